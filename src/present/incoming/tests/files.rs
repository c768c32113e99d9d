//! Files that do not open, and our own files damaged.

use super::*;
use crate::exchange::envelope::FileError;
use crate::exchange::kind::{FileKind, kind_of};
use crate::exchange::{offers, portee};

#[test]
fn every_error_of_our_own_files_reads_well() {
    let errors = [
        FileError::Empty,
        FileError::TooLarge {
            size: 40_000_000,
            limit: 33_554_432,
        },
        FileError::NotUtf8 { at: 1234 },
        FileError::NotJson { line: 3, column: 7 },
        FileError::OtherFormat {
            found: String::new(),
            wanted: "portee/1",
        },
        FileError::OtherFormat {
            found: "autre/1".to_owned(),
            wanted: "portee/1",
        },
        FileError::Newer {
            found: "portee/9".to_owned(),
            known: "portee/1",
        },
        FileError::Field {
            path: "document.frame.lines[2].unit".to_owned(),
            detail: "missing field".to_owned(),
        },
        FileError::Field {
            path: ".".to_owned(),
            detail: "missing field".to_owned(),
        },
    ];
    for lang in Lang::ALL {
        for error in &errors {
            report_reads_well(&file_error("mon dossier.portee", error, lang), lang);
        }
    }
}

#[test]
fn a_damaged_working_file_names_its_place() {
    let bytes = br#"{"format":"portee/1","document":{"id":"b","frame":{"tender":{"reference":"R","title":"T","buyer":{"name":3}}}}}"#;
    let report = file_error("a.portee", &portee::read(bytes).unwrap_err(), Lang::Fr);
    let item = &report.items[0];
    assert!(item.text.starts_with("Dossier, cadre, consultation, acheteur"), "{}", item.text);
    assert!(item.detail.as_ref().unwrap().starts_with("document.frame.tender.buyer"), "{:?}", item.detail);
    let other = file_error("a.portee", &offers::read_offer(bytes).unwrap_err(), Lang::Fr);
    assert!(other.items[0].text.contains("«\u{a0}portee/1\u{a0}»") && other.items[0].text.contains("joint-bid-offer/1"));
}

#[test]
fn every_kind_that_is_not_opened_says_what_it_is_and_what_opens() {
    let kinds = [FileKind::Results, FileKind::Client, FileKind::Other, FileKind::OtherJson, FileKind::Empty];
    for lang in Lang::ALL {
        for kind in kinds {
            report_reads_well(&not_opened("a.bin", kind, lang), lang);
        }
        let said: Vec<String> = ["a.zip", "a.PNG", "a.xlsx", "a.pdf", "a"]
            .iter()
            .map(|name| not_opened(name, FileKind::Other, lang).items.remove(0).text)
            .collect();
        said.iter().for_each(|text| reads_well(text, lang));
        assert!((1..said.len()).all(|i| !said[..i].contains(&said[i])), "{said:?}");
    }
    let results = not_opened("r.json", kind_of(br#"{"format":"joint-bid-results/1"}"#), Lang::Fr);
    assert!(results.items[0].text.contains(".portee") && results.items[0].text.contains(".bid.json"));
}

#[test]
fn size_and_limit_stand_in_the_sentence() {
    let report = too_large("a.xml", 41_200_000, 32_000_000, Lang::Fr);
    assert!(
        report.items[0].text.contains("41,2\u{a0}Mo") && report.items[0].text.contains("32,0\u{a0}Mo"),
        "{:?}",
        report.items
    );
    report_reads_well(&failed_to_read("a.xml", "NotReadableError", Lang::En), Lang::En);
    assert!(failed_to_read("", "x", Lang::Fr).headline.starts_with("Le fichier"));
}

#[test]
fn the_name_of_a_file_cannot_turn_the_text_round() {
    let report = too_large("a\u{202e}fdp.exe\n", 2, 1, Lang::Fr);
    assert_eq!(report.file, "afdp.exe");
    assert!(!report.headline.contains('\u{202e}'));
}
