//! The price revision clause, its coefficient, and what it does to the amount of a period.

pub use crate::domain::bid::RevisionTerm;

use crate::document::Document;
use crate::domain::bid::{PriceRevision, Rounding, Tender};
use crate::domain::decimal::{Rate, Weight};
use crate::domain::ids::PeriodId;
use crate::domain::money::Cents;
use crate::domain::params::ParamTable;
use crate::domain::price_revision::revised_if_indices_move;
use crate::domain::results::Results;
use crate::i18n::texts::clauses as texts;
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{Choice, FormField, Input};
use crate::present::price::{Column, Row, Table, words};
use crate::present::{tender, typed};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevisionField {
    Fixed,
    Decimals,
    Rounding,
}

impl FormField for RevisionField {
    type Of = PriceRevision;

    fn key(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Decimals => "decimals",
            Self::Rounding => "rounding",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Fixed => texts::FIXED,
            Self::Decimals => texts::DECIMALS,
            Self::Rounding => texts::ROUNDING,
        }
    }
    fn hint(self) -> Option<Text> {
        (self == Self::Decimals).then_some(texts::DECIMALS_HINT)
    }
    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Fixed | Self::Decimals => Input::Number,
            Self::Rounding => Input::Choice(vec![
                Choice::new(Rounding::HalfUp.as_str(), texts::HALF_UP.get(lang)),
                Choice::new(Rounding::Ceil.as_str(), texts::CEIL.get(lang)),
            ]),
        }
    }
    fn show(self, clause: &PriceRevision, lang: Lang) -> String {
        match self {
            Self::Fixed => format::bare_percent(clause.fixed.scaled(), lang),
            Self::Decimals => clause.coef_decimals.to_string(),
            Self::Rounding => clause.coef_rounding.as_str().to_owned(),
        }
    }
    fn put(self, clause: &mut PriceRevision, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Fixed => clause.fixed = typed::number(typed, parse::rate, lang)?,
            Self::Decimals => clause.coef_decimals = u8::try_from(typed::whole(typed, 0, 6, lang)?).unwrap_or(6),
            Self::Rounding => clause.coef_rounding = Rounding::parse(typed).unwrap_or_default(),
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermField {
    Index,
    Weight,
    Start,
    New,
}

impl FormField for TermField {
    type Of = RevisionTerm;

    fn key(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Weight => "weight",
            Self::Start => "i0",
            Self::New => "i1",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Index => texts::INDEX,
            Self::Weight => texts::WEIGHT,
            Self::Start => texts::I0,
            Self::New => texts::I1,
        }
    }
    fn input(self, _: Lang) -> Input {
        match self {
            Self::Index => Input::Text,
            Self::Weight | Self::Start | Self::New => Input::Number,
        }
    }
    fn show(self, term: &RevisionTerm, lang: Lang) -> String {
        let number = |value: Weight| format::number(&value.to_string(), lang);
        match self {
            Self::Index => term.index.clone(),
            Self::Weight => format::bare_percent(term.weight.scaled(), lang),
            Self::Start => number(term.i0),
            Self::New => number(term.i1),
        }
    }
    fn put(self, term: &mut RevisionTerm, typed: &str, lang: Lang) -> Result<(), String> {
        let above_zero = |typed: &str| {
            let value = typed::number(typed, parse::weight, lang)?;
            if value.is_zero() {
                Err(texts::INDEX_ZERO.get(lang).to_owned())
            } else {
                Ok(value)
            }
        };
        match self {
            Self::Index => {
                let name = typed::text(typed, 100, lang)?;
                if !name.is_empty() {
                    term.index = name;
                }
            }
            Self::Weight => term.weight = typed::number(typed, parse::rate, lang)?,
            Self::Start => term.i0 = above_zero(typed)?,
            Self::New => term.i1 = above_zero(typed)?,
        }
        Ok(())
    }
}

/// The consultation with the usual clause, tried on the second period where there is one; or without any.
#[must_use]
pub fn with_revision(tender: &Tender, is_on: bool, table: Option<&ParamTable>, lang: Lang) -> Tender {
    let mut next = tender.clone();
    let period = tender.periods.get(1).or_else(|| tender.periods.first()).map(|p| p.id.clone());
    next.price_revision = period.filter(|_| is_on).map(|period| {
        let usual = table.and_then(|t| t.on("revision.fixed", tender::day_of_law(tender, t))?.rate());
        let fixed = usual.unwrap_or(Rate::ZERO);
        PriceRevision {
            fixed,
            terms: vec![term(Rate::ONE_SCALED - fixed.scaled(), lang)],
            coef_decimals: 4,
            coef_rounding: Rounding::HalfUp,
            period,
        }
    });
    next
}

fn term(weight: i128, lang: Lang) -> RevisionTerm {
    let hundred = Weight::from_scaled(100 * Weight::ONE_SCALED).unwrap_or(Weight::ONE);
    RevisionTerm {
        index: texts::NEW_INDEX.get(lang).to_owned(),
        weight: Rate::from_scaled(weight.max(0)).unwrap_or(Rate::ZERO),
        i0: hundred,
        i1: hundred,
    }
}

fn edited(tender: &Tender, edit: impl FnOnce(&mut PriceRevision)) -> Tender {
    let mut next = tender.clone();
    if let Some(clause) = &mut next.price_revision {
        edit(clause);
    }
    next
}

/// One index more, with what lacks to 100 %.
#[must_use]
pub fn with_term(tender: &Tender, lang: Lang) -> Tender {
    edited(tender, |clause| {
        let missing = Rate::ONE_SCALED - sum(clause);
        clause.terms.push(term(missing, lang));
    })
}

#[must_use]
pub fn with_term_at(tender: &Tender, at: usize, term: &RevisionTerm) -> Tender {
    edited(tender, |clause| clause.terms.iter_mut().skip(at).take(1).for_each(|t| *t = term.clone()))
}

#[must_use]
pub fn without_term(tender: &Tender, at: usize) -> Tender {
    edited(tender, |clause| {
        if at < clause.terms.len() {
            clause.terms.remove(at);
        }
    })
}

/// The clause tried on this period.
#[must_use]
pub fn on_period(tender: &Tender, period: &str) -> Tender {
    edited(tender, |clause| clause.period = PeriodId::new(period))
}

/// The periods to try it on.
#[must_use]
pub fn periods(document: &Document) -> Vec<Choice> {
    document
        .frame
        .tender
        .periods
        .iter()
        .map(|p| Choice::new(p.id.as_str(), words::period(p)))
        .collect()
}

fn sum(clause: &PriceRevision) -> i128 {
    clause.fixed.scaled() + clause.terms.iter().map(|t| t.weight.scaled()).sum::<i128>()
}

/// Says so when the parts do not make 100 %.
#[must_use]
pub fn sum_fault(document: &Document, _: &Results, lang: Lang) -> Option<String> {
    let sum = sum(document.frame.tender.price_revision.as_ref()?);
    (sum != Rate::ONE_SCALED).then(|| texts::SUM_IS_NOT_ONE.fill(lang, &[("sum", &format::percentage(sum, lang))]))
}

/// The coefficient and what it does, in a sentence; and what indices a little higher or lower would do.
#[must_use]
pub fn coefficient(document: &Document, results: &Results, lang: Lang) -> Vec<String> {
    let Some(clause) = &document.frame.tender.price_revision else {
        return Vec::new();
    };
    let Some(report) = &results.price_revision else {
        return vec![texts::NOT_REVISED.get(lang).to_owned()];
    };
    let period = document.frame.tender.periods.iter().find(|p| p.id == report.period).map(words::period);
    let amount = |cents: Cents| format::amount(cents, lang);
    let values = [
        ("coef", format::number(&report.coef.to_string(), lang)),
        ("exact", report.coef_exact.clone()),
        ("period", period.unwrap_or_default()),
        ("base", amount(report.base_cents)),
        ("revised", amount(report.revised_cents)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let mut sentences = vec![texts::COEFFICIENT.fill(lang, &values)];
    let moved = |percent| revised_if_indices_move(clause, report.base_cents, percent).map(amount);
    if let (Some(more), Some(less)) = (moved(3), moved(-3)) {
        sentences.push(texts::THREE_MORE.fill(lang, &[("more", &more), ("less", &less)]));
    }
    sentences
}

/// Before and after, by member.
#[must_use]
pub fn revision_table(document: &Document, results: &Results, lang: Lang) -> Table {
    let Some(report) = &results.price_revision else {
        return Table::default();
    };
    let at = document.frame.tender.periods.iter().position(|p| p.id == report.period);
    let before = |member: &crate::domain::contract::MemberTotal| at.and_then(|at| member.ht_by_period_cents.get(at)).copied().unwrap_or_default();
    let row = |key: &str, head: String, before: Cents, after: Cents| {
        let cells = vec![
            format::amount(before, lang),
            format::amount(after, lang),
            format::signed_amount(after - before, lang),
        ];
        Row::new(key, head, cells)
    };
    let members = results.contract.by_member.iter().map(|member| {
        let after = report.by_member_cents.get(&member.member).copied().unwrap_or_default();
        row(member.member.as_str(), words::member(document, &member.member), before(member), after)
    });
    Table {
        head: texts::MEMBER.get(lang).to_owned(),
        columns: [texts::BEFORE, texts::AFTER, texts::DIFFERENCE].map(|t| Column::number(t.get(lang))).into(),
        rows: members.collect(),
        foot: Some(row(
            "total",
            crate::i18n::texts::price::TOTAL.get(lang).to_owned(),
            report.base_cents,
            report.revised_cents,
        )),
    }
}
