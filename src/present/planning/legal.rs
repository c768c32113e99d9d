//! The two counts of days side by side: the periods of the procurement in calendar days, the work in working days.

use crate::document::Document;
use crate::domain::bid::Procedure;
use crate::domain::params::{Param, ParamTable};
use crate::domain::planning::WorkCalendar;
use crate::domain::results::Results;
use crate::i18n::texts::planning as texts;
use crate::i18n::{Lang, format};

/// A fact with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    pub value: String,
    pub note: Option<String>,
    pub is_legal: bool,
}

/// What is known, legal periods first.
#[must_use]
pub fn facts(document: &Document, results: &Results, table: Option<&ParamTable>, lang: Lang) -> Vec<Fact> {
    let tender = &document.frame.tender;
    let mut facts = Vec::new();
    let mut add = |label: crate::i18n::Text, value: String, note: Option<String>, is_legal| {
        facts.push(Fact {
            label: label.get(lang).to_owned(),
            value,
            note,
            is_legal,
        });
    };
    let count = |days: i64| format::number(&days.to_string(), lang);
    let Some(deadline) = tender.deadline.as_ref() else {
        return facts;
    };
    let day = deadline.day();
    if let Some(published) = tender.published {
        let minimum = table
            .filter(|_| tender.procedure == Procedure::Open)
            .and_then(|t| t.on("open_call.min_days", published));
        let note = minimum.and_then(|p: &Param| {
            let days = p.count()?.to_string();
            Some(texts::LEGAL_MINIMUM.fill(lang, &[("days", &days), ("source", &p.source)]))
        });
        let days = texts::CALENDAR_DAYS.fill(lang, &[("days", &count(published.days_until(day)))]);
        add(texts::PUBLICATION_TO_DEADLINE, days, note, true);
    }
    if let Some(questions) = tender.questions_until {
        let note = texts::QUESTIONS_NOTE.fill(lang, &[("days", &count(questions.days_until(day)))]);
        add(texts::QUESTIONS_LAST, format::short_date(questions, lang), Some(note), true);
    }
    if let Some(valid) = results.offer_valid_until {
        let note = texts::VALID_NOTE.fill(lang, &[("days", &count(i64::from(tender.offer_validity_days)))]);
        add(texts::VALID_UNTIL, format::short_date(valid, lang), Some(note), true);
    }
    if let (Some(wanted), Some(planned)) = (&document.frame.retroplanning, &results.retroplanning) {
        let days = texts::WORKING_DAYS.fill(lang, &[("days", &count(planned.working_days_from_publication_to_deadline))]);
        add(texts::PUBLICATION_TO_DEADLINE, days, None, false);
        let calendar = WorkCalendar {
            region: wanted.region,
            closures: &wanted.closures,
        };
        let end = calendar
            .on_or_before(day)
            .and_then(|last| calendar.shifted(last, -i64::from(wanted.buffer_days)));
        if let Some(end) = end {
            let note = texts::DEPOSIT_NOTE.fill(lang, &[("deadline", &format::moment(deadline, lang))]);
            add(texts::DEPOSIT, format::short_date(end, lang), Some(note), false);
        }
        if let Some(least) = planned.least_slack() {
            let critical = planned.critical.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let note = texts::CRITICAL_NOTE.fill(lang, &[("tasks", &critical)]);
            add(texts::SLACK, super::slack(least, lang), Some(note), false);
        }
    }
    facts
}
