//! Texts that people wrote in Markdown (CommonMark, tables, footnotes) as blocks that the templates draw: data, never code.
//! HTML is shown as text. Headings lose the levels that they skip, depth and size are bounded, and nothing is dropped unsaid.

mod images;
mod inline;
mod tree;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Note;

/// Most bytes of one text; what lies behind is left out and said. Some thousand pages.
const LONGEST: usize = 4_000_000;

/// Replaces each block `{"kind": "markdown", "text": …}` of the print file by `{"kind": "rich", "nodes": […]}`.
/// A file that is no print file stays as it is: the template says what it misses.
pub(super) fn expand(print: &mut Vec<u8>, files: &BTreeMap<String, Vec<u8>>) -> Vec<Note> {
    let mut notes = Vec::new();
    let Ok(mut data) = serde_json::from_slice::<Value>(print) else {
        return notes;
    };
    let mut has_markdown = false;
    let sections = data.get_mut("sections").and_then(Value::as_array_mut);
    for section in sections.into_iter().flatten() {
        let place = section.get("heading").and_then(Value::as_str).unwrap_or_default().to_owned();
        let blocks = section.get_mut("blocks").and_then(Value::as_array_mut);
        for block in blocks.into_iter().flatten() {
            if block.get("kind").and_then(Value::as_str) == Some("markdown") {
                has_markdown = true;
                let text = block.get("text").and_then(Value::as_str).unwrap_or_default();
                let nodes = nodes(text, &place, files, &mut notes);
                *block = json!({ "kind": "rich", "nodes": nodes });
            }
        }
    }
    if has_markdown {
        *print = data.to_string().into_bytes();
    }
    notes
}

fn nodes(text: &str, place: &str, files: &BTreeMap<String, Vec<u8>>, notes: &mut Vec<Note>) -> Vec<Value> {
    let end = text.floor_char_boundary(LONGEST);
    if end < text.len() {
        notes.push(Note::TextCut { place: place.to_owned() });
    }
    let kept = text.get(..end).unwrap_or_default();
    let mut image = |file: &str, has_text: bool| images::usable(file, has_text, place, files, notes);
    tree::Tree::read(kept, &mut image)
}
