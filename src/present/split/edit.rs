//! From what was typed or chosen on the screen of the split to the command that changes it.

use std::collections::BTreeMap;

use super::rule::{SIMPLE, Slot, by_game, rule_at, rule_at_mut};
use super::weights::{HUNDRED, WeightColumn, columns, gap, signed_percent};
use crate::document::{Command, Document};
use crate::domain::bid::{DayRate, Settlement, Simulation, SplitRule, SurplusRule};
use crate::domain::decimal::{Percentage, Rate, Weight};
use crate::domain::ids::{Id, MemberId};
use crate::domain::money::Cents;
use crate::domain::share_out::largest_remainder;
use crate::i18n::parse::{self, NumberFault};
use crate::i18n::texts::{price, split as texts};
use crate::i18n::{Lang, Text};
use crate::present::faults;
use crate::present::price::words;

/// One change of the split. Choices come by key, members by identifier, the rest is as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettlementEdit {
    Rule(Slot, String),
    /// Typed as a percentage.
    Alpha(String),
    SurplusRule(String),
    /// Typed in euros; empty for none.
    ReserveUsed(String),
    /// Empty takes the value away.
    Weight {
        slot: Slot,
        member: String,
        column: WeightColumn,
        typed: String,
    },
    /// What is missing to 100 %, or too much, goes to this member.
    AssignRest {
        slot: Slot,
        member: String,
    },
    /// The rule in force becomes one of the simulations, so that another can be tried and compared with it.
    Keep,
    /// The simulation with this identifier goes.
    Forget(String),
}

/// The command for one change.
///
/// # Errors
/// The sentence to show beside the field.
pub fn settlement_with(document: &Document, edit: &SettlementEdit, lang: Lang) -> Result<Command, String> {
    let mut settlement: Settlement = (*document.plan.settlement).clone();
    let said = |text: Text| text.get(lang).to_owned();
    match edit {
        SettlementEdit::Rule(slot, kind) => {
            let present = rule_at(&settlement.rule, *slot).ok_or_else(|| said(texts::CANNOT_TYPE))?.clone();
            if present.kind() != kind {
                let chosen = fresh(document, *slot, kind, present).ok_or_else(|| said(price::NOT_A_CHOICE))?;
                if let Some(rule) = rule_at_mut(&mut settlement.rule, *slot) {
                    *rule = chosen;
                }
            }
        }
        SettlementEdit::Alpha(typed) => {
            let typed_alpha = parse::rate(typed).map_err(|fault| faults::number(fault, typed, lang))?;
            if let SplitRule::Hybrid { alpha, .. } = &mut settlement.rule {
                *alpha = typed_alpha;
            }
        }
        SettlementEdit::SurplusRule(key) => {
            settlement.surplus_rule = SurplusRule::parse(key).ok_or_else(|| said(price::NOT_A_CHOICE))?;
        }
        SettlementEdit::ReserveUsed(typed) => {
            settlement.reserve_used_cents = optional(typed, parse::amount, lang)?.unwrap_or(Cents::ZERO);
        }
        SettlementEdit::Weight { slot, member, column, typed } => {
            let member = known(document, member, lang)?;
            let rule = rule_at_mut(&mut settlement.rule, *slot).ok_or_else(|| said(texts::CANNOT_TYPE))?;
            set(rule, member, *column, typed, lang)?;
        }
        SettlementEdit::AssignRest { slot, member } => {
            let member = known(document, member, lang)?;
            let name = words::member(document, &member);
            let rule = rule_at_mut(&mut settlement.rule, *slot).ok_or_else(|| said(texts::CANNOT_TYPE))?;
            assign_rest(rule, member, &name, lang)?;
        }
        SettlementEdit::Keep => {
            if settlement.simulations.len() >= SIMULATIONS_MAX {
                return Err(texts::TOO_MANY_KEPT.fill(lang, &[("count", &SIMULATIONS_MAX.to_string())]));
            }
            let rule = settlement.rule.clone();
            settlement.simulations.extend(free_id(&settlement).map(|id| Simulation { id, rule }));
        }
        SettlementEdit::Forget(id) => settlement.simulations.retain(|s| s.id.as_str() != id),
    }
    Ok(Command::SetSettlement(Box::new(settlement)))
}

/// Most simulations of a file (`joint-bid/1`).
const SIMULATIONS_MAX: usize = 50;

/// The first of `sim-1`, `sim-2`… that no simulation has.
fn free_id(settlement: &Settlement) -> Option<Id> {
    let is_free = |id: &Id| settlement.simulations.iter().all(|s| &s.id != id);
    (1..=SIMULATIONS_MAX).map(|n| Id::new(&format!("sim-{n}"))).find(is_free)
}

fn known(document: &Document, member: &str, lang: Lang) -> Result<MemberId, String> {
    let found = document.members.iter().find(|m| m.id.as_str() == member);
    found.map(|m| m.id.clone()).ok_or_else(|| texts::NO_MEMBER_GONE.get(lang).to_owned())
}

/// `None` for an empty text.
fn optional<T>(typed: &str, read: fn(&str) -> Result<T, NumberFault>, lang: Lang) -> Result<Option<T>, String> {
    match read(typed) {
        Ok(value) => Ok(Some(value)),
        Err(NumberFault::Empty) => Ok(None),
        Err(fault) => Err(faults::number(fault, typed, lang)),
    }
}

/// A rule of this kind with values that hold together: percentages that add up, weights of one.
/// A mix begins with the rule that it replaces.
fn fresh(document: &Document, slot: Slot, kind: &str, present: SplitRule) -> Option<SplitRule> {
    let ids = || document.members.iter().map(|m| m.id.clone());
    let ones = || ids().map(|id| (id, Weight::ONE)).collect::<BTreeMap<_, _>>();
    let percentages = || {
        let even = largest_remainder(Cents::from_wide(HUNDRED), &vec![1; document.members.len()]);
        let percents = even.into_iter().map(|units| Percentage::from_scaled(units.wide()).unwrap_or(Percentage::ZERO));
        SplitRule::FixedPct {
            weights: ids().zip(percents).collect(),
        }
    };
    match kind {
        "own_price" => Some(SplitRule::OwnPrice),
        "equal" => Some(SplitRule::Equal),
        "pro_rata_asks" => Some(SplitRule::ProRataAsks),
        "shapley" | "nucleolus" if !by_game(document).any(|k| k == kind) => None,
        "shapley" => Some(SplitRule::Shapley),
        "nucleolus" => Some(SplitRule::Nucleolus),
        "fixed_pct" => Some(percentages()),
        "days" => {
            let one = DayRate {
                days: Weight::ONE,
                rate: Weight::ONE,
            };
            Some(SplitRule::Days {
                weights: ids().map(|id| (id, one.clone())).collect(),
            })
        }
        "capacity" => Some(SplitRule::Capacity { weights: ones() }),
        "min_max" => Some(SplitRule::MinMax {
            weights: ones(),
            min_cents: BTreeMap::new(),
            max_cents: BTreeMap::new(),
        }),
        "hybrid" if slot == Slot::Whole => {
            let a = if SIMPLE.contains(&present.kind()) { present } else { SplitRule::OwnPrice };
            let b = if a == SplitRule::OwnPrice { percentages() } else { SplitRule::OwnPrice };
            Some(SplitRule::Hybrid {
                alpha: Rate::from_scaled(Rate::ONE_SCALED / 2)?,
                a: Box::new(a),
                b: Box::new(b),
            })
        }
        _ => None,
    }
}

fn set(rule: &mut SplitRule, member: MemberId, column: WeightColumn, typed: &str, lang: Lang) -> Result<(), String> {
    if !columns(rule).contains(&column) {
        return Err(texts::CANNOT_TYPE.get(lang).to_owned());
    }
    match (rule, column) {
        (SplitRule::FixedPct { weights }, _) => put(weights, member, optional(typed, parse::percentage, lang)?),
        (SplitRule::Days { weights }, WeightColumn::DayRate) => {
            let rate = optional(typed, parse::weight, lang)?.unwrap_or(Weight::ONE);
            let days = weights.get(&member).map_or(Weight::ZERO, |w| w.days);
            weights.insert(member, DayRate { days, rate });
        }
        (SplitRule::Days { weights }, _) => {
            let rate = weights.get(&member).map_or(Weight::ONE, |w| w.rate);
            let days = optional(typed, parse::weight, lang)?;
            put(weights, member, days.map(|days| DayRate { days, rate }));
        }
        (SplitRule::MinMax { min_cents, .. }, WeightColumn::Min) => put(min_cents, member, optional(typed, parse::amount, lang)?),
        (SplitRule::MinMax { max_cents, .. }, WeightColumn::Max) => put(max_cents, member, optional(typed, parse::amount, lang)?),
        (SplitRule::Capacity { weights } | SplitRule::MinMax { weights, .. }, _) => put(weights, member, optional(typed, parse::weight, lang)?),
        _ => {}
    }
    Ok(())
}

fn put<T>(values: &mut BTreeMap<MemberId, T>, member: MemberId, value: Option<T>) {
    match value {
        Some(value) => {
            values.insert(member, value);
        }
        None => {
            values.remove(&member);
        }
    }
}

fn assign_rest(rule: &mut SplitRule, member: MemberId, name: &str, lang: Lang) -> Result<(), String> {
    let rest = gap(rule).unwrap_or(0);
    let SplitRule::FixedPct { weights } = rule else {
        return Err(texts::CANNOT_TYPE.get(lang).to_owned());
    };
    let units = weights.get(&member).map_or(0, |w| w.scaled()) + rest;
    let too_much = || texts::TOO_MUCH_TO_TAKE.fill(lang, &[("member", name), ("gap", &signed_percent(rest, lang))]);
    let percent = Percentage::from_scaled(units).filter(|_| units >= 0).ok_or_else(too_much)?;
    weights.insert(member, percent);
    Ok(())
}
