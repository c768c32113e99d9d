//! The contract by period, firm or renewal, and by calendar year when that is what a year is.

use super::table::{Column, Row, Table};
use super::words;
use crate::document::Document;
use crate::domain::bid::YearBasis;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::texts::price as texts;
use crate::i18n::{Lang, format};

/// A row per period; the foot is the total HT, and says how much of it is firm.
#[must_use]
pub fn by_period(document: &Document, results: &Results, lang: Lang) -> Table {
    let totals = &results.contract.by_period;
    let tender = &document.frame.tender;
    let rows = tender.periods.iter().zip(totals).map(|(period, total)| {
        let note = if total.firm { texts::FIRM } else { texts::RENEWAL };
        let cells = vec![
            format::number(&period.months.to_string(), lang),
            format::amount(total.ht_cents, lang),
            format::ratio(total.ht_cents, results.contract.totals.ht_cents, lang),
        ];
        Row::new(period.id.as_str(), words::period(period), cells).with_note(Some(note.get(lang).to_owned()))
    });
    let firm: Cents = totals.iter().filter(|t| t.firm).map(|t| t.ht_cents).sum();
    let renewal: Cents = totals.iter().filter(|t| !t.firm).map(|t| t.ht_cents).sum();
    let split = [("firm", format::amount(firm, lang)), ("renewal", format::amount(renewal, lang))];
    let split: Vec<(&str, &str)> = split.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let has_renewals = totals.iter().any(|t| !t.firm);
    let foot = vec![
        format::number(&tender.months().to_string(), lang),
        format::amount(firm + renewal, lang),
        format::ratio(firm + renewal, results.contract.totals.ht_cents, lang),
    ];
    Table {
        head: texts::PERIOD.get(lang).to_owned(),
        columns: vec![
            Column::number(texts::MONTHS.get(lang)),
            Column::number(texts::AMOUNT.get(lang)),
            Column::number(texts::SHARE.get(lang)),
        ],
        rows: rows.collect(),
        foot: Some(Row::new("total", texts::TOTAL.get(lang), foot).with_note(has_renewals.then(|| texts::FIRM_TOTAL.fill(lang, &split)))),
    }
}

/// A row per calendar year; `None` when the years of the contract are its periods.
#[must_use]
pub fn by_year(document: &Document, results: &Results, lang: Lang) -> Option<Table> {
    let tender = &document.frame.tender;
    if tender.year_basis != YearBasis::Calendar || tender.start.is_none() {
        return None;
    }
    let in_year = |year: &str| -> Cents { results.contract.by_member.iter().filter_map(|m| m.ht_by_year_cents.get(year)).sum() };
    let years: Vec<(String, Cents)> = results.contract.years.labels().iter().map(|y| (y.to_string(), in_year(y))).collect();
    let total: Cents = years.iter().map(|(_, amount)| amount).sum();
    let rows = years
        .iter()
        .map(|(year, amount)| Row::new(year.clone(), year.clone(), vec![format::amount(*amount, lang)]));
    Some(Table {
        head: texts::YEAR.get(lang).to_owned(),
        columns: vec![Column::number(texts::AMOUNT.get(lang))],
        rows: rows.collect(),
        foot: Some(Row::new("total", texts::TOTAL.get(lang), vec![format::amount(total, lang)])),
    })
}
