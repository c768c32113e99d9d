//! The rule in force, ready to be changed: its kind, what it means with the group's numbers, what is wrong with it.

use super::say;
use crate::document::Document;
use crate::domain::bid::{DeductionKind, Game, GameBasis, SplitRule, SurplusRule};
use crate::domain::game::{NUCLEOLUS_PLAYERS_MAX, PLAYERS_MAX};
use crate::domain::results::Results;
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::price::formation::Choices;

/// Which rule of the settlement: the one in force, or one of the two that it mixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    Whole,
    A,
    B,
}

impl Slot {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::A => "a",
            Self::B => "b",
        }
    }
}

/// One of the two rules that are mixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotView {
    pub slot: Slot,
    pub label: String,
    pub kind: String,
    pub kinds: Choices,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleView {
    pub kind: String,
    pub kinds: Choices,
    /// What the rule does, with the group's numbers.
    pub sentence: String,
    /// The same for the member that gets most.
    pub example: Option<String>,
    /// Members who share a profit.
    pub warning: Option<String>,
    /// Why there are no amounts, and by how much.
    pub fault: Option<String>,
    /// Only where some member gets its own prices.
    pub surplus: Option<String>,
    pub surplus_rules: Choices,
    pub surplus_hint: String,
    /// As typed; only with a reserve.
    pub reserve_used: Option<String>,
    pub reserve_hint: String,
    /// As a percentage, without the sign; only for a mix.
    pub alpha: Option<String>,
    pub mixed: Vec<SlotView>,
    /// The slots whose rule has values by member.
    pub weighted: Vec<Slot>,
}

#[must_use]
pub fn rule(document: &Document, results: &Results, lang: Lang) -> RuleView {
    let settlement = &document.plan.settlement;
    let rule = &settlement.rule;
    let settled = &results.settlement;
    let reserve = settled.reserve_release.as_ref().map(|r| r.reserve_cents);
    let has_reserve = document.plan.pricing.deductions.iter().any(|d| d.kind == DeductionKind::Reserve);
    let mixed = |slot, label: Text| SlotView {
        slot,
        label: label.get(lang).to_owned(),
        kind: rule_at(rule, slot).map(|r| r.kind().to_owned()).unwrap_or_default(),
        kinds: kinds(document, rule_at(rule, slot), false, lang),
    };
    let is_mix = matches!(rule, SplitRule::Hybrid { .. });
    RuleView {
        kind: rule.kind().to_owned(),
        kinds: kinds(document, Some(rule), true, lang),
        sentence: say::sentence(settlement.surplus_rule, results, rule, lang),
        example: say::example(document, results, rule, lang),
        warning: rule.shares_profit(settlement.surplus_rule).then(|| texts::SHARES_PROFIT.get(lang).to_owned()),
        fault: say::fault(document, results, lang),
        surplus: has_own_price(rule).then(|| settlement.surplus_rule.as_str().to_owned()),
        surplus_rules: SurplusRule::ALL
            .iter()
            .map(|r| (r.as_str().to_owned(), surplus_words(*r).get(lang).to_owned()))
            .collect(),
        surplus_hint: texts::SURPLUS_HINT.fill(lang, &[("surplus", &format::amount(settled.surplus_cents, lang))]),
        reserve_used: has_reserve.then(|| format::bare_amount(settlement.reserve_used_cents, lang)),
        reserve_hint: texts::RESERVE_HINT.fill(lang, &[("reserve", &format::amount(reserve.unwrap_or_default(), lang))]),
        alpha: match rule {
            SplitRule::Hybrid { alpha, .. } => Some(format::bare_percent(alpha.scaled(), lang)),
            _ => None,
        },
        mixed: if is_mix {
            vec![mixed(Slot::A, texts::RULE_A), mixed(Slot::B, texts::RULE_B)]
        } else {
            Vec::new()
        },
        weighted: [Slot::Whole, Slot::A, Slot::B]
            .into_iter()
            .filter(|slot| rule_at(rule, *slot).is_some_and(has_weights))
            .collect(),
    }
}

/// The rule of a slot; `None` for the rules of a mix where nothing is mixed.
pub(super) fn rule_at(rule: &SplitRule, slot: Slot) -> Option<&SplitRule> {
    match (slot, rule) {
        (Slot::Whole, rule) => Some(rule),
        (Slot::A, SplitRule::Hybrid { a, .. }) => Some(a),
        (Slot::B, SplitRule::Hybrid { b, .. }) => Some(b),
        _ => None,
    }
}

pub(super) fn rule_at_mut(rule: &mut SplitRule, slot: Slot) -> Option<&mut SplitRule> {
    match (slot, rule) {
        (Slot::Whole, rule) => Some(rule),
        (Slot::A, SplitRule::Hybrid { a, .. }) => Some(a),
        (Slot::B, SplitRule::Hybrid { b, .. }) => Some(b),
        _ => None,
    }
}

fn has_weights(rule: &SplitRule) -> bool {
    matches!(
        rule,
        SplitRule::FixedPct { .. } | SplitRule::Days { .. } | SplitRule::Capacity { .. } | SplitRule::MinMax { .. }
    )
}

pub(super) fn has_own_price(rule: &SplitRule) -> bool {
    match rule {
        SplitRule::OwnPrice => true,
        SplitRule::Hybrid { a, b, .. } => has_own_price(a) || has_own_price(b),
        _ => false,
    }
}

/// Kinds that need nothing but values by member, in the order of the choice.
pub(super) const SIMPLE: [&str; 7] = ["own_price", "pro_rata_asks", "fixed_pct", "days", "capacity", "min_max", "equal"];

/// The kinds that share by the values of coalitions, as far as the bid has a game for them and its members are not too many.
pub(super) fn by_game(document: &Document) -> impl Iterator<Item = &'static str> + use<> {
    let players = document.members.len();
    let is_for_people = |game: &&Game| game.basis != GameBasis::Optimum && players <= PLAYERS_MAX;
    let is_for_the_optimiser = |game: &&Game| game.is_for_the_optimiser() && players <= NUCLEOLUS_PLAYERS_MAX;
    let game = document.frame.game.as_ref().filter(|g| is_for_people(g) || is_for_the_optimiser(g));
    let shapley = game.map(|_| "shapley");
    let nucleolus = game.filter(|g| g.nucleolus && players <= NUCLEOLUS_PLAYERS_MAX).map(|_| "nucleolus");
    shapley.into_iter().chain(nucleolus)
}

/// The choices of a slot. What a file brought and cannot be chosen here stays among them as long as it is chosen.
fn kinds(document: &Document, present: Option<&SplitRule>, with_mix: bool, lang: Lang) -> Choices {
    let mut kinds: Vec<&str> = SIMPLE.to_vec();
    kinds.extend(by_game(document));
    if with_mix {
        kinds.push("hybrid");
    }
    if let Some(kind) = present.map(SplitRule::kind).filter(|k| !kinds.contains(k)) {
        kinds.push(kind);
    }
    kinds.iter().map(|k| ((*k).to_owned(), kind_words(k).get(lang).to_owned())).collect()
}

/// How a kind of rule is called.
pub fn kind_words(kind: &str) -> Text {
    match kind {
        "fixed_pct" => texts::RULE_FIXED_PCT,
        "days" => texts::RULE_DAYS,
        "equal" => texts::RULE_EQUAL,
        "pro_rata_asks" => texts::RULE_PRO_RATA_ASKS,
        "capacity" => texts::RULE_CAPACITY,
        "min_max" => texts::RULE_MIN_MAX,
        "hybrid" => texts::RULE_HYBRID,
        "shapley" => texts::RULE_SHAPLEY,
        "nucleolus" => texts::RULE_NUCLEOLUS,
        _ => texts::RULE_OWN_PRICE,
    }
}

pub(super) fn surplus_words(rule: SurplusRule) -> Text {
    match rule {
        SurplusRule::ProRataAsks => texts::SURPLUS_PRO_RATA,
        SurplusRule::Equal => texts::SURPLUS_EQUAL,
        SurplusRule::Lead => texts::SURPLUS_LEAD,
    }
}
