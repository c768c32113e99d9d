//! From what people do with the chapters to commands.

use crate::document::{Chapter, ChapterHead, ChapterKind, Command, Document, DossierOptions, TITLE_MAX};
use crate::domain::ids::{Id, MemberId};
use crate::i18n::Lang;
use crate::present::typed;

/// Most pages that a limit can say.
const PAGES_MAX: u16 = 2_000;

/// What is typed in a chapter.
#[must_use]
pub fn write(chapter: &Id, text: &str) -> Command {
    Command::WriteChapter {
        chapter: chapter.clone(),
        text: text.to_owned(),
        is_to_adapt: false,
    }
}

/// The texts that the app proposes, as one change.
#[must_use]
pub fn propose(texts: Vec<(Id, String)>) -> Command {
    let mut commands: Vec<Command> = texts
        .into_iter()
        .map(|(chapter, text)| Command::WriteChapter {
            chapter,
            text,
            is_to_adapt: true,
        })
        .collect();
    match commands.len() {
        1 => commands.remove(0),
        _ => Command::Several(commands),
    }
}

/// The chapters that are on, can be written here and have nothing written: those that a proposed text helps.
#[must_use]
pub fn empty_chapters(document: &Document) -> Vec<(Id, ChapterKind)> {
    let is_empty = |c: &&std::sync::Arc<Chapter>| c.head.is_on && c.text.trim().is_empty() && has_proposal(c.kind) && document.may_write(c);
    document.dossier.chapters.iter().filter(is_empty).map(|c| (c.id.clone(), c.kind)).collect()
}

/// Whether the app proposes a text for chapters of this kind.
#[must_use]
pub fn has_proposal(kind: ChapterKind) -> bool {
    !matches!(kind, ChapterKind::Cover | ChapterKind::Free)
}

/// The text stays as it is proposed: it is adapted.
#[must_use]
pub fn adapted(chapter: &Chapter) -> Command {
    write(&chapter.id, &chapter.text)
}

/// The chapter with another head.
#[must_use]
pub fn head(chapter: &Chapter, change: impl FnOnce(&mut ChapterHead)) -> Command {
    let mut head = chapter.head.clone();
    change(&mut head);
    Command::HeadChapter {
        chapter: chapter.id.clone(),
        head: Box::new(head),
    }
}

/// The title that was typed; empty = the usual one.
///
/// # Errors
/// The sentence for the field.
pub fn title(chapter: &Chapter, text: &str, lang: Lang) -> Result<Command, String> {
    let title = typed::text(text, TITLE_MAX, lang)?;
    Ok(head(chapter, |head| head.title = title))
}

/// A member by the key of its choice; empty = nobody.
#[must_use]
pub fn member(key: &str) -> Option<MemberId> {
    (!key.is_empty()).then(|| MemberId::new(key))
}

/// The chapter that is open at first: the first to write, else the first.
#[must_use]
pub fn first_to_write(document: &Document) -> Option<Id> {
    let chapters = &document.dossier.chapters;
    let first = chapters.iter().find(|c| c.head.is_on && document.may_write(c) && !c.kind.is_computed());
    first.or(chapters.first()).map(|c| c.id.clone())
}

/// Only a chapter of the group's own can go; a usual one is left out instead.
#[must_use]
pub fn can_remove(chapter: &Chapter) -> bool {
    chapter.kind == ChapterKind::Free
}

#[must_use]
pub fn removed(chapter: &Chapter) -> Command {
    Command::RemoveChapter(chapter.id.clone())
}

/// One place towards the front or the end; `None` at the end of the list.
#[must_use]
pub fn moved(document: &Document, chapter: &Id, is_down: bool) -> Option<Command> {
    let from = document.dossier.position(chapter)?;
    let to = if is_down { from + 1 } else { from.checked_sub(1)? };
    (to < document.dossier.chapters.len()).then(|| Command::MoveChapter { chapter: chapter.clone(), to })
}

/// A chapter of the group's own after the one that is open, and its id.
#[must_use]
pub fn added(document: &Document, after: Option<&Id>) -> (Command, Id) {
    let id = (1..)
        .map(|n| Id::new(&format!("free-{n}")))
        .find(|id| document.dossier.chapter(id).is_none())
        .unwrap_or_else(|| Id::new("free"));
    let chapter = Chapter::empty(id.clone(), ChapterKind::Free);
    let at = after.and_then(|after| document.dossier.position(after)).map(|at| at + 1);
    let command = Command::AddChapter {
        chapter: Box::new(chapter),
        at,
    };
    (command, id)
}

/// The most pages that the client allows; empty = no limit.
///
/// # Errors
/// The sentence for the field.
pub fn page_limit(text: &str, lang: Lang) -> Result<Command, String> {
    let page_limit = match text.trim() {
        "" => None,
        text => Some(typed::whole(text, 1, u32::from(PAGES_MAX), lang)?.try_into().unwrap_or(PAGES_MAX)),
    };
    Ok(Command::SetDossierOptions(DossierOptions { page_limit }))
}
