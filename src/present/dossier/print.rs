//! The chapters of the proposal for its print file: those that are on, in the user's order, their variables replaced.

use super::title;
use super::variables::resolve;
use crate::document::{Chapter, ChapterKind, Dossier};
use crate::domain::client_view::ClientView;
use crate::i18n::Lang;

/// A chapter of a print file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintChapter {
    pub kind: ChapterKind,
    pub title: String,
    /// Empty for a chapter that the app fills by itself and nobody introduces.
    pub markdown: String,
}

/// `with_prices: false` makes those of the memo: chapters kept out of it are left out, and no variable prints an amount.
#[must_use]
pub fn chapters(dossier: &Dossier, view: &ClientView, with_prices: bool, lang: Lang) -> Vec<PrintChapter> {
    let is_printed = |chapter: &&std::sync::Arc<Chapter>| {
        chapter.head.is_on && (with_prices || chapter.head.is_in_memo) && (chapter.kind.is_computed() || !chapter.text.trim().is_empty())
    };
    dossier
        .chapters
        .iter()
        .filter(is_printed)
        .map(|chapter| PrintChapter {
            kind: chapter.kind,
            title: title(chapter, lang),
            markdown: resolve(&chapter.text, view, with_prices, lang).markdown,
        })
        .collect()
}
