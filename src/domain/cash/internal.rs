//! What members pay each other and the till of the group: fees with their VAT, reserve and pot, equalisation, release of the reserve.

use super::flow::Flow;
use super::invoices::{Invoices, weights};
use super::{CashPlan, Terms};
use crate::domain::bid::{Bid, Deduction, DeductionKind};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::settlement::{Fund, Settled, charges_vat_on_fees};
use crate::domain::share_out::largest_remainder;

pub(super) fn pay(plan: &mut CashPlan, bid: &Bid, settled: &Settled, invoices: &Invoices, terms: &Terms) {
    let lag = terms.lag();
    for (deduction, fund) in bid.pricing.deductions.iter().zip(&settled.funds) {
        withhold(plan, bid, deduction, fund, invoices, lag);
    }
    let months = weights(&invoices.ht());
    for transfer in settled.transfers.iter().flatten() {
        let (Some(from), Some(to)) = (place(bid, &transfer.from), place(bid, &transfer.to)) else {
            continue;
        };
        for (month, amount) in largest_remainder(transfer.cents, &months).into_iter().enumerate() {
            move_money(plan, Flow::Equalisation, month + lag, (from, to), amount);
        }
    }
}

/// A contribution is paid as its member is paid, in proportion to what it invoices. A fee goes to its beneficiary, who keeps its own
/// part; a fee for nobody, the reserve and the pot go to the till.
fn withhold(plan: &mut CashPlan, bid: &Bid, deduction: &Deduction, fund: &Fund, invoices: &Invoices, lag: usize) {
    let beneficiary = deduction.beneficiary.as_ref().filter(|_| deduction.kind == DeductionKind::Fee);
    let beneficiary = beneficiary.and_then(|id| place(bid, id));
    for (payer, contribution) in fund.contributions.iter().enumerate() {
        let months = largest_remainder(*contribution, &weights(&invoices.ht_of(payer)));
        let Some(payee) = beneficiary else {
            for (month, amount) in months.into_iter().enumerate() {
                put(plan, Flow::Funds, month + lag, payer, -amount);
                plan.till.put(Flow::Funds, month + lag, amount);
            }
            continue;
        };
        if payee == payer {
            continue;
        }
        let vat = vat_on_fee(bid, payer, payee, *contribution);
        for (month, vat) in largest_remainder(vat, &weights(&months)).into_iter().enumerate() {
            pay_vat(plan, bid, month + lag, (payer, payee), vat);
        }
        for (month, amount) in months.into_iter().enumerate() {
            move_money(plan, Flow::Fees, month + lag, (payer, payee), amount);
        }
    }
}

fn vat_on_fee(bid: &Bid, payer: usize, payee: usize, fee: Cents) -> Cents {
    match (bid.members.get(payee), bid.members.get(payer)) {
        (Some(payee), Some(payer)) if charges_vat_on_fees(payee, payer) => payee.card.vat.rate.of(fee),
        _ => Cents::ZERO,
    }
}

/// VAT between two members: the payee gives it to the state a month later, the payer gets it back then if it recovers input VAT.
fn pay_vat(plan: &mut CashPlan, bid: &Bid, month: usize, (payer, payee): (usize, usize), vat: Cents) {
    move_money(plan, Flow::FeesVat, month, (payer, payee), vat);
    put(plan, Flow::VatState, month + 1, payee, -vat);
    if bid.members.get(payer).is_some_and(|m| m.private.recovers_input_vat) {
        put(plan, Flow::VatState, month + 1, payer, vat);
    }
}

/// What is left of the reserve goes back to the members; what was used leaves the till.
pub(super) fn release(plan: &mut CashPlan, bid: &Bid, settled: &Settled, month: usize) {
    let Some(release) = &settled.reserve_release else { return };
    plan.till.put(Flow::ReserveUsed, month, -release.used_cents.min(release.reserve_cents));
    plan.till.put(Flow::ReserveReleased, month, -release.released_cents);
    for (at, member) in bid.members.iter().enumerate() {
        let share = release.by_member_cents.get(&member.id).copied().unwrap_or_default();
        put(plan, Flow::ReserveReleased, month, at, share);
    }
}

fn place(bid: &Bid, member: &MemberId) -> Option<usize> {
    bid.members.iter().position(|m| &m.id == member)
}

fn put(plan: &mut CashPlan, flow: Flow, month: usize, member: usize, amount: Cents) {
    if let Some(account) = plan.members.get_mut(member) {
        account.put(flow, month, amount);
    }
}

fn move_money(plan: &mut CashPlan, flow: Flow, month: usize, (from, to): (usize, usize), amount: Cents) {
    put(plan, flow, month, from, -amount);
    put(plan, flow, month, to, amount);
}
