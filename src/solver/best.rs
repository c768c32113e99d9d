//! The best allocation for each goal.

use std::collections::BTreeMap;

use super::Clock;
use super::aim::{Aim, Budget, Wished};
use super::backups::Backups;
use super::conflict::conflict;
use super::engine::{Engine, Solved, Wanted, locked_services};
use super::options::{CENT, Choice};
use super::rules::InForce;
use super::score;
use crate::domain::bid::{Base, Bid};
use crate::domain::decimal::Rate;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::optimum::{Goal, Outcome};
use crate::domain::ratio::Ratio;
use crate::domain::roster::Roster;
use crate::domain::rules::{Amounts, RuleId};

/// Nodes for the question whether anything is possible.
const FIRST_NODES: u64 = 300;

/// The sum that a base objective makes small.
#[must_use]
pub fn sum_of(base: Base) -> fn(&Choice) -> i128 {
    match base {
        Base::MinHt => |choice| choice.ht,
        Base::MinBuyerCost => |choice| choice.to_buyer,
    }
}

/// The wished shares of all members; 1/n each when nobody wishes anything (§2.7).
#[must_use]
pub fn wished(bid: &Bid, targets: &BTreeMap<MemberId, Rate>) -> Wished {
    let members = bid.members.iter();
    if targets.is_empty() {
        return Wished {
            parts: members.map(|_| 1).collect(),
            whole: bid.members.len().max(1) as i128,
        };
    }
    Wished {
        parts: members.map(|m| targets.get(&m.id).map_or(0, |rate| rate.scaled())).collect(),
        whole: Rate::ONE_SCALED,
    }
}

/// What costs at most `(1 + eps)` times `least`.
#[must_use]
pub fn within(least: Ratio, eps: Rate, base: Base) -> Budget {
    let millionths = Ratio::new(Rate::ONE_SCALED + eps.scaled(), Rate::ONE_SCALED);
    let most = millionths.and_then(|factor| least.checked_mul(factor)?.checked_mul(Ratio::whole(CENT)));
    Budget {
        of: sum_of(base),
        at_most: most.map_or(i128::MAX, |m| m.numerator().div_euclid(m.denominator())),
    }
}

#[must_use]
pub fn best(bid: &Bid, goal: &Goal, without: &[RuleId], locked: &[LineId], clock: &mut Clock<'_>) -> Outcome {
    let rules = InForce::without(without.iter().cloned());
    let locked = locked_services(bid, locked);
    let engine = Engine::of(bid, rules, u64::MAX, &locked);
    let start = bid.allocation.as_ref().and_then(|rows| engine.places_of(rows));
    // Whether anything is possible is often soon known, where the least would take long to be proven not to exist.
    if start.is_none() {
        let wanted = Wanted {
            most_nodes: FIRST_NODES,
            ..Wanted::aim(Aim::Any)
        };
        let any = clock.within(0.1, |clock| engine.solve(&wanted, clock, true));
        if any.best.is_none() && any.is_complete {
            return Outcome::Infeasible {
                conflict: conflict(bid, &engine.rules, &locked, &any.idle, clock),
            };
        }
    }
    let search = Search {
        engine: &engine,
        start: start.as_deref(),
    };
    let solved = match goal {
        Goal::MinHt => search.least(Base::MinHt, clock),
        Goal::MinBuyerCost => search.least(Base::MinBuyerCost, clock),
        Goal::FairestWithin { eps, base, targets } => search.fairest(*eps, *base, &wished(bid, targets), clock),
        Goal::MostRobust { eps, base } => search.most_robust(*eps, *base, clock),
        Goal::BestScore { quality, formula } => score::best(&engine, start.as_deref(), quality, *formula, clock),
    };
    match (solved.best, solved.bound) {
        (Some(best), _) if solved.is_complete => Outcome::Optimal { found: engine.found(&best) },
        (Some(best), bound) => Outcome::TimeUp {
            found: engine.found(&best),
            bound: bound.unwrap_or(Ratio::ZERO),
        },
        (None, _) if solved.is_complete => Outcome::Infeasible {
            conflict: conflict(bid, &engine.rules, &locked, &solved.idle, clock),
        },
        (None, bound) => Outcome::NothingYet { bound },
    }
}

struct Search<'a, 'b> {
    engine: &'a Engine<'b>,
    start: Option<&'a [usize]>,
}

impl Search<'_, '_> {
    fn least(&self, base: Base, clock: &mut Clock<'_>) -> Solved {
        let wanted = Wanted {
            start: self.start,
            ..Wanted::aim(Aim::Sum(sum_of(base)))
        };
        self.engine.solve(&wanted, clock, false)
    }

    /// First the least, then the fairest within so much of it. Within more than the least allows, nothing is less fair: the bound holds
    /// without a proof of the least, too.
    fn fairest(&self, eps: Rate, base: Base, wished: &Wished, clock: &mut Clock<'_>) -> Solved {
        let least = clock.within(0.5, |clock| self.least(base, clock));
        let Some(cheapest) = &least.best else { return without_bound(least) };
        let wanted = Wanted {
            budget: Some(within(cheapest.value, eps, base)),
            start: Some(&cheapest.choice),
            ..Wanted::aim(Aim::Deviation(wished.clone()))
        };
        let fairest = self.engine.solve(&wanted, clock, false);
        Solved {
            is_complete: least.is_complete && fairest.is_complete,
            ..fairest
        }
    }

    /// Most lines with a backup within so much of the least, then the cheapest of those. The value is the number of these lines.
    fn most_robust(&self, eps: Rate, base: Base, clock: &mut Clock<'_>) -> Solved {
        let least = clock.within(0.4, |clock| self.least(base, clock));
        let Some(cheapest) = &least.best else { return without_bound(least) };
        let budget = within(cheapest.value, eps, base);
        let of = sum_of(base);
        // A line with a backup is worth more than all that may be spent.
        let prize = budget.at_most.saturating_add(1);
        let backups = Backups::of(self.engine);
        let could = |line: usize, at: usize| backups.has_one_alone(line, at);
        let value = |line: usize, at: usize, choice: &Choice| of(choice) - if could(line, at) { prize } else { 0 };
        let lines = self.engine.lines.iter().enumerate();
        let values = lines.map(|(line, choices)| choices.iter().enumerate().map(|(at, choice)| value(line, at, choice)).collect());
        // No allocation has more lines with a backup than options that could have one: what it lacks of these, it pays.
        let lost = |choice: &[usize], roster: &Roster, amounts: &Amounts<'_>| prize.saturating_mul(backups.lost(choice, roster, amounts));
        // All that is spent is less than one prize.
        let backed = |value: i128| Ratio::whole(-value.div_euclid(prize));
        let wanted = Wanted {
            budget: Some(budget),
            start: Some(&cheapest.choice),
            beyond: Some(&lost),
            told: Some(&backed),
            ..Wanted::aim(Aim::Given(values.collect()))
        };
        let robust = self.engine.solve(&wanted, clock, false);
        let lines = Ratio::whole(self.engine.lines.len() as i128);
        Solved {
            is_complete: least.is_complete && robust.is_complete,
            bound: Some(robust.bound.map_or(lines, |bound| bound.min(lines))),
            ..robust
        }
    }
}

/// Nothing was found, and a price is no bound on what was sought.
fn without_bound(least: Solved) -> Solved {
    Solved { bound: None, ..least }
}
