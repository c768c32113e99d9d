//! One bid made ready to be searched: its options, an exact check of every answer, and the way from a search to amounts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Clock;
use super::aim::{Aim, Budget, Fairness};
use super::exact::{Beyond, Exact, allocation_of};
use super::model::Model;
use super::options::{CENT, Choice, Pricer};
use super::rules::InForce;
use super::search::{Ended, Search, Watch};
use crate::domain::bid::{AllocationRow, Bid};
use crate::domain::contract::price;
use crate::domain::ids::LineId;
use crate::domain::optimum::{Found, Progress};
use crate::domain::places::Places;
use crate::domain::ratio::Ratio;
use crate::domain::roster::{Roster, Service};
use crate::domain::rules::RuleId;
use crate::domain::years::Years;

/// A bid with the options of its lines under some rules. Cheap to clone.
#[derive(Clone)]
pub struct Engine<'a> {
    pub bid: &'a Bid,
    pub rules: InForce,
    pub lines: Vec<Arc<Vec<Choice>>>,
    pub years: Arc<Years>,
}

/// An allocation found: the option of each line, and its exact value in cents.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    pub choice: Vec<usize>,
    pub value: Ratio,
}

/// How a search ended, in cents.
#[derive(Clone, Debug)]
pub struct Solved {
    pub best: Option<Best>,
    /// Nothing is below this: proven. `None` when not even that is known.
    pub bound: Option<Ratio>,
    pub is_complete: bool,
    pub nodes: u64,
    /// Rules that the proof does without.
    pub idle: Vec<RuleId>,
}

/// A question to the engine.
pub struct Wanted<'a> {
    pub aim: Aim,
    pub budget: Option<Budget>,
    pub fairness: Option<Fairness>,
    /// Where to start from: an option per line.
    pub start: Option<&'a [usize]>,
    /// What an allocation costs beyond its options: the search knows the options alone, and its bounds leave this out.
    pub beyond: Option<Beyond<'a>>,
    /// What is told of what is made small (10^-12 cents), of a bound too; in cents if nothing else is said.
    pub told: Option<&'a dyn Fn(i128) -> Ratio>,
    /// Nodes that may be visited beyond the root.
    pub most_nodes: u64,
}

impl Wanted<'_> {
    #[must_use]
    pub fn aim(aim: Aim) -> Self {
        Self {
            aim,
            budget: None,
            fairness: None,
            start: None,
            beyond: None,
            told: None,
            most_nodes: u64::MAX,
        }
    }
}

/// Lines that keep the services of the bid's own allocation.
#[must_use]
pub fn locked_services(bid: &Bid, locked: &[LineId]) -> BTreeMap<usize, Vec<Service>> {
    let mut faults = Vec::new();
    let roster = Roster::of(bid, &Places::of(bid), &mut faults);
    let places = bid.lines.iter().enumerate().filter(|(_, line)| locked.contains(&line.id));
    places.map(|(at, _)| (at, roster.line(at).to_vec())).collect()
}

impl<'a> Engine<'a> {
    /// The options of all lines. `members` leaves out everyone else; `locked` lines have one option, if that is lawful.
    #[must_use]
    pub fn of(bid: &'a Bid, rules: InForce, members: u64, locked: &BTreeMap<usize, Vec<Service>>) -> Self {
        let pricer = Pricer::of(bid);
        let lines = (0..bid.lines.len()).map(|at| {
            let mut choices = match locked.get(&at) {
                Some(services) => pricer.only(at, services, &rules),
                None => pricer.options(at, &rules),
            };
            choices.retain(|choice| choice.mask & !members == 0);
            Arc::new(choices)
        });
        Self {
            lines: lines.collect(),
            years: pricer.years.clone(),
            bid,
            rules,
        }
    }

    /// The same with these members alone.
    #[must_use]
    pub fn only(&self, members: u64) -> Self {
        let keep = |choices: &Arc<Vec<Choice>>| Arc::new(choices.iter().filter(|c| c.mask & !members == 0).cloned().collect());
        Self {
            bid: self.bid,
            rules: self.rules.clone(),
            lines: self.lines.iter().map(keep).collect(),
            years: self.years.clone(),
        }
    }

    /// The rows of an allocation.
    #[must_use]
    pub fn allocation(&self, choice: &[usize]) -> Vec<AllocationRow> {
        allocation_of(self.bid, &self.chosen(choice))
    }

    fn chosen(&self, choice: &[usize]) -> Vec<&Choice> {
        self.lines.iter().zip(choice).filter_map(|(line, at)| line.get(*at)).collect()
    }

    /// The places of the options that an allocation of the bid uses; `None` when one of them is not among the options.
    #[must_use]
    pub fn places_of(&self, allocation: &[AllocationRow]) -> Option<Vec<usize>> {
        let own = Bid {
            allocation: Some(allocation.to_vec()),
            ..self.bid.clone()
        };
        let roster = Roster::of(&own, &Places::of(&own), &mut Vec::new());
        let key = |services: &[Service]| services.iter().map(|s| (s.member, s.share)).collect::<Vec<_>>();
        let place = |(at, line): (usize, &Arc<Vec<Choice>>)| line.iter().position(|c| key(&c.services) == key(roster.line(at)));
        self.lines.iter().enumerate().map(place).collect()
    }

    /// The amounts of an allocation, with the real rounded prices.
    #[must_use]
    pub fn found(&self, best: &Best) -> Found {
        let allocation = self.allocation(&best.choice);
        let contract = price(&Bid {
            allocation: Some(allocation.clone()),
            ..self.bid.clone()
        });
        Found {
            allocation,
            value: best.value,
            total_ht: contract.totals.ht_cents,
            cost_to_buyer: contract.totals.cost_to_buyer_cents,
        }
    }

    /// Searches. Better allocations and bounds are told as `step` makes progress of them.
    pub fn solve(&self, wanted: &Wanted<'_>, clock: &mut Clock<'_>, first_only: bool) -> Solved {
        if self.lines.iter().any(|line| line.is_empty()) {
            return Solved {
                best: None,
                bound: None,
                is_complete: true,
                nodes: 0,
                idle: Vec::new(),
            };
        }
        let model = Model::of(
            self.bid,
            &self.lines,
            &self.years,
            &self.rules,
            &wanted.aim,
            wanted.budget.as_ref(),
            wanted.fairness.as_ref(),
        );
        let exact = Exact {
            bid: self.bid,
            years: &self.years,
            rules: &self.rules,
            aim: &wanted.aim,
            budget: wanted.budget.as_ref(),
            fairness: wanted.fairness.as_ref(),
            beyond: wanted.beyond,
        };
        let places = |choice: &[u32]| -> Vec<usize> { choice.iter().map(|opt| model.opts[*opt as usize].choice as usize).collect() };
        let check = |choice: &[u32]| -> Option<f64> {
            let places = places(choice);
            let value = exact.value(&places, &self.chosen(&places))?;
            Some(in_units(&model, value, exact.unit()))
        };
        let start: Option<Vec<u32>> = wanted.start.and_then(|start| {
            let opts = start.iter().zip(&model.lines);
            opts.map(|(at, (from, to))| (*from..*to).find(|opt| model.opts[*opt as usize].choice as usize == *at))
                .collect()
        });
        let best_of = |choice: &[u32]| -> Option<Best> {
            let places = places(choice);
            let value = exact.value(&places, &self.chosen(&places))?;
            let value = wanted.told.map_or_else(|| exact.ratio(value), |told| told(value));
            Some(Best { choice: places, value })
        };
        let bound_of = |bound: f64| match wanted.told {
            Some(told) => bound_in_units(&model, bound).map(told),
            None => bound_in_cents(&model, bound),
        };
        let mut teller = Teller {
            engine: self,
            clock,
            bound_of: &bound_of,
            best_of: &best_of,
        };
        let ended: Ended = Search::new(&model, &check, first_only, wanted.most_nodes).run(start.as_deref(), &mut teller);
        let best = ended.best.and_then(|(choice, _)| best_of(&choice));
        Solved {
            bound: match (&best, ended.is_complete) {
                (Some(best), true) => Some(best.value),
                _ => bound_of(ended.bound),
            },
            best,
            is_complete: ended.is_complete,
            nodes: ended.nodes,
            idle: idle(&model, &ended.used),
        }
    }
}

/// Passes on what a search tells, and keeps its time.
struct Teller<'b, 'c, 'e> {
    engine: &'b Engine<'e>,
    clock: &'b mut Clock<'c>,
    bound_of: &'b dyn Fn(f64) -> Option<Ratio>,
    best_of: &'b dyn Fn(&[u32]) -> Option<Best>,
}

impl Watch for Teller<'_, '_, '_> {
    fn is_over(&mut self) -> bool {
        self.clock.is_over()
    }

    fn tell(&mut self, best: Option<(&[u32], f64)>, bound: f64, nodes: u64) {
        if !self.clock.tells_all {
            return;
        }
        let best = best.and_then(|(choice, _)| (self.best_of)(choice)).map(|best| self.engine.found(&best));
        let bound = (self.bound_of)(bound);
        self.clock.tell(Progress {
            best,
            bound,
            nodes,
            ..Progress::default()
        });
    }
}

/// The rules of the model that nothing rests on.
fn idle(model: &Model, used: &[bool]) -> Vec<RuleId> {
    let number = (used.len() > model.rows.len()).then_some(Some(RuleId::MaxMembers));
    let rules = model.rules.iter().cloned().chain(number).zip(used);
    let used: Vec<RuleId> = rules.filter(|(_, used)| **used).filter_map(|(rule, _)| rule).collect();
    let mut idle = model.weighed.clone();
    idle.retain(|rule| !used.contains(rule));
    idle
}

/// An exact value as the search counts.
fn in_units(model: &Model, value: i128, cent: i128) -> f64 {
    if model.has_soft {
        return value as f64 / cent as f64 / model.soft_scale;
    }
    (value as f64 / model.unit as f64 * 1e6).round() / 1e6
}

/// A bound as an exact number of cents, rounded down; `None` when there is none yet.
fn bound_in_cents(model: &Model, bound: f64) -> Option<Ratio> {
    if !bound.is_finite() {
        return None;
    }
    if model.has_soft {
        let millionths = (bound * model.soft_scale * 1e6).floor().max(0.0);
        return Ratio::new(millionths as i128, 1_000_000);
    }
    Ratio::new(bound_in_units(model, bound)?, CENT)
}

/// The same in 10^-12 cents.
fn bound_in_units(model: &Model, bound: f64) -> Option<i128> {
    // Costs are whole in their unit: so is the least of them.
    let units = if model.is_whole { (bound - 1e-6).ceil() } else { bound.floor() };
    bound.is_finite().then(|| (units as i128).checked_mul(model.unit)).flatten()
}
