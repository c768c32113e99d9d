//! What a reader of the finished PDF should know. Data only: `i18n` makes the sentences.

use std::collections::BTreeSet;

use serde::Serialize;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// Something that the PDF lacks although it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Note {
    /// The PDF does not claim `missed`, for these reasons; it claims `kept`.
    ProfileNotMet {
        missed: Vec<&'static str>,
        kept: Vec<&'static str>,
        reasons: Vec<String>,
    },
    /// Characters that no font of the job can draw: they print as empty boxes.
    MissingGlyphs { characters: String },
    /// The typesetter's own remark on the template.
    Remark { message: String },
}

/// The characters of the document that are drawn as "no such glyph", each once, in code point order.
pub(super) fn missing_glyphs(document: &PagedDocument) -> String {
    let mut missing = BTreeSet::new();
    for page in document.pages() {
        collect(&page.frame, &mut missing);
    }
    missing.into_iter().collect()
}

fn collect(frame: &Frame, missing: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, missing),
            FrameItem::Text(text) => {
                let empty = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                missing.extend(empty.flat_map(|g| text.text.get(g.range()).unwrap_or("").chars()));
            }
            _ => {}
        }
    }
}
