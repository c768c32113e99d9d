//! Texts that people wrote in Markdown (CommonMark, tables, footnotes) as blocks that the templates draw: data, never code.
//! HTML is shown as text. Headings lose the levels that they skip, depth and size are bounded, and nothing is dropped unsaid.

mod captions;
mod images;
mod inline;
mod tree;

use serde_json::{Value, json};

use super::Note;
pub(super) use captions::Numbers;
pub(super) use images::Shown;

/// Most bytes of one text; what lies behind is left out and said. Some thousand pages.
const LONGEST: usize = 4_000_000;

/// Numbers tables and figures of a section, and replaces each block `{"kind": "markdown", "text": …}` of it by `{"kind": "rich", "nodes": […]}`.
pub(super) fn expand(section: &mut Value, shown: &Shown, numbers: &mut Numbers) -> Vec<Note> {
    let mut notes = Vec::new();
    let place = section.get("heading").and_then(Value::as_str).unwrap_or_default().to_owned();
    let blocks = section.get_mut("blocks").and_then(Value::as_array_mut);
    for block in blocks.into_iter().flatten() {
        if block.get("kind").and_then(Value::as_str) == Some("markdown") {
            let text = block.get("text").and_then(Value::as_str).unwrap_or_default();
            let nodes = numbers.nodes(nodes(text, &place, shown, &mut notes), &place);
            *block = json!({ "kind": "rich", "nodes": nodes });
        } else {
            numbers.block(block);
        }
    }
    notes
}

fn nodes(text: &str, place: &str, shown: &Shown, notes: &mut Vec<Note>) -> Vec<Value> {
    let end = text.floor_char_boundary(LONGEST);
    if end < text.len() {
        notes.push(Note::TextCut { place: place.to_owned() });
    }
    let kept = text.get(..end).unwrap_or_default();
    let mut image = |file: &str, alt: &str| shown.look(file, alt, place, notes);
    tree::Tree::read(kept, &mut image)
}
