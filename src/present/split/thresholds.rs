//! How far each member is from losing its VAT regime, in words and by how much.

use crate::document::Document;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::thresholds::{ThresholdReport, ThresholdStatus};
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, format};
use crate::present::price::words;

/// One member with a threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThresholdRow {
    pub member: String,
    pub name: String,
    pub label: String,
    /// Turnover of each year, then limit, then margin.
    pub cells: Vec<String>,
    pub status: String,
    pub is_over: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    /// The years, then limit, then margin.
    pub columns: Vec<String>,
    pub rows: Vec<ThresholdRow>,
}

#[must_use]
pub fn thresholds(document: &Document, results: &Results, lang: Lang) -> Thresholds {
    let years = results.contract.years.labels().iter();
    let mut columns: Vec<String> = years.map(|year| year_name(document, year)).collect();
    columns.extend([texts::LIMIT, texts::MARGIN].map(|text| text.get(lang).to_owned()));
    let rows = results.vat_thresholds.iter().map(|report| {
        let mut cells: Vec<String> = report.turnover_by_year_cents.values().map(|c| format::amount(*c, lang)).collect();
        cells.push(format::amount(report.limit_cents, lang));
        cells.push(format::signed_amount(report.margin_cents, lang));
        ThresholdRow {
            member: report.member.to_string(),
            name: words::member(document, &report.member),
            label: report.label.clone(),
            cells,
            status: status(report, lang),
            is_over: report.status != ThresholdStatus::Ok,
        }
    });
    Thresholds { rows: rows.collect(), columns }
}

/// A year that is a period has its name.
fn year_name(document: &Document, year: &str) -> String {
    let period = document.frame.tender.periods.iter().find(|p| p.id.as_str() == year);
    period.map_or_else(|| year.to_owned(), words::period)
}

fn status(report: &ThresholdReport, lang: Lang) -> String {
    let gap = format::amount(report.margin_cents.abs(), lang);
    match report.status {
        ThresholdStatus::Ok => texts::STATUS_OK.fill(lang, &[("gap", &gap)]),
        ThresholdStatus::OverLimit => texts::STATUS_OVER.fill(lang, &[("gap", &gap)]),
        ThresholdStatus::OverRaisedLimit => {
            let raised = report.raised_limit_cents.unwrap_or(report.limit_cents);
            let largest: Cents = report.limit_cents - report.margin_cents;
            let (more, raised) = (format::amount(largest - raised, lang), format::amount(raised, lang));
            texts::STATUS_OVER_RAISED.fill(lang, &[("gap", &gap), ("raised", &raised), ("more", &more)])
        }
    }
}
