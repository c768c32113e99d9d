//! The canonical text of a bid: `format` first, asks and allocation by line then member, no field at
//! its default. Only what the reader would accept is written.

use std::collections::HashMap;

use super::tables::{V1, V2};
use super::{Refusal, read};
use crate::domain::bid::{Bid, Game, SplitRule};
use crate::domain::ids::{LineId, MemberId};
use crate::exchange::envelope;

/// The file of a bid.
///
/// # Errors
/// What is missing or wrong in it, as the reader of the file would say it: paths, places and positions are those of the
/// file that was not written.
pub fn write(bid: &Bid) -> Result<String, Vec<Refusal>> {
    let text = print(bid);
    read(text.as_bytes()).map(|_| text)
}

/// The text of a bid, even of a half-filled one that no reader would accept.
#[must_use]
pub fn print(bid: &Bid) -> String {
    let version = if needs_2(bid) { V2 } else { V1 };
    envelope::write(version, &in_order(bid))
}

/// Whether the bid says something that `joint-bid/1` cannot say.
fn needs_2(bid: &Bid) -> bool {
    let rules = std::iter::once(&bid.settlement.rule).chain(bid.settlement.simulations.iter().map(|s| &s.rule));
    let mut deductions = bid.pricing.deductions.iter();
    rules.into_iter().any(has_new_rule)
        || bid.game.as_ref().is_some_and(Game::is_by_hand)
        || !bid.pricing.unit_prices.is_empty()
        || !bid.backups.is_empty()
        || bid.members.iter().any(|m| !m.card.subcontractors.is_empty())
        || deductions.any(|d| d.is_by_hand() || !d.reason.is_empty())
}

fn has_new_rule(rule: &SplitRule) -> bool {
    match rule {
        SplitRule::ProRataAsks => true,
        SplitRule::Hybrid { a, b, .. } => has_new_rule(a) || has_new_rule(b),
        _ => false,
    }
}

fn in_order(bid: &Bid) -> Bid {
    let lines: HashMap<&LineId, usize> = bid.lines.iter().enumerate().map(|(i, line)| (&line.id, i)).collect();
    let members: HashMap<&MemberId, usize> = bid.members.iter().enumerate().map(|(i, member)| (&member.id, i)).collect();
    let rank = |line: &LineId, member: &MemberId| {
        let last = usize::MAX;
        (lines.get(line).copied().unwrap_or(last), members.get(member).copied().unwrap_or(last))
    };
    let mut ordered = bid.clone();
    ordered.asks.sort_by_key(|ask| rank(&ask.line, &ask.member));
    if let Some(rows) = &mut ordered.allocation {
        rows.sort_by_key(|row| rank(&row.line, &row.member));
    }
    ordered.backups.sort_by_key(|backup| rank(&backup.line, &backup.member));
    ordered
}
