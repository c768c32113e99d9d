//! What is typed in the details of an ask, as commands that carry the whole ask.

use super::edits::{price, with_first_price};
use super::vat;
use crate::document::{Command, Document};
use crate::domain::bid::{Ask, Line, Semantics, Tier};
use crate::domain::decimal::Quantity;
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::money::Cents;
use crate::i18n::parse::{self, NumberFault};
use crate::i18n::texts::offers as texts;
use crate::i18n::{Lang, format};
use crate::present::faults;
use crate::present::grid::CellAddress;

/// Most tiers of an ask (`joint-bid/1` §1.9).
const TIERS_MAX: usize = 20;
/// Most characters of a mention.
const MENTION_MAX: usize = 300;

/// A field of the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskField {
    TierFrom(usize),
    TierPrice(usize),
    Semantics,
    Setup,
    MinQty,
    MaxQty,
    Hours,
    Site,
    Vat,
    VatRate,
    VatMention,
}

/// The ask with one field changed. The first price makes an ask where there is none.
///
/// # Errors
/// The sentence to show beside the field.
pub fn edit_ask(document: &Document, address: &CellAddress, field: AskField, typed: &str, lang: Lang) -> Result<Command, String> {
    let (line, member) = (LineId::new(&address.row), MemberId::new(&address.column));
    let Some(ask) = document.ask(&line, &member) else {
        return match (field, price(typed, lang)?) {
            (AskField::TierPrice(0), Some(price)) => Ok(set(Ask::flat(line, member, price))),
            _ => Err(texts::FIRST_A_PRICE.get(lang).to_owned()),
        };
    };
    let mut ask = (**ask).clone();
    match field {
        AskField::TierPrice(at) => {
            let price = price(typed, lang)?.ok_or_else(|| faults::number(NumberFault::Empty, typed, lang))?;
            match ask.tiers.get_mut(at) {
                Some(tier) if at > 0 => tier.price = price,
                _ => ask = with_first_price(&ask, price),
            }
        }
        AskField::TierFrom(at) => set_from(&mut ask, at, typed, lang)?,
        AskField::Semantics => ask.semantics = Semantics::parse(typed).unwrap_or(Semantics::AllUnits),
        AskField::Setup => ask.setup_cents = optional(parse::amount(typed), typed, lang)?.unwrap_or(Cents::ZERO),
        AskField::MinQty => ask.min_qty = optional(parse::quantity(typed), typed, lang)?,
        AskField::MaxQty => ask.max_qty = optional(parse::quantity(typed), typed, lang)?,
        AskField::Hours => ask.hours_per_unit = optional(parse::weight(typed), typed, lang)?.unwrap_or_default(),
        AskField::Site => ask.datacentre = (!typed.is_empty()).then(|| Id::new(typed)),
        AskField::Vat => ask.vat = document.member(&member).and_then(|m| vat::chosen(document, m, &ask, typed)),
        AskField::VatRate => {
            let rate = parse::rate(typed).map_err(|fault| faults::number(fault, typed, lang))?;
            if let Some(vat) = &mut ask.vat {
                vat.rate = rate;
            }
        }
        AskField::VatMention => {
            let mention: String = typed.trim().chars().take(MENTION_MAX).collect();
            if let Some(vat) = &mut ask.vat {
                vat.mention = (!mention.is_empty()).then_some(mention);
            }
        }
    }
    bounds_in_order(&ask, lang)?;
    Ok(set(ask))
}

fn set(ask: Ask) -> Command {
    Command::SetAsk(Box::new(ask))
}

/// An empty text is no value.
fn optional<T>(parsed: Result<T, NumberFault>, typed: &str, lang: Lang) -> Result<Option<T>, String> {
    match parsed {
        Ok(value) => Ok(Some(value)),
        Err(NumberFault::Empty) => Ok(None),
        Err(fault) => Err(faults::number(fault, typed, lang)),
    }
}

fn set_from(ask: &mut Ask, at: usize, typed: &str, lang: Lang) -> Result<(), String> {
    let from = parse::quantity(typed).map_err(|fault| faults::number(fault, typed, lang))?;
    let before = at.checked_sub(1).and_then(|i| ask.tiers.get(i)).map(|t| t.from_qty);
    let after = ask.tiers.get(at + 1).map(|t| t.from_qty);
    // The first tier starts at 0 and is not typed.
    let Some(before) = before else { return Ok(()) };
    let shown = |q: Quantity| format::quantity(q, lang);
    match after {
        Some(next) if from <= before || from >= next => Err(texts::TIER_ORDER_BETWEEN.fill(lang, &[("after", &shown(before)), ("before", &shown(next))])),
        None if from <= before => Err(texts::TIER_ORDER.fill(lang, &[("after", &shown(before))])),
        _ => {
            if let Some(tier) = ask.tiers.get_mut(at) {
                tier.from_qty = from;
            }
            Ok(())
        }
    }
}

fn bounds_in_order(ask: &Ask, lang: Lang) -> Result<(), String> {
    match (ask.min_qty, ask.max_qty) {
        (Some(min), Some(max)) if min > max => {
            let (min, max) = (format::quantity(min, lang), format::quantity(max, lang));
            Err(texts::MIN_ABOVE_MAX.fill(lang, &[("min", &min), ("max", &max)]))
        }
        _ => Ok(()),
    }
}

/// One more tier at the price of the last: from half of the line's quantity, then from twice the last start.
///
/// # Errors
/// The sentence when there are 20 already, or no ask.
pub fn add_tier(document: &Document, address: &CellAddress, lang: Lang) -> Result<Command, String> {
    let (line, member) = (LineId::new(&address.row), MemberId::new(&address.column));
    let (Some(ask), Some(line)) = (document.ask(&line, &member), document.line(&line)) else {
        return Err(texts::FIRST_A_PRICE.get(lang).to_owned());
    };
    let next = next_start(line, ask).filter(|_| ask.tiers.len() < TIERS_MAX);
    let (Some(last), Some(from_qty)) = (ask.tiers.last(), next) else {
        return Err(texts::TOO_MANY_TIERS.get(lang).to_owned());
    };
    let mut ask = (**ask).clone();
    ask.tiers.push(Tier { from_qty, price: last.price });
    Ok(set(ask))
}

fn next_start(line: &Line, ask: &Ask) -> Option<Quantity> {
    let unit = 10_i128.pow(Quantity::AFTER);
    let last = ask.tiers.last()?.from_qty.scaled();
    let start = if last == 0 {
        line.total_quantity() / 2 / unit * unit
    } else {
        last.checked_mul(2)?
    };
    Quantity::from_scaled(start.max(last + unit))
}

/// Without one of the tiers after the first.
#[must_use]
pub fn remove_tier(document: &Document, address: &CellAddress, at: usize) -> Option<Command> {
    let ask = document.ask(&LineId::new(&address.row), &MemberId::new(&address.column))?;
    let mut ask = (**ask).clone();
    if at == 0 || at >= ask.tiers.len() {
        return None;
    }
    ask.tiers.remove(at);
    Some(set(ask))
}

/// The member no longer offers the line.
#[must_use]
pub fn remove_ask(address: &CellAddress) -> Command {
    Command::RemoveAsk {
        line: LineId::new(&address.row),
        member: MemberId::new(&address.column),
    }
}
