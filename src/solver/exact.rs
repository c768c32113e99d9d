//! The exact judgement of an allocation: every rule in force, in whole numbers, and the exact value of the objective. With the
//! real cents it is the judgement of `domain`; selling values (`joint-bid/1` §5.9) are known here to 10^-12 cents.

use super::aim::{Aim, Budget, Fairness, Wished};
use super::options::{CENT, Choice};
use super::rules::InForce;
use crate::domain::bid::{AllocationRow, Bid, Measure};
use crate::domain::contract::price;
use crate::domain::decimal::Rate;
use crate::domain::money::Cents;
use crate::domain::ratio::Ratio;
use crate::domain::rules::{RuleId, violations};
use crate::domain::years::Years;

pub struct Exact<'a> {
    bid: &'a Bid,
    rules: &'a InForce,
    aim: &'a Aim,
    budget: Option<&'a Budget>,
    fairness: Option<&'a Fairness>,
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
    #[must_use]
    pub fn of(bid: &'a Bid, rules: &'a InForce, aim: &'a Aim, budget: Option<&'a Budget>, fairness: Option<&'a Fairness>) -> Self {
        Self {
            bid,
            rules,
            aim,
            budget,
            fairness,
        }
    }

    /// The value, in parts of a cent ([`Exact::unit`]); `None` when a rule in force, the budget or the fairness is broken.
    #[must_use]
    pub fn value(&self, places: &[usize], chosen: &[&Choice]) -> Option<i128> {
        let sum = |of: fn(&Choice) -> i128| chosen.iter().map(|c| of(c)).sum::<i128>();
        if self.budget.is_some_and(|b| sum(b.of) > b.at_most) {
            return None;
        }
        let totals = self.totals(chosen);
        if let Some(fairness) = self.fairness
            && deviation(&totals, &fairness.wished) > i128::from(fairness.at_most) * CENT * fairness.wished.whole
        {
            return None;
        }
        if !self.broken(chosen, &totals).is_empty() {
            return None;
        }
        Some(match self.aim {
            Aim::Any => 0,
            Aim::Sum(of) => sum(*of),
            Aim::Given(values) => values.iter().zip(places).filter_map(|(line, at)| line.get(*at)).sum(),
            Aim::Deviation(wished) => deviation(&totals, wished),
        })
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
        self.broken(chosen, &self.totals(chosen))
    }

    fn totals(&self, chosen: &[&Choice]) -> Vec<i128> {
        let mut totals = vec![0; self.bid.members.len()];
        for part in chosen.iter().flat_map(|c| &c.parts) {
            if let Some(total) = totals.get_mut(part.member) {
                *total += part.amount;
            }
        }
        totals
    }

    /// Under the measure of the bid.
    fn broken(&self, chosen: &[&Choice], totals: &[i128]) -> Vec<RuleId> {
        let own = Bid {
            allocation: Some(allocation_of(self.bid, chosen)),
            ..self.bid.clone()
        };
        let contract = price(&own);
        let invoiced = own.allocation_rules.measure == Measure::Invoiced;
        let mut broken = violations(&own, &contract);
        broken.retain(|rule| self.rules.holds(rule) && (invoiced || !is_of_amounts(rule)));
        if !invoiced {
            broken.extend(self.broken_by_selling_values(chosen, totals));
        }
        broken
    }

    /// The rules on amounts, by selling values.
    fn broken_by_selling_values(&self, chosen: &[&Choice], totals: &[i128]) -> Vec<RuleId> {
        let total: i128 = totals.iter().sum();
        let group = &self.bid.allocation_rules;
        let labels = Years::of(&self.bid.tender).0;
        let mut broken = Vec::new();
        for (at, member) in self.bid.members.iter().enumerate() {
            let (terms, amount) = (&member.terms, totals.get(at).copied().unwrap_or(0));
            let parts = || chosen.iter().flat_map(|c| &c.parts).filter(move |p| p.member == at);
            let serves = parts().next().is_some();
            let years = parts().map(|p| p.by_year.len()).max().unwrap_or(0);
            let by_year: Vec<i128> = (0..years).map(|year| parts().filter_map(|p| p.by_year.get(year)).sum()).collect();
            let id = || member.id.clone();
            if serves && amount < terms.min_order_cents.wide() * CENT {
                broken.push(RuleId::MinOrder { member: id() });
            }
            if terms.turnover_cap_cents.is_some_and(|cap| by_year.iter().any(|a| *a > cap.wide() * CENT)) {
                broken.push(RuleId::TurnoverCap { member: id() });
            }
            let is_above = |limit: Cents| {
                let years = by_year.iter().zip(labels.labels());
                years
                    .into_iter()
                    .any(|(amount, year)| *amount > (limit - member.private.other_turnover(year)).wide() * CENT)
            };
            if serves && member.private.vat_threshold.as_ref().is_some_and(|t| is_above(t.limit_cents)) {
                broken.push(RuleId::VatThreshold { member: id() });
            }
            let least = terms.min_share.max(group.min_share);
            if serves && least.is_some_and(|least| parts_of(amount) < scaled(least, total)) {
                broken.push(RuleId::MinShare { member: id() });
            }
            let most = [terms.max_share, group.max_share].into_iter().flatten().min();
            if most.is_some_and(|most| parts_of(amount) > scaled(most, total)) {
                broken.push(RuleId::MaxShare { member: id() });
            }
        }
        if self.bid.tender.ceiling_ht_cents.is_some_and(|ceiling| total > ceiling.wide() * CENT) {
            broken.push(RuleId::Ceiling);
        }
        broken.retain(|rule| self.rules.holds(rule));
        broken
    }
}

fn parts_of(amount: i128) -> i128 {
    amount.saturating_mul(Rate::ONE_SCALED)
}

fn scaled(rate: Rate, total: i128) -> i128 {
    total.saturating_mul(rate.scaled())
}

/// Rules whose judgement depends on the measure (§7.1).
fn is_of_amounts(rule: &RuleId) -> bool {
    matches!(
        rule,
        RuleId::MinOrder { .. }
            | RuleId::TurnoverCap { .. }
            | RuleId::VatThreshold { .. }
            | RuleId::MinShare { .. }
            | RuleId::MaxShare { .. }
            | RuleId::Ceiling
    )
}

/// The largest |W − θ·T|, in 10^-12 cents and parts of the whole (§7.2).
#[must_use]
pub fn deviation(totals: &[i128], wished: &Wished) -> i128 {
    let total: i128 = totals.iter().sum();
    let of = |(amount, part): (&i128, &i128)| (amount.saturating_mul(wished.whole) - total.saturating_mul(*part)).abs();
    totals.iter().zip(&wished.parts).map(of).max().unwrap_or(0)
}
