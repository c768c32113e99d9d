//! Why nothing obeys all the rules: a set of rules that cannot all hold, from which none can be left out (`joint-bid/1` §7.3).

use std::collections::BTreeMap;

use super::Clock;
use super::aim::Aim;
use super::engine::{Engine, Wanted};
use super::options::Pricer;
use super::rules::InForce;
use crate::domain::bid::Bid;
use crate::domain::optimum::Conflict;
use crate::domain::roster::Service;
use crate::domain::rules::{RuleId, in_force};

/// An irreducible conflict of the rules in force; not claimed to be irreducible when time runs out first.
#[must_use]
pub fn conflict(bid: &Bid, rules: &InForce, locked: &BTreeMap<usize, Vec<Service>>, clock: &mut Clock<'_>) -> Conflict {
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
    let mut is_impossible = |kept: &[RuleId]| -> Option<bool> {
        let off = all.iter().filter(|rule| !kept.contains(rule)).cloned();
        let engine = Engine::of(bid, InForce::without(off), u64::MAX, locked);
        let solved = clock.within(0.5, |clock| engine.solve(&Wanted::aim(Aim::Any), clock, true));
        match (solved.best, solved.is_complete) {
            (Some(_), _) => Some(false),
            (None, true) => Some(true),
            (None, false) => None,
        }
    };
    // Large pieces first; at the end one by one, again until nothing more can be left out: a menu that is switched off leaves
    // the rule «one member», so that leaving out is not always a relief.
    let mut piece = kept.len().div_ceil(2).max(1);
    let mut is_sure = true;
    loop {
        let mut has_shrunk = false;
        let mut at = 0;
        while at < kept.len() {
            let to = (at + piece).min(kept.len());
            let trial: Vec<RuleId> = kept.iter().take(at).chain(kept.iter().skip(to)).cloned().collect();
            match is_impossible(&trial) {
                Some(true) => {
                    kept = trial;
                    has_shrunk = true;
                }
                Some(false) => at = to,
                None => {
                    is_sure = false;
                    at = to;
                }
            }
        }
        if piece == 1 && !has_shrunk {
            break;
        }
        piece = piece.div_ceil(2).max(1);
        if piece == 1 && !is_sure {
            break;
        }
    }
    Conflict {
        lines_without_ask,
        rules: kept,
        is_irreducible: is_sure,
    }
}
