//! Backups: who could take a line over if one of its hosts failed there (domain brief §8, K26). Whoever takes over, a host of the
//! line already or another that has priced it, does that host's share for the rest of the contract at the price of the contract:
//! the line's own rules still hold (sites, countries, certificates, quantities), so does the independence from other lines, and its
//! hours, its yearly cap and its VAT threshold hold the share beside all that it serves already. The menu of shares, packages and
//! the wishes of the group say how work is divided while all is well: they do not count here.

use super::RuleId;
use super::amounts::Amounts;
use super::of_lines::broken_by_line;
use super::of_members::{Standing, Work, hours};
use crate::domain::bid::Bid;
use crate::domain::contract::{Contract, PriceLine};
use crate::domain::decimal::Share;
use crate::domain::money::Cents;
use crate::domain::places::{AskTable, Places};
use crate::domain::roster::{Roster, Service};

/// Somebody who could take a share over as far as the line itself goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Takeover {
    pub member: usize,
    /// The work of the share by period, in units of 10^-14 hours.
    hours: Vec<i128>,
}

/// A bid in which backups are sought.
pub struct Standby<'a> {
    bid: &'a Bid,
    asks: AskTable,
    /// The lines that no member of a line may serve.
    apart: Vec<Vec<usize>>,
    /// Rules that are switched off.
    off: Vec<RuleId>,
}

impl<'a> Standby<'a> {
    /// `off` are rules that backups need not obey either.
    #[must_use]
    pub fn of(bid: &'a Bid, off: Vec<RuleId>) -> Self {
        let places = Places::of(bid);
        let mut apart: Vec<Vec<usize>> = vec![Vec::new(); bid.lines.len()];
        for (at, line) in bid.lines.iter().enumerate() {
            if off.contains(&RuleId::NotSameHostAs { line: line.id.clone() }) {
                continue;
            }
            for other in line.not_same_host_as.iter().filter_map(|id| places.line(id)) {
                for (one, two) in [(at, other), (other, at)] {
                    if let Some(lines) = apart.get_mut(one) {
                        lines.push(two);
                    }
                }
            }
        }
        Self {
            asks: AskTable::of(bid, &places, &mut Vec::new()),
            bid,
            apart,
            off,
        }
    }

    /// For every host of a line, who could take its share over as far as the line itself goes.
    #[must_use]
    pub fn takeovers(&self, line: usize, services: &[Service]) -> Vec<Vec<Takeover>> {
        services.iter().map(|host| self.after(line, services, host).collect()).collect()
    }

    fn after(&self, line: usize, services: &[Service], host: &Service) -> impl Iterator<Item = Takeover> {
        let members = 0..self.bid.members.len();
        members.filter_map(move |member| self.takeover(line, services, host, member))
    }

    fn takeover(&self, at: usize, services: &[Service], host: &Service, member: usize) -> Option<Takeover> {
        let line = self.bid.lines.get(at)?;
        let service = Service {
            member,
            share: host.share,
            ask: Some(self.asks.find(at, member)?),
        };
        if member == host.member {
            return None;
        }
        let mut taken: Vec<Service> = services.iter().filter(|s| s.member != host.member).copied().collect();
        match taken.iter_mut().find(|s| s.member == member) {
            Some(own) => own.share = Share::from_scaled(own.share.scaled() + host.share.scaled())?,
            None => taken.push(service),
        }
        let counts = |rule: &RuleId| !matches!(rule, RuleId::ShareMenu { .. }) && !self.off.contains(rule);
        let holds = !broken_by_line(self.bid, line, &taken).iter().any(counts);
        holds.then(|| Takeover {
            member,
            hours: hours(self.bid, line, &service).collect(),
        })
    }

    /// Whether, whichever host of a line fails, somebody has room to take its share over beside all that it has. `by_year` are the
    /// amounts of each of the hosts for the line, in the unit of `load`.
    #[must_use]
    pub fn is_backed<'b>(&self, line: usize, takeovers: &[Vec<Takeover>], by_year: impl Iterator<Item = &'b [i128]>, load: &Load<'_>) -> bool {
        let mut hosts = takeovers.iter().zip(by_year);
        !takeovers.is_empty() && hosts.all(|(takeovers, part)| takeovers.iter().any(|t| self.has_room(line, t, part, load)))
    }

    fn has_room(&self, line: usize, takeover: &Takeover, part: &[i128], load: &Load<'_>) -> bool {
        let at = takeover.member;
        let Some(member) = self.bid.members.get(at) else { return false };
        let standing = Standing {
            at,
            member,
            serves: true,
            amounts: load.amounts,
        };
        let id = || member.id.clone();
        let is_off = |rule: &dyn Fn() -> RuleId| !self.off.is_empty() && self.off.contains(&rule());
        let is_apart = |other: &usize| !load.roster.line(*other).iter().any(|s| s.member == at);
        self.apart.get(line).is_none_or(|others| others.iter().all(is_apart))
            && (load.work.fits(self.bid, at, &takeover.hours) || is_off(&|| RuleId::CapacityHours { member: id() }))
            && (standing.is_under_cap(part) || is_off(&|| RuleId::TurnoverCap { member: id() }))
            && (standing.is_under_threshold(part) || is_off(&|| RuleId::VatThreshold { member: id() }))
    }
}

/// What members have to do already.
pub struct Load<'a> {
    roster: &'a Roster,
    amounts: &'a Amounts<'a>,
    work: Work,
}

impl<'a> Load<'a> {
    #[must_use]
    pub fn of(bid: &Bid, roster: &'a Roster, amounts: &'a Amounts<'a>) -> Self {
        Self {
            work: Work::of(bid, roster),
            roster,
            amounts,
        }
    }
}

/// Who could take a line of the contract over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// By position.
    pub line: usize,
    /// Whichever host fails, somebody has room to take its share over.
    pub is_backed: bool,
    /// The members that do not serve the line and have room to take it over whichever host fails.
    pub standbys: Vec<usize>,
}

/// Every line of the contract with who could take it over, on invoiced cents.
#[must_use]
pub fn covers(bid: &Bid, contract: &Contract) -> Vec<Cover> {
    let standby = Standby::of(bid, Vec::new());
    let amounts = Amounts::invoiced(contract);
    let load = Load::of(bid, &contract.roster, &amounts);
    let cover = |line: &PriceLine| {
        let services = contract.roster.line(line.at);
        let of_hosts = services.iter().zip(&line.parts).map(|(host, part)| {
            let by_year = cents_by_year(contract, &part.ht_by_period_cents);
            let takeovers = standby.after(line.at, services, host);
            takeovers.filter(|t| standby.has_room(line.at, t, &by_year, &load)).map(|t| t.member).collect()
        });
        let of_hosts: Vec<Vec<usize>> = of_hosts.collect();
        let is_host = |member: &usize| services.iter().any(|host| host.member == *member);
        let first = of_hosts.first().into_iter().flatten().copied();
        Cover {
            line: line.at,
            is_backed: of_hosts.iter().all(|could| !could.is_empty()),
            standbys: first
                .filter(|member| !is_host(member) && of_hosts.iter().all(|could| could.contains(member)))
                .collect(),
        }
    };
    contract.lines.iter().map(cover).collect()
}

fn cents_by_year(contract: &Contract, by_period: &[Cents]) -> Vec<i128> {
    let mut years = vec![Cents::ZERO; contract.years.labels().len()];
    contract.years.add(by_period, &mut years);
    years.into_iter().map(Cents::wide).collect()
}
