//! What the file claims to be, what it carries, and that it is the same file twice.

use super::*;
use crate::export::{Note, packed};

fn holds(bytes: &[u8], part: &str) -> bool {
    packed::opened(bytes).windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn the_example_is_archivable_accessible_and_without_remarks() {
    let pdf = print(&example());
    assert_eq!(pdf.notes, []);
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    assert!((4..=14).contains(&pdf.pages), "{} pages", pdf.pages);
    assert!(pdf.bytes.len() < 300_000, "{} bytes", pdf.bytes.len());
    // XMP is never compressed in an archivable file.
    for claim in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "2027-01-04T",
    ] {
        assert!(holds(&pdf.bytes, claim), "{claim}");
    }
    assert!(!holds(&pdf.bytes, "Typst"), "the tool's name is in the file");
}

#[test]
fn the_client_json_is_attached_as_the_data_behind_the_pages() {
    let bytes = print(&example()).bytes;
    assert!(holds(&bytes, "/AFRelationship/Data"));
    assert!(holds(&bytes, "client.json"));

    let mut data = example();
    data["attachments"] = json!([]);
    assert!(!holds(&print(&data).bytes, "/EmbeddedFile"));
}

#[test]
fn an_attachment_that_is_not_in_the_job_stops_it() {
    let mut job = job(&example());
    job.files.remove("client.json");
    let error = render(job, &FONTS, &mut |_| {}).unwrap_err();
    assert!(error.to_string().contains("client.json"), "{error}");
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    assert_eq!(print(&example()), print(&example()));
}

#[test]
fn a_date_no_pdf_can_hold_is_refused() {
    for seconds in [i64::MAX, -70_000_000_000] {
        let mut job = job(&example());
        job.timestamp = seconds;
        let result = render(job, &FONTS, &mut |_| {});
        assert_eq!(result, Err(ExportError::BadTimestamp { seconds }));
    }
}

#[test]
fn a_script_without_a_font_is_told_and_costs_no_profile() {
    let pdf = print(&with_blocks(json!([{ "kind": "text", "text": "Réseau شبكة 雲" }])));
    let [Note::MissingGlyphs { characters, .. }] = pdf.notes.as_slice() else {
        panic!("{:?}", pdf.notes);
    };
    assert_eq!(characters, "بةشك雲");
    assert!(holds(&pdf.bytes, "<pdfaid:part>3</pdfaid:part>"));
    let Some(found) = super::text::text_of(&pdf.bytes) else { return };
    assert!(found.contains('雲'), "{found}");
}

#[test]
fn a_sign_that_not_even_the_boxes_have_costs_the_profile_and_says_so() {
    let pdf = print(&with_blocks(json!([{ "kind": "text", "text": "Réseau \u{fdd0}" }])));
    let Some(Note::ProfileNotMet { missed, kept, reasons }) = pdf.notes.first() else {
        panic!("{:?}", pdf.notes);
    };
    assert_eq!(missed, &["PDF/A-3a", "PDF/UA-1"]);
    assert!(kept.is_empty() && !reasons.is_empty());
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
}
