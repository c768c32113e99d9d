//! From shares typed, pasted or chosen to one command per line.

use super::{shares_of, sum};
use crate::document::{Command, Document};
use crate::domain::bid::Line;
use crate::domain::decimal::Share;
use crate::domain::ids::{LineId, MemberId};
use crate::i18n::parse::{self, NumberFault};
use crate::i18n::texts::allocation as texts;
use crate::i18n::{Lang, format};
use crate::present::faults;
use crate::present::grid::CellEdit;
use crate::present::offers::whole_line;
use crate::present::rules::member_name;

type Shares = Vec<(MemberId, Share)>;

/// What a typed share reads as.
///
/// # Errors
/// The sentence that says why it does not.
pub fn read(edit: &CellEdit, lang: Lang) -> Result<String, String> {
    match share(&edit.text, lang)? {
        Some(share) => Ok(format::share(share, lang)),
        None => Ok(texts::CLEARED.get(lang).to_owned()),
    }
}

/// The edits as one change, line by line. Empty and 0 take the share away.
///
/// # Errors
/// The sentence of the first edit that does not read or has no price behind it; nothing is changed then.
pub fn commands(document: &Document, edits: &[CellEdit], lang: Lang) -> Result<Command, String> {
    let mut lines: Vec<(LineId, Shares)> = Vec::new();
    for edit in edits {
        let (line, member) = (LineId::new(&edit.row), MemberId::new(&edit.column));
        let share = share(&edit.text, lang)?;
        if share.is_some() && document.ask(&line, &member).is_none() {
            let name = document.member(&member).map_or_else(|| member.to_string(), member_name);
            return Err(texts::NO_PRICE_WHY.fill(lang, &[("member", &name)]));
        }
        // A block comes row by row: the line at hand is the last one.
        if lines.last().is_none_or(|(id, _)| *id != line) {
            let shares = document.plan.allocation.get(&line).cloned().unwrap_or_default();
            lines.push((line, shares));
        }
        if let Some((_, shares)) = lines.last_mut() {
            shares.retain(|(m, _)| *m != member);
            shares.extend(share.map(|s| (member, s)));
        }
    }
    let mut commands: Vec<Command> = lines.into_iter().map(|(line, shares)| set(document, line, shares)).collect();
    Ok(match (commands.len(), commands.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            commands.extend(last);
            Command::Several(commands)
        }
    })
}

/// A share typed as a percentage; `None` for empty and 0. Amounts and fractions are no shares.
fn share(typed: &str, lang: Lang) -> Result<Option<Share>, String> {
    let unreadable = || texts::SHARE_UNREADABLE.fill(lang, &[("typed", &faults::shortened(typed))]);
    let out_of_range = || texts::SHARE_RANGE.fill(lang, &[("typed", &faults::shortened(typed))]);
    if typed.contains('€') {
        return Err(unreadable());
    }
    if matches!(parse::rate(typed), Ok(rate) if rate.is_zero()) {
        return Ok(None);
    }
    match parse::share(typed) {
        Ok(share) => Ok(Some(share)),
        Err(NumberFault::Empty) => Ok(None),
        Err(NumberFault::NotANumber) => Err(unreadable()),
        Err(NumberFault::Negative | NumberFault::OutOfRange | NumberFault::TooLarge(_)) => Err(out_of_range()),
        Err(fault) => Err(faults::number(fault, typed, lang)),
    }
}

/// Shares in the order of the members, so that the same split is the same value.
pub(super) fn set(document: &Document, line: LineId, mut shares: Shares) -> Command {
    let place = |id: &MemberId| document.members.iter().position(|m| &m.id == id);
    shares.sort_by_key(|(m, _)| place(m));
    Command::SetShares { line, shares }
}

#[must_use]
pub fn all_to(document: &Document, line: &str, member: &str) -> Command {
    set(document, LineId::new(line), vec![(MemberId::new(member), Share::ONE)])
}

#[must_use]
pub fn clear_line(line: &str) -> Command {
    Command::SetShares {
        line: LineId::new(line),
        shares: Vec::new(),
    }
}

#[must_use]
pub fn clear_all() -> Command {
    Command::ClearAllocation
}

/// What the line lacks, added to the member's share; `None` when nothing is left.
#[must_use]
pub fn rest_to(document: &Document, line: &str, member: &str) -> Option<Command> {
    let line = document.line(&LineId::new(line))?;
    let member = MemberId::new(member);
    let mut shares = shares_of(document, line).to_vec();
    let left = Share::ONE_SCALED - sum(&shares);
    if left <= 0 {
        return None;
    }
    let own = shares.iter().find(|(m, _)| *m == member).map_or(0, |(_, s)| s.scaled());
    shares.retain(|(m, _)| *m != member);
    shares.push((member, Share::from_scaled(own + left)?));
    Some(set(document, line.id.clone(), shares))
}

/// One of the splits that the line allows: its shares, the largest first, go to those who serve the line already, the largest
/// share first, then to the cheapest others. `None` when too few members have a price.
#[must_use]
pub fn by_menu(document: &Document, line: &str, vector: usize) -> Option<Command> {
    let line = document.line(&LineId::new(line))?;
    let mut vector = line.share_menu.get(vector)?.clone();
    vector.sort_by(|a, b| b.cmp(a));
    let members = in_order_of_service(document, line);
    if members.len() < vector.len() {
        return None;
    }
    let shares = members.into_iter().zip(vector).collect();
    Some(set(document, line.id.clone(), shares))
}

/// Members with a price for the line: those who serve it, then the others by what they ask for all of it.
pub(super) fn in_order_of_service(document: &Document, line: &Line) -> Vec<MemberId> {
    let shares = shares_of(document, line);
    let mut members: Vec<_> = document
        .members
        .iter()
        .enumerate()
        .filter_map(|(at, member)| {
            let ask = member.offer.asks.get(&line.id)?;
            let share = shares.iter().find(|(m, _)| m == &member.id).map_or(0, |(_, s)| s.scaled());
            let whole = whole_line(line, ask);
            Some(((-share, whole.is_none(), whole, at), member.id.clone()))
        })
        .collect();
    members.sort_by_key(|(key, _)| *key);
    members.into_iter().map(|(_, id)| id).collect()
}

/// Each share goes to the next member of the line; `None` with fewer than two.
#[must_use]
pub fn rotate(document: &Document, line: &str) -> Option<Command> {
    let line = document.line(&LineId::new(line))?;
    let shares = shares_of(document, line);
    if shares.len() < 2 {
        return None;
    }
    let members = shares.iter().cycle().skip(1).map(|(m, _)| m.clone());
    let shares = members.zip(shares.iter().map(|(_, s)| *s)).collect();
    Some(set(document, line.id.clone(), shares))
}
