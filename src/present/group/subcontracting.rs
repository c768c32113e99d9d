//! The subcontractors of a member (law of 1975): the fields of each, what its DC4 wants still, and how the list in the card changes.

use super::ParamTable;
use super::sheet::{said, yes_no_or_not_said};
use crate::document::Document;
use crate::domain::bid::{Card, Lack, Subcontractor};
use crate::domain::check_digits::siret_adds_up;
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::params::Param;
use crate::domain::slug;
use crate::i18n::texts::{member as member_texts, sheet as sheet_texts, subcontracting as texts, typed as typed_texts};
use crate::i18n::{Lang, Text, format, parse, plural};
use crate::present::form::{FormField, Input, YES, yes_or_no};
use crate::present::tender::day_of_law;
use crate::present::typed;

/// In the order of the DC4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubcontractorField {
    Name,
    TradeName,
    LegalForm,
    Siret,
    Registration,
    Email,
    Phone,
    Signatory,
    IsSme,
    Address,
    Seat,
    Nature,
    Place,
    ProcessesData,
    Processing,
    Purpose,
    Data,
    Persons,
    Guarantees,
    VatRate,
    ReverseCharge,
    MaxAmount,
    PriceVariation,
    DirectPayment,
    Advance,
    Capacities,
    NoExclusion,
}

use SubcontractorField as F;

impl FormField for F {
    type Of = Subcontractor;

    fn key(self) -> &'static str {
        match self {
            F::Name => "name",
            F::TradeName => "trade-name",
            F::LegalForm => "legal-form",
            F::Siret => "siret",
            F::Registration => "registration",
            F::Email => "email",
            F::Phone => "phone",
            F::Signatory => "signatory",
            F::IsSme => "is-sme",
            F::Address => "address",
            F::Seat => "seat",
            F::Nature => "nature",
            F::Place => "place",
            F::ProcessesData => "processes-data",
            F::Processing => "processing",
            F::Purpose => "purpose",
            F::Data => "data",
            F::Persons => "persons",
            F::Guarantees => "guarantees",
            F::VatRate => "vat-rate",
            F::ReverseCharge => "reverse-charge",
            F::MaxAmount => "max-amount",
            F::PriceVariation => "price-variation",
            F::DirectPayment => "direct-payment",
            F::Advance => "advance",
            F::Capacities => "capacities",
            F::NoExclusion => "no-exclusion",
        }
    }
    fn label(self) -> Text {
        match self {
            F::Name => texts::NAME,
            F::TradeName => sheet_texts::TRADE_NAME,
            F::LegalForm => member_texts::LEGAL_FORM,
            F::Siret => member_texts::SIRET,
            F::Registration => texts::REGISTRATION,
            F::Email => sheet_texts::EMAIL,
            F::Phone => sheet_texts::PHONE,
            F::Signatory => texts::SIGNATORY,
            F::IsSme => sheet_texts::IS_SME,
            F::Address => sheet_texts::ADDRESS,
            F::Seat => sheet_texts::SEAT,
            F::Nature => texts::NATURE,
            F::Place => texts::PLACE,
            F::ProcessesData => texts::PROCESSES_DATA,
            F::Processing => texts::PROCESSING,
            F::Purpose => texts::PURPOSE,
            F::Data => texts::DATA,
            F::Persons => texts::PERSONS,
            F::Guarantees => texts::GUARANTEES,
            F::VatRate => texts::VAT_RATE,
            F::ReverseCharge => texts::REVERSE_CHARGE,
            F::MaxAmount => texts::MAX_HT,
            F::PriceVariation => texts::PRICE_VARIATION,
            F::DirectPayment => texts::DIRECT_PAYMENT,
            F::Advance => texts::ADVANCE,
            F::Capacities => texts::CAPACITIES,
            F::NoExclusion => texts::NO_EXCLUSION,
        }
    }
    fn hint(self) -> Option<Text> {
        match self {
            F::TradeName => Some(sheet_texts::TRADE_NAME_HINT),
            F::Registration => Some(texts::REGISTRATION_HINT),
            F::Signatory => Some(texts::SIGNATORY_HINT),
            F::Seat => Some(sheet_texts::SEAT_HINT),
            F::PriceVariation => Some(texts::PRICE_VARIATION_HINT),
            F::ProcessesData => Some(texts::PROCESSES_DATA_HINT),
            _ => None,
        }
    }
    fn input(self, lang: Lang) -> Input {
        match self {
            F::Address | F::Seat | F::Nature | F::Capacities => Input::Long,
            F::MaxAmount | F::VatRate => Input::Number,
            F::IsSme | F::DirectPayment | F::Advance | F::ProcessesData => yes_no_or_not_said(lang),
            F::ReverseCharge | F::Guarantees | F::NoExclusion => Input::Check,
            _ => Input::Text,
        }
    }
    fn show(self, of: &Subcontractor, lang: Lang) -> String {
        let data = &of.personal_data;
        let said = |is: Option<bool>| is.map(yes_or_no).unwrap_or_default();
        match self {
            F::Name => of.name.clone(),
            F::TradeName => of.trade_name.clone(),
            F::LegalForm => of.legal_form.clone(),
            F::Siret => of.siret.clone().unwrap_or_default(),
            F::Registration => of.registration.clone(),
            F::Email => of.email.clone(),
            F::Phone => of.phone.clone(),
            F::Signatory => of.signatory.clone(),
            F::IsSme => said(of.is_sme),
            F::Address => of.address.clone(),
            F::Seat => of.seat.clone(),
            F::Nature => of.nature.clone(),
            F::Place => of.place.clone(),
            F::ProcessesData => said(data.is_processed),
            F::Processing => data.nature.clone(),
            F::Purpose => data.purpose.clone(),
            F::Data => data.data.clone(),
            F::Persons => data.persons.clone(),
            F::Guarantees => yes_or_no(data.gives_guarantees),
            F::VatRate => of.vat_rate.map(|rate| format::bare_percent(rate.scaled(), lang)).unwrap_or_default(),
            F::ReverseCharge => yes_or_no(of.reverse_charge),
            F::MaxAmount => of.max_ht_cents.map(|cents| format::bare_amount(cents, lang)).unwrap_or_default(),
            F::PriceVariation => of.price_variation.clone(),
            F::DirectPayment => said(of.is_paid_directly),
            F::Advance => said(of.wants_advance),
            F::Capacities => of.capacities.clone(),
            F::NoExclusion => yes_or_no(of.declares_no_exclusion),
        }
    }
    fn put(self, of: &mut Subcontractor, typed: &str, lang: Lang) -> Result<(), String> {
        let line = || typed::text(typed, 300, lang);
        let lines = || typed::long_text(typed, 3000, lang);
        let data = &mut of.personal_data;
        match self {
            F::Name => of.name = name(typed, lang)?,
            F::TradeName => of.trade_name = line()?,
            F::LegalForm => of.legal_form = typed::text(typed, 100, lang)?,
            F::Siret => of.siret = typed::register(typed, super::card::is_siret, typed_texts::SIRET, lang)?,
            F::Registration => of.registration = line()?,
            F::Email => of.email = line()?,
            F::Phone => of.phone = line()?,
            F::Signatory => of.signatory = line()?,
            F::IsSme => of.is_sme = said(typed),
            F::Address => of.address = lines()?,
            F::Seat => of.seat = lines()?,
            F::Nature => of.nature = lines()?,
            F::Place => of.place = line()?,
            F::ProcessesData => data.is_processed = said(typed),
            F::Processing => data.nature = line()?,
            F::Purpose => data.purpose = line()?,
            F::Data => data.data = line()?,
            F::Persons => data.persons = line()?,
            F::Guarantees => data.gives_guarantees = typed == YES,
            F::VatRate => {
                of.vat_rate = typed::optional(typed, parse::rate, lang)?;
                of.reverse_charge &= of.vat_rate.is_none();
            }
            F::ReverseCharge => {
                of.reverse_charge = typed == YES;
                of.vat_rate = of.vat_rate.filter(|_| !of.reverse_charge);
            }
            F::MaxAmount => of.max_ht_cents = typed::optional(typed, parse::amount, lang)?,
            F::PriceVariation => of.price_variation = line()?,
            F::DirectPayment => of.is_paid_directly = said(typed),
            F::Advance => of.wants_advance = said(typed),
            F::Capacities => of.capacities = lines()?,
            F::NoExclusion => of.declares_no_exclusion = typed == YES,
        }
        Ok(())
    }
}

fn name(typed: &str, lang: Lang) -> Result<String, String> {
    let name = typed::text(typed, 300, lang)?;
    if name.is_empty() {
        return Err(texts::FAULT_NAME.get(lang).to_owned());
    }
    Ok(name)
}

/// The words for what is missing: those of the field where it is typed.
#[must_use]
pub fn lack(lack: Lack) -> Text {
    match lack {
        Lack::LegalForm => F::LegalForm,
        Lack::Registration => F::Siret,
        Lack::Address => F::Address,
        Lack::Email => F::Email,
        Lack::Signatory => F::Signatory,
        Lack::IsSme => F::IsSme,
        Lack::DirectPayment => F::DirectPayment,
        Lack::Nature => F::Nature,
        Lack::PersonalData => F::ProcessesData,
        Lack::Processing => return texts::PERSONAL_DATA,
        Lack::VatRate => F::VatRate,
        Lack::MaxAmount => F::MaxAmount,
        Lack::Advance => F::Advance,
        Lack::Capacities => F::Capacities,
        Lack::NoExclusion => return texts::DECLARATIONS,
    }
    .label()
}

/// How far the DC4 of one has come, and whether it is complete.
#[must_use]
pub fn state(of: &Subcontractor, lang: Lang) -> (String, bool) {
    match of.lacks().len() {
        0 => (texts::COMPLETE.get(lang).to_owned(), true),
        count => {
            let text = plural(lang, count, texts::LACKS_ONE, texts::LACKS);
            (text.fill(lang, &[("count", &count.to_string())]), false)
        }
    }
}

/// What is wrong in a field; what is missing is told by [`state`].
#[must_use]
pub fn fault(of: &Subcontractor, key: &str, lang: Lang) -> Option<String> {
    let is_wrong = key == F::Siret.key() && of.siret.as_deref().is_some_and(|siret| !siret_adds_up(siret));
    is_wrong.then(|| member_texts::FAULT_SIRET.get(lang).to_owned())
}

/// From which amount a public buyer pays a subcontractor directly, as the dated table has it.
#[must_use]
pub fn direct_payment_note(document: &Document, table: &ParamTable, lang: Lang) -> Option<String> {
    let entry = table.on("subcontracting.direct_payment", day_of_law(&document.frame.tender, table))?;
    let text = if entry.checked {
        texts::DIRECT_PAYMENT_NOTE
    } else {
        texts::DIRECT_PAYMENT_NOTE_UNCHECKED
    };
    let amount = format::amount(Param::cents(entry)?, lang);
    Some(text.fill(lang, &[("amount", &amount), ("source", &entry.source)]))
}

/// The lines that its member prices or serves, and those that it works on already.
#[must_use]
pub fn lines_of(document: &Document, member: &MemberId, of: &Subcontractor) -> Vec<LineId> {
    let serves = |line: &LineId| {
        let shares = document.plan.allocation.get(line);
        shares.is_some_and(|shares| shares.iter().any(|(m, _)| m == member))
    };
    let ids = document.frame.lines.iter().map(|line| &line.id);
    let wanted = ids.filter(|id| document.ask(id, member).is_some() || serves(id) || of.lines.contains(id));
    wanted.cloned().collect()
}

/// The card with one more, of which the name is known, and its id.
///
/// # Errors
/// The sentence when there is no name.
pub fn with_new(card: &Card, typed: &str, lang: Lang) -> Result<(Card, Id), String> {
    let name = name(typed, lang)?;
    let is_taken = |id: &str| card.subcontractors.iter().any(|s| s.id.as_str() == id);
    let id = Id::new(&slug::unique(&slug::slug(&name), "dc4", is_taken));
    let mut next = card.clone();
    next.subcontractors.push(Subcontractor::named(id.clone(), &name));
    Ok((next, id))
}

#[must_use]
pub fn with_changed(card: &Card, changed: Subcontractor) -> Card {
    let mut next = card.clone();
    if let Some(place) = next.subcontractors.iter_mut().find(|s| s.id == changed.id) {
        *place = changed;
    }
    next
}

#[must_use]
pub fn without(card: &Card, id: &Id) -> Card {
    let mut next = card.clone();
    next.subcontractors.retain(|s| &s.id != id);
    next
}

/// Working on a line, in the order of the bid, or no longer.
#[must_use]
pub fn with_line(of: &Subcontractor, line: &LineId, works: bool, order: &[LineId]) -> Subcontractor {
    let mut next = of.clone();
    next.lines = order
        .iter()
        .filter(|id| if *id == line { works } else { of.lines.contains(id) })
        .cloned()
        .collect();
    next
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::present::form::{NO, changed};
    use crate::present::samples;

    #[test]
    fn what_is_typed_is_shown_again_and_can_be_emptied() {
        let empty = Subcontractor::named(Id::new("s"), "Câbles");
        let fields = [
            (F::Siret, "00000000000018"),
            (F::Address, "3 rue du Port\nBrest"),
            (F::MaxAmount, "1 234,50"),
            (F::VatRate, "20"),
            (F::DirectPayment, YES),
            (F::Advance, NO),
            (F::ProcessesData, YES),
            (F::Persons, "Agents"),
        ];
        for (field, typed) in fields {
            let next = changed(field, &empty, typed, Lang::Fr).unwrap();
            assert_eq!(samples::plain(&field.show(&next, Lang::Fr)), typed, "{field:?}");
            assert_eq!(changed(field, &next, "", Lang::Fr).unwrap(), empty, "{field:?} can be emptied");
        }
        assert_eq!(changed(F::Name, &empty, " ", Lang::En).unwrap_err(), "A subcontractor (contract) has a name.");
    }

    #[test]
    fn a_rate_and_the_reverse_charge_exclude_each_other() {
        let one = Subcontractor::named(Id::new("s"), "Câbles");
        let taxed = changed(F::VatRate, &one, "20", Lang::Fr).unwrap();
        let reversed = changed(F::ReverseCharge, &taxed, YES, Lang::Fr).unwrap();
        assert!(reversed.reverse_charge && reversed.vat_rate.is_none());
        let again = changed(F::VatRate, &reversed, "10", Lang::Fr).unwrap();
        assert!(!again.reverse_charge && again.vat_rate.is_some());
        assert!(changed(F::VatRate, &reversed, "", Lang::Fr).unwrap().reverse_charge);
    }

    #[test]
    fn each_gets_an_id_of_its_own_and_the_state_of_its_dc4_is_told() {
        let document = samples::document();
        let card = &document.members[0].card;
        let (one, first) = with_new(card, "Câbles du Ponant", Lang::Fr).unwrap();
        let (two, second) = with_new(&one, "Câbles du Ponant", Lang::Fr).unwrap();
        assert_eq!((first.as_str(), second.as_str()), ("cables-du-ponant", "cables-du-ponant-2"));
        assert_eq!(without(&two, &first).subcontractors[0].id, second);
        assert_eq!(samples::plain(&state(&two.subcontractors[0], Lang::Fr).0), "DC4 : 14 rubriques à compléter");
        let mut named = two.subcontractors[1].clone();
        named.siret = Some("00000000000001".to_owned());
        assert!(fault(&named, "siret", Lang::Fr).is_some() && fault(&named, "name", Lang::Fr).is_none());
        assert_eq!(with_changed(&two, named.clone()).subcontractors[1], named);
    }

    #[test]
    fn its_lines_are_those_of_its_member_in_the_order_of_the_bid() {
        let mut document = samples::document();
        let of = Subcontractor::named(Id::new("s"), "Câbles");
        let (l1, l2) = (LineId::new("L1"), LineId::new("L2"));
        assert_eq!(lines_of(&document, &"a".into(), &of), std::slice::from_ref(&l1));
        samples::allocate(&mut document, "L2", &[("a", "1")]);
        let both = lines_of(&document, &"a".into(), &of);
        assert_eq!(both, [l1.clone(), l2.clone()]);
        let on = with_line(&with_line(&of, &l2, true, &both), &l1, true, &both);
        assert_eq!(on.lines, both);
        assert_eq!(with_line(&on, &l1, false, &both).lines, [l2]);
    }
}
