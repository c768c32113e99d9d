//! The money clauses of a consultation: ceiling, price criterion, advance; and the group's own estimate, which stays internal.

use crate::domain::bid::{Advance, PriceBasis, PriceCriterion, Tender};
use crate::domain::dates::Date;
use crate::domain::decimal::{Points, Rate};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::params::{Param, ParamTable};
use crate::i18n::texts::tender as texts;
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{FormField, Input, choices_of};
use crate::present::tender::words;
use crate::present::{faults, typed};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyField {
    Ceiling,
    CriterionWeight,
    CriterionBasis,
    AdvanceRate,
    AdvanceMin,
    AdvanceMonths,
    /// Internal.
    Estimate,
}

impl FormField for MoneyField {
    type Of = Tender;

    fn key(self) -> &'static str {
        match self {
            Self::Ceiling => "ceiling",
            Self::CriterionWeight => "criterion-weight",
            Self::CriterionBasis => "criterion-basis",
            Self::AdvanceRate => "advance-rate",
            Self::AdvanceMin => "advance-min",
            Self::AdvanceMonths => "advance-months",
            Self::Estimate => "estimate",
        }
    }

    fn label(self) -> Text {
        match self {
            Self::Ceiling => texts::CEILING,
            Self::CriterionWeight => texts::CRITERION_WEIGHT,
            Self::CriterionBasis => texts::CRITERION_BASIS,
            Self::AdvanceRate => texts::ADVANCE_RATE,
            Self::AdvanceMin => texts::ADVANCE_MIN,
            Self::AdvanceMonths => texts::ADVANCE_MONTHS,
            Self::Estimate => texts::ESTIMATE,
        }
    }

    fn hint(self) -> Option<Text> {
        match self {
            Self::Ceiling => Some(texts::CEILING_HINT),
            Self::CriterionWeight => Some(texts::CRITERION_WEIGHT_HINT),
            Self::Estimate => Some(texts::ESTIMATE_HINT),
            _ => None,
        }
    }

    fn input(self, lang: Lang) -> Input {
        match self {
            Self::CriterionBasis => choices_of(PriceBasis::ALL, PriceBasis::as_str, words::price_basis, lang),
            _ => Input::Number,
        }
    }

    fn show(self, tender: &Tender, lang: Lang) -> String {
        let amount = |cents: Option<Cents>| cents.map(|c| format::bare_amount(c, lang)).unwrap_or_default();
        let advance = tender.advance.as_ref();
        let criterion = tender.price_criterion.as_ref();
        match self {
            Self::Ceiling => amount(tender.ceiling_ht_cents),
            Self::Estimate => amount(tender.estimate_ht_cents),
            Self::CriterionWeight => criterion.map(|c| format::plain_quantity(&c.weight.to_string(), lang)).unwrap_or_default(),
            Self::CriterionBasis => criterion.map_or(PriceBasis::Ht, |c| c.basis).as_str().to_owned(),
            Self::AdvanceRate => advance.map(|a| format::bare_percent(a.rate.scaled(), lang)).unwrap_or_default(),
            Self::AdvanceMin => amount(advance.map(|a| a.min_ht_cents)),
            Self::AdvanceMonths => advance.map(|a| a.min_months.to_string()).unwrap_or_default(),
        }
    }

    fn put(self, tender: &mut Tender, typed: &str, lang: Lang) -> Result<(), String> {
        // Zero would not be a limit but the absence of one.
        let limit = || typed::optional(typed, parse::amount, lang).map(|cents| cents.filter(|c| !c.is_zero()));
        match self {
            Self::Ceiling => tender.ceiling_ht_cents = limit()?,
            Self::Estimate => tender.estimate_ht_cents = limit()?,
            Self::CriterionWeight => set_weight(tender, points(typed, lang)?),
            Self::CriterionBasis => {
                if let (Some(criterion), Some(basis)) = (&mut tender.price_criterion, PriceBasis::parse(typed)) {
                    criterion.basis = basis;
                }
            }
            Self::AdvanceRate | Self::AdvanceMin | Self::AdvanceMonths => {
                let advance = tender.advance.get_or_insert_with(no_advance);
                match self {
                    Self::AdvanceRate => advance.rate = typed::number(typed, parse::rate, lang)?,
                    Self::AdvanceMin => advance.min_ht_cents = typed::number(typed, parse::amount, lang)?,
                    _ => advance.min_months = u16::try_from(typed::whole(typed, 0, 1200, lang)?).unwrap_or(u16::MAX),
                }
            }
        }
        Ok(())
    }
}

fn set_weight(tender: &mut Tender, weight: Option<Points>) {
    tender.price_criterion = weight.map(|weight| match tender.price_criterion.take() {
        Some(criterion) => PriceCriterion { weight, ..criterion },
        None => PriceCriterion {
            weight,
            basis: PriceBasis::Ht,
            other_offers: Vec::new(),
        },
    });
}

fn points(typed: &str, lang: Lang) -> Result<Option<Points>, String> {
    let Some(plain) = typed::optional(typed, parse::plain_number, lang)? else {
        return Ok(None);
    };
    let points = Points::parse(&plain).map(Some);
    points.map_err(|fault| faults::decimal(fault, typed.trim(), lang))
}

fn no_advance() -> Advance {
    Advance {
        rate: Rate::ZERO,
        min_ht_cents: Cents::ZERO,
        min_months: 0,
        waived_by: Vec::new(),
    }
}

/// With an advance as the table proposes it, or without one. What the table does not know starts at zero.
#[must_use]
pub fn with_advance(tender: &Tender, is_paid: bool, table: Option<&ParamTable>, day: Option<Date>) -> Tender {
    let mut next = tender.clone();
    next.advance = is_paid.then(|| tender.advance.clone().unwrap_or_else(|| proposed_advance(table, day)));
    next
}

fn proposed_advance(table: Option<&ParamTable>, day: Option<Date>) -> Advance {
    let param = |id: &str| table.and_then(|t| t.on(id, day.unwrap_or(t.as_of)));
    Advance {
        rate: param("advance.rate").and_then(Param::rate).unwrap_or(Rate::ZERO),
        min_ht_cents: param("advance.min_ht").and_then(Param::cents).unwrap_or(Cents::ZERO),
        min_months: param("advance.min_months").and_then(Param::count).unwrap_or(0),
        waived_by: Vec::new(),
    }
}

/// Where the proposed advance comes from.
#[must_use]
pub fn advance_note(table: &ParamTable, lang: Lang) -> String {
    texts::ADVANCE_DEFAULT.fill(lang, &[("date", &format::date(table.as_of, lang))])
}

/// A member gives its part of the advance up, or takes it back.
#[must_use]
pub fn with_waiver(tender: &Tender, member: &MemberId, gives_up: bool) -> Tender {
    let mut next = tender.clone();
    if let Some(advance) = &mut next.advance {
        advance.waived_by.retain(|m| m != member);
        if gives_up {
            advance.waived_by.push(member.clone());
        }
    }
    next
}

/// What a file says of penalties and price revision: kept and computed, shown, not edited here.
#[must_use]
pub fn kept(tender: &Tender, lang: Lang) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(penalty) = &tender.penalty {
        let values = [
            ("divisor", penalty.divisor.to_string()),
            ("exempt", format::amount(penalty.exempt_up_to_cents, lang)),
            ("cap", format::rate(penalty.cap_rate, lang)),
        ];
        let mut sentence = texts::KEPT_PENALTY.fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
        if !penalty.cases.is_empty() {
            sentence = format!("{sentence} {}", texts::KEPT_CASES.fill(lang, &[("count", &penalty.cases.len().to_string())]));
        }
        sentences.push(sentence);
    }
    if let Some(revision) = &tender.price_revision {
        let decimal = |plain: String| format::plain_quantity(&plain, lang);
        let term = |t: &crate::domain::bid::RevisionTerm| {
            let (weight, i0, i1) = (format::rate(t.weight, lang), decimal(t.i0.to_string()), decimal(t.i1.to_string()));
            texts::KEPT_TERM.fill(lang, &[("weight", &weight), ("index", &t.index), ("i0", &i0), ("i1", &i1)])
        };
        let terms: Vec<String> = revision.terms.iter().map(term).collect();
        let values = [
            ("fixed", format::rate(revision.fixed, lang)),
            ("terms", terms.join(" + ")),
            ("decimals", revision.coef_decimals.to_string()),
            ("period", revision.period.to_string()),
        ];
        sentences.push(texts::KEPT_REVISION.fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str()))));
    }
    sentences
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::new_bid::empty_tender;

    #[test]
    fn an_amount_that_is_emptied_is_no_limit() {
        let mut tender = empty_tender();
        MoneyField::Ceiling.put(&mut tender, "140 000", Lang::Fr).unwrap();
        assert_eq!(tender.ceiling_ht_cents, Some(Cents(14_000_000)));
        assert_eq!(MoneyField::Ceiling.show(&tender, Lang::Fr), "140\u{202f}000,00");
        MoneyField::Ceiling.put(&mut tender, "", Lang::Fr).unwrap();
        assert_eq!(tender.ceiling_ht_cents, None);
    }

    #[test]
    fn emptying_the_weight_of_the_price_drops_the_criterion() {
        let mut tender = empty_tender();
        MoneyField::CriterionWeight.put(&mut tender, "40", Lang::Fr).unwrap();
        MoneyField::CriterionBasis.put(&mut tender, "buyer_cost", Lang::Fr).unwrap();
        MoneyField::CriterionWeight.put(&mut tender, "60,5", Lang::Fr).unwrap();
        assert_eq!(
            tender.price_criterion.as_ref().map(|c| (c.weight.to_string(), c.basis)),
            Some(("60.5".to_owned(), PriceBasis::BuyerCost))
        );
        MoneyField::CriterionWeight.put(&mut tender, " ", Lang::Fr).unwrap();
        assert_eq!(tender.price_criterion, None);
    }

    #[test]
    fn an_advance_is_proposed_from_the_table_and_typed_values_survive() {
        let param = |id: &str, value: &str, unit| Param {
            id: id.to_owned(),
            value: value.to_owned(),
            unit,
            valid_from: Date::parse("2020-01-01").unwrap(),
            valid_until: None,
            source: String::new(),
            checked: true,
        };
        use crate::domain::params::Unit;
        let table = ParamTable {
            as_of: Date::parse("2026-11-22").unwrap(),
            entries: vec![param("advance.rate", "0.07", Unit::Rate), param("advance.min_months", "3", Unit::Months)],
        };
        let with = with_advance(&empty_tender(), true, Some(&table), None);
        assert_eq!(MoneyField::AdvanceRate.show(&with, Lang::Fr), "7");
        assert_eq!(with.advance.as_ref().map(|a| (a.min_months, a.min_ht_cents)), Some((3, Cents::ZERO)));
        let mut typed = with;
        MoneyField::AdvanceRate.put(&mut typed, "20", Lang::Fr).unwrap();
        assert_eq!(with_advance(&typed, true, Some(&table), None), typed);
        assert_eq!(with_advance(&typed, false, Some(&table), None).advance, None);
        let waived = with_waiver(&typed, &"a".into(), true);
        assert_eq!(waived.advance.as_ref().map(|a| a.waived_by.len()), Some(1));
        assert_eq!(with_waiver(&waived, &"a".into(), false), typed);
    }
}
