//! The administrative sheet of a member: what the official forms ask of it, each field once for all forms.

use crate::document::{Command, Sheet, TurnoverYear};
use crate::domain::ids::MemberId;
use crate::i18n::texts::sheet as texts;
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{Choice, FormField, Input, NO, YES, yes_or_no};
use crate::present::typed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetField {
    TradeName,
    Address,
    Seat,
    Email,
    Phone,
    Registration,
    Signatory,
    Capacity,
    IsSme,
    /// Closed year at this position, the most recent first, and its turnover.
    Year(usize),
    Turnover(usize),
    Insurance,
    InsuredUntil,
    Means,
    References,
    Bank,
    Bic,
}

/// How many closed years the forms ask for.
pub const YEARS: usize = 3;

impl FormField for SheetField {
    type Of = Sheet;

    fn key(self) -> &'static str {
        match self {
            Self::TradeName => "trade-name",
            Self::Address => "address",
            Self::Seat => "seat",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Registration => "registration",
            Self::Signatory => "signatory",
            Self::Capacity => "capacity",
            Self::IsSme => "is-sme",
            Self::Year(0) => "year-1",
            Self::Year(1) => "year-2",
            Self::Year(_) => "year-3",
            Self::Turnover(0) => "turnover-1",
            Self::Turnover(1) => "turnover-2",
            Self::Turnover(_) => "turnover-3",
            Self::Insurance => "insurance",
            Self::InsuredUntil => "insured-until",
            Self::Means => "means",
            Self::References => "references",
            Self::Bank => "bank",
            Self::Bic => "bic",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::TradeName => texts::TRADE_NAME,
            Self::Address => texts::ADDRESS,
            Self::Seat => texts::SEAT,
            Self::Email => texts::EMAIL,
            Self::Phone => texts::PHONE,
            Self::Registration => texts::REGISTRATION,
            Self::Signatory => texts::SIGNATORY,
            Self::Capacity => texts::CAPACITY,
            Self::IsSme => texts::IS_SME,
            Self::Year(0) => texts::YEAR_1,
            Self::Year(1) => texts::YEAR_2,
            Self::Year(_) => texts::YEAR_3,
            Self::Turnover(0) => texts::TURNOVER_1,
            Self::Turnover(1) => texts::TURNOVER_2,
            Self::Turnover(_) => texts::TURNOVER_3,
            Self::Insurance => texts::INSURANCE,
            Self::InsuredUntil => texts::INSURED_UNTIL,
            Self::Means => texts::MEANS,
            Self::References => texts::REFERENCES,
            Self::Bank => texts::BANK,
            Self::Bic => texts::BIC,
        }
    }
    fn hint(self) -> Option<Text> {
        match self {
            Self::TradeName => Some(texts::TRADE_NAME_HINT),
            Self::Seat => Some(texts::SEAT_HINT),
            Self::Registration => Some(texts::REGISTRATION_HINT),
            Self::Capacity => Some(texts::CAPACITY_HINT),
            Self::Insurance => Some(texts::INSURANCE_HINT),
            Self::References => Some(texts::REFERENCES_HINT),
            _ => None,
        }
    }
    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Address | Self::Seat | Self::Means | Self::References => Input::Long,
            Self::Year(_) | Self::Turnover(_) => Input::Number,
            Self::InsuredUntil => Input::Date,
            Self::IsSme => yes_no_or_not_said(lang),
            _ => Input::Text,
        }
    }
    fn show(self, sheet: &Sheet, lang: Lang) -> String {
        let year = |at: usize| sheet.turnover.get(at).copied().unwrap_or_default();
        match self {
            Self::TradeName => sheet.trade_name.clone(),
            Self::Address => sheet.address.clone(),
            Self::Seat => sheet.seat.clone(),
            Self::Email => sheet.email.clone(),
            Self::Phone => sheet.phone.clone(),
            Self::Registration => sheet.registration.clone(),
            Self::Signatory => sheet.signatory.clone(),
            Self::Capacity => sheet.capacity.clone(),
            Self::IsSme => sheet.is_sme.map(yes_or_no).unwrap_or_default(),
            Self::Year(at) => year(at).year.map(|year| year.to_string()).unwrap_or_default(),
            Self::Turnover(at) => year(at).cents.map(|cents| format::bare_amount(cents, lang)).unwrap_or_default(),
            Self::Insurance => sheet.insurance.clone(),
            Self::InsuredUntil => sheet.insured_until.map(|day| day.to_string()).unwrap_or_default(),
            Self::Means => sheet.means.clone(),
            Self::References => sheet.references.clone(),
            Self::Bank => sheet.bank.clone(),
            Self::Bic => sheet.bic.clone(),
        }
    }
    fn put(self, sheet: &mut Sheet, typed: &str, lang: Lang) -> Result<(), String> {
        let line = || typed::text(typed, 300, lang);
        let lines = || typed::long_text(typed, 3000, lang);
        match self {
            Self::TradeName => sheet.trade_name = line()?,
            Self::Address => sheet.address = lines()?,
            Self::Seat => sheet.seat = lines()?,
            Self::Email => sheet.email = line()?,
            Self::Phone => sheet.phone = line()?,
            Self::Registration => sheet.registration = line()?,
            Self::Signatory => sheet.signatory = line()?,
            Self::Capacity => sheet.capacity = line()?,
            Self::IsSme => sheet.is_sme = said(typed),
            Self::Year(at) => {
                let year = if typed.trim().is_empty() {
                    None
                } else {
                    Some(typed::whole(typed, 2000, 2199, lang)?)
                };
                edit_year(sheet, at, |y| y.year = year.and_then(|year| u16::try_from(year).ok()));
            }
            Self::Turnover(at) => {
                let cents = typed::optional(typed, parse::amount, lang)?;
                edit_year(sheet, at, |y| y.cents = cents);
            }
            Self::Insurance => sheet.insurance = line()?,
            Self::InsuredUntil => sheet.insured_until = typed::date(typed, lang)?,
            Self::Means => sheet.means = lines()?,
            Self::References => sheet.references = lines()?,
            Self::Bank => sheet.bank = line()?,
            Self::Bic => sheet.bic = line()?,
        }
        Ok(())
    }
}

/// Yes, no, or nothing yet.
pub(super) fn yes_no_or_not_said(lang: Lang) -> Input {
    let choices = [("", texts::NOT_SAID), (YES, texts::YES), (NO, texts::NO)];
    Input::Choice(choices.map(|(key, text)| Choice::new(key, text.get(lang))).to_vec())
}

pub(super) fn said(typed: &str) -> Option<bool> {
    match typed {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    }
}

fn edit_year(sheet: &mut Sheet, at: usize, edit: impl FnOnce(&mut TurnoverYear)) {
    if let Some(year) = sheet.turnover.get_mut(at) {
        edit(year);
    }
}

#[must_use]
pub fn set_sheet(id: &MemberId, sheet: Sheet) -> Command {
    Command::SetSheet {
        member: id.clone(),
        sheet: Box::new(sheet),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::present::form::changed;
    use SheetField as F;

    #[test]
    fn what_is_typed_is_shown_again_and_a_bad_year_is_refused_in_words() {
        let sheet = Sheet::default();
        let fields = [
            (F::Address, "1 rue des Bois\n01000 Bourg"),
            (F::Year(1), "2025"),
            (F::Turnover(2), "12345,60"),
            (F::IsSme, YES),
            (F::InsuredUntil, "2027-12-31"),
        ];
        for (field, typed) in fields {
            let next = changed(field, &sheet, typed, Lang::Fr).unwrap();
            let shown = field.show(&next, Lang::Fr).replace('\u{202f}', "");
            assert_eq!(shown, typed, "{field:?}");
            assert_eq!(changed(field, &next, "", Lang::Fr).unwrap(), sheet, "{field:?} can be emptied");
        }
        assert!(changed(F::Year(0), &sheet, "26", Lang::Fr).unwrap_err().contains("2000"));
    }
}
