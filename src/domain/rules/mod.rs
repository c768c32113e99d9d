//! The hard rules of an allocation, checked exactly on invoiced cents (`joint-bid/1` §6 and §8.1). Equality is allowed everywhere.
//! What is missing from a half-filled bid is a fault, not a broken rule.

mod in_force;
mod of_lines;
mod of_members;
mod rule_id;

pub use in_force::in_force;
pub use of_lines::broken_by_line;
pub use rule_id::RuleId;

use super::bid::Bid;
use super::contract::Contract;

/// The rules that the allocation breaks, in canonical order: by family, then lines, members and packages as in the bid.
/// Without an allocation there is nothing to break one.
#[must_use]
pub fn violations(bid: &Bid, contract: &Contract) -> Vec<RuleId> {
    if bid.allocation.is_none() {
        return Vec::new();
    }
    let mut broken = of_lines::broken(bid, &contract.roster);
    broken.extend(of_members::broken(bid, contract));
    broken
}
