//! The exact judgement of an allocation: every rule in force, in whole numbers, and the exact value of the objective. The rules are
//! those of `domain`, on amounts of its own quotes: real cents, or selling values (`joint-bid/1` §5.9), known here to 10^-12 cents.

use super::aim::{Aim, Budget, Fairness, Wished};
use super::options::{CENT, Choice};
use super::rules::InForce;
use crate::domain::bid::{AllocationRow, Bid};
use crate::domain::ratio::Ratio;
use crate::domain::roster::Roster;
use crate::domain::rules::{Amounts, RuleId, broken_by};
use crate::domain::years::Years;

/// What an allocation costs beyond its options, never below 0, in units of 10^-12 cents: options by line, and what they add up to.
pub type Beyond<'a> = &'a dyn Fn(&[usize], &Roster, &Amounts<'_>) -> i128;

pub struct Exact<'a> {
    pub bid: &'a Bid,
    pub years: &'a Years,
    pub rules: &'a InForce,
    pub aim: &'a Aim,
    pub budget: Option<&'a Budget>,
    pub fairness: Option<&'a Fairness>,
    pub beyond: Option<Beyond<'a>>,
}

/// The rows of an allocation that serves every line by these options.
#[must_use]
pub fn allocation_of(bid: &Bid, chosen: &[&Choice]) -> Vec<AllocationRow> {
    let lines = bid.lines.iter().zip(chosen);
    lines
        .flat_map(|(line, choice)| {
            choice.services.iter().filter_map(|service| {
                Some(AllocationRow {
                    line: line.id.clone(),
                    member: bid.members.get(service.member)?.id.clone(),
                    share: service.share,
                })
            })
        })
        .collect()
}

impl<'a> Exact<'a> {
    /// The judge of the rules alone.
    #[must_use]
    pub fn of_rules(bid: &'a Bid, years: &'a Years, rules: &'a InForce) -> Self {
        Self {
            bid,
            years,
            rules,
            aim: &Aim::Any,
            budget: None,
            fairness: None,
            beyond: None,
        }
    }

    /// The value, in parts of a cent ([`Exact::unit`]); `None` when a rule in force, the budget or the fairness is broken.
    #[must_use]
    pub fn value(&self, places: &[usize], chosen: &[&Choice]) -> Option<i128> {
        let sum = |of: fn(&Choice) -> i128| chosen.iter().map(|c| of(c)).sum::<i128>();
        if self.budget.is_some_and(|b| sum(b.of) > b.at_most) {
            return None;
        }
        let (roster, amounts) = self.weighed(chosen);
        if let Some(fairness) = self.fairness
            && deviation(amounts.by_member(), &fairness.wished) > i128::from(fairness.at_most) * CENT * fairness.wished.whole
        {
            return None;
        }
        if !self.broken(&roster, &amounts).is_empty() {
            return None;
        }
        let beyond = self.beyond.map_or(0, |beyond| beyond(places, &roster, &amounts));
        let value = match self.aim {
            Aim::Any => 0,
            Aim::Sum(of) => sum(*of),
            Aim::Given(values) => values.iter().zip(places).filter_map(|(line, at)| line.get(*at)).sum(),
            Aim::Deviation(wished) => deviation(amounts.by_member(), wished),
        };
        Some(value + beyond)
    }

    /// A value in cents.
    #[must_use]
    pub fn ratio(&self, value: i128) -> Ratio {
        Ratio::new(value, self.unit()).unwrap_or(Ratio::ZERO)
    }

    /// What a cent is in the values.
    #[must_use]
    pub fn unit(&self) -> i128 {
        match self.aim {
            Aim::Deviation(wished) => CENT * wished.whole,
            _ => CENT,
        }
    }

    /// The rules in force that the allocation breaks.
    #[must_use]
    pub fn broken_in(&self, chosen: &[&Choice]) -> Vec<RuleId> {
        let (roster, amounts) = self.weighed(chosen);
        self.broken(&roster, &amounts)
    }

    /// Who serves what, and what everybody has under the measure of the bid.
    fn weighed(&self, chosen: &[&Choice]) -> (Roster, Amounts<'_>) {
        let members = self.bid.members.len();
        let mut amounts = Amounts::nothing(members, self.years.labels(), CENT);
        for part in chosen.iter().flat_map(|c| &c.parts) {
            amounts.add(part.member, part.amount, &part.by_year);
        }
        let services = chosen.iter().map(|c| c.services.clone()).collect();
        (Roster::of_services(services, members), amounts)
    }

    fn broken(&self, roster: &Roster, amounts: &Amounts<'_>) -> Vec<RuleId> {
        let mut broken = broken_by(self.bid, roster, amounts);
        broken.retain(|rule| self.rules.holds(rule));
        broken
    }
}

/// The largest |W − θ·T|, in 10^-12 cents and parts of the whole (§7.2).
#[must_use]
pub fn deviation(totals: &[i128], wished: &Wished) -> i128 {
    let total: i128 = totals.iter().sum();
    let of = |(amount, part): (&i128, &i128)| (amount.saturating_mul(wished.whole) - total.saturating_mul(*part)).abs();
    totals.iter().zip(&wished.parts).map(of).max().unwrap_or(0)
}
