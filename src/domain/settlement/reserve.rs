//! What is left of the risk reserve when it is released (`joint-bid/1` §8.5.10).

use indexmap::IndexMap;
use serde::Serialize;

use super::funds::Fund;
use crate::domain::bid::{Bid, DeductionKind};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::share_out::largest_remainder;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReserveRelease {
    pub reserve_cents: Cents,
    pub used_cents: Cents,
    /// What was used above the reserve.
    pub uncovered_cents: Cents,
    pub released_cents: Cents,
    /// By what each member contributed.
    pub by_member_cents: IndexMap<MemberId, Cents>,
}

/// `None` without a reserve.
pub(super) fn reserve_release(bid: &Bid, funds: &[Fund]) -> Option<ReserveRelease> {
    let reserves: Vec<&Fund> = funds.iter().filter(|f| f.kind == DeductionKind::Reserve).collect();
    if reserves.is_empty() {
        return None;
    }
    let reserve: Cents = reserves.iter().map(|f| f.total_cents).sum();
    let used = bid.settlement.reserve_used_cents.max(Cents::ZERO);
    let released = (reserve - used).max(Cents::ZERO);
    let contribution = |m: usize| reserves.iter().filter_map(|f| f.contributions.get(m)).sum::<Cents>().wide();
    let weights: Vec<i128> = (0..bid.members.len()).map(contribution).collect();
    let members = bid.members.iter().map(|m| m.id.clone());
    Some(ReserveRelease {
        reserve_cents: reserve,
        used_cents: used,
        uncovered_cents: (used - reserve).max(Cents::ZERO),
        released_cents: released,
        by_member_cents: members.zip(largest_remainder(released, &weights)).collect(),
    })
}
