//! Who pays whom so that everyone ends at its target (`joint-bid/1` §8.5.5; domain brief §3.6).

use serde::Serialize;

use crate::domain::bid::Bid;
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Transfer {
    pub from: MemberId,
    pub to: MemberId,
    pub cents: Cents,
}

/// Again and again the largest debtor pays the largest creditor; ties in member order. At most one transfer fewer than members.
pub(super) fn transfers(bid: &Bid, equalisation: &[Cents]) -> Vec<Transfer> {
    let mut balances = equalisation.to_vec();
    let mut transfers = Vec::new();
    loop {
        let debtor = first_largest(&balances, |b| -b);
        let creditor = first_largest(&balances, |b| b);
        let (Some((from, owed)), Some((to, due))) = (debtor, creditor) else {
            return transfers;
        };
        let cents = owed.min(due);
        let (Some(payer), Some(payee)) = (bid.members.get(from), bid.members.get(to)) else {
            return transfers;
        };
        balances[from] += cents;
        balances[to] -= cents;
        transfers.push(Transfer {
            from: payer.id.clone(),
            to: payee.id.clone(),
            cents,
        });
    }
}

/// The first of the largest amounts above zero, with its position.
fn first_largest(balances: &[Cents], amount: impl Fn(Cents) -> Cents) -> Option<(usize, Cents)> {
    let mut largest: Option<(usize, Cents)> = None;
    for (at, balance) in balances.iter().enumerate() {
        let value = amount(*balance);
        if value > largest.map_or(Cents::ZERO, |(_, most)| most) {
            largest = Some((at, value));
        }
    }
    largest
}
