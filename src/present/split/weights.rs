//! The values that a rule has by member, ready to be typed, with the count of what is left to assign.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::rule::{Slot, kind_words, rule_at};
use crate::document::Document;
use crate::domain::bid::SplitRule;
use crate::domain::fixed::Fixed;
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::price::words;

/// 100 % in units of 10^-4 %.
pub(super) const HUNDRED: i128 = 1_000_000;

/// What is typed in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WeightColumn {
    Percent,
    Days,
    DayRate,
    Weight,
    Min,
    Max,
}

impl WeightColumn {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Days => "days",
            Self::DayRate => "day-rate",
            Self::Weight => "weight",
            Self::Min => "min",
            Self::Max => "max",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Percent => texts::PERCENT,
            Self::Days => texts::DAYS,
            Self::DayRate => texts::DAY_RATE,
            Self::Weight => texts::WEIGHT,
            Self::Min => texts::MIN,
            Self::Max => texts::MAX,
        }
    }
}

/// The columns of a kind of rule; none for a rule without values.
pub(super) fn columns(rule: &SplitRule) -> &'static [WeightColumn] {
    match rule {
        SplitRule::FixedPct { .. } => &[WeightColumn::Percent],
        SplitRule::Days { .. } => &[WeightColumn::Days, WeightColumn::DayRate],
        SplitRule::Capacity { .. } => &[WeightColumn::Weight],
        SplitRule::MinMax { .. } => &[WeightColumn::Weight, WeightColumn::Min, WeightColumn::Max],
        _ => &[],
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightCell {
    pub column: WeightColumn,
    /// With the member's name: what the field is called.
    pub label: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightRow {
    pub member: String,
    pub name: String,
    pub cells: Vec<WeightCell>,
    /// The words of the button that gives this member the rest, and its full name; none when there is no rest it can take.
    pub assign: Option<(String, String)>,
}

/// How far percentages are from 100.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    pub sentence: String,
    pub is_exact: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    pub title: String,
    /// By member, in the group's order.
    pub rows: IndexMap<String, WeightRow>,
    /// Only for percentages.
    pub counter: Option<Counter>,
    pub fault: Option<String>,
}

/// The values of the rule of a slot; `None` when it has none.
#[must_use]
pub fn weights(document: &Document, results: &Results, slot: Slot, lang: Lang) -> Option<Weights> {
    let rule = rule_at(&document.plan.settlement.rule, slot)?;
    let columns = columns(rule);
    if columns.is_empty() {
        return None;
    }
    let gap = gap(rule);
    let rows = document.members.iter().map(|member| {
        let name = words::member(document, &member.id);
        let cell = |column: &WeightColumn| WeightCell {
            column: *column,
            label: texts::FIELD_OF.fill(lang, &[("field", column.label().get(lang)), ("member", &name)]),
            value: value(rule, &member.id, *column, lang),
        };
        let row = WeightRow {
            member: member.id.to_string(),
            cells: columns.iter().map(cell).collect(),
            assign: gap
                .filter(|gap| *gap != 0 && can_take(rule, &member.id, *gap))
                .map(|gap| assign(gap, &name, lang)),
            name,
        };
        (row.member.clone(), row)
    });
    Some(Weights {
        title: texts::WEIGHTS_OF.fill(lang, &[("rule", kind_words(rule.kind()).get(lang))]),
        rows: rows.collect(),
        counter: gap.map(|gap| counter(gap, lang)),
        fault: weights_fault(document, results, rule, lang),
    })
}

/// What is missing to 100 %, below zero when it is too much, in units of 10^-4 %; `None` for a rule without percentages.
pub(super) fn gap(rule: &SplitRule) -> Option<i128> {
    match rule {
        SplitRule::FixedPct { weights } => Some(HUNDRED - weights.values().map(|w| w.scaled()).sum::<i128>()),
        _ => None,
    }
}

fn can_take(rule: &SplitRule, member: &MemberId, gap: i128) -> bool {
    match rule {
        SplitRule::FixedPct { weights } => (0..=HUNDRED).contains(&(weights.get(member).map_or(0, |w| w.scaled()) + gap)),
        _ => false,
    }
}

fn percent(units: i128, lang: Lang) -> String {
    words::percent(&Fixed::trimmed(units, 4).to_string(), lang)
}

/// With its sign.
pub(super) fn signed_percent(units: i128, lang: Lang) -> String {
    let sign = if units > 0 { "+" } else { "" };
    format!("{sign}{}", percent(units, lang))
}

fn assign(gap: i128, name: &str, lang: Lang) -> (String, String) {
    let gap = signed_percent(gap, lang);
    let full = texts::ASSIGN_REST_TO.fill(lang, &[("gap", &gap), ("member", name)]);
    (texts::ASSIGN_REST.fill(lang, &[("gap", &gap)]), full)
}

fn counter(gap: i128, lang: Lang) -> Counter {
    let text = match gap.signum() {
        0 => texts::SUM_EXACT,
        1 => texts::SUM_SHORT,
        _ => texts::SUM_OVER,
    };
    let sum = percent(HUNDRED - gap, lang);
    Counter {
        sentence: text.fill(lang, &[("sum", &sum), ("gap", &percent(gap.abs(), lang))]),
        is_exact: gap == 0,
    }
}

/// The value as it is edited; empty when there is none.
fn value(rule: &SplitRule, member: &MemberId, column: WeightColumn, lang: Lang) -> String {
    let number = |units: i128| format::number(&Fixed::trimmed(units, 4).to_string(), lang);
    let amount = |cents: &Cents| format::bare_amount(*cents, lang);
    let shown = match (rule, column) {
        (SplitRule::FixedPct { weights }, WeightColumn::Percent) => weights.get(member).map(|w| number(w.scaled())),
        (SplitRule::Days { weights }, WeightColumn::Days) => weights.get(member).map(|w| number(w.days.scaled())),
        (SplitRule::Days { weights }, WeightColumn::DayRate) => weights.get(member).map(|w| number(w.rate.scaled())),
        (SplitRule::Capacity { weights } | SplitRule::MinMax { weights, .. }, WeightColumn::Weight) => weights.get(member).map(|w| number(w.scaled())),
        (SplitRule::MinMax { min_cents, .. }, WeightColumn::Min) => min_cents.get(member).map(amount),
        (SplitRule::MinMax { max_cents, .. }, WeightColumn::Max) => max_cents.get(member).map(amount),
        _ => None,
    };
    shown.unwrap_or_default()
}

fn weights_fault(document: &Document, results: &Results, rule: &SplitRule, lang: Lang) -> Option<String> {
    let is_zero = match rule {
        SplitRule::Days { weights } => weights.values().all(|w| w.days.is_zero() || w.rate.is_zero()),
        SplitRule::Capacity { weights } | SplitRule::MinMax { weights, .. } => weights.values().all(|w| w.is_zero()),
        _ => false,
    };
    if is_zero {
        return Some(texts::WEIGHTS_ZERO.get(lang).to_owned());
    }
    min_max_fault(document, results, rule, lang)
}

/// Why minimums and maximums cannot be kept, and by how much.
pub(super) fn min_max_fault(document: &Document, results: &Results, rule: &SplitRule, lang: Lang) -> Option<String> {
    let SplitRule::MinMax { weights, min_cents, max_cents } = rule else {
        return None;
    };
    let none = Cents::ZERO;
    let min = |id: &MemberId| min_cents.get(id).copied().unwrap_or(none);
    let total = results.settlement.distributable_cents;
    let amount = |cents| format::amount(cents, lang);
    let crossed = document.members.iter().find(|m| max_cents.get(&m.id).is_some_and(|max| *max < min(&m.id)));
    if let Some(member) = crossed {
        let gap = min(&member.id) - max_cents.get(&member.id).copied().unwrap_or(none);
        return Some(texts::MIN_ABOVE_MAX.fill(lang, &[("member", &words::member(document, &member.id)), ("gap", &amount(gap))]));
    }
    let least: Cents = document.members.iter().map(|m| min(&m.id)).sum();
    if least > total {
        let values = [amount(least), amount(least - total), amount(total)];
        return Some(texts::MIN_TOO_HIGH.fill(lang, &[("sum", &values[0]), ("gap", &values[1]), ("total", &values[2])]));
    }
    let most = most(document, weights, min, max_cents)?;
    (most < total).then(|| {
        let values = [amount(most), amount(total - most), amount(total)];
        texts::MAX_TOO_LOW.fill(lang, &[("sum", &values[0]), ("gap", &values[1]), ("total", &values[2])])
    })
}

/// The most that all can get; `None` without limit.
fn most(
    document: &Document,
    weights: &BTreeMap<MemberId, crate::domain::decimal::Weight>,
    min: impl Fn(&MemberId) -> Cents,
    max_cents: &BTreeMap<MemberId, Cents>,
) -> Option<Cents> {
    let of = |id: &MemberId| {
        if weights.get(id).is_some_and(|w| !w.is_zero()) {
            max_cents.get(id).copied()
        } else {
            Some(min(id))
        }
    };
    document.members.iter().map(|m| of(&m.id)).sum()
}
