//! The checks as people read them.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::present::samples::{self, FR, plain};

fn found(document: &Document) -> Vec<Item> {
    items(document, &samples::results(document), None, None, FR)
}

#[test]
fn an_empty_bid_says_what_it_lacks_and_where() {
    let document = crate::document::new_bid::empty("x");
    let found = found(&document);
    let said: Vec<&str> = found.iter().filter(|i| i.severity == Severity::Blocking).map(|i| i.sentence.as_str()).collect();
    assert!(said.contains(&"L’objet manque."), "{said:?}");
    assert!(found.iter().all(|i| !i.sentence.is_empty()));
    let screens: Vec<Screen> = groups(&found, Some(Severity::Blocking)).into_iter().map(|(screen, _)| screen).collect();
    assert_eq!(screens[0], Screen::Tender);
}

#[test]
fn the_gravest_come_first_and_are_counted() {
    let mut document = samples::document();
    samples::allocate(&mut document, "L1", &[("a", "1")]);
    let found = found(&document);
    assert!(found.is_sorted_by_key(|i| i.severity));
    let line = found.iter().find(|i| i.code == "K01").unwrap();
    assert_eq!(plain(&line.sentence), "Lignes sans répartition complète (100 %) : L2.");
    assert_eq!(line.screen, Screen::Allocation);
    let blocking = count(&found, Severity::Blocking);
    assert_eq!(verdict(&found, FR), format!("{blocking} points bloquants à lever avant de déposer."));
    assert_eq!(verdict(&[], FR), texts::NOTHING.fr);
}

#[test]
fn no_problem_is_said_twice() {
    let document = samples::document();
    let found = found(&document);
    for (at, item) in found.iter().enumerate() {
        assert!(!found[..at].contains(item), "{item:?}");
    }
}

#[test]
fn what_is_asked_for_alone_is_shown_alone() {
    let document = samples::document();
    let found = found(&document);
    for severity in Severity::ALL {
        let shown: usize = groups(&found, Some(severity)).iter().map(|(_, items)| items.len()).sum();
        assert_eq!(shown, count(&found, severity));
    }
}

#[test]
fn what_the_dc4_of_a_subcontractor_lacks_is_named_and_mended_on_the_screen_of_the_group() {
    let mut document = samples::document();
    let card = &samples::member(&mut document, "a").card;
    let (card, _) = crate::present::group::subcontracting::with_new(card, "Câbles du Ponant", FR).unwrap();
    samples::member(&mut document, "a").card = card.into();
    let found = found(&document);
    let lacks = found.iter().find(|i| i.code == "K49").unwrap();
    let sentence = plain(&lacks.sentence);
    assert!(
        sentence.starts_with("DC4 de Câbles du Ponant, sous-traitant (marché) de Asso A : à compléter – Forme juridique ; SIRET ; "),
        "{sentence}"
    );
    assert_eq!((lacks.screen, lacks.severity), (Screen::Group, Severity::Blocking));
}
