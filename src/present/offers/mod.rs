//! The screen of the offers: the prices asked, line by member, and what is missing. Internal from end to end.

mod cell;
mod details;
mod details_edits;
mod edits;
mod example;
mod vat;

use std::sync::Arc;

pub use cell::{OfferCell, cell};
pub use details::{AskDetails, TierView, details};
pub use details_edits::{AskField, add_tier, edit_ask, remove_ask, remove_tier};
pub use edits::{commands, keeper_change, read};

use super::grid::{GridCell, GridColumn, GridRow, GridSum, GridView};
use super::rules::member_name;
use crate::document::{Document, Keeper, MemberParts, Role};
use crate::domain::bid::{Ask, Line};
use crate::domain::contract::AskCost;
use crate::domain::decimal::{Quantity, Share};
use crate::domain::fixed::Fixed;
use crate::domain::money::Cents;
use crate::i18n::texts::offers as texts;
use crate::i18n::{Lang, format};

/// Names spelled out in a sentence; the others are counted.
const NAMES_MAX: usize = 6;

#[derive(Clone, Debug, PartialEq)]
pub struct OffersView {
    pub grid: Arc<GridView>,
    /// A label and a value each.
    pub figures: Vec<(String, String)>,
    /// Sentences: what has no price.
    pub faults: Vec<String>,
    /// Why there is nothing to fill in.
    pub empty: Option<String>,
    /// What it was made of: the next view keeps the rows that are still right.
    made_of: (Document, Lang),
}

/// `before` is the view of a moment ago, if there is one.
#[must_use]
pub fn view(document: &Document, before: Option<&OffersView>, lang: Lang) -> OffersView {
    let members = visible_members(document);
    let lines = &document.frame.lines;
    let locks: Vec<Option<Arc<str>>> = members.iter().map(|m| lock(document, m, lang)).collect();
    let before = before.filter(|before| before.made_of.1 == lang && is_same_frame(&before.made_of.0, document));
    let rows = lines.iter().enumerate().map(|(at, line)| {
        let kept = before.and_then(|before| kept_row(before, document, at, line));
        kept.unwrap_or_else(|| Arc::new(row(document, line, &members, &locks, lang)))
    });
    let rows: Vec<Arc<GridRow>> = rows.collect();
    let columns = members.iter().map(|m| column(document, m, lang)).collect();
    let is_priced = |line: &Line| members.iter().any(|m| m.offer.asks.contains_key(&line.id));
    let unpriced: Vec<String> = lines.iter().filter(|l| !is_priced(l)).map(|l| l.id.to_string()).collect();
    let silent: Vec<String> = members.iter().filter(|m| m.offer.asks.is_empty()).map(|m| member_name(m)).collect();
    let empty = if members.is_empty() {
        Some(texts::NO_MEMBER)
    } else {
        lines.is_empty().then_some(texts::NO_LINE)
    };
    let is_own = matches!(document.role, Role::Member(_));
    let mut figures = vec![count(texts::LINES_PRICED, lines.len() - unpriced.len(), lines.len(), lang)];
    if is_own {
        let amount = format::amount(members.iter().map(|m| whole_offer(document, m)).sum(), lang);
        figures.push((texts::ASKED_OF_ME.get(lang).to_owned(), amount));
    } else {
        figures.push(count(texts::MEMBERS_PRICING, members.len() - silent.len(), members.len(), lang));
    }
    let mut faults = Vec::new();
    if empty.is_none() && !is_own {
        if !unpriced.is_empty() {
            faults.push(texts::LINES_WITHOUT.fill(lang, &[("lines", &listed(&unpriced, lang))]));
        }
        if !silent.is_empty() {
            faults.push(texts::MEMBERS_WITHOUT.fill(lang, &[("members", &listed(&silent, lang))]));
        }
    }
    OffersView {
        grid: Arc::new(GridView {
            caption: texts::CAPTION.get(lang).to_owned(),
            corner: texts::CORNER.get(lang).to_owned(),
            columns,
            rows,
            sum: if is_own { String::new() } else { texts::OFFERS.get(lang).to_owned() },
            foot: None,
        }),
        figures,
        faults,
        empty: empty.map(|text| text.get(lang).to_owned()),
        made_of: (document.clone(), lang),
    }
}

/// True when rows of the one document can be right in the other: the same reader, periods, members and locks.
fn is_same_frame(before: &Document, now: &Document) -> bool {
    let is_same = |(a, b): (&MemberParts, &MemberParts)| a.id == b.id && a.keeper == b.keeper && a.card.name == b.card.name;
    before.role == now.role
        && Arc::ptr_eq(&before.frame.tender, &now.frame.tender)
        && before.members.len() == now.members.len()
        && before.members.iter().zip(&now.members).all(is_same)
}

/// The row of before, when its line and all its prices are the very same values.
fn kept_row(before: &OffersView, now: &Document, at: usize, line: &Arc<Line>) -> Option<Arc<GridRow>> {
    let old = &before.made_of.0;
    let is_same = |(a, b): (&MemberParts, &MemberParts)| match (a.offer.asks.get(&line.id), b.offer.asks.get(&line.id)) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    };
    let is_kept = Arc::ptr_eq(old.frame.lines.get(at)?, line) && old.members.iter().zip(&now.members).all(is_same);
    is_kept.then(|| before.grid.rows.get(at).cloned()).flatten()
}

/// All members for the lead; in a member's own copy, itself.
fn visible_members(document: &Document) -> Vec<&MemberParts> {
    let is_visible = |m: &&MemberParts| match &document.role {
        Role::Lead => true,
        Role::Member(me) => &m.id == me,
    };
    document.members.iter().filter(is_visible).collect()
}

/// Why a member's prices cannot be typed in here.
fn lock(document: &Document, member: &MemberParts, lang: Lang) -> Option<Arc<str>> {
    let is_kept_by_itself = document.role == Role::Lead && member.keeper == Keeper::Member;
    is_kept_by_itself.then(|| Arc::from(texts::LOCKED_BY_MEMBER.fill(lang, &[("member", &member_name(member))])))
}

fn column(document: &Document, member: &MemberParts, lang: Lang) -> GridColumn {
    let (tag, action) = match (&document.role, member.keeper, &member.receipt) {
        (Role::Member(_), ..) | (Role::Lead, Keeper::Lead, None) => (None, None),
        (Role::Lead, Keeper::Lead, Some(_)) => (Some(texts::TAKEN_OVER.get(lang).to_owned()), Some(texts::HAND_BACK)),
        (Role::Lead, Keeper::Member, Some(receipt)) => {
            let tag = texts::RECEIVED.fill(lang, &[("version", &receipt.version.to_string())]);
            (Some(tag), Some(texts::TAKE_OVER))
        }
        (Role::Lead, Keeper::Member, None) => (Some(texts::ITS_OWN.get(lang).to_owned()), Some(texts::TAKE_OVER)),
    };
    let is_silent = document.role == Role::Lead && member.offer.asks.is_empty();
    GridColumn {
        key: member.id.to_string(),
        label: member_name(member),
        note: String::new(),
        tag,
        action: action.map(|text| text.get(lang).to_owned()),
        fault: is_silent.then(|| texts::NO_OFFER.get(lang).to_owned()),
    }
}

fn row(document: &Document, line: &Line, members: &[&MemberParts], locks: &[Option<Arc<str>>], lang: Lang) -> GridRow {
    let mut offers = 0;
    let mut cells = Vec::with_capacity(members.len());
    for (member, locked) in members.iter().zip(locks) {
        let ask = member.offer.asks.get(&line.id);
        offers += usize::from(ask.is_some());
        let first = ask.and_then(|a| a.tiers.first());
        let price = first.map(|t| format::bare_price(t.price, lang)).unwrap_or_default();
        cells.push(GridCell {
            edit: price.clone(),
            shown: price,
            tag: ask.and_then(|a| mark(a, lang)),
            fault: None,
            locked: locked.clone(),
        });
    }
    let sum = match (&document.role, offers) {
        (Role::Member(_), _) => GridSum::default(),
        (Role::Lead, 0) => GridSum {
            shown: texts::NO_OFFER.get(lang).to_owned(),
            is_fault: true,
        },
        (Role::Lead, n) => GridSum {
            shown: n.to_string(),
            is_fault: false,
        },
    };
    GridRow {
        key: line.id.to_string(),
        head: head(line),
        note: match document.role {
            Role::Lead => total_quantity(line, lang),
            Role::Member(_) => quantities(document, line, lang),
        },
        faults: Vec::new(),
        cells,
        sum,
    }
}

/// «L04 · Stockage».
pub(super) fn head(line: &Line) -> String {
    if line.label.is_empty() {
        line.id.to_string()
    } else {
        format!("{}\u{a0}· {}", line.id, line.label)
    }
}

/// «7 920 Go.mois».
pub(super) fn total_quantity(line: &Line, lang: Lang) -> String {
    format!("{} {}", bare_total(line, lang), line.unit)
}

fn bare_total(line: &Line, lang: Lang) -> String {
    format::plain_quantity(&Fixed::trimmed(line.total_quantity(), Quantity::AFTER as u8).to_string(), lang)
}

/// The total, then each period when there are several.
fn quantities(document: &Document, line: &Line, lang: Lang) -> String {
    let periods = &document.frame.tender.periods;
    let total = total_quantity(line, lang);
    if periods.len() < 2 {
        return total;
    }
    let each = periods.iter().zip(&line.qty_by_period).map(|(period, quantity)| {
        let name = if period.label.is_empty() { period.id.as_str() } else { &period.label };
        texts::QTY_OF_PERIOD.fill(lang, &[("period", name), ("quantity", &format::quantity(*quantity, lang))])
    });
    format!("{total} ({})", each.collect::<Vec<_>>().join(", "))
}

/// What an ask has besides one price.
fn mark(ask: &Ask, lang: Lang) -> Option<String> {
    if ask.tiers.len() > 1 {
        return Some(texts::TIERS_MARK.fill(lang, &[("count", &ask.tiers.len().to_string())]));
    }
    has_conditions(ask).then(|| texts::CONDITIONS_MARK.get(lang).to_owned())
}

fn has_conditions(ask: &Ask) -> bool {
    !ask.setup_cents.is_zero() || ask.min_qty.is_some() || ask.max_qty.is_some() || ask.datacentre.is_some() || ask.vat.is_some()
}

/// What the member asks for the whole of every line it prices.
fn whole_offer(document: &Document, member: &MemberParts) -> Cents {
    let lines = document.frame.lines.iter();
    lines.filter_map(|line| whole_line(line, member.offer.asks.get(&line.id)?)).sum()
}

/// What an ask makes for the line's whole quantity.
pub(super) fn whole_line(line: &Line, ask: &Ask) -> Option<Cents> {
    AskCost::of(ask, line.total_quantity(), Share::ONE).ok().map(|cost| cost.cents)
}

fn count(label: crate::i18n::Text, count: usize, total: usize, lang: Lang) -> (String, String) {
    let value = texts::OF.fill(lang, &[("count", &count.to_string()), ("total", &total.to_string())]);
    (label.get(lang).to_owned(), value)
}

/// «L01, L02 et 5 autres».
fn listed(names: &[String], lang: Lang) -> String {
    if names.len() <= NAMES_MAX + 1 {
        return names.join(", ");
    }
    let (first, rest) = names.split_at(NAMES_MAX);
    texts::AND_MORE.fill(lang, &[("list", &first.join(", ")), ("count", &rest.len().to_string())])
}

#[cfg(test)]
mod tests;
