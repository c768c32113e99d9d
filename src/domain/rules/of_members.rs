//! Rules of packages, of members and of the whole (`joint-bid/1` §6), on the amounts of whoever asks.

use super::RuleId;
use super::amounts::Amounts;
use crate::domain::bid::{AllocationRules, Bid, Line, Member};
use crate::domain::decimal::Weight;
use crate::domain::ids::MemberId;
use crate::domain::roster::{Roster, Service};

/// Broken rules of the families `package` to `ceiling`, family by family.
pub(super) fn broken(bid: &Bid, roster: &Roster, amounts: &Amounts<'_>) -> Vec<RuleId> {
    let rules = &bid.allocation_rules;
    let members: Vec<Standing<'_>> = bid
        .members
        .iter()
        .enumerate()
        .map(|(at, member)| Standing {
            at,
            member,
            serves: roster.serves(at),
            amounts,
        })
        .collect();
    let mut broken = packages(bid, roster);
    let work = Work::of(bid, roster);
    let overloaded = members.iter().filter(|m| !work.fits(bid, m.at, &[]));
    broken.extend(overloaded.map(|m| RuleId::CapacityHours { member: m.member.id.clone() }));
    let of_those = |rule: fn(MemberId) -> RuleId, holds: &dyn Fn(&Standing<'_>) -> bool| {
        let failing = members.iter().filter(|&m| !holds(m));
        failing.map(|m| rule(m.member.id.clone())).collect::<Vec<_>>()
    };
    broken.extend(of_those(|member| RuleId::MustServe { member }, &|m| m.serves || !m.member.terms.must_serve));
    if rules.max_members.is_some_and(|most| roster.serving() > most as usize) {
        broken.push(RuleId::MaxMembers);
    }
    broken.extend(of_those(|member| RuleId::MinOrder { member }, &|m| !m.serves || m.has_min_order()));
    broken.extend(of_those(|member| RuleId::TurnoverCap { member }, &|m| m.is_under_cap(&[])));
    broken.extend(of_those(|member| RuleId::VatThreshold { member }, &|m| !m.serves || m.is_under_threshold(&[])));
    broken.extend(of_those(|member| RuleId::MinShare { member }, &|m| !m.serves || m.has_min_share(rules)));
    broken.extend(of_those(|member| RuleId::MaxShare { member }, &|m| m.is_under_max_share(rules)));
    if bid.tender.ceiling_ht_cents.is_some_and(|ceiling| amounts.total() > amounts.cents(ceiling)) {
        broken.push(RuleId::Ceiling);
    }
    broken
}

/// A member with what it has.
pub(super) struct Standing<'a> {
    pub at: usize,
    pub member: &'a Member,
    pub serves: bool,
    pub amounts: &'a Amounts<'a>,
}

impl Standing<'_> {
    fn has_min_order(&self) -> bool {
        self.amounts.of(self.at) >= self.amounts.cents(self.member.terms.min_order_cents)
    }
    /// With `more` by year beside what it has.
    pub(super) fn is_under_cap(&self, more: &[i128]) -> bool {
        let cap = self.member.terms.turnover_cap_cents;
        cap.is_none_or(|cap| self.years(more).all(|(_, amount)| amount <= self.amounts.cents(cap)))
    }
    /// The stricter of the member's wish and the group's rule.
    fn has_min_share(&self, rules: &AllocationRules) -> bool {
        let least = self.member.terms.min_share.max(rules.min_share);
        least.is_none_or(|least| self.amounts.compared(self.at, least).is_ge())
    }
    fn is_under_max_share(&self, rules: &AllocationRules) -> bool {
        let most = [self.member.terms.max_share, rules.max_share].into_iter().flatten().min();
        most.is_none_or(|most| self.amounts.compared(self.at, most).is_le())
    }
    /// With `more` by year beside what it has.
    pub(super) fn is_under_threshold(&self, more: &[i128]) -> bool {
        let private = &self.member.private;
        private.vat_threshold.as_ref().is_none_or(|threshold| {
            let left = |year: &str| self.amounts.cents(threshold.limit_cents - private.other_turnover(year));
            self.years(more).all(|(year, amount)| amount <= left(year))
        })
    }
    fn years(&self, more: &[i128]) -> impl Iterator<Item = (&str, i128)> {
        let more = more.iter().copied().chain(std::iter::repeat(0));
        self.amounts.years_of(self.at).zip(more).map(|((year, amount), more)| (year, amount + more))
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

/// The work of all members by period, Σ share·Q_p·hours, in units of 10^-14 hours.
pub(super) struct Work(Vec<Vec<i128>>);

impl Work {
    pub(super) fn of(bid: &Bid, roster: &Roster) -> Self {
        let mut loads = vec![vec![0_i128; bid.tender.periods.len()]; bid.members.len()];
        for (line, services) in bid.lines.iter().zip(roster.lines()) {
            for service in services {
                if let Some(loads) = loads.get_mut(service.member) {
                    let hours = hours(bid, line, service);
                    loads.iter_mut().zip(hours).for_each(|(load, hours)| *load += hours);
                }
            }
        }
        Self(loads)
    }

    /// Whether no period has more of it, with `more` beside, than the member's hours per month times its months.
    pub(super) fn fits(&self, bid: &Bid, member: usize, more: &[i128]) -> bool {
        // Share and quantity bring ten decimals more than the hours of a month.
        const SCALE: i128 = 10_i128.pow(10);
        let Some((loads, member)) = self.0.get(member).zip(bid.members.get(member)) else {
            return true;
        };
        let months = bid.tender.periods.iter().map(|p| i128::from(p.months));
        let fits = |capacity: Weight| {
            let loads = loads.iter().zip(more.iter().chain(std::iter::repeat(&0)));
            loads
                .zip(months)
                .all(|((load, more), months)| load + more <= capacity.scaled() * SCALE * months)
        };
        member.terms.capacity_hours_per_month.is_none_or(fits)
    }
}

/// The work of a service by period, in units of 10^-14 hours; none where no hours are asked.
pub(super) fn hours<'a>(bid: &Bid, line: &'a Line, service: &Service) -> impl Iterator<Item = i128> + use<'a> {
    let ask = service.ask.and_then(|at| bid.asks.get(at));
    let hours = service.share.scaled() * ask.map_or(0, |ask| ask.hours_per_unit.scaled());
    line.qty_by_period.iter().map(move |quantity| quantity.scaled() * hours)
}
