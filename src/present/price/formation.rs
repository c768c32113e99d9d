//! How the price is formed: what is withheld, the rounding, the discount. Internal.

use indexmap::IndexMap;

use super::computation::rounded_both_ways;
use super::missing::excess_of;
use super::words;
use crate::document::Document;
use crate::domain::bid::{Deduction, DeductionBase, DeductionKind, Pricing, Rounding};
use crate::domain::contract::price;
use crate::domain::decimal::Rate;
use crate::domain::fixed::Fixed;
use crate::domain::results::Results;
use crate::i18n::texts::price as texts;
use crate::i18n::{Lang, format};

/// Keys of a closed list with their words.
pub type Choices = Vec<(String, String)>;

/// One withholding, ready to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeductionRow {
    pub id: String,
    /// What it is called in the names of its buttons.
    pub name: String,
    pub label: String,
    pub kind: String,
    /// As a percentage, without the sign.
    pub rate: String,
    /// In euros, without the sign; empty without one.
    pub fixed: String,
    /// In euros, without the sign; empty without one.
    pub cap: String,
    /// The amount or the cap is set by hand; why, and what is wrong with the reason.
    pub is_by_hand: bool,
    pub reason: String,
    pub reason_fault: Option<String>,
    pub base: String,
    pub bases: Choices,
    /// Only for a fee; empty while nobody receives it.
    pub beneficiary: Option<String>,
    pub beneficiary_fault: Option<String>,
    /// What it comes to on this contract.
    pub fund: String,
    pub is_first: bool,
    pub is_last: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formation {
    /// By identifier, in the order of the bid.
    pub deductions: IndexMap<String, DeductionRow>,
    pub kinds: Choices,
    /// Who may receive a fee; the first choice is nobody.
    pub beneficiaries: Choices,
    pub sum: String,
    pub sum_fault: Option<String>,
    pub rounding: String,
    pub roundings: Choices,
    pub rounding_example: String,
    /// As a percentage, without the sign; empty without a discount.
    pub discount: String,
    pub discount_hint: String,
    pub discount_fault: Option<String>,
    /// `None` without a discount.
    pub discount_rounding: Option<String>,
    pub discount_roundings: Choices,
}

#[must_use]
pub fn formation(document: &Document, results: &Results, lang: Lang) -> Formation {
    let pricing = &document.plan.pricing;
    let sum: i128 = pricing.deductions.iter().map(|d| d.rate.scaled()).sum();
    let left = words::percent_of_millionths(Rate::ONE_SCALED - sum, lang);
    let shown_sum = words::percent_of_millionths(sum, lang);
    let values = [("sum", shown_sum.as_str()), ("left", left.as_str())];
    let too_high = || {
        let excess = excess_of(Fixed::new(sum, 6), lang);
        texts::DEDUCTIONS_TOO_HIGH.fill(lang, &[("sum", &shown_sum), ("excess", &excess)])
    };
    let discount = pricing.discount.as_ref();
    let is_whole = discount.is_some_and(|d| d.rate == Rate::ONE);
    Formation {
        deductions: rows(document, results, lang),
        kinds: kinds(lang),
        beneficiaries: beneficiaries(document, lang),
        sum: texts::DEDUCTIONS_SUM.fill(lang, &values),
        sum_fault: (sum >= Rate::ONE_SCALED).then(too_high),
        rounding: pricing.unit_price_rounding.as_str().to_owned(),
        roundings: roundings(&[Rounding::Ceil, Rounding::HalfUp], lang),
        rounding_example: rounding_example(document, results, lang),
        discount: discount.map(|d| format::bare_percent(d.rate.scaled(), lang)).unwrap_or_default(),
        discount_hint: discount_hint(document, results, lang),
        discount_fault: is_whole.then(|| texts::DISCOUNT_WHOLE.get(lang).to_owned()),
        discount_rounding: discount.map(|d| d.rounding.as_str().to_owned()),
        discount_roundings: roundings(&[Rounding::Floor, Rounding::HalfUp, Rounding::Ceil], lang),
    }
}

fn rows(document: &Document, results: &Results, lang: Lang) -> IndexMap<String, DeductionRow> {
    let deductions = &document.plan.pricing.deductions;
    let funds = results.settlement.funds.iter();
    let rows = deductions.iter().zip(funds).enumerate().map(|(at, (deduction, fund))| {
        let is_fee = deduction.kind == DeductionKind::Fee;
        let row = DeductionRow {
            id: deduction.id.to_string(),
            name: words::deduction(deduction, lang),
            label: deduction.label.clone(),
            kind: deduction.kind.as_str().to_owned(),
            rate: format::bare_percent(deduction.rate.scaled(), lang),
            fixed: if deduction.fixed_cents.is_zero() {
                String::new()
            } else {
                format::bare_amount(deduction.fixed_cents, lang)
            },
            cap: deduction.cap_cents.map(|cap| format::bare_amount(cap, lang)).unwrap_or_default(),
            reason: deduction.reason.clone(),
            reason_fault: (deduction.is_by_hand() && deduction.reason.trim().is_empty()).then(|| texts::AMOUNT_REASON_MISSING.get(lang).to_owned()),
            is_by_hand: deduction.is_by_hand(),
            base: deduction.base.as_str().to_owned(),
            bases: bases(deduction.kind, lang),
            beneficiary: is_fee.then(|| deduction.beneficiary.as_ref().map(ToString::to_string).unwrap_or_default()),
            beneficiary_fault: if is_fee { beneficiary_fault(document, deduction, lang) } else { None },
            fund: texts::FUND.fill(lang, &[("amount", &format::amount(fund.total_cents, lang))]),
            is_first: at == 0,
            is_last: at + 1 == deductions.len(),
        };
        (row.id.clone(), row)
    });
    rows.collect()
}

fn beneficiary_fault(document: &Document, deduction: &Deduction, lang: Lang) -> Option<String> {
    match &deduction.beneficiary {
        None => Some(texts::FEE_NEEDS_BENEFICIARY.get(lang).to_owned()),
        Some(id) if document.member(id).is_none() => Some(texts::BENEFICIARY_GONE.fill(lang, &[("id", id.as_str())])),
        Some(_) => None,
    }
}

fn kinds(lang: Lang) -> Choices {
    let words = |kind| match kind {
        DeductionKind::Fee => texts::KIND_FEE_LONG,
        DeductionKind::Reserve => texts::KIND_RESERVE_LONG,
        DeductionKind::Pot => texts::KIND_POT_LONG,
    };
    DeductionKind::ALL
        .iter()
        .map(|k| (k.as_str().to_owned(), words(*k).get(lang).to_owned()))
        .collect()
}

fn bases(kind: DeductionKind, lang: Lang) -> Choices {
    let words = |base| match (base, kind) {
        (DeductionBase::All, _) => texts::BASE_ALL,
        (DeductionBase::Others, DeductionKind::Fee) => texts::BASE_OTHERS_FEE,
        (DeductionBase::Others, _) => texts::BASE_OTHERS_LEAD,
    };
    DeductionBase::ALL
        .iter()
        .map(|b| (b.as_str().to_owned(), words(*b).get(lang).to_owned()))
        .collect()
}

/// Also a beneficiary that left the group, so that the choice shows what the document says.
fn beneficiaries(document: &Document, lang: Lang) -> Choices {
    let named = document.plan.pricing.deductions.iter().filter_map(|d| d.beneficiary.as_ref());
    let mut choices = vec![(String::new(), texts::NOBODY.get(lang).to_owned())];
    for id in document.members.iter().map(|m| &m.id).chain(named) {
        if choices.iter().all(|(key, _)| key != id.as_str()) {
            choices.push((id.to_string(), words::member(document, id)));
        }
    }
    choices
}

fn roundings(all: &[Rounding], lang: Lang) -> Choices {
    all.iter().map(|r| (r.as_str().to_owned(), words::rounding(*r).get(lang).to_owned())).collect()
}

/// What both roundings make of the first line whose price is not exact.
fn rounding_example(document: &Document, results: &Results, lang: Lang) -> String {
    let bid = document.bid();
    let example = results
        .contract
        .lines
        .iter()
        .find_map(|line| Some((line, rounded_both_ways(&bid, line, lang)?)));
    match example {
        Some((line, (exact, [ceil, half_up]))) => {
            let values = [("line", line.line.as_str()), ("exact", &exact), ("ceil", &ceil), ("half_up", &half_up)];
            texts::ROUNDING_EXAMPLE.fill(lang, &values)
        }
        None => texts::ROUNDING_ANY.get(lang).to_owned(),
    }
}

/// What the discount takes from the total, by pricing the same bid without it.
fn discount_hint(document: &Document, results: &Results, lang: Lang) -> String {
    let pricing = &document.plan.pricing;
    if pricing.discount.is_none() {
        return texts::DISCOUNT_HINT_NONE.get(lang).to_owned();
    }
    let mut bid = document.bid();
    bid.pricing = std::sync::Arc::new(Pricing {
        discount: None,
        ..(**pricing).clone()
    });
    let cost = price(&bid).totals.ht_cents - results.contract.totals.ht_cents;
    texts::DISCOUNT_HINT.fill(lang, &[("cost", &format::amount(cost, lang))])
}
