//! Penalties for lateness, by member (`joint-bid/1` §8.7; domain brief §1.12): P = V·R/divisor, none up to the exemption, capped.
//! Each case stands alone; penalties do not add up over the contract.

use indexmap::IndexMap;
use serde::Serialize;

use super::bid::{Bid, Penalty, PenaltyCase};
use super::contract::Contract;
use super::ids::{Id, MemberId};
use super::money::Cents;
use super::share_out::largest_remainder;

/// What the clause of the tender costs in the cases that the group imagines. Internal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Penalties {
    /// The most that is applied in one case.
    pub cap_cents: Cents,
    pub cases: Vec<PenaltyReport>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PenaltyReport {
    pub id: Id,
    /// By the formula alone.
    pub penalty_cents: Cents,
    /// After exemption and cap.
    pub applied_cents: Cents,
    /// All members: shared among those at fault (all when nobody is named) in proportion to what they invoice.
    pub by_member_cents: IndexMap<MemberId, Cents>,
}

/// `None` when the tender has no such clause.
#[must_use]
pub fn penalties(bid: &Bid, contract: &Contract) -> Option<Penalties> {
    let clause = bid.tender.penalty.as_ref()?;
    let cap = clause.cap_rate.of(contract.totals.ht_cents);
    let cases = clause.cases.iter().map(|case| report(bid, contract, clause, case, cap)).collect();
    Some(Penalties { cap_cents: cap, cases })
}

fn report(bid: &Bid, contract: &Contract, clause: &Penalty, case: &PenaltyCase, cap: Cents) -> PenaltyReport {
    let penalty = Cents::round(case.value_cents.wide() * i128::from(case.days), i128::from(clause.divisor));
    let applied = if penalty <= clause.exempt_up_to_cents {
        Cents::ZERO
    } else {
        penalty.min(cap)
    };
    let bears = |member: &MemberId| case.at_fault.is_empty() || case.at_fault.contains(member);
    let bearing: Vec<(usize, i128)> = (0..)
        .zip(&bid.members)
        .filter(|(_, m)| bears(&m.id))
        .map(|(at, _)| (at, contract.invoiced_ht(at).wide()))
        .collect();
    let weights: Vec<i128> = bearing.iter().map(|(_, weight)| *weight).collect();
    let mut by_member: IndexMap<MemberId, Cents> = bid.members.iter().map(|m| (m.id.clone(), Cents::ZERO)).collect();
    for ((at, _), part) in bearing.iter().zip(largest_remainder(applied, &weights)) {
        if let Some((_, amount)) = by_member.get_index_mut(*at) {
            *amount = part;
        }
    }
    PenaltyReport {
        id: case.id.clone(),
        penalty_cents: penalty,
        applied_cents: applied,
        by_member_cents: by_member,
    }
}
