//! What a rule does, in one sentence with the group's numbers, for the member that gets most, and why it cannot.

use super::rule::kind_words;
use super::weights::min_max_fault;
use crate::document::Document;
use crate::domain::bid::{SplitRule, SurplusRule};
use crate::domain::decimal::Rate;
use crate::domain::fixed::Fixed;
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::settlement::{MemberResult, SplitError, amounts};
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::price::words;

fn filled(text: Text, lang: Lang, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    text.fill(lang, &values)
}

/// The formula of a rule, whose surplus goes by `surplus_rule`.
pub(super) fn sentence(surplus_rule: SurplusRule, results: &Results, rule: &SplitRule, lang: Lang) -> String {
    let settled = &results.settlement;
    let said = |text: Text| text.get(lang).to_owned();
    let total = ("total", format::amount(settled.distributable_cents, lang));
    match rule {
        SplitRule::OwnPrice => {
            let lacks = settled.surplus_cents < Cents::ZERO;
            let how = match (surplus_rule, lacks) {
                (SurplusRule::ProRataAsks, false) => texts::SURPLUS_PRO_RATA,
                (SurplusRule::Equal, false) => texts::SURPLUS_EQUAL,
                (SurplusRule::Lead, false) => texts::SURPLUS_LEAD,
                (SurplusRule::ProRataAsks, true) => texts::LACK_PRO_RATA,
                (SurplusRule::Equal, true) => texts::LACK_EQUAL,
                (SurplusRule::Lead, true) => texts::LACK_LEAD,
            };
            let text = if lacks { texts::SAY_OWN_PRICE_LACK } else { texts::SAY_OWN_PRICE };
            let surplus = ("surplus", format::amount(settled.surplus_cents.abs(), lang));
            let asks = ("asks", format::amount(settled.ask_total_cents, lang));
            filled(text, lang, &[surplus, total, asks, ("how", said(how))])
        }
        SplitRule::FixedPct { .. } => filled(texts::SAY_WEIGHTS, lang, &[total, ("weights", said(texts::BY_FIXED_PCT))]),
        SplitRule::Days { .. } => filled(texts::SAY_WEIGHTS, lang, &[total, ("weights", said(texts::BY_DAYS))]),
        SplitRule::Capacity { .. } => filled(texts::SAY_WEIGHTS, lang, &[total, ("weights", said(texts::BY_CAPACITY))]),
        SplitRule::ProRataAsks => filled(texts::SAY_WEIGHTS, lang, &[total, ("weights", said(texts::BY_ASKS))]),
        SplitRule::Equal => {
            let count = results.contract.roster.serving().to_string();
            filled(texts::SAY_EQUAL, lang, &[total, ("count", count)])
        }
        SplitRule::MinMax { .. } => filled(texts::SAY_MIN_MAX, lang, &[total]),
        SplitRule::Hybrid { alpha, a, b } => {
            let [alpha, rest] = both_parts(*alpha, lang);
            let inner = |rule: &SplitRule| sentence(surplus_rule, results, rule, lang);
            let named = [
                ("alpha", alpha),
                ("rest", rest),
                ("a", said(kind_words(a.kind()))),
                ("b", said(kind_words(b.kind()))),
            ];
            let mix = filled(texts::SAY_HYBRID, lang, &named);
            if a.kind() == b.kind() {
                format!("{mix} {}", inner(a))
            } else {
                format!("{mix} {} {}", inner(a), inner(b))
            }
        }
        SplitRule::Shapley | SplitRule::Nucleolus => {
            let text = if results.settlement.standing.game.is_some() {
                texts::SAY_BY_GAME
            } else {
                texts::TO_BE_COMPUTED
            };
            filled(text, lang, &[total, ("rule", said(kind_words(rule.kind())))])
        }
    }
}

/// «60 %» and «40 %».
fn both_parts(alpha: Rate, lang: Lang) -> [String; 2] {
    let rest = words::percent_of_millionths(Rate::ONE_SCALED - alpha.scaled(), lang);
    [format::rate(alpha, lang), rest]
}

/// The rule for the member that gets most.
pub(super) fn example(document: &Document, results: &Results, rule: &SplitRule, lang: Lang) -> Option<String> {
    let accounts = results.settlement.by_member.as_ref()?;
    // The first of the largest, as everywhere.
    let most = accounts.iter().rev().max_by_key(|m| m.target_cents).filter(|m| !m.target_cents.is_zero())?;
    let member = ("member", words::member(document, &most.member));
    let target = ("target", format::amount(most.target_cents, lang));
    let weighted = |weight: String, sum: String| filled(texts::EXAMPLE_WEIGHT, lang, &[member.clone(), ("weight", weight), ("sum", sum), target.clone()]);
    Some(match rule {
        SplitRule::OwnPrice => {
            let ask = ("ask", format::amount(most.ask_cents, lang));
            let surplus = ("surplus", format::signed_amount(most.surplus_share_cents, lang));
            filled(texts::EXAMPLE_OWN_PRICE, lang, &[member, ask, surplus, target])
        }
        SplitRule::ProRataAsks => {
            let asked = results.settlement.ask_total_cents;
            weighted(format::amount(most.ask_cents, lang), format::amount(asked, lang))
        }
        SplitRule::FixedPct { weights } => {
            let sum: i128 = weights.values().map(|w| w.scaled()).sum();
            let own = weights.get(&most.member).map_or(0, |w| w.scaled());
            weighted(percent(own, lang), percent(sum, lang))
        }
        SplitRule::Days { weights } => {
            let product = |day: &crate::domain::bid::DayRate| day.days.scaled() * day.rate.scaled();
            let sum: i128 = weights.values().map(product).sum();
            let day = weights.get(&most.member)?;
            let (days, rate) = (number(day.days.scaled(), 4, lang), number(day.rate.scaled(), 4, lang));
            weighted(format!("{days} × {rate} = {}", number(product(day), 8, lang)), number(sum, 8, lang))
        }
        SplitRule::Capacity { weights } | SplitRule::MinMax { weights, .. } => {
            let sum: i128 = weights.values().map(|w| w.scaled()).sum();
            let own = weights.get(&most.member).map_or(0, |w| w.scaled());
            weighted(number(own, 4, lang), number(sum, 4, lang))
        }
        SplitRule::Hybrid { alpha, a, b } => {
            let [alpha, rest] = both_parts(*alpha, lang);
            let a = amount_by(document, results, a, most)?;
            let b = amount_by(document, results, b, most)?;
            let amounts = [("a", format::amount(a, lang)), ("b", format::amount(b, lang))];
            let [a, b] = amounts;
            filled(texts::EXAMPLE_HYBRID, lang, &[member, ("alpha", alpha), a, ("rest", rest), b, target])
        }
        SplitRule::Equal | SplitRule::Shapley | SplitRule::Nucleolus => filled(texts::EXAMPLE_TARGET, lang, &[member, target]),
    })
}

/// What a rule alone would give this member.
fn amount_by(document: &Document, results: &Results, rule: &SplitRule, of: &MemberResult) -> Option<Cents> {
    let at = place(document, &of.member)?;
    amounts(rule, &document.bid(), &results.settlement.standing).ok()?.get(at).copied()
}

fn place(document: &Document, member: &MemberId) -> Option<usize> {
    document.members.iter().position(|m| &m.id == member)
}

fn percent(units: i128, lang: Lang) -> String {
    words::percent(&Fixed::trimmed(units, 4).to_string(), lang)
}

fn number(units: i128, decimals: u8, lang: Lang) -> String {
    format::number(&Fixed::trimmed(units, decimals).to_string(), lang)
}

/// Why the rule gives no amounts; `None` when it does.
pub(super) fn fault(document: &Document, results: &Results, lang: Lang) -> Option<String> {
    let by_how_much = |rule: &SplitRule| min_max_fault(document, results, rule, lang);
    match results.settlement.error? {
        SplitError::NeedsGame => Some(texts::NEEDS_GAME.get(lang).to_owned()),
        SplitError::MinMaxInfeasible => {
            let rule = &document.plan.settlement.rule;
            let told = match rule {
                SplitRule::Hybrid { a, b, .. } => by_how_much(a).or_else(|| by_how_much(b)),
                rule => by_how_much(rule),
            };
            Some(told.unwrap_or_else(|| texts::INFEASIBLE.get(lang).to_owned()))
        }
    }
}
