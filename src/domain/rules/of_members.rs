//! Rules of packages, of members and of the whole, on invoiced cents (`joint-bid/1` §6).

use super::RuleId;
use crate::domain::bid::{AllocationRules, Bid, Member};
use crate::domain::contract::Contract;
use crate::domain::decimal::{Rate, Weight};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::roster::Roster;

/// Broken rules of the families `package` to `ceiling`, family by family.
pub(super) fn broken(bid: &Bid, contract: &Contract) -> Vec<RuleId> {
    let roster = &contract.roster;
    let total = contract.totals.ht_cents;
    let rules = &bid.allocation_rules;
    let members: Vec<Standing<'_>> = bid
        .members
        .iter()
        .enumerate()
        .map(|(at, member)| Standing {
            member,
            serves: roster.serves(at),
            invoiced: contract.invoiced_ht(at),
            by_year: contract
                .by_member
                .get(at)
                .map(|m| m.ht_by_year_cents.iter().map(|(y, c)| (&**y, *c)).collect())
                .unwrap_or_default(),
        })
        .collect();
    let mut broken = packages(bid, roster);
    broken.extend(overloaded(bid, roster).into_iter().map(|member| RuleId::CapacityHours { member }));
    let of_those = |rule: fn(MemberId) -> RuleId, holds: &dyn Fn(&Standing<'_>) -> bool| {
        let failing = members.iter().filter(|&m| !holds(m));
        failing.map(|m| rule(m.member.id.clone())).collect::<Vec<_>>()
    };
    broken.extend(of_those(|member| RuleId::MustServe { member }, &|m| m.serves || !m.member.terms.must_serve));
    if rules.max_members.is_some_and(|most| roster.serving() > most as usize) {
        broken.push(RuleId::MaxMembers);
    }
    broken.extend(of_those(|member| RuleId::MinOrder { member }, &|m| {
        !m.serves || m.invoiced >= m.member.terms.min_order_cents
    }));
    broken.extend(of_those(|member| RuleId::TurnoverCap { member }, &|m| m.is_under_cap()));
    broken.extend(of_those(|member| RuleId::VatThreshold { member }, &|m| !m.serves || m.is_under_threshold()));
    broken.extend(of_those(|member| RuleId::MinShare { member }, &|m| !m.serves || m.has_min_share(rules, total)));
    broken.extend(of_those(|member| RuleId::MaxShare { member }, &|m| m.is_under_max_share(rules, total)));
    if bid.tender.ceiling_ht_cents.is_some_and(|ceiling| total > ceiling) {
        broken.push(RuleId::Ceiling);
    }
    broken
}

/// A member with what it invoices.
struct Standing<'a> {
    member: &'a Member,
    serves: bool,
    invoiced: Cents,
    by_year: Vec<(&'a str, Cents)>,
}

impl Standing<'_> {
    fn is_under_cap(&self) -> bool {
        let cap = self.member.terms.turnover_cap_cents;
        cap.is_none_or(|cap| self.by_year.iter().all(|(_, amount)| *amount <= cap))
    }
    /// The stricter of the member's wish and the group's rule.
    fn has_min_share(&self, rules: &AllocationRules, total: Cents) -> bool {
        let least = self.member.terms.min_share.max(rules.min_share);
        least.is_none_or(|least| self.invoiced.wide() * Rate::ONE_SCALED >= least.scaled() * total.wide())
    }
    fn is_under_max_share(&self, rules: &AllocationRules, total: Cents) -> bool {
        let most = [self.member.terms.max_share, rules.max_share].into_iter().flatten().min();
        most.is_none_or(|most| self.invoiced.wide() * Rate::ONE_SCALED <= most.scaled() * total.wide())
    }
    fn is_under_threshold(&self) -> bool {
        let private = &self.member.private;
        private.vat_threshold.as_ref().is_none_or(|threshold| {
            let turnover = |(year, amount): &(&str, Cents)| *amount + private.other_turnover(year);
            self.by_year.iter().all(|year| turnover(year) <= threshold.limit_cents)
        })
    }
}

fn packages(bid: &Bid, roster: &Roster) -> Vec<RuleId> {
    let mut broken = Vec::new();
    for package in &bid.allocation_rules.packages {
        let lines = bid.lines.iter().zip(roster.lines()).filter(|(line, _)| package.lines.contains(&line.id));
        let mut sets = lines.map(|(_, services)| services.iter().map(|s| s.member).collect::<Vec<_>>());
        let first = sets.next().unwrap_or_default();
        if sets.any(|set| set != first) {
            broken.push(RuleId::Package { package: package.id.clone() });
        }
    }
    broken
}

/// Members whose work of some period, Σ share·Q_p·hours (10^-14), is above their hours per month times its months.
fn overloaded(bid: &Bid, roster: &Roster) -> Vec<MemberId> {
    let periods = bid.tender.periods.len();
    let mut loads = vec![vec![0_i128; periods]; bid.members.len()];
    for (line, services) in bid.lines.iter().zip(roster.lines()) {
        for service in services {
            let Some(hours) = service.ask.and_then(|at| bid.asks.get(at)).map(|a| a.hours_per_unit).filter(|h| !h.is_zero()) else {
                continue;
            };
            if let Some(loads) = loads.get_mut(service.member) {
                for (load, quantity) in loads.iter_mut().zip(&line.qty_by_period) {
                    *load += service.share.scaled() * quantity.scaled() * hours.scaled();
                }
            }
        }
    }
    // Share and quantity bring ten decimals more than the hours of a month.
    const SCALE: i128 = 10_i128.pow(10);
    let fits = |capacity: Weight, loads: &[i128]| {
        let months = bid.tender.periods.iter().map(|p| i128::from(p.months));
        loads.iter().zip(months).all(|(load, months)| *load <= capacity.scaled() * SCALE * months)
    };
    let members = bid.members.iter().zip(&loads);
    members
        .filter(|(m, loads)| m.terms.capacity_hours_per_month.is_some_and(|capacity| !fits(capacity, loads)))
        .map(|(m, _)| m.id.clone())
        .collect()
}
