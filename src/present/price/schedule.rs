//! The client's price schedule: a row per line, and for one line its parts by member and period.

use indexmap::IndexMap;

use super::table::{Column, Row, Table};
use super::words;
use crate::document::Document;
use crate::domain::bid::LineKind;
use crate::domain::contract::PriceLine;
use crate::domain::results::Results;
use crate::i18n::texts::price as texts;
use crate::i18n::{Lang, format};

/// A line as the client sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleRow {
    pub id: String,
    pub label: String,
    pub kind: String,
    pub unit: String,
    pub quantity: String,
    pub unit_price: String,
    pub amount: String,
    pub is_priced: bool,
}

/// The lines in the order of the bid, by identifier, and their sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    pub rows: IndexMap<String, ScheduleRow>,
    pub total: String,
}

/// What a line is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDetail {
    pub caption: String,
    /// By member, then period; the foot is the line.
    pub table: Table,
    /// The client does not see who does what.
    pub is_internal: bool,
    /// As typed; empty without one.
    pub hand_price: String,
    pub hand_reason: String,
    /// A price set by hand without a reason.
    pub hand_fault: Option<String>,
    pub is_by_hand: bool,
}

#[must_use]
pub fn schedule(document: &Document, results: &Results, lang: Lang) -> Schedule {
    let mut priced = results.contract.lines.iter().peekable();
    let rows = document.frame.lines.iter().map(|line| {
        // Priced lines come in the order of the bid.
        let found = priced.next_if(|p| p.line == line.id);
        let kind = match line.kind {
            LineKind::OneOff => texts::KIND_ONE_OFF,
            LineKind::Recurring => texts::KIND_RECURRING,
        };
        let quantity = crate::domain::fixed::Fixed::trimmed(line.total_quantity(), 4);
        let row = ScheduleRow {
            id: line.id.to_string(),
            label: line.label.clone(),
            kind: kind.get(lang).to_owned(),
            unit: line.unit.clone(),
            quantity: format::plain_quantity(&quantity.to_string(), lang),
            unit_price: found.map_or_else(|| texts::NO_PRICE.get(lang).to_owned(), |p| unit_price(p, lang)),
            amount: found.map_or_else(String::new, |p| format::amount(p.amount_ht_cents, lang)),
            is_priced: found.is_some(),
        };
        (row.id.clone(), row)
    });
    Schedule {
        rows: rows.collect(),
        total: format::amount(results.contract.totals.ht_cents, lang),
    }
}

/// With exactly the decimals of the line.
fn unit_price(line: &PriceLine, lang: Lang) -> String {
    format::computed_price(&line.unit_price_ht.to_string(), lang)
}

/// The priced line of this identifier.
pub(super) fn priced<'a>(results: &'a Results, id: &str) -> Option<&'a PriceLine> {
    results.contract.lines.iter().find(|l| l.line.as_str() == id)
}

/// The parts of a priced line by member and period; `None` while it has no price.
#[must_use]
pub fn line_detail(document: &Document, results: &Results, id: &str, lang: Lang) -> Option<LineDetail> {
    let line = priced(results, id)?;
    let amounts = |values: &[crate::domain::money::Cents]| values.iter().map(|c| format::amount(*c, lang)).collect::<Vec<_>>();
    let said = |text: crate::i18n::Text| text.get(lang);
    let periods = &document.frame.tender.periods;
    let mut columns = vec![
        Column::number(said(texts::SHARE)),
        Column::number(said(texts::QUANTITY)),
        Column::number(said(texts::AMOUNT)),
    ];
    columns.extend(periods.iter().map(|p| Column::number(words::period(p))));
    let rows = line.parts.iter().map(|part| {
        let mut cells = vec![
            format::share(part.share, lang),
            format::plain_quantity(&part.quantity.to_string(), lang),
            format::amount(part.ht_cents, lang),
        ];
        cells.extend(amounts(&part.ht_by_period_cents));
        Row::new(part.member.as_str(), words::member(document, &part.member), cells)
    });
    let mut foot = vec![
        words::percent("100", lang),
        format::plain_quantity(&line.quantity.to_string(), lang),
        format::amount(line.amount_ht_cents, lang),
    ];
    foot.extend(amounts(&line.amount_by_period_cents));
    let by_hand = document.plan.pricing.by_hand(&line.line);
    Some(LineDetail {
        hand_price: by_hand.map(|p| format::bare_price(p.unit_price, lang)).unwrap_or_default(),
        hand_reason: by_hand.map(|p| p.reason.clone()).unwrap_or_default(),
        hand_fault: by_hand.filter(|p| p.reason.is_empty()).map(|_| said(texts::HAND_REASON_MISSING).to_owned()),
        is_by_hand: by_hand.is_some(),
        caption: texts::DETAIL_CAPTION.fill(lang, &[("line", id)]),
        table: Table {
            head: said(texts::MEMBER).to_owned(),
            columns,
            rows: rows.collect(),
            foot: Some(Row::new("total", said(texts::TOTAL), foot)),
        },
        is_internal: !document.frame.group.shows_distribution(),
    })
}
