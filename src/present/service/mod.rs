//! The screen of the service levels: what each chain delivers, in figures and in a sentence, and what can be changed in it.

pub mod edits;
mod fields;
#[cfg(test)]
mod tests;

pub use crate::domain::bid::{Availability, ServiceLevel};
pub use crate::domain::ids::Id;
pub use fields::{LevelField, PartField};

use crate::document::Document;
use crate::domain::fixed::Fixed;
use crate::domain::results::Results;
use crate::domain::service_levels::{ServiceLevelReport, report};
use crate::i18n::texts::service as texts;
use crate::i18n::{Lang, format};
use crate::present::price::{Column, Row, Table};

/// The two lists of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Series,
    Parallel,
}

impl Part {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Series => "series",
            Self::Parallel => "parallel",
        }
    }
    #[must_use]
    pub fn of(self, level: &ServiceLevel) -> &[Availability] {
        match self {
            Self::Series => &level.series,
            Self::Parallel => &level.parallel,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelView {
    pub sentence: String,
    pub is_met: bool,
    /// What the group changes against one host alone.
    pub argument: Option<String>,
    pub table: Table,
}

/// What a service delivers; `None` for an id that no service has.
#[must_use]
pub fn level(document: &Document, _: &Results, id: &Id, lang: Lang) -> Option<LevelView> {
    let level = document.frame.sla.iter().find(|l| &l.id == id)?;
    let report = report(level);
    let percent = |value: Fixed| as_percent(value, lang);
    let target = format::rate(level.target, lang);
    let composite = percent(report.composite);
    let text = if report.target_met { texts::MET } else { texts::MISSED };
    let values = [("composite", composite.as_str()), ("target", &target), ("weakest", &weakest(level))];
    let is_empty = level.series.is_empty() && level.parallel.is_empty();
    Some(LevelView {
        sentence: if is_empty {
            texts::NO_COMPONENT.get(lang).to_owned()
        } else {
            text.fill(lang, &values)
        },
        is_met: report.target_met && !is_empty,
        argument: argument(level, &report, lang),
        table: comparison(&report, lang),
    })
}

/// Only a second host changes something.
fn argument(level: &ServiceLevel, report: &ServiceLevelReport, lang: Lang) -> Option<String> {
    if level.parallel.len() < 2 || !report.target_met {
        return None;
    }
    let single = as_percent(report.single_host_composite, lang);
    if !report.single_host_target_met {
        return Some(texts::ARGUMENT.fill(lang, &[("single", &single)]));
    }
    let gain = minutes_per_year(report.single_host_composite) - minutes_per_year(report.composite);
    let gain = format::number(&Fixed::new(gain, 2).to_string(), lang);
    Some(texts::BOTH_MEET.fill(lang, &[("single", &single), ("gain", &gain)]))
}

/// Hundredths of a minute that a service of this availability (six decimals) is down in a year.
fn minutes_per_year(availability: Fixed) -> i128 {
    crate::domain::money::half_up((1_000_000 - availability.units) * 525_600 * 100, 1_000_000)
}

fn weakest(level: &ServiceLevel) -> String {
    let parts = level.series.iter().chain(level.parallel.first());
    parts.min_by_key(|p| p.availability).map(|p| p.id.clone()).unwrap_or_default()
}

/// A fraction of 1 as a percentage with all its decimals.
pub(in crate::present) fn as_percent(value: Fixed, lang: Lang) -> String {
    crate::present::price::words::percent(&Fixed::trimmed(value.units * 100, value.decimals).to_string(), lang)
}

fn comparison(report: &ServiceLevelReport, lang: Lang) -> Table {
    let percent = |value: Fixed| as_percent(value, lang);
    let minutes = |hundredths: i128| texts::MINUTES.fill(lang, &[("minutes", &format::number(&Fixed::new(hundredths, 2).to_string(), lang))]);
    let kept = |is_met: bool| (if is_met { texts::KEPT } else { texts::NOT_KEPT }).get(lang).to_owned();
    let single_year = minutes_per_year(report.single_host_composite);
    let single_month = crate::domain::money::half_up((1_000_000 - report.single_host_composite.units) * 43_200 * 100, 1_000_000);
    let row = |key: &str, head: crate::i18n::Text, alone: String, together: String| Row::new(key, head.get(lang), vec![alone, together]);
    Table {
        head: texts::FIGURE.get(lang).to_owned(),
        columns: vec![Column::number(texts::ALONE.get(lang)), Column::number(texts::TOGETHER.get(lang))],
        rows: vec![
            row("series", texts::ROW_SERIES, percent(report.series), percent(report.series)),
            row("hosts", texts::ROW_HOSTS, "–".to_owned(), percent(report.parallel_with_failover)),
            row("ideal", texts::ROW_IDEAL, "–".to_owned(), percent(report.parallel_ideal)),
            row(
                "composite",
                texts::ROW_COMPOSITE,
                percent(report.single_host_composite),
                percent(report.composite),
            ),
            row(
                "month",
                texts::ROW_MONTH,
                minutes(single_month),
                minutes(report.downtime_minutes_per_30_days.units),
            ),
            row("year", texts::ROW_YEAR, minutes(single_year), minutes(report.downtime_minutes_per_year.units)),
            row("target", texts::ROW_TARGET, kept(report.single_host_target_met), kept(report.target_met)),
        ],
        foot: None,
    }
}
