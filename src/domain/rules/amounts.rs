//! What members would invoice, for the rules on amounts: real cents, or the selling values that an optimiser weighs
//! (`joint-bid/1` §5.9 and §7.1). The rules are the same; whoever asks says in which unit it counts.

use std::sync::Arc;

use crate::domain::contract::Contract;
use crate::domain::decimal::Rate;
use crate::domain::money::Cents;

/// Amounts of all members, in parts of a cent.
#[derive(Clone, Debug)]
pub struct Amounts<'a> {
    /// The parts of a cent that amounts are counted in.
    cent: i128,
    total: i128,
    by_member: Vec<i128>,
    by_year: Vec<Vec<i128>>,
    years: &'a [Arc<str>],
}

impl<'a> Amounts<'a> {
    /// Nobody has anything yet.
    #[must_use]
    pub fn nothing(members: usize, years: &'a [Arc<str>], cent: i128) -> Self {
        Self {
            cent,
            total: 0,
            by_member: vec![0; members],
            by_year: vec![vec![0; years.len()]; members],
            years,
        }
    }

    /// The cents of the client's ledger.
    #[must_use]
    pub fn invoiced(contract: &'a Contract) -> Self {
        let members = contract.by_member.iter();
        Self {
            cent: 1,
            total: contract.totals.ht_cents.wide(),
            by_member: members.clone().map(|m| m.ht_cents.wide()).collect(),
            by_year: members.map(|m| m.ht_by_year_cents.values().map(|c| c.wide()).collect()).collect(),
            years: contract.years.labels(),
        }
    }

    /// Adds a part of a line.
    pub fn add(&mut self, member: usize, amount: i128, by_year: &[i128]) {
        self.total += amount;
        if let (Some(sum), Some(years)) = (self.by_member.get_mut(member), self.by_year.get_mut(member)) {
            *sum += amount;
            years.iter_mut().zip(by_year).for_each(|(sum, amount)| *sum += amount);
        }
    }

    /// All members together.
    #[must_use]
    pub fn total(&self) -> i128 {
        self.total
    }

    /// By member.
    #[must_use]
    pub fn by_member(&self) -> &[i128] {
        &self.by_member
    }

    /// What a member has.
    #[must_use]
    pub fn of(&self, member: usize) -> i128 {
        self.by_member.get(member).copied().unwrap_or(0)
    }

    /// What a member has in each year, with the label of the year.
    pub fn years_of(&self, member: usize) -> impl Iterator<Item = (&'a str, i128)> {
        let amounts = self.by_year.get(member).into_iter().flatten().copied();
        self.years.iter().map(|year| &**year).zip(amounts)
    }

    /// An amount in cents, in the unit of these.
    #[must_use]
    pub fn cents(&self, cents: Cents) -> i128 {
        cents.wide().saturating_mul(self.cent)
    }

    /// How a member's part of the whole stands to a rate.
    #[must_use]
    pub fn compared(&self, member: usize, rate: Rate) -> std::cmp::Ordering {
        let part = self.of(member).saturating_mul(Rate::ONE_SCALED);
        part.cmp(&self.total.saturating_mul(rate.scaled()))
    }
}
