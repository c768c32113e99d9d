//! What the group withholds: each fund's total, rounded once, and who pays how much of it (`joint-bid/1` §8.5.1).

use serde::Serialize;

use crate::domain::bid::{Bid, Deduction, DeductionKind};
use crate::domain::contract::Contract;
use crate::domain::ids::Id;
use crate::domain::money::Cents;
use crate::domain::share_out::largest_remainder;
use crate::domain::withheld::pays;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fund {
    pub id: Id,
    pub kind: DeductionKind,
    pub total_cents: Cents,
    /// By member; 0 for those who do not pay.
    #[serde(skip)]
    pub contributions: Vec<Cents>,
}

/// One fund per deduction, in the order of the bid.
pub(super) fn funds(bid: &Bid, contract: &Contract) -> Vec<Fund> {
    bid.pricing
        .deductions
        .iter()
        .map(|deduction| {
            let invoiced_by_payers: Vec<i128> = bid
                .members
                .iter()
                .enumerate()
                .map(|(at, member)| {
                    if pays(deduction, &member.id, bid.group.lead.as_ref()) {
                        contract.invoiced_ht(at).wide()
                    } else {
                        0
                    }
                })
                .collect();
            let total = total(deduction, Cents::from_wide(invoiced_by_payers.iter().sum()));
            Fund {
                id: deduction.id.clone(),
                kind: deduction.kind,
                total_cents: total,
                contributions: largest_remainder(total, &invoiced_by_payers),
            }
        })
        .collect()
}

/// What the rate gives of what the payers invoice, and the fixed amount; at most the cap, and never more than they invoice (`joint-bid/2` §1).
fn total(deduction: &Deduction, invoiced: Cents) -> Cents {
    let wanted = deduction.rate.of(invoiced) + deduction.fixed_cents;
    wanted.min(deduction.cap_cents.unwrap_or(invoiced)).min(invoiced)
}

/// What the member at this position pays to all funds.
pub(super) fn contributions_of(funds: &[Fund], member: usize) -> Cents {
    funds.iter().filter_map(|f| f.contributions.get(member)).sum()
}
