//! What a reader of the finished PDF should know. Data only: `i18n` makes the sentences.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Characters that no font of the job can draw, and the pages where they print as empty boxes.
    MissingGlyphs { characters: String, pages: Vec<usize> },
    /// A picture of the chapter `place` has no alternative text: those who do not see it learn nothing of it.
    ImageWithoutText { file: String, place: String },
    /// A picture of the chapter `place` is not printed.
    ImageLeftOut { file: String, place: String, fault: ImageFault },
    /// The logo of the group is not printed.
    LogoLeftOut { fault: ImageFault },
    /// The text of the chapter `place` is too long: its end is not printed.
    TextCut { place: String },
    /// The typesetter's own remark on the template.
    Remark { message: String },
}

/// Why a picture cannot be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImageFault {
    Missing,
    /// Neither PNG nor JPEG.
    UnknownType,
    TooLarge,
    Broken,
}

/// The characters that are drawn as "no such glyph", each once, in code point order, and the pages where they stand.
pub(super) fn missing_glyphs(document: &PagedDocument) -> Option<Note> {
    let mut missing: BTreeMap<char, BTreeSet<usize>> = BTreeMap::new();
    for (index, page) in document.pages().iter().enumerate() {
        collect(&page.frame, index + 1, &mut missing);
    }
    let pages: BTreeSet<usize> = missing.values().flatten().copied().collect();
    (!missing.is_empty()).then(|| Note::MissingGlyphs {
        characters: missing.into_keys().collect(),
        pages: pages.into_iter().collect(),
    })
}

/// The family of `public/fonts` that draws a box for every sign, last of all.
const BOXES: &str = "Portee Boxes";

fn collect(frame: &Frame, page: usize, missing: &mut BTreeMap<char, BTreeSet<usize>>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, page, missing),
            FrameItem::Text(text) => {
                let is_drawn = text.font.info().family != BOXES;
                let empty = text.glyphs.iter().filter(|glyph| glyph.id == 0 || !is_drawn);
                for character in empty.flat_map(|g| text.text.get(g.range()).unwrap_or("").chars()) {
                    missing.entry(character).or_default().insert(page);
                }
            }
            _ => {}
        }
    }
}
