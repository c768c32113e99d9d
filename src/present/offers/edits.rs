//! From what was typed or pasted into the grid to commands on asks.

use crate::document::{Command, Document, Keeper, Role};
use crate::domain::bid::{Ask, Tier};
use crate::domain::decimal::{Quantity, UnitPrice};
use crate::domain::ids::{LineId, MemberId};
use crate::i18n::parse::{self, NumberFault};
use crate::i18n::texts::offers as texts;
use crate::i18n::{Lang, format};
use crate::present::faults;
use crate::present::grid::CellEdit;

/// What a typed price reads as.
///
/// # Errors
/// The sentence that says why it does not.
pub fn read(edit: &CellEdit, lang: Lang) -> Result<String, String> {
    match price(&edit.text, lang)? {
        Some(price) => Ok(format::unit_price(price, lang)),
        None => Ok(texts::CLEARED.get(lang).to_owned()),
    }
}

/// The edits as one change: a price replaces that of the first tier, an empty text removes the ask.
///
/// # Errors
/// The sentence of the first edit that does not read; nothing is changed then.
pub fn commands(document: &Document, edits: &[CellEdit], lang: Lang) -> Result<Command, String> {
    let mut commands = edits.iter().map(|edit| command(document, edit, lang)).collect::<Result<Vec<_>, _>>()?;
    Ok(match (commands.len(), commands.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            commands.extend(last);
            Command::Several(commands)
        }
    })
}

fn command(document: &Document, edit: &CellEdit, lang: Lang) -> Result<Command, String> {
    let (line, member) = (LineId::new(&edit.row), MemberId::new(&edit.column));
    let Some(price) = price(&edit.text, lang)? else {
        return Ok(Command::RemoveAsk { line, member });
    };
    Ok(Command::SetAsk(Box::new(match document.ask(&line, &member) {
        Some(ask) => with_first_price(ask, price),
        None => Ask::flat(line, member, price),
    })))
}

pub(super) fn with_first_price(ask: &Ask, price: UnitPrice) -> Ask {
    let mut ask = ask.clone();
    match ask.tiers.first_mut() {
        Some(first) => first.price = price,
        None => ask.tiers.push(Tier {
            from_qty: Quantity::ZERO,
            price,
        }),
    }
    ask
}

/// A price in euros; `None` for an empty text. A percentage is not a price.
pub(super) fn price(typed: &str, lang: Lang) -> Result<Option<UnitPrice>, String> {
    let not_a_price = || texts::NOT_A_PRICE.fill(lang, &[("typed", &faults::shortened(typed))]);
    if typed.contains('%') {
        return Err(not_a_price());
    }
    match parse::unit_price(typed) {
        Ok(price) => Ok(Some(price)),
        Err(NumberFault::Empty) => Ok(None),
        Err(NumberFault::NotANumber) => Err(not_a_price()),
        Err(fault) => Err(faults::number(fault, typed, lang)),
    }
}

/// The lead takes over the typing of a member's parts, or hands it back.
#[must_use]
pub fn keeper_change(document: &Document, member: &str) -> Option<Command> {
    if document.role != Role::Lead {
        return None;
    }
    let member = document.member(&MemberId::new(member))?;
    let keeper = match member.keeper {
        Keeper::Member => Keeper::Lead,
        Keeper::Lead => Keeper::Member,
    };
    Some(Command::SetKeeper {
        member: member.id.clone(),
        keeper,
    })
}
