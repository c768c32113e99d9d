//! The fields that the client never sees: a member's private facts, and the terms that come with its prices.

use crate::domain::bid::{PrivateFacts, Tender, Terms, VatThreshold};
use crate::domain::check_digits;
use crate::domain::money::Cents;
use crate::domain::years::Years;
use crate::i18n::texts::{member as texts, typed as typed_texts};
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{FormField, Input, YES, yes_or_no};
use crate::present::typed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateField {
    Iban,
    Recovers,
    OtherTurnover,
    ThresholdLabel,
    ThresholdLimit,
    ThresholdRaised,
}

impl FormField for PrivateField {
    type Of = PrivateFacts;

    fn key(self) -> &'static str {
        match self {
            Self::Iban => "iban",
            Self::Recovers => "recovers",
            Self::OtherTurnover => "other-turnover",
            Self::ThresholdLabel => "threshold-label",
            Self::ThresholdLimit => "threshold-limit",
            Self::ThresholdRaised => "threshold-raised",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Iban => texts::IBAN,
            Self::Recovers => texts::RECOVERS,
            Self::OtherTurnover => texts::OTHER_TURNOVER,
            Self::ThresholdLabel => texts::THRESHOLD_LABEL,
            Self::ThresholdLimit => texts::THRESHOLD_LIMIT,
            Self::ThresholdRaised => texts::THRESHOLD_RAISED,
        }
    }
    fn hint(self) -> Option<Text> {
        match self {
            Self::OtherTurnover => Some(texts::OTHER_TURNOVER_HINT),
            Self::ThresholdLimit => Some(texts::THRESHOLD_LIMIT_HINT),
            _ => None,
        }
    }
    fn input(self, _: Lang) -> Input {
        match self {
            Self::Iban | Self::ThresholdLabel => Input::Text,
            Self::Recovers => Input::Check,
            Self::OtherTurnover | Self::ThresholdLimit | Self::ThresholdRaised => Input::Number,
        }
    }
    fn show(self, facts: &PrivateFacts, lang: Lang) -> String {
        let threshold = facts.vat_threshold.as_ref();
        let amount = |cents: Option<Cents>| cents.map(|c| format::bare_amount(c, lang)).unwrap_or_default();
        match self {
            Self::Iban => facts.iban.clone().unwrap_or_default(),
            Self::Recovers => yes_or_no(facts.recovers_input_vat),
            Self::OtherTurnover => format::bare_amount(facts.other_turnover_cents, lang),
            Self::ThresholdLabel => threshold.map(|t| t.label.clone()).unwrap_or_default(),
            Self::ThresholdLimit => amount(threshold.map(|t| t.limit_cents)),
            Self::ThresholdRaised => amount(threshold.and_then(|t| t.raised_limit_cents)),
        }
    }
    fn put(self, facts: &mut PrivateFacts, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Iban => facts.iban = typed::register(typed, check_digits::is_iban, typed_texts::IBAN, lang)?,
            Self::Recovers => facts.recovers_input_vat = typed == YES,
            Self::OtherTurnover => facts.other_turnover_cents = typed::optional(typed, parse::amount, lang)?.unwrap_or_default(),
            Self::ThresholdLimit => {
                let limit = typed::optional(typed, parse::amount, lang)?;
                facts.vat_threshold = limit.map(|limit_cents| VatThreshold {
                    limit_cents,
                    ..threshold_of(facts)
                });
            }
            Self::ThresholdLabel => {
                let label = typed::text(typed, 200, lang)?;
                if facts.vat_threshold.is_some() || !label.is_empty() {
                    facts.vat_threshold = Some(VatThreshold { label, ..threshold_of(facts) });
                }
            }
            Self::ThresholdRaised => {
                let raised_limit_cents = typed::optional(typed, parse::amount, lang)?;
                if facts.vat_threshold.is_some() || raised_limit_cents.is_some() {
                    facts.vat_threshold = Some(VatThreshold {
                        raised_limit_cents,
                        ..threshold_of(facts)
                    });
                }
            }
        }
        Ok(())
    }
}

fn threshold_of(facts: &PrivateFacts) -> VatThreshold {
    facts.vat_threshold.clone().unwrap_or(VatThreshold {
        label: String::new(),
        limit_cents: Cents::ZERO,
        raised_limit_cents: None,
    })
}

/// The years of the contract, and after them those that the facts still name though the contract has them no longer.
#[must_use]
pub fn years(tender: &Tender, facts: &PrivateFacts) -> Vec<String> {
    let mut years: Vec<String> = Years::of(tender).0.labels().iter().map(ToString::to_string).collect();
    for year in facts.other_turnover_by_year_cents.keys() {
        if !years.contains(year) {
            years.push(year.clone());
        }
    }
    years
}

/// The other turnover of one year, as it is edited.
#[must_use]
pub fn year_shown(facts: &PrivateFacts, year: &str, lang: Lang) -> String {
    facts
        .other_turnover_by_year_cents
        .get(year)
        .map(|c| format::bare_amount(*c, lang))
        .unwrap_or_default()
}

/// The facts with another turnover for one year; empty = as every year.
///
/// # Errors
/// The sentence when it is not an amount.
pub fn with_year(facts: &PrivateFacts, year: &str, typed: &str, lang: Lang) -> Result<PrivateFacts, String> {
    let mut next = facts.clone();
    match typed::optional(typed, parse::amount, lang)? {
        Some(cents) => next.other_turnover_by_year_cents.insert(year.to_owned(), cents),
        None => next.other_turnover_by_year_cents.remove(year),
    };
    Ok(next)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsField {
    Cap,
    MinOrder,
    MinShare,
    MaxShare,
    MustServe,
    Capacity,
    Mandate,
}

impl FormField for TermsField {
    type Of = Terms;

    fn key(self) -> &'static str {
        match self {
            Self::Cap => "cap",
            Self::MinOrder => "min-order",
            Self::MinShare => "min-share",
            Self::MaxShare => "max-share",
            Self::MustServe => "must-serve",
            Self::Capacity => "capacity",
            Self::Mandate => "mandate",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Cap => texts::CAP,
            Self::MinOrder => texts::MIN_ORDER,
            Self::MinShare => texts::MIN_SHARE,
            Self::MaxShare => texts::MAX_SHARE,
            Self::MustServe => texts::MUST_SERVE,
            Self::Capacity => texts::CAPACITY,
            Self::Mandate => texts::MANDATE,
        }
    }
    fn hint(self) -> Option<Text> {
        match self {
            Self::Cap => Some(texts::CAP_HINT),
            Self::MinOrder => Some(texts::MIN_ORDER_HINT),
            Self::Mandate => Some(texts::MANDATE_HINT),
            _ => None,
        }
    }
    fn input(self, _: Lang) -> Input {
        if self == Self::MustServe { Input::Check } else { Input::Number }
    }
    fn show(self, terms: &Terms, lang: Lang) -> String {
        let percent = |rate: Option<crate::domain::decimal::Rate>| rate.map(|r| format::bare_percent(r.scaled(), lang)).unwrap_or_default();
        match self {
            Self::Cap => terms.turnover_cap_cents.map(|c| format::bare_amount(c, lang)).unwrap_or_default(),
            Self::MinOrder => format::bare_amount(terms.min_order_cents, lang),
            Self::MinShare => percent(terms.min_share),
            Self::MaxShare => percent(terms.max_share),
            Self::MustServe => yes_or_no(terms.must_serve),
            Self::Capacity => terms
                .capacity_hours_per_month
                .map(|h| format::plain_quantity(&h.to_string(), lang))
                .unwrap_or_default(),
            Self::Mandate => percent(Some(terms.negotiation_mandate)),
        }
    }
    fn put(self, terms: &mut Terms, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Cap => terms.turnover_cap_cents = typed::optional(typed, parse::amount, lang)?,
            Self::MinOrder => terms.min_order_cents = typed::optional(typed, parse::amount, lang)?.unwrap_or_default(),
            Self::MinShare => terms.min_share = typed::optional(typed, parse::rate, lang)?,
            Self::MaxShare => terms.max_share = typed::optional(typed, parse::rate, lang)?,
            Self::MustServe => terms.must_serve = typed == YES,
            Self::Capacity => terms.capacity_hours_per_month = typed::optional(typed, parse::weight, lang)?,
            Self::Mandate => terms.negotiation_mandate = typed::optional(typed, parse::rate, lang)?.unwrap_or_default(),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::new_bid::empty_tender;

    #[test]
    fn a_threshold_appears_with_its_first_figure_and_goes_with_its_limit() {
        let mut facts = PrivateFacts::default();
        PrivateField::ThresholdLabel.put(&mut facts, "", Lang::Fr).unwrap();
        assert_eq!(facts.vat_threshold, None);
        PrivateField::ThresholdLimit.put(&mut facts, "37 500", Lang::Fr).unwrap();
        PrivateField::ThresholdRaised.put(&mut facts, "41 250", Lang::Fr).unwrap();
        PrivateField::ThresholdLabel.put(&mut facts, "Services", Lang::Fr).unwrap();
        assert_eq!(PrivateField::ThresholdRaised.show(&facts, Lang::Fr), "41\u{202f}250,00");
        PrivateField::ThresholdLimit.put(&mut facts, "", Lang::Fr).unwrap();
        assert_eq!(facts, PrivateFacts::default());
    }

    #[test]
    fn a_year_that_left_the_contract_stays_in_sight_until_it_is_emptied() {
        let (tender, facts) = (empty_tender(), PrivateFacts::default());
        let facts = with_year(&facts, "P1", "12 000", Lang::Fr).unwrap();
        let facts = with_year(&facts, "2031", "1", Lang::Fr).unwrap();
        assert_eq!(years(&tender, &facts), ["P1", "2031"]);
        assert_eq!(year_shown(&facts, "P1", Lang::Fr), "12\u{202f}000,00");
        let facts = with_year(&facts, "2031", "", Lang::Fr).unwrap();
        assert_eq!(years(&tender, &facts), ["P1"]);
        assert!(with_year(&facts, "P1", "beaucoup", Lang::Fr).is_err());
    }

    #[test]
    fn terms_show_what_was_typed_and_empty_means_none() {
        let mut terms = Terms::default();
        for (field, typed, shown) in [
            (TermsField::Cap, "40000", "40\u{202f}000,00"),
            (TermsField::MinShare, "12,5 %", "12,5"),
            (TermsField::Capacity, "35.50", "35,5"),
            (TermsField::Mandate, "3", "3"),
        ] {
            field.put(&mut terms, typed, Lang::Fr).unwrap();
            assert_eq!(field.show(&terms, Lang::Fr), shown);
            field.put(&mut terms, "", Lang::Fr).unwrap();
        }
        assert_eq!(terms, Terms::default());
        assert!(TermsField::MaxShare.put(&mut terms, "120", Lang::Fr).is_err());
    }
}
