//! The preview says what the PDF says, page by page, whatever was laid out before it.

use std::sync::Arc;

use typst::layout::{Frame, FrameItem};

use super::text::{run_together, text_of};
use super::*;
use crate::export::layout::{again, anew};
use crate::export::render::{datetime, world};
use crate::export::{Chapter, Standing, preview};

/// The letters of each page of a layout, in the order of the alphabet: tools read a page in another order than it is drawn.
fn letters(frame: &Frame, found: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => letters(&group.frame, found),
            FrameItem::Text(text) => found.push_str(&text.text),
            _ => {}
        }
    }
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = run_together(text).chars().collect();
    letters.sort_unstable();
    letters
}

/// With a watermark, tables and figures that people wrote, and one chapter more often.
fn draft(more: usize) -> Value {
    let mut data = example();
    data["watermark"] = json!("PROJET");
    let text = format!("| A | B |\n|---|---|\n| 1 | 2 |\n\n{}", "Encore une phrase, et une autre.\n\n".repeat(more));
    data["sections"]
        .as_array_mut()
        .unwrap()
        .insert(1, json!({ "heading": "Écrit", "blocks": [{ "kind": "markdown", "text": text }] }));
    data
}

#[test]
fn each_page_of_a_preview_says_what_that_of_the_pdf_says_wherever_the_layout_began() {
    let date = datetime(WHEN).unwrap();
    let laid_out = |data: &Value| anew(&world(job(data), &FONTS, date).unwrap().0).unwrap().0;
    let mut before = Arc::clone(laid_out(&draft(1)).introspector());
    let mut counts = Vec::new();
    for more in [1, 2, 80, 81, 3] {
        let data = draft(more);
        let (world, _) = world(job(&data), &FONTS, date).unwrap();
        let shown = again(&world, &before).expect("it settles");
        before = Arc::clone(shown.introspector());
        let pdf = print(&data);
        assert_eq!(shown.pages().len(), pdf.pages);
        counts.push(pdf.pages);
        let Some(text) = text_of(&pdf.bytes) else { return };
        let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert_eq!(pages.len(), pdf.pages);
        for (number, (page, said)) in shown.pages().iter().zip(&pages).enumerate() {
            let mut found = String::new();
            letters(&page.frame, &mut found);
            assert_eq!(sorted(&found), sorted(said), "page {}", number + 1);
            assert!(found.contains("PROJET"));
        }
        assert_ne!(sorted(pages[2]), sorted(pages[3]), "pages that cannot be told apart prove nothing");
    }
    assert!(counts[2] > counts[1] && counts[4] < counts[3], "nothing moved: {counts:?}");
}

#[test]
fn a_preview_shows_the_pages_that_are_asked_for_and_where_chapters_begin() {
    let data = example();
    let pdf = print(&data);
    let shown = preview(job(&data), &[1, 3, 0, 999], &FONTS, &mut Standing::default()).unwrap();
    assert_eq!(shown.pages, pdf.pages);
    let numbers: Vec<usize> = shown.shown.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [1, 3]);
    assert!(shown.shown.iter().all(|(_, svg)| svg.starts_with("<svg")));
    assert!(
        shown.shown.iter().all(|(_, svg)| !svg.contains("<use") && svg.contains("<path")),
        "letters are not in place"
    );
    let headings: Vec<&str> = data["sections"].as_array().unwrap().iter().map(|s| s["heading"].as_str().unwrap()).collect();
    let titles: Vec<&str> = shown.chapters.iter().map(|chapter| chapter.title.as_str()).collect();
    assert_eq!(titles, headings);
    assert!(shown.chapters.is_sorted_by_key(|Chapter { page, .. }| *page));
    assert!(shown.chapters.iter().all(|chapter| chapter.page >= 2 && chapter.page <= pdf.pages));
}
