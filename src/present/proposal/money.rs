//! The chapters on money: price schedule, VAT by regime with its mentions, periods, totals.

use super::figures;
use super::print::{Block, Cell, ColumnKind, Row, RowGroup};
use super::tables::{grouped, table};
use crate::domain::bid::{LineKind, VatGroup, VatRegime};
use crate::domain::client_view::{ClientLine, ClientRegime, ClientVat, ClientView};
use crate::domain::decimal::Rate;
use crate::domain::ids::PeriodId;
use crate::domain::money::Cents;
use crate::i18n::texts::proposal as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::words;

pub(super) fn prices(view: &ClientView, lang: Lang) -> Vec<Block> {
    let text = texts::PRICES_TEXT.get(lang).to_owned();
    vec![Block::Text { text }, price_table(view, lang)]
}

/// Every line with its quantity, its unit price and its amount.
#[must_use]
pub fn price_table(view: &ClientView, lang: Lang) -> Block {
    let of_kind = |kind: LineKind, label: Text| {
        let lines: Vec<&ClientLine> = view.lines.iter().filter(|l| l.kind == kind).collect();
        let subtotal: Cents = lines.iter().map(|l| l.amount_ht_cents).sum();
        let label = label.get(lang);
        (!lines.is_empty()).then(|| RowGroup {
            label: Some(label.to_owned()),
            rows: lines.into_iter().map(|line| price_row(line, lang)).collect(),
            subtotal: Some(padded(&texts::SUBTOTAL.fill(lang, &[("label", label)]), subtotal, lang)),
        })
    };
    let groups = [of_kind(LineKind::OneOff, texts::ONE_OFF), of_kind(LineKind::Recurring, texts::RECURRING)];
    grouped(
        texts::PRICES_SUMMARY,
        &[
            (texts::LINE, ColumnKind::Ref),
            (texts::SERVICE, ColumnKind::Text),
            (texts::QUANTITY, ColumnKind::Number),
            (texts::UNIT, ColumnKind::Short),
            (texts::UNIT_PRICE, ColumnKind::Number),
            (texts::AMOUNT_HT, ColumnKind::Number),
        ],
        groups.into_iter().flatten().collect(),
        Some(padded(texts::TOTAL_HT.get(lang), view.totals.ht_cents, lang)),
        lang,
    )
}

/// A row of the price schedule that holds only a label and an amount.
fn padded(label: &str, amount: Cents, lang: Lang) -> Vec<String> {
    vec![
        String::new(),
        label.to_owned(),
        String::new(),
        String::new(),
        String::new(),
        format::amount(amount, lang),
    ]
}

fn price_row(line: &ClientLine, lang: Lang) -> Vec<Cell> {
    vec![
        Cell::from(line.line.to_string()),
        Cell::from(line.label.clone()),
        Cell::from(format::plain_quantity(&line.quantity.to_string(), lang)),
        Cell::from(line.unit.clone()),
        Cell::from(format::computed_price(&line.unit_price_ht.to_string(), lang)),
        Cell::from(format::amount(line.amount_ht_cents, lang)),
    ]
}

/// VAT by member, or by regime where the distribution is not shown, with the mentions.
#[must_use]
pub fn vat_blocks(view: &ClientView, lang: Lang) -> Vec<Block> {
    let (text, summary, first) = match &view.vat_by_member {
        Some(_) => (texts::VAT_TEXT, texts::VAT_SUMMARY, texts::MEMBER_AND_MENTION),
        None => (texts::VAT_TEXT_REGIMES, texts::VAT_SUMMARY_REGIMES, texts::REGIME_AND_MENTION),
    };
    let rows: Vec<Vec<Cell>> = match &view.vat_by_member {
        Some(rows) => rows.iter().map(|row| member_row(row, lang)).collect(),
        None => view.vat_by_regime.iter().map(|row| regime_row(row, lang)).collect(),
    };
    let total = vec![
        texts::TOTAL_HT.get(lang).to_owned(),
        String::new(),
        format::amount(view.totals.ht_cents, lang),
        String::new(),
        format::amount(view.totals.vat_invoiced_cents, lang),
        format::amount(view.totals.vat_self_assessed_cents, lang),
    ];
    let mut blocks = vec![
        Block::Text {
            text: text.get(lang).to_owned(),
        },
        table(
            summary,
            &[
                (first, ColumnKind::Text),
                (texts::REGIME_SHORT, ColumnKind::Short),
                (texts::BASE_HT, ColumnKind::Number),
                (texts::RATE, ColumnKind::Number),
                (texts::VAT_INVOICED, ColumnKind::Number),
                (texts::VAT_SELF_ASSESSED, ColumnKind::Number),
            ],
            rows,
            Some(total),
            lang,
        ),
    ];
    if !view.totals.vat_self_assessed_cents.is_zero() {
        blocks.push(Block::Note {
            text: texts::SELF_ASSESSED_NOTE.get(lang).to_owned(),
        });
    }
    blocks
}

fn noted(text: String, note: String) -> Cell {
    if note.is_empty() { Cell::Text(text) } else { Cell::Noted { text, note } }
}

fn rate(regime: VatRegime, rate: Rate, lang: Lang) -> String {
    if regime.group() == VatGroup::Exempt {
        texts::NO_RATE.get(lang).to_owned()
    } else {
        format::rate(rate, lang)
    }
}

fn member_row(row: &ClientVat, lang: Lang) -> Vec<Cell> {
    vec![
        noted(row.name.clone(), row.mention.clone().unwrap_or_default()),
        Cell::from(words::vat_regime(row.regime).get(lang)),
        Cell::from(format::amount(row.base_ht_cents, lang)),
        Cell::from(rate(row.regime, row.rate, lang)),
        Cell::from(format::amount(row.vat_invoiced_cents, lang)),
        Cell::from(format::amount(row.vat_self_assessed_cents, lang)),
    ]
}

fn regime_row(row: &ClientRegime, lang: Lang) -> Vec<Cell> {
    let regime = words::vat_regime(row.regime).get(lang);
    vec![
        noted(regime.to_owned(), row.mentions.join(" · ")),
        Cell::from(regime),
        Cell::from(format::amount(row.base_ht_cents, lang)),
        Cell::from(rate(row.regime, row.rate, lang)),
        Cell::from(format::amount(row.vat_invoiced_cents, lang)),
        Cell::from(format::amount(row.vat_self_assessed_cents, lang)),
    ]
}

pub(super) fn amount(view: &ClientView, lang: Lang) -> Vec<Block> {
    let rows: Vec<_> = view.by_period.iter().map(|total| (period_name(view, &total.period), total.ht_cents)).collect();
    let years = figures::amounts(texts::PERIODS_FIGURE.get(lang), &rows, lang);
    [Some(periods(view, lang)), years, Some(totals_block(view, lang))]
        .into_iter()
        .flatten()
        .collect()
}

pub(super) fn period_name(view: &ClientView, id: &PeriodId) -> String {
    let named = view.tender.periods.iter().find(|p| p.id == *id).map(|p| p.label.clone());
    named.filter(|label| !label.is_empty()).unwrap_or_else(|| id.to_string())
}

/// The amount of each period.
#[must_use]
pub fn periods(view: &ClientView, lang: Lang) -> Block {
    let rows = view.by_period.iter().map(|total| {
        let nature = if total.firm { texts::FIRM } else { texts::RENEWAL };
        vec![
            Cell::from(period_name(view, &total.period)),
            Cell::from(nature.get(lang)),
            Cell::from(format::amount(total.ht_cents, lang)),
        ]
    });
    table(
        texts::PERIODS_SUMMARY,
        &[
            (texts::PERIOD, ColumnKind::Text),
            (texts::NATURE, ColumnKind::Short),
            (texts::AMOUNT_HT, ColumnKind::Number),
        ],
        rows.collect(),
        Some(vec![
            texts::TOTAL_HT.get(lang).to_owned(),
            String::new(),
            format::amount(view.totals.ht_cents, lang),
        ]),
        lang,
    )
}

/// The sums of the offer.
#[must_use]
pub fn totals_block(view: &ClientView, lang: Lang) -> Block {
    Block::Totals {
        summary: texts::TOTALS_SUMMARY.get(lang).to_owned(),
        rows: totals(view, lang),
    }
}

/// The five sums, and the advance when the contract has one.
pub(super) fn totals(view: &ClientView, lang: Lang) -> Vec<Row> {
    let totals = &view.totals;
    let row = |label: Text, amount: Cents| Row::new(label.get(lang), format::amount(amount, lang));
    let mut rows = vec![
        row(texts::TOTAL_HT, totals.ht_cents),
        row(texts::TOTAL_VAT_INVOICED, totals.vat_invoiced_cents),
        row(texts::TOTAL_INVOICED, totals.invoiced_cents).strong(),
    ];
    if !totals.vat_self_assessed_cents.is_zero() {
        rows.push(row(texts::TOTAL_SELF_ASSESSED, totals.vat_self_assessed_cents));
    }
    if !totals.vat_deducted_cents.is_zero() {
        rows.push(row(texts::TOTAL_DEDUCTED, -totals.vat_deducted_cents));
    }
    rows.push(row(texts::TOTAL_COST, totals.cost_to_buyer_cents).strong());
    if let Some(advance) = view.advance.as_ref().filter(|a| a.due) {
        rows.push(row(texts::ADVANCE, advance.total_cents));
    }
    rows
}
