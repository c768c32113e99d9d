//! Why nothing obeys all the rules: a set of rules that cannot all hold, from which none can be left out (`joint-bid/1` §7.3).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Clock;
use super::aim::Aim;
use super::engine::{Engine, Wanted};
use super::options::{Choice, Pricer};
use super::rules::InForce;
use crate::domain::bid::{AllocationRow, Bid};
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
    // Allocations that obey some rules: they obey fewer, too.
    let mut known: Vec<Vec<AllocationRow>> = Vec::new();
    // Sets that a short search left open: fewer of their rules are no easier, and wait for a longer one.
    let mut open: Vec<Vec<RuleId>> = Vec::new();
    let mut asked = |kept: &[RuleId], part: f64| -> Option<Answer> {
        if clock.is_over() {
            return None;
        }
        let engine = options.engine(bid, &switched_off(&all, kept));
        if known.iter().any(|rows| engine.obeys(rows)) {
            return Some(Answer::Possible);
        }
        if part < PART_OF_ONE && open.iter().any(|set| kept.iter().all(|rule| set.contains(rule))) {
            return None;
        }
        let solved = clock.within(part, |clock| engine.solve(&Wanted::aim(Aim::Any), clock, true));
        match solved.best {
            Some(best) => {
                known.push(engine.allocation(&best.choice));
                Some(Answer::Possible)
            }
            None if solved.is_complete => Some(Answer::Impossible { idle: solved.idle }),
            None => {
                open.push(kept.to_vec());
                None
            }
        }
    };
    // What the proof does without goes first, then large pieces; at the end one by one, again until nothing more can be left out:
    // a menu that is switched off leaves the rule «one member», so that leaving out is not always a relief.
    let mut piece = kept.len().div_ceil(2).max(1);
    if let Some(Answer::Impossible { idle }) = asked(&kept, PART_OF_ONE) {
        kept = without(&kept, &idle);
    }
    loop {
        let (mut has_shrunk, mut is_sure) = (false, true);
        let mut at = 0;
        while at < kept.len() {
            let to = (at + piece).min(kept.len());
            let trial: Vec<RuleId> = kept.iter().take(at).chain(kept.iter().skip(to)).cloned().collect();
            let answer = asked(&trial, if piece == 1 { PART_OF_ONE } else { PART_OF_SEVERAL });
            is_sure &= answer.is_some();
            if let Some(Answer::Impossible { idle }) = answer {
                // Those before had their turn.
                let needed = trial.iter().take(at).cloned();
                kept = needed.chain(without(&trial[at..], &idle)).collect();
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
        piece = piece.div_ceil(2).min(kept.len().div_ceil(2)).max(1);
    }
}

/// Whether some rules can all be obeyed.
enum Answer {
    Possible,
    /// They cannot, and these have no part in it.
    Impossible {
        idle: Vec<RuleId>,
    },
}

fn without(rules: &[RuleId], idle: &[RuleId]) -> Vec<RuleId> {
    rules.iter().filter(|rule| !idle.contains(rule)).cloned().collect()
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
