//! Who serves which line, with which share and on which ask: the allocation as written, resolved to positions.
//! Knows no price.

use super::bid::Bid;
use super::decimal::Share;
use super::fault::Fault;
use super::places::{AskTable, Places};

/// One member on one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// Position of the member.
    pub member: usize,
    pub share: Share,
    /// Position of its ask, if it has one.
    pub ask: Option<usize>,
}

/// The services of every line, in the order of the bid's lines, then members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    by_line: Vec<Vec<Service>>,
    serves: Vec<bool>,
}

impl Roster {
    #[must_use]
    pub fn of(bid: &Bid, places: &Places<'_>, faults: &mut Vec<Fault>) -> Self {
        let asks = AskTable::of(bid, places, faults);
        let mut by_line: Vec<Vec<Service>> = vec![Vec::new(); bid.lines.len()];
        let mut serves = vec![false; bid.members.len()];
        for row in bid.allocation.iter().flatten() {
            let line = places.line(&row.line);
            let member = places.member(&row.member);
            if line.is_none() {
                faults.push(Fault::UnknownLine { line: row.line.clone() });
            }
            if member.is_none() {
                faults.push(Fault::UnknownMember { member: row.member.clone() });
            }
            let (Some(line), Some(member)) = (line, member) else { continue };
            let Some(services) = by_line.get_mut(line) else { continue };
            if services.iter().any(|s| s.member == member) {
                faults.push(Fault::MemberTwice {
                    line: row.line.clone(),
                    member: row.member.clone(),
                    share: row.share,
                });
                continue;
            }
            services.push(Service {
                member,
                share: row.share,
                ask: asks.find(line, member),
            });
            if let Some(serving) = serves.get_mut(member) {
                *serving = true;
            }
        }
        for services in &mut by_line {
            services.sort_by_key(|s| s.member);
        }
        Self { by_line, serves }
    }
    /// These services, by line and in member order.
    #[must_use]
    pub fn of_services(by_line: Vec<Vec<Service>>, members: usize) -> Self {
        let mut serves = vec![false; members];
        for service in by_line.iter().flatten() {
            if let Some(serving) = serves.get_mut(service.member) {
                *serving = true;
            }
        }
        Self { by_line, serves }
    }
    /// The services of the line at this position, in member order.
    #[must_use]
    pub fn line(&self, at: usize) -> &[Service] {
        self.by_line.get(at).map_or(&[], Vec::as_slice)
    }
    /// Lines in the order of the bid.
    pub fn lines(&self) -> impl Iterator<Item = &[Service]> {
        self.by_line.iter().map(Vec::as_slice)
    }
    /// Whether the member at this position has a share in at least one line.
    #[must_use]
    pub fn serves(&self, member: usize) -> bool {
        self.serves.get(member).copied().unwrap_or(false)
    }
    /// How many members serve at least one line.
    #[must_use]
    pub fn serving(&self) -> usize {
        self.serves.iter().filter(|s| **s).count()
    }
}
