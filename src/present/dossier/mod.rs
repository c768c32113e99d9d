//! What is written for the client: the chapters of the proposal as their screen shows them, and as they are printed.

pub mod edits;
pub mod findings;
pub mod leaks;
pub mod list;
pub mod markdown;
pub mod numbers;
pub mod phases;
pub mod pictures;
pub mod print;
#[cfg(test)]
mod tests;
pub mod variables;

pub use crate::document::{Chapter, ChapterHead};
pub use crate::domain::ids::Id;

use crate::document::ChapterKind;
use crate::i18n::texts::dossier as texts;
use crate::i18n::{Lang, Text};

/// The title of a chapter: its own, or the usual one of its kind.
#[must_use]
pub fn title(chapter: &Chapter, lang: Lang) -> String {
    let own = chapter.head.title.trim();
    if own.is_empty() {
        usual_title(chapter.kind).get(lang).to_owned()
    } else {
        own.to_owned()
    }
}

/// What a chapter of this kind is called when nobody says otherwise.
#[must_use]
pub fn usual_title(kind: ChapterKind) -> Text {
    match kind {
        ChapterKind::Cover => texts::COVER,
        ChapterKind::Letter => texts::LETTER,
        ChapterKind::Group => texts::GROUP,
        ChapterKind::Understanding => texts::UNDERSTANDING,
        ChapterKind::Compliance => texts::COMPLIANCE,
        ChapterKind::Solution => texts::SOLUTION,
        ChapterKind::Distribution => texts::DISTRIBUTION,
        ChapterKind::ServiceLevels => texts::SERVICE_LEVELS,
        ChapterKind::DataProtection => texts::DATA_PROTECTION,
        ChapterKind::Reversibility => texts::REVERSIBILITY,
        ChapterKind::Migration => texts::MIGRATION,
        ChapterKind::Training => texts::TRAINING,
        ChapterKind::Quality => texts::QUALITY,
        ChapterKind::Governance => texts::GOVERNANCE,
        ChapterKind::References => texts::REFERENCES,
        ChapterKind::Price => texts::PRICE,
        ChapterKind::Annexes => texts::ANNEXES,
        ChapterKind::Free => texts::FREE,
    }
}
