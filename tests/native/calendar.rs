//! The calendar file, read back by a reader of its own: unfolded, unescaped, its dates compared with the bid's.

use std::collections::BTreeMap;

use portee::document::Document;
use portee::domain::bid::Bid;
use portee::domain::results::compute;
use portee::exchange::ics;
use portee::i18n::Lang;
use portee::present::deadlines::calendar;
use proptest::prelude::*;

use crate::leaks::fixed_cases;
use crate::random_bid::bids_with_allocation;

const MADE_AT_MS: i64 = 1_795_352_520_000;

type Event = BTreeMap<String, String>;

fn file(bid: &Bid, lang: Lang) -> String {
    ics::write(&calendar(&Document::from_bid(bid.clone()), &compute(bid), MADE_AT_MS, 2, lang))
}

fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        text.push(match sign {
            '\\' => match signs.next() {
                Some('n') => '\n',
                other => other.unwrap(),
            },
            sign => sign,
        });
    }
    text
}

/// The properties of every event, by name and parameters; alarms left out.
fn events(text: &str) -> Vec<Event> {
    assert!(
        text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']),
        "every line ends with CR LF"
    );
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "no line is over 75 octets");
    let mut events: Vec<Event> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    events.push(Event::new());
                }
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ if open.last().is_some_and(|o| o == "VEVENT") => {
                let earlier = events.last_mut().unwrap().insert(name.to_owned(), unescaped(value));
                assert_eq!(earlier, None, "{name} twice");
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    events
}

fn of<'a>(events: &'a [Event], key: &str) -> &'a Event {
    events
        .iter()
        .find(|e| e["UID"].starts_with(&format!("{key}-")))
        .unwrap_or_else(|| panic!("no {key}"))
}

#[test]
fn the_dates_are_those_of_the_call_and_of_the_plan() {
    let mut planned = 0;
    for (case, bid) in fixed_cases() {
        let events = events(&file(&bid, Lang::Fr));
        let basic = |date: portee::domain::dates::Date| date.to_string().replace('-', "");
        if let Some(day) = bid.tender.questions_until {
            assert_eq!(of(&events, "questions")["DTSTART;VALUE=DATE"], basic(day), "{case}");
        }
        if let Some(day) = bid.tender.offer_valid_until() {
            assert_eq!(of(&events, "validity")["DTSTART;VALUE=DATE"], basic(day), "{case}");
        }
        if let Some(moment) = &bid.tender.deadline {
            let at: jiff::Timestamp = of(&events, "deadline")["DTSTART"].parse::<jiff::Timestamp>().unwrap();
            assert_eq!(at, moment.as_str().parse().unwrap(), "{case}");
        }
        for task in compute(&bid).retroplanning.iter().flat_map(|plan| &plan.tasks) {
            let event = of(&events, &format!("task-{}", task.id));
            assert_eq!(event["DTSTART;VALUE=DATE"], basic(task.latest_start), "{case}");
            assert_eq!(event["DTEND;VALUE=DATE"], basic(task.latest_finish.plus_days(1).unwrap()), "{case}");
            planned += 1;
        }
    }
    assert!(planned > 0, "a case has a plan");
}

#[test]
fn a_later_file_moves_the_events_and_adds_none() {
    let (_, bid) = fixed_cases().remove(0);
    let uids = |text: &str| events(text).into_iter().map(|e| e["UID"].clone()).collect::<Vec<_>>();
    let mut later = bid.clone();
    std::sync::Arc::make_mut(&mut later.tender).offer_validity_days += 30;
    assert_eq!(uids(&file(&bid, Lang::Fr)), uids(&file(&later, Lang::En)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bid_gives_a_calendar_with_an_event_for_each_date(bid in bids_with_allocation()) {
        let events = events(&file(&bid, Lang::Fr));
        let tasks = compute(&bid).retroplanning.map_or(0, |plan| plan.tasks.len());
        let dates = usize::from(bid.tender.questions_until.is_some()) + usize::from(bid.tender.deadline.is_some())
            + usize::from(bid.tender.offer_valid_until().is_some()) + usize::from(bid.tender.start.is_some());
        prop_assert_eq!(events.len(), tasks + dates);
        let mut uids: Vec<&String> = events.iter().map(|e| &e["UID"]).collect();
        uids.sort();
        uids.dedup();
        prop_assert_eq!(uids.len(), events.len());
        for event in &events {
            prop_assert!(event.contains_key("SUMMARY") && event["DTSTAMP"] == "20261122T130200Z");
        }
    }
}
