//! The screen of the calendar: where the plan stands in one sentence, its dates, its picture, and what can be changed in it.

pub mod edits;
mod fields;
mod gantt;
mod legal;
mod table;
#[cfg(test)]
mod tests;

pub use crate::domain::bid::{Closure, Retroplanning, Task};
pub use crate::domain::ids::Id;
pub use fields::{ClosureField, PlanField, TaskField};
pub use gantt::{Bar, Gantt, Tick, gantt};
pub use legal::{Fact, facts};
pub use table::{slack, table};

use crate::document::Document;
use crate::domain::planning::{NotPlanned, Planning, plan};
use crate::domain::results::Results;
use crate::i18n::texts::planning as texts;
use crate::i18n::{Lang, format, plural};
use crate::present::route::Screen;

/// How the plan stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub sentence: String,
    /// What to do about it.
    pub advice: Option<String>,
    pub is_good: bool,
    /// Where what lacks is mended, when that is elsewhere.
    pub link: Option<(Screen, &'static str)>,
}

/// `None` without a plan.
#[must_use]
pub fn standing(document: &Document, _: &Results, lang: Lang) -> Option<Standing> {
    let wanted = document.frame.retroplanning.as_ref()?;
    let told = |sentence: String, advice, is_good, link| Standing {
        sentence,
        advice,
        is_good,
        link,
    };
    Some(match plan(&document.frame.tender, wanted) {
        Ok(planned) => match planned.least_slack() {
            None => told(texts::NO_TASK.get(lang).to_owned(), None, false, None),
            Some(slack) if slack >= 0 => told(fits(&planned, slack, lang), None, true, None),
            Some(slack) => {
                let text = plural(lang, slack.unsigned_abs() as usize, texts::LATE_ONE, texts::LATE);
                let sentence = text.fill(lang, &[("days", &slack.abs().to_string())]);
                told(sentence, Some(to_shorten(wanted, &planned, lang)), false, None)
            }
        },
        Err(why) => {
            let mend = Some((Screen::Tender, texts::MEND.get(lang)));
            match why {
                NotPlanned::NoPublication => told(texts::NO_PUBLICATION.get(lang).to_owned(), None, false, mend),
                NotPlanned::NoDeadline => told(texts::NO_DEADLINE.get(lang).to_owned(), None, false, mend),
                NotPlanned::Cycle(task) => told(texts::CYCLE.fill(lang, &[("task", task.as_str())]), None, false, None),
                NotPlanned::OutOfRange => told(texts::OUT_OF_RANGE.get(lang).to_owned(), None, false, None),
            }
        }
    })
}

fn fits(planned: &Planning, slack: i64, lang: Lang) -> String {
    let start = planned.tasks.iter().map(|t| t.latest_start).min();
    let start = start.map(|day| format::date(day, lang)).unwrap_or_default();
    let text = plural(lang, slack.unsigned_abs() as usize, texts::FITS_ONE, texts::FITS);
    text.fill(lang, &[("days", &slack.to_string()), ("start", &start)])
}

/// The critical tasks that last more than a day, the longest first: there is time to gain.
fn to_shorten(wanted: &Retroplanning, planned: &Planning, lang: Lang) -> String {
    let mut tasks: Vec<&Task> = wanted.tasks.iter().filter(|t| planned.critical.contains(&t.id)).collect();
    tasks.sort_by_key(|t| std::cmp::Reverse(t.days));
    let named = tasks
        .iter()
        .map(|t| texts::SHORTEN_TASK.fill(lang, &[("task", &name(t)), ("days", &t.days.to_string())]))
        .collect::<Vec<_>>();
    texts::SHORTEN.fill(lang, &[("tasks", &named.join(", "))])
}

/// «T02 · Lecture du DCE».
#[must_use]
pub fn name(task: &Task) -> String {
    if task.label.is_empty() {
        task.id.to_string()
    } else {
        format!("{}\u{a0}· {}", task.id, task.label)
    }
}
