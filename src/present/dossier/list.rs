//! The list of chapters as its screen shows it, and how far the whole is.

use super::findings::Desk;
use super::markdown::words;
use super::title;
use crate::document::{Chapter, Document, Role};
use crate::domain::ids::{Id, MemberId};
use crate::i18n::texts::dossier as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::form::Choice;
use crate::present::papers::Paper;

/// How far a chapter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Not printed.
    Off,
    Empty,
    /// Filled from the bid, without a word written.
    Automatic,
    ToAdapt,
    Written,
}

impl Progress {
    #[must_use]
    pub fn of(chapter: &Chapter) -> Self {
        match (chapter.head.is_on, chapter.text.trim().is_empty()) {
            (false, _) => Self::Off,
            (true, true) if chapter.kind.is_computed() => Self::Automatic,
            (true, true) => Self::Empty,
            (true, false) if chapter.is_to_adapt => Self::ToAdapt,
            (true, false) => Self::Written,
        }
    }
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Off => texts::STATE_OFF,
            Self::Empty => texts::STATE_EMPTY,
            Self::Automatic => texts::STATE_AUTOMATIC,
            Self::ToAdapt => texts::STATE_TO_ADAPT,
            Self::Written => texts::STATE_WRITTEN,
        }
    }
}

/// A chapter in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterRow {
    pub id: Id,
    pub title: String,
    pub progress: Progress,
    /// Who writes it; empty = the lead.
    pub author: String,
    /// How many faults its text has.
    pub faults: usize,
}

#[must_use]
pub fn rows(document: &Document, desk: &Desk, lang: Lang) -> Vec<ChapterRow> {
    let row = |chapter: &std::sync::Arc<Chapter>| ChapterRow {
        id: chapter.id.clone(),
        title: title(chapter, lang),
        progress: Progress::of(chapter),
        author: chapter.head.author.as_ref().map(|id| name(document, id)).unwrap_or_default(),
        faults: desk.findings(chapter, &chapter.text, lang).iter().filter(|f| f.is_fault()).count(),
    };
    document.dossier.chapters.iter().map(row).collect()
}

/// «Rédigés : 6 · à adapter : 3 · vides : 4».
#[must_use]
pub fn summary(rows: &[ChapterRow], lang: Lang) -> String {
    let count = |progress| rows.iter().filter(|row| row.progress == progress).count().to_string();
    texts::SUMMARY.fill(
        lang,
        &[
            ("written", &count(Progress::Written)),
            ("to_adapt", &count(Progress::ToAdapt)),
            ("empty", &count(Progress::Empty)),
        ],
    )
}

/// What the number of pages of a paper breaks; `None` while it fits, or nobody limits it. The client's limit is on what it reads: the
/// proposal and the technical memo.
#[must_use]
pub fn over_the_limit(document: &Document, paper: &Paper, pages: u32, lang: Lang) -> Option<String> {
    if !matches!(paper, Paper::Proposal | Paper::Memo) {
        return None;
    }
    let limit = document.dossier.options.page_limit.map(u32::from).filter(|limit| pages > *limit)?;
    Some(texts::PAGES_OVER.fill(lang, &[("pages", &pages.to_string()), ("limit", &limit.to_string())]))
}

/// «320 mots».
#[must_use]
pub fn word_count(text: &str, lang: Lang) -> String {
    texts::WORDS.fill(lang, &[("count", &format::number(&words(text).to_string(), lang))])
}

/// Who may write or read a chapter, the lead first.
#[must_use]
pub fn people(document: &Document, nobody: Text, lang: Lang) -> Vec<Choice> {
    let none = Choice::new("", nobody.get(lang));
    let members = document.members.iter().map(|m| Choice::new(m.id.as_str(), name(document, &m.id)));
    std::iter::once(none).chain(members).collect()
}

/// What stands in the way of writing here, as a sentence; `None` when nothing does.
#[must_use]
pub fn not_here(document: &Document, chapter: &Chapter, lang: Lang) -> Option<String> {
    if document.may_write(chapter) {
        return None;
    }
    let author = chapter.head.author.as_ref().map(|id| name(document, id)).unwrap_or_default();
    let text = match document.role {
        Role::Lead => texts::WRITTEN_BY_MEMBER,
        Role::Member(_) => texts::TO_READ_AGAIN,
    };
    Some(text.fill(lang, &[("author", &author)]))
}

fn name(document: &Document, id: &MemberId) -> String {
    let known = document.member(id).map(|m| m.card.name.clone()).filter(|name| !name.is_empty());
    known.unwrap_or_else(|| id.to_string())
}
