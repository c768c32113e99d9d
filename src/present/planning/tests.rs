//! The calendar as people read it.

#![allow(clippy::unwrap_used)]

use super::edits;
use super::*;
use crate::document::Command;
use crate::domain::dates::{Date, Moment};
use crate::present::samples::{self, FR, plain};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Published Monday 30 November 2026, due Tuesday 12 January 2027: the example of the domain brief §6.4.
fn planned() -> Document {
    let mut document = samples::document();
    samples::edit_tender(&mut document, |tender| {
        tender.published = Some(day("2026-11-30"));
        tender.questions_until = Some(day("2026-12-18"));
        tender.deadline = Some(Moment::parse("2027-01-12T12:00:00+01:00").unwrap());
    });
    let plan = edits::from_template(&document.frame.tender, FR);
    document.apply(&edits::set(plan)).unwrap()
}

fn sentence(document: &Document) -> String {
    let told = standing(document, &samples::results(document), FR).unwrap();
    plain(&[Some(told.sentence), told.advice].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

#[test]
fn the_template_fits_the_example_with_ten_days_to_spare() {
    let document = planned();
    assert_eq!(
        sentence(&document),
        "Le plan tient, avec 10 jours ouvrés de marge. Commencez au plus tard le 14 décembre 2026."
    );
    let table = table(&document, &samples::results(&document), FR);
    let freeze = table.rows.iter().find(|r| r.key == "T09").unwrap();
    assert_eq!(
        freeze.cells.iter().map(|c| plain(c)).collect::<Vec<_>>(),
        ["2", "mer. 16 déc. 2026", "jeu. 31 déc. 2026", "lun. 4 janv. 2027", "10 j ouvrés"]
    );
    assert_eq!(freeze.note.as_deref(), Some("critique"));
}

#[test]
fn a_late_plan_says_by_how_much_and_what_to_shorten() {
    let mut document = planned();
    samples::edit_tender(&mut document, |tender| tender.published = Some(day("2026-12-16")));
    let told = sentence(&document);
    // From Wednesday 16 December the critical path of 18 working days has two too few before 11 January.
    assert!(
        told.starts_with("En retard de 2 jours ouvrés. À raccourcir, à mener en parallèle ou à supprimer : T07 · "),
        "{told}"
    );
}

#[test]
fn what_lacks_is_told_with_the_way_there() {
    let mut document = planned();
    samples::edit_tender(&mut document, |tender| tender.published = None);
    let told = standing(&document, &samples::results(&document), FR).unwrap();
    assert_eq!(told.link.map(|(screen, _)| screen), Some(Screen::Tender));
    assert!(standing(&samples::document(), &samples::results(&samples::document()), FR).is_none());
}

#[test]
fn the_two_counts_of_days_stand_apart() {
    let document = planned();
    let facts = facts(&document, &samples::results(&document), None, FR);
    let told: Vec<String> = facts.iter().map(|f| plain(&format!("{} {} {}", f.is_legal, f.label, f.value))).collect();
    assert_eq!(told[0], "true De la publication à la remise des offres 43 jours calendaires");
    assert!(
        told.contains(&"false De la publication à la remise des offres 29 jours ouvrés".to_owned()),
        "{told:?}"
    );
    assert!(
        told.contains(&"false Dépôt au plus tard, avec la réserve lun. 11 janv. 2027".to_owned()),
        "{told:?}"
    );
}

#[test]
fn a_task_that_goes_hands_on_what_it_waited_for() {
    let document = planned();
    let plan = document.frame.retroplanning.clone().unwrap();
    let without = edits::without_task(&plan, &Id::new("T08"));
    let freeze = without.tasks.iter().find(|t| t.id.as_str() == "T09").unwrap();
    assert_eq!(freeze.after, [Id::new("T07")]);
    assert_eq!(edits::with_one_more(&without, FR).tasks.last().unwrap().id.as_str(), "T18".replace("18", "19"));
}

#[test]
fn a_task_cannot_wait_for_itself_or_for_nothing() {
    let document = planned();
    let plan = document.frame.retroplanning.clone().unwrap();
    let mut first = plan.tasks[0].clone();
    first.after = vec![Id::new("T18")];
    let round = edits::with_task(&plan, first.clone(), FR).unwrap();
    assert!(document.apply(&edits::set(round)).is_err());
    first.after = vec![Id::new("T99")];
    assert!(edits::with_task(&plan, first, FR).is_err_and(|sentence| sentence.contains("T99")));
    assert!(matches!(edits::removed(), Command::SetRetroplanning(None)));
}

#[test]
fn the_picture_has_a_bar_for_each_task_within_its_frame() {
    let document = planned();
    let picture = gantt(&document, &samples::results(&document), FR).unwrap();
    assert_eq!(picture.bars.len(), 18);
    for bar in &picture.bars {
        let (left, width) = bar.window;
        assert!(left >= 0 && left + width <= picture.width && bar.y + picture.row <= picture.height, "{bar:?}");
        assert!(bar.latest.0 >= left && bar.latest.0 + bar.latest.1 <= left + width, "{bar:?}");
    }
    assert!(picture.ticks.windows(2).all(|pair| pair[1].x - pair[0].x >= 56));
}
