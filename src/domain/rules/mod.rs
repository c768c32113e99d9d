//! The hard rules of an allocation, checked exactly (`joint-bid/1` §6 and §8.1). Equality is allowed everywhere.
//! What is missing from a half-filled bid is a fault, not a broken rule.

mod amounts;
mod backups;
mod in_force;
mod of_lines;
mod of_members;
mod rule_id;

pub use amounts::Amounts;
pub use backups::{Cover, Load, Standby, Takeover, covers};
pub use in_force::in_force;
pub use of_lines::broken_by_line;
pub use rule_id::RuleId;

use super::bid::Bid;
use super::contract::Contract;
use super::roster::Roster;

/// The rules that the allocation breaks on invoiced cents, in canonical order: by family, then lines, members and packages as in
/// the bid. Without an allocation there is nothing to break one.
#[must_use]
pub fn violations(bid: &Bid, contract: &Contract) -> Vec<RuleId> {
    if bid.allocation.is_none() {
        return Vec::new();
    }
    broken_by(bid, &contract.roster, &Amounts::invoiced(contract))
}

/// The rules that these services break with these amounts, in the same order.
#[must_use]
pub fn broken_by(bid: &Bid, roster: &Roster, amounts: &Amounts<'_>) -> Vec<RuleId> {
    let mut broken = of_lines::broken(bid, roster);
    broken.extend(of_members::broken(bid, roster, amounts));
    broken
}
