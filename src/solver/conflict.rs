//! Why nothing obeys all the rules: a set of rules that cannot all hold, from which none can be left out (`joint-bid/1` §7.3).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Clock;
use super::aim::Aim;
use super::engine::{Engine, Wanted};
use super::options::{Choice, Pricer};
use super::rules::InForce;
use crate::domain::bid::Bid;
use crate::domain::optimum::Conflict;
use crate::domain::roster::Service;
use crate::domain::rules::{RuleId, in_force};

/// Time that the search for a conflict has at least, in milliseconds.
const LEAST_MS: f64 = 3_000.0;
/// The part of the time left that one question has: of several rules at once, which may go unanswered, and of the last single ones.
const PART_OF_SEVERAL: f64 = 0.01;
const PART_OF_ONE: f64 = 0.25;

/// An irreducible conflict of the rules in force; not claimed to be irreducible when time runs out first.
#[must_use]
pub fn conflict<'a>(bid: &'a Bid, rules: &InForce, locked: &'a BTreeMap<usize, Vec<Service>>, clock: &mut Clock<'_>) -> Conflict {
    let pricer = Pricer::of(bid);
    let without_ask = bid.lines.iter().enumerate().filter(|(at, _)| pricer.bidders(*at).is_empty());
    let lines_without_ask: Vec<_> = without_ask.map(|(_, line)| line.id.clone()).collect();
    if !lines_without_ask.is_empty() {
        return Conflict {
            lines_without_ask,
            rules: Vec::new(),
            is_irreducible: true,
        };
    }
    let all = in_force(bid);
    let mut kept: Vec<RuleId> = all.iter().filter(|rule| rules.holds(rule)).cloned().collect();
    let mut options = Cache {
        pricer,
        locked,
        known: HashMap::new(),
    };
    clock.extend(LEAST_MS);
    // A line that nobody can serve is impossible by its own rules.
    let engine = options.engine(bid, &switched_off(&all, &kept));
    if let Some((_, line)) = engine.lines.iter().zip(&bid.lines).find(|(choices, _)| choices.is_empty()) {
        kept.retain(|rule| rule.line() == Some(&line.id));
    }
    let mut is_impossible = |kept: &[RuleId], part: f64| -> Option<bool> {
        if clock.is_over() {
            return None;
        }
        let engine = options.engine(bid, &switched_off(&all, kept));
        let solved = clock.within(part, |clock| engine.solve(&Wanted::aim(Aim::Any), clock, true));
        match (solved.best, solved.is_complete) {
            (Some(_), _) => Some(false),
            (None, true) => Some(true),
            (None, false) => None,
        }
    };
    // Large pieces first; at the end one by one, again until nothing more can be left out: a menu that is switched off leaves
    // the rule «one member», so that leaving out is not always a relief.
    let mut piece = kept.len().div_ceil(2).max(1);
    loop {
        let (mut has_shrunk, mut is_sure) = (false, true);
        let mut at = 0;
        while at < kept.len() {
            let to = (at + piece).min(kept.len());
            let trial: Vec<RuleId> = kept.iter().take(at).chain(kept.iter().skip(to)).cloned().collect();
            let answer = is_impossible(&trial, if piece == 1 { PART_OF_ONE } else { PART_OF_SEVERAL });
            is_sure &= answer.is_some();
            if answer == Some(true) {
                kept = trial;
                has_shrunk = true;
            } else {
                at = to;
            }
        }
        if piece == 1 && !has_shrunk {
            return Conflict {
                lines_without_ask,
                rules: kept,
                is_irreducible: is_sure,
            };
        }
        piece = piece.div_ceil(2).max(1);
    }
}

fn switched_off(all: &[RuleId], kept: &[RuleId]) -> Vec<RuleId> {
    all.iter().filter(|rule| !kept.contains(rule)).cloned().collect()
}

/// The options of each line, made once for each set of its own rules that is switched off.
struct Cache<'a> {
    pricer: Pricer<'a>,
    locked: &'a BTreeMap<usize, Vec<Service>>,
    known: HashMap<(usize, Vec<RuleId>), Arc<Vec<Choice>>>,
}

impl<'a> Cache<'a> {
    fn engine(&mut self, bid: &'a Bid, off: &[RuleId]) -> Engine<'a> {
        let rules = InForce::without(off.iter().cloned());
        let lines = bid.lines.iter().enumerate().map(|(at, line)| {
            let own: Vec<RuleId> = off.iter().filter(|rule| rule.line() == Some(&line.id)).cloned().collect();
            let options = self.known.entry((at, own)).or_insert_with(|| {
                Arc::new(match self.locked.get(&at) {
                    Some(services) => self.pricer.only(at, services, &rules),
                    None => self.pricer.options(at, &rules),
                })
            });
            options.clone()
        });
        Engine {
            lines: lines.collect(),
            years: self.pricer.years.clone(),
            bid,
            rules,
        }
    }
}
