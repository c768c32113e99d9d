//! What each member invoices in each month of the contract, HT and VAT.

use crate::domain::bid::{Bid, LineKind, Period};
use crate::domain::contract::Contract;
use crate::domain::money::Cents;
use crate::domain::share_out::largest_remainder;

pub(super) struct Invoices {
    /// Months of service.
    pub months: usize,
    /// HT by VAT row of the contract, then by month.
    ht: Vec<Vec<Cents>>,
    /// VAT on the invoices, the same way.
    vat: Vec<Vec<Cents>>,
    /// The member of each row.
    members: Vec<usize>,
    /// The first month of each period, and how many it has.
    spans: Vec<(usize, usize)>,
}

impl Invoices {
    pub fn of(bid: &Bid, contract: &Contract) -> Self {
        let spans = spans(&bid.tender.periods);
        let months = spans.iter().map(|(first, count)| first + count).max().unwrap_or(0);
        let mut ht = vec![vec![Cents::ZERO; months]; contract.vat.len()];
        for line in &contract.lines {
            let is_once = bid.lines.get(line.at).is_some_and(|l| l.kind == LineKind::OneOff);
            for part in &line.parts {
                let row = contract
                    .vat
                    .iter()
                    .position(|r| r.member_at == part.member_at && r.regime == part.vat_regime && r.rate == part.vat_rate);
                let Some(sums) = row.and_then(|row| ht.get_mut(row)) else { continue };
                for ((first, count), amount) in spans.iter().zip(&part.ht_by_period_cents) {
                    let months = largest_remainder(*amount, &vec![1; if is_once { 1 } else { *count }]);
                    for (sum, share) in sums.iter_mut().skip(*first).zip(months) {
                        *sum += share;
                    }
                }
            }
        }
        let vat = contract
            .vat
            .iter()
            .zip(&ht)
            .map(|(row, ht)| largest_remainder(row.vat_invoiced_cents, &weights(ht)));
        Self {
            months,
            vat: vat.collect(),
            ht,
            members: contract.vat.iter().map(|r| r.member_at).collect(),
            spans,
        }
    }

    /// HT by month of service.
    pub fn ht_of(&self, member: usize) -> Vec<Cents> {
        self.sum_of(member, &self.ht)
    }
    /// VAT included, by month of service.
    pub fn with_vat_of(&self, member: usize) -> Vec<Cents> {
        let (ht, vat) = (self.sum_of(member, &self.ht), self.sum_of(member, &self.vat));
        ht.into_iter().zip(vat).map(|(ht, vat)| ht + vat).collect()
    }
    /// HT of a member by VAT row of the contract, each with its position and its months of service.
    pub fn rows_of(&self, member: usize) -> impl Iterator<Item = (usize, &[Cents])> {
        let rows = self.members.iter().zip(&self.ht).enumerate();
        rows.filter(move |(_, (m, _))| **m == member).map(|(row, (_, months))| (row, months.as_slice()))
    }
    /// HT of all members, by month of service.
    pub fn ht(&self) -> Vec<Cents> {
        self.columns(self.ht.iter())
    }
    /// The months of a period, by position: the first and how many.
    pub fn span(&self, period: usize) -> Option<(usize, usize)> {
        self.spans.get(period).copied()
    }

    fn sum_of(&self, member: usize, rows: &[Vec<Cents>]) -> Vec<Cents> {
        self.columns(self.members.iter().zip(rows).filter(|(m, _)| **m == member).map(|(_, row)| row))
    }
    fn columns<'a>(&self, rows: impl Iterator<Item = &'a Vec<Cents>>) -> Vec<Cents> {
        let mut sums = vec![Cents::ZERO; self.months];
        for row in rows {
            for (sum, amount) in sums.iter_mut().zip(row) {
                *sum += *amount;
            }
        }
        sums
    }
}

/// Weights of a sharing in proportion to amounts.
pub(super) fn weights(amounts: &[Cents]) -> Vec<i128> {
    amounts.iter().map(|a| a.wide()).collect()
}

/// A period still without months counts as one month.
fn spans(periods: &[Period]) -> Vec<(usize, usize)> {
    let mut first = 0;
    periods
        .iter()
        .map(|period| {
            let span = (first, usize::from(period.months.max(1)));
            first += usize::from(period.months);
            span
        })
        .collect()
}
