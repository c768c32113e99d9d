//! Every reason to say something, in both languages: no empty sentence, no place left to fill, French set as it should be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bids;
mod files;
mod notices;
mod offers;

use std::path::PathBuf;

use super::*;

fn fixture(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(path)
}

/// A sentence that a person may read.
#[track_caller]
fn reads_well(text: &str, lang: Lang) {
    assert!(text.ends_with('.'), "no full stop: {text}");
    assert!(text.chars().count() > 10, "too short: {text}");
    is_set_well(text, lang);
}

/// The typography of a text whose values are plain.
#[track_caller]
fn is_set_well(text: &str, lang: Lang) {
    assert!(!text.contains(['{', '}']), "a place was not filled: {text}");
    assert!(!text.contains("  ") && text.trim() == text, "spaces: {text}");
    assert!(
        text.chars().next().is_some_and(|c| !c.is_lowercase()) || lang == Lang::En || text.contains("n°"),
        "no capital: {text}"
    );
    let characters: Vec<char> = text.chars().collect();
    for (i, &c) in characters.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| characters.get(i)).copied();
        let after = characters.get(i + 1).copied();
        let ends = after.is_none_or(char::is_whitespace);
        match (lang, c) {
            (_, '\'') => panic!("a straight apostrophe: {text}"),
            (Lang::Fr, ';' | '!' | '?' | '%' | '€') if ends => assert_eq!(before, Some('\u{202f}'), "before {c}: {text}"),
            (Lang::Fr, ':') if ends => assert_eq!(before, Some('\u{a0}'), "before {c}: {text}"),
            (Lang::Fr, '«') => assert_eq!(after, Some('\u{a0}'), "after {c}: {text}"),
            (Lang::Fr, '»') => assert_eq!(before, Some('\u{a0}'), "before {c}: {text}"),
            (Lang::En, '«' | '»') => panic!("French quotes: {text}"),
            (Lang::En, ':' | ';' | '%') => assert!(before.is_none_or(|b| !b.is_whitespace()), "before {c}: {text}"),
            _ => {}
        }
    }
}

/// A report whose file, headline and remarks read well.
#[track_caller]
fn report_reads_well(report: &FileReport, lang: Lang) {
    assert!(report.headline.contains(&report.file), "{}", report.headline);
    assert!(report.headline.ends_with('.') && !report.headline.contains(['{', '}']), "{}", report.headline);
    for item in &report.items {
        reads_well(&item.text, lang);
        assert_ne!(item.detail.as_deref(), Some(""), "{}", item.text);
    }
    let has_fault = report.items.iter().any(|item| item.severity == Severity::Fault);
    assert_eq!(has_fault, report.is_refused, "{}", report.headline);
}

#[test]
fn a_value_in_a_sentence_hides_nothing_and_is_short() {
    assert_eq!(excerpt("a\u{202e}b\u{200b}c\u{feff}"), "abc");
    assert_eq!(excerpt("a\nb\t\u{1b}[31mc"), "a b [31mc");
    assert_eq!(excerpt("  \u{200b} "), "");
    assert_eq!(excerpt("été 👩"), "été 👩");
    let long = excerpt(&"x".repeat(1000));
    assert_eq!((long.chars().count(), long.ends_with('…')), (60, true));
    assert_eq!(quoted("\u{202e}", Lang::Fr), "rien");
    assert_eq!(quoted("12,50", Lang::Fr), "«\u{a0}12,50\u{a0}»");
}

#[test]
fn the_words_for_fields_are_set_well_and_sorted() {
    use crate::i18n::texts::bid_fields::{ELEMENTS, FIELDS};
    for words in [FIELDS, ELEMENTS] {
        assert!(words.is_sorted_by_key(|(name, _)| *name));
        for (name, text) in words {
            assert!(!text.fr.is_empty() && !text.en.is_empty(), "{name}");
            assert!(!text.fr.contains('\''), "{name}");
        }
    }
}
