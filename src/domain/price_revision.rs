//! The price revision clause tried on one period (`joint-bid/1` §8.7; domain brief §1.11): one coefficient from the indices, rounded
//! as the clause says, on the amount of the period.

use indexmap::IndexMap;
use serde::Serialize;

use super::bid::{Bid, PriceRevision, RevisionTerm, Rounding};
use super::contract::Contract;
use super::decimal::{Rate, Weight};
use super::exact::{Exact, decimal, whole};
use super::fixed::Fixed;
use super::ids::{MemberId, PeriodId};
use super::money::Cents;
use super::share_out::largest_remainder;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RevisionReport {
    /// Reduced, `n/d` or `n`.
    pub coef_exact: String,
    /// Rounded as the clause says.
    pub coef: Fixed,
    pub period: PeriodId,
    pub base_cents: Cents,
    pub revised_cents: Cents,
    /// All members, in proportion to what each invoices in the period.
    pub by_member_cents: IndexMap<MemberId, Cents>,
}

/// `None` without a clause, with an index of zero, or when the period does not exist.
#[must_use]
pub fn price_revision(bid: &Bid, contract: &Contract) -> Option<RevisionReport> {
    let clause = bid.tender.price_revision.as_ref()?;
    let at = bid.tender.periods.iter().position(|p| p.id == clause.period)?;
    let exact = coefficient(clause)?;
    let coef = rounded(clause, &exact)?;
    let base = contract.by_period.get(at)?.ht_cents;
    let revised = revised(base, coef);
    let weights: Vec<i128> = contract
        .by_member
        .iter()
        .map(|m| m.ht_by_period_cents.get(at).copied().unwrap_or_default().wide())
        .collect();
    Some(RevisionReport {
        coef_exact: exact.to_string(),
        coef,
        period: clause.period.clone(),
        base_cents: base,
        revised_cents: revised,
        by_member_cents: bid.members.iter().map(|m| m.id.clone()).zip(largest_remainder(revised, &weights)).collect(),
    })
}

impl RevisionReport {
    /// What the clause adds to what the member at this position invoices in the period, HT; below zero when prices fall.
    #[must_use]
    pub fn added_for(&self, bid: &Bid, contract: &Contract, member: usize) -> Cents {
        let period = bid.tender.periods.iter().position(|p| p.id == self.period);
        let base = period.and_then(|at| contract.by_member.get(member)?.ht_by_period_cents.get(at)).copied();
        let revised = self.by_member_cents.get_index(member).map(|(_, cents)| *cents);
        revised.unwrap_or_default() - base.unwrap_or_default()
    }
}

/// An amount times the rounded coefficient, in whole cents.
#[must_use]
pub fn revised(base: Cents, coef: Fixed) -> Cents {
    Cents::round(base.wide().saturating_mul(coef.units), 10_i128.pow(u32::from(coef.decimals)))
}

/// What the clause would make of an amount if every new index were so many percent higher (below zero: lower). `None` when an index is zero.
#[must_use]
pub fn revised_if_indices_move(clause: &PriceRevision, base: Cents, percent: i64) -> Option<Cents> {
    let fixed = decimal(clause.fixed.scaled(), Rate::AFTER);
    let moving = coefficient(clause)? - &fixed;
    let exact = fixed + moving * decimal(i128::from(100 + percent), 2);
    Some(revised(base, rounded(clause, &exact)?))
}

/// fixed + Σ weight·i1/i0, exact. `None` when an index is zero.
#[must_use]
pub fn coefficient(clause: &PriceRevision) -> Option<Exact> {
    let mut sum = decimal(clause.fixed.scaled(), Rate::AFTER);
    for RevisionTerm { weight, i0, i1, .. } in &clause.terms {
        if i0.is_zero() {
            return None;
        }
        let index = |value: &Weight| decimal(value.scaled(), Weight::AFTER);
        sum += decimal(weight.scaled(), Rate::AFTER) * index(i1) / index(i0);
    }
    Some(sum)
}

/// The coefficient with the decimals of the clause.
fn rounded(clause: &PriceRevision, exact: &Exact) -> Option<Fixed> {
    let scale = 10_i128.pow(u32::from(clause.coef_decimals.min(6)));
    let scaled = exact * whole(scale);
    let units = match clause.coef_rounding {
        Rounding::HalfUp => scaled.round(),
        Rounding::Ceil => scaled.ceil(),
        Rounding::Floor => scaled.floor(),
    };
    let units = i128::try_from(units.to_integer()).ok()?;
    Some(Fixed::new(units, clause.coef_decimals.min(6)))
}
