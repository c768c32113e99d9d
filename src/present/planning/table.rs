//! The dates of the plan, task by task: the text that says what the picture shows.

use super::name;
use crate::document::Document;
use crate::domain::results::Results;
use crate::i18n::texts::planning as texts;
use crate::i18n::{Lang, format, plural};
use crate::present::price::{Column, Row, Table};

/// Empty when there is no plan.
#[must_use]
pub fn table(document: &Document, results: &Results, lang: Lang) -> Table {
    let (Some(wanted), Some(planned)) = (&document.frame.retroplanning, &results.retroplanning) else {
        return Table::default();
    };
    let day = |date| format::short_date(date, lang);
    let rows = wanted.tasks.iter().zip(&planned.tasks).map(|(task, dates)| {
        let is_critical = planned.critical.contains(&task.id);
        let cells = vec![
            task.days.to_string(),
            day(dates.earliest_start),
            day(dates.latest_start),
            day(dates.latest_finish),
            slack(dates.slack_days, lang),
        ];
        Row::new(task.id.as_str(), name(task), cells).with_note(is_critical.then(|| texts::CRITICAL.get(lang).to_owned()))
    });
    Table {
        head: texts::TASK.get(lang).to_owned(),
        columns: vec![
            Column::number(texts::DAYS.get(lang)),
            Column::text(texts::EARLIEST.get(lang)),
            Column::text(texts::LATEST_START.get(lang)),
            Column::text(texts::LATEST_FINISH.get(lang)),
            Column::text(texts::MARGIN.get(lang)),
        ],
        rows: rows.collect(),
        foot: None,
    }
}

/// «10 j ouvrés», «en retard de 2 j ouvrés».
#[must_use]
pub fn slack(days: i64, lang: Lang) -> String {
    let count = days.unsigned_abs() as usize;
    let text = if days < 0 {
        plural(lang, count, texts::SLACK_LATE_ONE, texts::SLACK_LATE)
    } else {
        plural(lang, count, texts::SLACK_DAY, texts::SLACK_DAYS)
    };
    text.fill(lang, &[("days", &count.to_string())])
}
