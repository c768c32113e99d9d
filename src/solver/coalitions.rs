//! The value of every coalition (`joint-bid/1` §8.10): what the budget leaves when only its members exist.

use std::collections::BTreeMap;

use super::Clock;
use super::aim::Aim;
use super::best::sum_of;
use super::engine::{Engine, Wanted};
use super::model::bits;
use super::rules::InForce;
use crate::domain::bid::{AllocationRow, Base, Bid};
use crate::domain::contract::price;
use crate::domain::exact::to_ratio;
use crate::domain::objective::base_value;
use crate::domain::optimum::CoalitionValue;
use crate::domain::ratio::Ratio;
use crate::domain::rules::{RuleId, in_force};

/// Most members of a game (§1.9, `domain.md` §3.3).
const MEMBERS_MAX: usize = 8;

/// The values of all coalitions, small ones first; those that time did not allow to prove are left out.
#[must_use]
pub fn values(bid: &Bid, clock: &mut Clock<'_>) -> Vec<CoalitionValue> {
    let Some(game) = bid.game.as_ref().filter(|_| bid.members.len() <= MEMBERS_MAX) else {
        return Vec::new();
    };
    let budget = Ratio::whole(game.budget_ht_cents.wide());
    let off = in_force(bid).into_iter().filter(|rule| {
        matches!(
            rule,
            RuleId::MustServe { .. } | RuleId::MinShare { .. } | RuleId::MaxShare { .. } | RuleId::Ceiling
        )
    });
    let free = Bid {
        allocation: None,
        ..bid.clone()
    };
    let all = Engine::of(&free, InForce::without(off), u64::MAX, &BTreeMap::new());
    let count = 1_usize << bid.members.len();
    let mut values = Vec::with_capacity(count - 1);
    for mask in 1..count {
        clock.step(mask - 1, count - 1);
        let left = count - mask;
        let engine = all.only(mask as u64);
        let solved = clock.within(2.0 / left as f64, |clock| {
            engine.solve(&Wanted::aim(Aim::Sum(sum_of(Base::MinHt))), clock, false)
        });
        let value = match solved.best {
            Some(best) => exact_value(&free, engine.allocation(&best.choice)).and_then(|cost| Some(budget.checked_sub(cost)?.max(Ratio::ZERO))),
            None => Some(Ratio::ZERO),
        };
        if let (true, Some(value)) = (solved.is_complete, value) {
            values.push(CoalitionValue {
                members: bits(mask as u64).filter_map(|m| bid.members.get(m)).map(|m| m.id.clone()).collect(),
                value,
            });
        }
    }
    values
}

/// The total of an allocation as an exact fraction: selling values are no whole number of the search's units.
fn exact_value(bid: &Bid, allocation: Vec<AllocationRow>) -> Option<Ratio> {
    let own = Bid {
        allocation: Some(allocation),
        ..bid.clone()
    };
    to_ratio(&base_value(&own, &price(&own), Base::MinHt))
}
