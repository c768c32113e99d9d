//! Rules of one line: how it may be split, and who may serve it (`joint-bid/1` §6).

use super::RuleId;
use crate::domain::bid::{Ask, Bid, Line, Member};
use crate::domain::dates::Date;
use crate::domain::decimal::{Quantity, Share};
use crate::domain::ids::{Id, LineId};
use crate::domain::roster::{Roster, Service};

/// A line with who serves it.
struct Served<'a> {
    bid: &'a Bid,
    line: &'a Line,
    services: &'a [Service],
}

/// Broken rules of the families `share_menu` to `not_same_host_as`, family by family. Lines that nobody serves break none.
pub(super) fn broken(bid: &Bid, roster: &Roster) -> Vec<RuleId> {
    let served: Vec<Served<'_>> = bid
        .lines
        .iter()
        .zip(roster.lines())
        .filter(|(_, services)| !services.is_empty())
        .map(|(line, services)| Served { bid, line, services })
        .collect();
    let certified_on = certified_on(bid);
    let mut broken = Vec::new();
    let mut check = |rule: fn(LineId) -> RuleId, holds: &dyn Fn(&Served<'_>) -> bool| {
        broken.extend(served.iter().filter(|&s| !holds(s)).map(|s| rule(s.line.id.clone())));
    };
    check(|line| RuleId::ShareMenu { line }, &|s| s.follows_menu());
    check(|line| RuleId::DistinctDatacentres { line }, &|s| s.has_distinct_sites());
    check(|line| RuleId::OnlyMembers { line }, &|s| s.is_served_by_those_named());
    check(|line| RuleId::RequiredCertifications { line }, &|s| s.is_certified(certified_on));
    check(|line| RuleId::RequiredSkills { line }, &|s| s.is_skilled());
    check(|line| RuleId::AllowedCountries { line }, &|s| s.is_in_allowed_countries());
    broken.extend(served.iter().flat_map(|s| s.quantities_below_minimum()));
    broken.extend(served.iter().flat_map(|s| s.quantities_above_maximum()));
    for s in served.iter().filter(|s| !s.line.not_same_host_as.is_empty()) {
        let others = bid
            .lines
            .iter()
            .zip(roster.lines())
            .filter(|(other, _)| s.line.not_same_host_as.contains(&other.id));
        let is_shared = |services: &[Service]| services.iter().any(|o| s.services.iter().any(|own| own.member == o.member));
        if others.into_iter().any(|(_, services)| is_shared(services)) {
            broken.push(RuleId::NotSameHostAs { line: s.line.id.clone() });
        }
    }
    broken
}

/// The rules of its own that a line breaks when it is served so, whatever the other lines do: families `share_menu` to `max_qty`.
#[must_use]
pub fn broken_by_line(bid: &Bid, line: &Line, services: &[Service]) -> Vec<RuleId> {
    let served = Served { bid, line, services };
    let id = || line.id.clone();
    let rules = [
        (RuleId::ShareMenu { line: id() }, served.follows_menu()),
        (RuleId::DistinctDatacentres { line: id() }, served.has_distinct_sites()),
        (RuleId::OnlyMembers { line: id() }, served.is_served_by_those_named()),
        (RuleId::RequiredCertifications { line: id() }, served.is_certified(certified_on(bid))),
        (RuleId::RequiredSkills { line: id() }, served.is_skilled()),
        (RuleId::AllowedCountries { line: id() }, served.is_in_allowed_countries()),
    ];
    let mut broken: Vec<RuleId> = rules.into_iter().filter(|(_, holds)| !holds).map(|(rule, _)| rule).collect();
    broken.extend(served.quantities_below_minimum());
    broken.extend(served.quantities_above_maximum());
    broken
}

/// A certificate counts when it is valid on the later of the deadline's day and the start.
fn certified_on(bid: &Bid) -> Option<Date> {
    let deadline = bid.tender.deadline.as_ref().map(|d| d.day());
    deadline.max(bid.tender.start)
}

impl<'a> Served<'a> {
    fn members(&self) -> impl Iterator<Item = &'a Member> {
        let bid = self.bid;
        self.services.iter().filter_map(|s| bid.members.get(s.member))
    }
    fn asks(&self) -> impl Iterator<Item = (&'a Ask, Share)> {
        let bid = self.bid;
        self.services.iter().filter_map(|s| Some((bid.asks.get(s.ask?)?.as_ref(), s.share)))
    }

    fn follows_menu(&self) -> bool {
        let mut shares: Vec<i128> = self.services.iter().map(|s| s.share.scaled()).collect();
        if self.line.share_menu.is_empty() {
            return shares == [Share::ONE_SCALED];
        }
        shares.sort_unstable();
        self.line.share_menu.iter().any(|vector| {
            let mut vector: Vec<i128> = vector.iter().map(|s| s.scaled()).collect();
            vector.sort_unstable();
            vector == shares
        })
    }

    fn has_distinct_sites(&self) -> bool {
        if !self.line.distinct_datacentres || self.services.len() < 2 {
            return true;
        }
        let sites: Option<Vec<&Id>> = self.services.iter().map(|s| self.site(s)).collect();
        sites.is_some_and(|mut sites| {
            sites.sort_unstable();
            sites.windows(2).all(|pair| pair[0] != pair[1])
        })
    }

    /// The site of a service: that of the ask, else the member's first.
    fn site(&self, service: &Service) -> Option<&'a Id> {
        let of_ask = service.ask.and_then(|at| self.bid.asks.get(at)).and_then(|a| a.datacentre.as_ref());
        of_ask.or_else(|| self.bid.members.get(service.member).and_then(|m| m.card.datacentres.first()))
    }

    fn is_served_by_those_named(&self) -> bool {
        let named = &self.line.only_members;
        named.is_empty() || self.members().all(|m| named.contains(&m.id))
    }

    fn is_certified(&self, on: Option<Date>) -> bool {
        let has = |member: &Member, id: &Id| {
            let certificates = member.card.certifications.iter();
            certificates
                .filter(|c| &c.id == id)
                .any(|c| c.valid_until.is_none_or(|until| on.is_none_or(|on| until >= on)))
        };
        self.line.required_certifications.iter().all(|id| self.members().all(|m| has(m, id)))
    }

    fn is_skilled(&self) -> bool {
        let required = &self.line.required_skills;
        required.iter().all(|skill| self.members().all(|m| m.card.skills.contains(skill)))
    }

    fn is_in_allowed_countries(&self) -> bool {
        let allowed = &self.line.allowed_countries;
        let country = |service: &Service| Some(&self.bid.datacentre(self.site(service)?)?.country);
        allowed.is_empty() || self.services.iter().all(|s| country(s).is_some_and(|c| allowed.contains(c)))
    }

    /// q = Q·share, in units of 10^-10, against a bound in 10^-4.
    fn quantity(&self, share: Share) -> i128 {
        self.line.total_quantity().saturating_mul(share.scaled())
    }

    fn quantities_below_minimum(&self) -> impl Iterator<Item = RuleId> {
        let is_below = |ask: &Ask, share| ask.min_qty.is_some_and(|min| self.quantity(share) < in_part_units(min));
        self.asks().filter(move |(ask, share)| is_below(ask, *share)).map(|(ask, _)| RuleId::MinQty {
            line: ask.line.clone(),
            member: ask.member.clone(),
        })
    }

    fn quantities_above_maximum(&self) -> impl Iterator<Item = RuleId> {
        let is_above = |ask: &Ask, share| ask.max_qty.is_some_and(|max| self.quantity(share) > in_part_units(max));
        self.asks().filter(move |(ask, share)| is_above(ask, *share)).map(|(ask, _)| RuleId::MaxQty {
            line: ask.line.clone(),
            member: ask.member.clone(),
        })
    }
}

fn in_part_units(quantity: Quantity) -> i128 {
    quantity.scaled() * Share::ONE_SCALED
}
