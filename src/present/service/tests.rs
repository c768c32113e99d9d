//! The service levels as people read them.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::present::form::FormField;
use crate::present::samples::{self, FR, plain};

/// The chain of the domain brief §5.4.
fn example() -> Document {
    let part = |name: &str, millionths| Availability {
        id: name.to_owned(),
        availability: crate::domain::decimal::Rate::from_scaled(millionths).unwrap(),
    };
    let level = ServiceLevel {
        id: Id::new("nextcloud"),
        target: crate::domain::decimal::Rate::from_scaled(997_000).unwrap(),
        series: vec![part("DNS", 999_900), part("Accès", 999_500), part("SSO", 999_000)],
        parallel: vec![part("Hôte 1", 997_000), part("Hôte 2", 995_000)],
        failover: crate::domain::decimal::Rate::from_scaled(999_000),
    };
    samples::document().apply(&edits::set(vec![level])).unwrap()
}

fn view(document: &Document) -> LevelView {
    level(document, &samples::results(document), &document.frame.sla[0].id, FR).unwrap()
}

#[test]
fn the_group_keeps_a_promise_that_one_host_cannot() {
    let view = view(&example());
    assert_eq!(plain(&view.sentence), "Promesse tenue : 99,8383 % pour 99,7 % promis.");
    assert!(plain(&view.argument.unwrap()).starts_with("Un hôte seul n'y arriverait pas : 99,5405 %."));
    let row = |key: &str| {
        view.table
            .rows
            .iter()
            .find(|r| r.key == key)
            .unwrap()
            .cells
            .iter()
            .map(|c| plain(c))
            .collect::<Vec<_>>()
    };
    assert_eq!(row("composite"), ["99,5405 %", "99,8383 %"]);
    // (1 − 0.995405) × 43 200 = 198.504; the group's 69.87 is that of the brief.
    assert_eq!(row("month"), ["198,50 min", "69,87 min"]);
    assert_eq!(row("target"), ["non tenue", "tenue"]);
}

#[test]
fn a_promise_that_is_not_kept_names_the_weakest_link() {
    let mut document = example();
    let mut level = document.frame.sla[0].clone();
    LevelField::Target.put(&mut level, "99,9", FR).unwrap();
    document = document.apply(&edits::set(vec![level])).unwrap();
    let view = view(&document);
    assert!(!view.is_met && view.sentence.contains("(Hôte 1)"), "{}", view.sentence);
    assert_eq!(
        plain(&edits::allowed(&document.frame.sla[0], FR)),
        "Soit 43,2 min d'arrêt par mois de 30 jours."
    );
}

#[test]
fn a_service_without_components_says_so() {
    let document = example();
    let id = Id::new("nextcloud");
    let mut levels = document.frame.sla.clone();
    for part in [Part::Series, Part::Parallel] {
        for _ in 0..3 {
            levels = edits::without_component(&levels, &id, part, 0);
        }
    }
    let document = document.apply(&edits::set(levels)).unwrap();
    assert!(!view(&document).is_met);
    assert!(view(&document).sentence.starts_with("Ajoutez au moins un élément"));
}

#[test]
fn two_services_of_one_name_are_refused() {
    let document = example();
    let twice = vec![document.frame.sla[0].clone(), document.frame.sla[0].clone()];
    assert!(document.apply(&edits::set(twice)).is_err());
    let more = edits::with_one_more(&document.frame.sla, FR);
    assert_eq!(more[1].id.as_str(), "service-2");
    assert_eq!(
        document
            .apply(&edits::set(edits::moved(&more, &Id::new("service-2"), false)))
            .unwrap()
            .frame
            .sla[0]
            .id
            .as_str(),
        "service-2"
    );
}
