//! What goes into the calendar file: the dates of the call and the tasks of the plan, at the latest. Internal: the client gets none of it.

use crate::document::Document;
use crate::domain::bid::{Task, Tender};
use crate::domain::dates::Date;
use crate::domain::planning::{PlannedTask, Planning};
use crate::domain::results::Results;
use crate::exchange::ics::{Calendar, Event, When};
use crate::i18n::texts::deadlines as texts;
use crate::i18n::{Lang, Text, format, plural};

/// Days before the deadline when a calendar reminds of it.
const REMINDER_DAYS: u8 = 2;

#[must_use]
pub fn calendar(document: &Document, results: &Results, made_at_ms: i64, version: u32, lang: Lang) -> Calendar {
    let frame = &document.frame;
    let mut events = of_the_call(&frame.tender, lang);
    if let (Some(wanted), Some(planned)) = (&frame.retroplanning, &results.retroplanning) {
        let tasks = wanted
            .tasks
            .iter()
            .filter_map(|task| Some((task, planned.tasks.iter().find(|p| p.id == task.id)?)));
        events.extend(tasks.map(|(task, dates)| of_task(task, dates, planned, lang)));
    }
    for event in &mut events {
        event.description = described(&event.description, &frame.tender, lang);
    }
    Calendar {
        bid: document.id.clone(),
        name: texts::NAME.fill(lang, &[("title", &frame.tender.title)]),
        language: lang.code(),
        made_at_ms,
        version,
        events,
    }
}

fn of_the_call(tender: &Tender, lang: Lang) -> Vec<Event> {
    let day = |key: &str, text: Text, day: Option<Date>| {
        day.map(|day| Event {
            key: key.to_owned(),
            when: When::Days { first: day, last: day },
            summary: text.get(lang).to_owned(),
            description: String::new(),
            reminder_days: None,
        })
    };
    let deadline = tender.deadline.as_ref().map(|moment| Event {
        key: "deadline".to_owned(),
        when: When::At(moment.clone()),
        summary: texts::DEADLINE.get(lang).to_owned(),
        description: texts::DEADLINE_NOTE.fill(lang, &[("moment", &format::moment(moment, lang))]),
        reminder_days: Some(REMINDER_DAYS),
    });
    [
        day("questions", texts::QUESTIONS, tender.questions_until),
        deadline,
        day("validity", texts::VALID_UNTIL, tender.offer_valid_until()),
        day("start", texts::START, tender.start),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_task(task: &Task, dates: &PlannedTask, planned: &Planning, lang: Lang) -> Event {
    let days = usize::from(task.days.max(1));
    let note = plural(lang, days, texts::TASK_NOTE_ONE, texts::TASK_NOTE).fill(lang, &[("days", &days.to_string())]);
    let is_critical = planned.critical.contains(&task.id);
    Event {
        key: format!("task-{}", task.id),
        when: When::Days {
            first: dates.latest_start,
            last: dates.latest_finish,
        },
        summary: task.label.clone(),
        description: if is_critical { format!("{note} {}", texts::CRITICAL.get(lang)) } else { note },
        reminder_days: None,
    }
}

/// Which tender an event belongs to: a calendar holds those of many.
fn described(note: &str, tender: &Tender, lang: Lang) -> String {
    let title = texts::OF.fill(lang, &[("title", &tender.title)]);
    let reference = texts::REFERENCE.fill(lang, &[("reference", &tender.reference)]);
    let says = [
        (note, note),
        (title.as_str(), tender.title.as_str()),
        (reference.as_str(), tender.reference.as_str()),
    ];
    let lines: Vec<&str> = says.into_iter().filter(|(_, value)| !value.trim().is_empty()).map(|(line, _)| line).collect();
    lines.join("\n")
}
