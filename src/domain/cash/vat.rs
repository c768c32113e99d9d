//! The VAT that members owe the state on what the client pays them: on receipt, in proportion to what they receive, given a month later.

use super::CashPlan;
use super::flow::Flow;
use crate::domain::contract::Contract;
use crate::domain::money::Cents;
use crate::domain::share_out::largest_remainder;

pub(super) fn to_the_state(plan: &mut CashPlan, contract: &Contract) {
    for (at, account) in plan.members.iter_mut().enumerate() {
        let owed: Cents = contract.vat.iter().filter(|r| r.member_at == at).map(|r| r.vat_invoiced_cents).sum();
        let received: Vec<i128> = (0..plan.months)
            .map(|month| {
                let of = |flow| account.flow(flow).get(month).copied().unwrap_or_default();
                (of(Flow::Client) + of(Flow::Advance) + of(Flow::Retention)).wide()
            })
            .collect();
        for (month, amount) in largest_remainder(owed, &received).into_iter().enumerate() {
            account.put(Flow::VatState, month + 1, -amount);
        }
    }
}
