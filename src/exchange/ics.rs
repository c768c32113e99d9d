//! Dates as an iCalendar file (RFC 5545): whole days, or one moment in UTC. Each event keeps its UID between versions, so that a calendar
//! that takes a later file moves the event and does not double it.

use jiff::Timestamp;

use crate::domain::dates::{Date, Moment};

/// Most octets of a line, its end left out (RFC 5545 §3.1).
const LINE_MAX: usize = 75;

/// When something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// From the first to the last day, both included.
    Days {
        first: Date,
        last: Date,
    },
    At(Moment),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Unique in the bid, stable between versions: `deadline`, `task-write`…
    pub key: String,
    pub when: When,
    pub summary: String,
    pub description: String,
    /// Days before, for a reminder.
    pub reminder_days: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The bid: in every UID.
    pub bid: String,
    pub name: String,
    /// ISO 639-1.
    pub language: &'static str,
    /// Milliseconds since 1970, UTC.
    pub made_at_ms: i64,
    /// Higher in each later file.
    pub version: u32,
    pub events: Vec<Event>,
}

/// The file's text. An event without a day in the calendar of computers is left out.
#[must_use]
pub fn write(calendar: &Calendar) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, &format!("PRODID:-//Portee//Portee//{}", calendar.language.to_uppercase()));
    line(&mut text, "CALSCALE:GREGORIAN");
    line(&mut text, "METHOD:PUBLISH");
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(&calendar.name)));
    let stamp = Timestamp::from_millisecond(calendar.made_at_ms).map(utc).unwrap_or_default();
    for event in &calendar.events {
        if let Some(bounds) = bounds(&event.when) {
            line(&mut text, "BEGIN:VEVENT");
            line(&mut text, &format!("UID:{}-{}@portee.invalid", plain(&event.key), plain(&calendar.bid)));
            line(&mut text, &format!("DTSTAMP:{stamp}"));
            line(&mut text, &format!("SEQUENCE:{}", calendar.version));
            bounds.iter().for_each(|bound| line(&mut text, bound));
            line(&mut text, &format!("SUMMARY:{}", escaped(&event.summary)));
            if !event.description.trim().is_empty() {
                line(&mut text, &format!("DESCRIPTION:{}", escaped(&event.description)));
            }
            line(&mut text, "TRANSP:TRANSPARENT");
            if let Some(days) = event.reminder_days {
                reminder(&mut text, days, &event.summary);
            }
            line(&mut text, "END:VEVENT");
        }
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn reminder(text: &mut String, days: u8, summary: &str) {
    line(text, "BEGIN:VALARM");
    line(text, "ACTION:DISPLAY");
    line(text, &format!("DESCRIPTION:{}", escaped(summary)));
    line(text, &format!("TRIGGER:-P{days}D"));
    line(text, "END:VALARM");
}

/// The lines of start and end. The end of days is the day after; a moment has none (§3.6.1).
fn bounds(when: &When) -> Option<Vec<String>> {
    match when {
        When::Days { first, last } => {
            let end = last.max(first).plus_days(1)?;
            Some(vec![
                format!("DTSTART;VALUE=DATE:{}", basic(*first)),
                format!("DTEND;VALUE=DATE:{}", basic(end)),
            ])
        }
        When::At(moment) => {
            let at: Timestamp = moment.as_str().parse().ok()?;
            Some(vec![format!("DTSTART:{}", utc(at))])
        }
    }
}

fn basic(date: Date) -> String {
    date.to_string().replace('-', "")
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Letters, digits, dots and hyphens.
fn plain(key: &str) -> String {
    key.chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' })
        .collect()
}

/// A text value (§3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, folded where it is too long; no character is cut.
fn line(text: &mut String, content: &str) {
    let mut room = LINE_MAX;
    for character in content.chars() {
        if character.len_utf8() > room {
            text.push_str("\r\n ");
            room = LINE_MAX - 1;
        }
        text.push(character);
        room -= character.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn of(events: Vec<Event>) -> String {
        write(&Calendar {
            bid: "b 1".to_owned(),
            name: "Marché; n° 1".to_owned(),
            language: "fr",
            made_at_ms: 1_795_352_520_999,
            version: 4,
            events,
        })
    }

    fn event(key: &str, when: When) -> Event {
        Event {
            key: key.to_owned(),
            when,
            summary: "Remise, des plis".to_owned(),
            description: "une ligne\net une autre; fin\\".to_owned(),
            reminder_days: None,
        }
    }

    #[test]
    fn a_moment_is_told_in_utc() {
        let text = of(vec![event("deadline", When::At(Moment::parse("2027-01-12T12:00:00+01:00").unwrap()))]);
        assert!(text.contains("\r\nDTSTART:20270112T110000Z\r\n"), "{text}");
        assert!(text.contains("\r\nDTSTAMP:20261122T130200Z\r\n"), "{text}");
        assert!(text.contains("\r\nUID:deadline-b-1@portee.invalid\r\n"), "{text}");
    }

    #[test]
    fn the_end_of_days_is_the_day_after() {
        let when = When::Days {
            first: day("2027-12-30"),
            last: day("2027-12-31"),
        };
        let text = of(vec![event("t", when)]);
        assert!(text.contains("DTSTART;VALUE=DATE:20271230\r\nDTEND;VALUE=DATE:20280101\r\n"), "{text}");
    }

    #[test]
    fn texts_are_escaped_and_long_lines_folded_between_characters() {
        assert_eq!(escaped("a,b;c\\d\r\ne\u{7}"), "a\\,b\\;c\\\\d\\ne");
        let mut text = String::new();
        line(&mut text, &"é".repeat(100));
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        assert!(lines.iter().all(|l| l.len() <= LINE_MAX));
        assert_eq!(lines.join("\r\n").replace("\r\n ", ""), "é".repeat(100));
    }
}
