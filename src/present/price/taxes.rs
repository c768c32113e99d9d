//! VAT by member and regime, with the mention of the invoice, and by regime.

use super::table::{Column, Row, Table};
use super::words;
use crate::document::Document;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::texts::price as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::words::vat_regime;

/// A row per member, regime and rate; the foot is the contract. What the client owes itself, and what it deducts, have a column only
/// where there is any.
#[must_use]
pub fn vat_rows(document: &Document, results: &Results, lang: Lang) -> Table {
    let totals = &results.contract.totals;
    let (owes, deducts) = (!totals.vat_self_assessed_cents.is_zero(), !totals.vat_deducted_cents.is_zero());
    let line = |[base, vat, invoiced, own, deducted, cost]: [Cents; 6]| {
        let cells = [base, vat, invoiced]
            .into_iter()
            .chain(owes.then_some(own))
            .chain(deducts.then_some(deducted))
            .chain([cost]);
        cells.map(|cents| format::amount(cents, lang)).collect::<Vec<_>>()
    };
    let rows = results.contract.vat.iter().enumerate().map(|(at, row)| {
        let mut cells = vec![vat_regime(row.regime).get(lang).to_owned(), format::rate(row.rate, lang)];
        cells.extend(line([
            row.base_ht_cents,
            row.vat_invoiced_cents,
            row.invoiced_total_cents,
            row.vat_self_assessed_cents,
            row.vat_deducted_cents,
            row.cost_to_buyer_cents,
        ]));
        let mention = row.mention.as_deref().filter(|m| !m.is_empty());
        let note = mention.map(|m| texts::MENTION.fill(lang, &[("mention", m)]));
        // A member has a row per regime: the place tells them apart.
        Row::new(format!("{}-{at}", row.member), words::member(document, &row.member), cells).with_note(note)
    });
    let mut foot = vec![String::new(), String::new()];
    foot.extend(line([
        totals.ht_cents,
        totals.vat_invoiced_cents,
        totals.invoiced_cents,
        totals.vat_self_assessed_cents,
        totals.vat_deducted_cents,
        totals.cost_to_buyer_cents,
    ]));
    let mut columns = vec![Column::text(texts::REGIME.get(lang))];
    columns.extend(numbers(&[texts::RATE, texts::BASE, texts::VAT_INVOICED, texts::INVOICED], lang));
    columns.extend(owes.then(|| Column::number(texts::VAT_SELF.get(lang))));
    columns.extend(deducts.then(|| Column::number(texts::DEDUCTED.get(lang))));
    columns.push(Column::number(texts::ROW_COST.get(lang)));
    Table {
        head: texts::MEMBER.get(lang).to_owned(),
        columns,
        rows: rows.collect(),
        foot: Some(Row::new("total", texts::TOTAL.get(lang), foot)),
    }
}

/// A row per regime and rate; the foot is the contract.
#[must_use]
pub fn by_regime(results: &Results, lang: Lang) -> Table {
    let rows = results.contract.vat_by_regime.iter().map(|sum| {
        let mut cells = vec![format::rate(sum.rate, lang)];
        cells.extend(amounts([sum.base_ht_cents, sum.vat_invoiced_cents, sum.vat_self_assessed_cents], lang));
        let key = format!("{}-{}", sum.regime.as_str(), sum.rate);
        Row::new(key, vat_regime(sum.regime).get(lang), cells)
    });
    let totals = &results.contract.totals;
    let mut foot = vec![String::new()];
    foot.extend(amounts([totals.ht_cents, totals.vat_invoiced_cents, totals.vat_self_assessed_cents], lang));
    Table {
        head: texts::REGIME.get(lang).to_owned(),
        columns: numbers(&[texts::RATE, texts::BASE, texts::VAT_INVOICED, texts::VAT_SELF], lang),
        rows: rows.collect(),
        foot: Some(Row::new("total", texts::TOTAL.get(lang), foot)),
    }
}

/// What another way of rounding VAT would give, to show why the total is right.
#[must_use]
pub fn rounding_note(results: &Results, lang: Lang) -> String {
    let report = &results.rounding;
    if report.difference_cents.is_zero() {
        return texts::VAT_PER_PART_SAME.get(lang).to_owned();
    }
    let alone = format::amount(report.vat_per_part_total_cents, lang);
    let kept = format::amount(report.vat_per_member_total_cents, lang);
    let difference = format::signed_amount(report.difference_cents, lang);
    texts::VAT_PER_PART.fill(lang, &[("alone", &alone), ("kept", &kept), ("difference", &difference)])
}

fn amounts<const N: usize>(values: [Cents; N], lang: Lang) -> Vec<String> {
    values.iter().map(|cents| format::amount(*cents, lang)).collect()
}

fn numbers(labels: &[Text], lang: Lang) -> Vec<Column> {
    labels.iter().map(|label| Column::number(label.get(lang))).collect()
}
