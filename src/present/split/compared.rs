//! Who gains and who loses between the rule in force and another: a table, a bar for each member, one sentence. The other rules are
//! those that need no values of their own, the two rules of a mix in force, and the simulations of the bid.

use super::rule::{by_game, has_own_price, kind_words, surplus_words};
use super::say;
use super::simulations::why_not;
use crate::document::Document;
use crate::domain::bid::{SplitRule, SurplusRule};
use crate::domain::money::{Cents, half_up};
use crate::domain::results::Results;
use crate::domain::settlement::{Standing, amounts};
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::price::formation::Choices;
use crate::present::price::words;

/// The drawing of one bar: zero in the middle, the largest difference at an end.
const WIDTH: i128 = 200;
const HEIGHT: i128 = 12;

/// A bar of the drawing, in whole units of its view box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub view_box: String,
    /// The line of zero, as an SVG path.
    pub zero: String,
    /// The bar itself, as an SVG path.
    pub path: String,
    pub is_gain: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    pub member: String,
    pub in_force: String,
    pub other: String,
    pub difference: String,
    /// Gains, loses, or neither, in words.
    pub verdict: String,
    /// `None` without a difference.
    pub bar: Option<Bar>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The rules to compare with.
    pub choices: Choices,
    pub key: String,
    /// What the other rule does, with the group's numbers.
    pub formula: String,
    /// Members who would share a profit.
    pub warning: Option<String>,
    /// Why one of both gives no amounts.
    pub fault: Option<String>,
    /// Empty when one of both gives no amounts.
    pub rows: Vec<ComparedRow>,
    /// Sums of the three columns of amounts.
    pub totals: Vec<String>,
    /// What changes hands; the text of the drawing.
    pub sentence: String,
    /// The simulation of the bid that is compared with, and the words of the button that takes it away.
    pub kept: Option<(String, String)>,
}

struct Candidate<'a> {
    key: String,
    label: String,
    rule: &'a SplitRule,
    surplus: SurplusRule,
    /// The identifier of a simulation.
    kept: Option<&'a str>,
}

/// The rule in force beside the one of this key; beside the first one when the key is none of the choices.
#[must_use]
pub fn compared(document: &Document, results: &Results, key: &str, lang: Lang) -> Compared {
    let settlement = &*document.plan.settlement;
    let candidates = candidates(document, lang);
    let Some(other) = candidates.iter().find(|c| c.key == key).or_else(|| candidates.first()) else {
        return Compared::default();
    };
    let bid = document.bid();
    let given = |rule: &SplitRule, surplus_rule| {
        let standing = Standing {
            surplus_rule,
            ..results.settlement.standing.clone()
        };
        amounts(rule, &bid, &standing)
    };
    let now = given(&settlement.rule, settlement.surplus_rule);
    let then = given(other.rule, other.surplus);
    let mut compared = Compared {
        key: other.key.clone(),
        formula: say::sentence(other.surplus, results, other.rule, lang),
        warning: other.rule.shares_profit(other.surplus).then(|| texts::SHARES_PROFIT.get(lang).to_owned()),
        kept: other.kept.map(|id| (id.to_owned(), texts::FORGET_RULE.fill(lang, &[("rule", &other.label)]))),
        choices: candidates.iter().map(|c| (c.key.clone(), c.label.clone())).collect(),
        ..Compared::default()
    };
    match (now, then) {
        (Ok(now), Ok(then)) => fill(&mut compared, document, &now, &then, lang),
        (Err(error), _) | (_, Err(error)) => compared.fault = Some(why_not(error).get(lang).to_owned()),
    }
    compared
}

fn fill(compared: &mut Compared, document: &Document, now: &[Cents], then: &[Cents], lang: Lang) {
    let differences: Vec<Cents> = now.iter().zip(then).map(|(now, then)| *then - *now).collect();
    let largest = differences.iter().map(|d| d.wide().abs()).max().unwrap_or(0);
    let amount = |amount: &Cents| format::amount(*amount, lang);
    let names = |is_named: fn(Cents) -> bool| {
        let named = document.members.iter().zip(&differences).filter(|(_, d)| is_named(**d));
        named.map(|(m, _)| words::member(document, &m.id)).collect::<Vec<_>>().join(", ")
    };
    let sum = |list: &[Cents]| list.iter().sum::<Cents>();
    compared.sentence = if largest == 0 {
        texts::SAY_SAME.get(lang).to_owned()
    } else {
        let moved: Cents = differences.iter().copied().filter(|d| *d > Cents::ZERO).sum();
        let values = [
            ("moved", &*amount(&moved)),
            ("gaining", &names(|d| d > Cents::ZERO)),
            ("losing", &names(|d| d < Cents::ZERO)),
            ("sum", &amount(&sum(&differences))),
        ];
        texts::SAY_COMPARED.fill(lang, &values)
    };
    compared.totals = vec![amount(&sum(now)), amount(&sum(then)), amount(&sum(&differences))];
    let rows = document.members.iter().zip(now.iter().zip(then).zip(&differences));
    compared.rows = rows
        .map(|(member, ((now, then), difference))| ComparedRow {
            member: words::member(document, &member.id),
            in_force: amount(now),
            other: amount(then),
            difference: format::signed_amount(*difference, lang),
            verdict: verdict(*difference).get(lang).to_owned(),
            bar: bar(*difference, largest),
        })
        .collect();
}

fn verdict(difference: Cents) -> Text {
    match difference.0 {
        0 => texts::UNMOVED,
        1.. => texts::GAINS,
        _ => texts::LOSES,
    }
}

/// From zero to the right for a gain, to the left for a loss; at least one unit long.
fn bar(difference: Cents, largest: i128) -> Option<Bar> {
    if difference.is_zero() {
        return None;
    }
    let middle = WIDTH / 2;
    let length = half_up(difference.wide().abs() * middle, largest).max(1);
    let is_gain = difference > Cents::ZERO;
    let from = if is_gain { middle } else { middle - length };
    Some(Bar {
        view_box: format!("0 0 {WIDTH} {HEIGHT}"),
        zero: format!("M{middle} 0 V{HEIGHT}"),
        path: format!("M{from} 2 h{length} v{} h-{length} Z", HEIGHT - 4),
        is_gain,
    })
}

/// Every rule to compare with, but the one in force.
fn candidates(document: &Document, lang: Lang) -> Vec<Candidate<'_>> {
    let settlement = &*document.plan.settlement;
    let in_force = settlement.surplus_rule;
    let candidate = |key: String, label: String, rule, surplus| Candidate {
        key,
        label,
        rule,
        surplus,
        kept: None,
    };
    let named = |rule: &SplitRule| kind_words(rule.kind()).get(lang).to_owned();
    let mut list = Vec::new();
    for simulation in &settlement.simulations {
        let values = [("id", simulation.id.as_str()), ("rule", &*named(&simulation.rule))];
        list.push(Candidate {
            kept: Some(simulation.id.as_str()),
            ..candidate(
                format!("kept/{}", simulation.id),
                texts::SIMULATION.fill(lang, &values),
                &simulation.rule,
                in_force,
            )
        });
    }
    if let SplitRule::Hybrid { a, b, .. } = &settlement.rule {
        list.push(candidate("a".to_owned(), named(a), a, in_force));
        list.push(candidate("b".to_owned(), named(b), b, in_force));
    }
    for surplus in SurplusRule::ALL {
        let label = texts::OWN_PRICE_SURPLUS.fill(lang, &[("how", surplus_words(*surplus).get(lang))]);
        list.push(candidate(format!("own_price/{}", surplus.as_str()), label, &SplitRule::OwnPrice, *surplus));
    }
    list.push(candidate(
        "pro_rata_asks".to_owned(),
        named(&SplitRule::ProRataAsks),
        &SplitRule::ProRataAsks,
        in_force,
    ));
    for (kind, rule) in [("shapley", &SplitRule::Shapley), ("nucleolus", &SplitRule::Nucleolus)] {
        if by_game(document).any(|k| k == kind) {
            list.push(candidate(kind.to_owned(), named(rule), rule, in_force));
        }
    }
    list.push(candidate("equal".to_owned(), named(&SplitRule::Equal), &SplitRule::Equal, in_force));
    list.retain(|c| c.kept.is_some() || *c.rule != settlement.rule || has_own_price(c.rule) && c.surplus != in_force);
    list
}
