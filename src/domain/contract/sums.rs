//! The contract by member, by period and by kind of line (`joint-bid/1` §8.3).

use serde::Serialize;

use super::price_line::PriceLine;
use super::vat_rows::VatRow;
use crate::domain::bid::{Bid, LineKind};
use crate::domain::fixed::Fixed;
use crate::domain::ids::{MemberId, PeriodId};
use crate::domain::money::{Cents, half_up};
use crate::domain::years::{ByYear, Years};

/// What one member invoices.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MemberTotal {
    pub member: MemberId,
    pub ht_cents: Cents,
    pub ht_by_period_cents: Vec<Cents>,
    pub ht_by_year_cents: ByYear,
    /// Of the total HT, four decimals.
    pub share: Fixed,
    /// With the VAT on its invoices.
    pub invoiced_total_cents: Cents,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeriodTotal {
    pub period: PeriodId,
    pub firm: bool,
    pub ht_cents: Cents,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct KindTotals {
    pub one_off_cents: Cents,
    pub recurring_cents: Cents,
}

/// All members, serving or not, in member order.
pub(super) fn by_member(bid: &Bid, lines: &[PriceLine], rows: &[VatRow], years: &Years, total: Cents) -> Vec<MemberTotal> {
    let periods = bid.tender.periods.len();
    let mut by_period = vec![vec![Cents::ZERO; periods]; bid.members.len()];
    let mut by_year = vec![vec![Cents::ZERO; years.labels().len()]; bid.members.len()];
    for part in lines.iter().flat_map(|l| &l.parts) {
        if let (Some(periods), Some(sums)) = (by_period.get_mut(part.member_at), by_year.get_mut(part.member_at)) {
            for (sum, amount) in periods.iter_mut().zip(&part.ht_by_period_cents) {
                *sum += *amount;
            }
            years.add(&part.ht_by_period_cents, sums);
        }
    }
    let sums = by_period.into_iter().zip(by_year);
    bid.members
        .iter()
        .zip(sums)
        .enumerate()
        .map(|(at, (member, (by_period, by_year)))| {
            let ht: Cents = by_period.iter().sum();
            MemberTotal {
                member: member.id.clone(),
                ht_cents: ht,
                ht_by_year_cents: years.named(&by_year),
                ht_by_period_cents: by_period,
                share: Fixed::new(half_up(ht.wide() * 10_000, total.wide()), 4),
                invoiced_total_cents: rows.iter().filter(|r| r.member_at == at).map(|r| r.invoiced_total_cents).sum(),
            }
        })
        .collect()
}

pub(super) fn by_period(bid: &Bid, lines: &[PriceLine]) -> Vec<PeriodTotal> {
    let amount = |period: usize| lines.iter().filter_map(|l| l.amount_by_period_cents.get(period)).sum();
    let periods = bid.tender.periods.iter().enumerate();
    periods
        .map(|(at, period)| PeriodTotal {
            period: period.id.clone(),
            firm: period.firm,
            ht_cents: amount(at),
        })
        .collect()
}

pub(super) fn by_kind(bid: &Bid, lines: &[PriceLine]) -> KindTotals {
    let mut sums = KindTotals::default();
    for line in lines {
        match bid.lines.get(line.at).map(|l| l.kind) {
            Some(LineKind::OneOff) => sums.one_off_cents += line.amount_ht_cents,
            Some(LineKind::Recurring) => sums.recurring_cents += line.amount_ht_cents,
            None => {}
        }
    }
    sums
}
