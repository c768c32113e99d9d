//! Why nothing obeys all the rules: a set of rules that cannot all hold, from which none can be left out (`joint-bid/1` §7.3).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Clock;
use super::aim::Aim;
use super::engine::{Engine, Wanted};
use super::exact::Exact;
use super::options::{Choice, Pricer};
use super::rules::InForce;
use crate::domain::bid::Bid;
use crate::domain::optimum::Conflict;
use crate::domain::roster::Service;
use crate::domain::rules::{RuleId, in_force};

/// Time that the search for a conflict has at least, in milliseconds.
const LEAST_MS: f64 = 3_000.0;
/// The part of the time for short questions, and what each has of it and in nodes; then the part of the rest for one long question.
const PART_OF_ALL_SHORT: f64 = 0.4;
const PART_OF_SHORT: f64 = 0.02;
const SHORT_NODES: u64 = 60;
const PART_OF_LONG: f64 = 0.25;

/// An irreducible conflict of the rules in force, when it is known that they cannot all hold and that `idle` have no part in it;
/// not claimed to be irreducible when time runs out first.
///
/// What costs time is a set that is just impossible, so that short questions come first: what they leave open waits until little
/// else is left.
#[must_use]
pub fn conflict<'a>(bid: &'a Bid, rules: &InForce, locked: &'a BTreeMap<usize, Vec<Service>>, idle: &[RuleId], clock: &mut Clock<'_>) -> Conflict {
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
    let mut kept: Vec<RuleId> = all.iter().filter(|rule| rules.holds(rule) && !idle.contains(rule)).cloned().collect();
    let mut seeker = Seeker {
        bid,
        all,
        options: Cache {
            pricer,
            locked,
            known: HashMap::new(),
        },
        witnesses: Vec::new(),
        open: Vec::new(),
    };
    clock.extend(LEAST_MS);
    // A line that nobody can serve is impossible by its own rules.
    let engine = seeker.engine(&kept);
    if let Some((_, line)) = engine.lines.iter().zip(&bid.lines).find(|(choices, _)| choices.is_empty()) {
        kept.retain(|rule| rule.line() == Some(&line.id));
    }
    let (mut rules, mut is_irreducible) = clock.within(PART_OF_ALL_SHORT, |clock| seeker.shrink(kept, Effort::Short, clock));
    if !is_irreducible {
        (rules, is_irreducible) = seeker.shrink(rules, Effort::Long, clock);
    }
    Conflict {
        lines_without_ask,
        rules,
        is_irreducible,
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

#[derive(Clone, Copy, PartialEq)]
enum Effort {
    Short,
    Long,
}

/// An allocation found: the rules that it breaks, and the menus that its shared lines are from. It obeys many sets of rules.
struct Witness {
    broken: Vec<RuleId>,
    menus: Vec<RuleId>,
}

impl Witness {
    fn of(engine: &Engine<'_>, choice: &[usize]) -> Self {
        let chosen: Vec<&Choice> = engine.lines.iter().zip(choice).filter_map(|(line, at)| line.get(*at)).collect();
        let shared = engine.bid.lines.iter().zip(&chosen).filter(|(_, choice)| choice.services.len() > 1);
        Self {
            menus: shared.map(|(line, _)| RuleId::ShareMenu { line: line.id.clone() }).collect(),
            broken: Exact::of_rules(engine.bid, &engine.years, &InForce::default()).broken_in(&chosen),
        }
    }

    fn obeys(&self, rules: &[RuleId]) -> bool {
        self.menus.iter().all(|menu| rules.contains(menu)) && !self.broken.iter().any(|rule| rules.contains(rule))
    }
}

struct Seeker<'a> {
    bid: &'a Bid,
    all: Vec<RuleId>,
    options: Cache<'a>,
    witnesses: Vec<Witness>,
    /// Sets that a short question left open: fewer of their rules are no easier, and wait for a long one.
    open: Vec<Vec<RuleId>>,
}

impl<'a> Seeker<'a> {
    fn engine(&mut self, kept: &[RuleId]) -> Engine<'a> {
        let off: Vec<RuleId> = self.all.iter().filter(|rule| !kept.contains(rule)).cloned().collect();
        self.options.engine(self.bid, &off)
    }

    /// Leaves out what can be: large pieces first, at the end one by one, again until nothing more can be left out, since a menu
    /// that is switched off leaves the rule «one member», so that leaving out is not always a relief.
    fn shrink(&mut self, mut kept: Vec<RuleId>, effort: Effort, clock: &mut Clock<'_>) -> (Vec<RuleId>, bool) {
        let mut piece = kept.len().div_ceil(2).max(1);
        loop {
            let (mut has_shrunk, mut is_sure) = (false, true);
            let mut at = 0;
            while at < kept.len() {
                let to = (at + piece).min(kept.len());
                let trial: Vec<RuleId> = kept.iter().take(at).chain(kept.iter().skip(to)).cloned().collect();
                let answer = self.ask(&trial, if piece == 1 { effort } else { Effort::Short }, clock);
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
                return (kept, is_sure);
            }
            piece = piece.div_ceil(2).min(kept.len().div_ceil(2)).max(1);
        }
    }

    fn ask(&mut self, rules: &[RuleId], effort: Effort, clock: &mut Clock<'_>) -> Option<Answer> {
        if self.witnesses.iter().any(|witness| witness.obeys(rules)) {
            return Some(Answer::Possible);
        }
        let is_short = effort == Effort::Short;
        if clock.is_over() || is_short && self.open.iter().any(|set| rules.iter().all(|rule| set.contains(rule))) {
            return None;
        }
        let engine = self.engine(rules);
        let wanted = Wanted {
            most_nodes: if is_short { SHORT_NODES } else { u64::MAX },
            ..Wanted::aim(Aim::Any)
        };
        let part = if is_short { PART_OF_SHORT } else { PART_OF_LONG };
        let solved = clock.within(part, |clock| engine.solve(&wanted, clock, true));
        match solved.best {
            Some(best) => {
                self.witnesses.push(Witness::of(&engine, &best.choice));
                Some(Answer::Possible)
            }
            None if solved.is_complete => Some(Answer::Impossible { idle: solved.idle }),
            None => {
                self.open.push(rules.to_vec());
                None
            }
        }
    }
}

fn without(rules: &[RuleId], idle: &[RuleId]) -> Vec<RuleId> {
    rules.iter().filter(|rule| !idle.contains(rule)).cloned().collect()
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
