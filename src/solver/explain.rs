//! Why every line goes where it goes, what the next best would cost, and what each rule costs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Clock;
use super::aim::Aim;
use super::best::best;
use super::engine::{Engine, Wanted};
use super::exact::Exact;
use super::options::{Choice, Pricer};
use super::rules::InForce;
use crate::domain::bid::{Base, Bid};
use crate::domain::ids::MemberId;
use crate::domain::optimum::{Found, Goal, LineReason, NextBest, Outcome, Reason, RuleCost};
use crate::domain::ratio::Ratio;
use crate::domain::rules::{RuleId, broken_by_line, in_force};

/// The sum by which lines are compared: that of the goal, or the cost to the client's basis that it stays within.
fn base_of(goal: &Goal) -> Base {
    match goal {
        Goal::MinBuyerCost => Base::MinBuyerCost,
        Goal::MinHt | Goal::BestScore { .. } => Base::MinHt,
        Goal::FairestWithin { base, .. } | Goal::MostRobust { base, .. } => *base,
    }
}

/// The reasons for the bid's own allocation, line by line. Empty when a line has no option that the rules allow.
#[must_use]
pub fn reasons(bid: &Bid, goal: &Goal, without: &[RuleId], clock: &mut Clock<'_>) -> Vec<LineReason> {
    let engine = Engine::of(bid, InForce::without(without.iter().cloned()), u64::MAX, &BTreeMap::new());
    let own = bid.allocation.as_ref().and_then(|rows| engine.places_of(rows));
    let Some(own) = own else { return Vec::new() };
    let of = super::best::sum_of(base_of(goal));
    let explainer = Explainer {
        engine: &engine,
        pricer: Pricer::of(bid),
        own: &own,
        of,
    };
    let lines = bid.lines.len();
    let mut reasons = Vec::with_capacity(lines);
    for (at, line) in bid.lines.iter().enumerate() {
        clock.step(at, lines);
        let reason = explainer.reason(at);
        let next_best = clock.within(1.0 / (lines - at) as f64, |clock| explainer.next_best(at, clock));
        reasons.push(LineReason {
            line: line.id.clone(),
            reason,
            next_best,
        });
    }
    reasons
}

struct Explainer<'a, 'b> {
    engine: &'a Engine<'b>,
    pricer: Pricer<'b>,
    own: &'a [usize],
    of: fn(&Choice) -> i128,
}

impl Explainer<'_, '_> {
    fn chosen(&self, line: usize, option: usize) -> Vec<&Choice> {
        let lines = self.engine.lines.iter().zip(self.own).enumerate();
        lines
            .filter_map(|(at, (choices, own))| choices.get(if at == line { option } else { *own }))
            .collect()
    }

    fn names(&self, choice: &Choice) -> Vec<MemberId> {
        let members = choice.services.iter().filter_map(|s| self.engine.bid.members.get(s.member));
        members.map(|m| m.id.clone()).collect()
    }

    fn reason(&self, at: usize) -> Reason {
        let (Some(choices), Some(own)) = (self.engine.lines.get(at), self.own.get(at)) else {
            return Reason::OnlyChoice;
        };
        let Some(present) = choices.get(*own) else { return Reason::OnlyChoice };
        let cost = (self.of)(present);
        if let Some(reason) = self.forbidden(at, cost) {
            return reason;
        }
        let mut cheaper: Vec<usize> = (0..choices.len()).filter(|o| (self.of)(&choices[*o]) < cost).collect();
        if cheaper.is_empty() {
            return if choices.len() == 1 { Reason::OnlyChoice } else { Reason::Cheapest };
        }
        cheaper.sort_by_key(|o| (self.of)(&choices[*o]));
        let exact = Exact::of_rules(self.engine.bid, &self.engine.years, &self.engine.rules);
        let Some(first) = cheaper.first() else { return Reason::Cheapest };
        let rules = exact.broken_in(&self.chosen(at, *first));
        let cheaper = choices.get(*first).map(|c| self.names(c)).unwrap_or_default();
        if rules.is_empty() {
            Reason::ByHand
        } else {
            Reason::DearerElsewhere { cheaper, rules }
        }
    }

    /// The cheapest way to serve the line with its menu, if that is cheaper than the present and a rule of the line forbids it.
    fn forbidden(&self, at: usize, cost: i128) -> Option<Reason> {
        let line = self.engine.bid.lines.get(at)?;
        let all = in_force(self.engine.bid)
            .into_iter()
            .filter(|rule| rule.line() == Some(&line.id) && !matches!(rule, RuleId::ShareMenu { .. } | RuleId::NotSameHostAs { .. }));
        let free = self.pricer.options(at, &InForce::without(all));
        let cheapest = free.iter().min_by_key(|c| (self.of)(c)).filter(|c| (self.of)(c) < cost)?;
        let mut rules = broken_by_line(self.engine.bid, line, &cheapest.services);
        rules.retain(|rule| self.engine.rules.holds(rule));
        (!rules.is_empty()).then(|| Reason::CheaperBreaks {
            cheaper: self.names(cheapest),
            rules,
        })
    }

    /// The best of the whole with this line served otherwise.
    fn next_best(&self, at: usize, clock: &mut Clock<'_>) -> Option<NextBest> {
        let own = *self.own.get(at)?;
        let mut others = self.engine.clone();
        let choices = others.lines.get_mut(at)?;
        if choices.len() < 2 {
            return None;
        }
        Arc::make_mut(choices).remove(own);
        let solved = others.solve(&Wanted::aim(Aim::Sum(self.of)), clock, false);
        let best = solved.best?;
        let present = self.chosen(at, own).iter().map(|c| (self.of)(c)).sum();
        let present = Ratio::new(present, super::options::CENT)?;
        let found = others.allocation(&best.choice);
        let line = &self.engine.bid.lines.get(at)?.id;
        Some(NextBest {
            services: found.into_iter().filter(|row| &row.line == line).collect(),
            more: best.value.checked_sub(present)?,
            is_exact: solved.is_complete,
        })
    }
}

/// What an allocation costs: points and lines with a backup are not money.
fn spent(found: &Found, goal: &Goal) -> Ratio {
    match (goal, base_of(goal)) {
        (Goal::BestScore { .. } | Goal::MostRobust { .. }, Base::MinHt) => Ratio::whole(found.total_ht.wide()),
        (Goal::BestScore { .. } | Goal::MostRobust { .. }, Base::MinBuyerCost) => Ratio::whole(found.cost_to_buyer.wide()),
        _ => found.value,
    }
}

/// What the best costs less without each rule, the dearest first; rules that time did not allow to weigh are not in it.
#[must_use]
pub fn cost_of_rules(bid: &Bid, goal: &Goal, clock: &mut Clock<'_>) -> Vec<RuleCost> {
    let value = |outcome: &Outcome| match outcome {
        Outcome::Optimal { found } => Some(found.clone()),
        _ => None,
    };
    let rules = in_force(bid);
    clock.step(0, rules.len() + 1);
    let all = clock.within(0.3, |clock| value(&best(bid, goal, &[], &[], clock)));
    // The best with all rules is a start for each search without one.
    let started = Bid {
        allocation: all.as_ref().map(|f: &Found| f.allocation.clone()).or_else(|| bid.allocation.clone()),
        ..bid.clone()
    };
    let mut costs = Vec::with_capacity(rules.len());
    for (at, rule) in rules.iter().enumerate() {
        clock.step(at + 1, rules.len() + 1);
        if clock.is_over() {
            break;
        }
        let part = 1.0 / (rules.len() - at) as f64;
        let without = clock.within(part, |clock| value(&best(&started, goal, std::slice::from_ref(rule), &[], clock)));
        costs.push(RuleCost {
            rule: rule.clone(),
            saves: all
                .as_ref()
                .zip(without)
                .and_then(|(all, without)| spent(all, goal).checked_sub(spent(&without, goal))),
        });
    }
    costs.sort_by_key(|cost| std::cmp::Reverse(cost.saves));
    costs
}
