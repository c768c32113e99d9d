//! The geometry of the picture of the plan, in whole pixels: one row for each task, a light bar from its earliest to its latest days, a
//! full bar for its latest ones. Colours and fonts are the view's.

use super::{name, slack};
use crate::document::Document;
use crate::domain::dates::Date;
use crate::domain::results::Results;
use crate::i18n::texts::planning as texts;
use crate::i18n::{Lang, format};

/// Where the days begin: the names stand before.
const NAMES: i64 = 250;
const ROW: i64 = 26;
const HEAD: i64 = 30;
const WIDEST_DAY: i64 = 22;
/// The days take about this much where they can.
const WANTED: i64 = 640;
/// Two marks on the axis do not touch at this distance.
const MARK: i64 = 56;
/// Characters of a name that fit before the days.
const NAME_CHARACTERS: usize = 36;

/// One task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub id: String,
    pub name: String,
    /// What the bar says to whoever points at it.
    pub told: String,
    pub y: i64,
    /// From the earliest to the latest days: left end and width.
    pub window: (i64, i64),
    pub latest: (i64, i64),
    pub is_critical: bool,
    pub is_late: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub x: i64,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gantt {
    pub width: i64,
    pub height: i64,
    pub row: i64,
    pub told: String,
    pub ticks: Vec<Tick>,
    pub bars: Vec<Bar>,
    /// The day of the deadline.
    pub deadline: i64,
}

/// `None` when there is nothing to draw.
#[must_use]
pub fn gantt(document: &Document, results: &Results, lang: Lang) -> Option<Gantt> {
    let (wanted, planned) = (document.frame.retroplanning.as_ref()?, results.retroplanning.as_ref()?);
    let deadline = document.frame.tender.deadline.as_ref()?.day();
    let first = planned.tasks.iter().map(|t| t.earliest_start.min(t.latest_start)).min()?;
    let last = planned.tasks.iter().map(|t| t.earliest_finish.max(t.latest_finish)).max()?.max(deadline);
    let days = first.days_until(last) + 1;
    let per_day = (WANTED / days.max(1)).clamp(1, WIDEST_DAY);
    let x = |day: Date| NAMES + first.days_until(day) * per_day;
    let span = |from: Date, to: Date| (x(from), (from.days_until(to) + 1) * per_day);
    let bars = wanted.tasks.iter().zip(&planned.tasks).zip(0..).map(|((task, dates), at)| {
        let day = |date| format::short_date(date, lang);
        let values = [
            ("task", name(task)),
            ("start", day(dates.latest_start)),
            ("finish", day(dates.latest_finish)),
            ("earliest", day(dates.earliest_start)),
            ("slack", slack(dates.slack_days, lang)),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
        Bar {
            id: task.id.to_string(),
            name: shortened(&name(task)),
            told: texts::BAR.fill(lang, &values),
            y: HEAD + at * ROW,
            window: span(dates.earliest_start.min(dates.latest_start), dates.earliest_finish.max(dates.latest_finish)),
            latest: span(dates.latest_start, dates.latest_finish),
            is_critical: planned.critical.contains(&task.id),
            is_late: dates.slack_days < 0,
        }
    });
    let bars: Vec<Bar> = bars.collect();
    let values = [
        ("count", bars.len().to_string()),
        ("from", format::date(first, lang)),
        ("to", format::date(last, lang)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    Some(Gantt {
        width: NAMES + days * per_day + MARK,
        height: HEAD + ROW * i64::try_from(bars.len()).unwrap_or(0) + 6,
        row: ROW,
        told: texts::CHART_LABEL.fill(lang, &values),
        ticks: ticks(first, days, per_day, lang),
        deadline: x(deadline) + per_day,
        bars,
    })
}

/// Mondays, or as many of them as fit.
fn ticks(first: Date, days: i64, per_day: i64, lang: Lang) -> Vec<Tick> {
    let to_monday = i64::try_from((7 - first.weekday()) % 7).unwrap_or(0);
    let weeks = (MARK / (7 * per_day)).max(0) + 1;
    (0..)
        .map(|n| to_monday + n * 7 * weeks)
        .take_while(|at| *at < days)
        .filter_map(|at| {
            Some(Tick {
                x: NAMES + at * per_day,
                label: format::day_and_month(first.plus_days(at)?, lang),
            })
        })
        .collect()
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_CHARACTERS {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME_CHARACTERS - 1).collect();
    format!("{}…", kept.trim_end())
}
