//! Texts that people wrote in Markdown (CommonMark, tables, footnotes) as blocks that the templates draw: data, never code.
//! HTML is shown as text. Headings lose the levels that they skip, depth and size are bounded, and nothing is dropped unsaid.

mod captions;
mod images;
mod inline;
mod tree;

use serde_json::{Value, json};

use super::{Note, Pictures};
use captions::Numbers;
use images::Shown;

/// Most bytes of one text; what lies behind is left out and said. Some thousand pages.
const LONGEST: usize = 4_000_000;

/// Numbers tables and figures, and replaces each block `{"kind": "markdown", "text": …}` of the print file by `{"kind": "rich", "nodes": […]}`.
/// A file that is no print file stays as it is: the template says what it misses.
pub(super) fn expand(print: &mut Vec<u8>, pictures: &Pictures) -> Vec<Note> {
    let mut notes = Vec::new();
    let Ok(mut data) = serde_json::from_slice::<Value>(print) else {
        return notes;
    };
    let Some(mut written) = data.get_mut("sections").map(Value::take) else {
        return notes;
    };
    let shown = Shown::of(&data, pictures);
    let mut numbers = Numbers::of(data.get("words"));
    let sections = written.as_array_mut();
    for section in sections.into_iter().flatten() {
        let place = section.get("heading").and_then(Value::as_str).unwrap_or_default().to_owned();
        let blocks = section.get_mut("blocks").and_then(Value::as_array_mut);
        for block in blocks.into_iter().flatten() {
            if block.get("kind").and_then(Value::as_str) == Some("markdown") {
                let text = block.get("text").and_then(Value::as_str).unwrap_or_default();
                let nodes = numbers.nodes(nodes(text, &place, &shown, &mut notes), &place);
                *block = json!({ "kind": "rich", "nodes": nodes });
            } else {
                numbers.block(block);
            }
        }
    }
    if let Some(object) = data.as_object_mut() {
        object.insert("sections".to_owned(), written);
    }
    *print = data.to_string().into_bytes();
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
