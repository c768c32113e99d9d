//! Where each member, line and ask stands in its list, found once per computation. Positions are the tie-break of the format.

use std::collections::HashMap;

use super::bid::Bid;
use super::fault::Fault;
use super::ids::{LineId, MemberId};

/// Positions by id. The first one wins when an id occurs twice.
pub struct Places<'a> {
    lines: HashMap<&'a str, usize>,
    members: HashMap<&'a str, usize>,
}

impl<'a> Places<'a> {
    #[must_use]
    pub fn of(bid: &'a Bid) -> Self {
        let mut places = Self {
            lines: HashMap::with_capacity(bid.lines.len()),
            members: HashMap::with_capacity(bid.members.len()),
        };
        for (at, line) in bid.lines.iter().enumerate() {
            places.lines.entry(line.id.as_str()).or_insert(at);
        }
        for (at, member) in bid.members.iter().enumerate() {
            places.members.entry(member.id.as_str()).or_insert(at);
        }
        places
    }
    #[must_use]
    pub fn line(&self, id: &LineId) -> Option<usize> {
        self.lines.get(id.as_str()).copied()
    }
    #[must_use]
    pub fn member(&self, id: &MemberId) -> Option<usize> {
        self.members.get(id.as_str()).copied()
    }
}

/// The position of the ask of each (line, member) pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AskTable {
    members: usize,
    asks: Vec<Option<u32>>,
}

impl AskTable {
    /// Asks for a line or of a member that is not there concern nobody and are left out.
    #[must_use]
    pub fn of(bid: &Bid, places: &Places<'_>, faults: &mut Vec<Fault>) -> Self {
        let members = bid.members.len();
        let mut asks = vec![None; bid.lines.len() * members];
        let mut line = 0;
        let mut member = 0;
        for (at, ask) in bid.asks.iter().enumerate() {
            // Asks usually come line by line in member order: try there before looking up.
            if bid.lines.get(line).is_none_or(|l| l.id != ask.line) {
                let Some(found) = places.line(&ask.line) else { continue };
                line = found;
            }
            member = if bid.members.get(member + 1).is_some_and(|m| m.id == ask.member) {
                member + 1
            } else {
                match places.member(&ask.member) {
                    Some(found) => found,
                    None => continue,
                }
            };
            match asks.get_mut(line * members + member) {
                Some(place @ None) => *place = u32::try_from(at).ok(),
                _ => faults.push(Fault::AskTwice {
                    line: ask.line.clone(),
                    member: ask.member.clone(),
                }),
            }
        }
        Self { members, asks }
    }
    /// The position in the bid's asks, if the member asked a price for the line.
    #[must_use]
    pub fn find(&self, line: usize, member: usize) -> Option<usize> {
        if member >= self.members {
            return None;
        }
        self.asks.get(line * self.members + member).copied().flatten().map(|at| at as usize)
    }
}
