//! The print file taken apart for the typesetter: the theme and each section a file of its own, texts in Markdown as blocks. What is
//! as it was in the job before is not read again, neither here nor by the templates: a letter that is typed costs its own chapter.

use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};
use typst::comemo;
use typst::foundations::Bytes;

use super::markdown::{self, Numbers, Shown};
use super::{Note, Pictures, logo};

/// The print file among the job's files. The templates read it without its theme, and with how many sections there are in place of
/// the sections.
pub(super) const PRINT: &str = "data.json";
const THEME: &str = "theme.json";

/// What the templates read, and what its texts lack.
pub(super) struct Apart {
    pub files: Vec<(String, Bytes)>,
    pub notes: Vec<Note>,
}

/// `None` for what is no print file: the typesetter says what it misses.
pub(super) fn apart(print: &[u8], pictures: &Pictures, files: &BTreeMap<String, Vec<u8>>) -> Option<Apart> {
    let mut fields: BTreeMap<String, &RawValue> = serde_json::from_slice(print).ok()?;
    let sections: Vec<&RawValue> = serde_json::from_str(fields.remove("sections")?.get()).ok()?;
    let field = |name: &str| fields.get(name).and_then(|raw| serde_json::from_str::<Value>(raw.get()).ok());
    let about = json!({ "words": field("words"), "pictures": field("pictures") });
    let mut theme = field("theme").unwrap_or_else(|| json!({}));
    let logo = logo::check(&mut theme, files);
    let count = to_raw_value(&sections.len()).ok()?;

    let shown = Shown::of(&about, pictures);
    let mut numbers = Numbers::of(about.get("words"));
    let (mut files, mut notes) = (Vec::with_capacity(sections.len() + 2), Vec::new());
    for (place, raw) in sections.iter().enumerate() {
        let section = section(raw.get(), &shown, numbers);
        files.push((format!("section-{place}.json"), section.bytes));
        notes.extend(section.notes);
        numbers = section.numbers;
    }
    fields.remove("theme");
    fields.insert("sections".to_owned(), &count);
    files.push((PRINT.to_owned(), Bytes::new(serde_json::to_vec(&fields).ok()?)));
    files.push((THEME.to_owned(), Bytes::from_string(theme.to_string())));
    notes.extend(logo);
    Some(Apart { files, notes })
}

/// A section as the templates read it.
#[derive(Clone)]
struct Section {
    bytes: Bytes,
    /// As they stand after it.
    numbers: Numbers,
    notes: Vec<Note>,
}

#[comemo::memoize]
fn section(raw: &str, shown: &Shown, numbers: Numbers) -> Section {
    let mut section: Value = serde_json::from_str(raw).unwrap_or_default();
    let mut numbers = numbers;
    let notes = markdown::expand(&mut section, shown, &mut numbers);
    Section {
        bytes: Bytes::from_string(section.to_string()),
        numbers,
        notes,
    }
}
