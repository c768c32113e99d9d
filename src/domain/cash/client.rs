//! What the client pays: invoices after the delay, the advance and its recovery, the retention, price revision with its VAT, late payment,
//! penalties.

use super::flow::Flow;
use super::invoices::{Invoices, weights};
use super::{CashPlan, Terms};
use crate::domain::bid::{Bid, VatGroup};
use crate::domain::contract::Contract;
use crate::domain::decimal::Rate;
use crate::domain::money::Cents;
use crate::domain::penalties::penalties;
use crate::domain::price_revision::price_revision;
use crate::domain::share_out::largest_remainder;

pub(super) fn pay(plan: &mut CashPlan, bid: &Bid, contract: &Contract, invoices: &Invoices, terms: &Terms) {
    let lag = terms.lag();
    let penalties = penalties_of(bid, contract, terms);
    for (at, (member, account)) in bid.members.iter().zip(&mut plan.members).enumerate() {
        let invoiced = invoices.with_vat_of(at);
        let total: Cents = invoiced.iter().sum();
        let held = largest_remainder(terms.retention.of(total), &weights(&invoiced));
        let advance = contract.advance.as_ref().and_then(|a| a.by_member_cents.get(&member.id)).copied();
        let advance = advance.unwrap_or_default();
        account.put(Flow::Advance, terms.advance_lag(), advance);
        let mut penalty_left = penalties.get(at).copied().unwrap_or_default();
        let mut recovery = Recovery::of(advance, total, terms);
        for (month, (amount, held)) in invoiced.iter().zip(&held).enumerate() {
            let paid = month + lag;
            account.put(Flow::Client, paid, *amount);
            account.put(Flow::Retention, paid, -*held);
            let recovered = recovery.of_payment(*amount, *held);
            account.put(Flow::Advance, paid, -recovered);
            let penalty = penalty_left.min((*amount - *held - recovered).max(Cents::ZERO));
            account.put(Flow::Penalties, paid, -penalty);
            penalty_left -= penalty;
            account.put(Flow::Late, paid, late(*amount, terms));
        }
        account.put(Flow::Retention, invoices.months - 1 + usize::from(terms.retention_months), held.iter().sum());
        // What the payments could not bear, of an advance or of penalties, is given back with the last one.
        account.put(Flow::Advance, invoices.months - 1 + lag, -recovery.left());
        account.put(Flow::Penalties, invoices.months - 1 + lag, -penalty_left);
    }
    revise(plan, bid, contract, invoices, lag);
}

/// How far an advance is recovered: nothing before the first threshold, all of it by the second, in proportion between them, and never
/// more than a payment can bear (code de la commande publique, art. R2191-11 and following).
struct Recovery {
    advance: Cents,
    total: Cents,
    from: Rate,
    until: Rate,
    performed: Cents,
    recovered: Cents,
}

impl Recovery {
    fn of(advance: Cents, total: Cents, terms: &Terms) -> Self {
        Self {
            advance,
            total,
            from: terms.recovery_from,
            until: terms.recovery_until,
            performed: Cents::ZERO,
            recovered: Cents::ZERO,
        }
    }
    /// What is recovered from one payment, of which the retention is held back already.
    fn of_payment(&mut self, amount: Cents, held: Cents) -> Cents {
        self.performed += amount;
        let due = (self.due() - self.recovered).max(Cents::ZERO).min((amount - held).max(Cents::ZERO));
        self.recovered += due;
        due
    }
    /// What shall be recovered by now.
    fn due(&self) -> Cents {
        let at = |rate: Rate| self.total.wide() * rate.scaled();
        let performed = self.performed.wide() * Rate::ONE_SCALED;
        let (from, until) = (at(self.from), at(self.until));
        if performed >= until {
            self.advance
        } else if performed <= from {
            Cents::ZERO
        } else {
            Cents::from_wide(self.advance.wide().saturating_mul(performed - from) / (until - from))
        }
    }
    fn left(&self) -> Cents {
        self.advance - self.recovered
    }
}

/// Interest of one invoice, VAT included, on 365 days a year, and its indemnity (code de la commande publique, art. L2192-13, R2192-31 and following).
fn late(amount: Cents, terms: &Terms) -> Cents {
    if terms.late_days == 0 || amount <= Cents::ZERO {
        return Cents::ZERO;
    }
    let interest = amount.wide() * terms.late_rate.scaled() * i128::from(terms.late_days);
    Cents::round(interest, Rate::ONE_SCALED * 365) + terms.late_indemnity
}

/// What the clause adds to its period, by member, VAT row and month as the period is invoiced, with its VAT, which goes to the state a month
/// after it is received.
fn revise(plan: &mut CashPlan, bid: &Bid, contract: &Contract, invoices: &Invoices, lag: usize) {
    let Some(report) = price_revision(bid, contract) else { return };
    let period = bid.tender.periods.iter().position(|p| p.id == report.period);
    let Some((first, count)) = period.and_then(|at| invoices.span(at)) else {
        return;
    };
    for (member, account) in plan.members.iter_mut().enumerate() {
        let rows: Vec<(usize, Vec<i128>)> = invoices
            .rows_of(member)
            .map(|(row, months)| (row, weights(months.get(first..first + count).unwrap_or_default())))
            .collect();
        let of_rows: Vec<i128> = rows.iter().map(|(_, months)| months.iter().sum()).collect();
        let added = largest_remainder(report.added_for(bid, contract, member), &of_rows);
        for ((row, months), added) in rows.iter().zip(added) {
            let rate = contract.vat.get(*row).filter(|r| r.regime.group() == VatGroup::Charged).map(|r| r.rate);
            let vat = rate.map_or(Cents::ZERO, |rate| rate.of(added));
            let spread = largest_remainder(added, months).into_iter().zip(largest_remainder(vat, months));
            for (month, (ht, vat)) in spread.enumerate() {
                account.put(Flow::Revision, first + month + lag, ht + vat);
                account.put(Flow::VatState, first + month + lag + 1, -vat);
            }
        }
    }
}

/// What the case that comes true costs each member.
fn penalties_of(bid: &Bid, contract: &Contract, terms: &Terms) -> Vec<Cents> {
    let report = terms
        .penalty_case
        .as_ref()
        .and_then(|id| penalties(bid, contract)?.cases.into_iter().find(|c| &c.id == id));
    report.map(|case| case.by_member_cents.into_values().collect()).unwrap_or_default()
}
