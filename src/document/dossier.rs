//! The client's proposal as chapters (domain brief §7.1): which there are, in what order, who writes each, who reads it again, and what is
//! written. For the client to read: tables and amounts are not kept here, they are printed from the client's view beside the texts.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::appearance::Appearance;
use super::command::CommandError;
use super::parts::{Document, Role};
use super::picture::Picture;
use crate::domain::ids::{Id, MemberId, is_valid_id};

/// Most characters of a chapter: a paste of 2 MB is not a chapter.
pub const TEXT_MAX: usize = 2_000_000;
/// Most characters of a title, and most chapters.
pub const TITLE_MAX: usize = 200;
const CHAPTERS_MAX: usize = 60;

/// What a chapter is about. The first seventeen are those of every proposal, in the usual order; `Free` is one that the group adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChapterKind {
    Cover,
    Letter,
    Group,
    Understanding,
    Compliance,
    Solution,
    Distribution,
    ServiceLevels,
    DataProtection,
    Reversibility,
    Migration,
    Training,
    Quality,
    Governance,
    References,
    Price,
    Annexes,
    Free,
}

impl ChapterKind {
    /// Those of every proposal.
    pub const USUAL: [Self; 17] = [
        Self::Cover,
        Self::Letter,
        Self::Group,
        Self::Understanding,
        Self::Compliance,
        Self::Solution,
        Self::Distribution,
        Self::ServiceLevels,
        Self::DataProtection,
        Self::Reversibility,
        Self::Migration,
        Self::Training,
        Self::Quality,
        Self::Governance,
        Self::References,
        Self::Price,
        Self::Annexes,
    ];

    /// Stable name in files and addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Letter => "letter",
            Self::Group => "group",
            Self::Understanding => "understanding",
            Self::Compliance => "compliance",
            Self::Solution => "solution",
            Self::Distribution => "distribution",
            Self::ServiceLevels => "service-levels",
            Self::DataProtection => "data-protection",
            Self::Reversibility => "reversibility",
            Self::Migration => "migration",
            Self::Training => "training",
            Self::Quality => "quality",
            Self::Governance => "governance",
            Self::References => "references",
            Self::Price => "price",
            Self::Annexes => "annexes",
            Self::Free => "free",
        }
    }

    /// Whether the app fills it from the bid, so that it is printed without a word written too.
    #[must_use]
    pub fn is_computed(self) -> bool {
        matches!(
            self,
            Self::Cover | Self::Group | Self::Distribution | Self::ServiceLevels | Self::Migration | Self::Price
        )
    }
}

/// What the lead decides of a chapter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChapterHead {
    /// Empty = the usual title of its kind, in the language of the reader.
    pub title: String,
    pub is_on: bool,
    /// Who writes it; `None` = the lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<MemberId>,
    /// Who reads it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reader: Option<MemberId>,
    /// Whether the memo without prices has it.
    pub is_in_memo: bool,
}

impl Default for ChapterHead {
    fn default() -> Self {
        Self {
            title: String::new(),
            is_on: true,
            author: None,
            reader: None,
            is_in_memo: true,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// Unique in the dossier; the slug of its kind for the usual ones.
    pub id: Id,
    pub kind: ChapterKind,
    #[serde(default)]
    pub head: ChapterHead,
    /// Markdown (CommonMark, tables, footnotes) with variables.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Those that the text can show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Arc<Picture>>,
    /// The text is one that the app proposes, not yet adapted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_to_adapt: bool,
}

impl Chapter {
    /// A chapter of this kind with nothing written.
    #[must_use]
    pub fn empty(id: Id, kind: ChapterKind) -> Self {
        let head = ChapterHead {
            is_in_memo: kind != ChapterKind::Price,
            ..ChapterHead::default()
        };
        Self {
            id,
            kind,
            head,
            text: String::new(),
            pictures: Vec::new(),
            is_to_adapt: false,
        }
    }

    #[must_use]
    pub fn picture(&self, name: &str) -> Option<&Arc<Picture>> {
        self.pictures.iter().find(|p| &**p.name() == name)
    }

    /// As its author or reader receives it: a copy for a member names no other.
    pub(super) fn seen_by(self: &Arc<Self>, me: &MemberId) -> Arc<Self> {
        let mut chapter = self.clone();
        let is_other = |who: &Option<MemberId>| who.as_ref().is_some_and(|who| who != me);
        if is_other(&chapter.head.author) {
            Arc::make_mut(&mut chapter).head.author = None;
        }
        if is_other(&chapter.head.reader) {
            Arc::make_mut(&mut chapter).head.reader = None;
        }
        chapter
    }
}

/// How the whole is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DossierOptions {
    /// Most pages that the client's rules allow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_limit: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// In the order of the reader.
    pub chapters: Vec<Arc<Chapter>>,
    #[serde(default)]
    pub options: DossierOptions,
    /// Of all papers of the group, the agreement too.
    #[serde(default)]
    pub appearance: Arc<Appearance>,
}

/// The usual chapters, with nothing written.
impl Default for Dossier {
    fn default() -> Self {
        let chapter = |kind: ChapterKind| Arc::new(Chapter::empty(Id::new(kind.slug()), kind));
        Self {
            chapters: ChapterKind::USUAL.into_iter().map(chapter).collect(),
            options: DossierOptions::default(),
            appearance: Arc::default(),
        }
    }
}

impl Dossier {
    #[must_use]
    pub fn chapter(&self, id: &Id) -> Option<&Arc<Chapter>> {
        self.chapters.iter().find(|c| &c.id == id)
    }
    #[must_use]
    pub fn position(&self, id: &Id) -> Option<usize> {
        self.chapters.iter().position(|c| &c.id == id)
    }
    /// Those that a member writes or reads again: its request carries them.
    #[must_use]
    pub fn of_member(&self, member: &MemberId) -> Vec<Arc<Chapter>> {
        let is_theirs = |c: &&Arc<Chapter>| c.head.author.as_ref() == Some(member) || c.head.reader.as_ref() == Some(member);
        self.chapters.iter().filter(is_theirs).cloned().collect()
    }
    /// Those that a member has written: its offer carries them.
    #[must_use]
    pub fn written_by(&self, member: &MemberId) -> Vec<Arc<Chapter>> {
        let is_theirs = |c: &&Arc<Chapter>| c.head.author.as_ref() == Some(member) && !c.text.is_empty();
        self.chapters.iter().filter(is_theirs).cloned().collect()
    }
}

pub(super) fn edit_dossier(document: &mut Document, edit: impl FnOnce(&mut Dossier)) {
    edit(Arc::make_mut(&mut document.dossier));
}

impl Document {
    /// Whether the text of a chapter may be changed in this copy: a member writes its own chapters, the lead those of nobody else and
    /// those of the members whom it keeps.
    #[must_use]
    pub fn may_write(&self, chapter: &Chapter) -> bool {
        match (&self.role, &chapter.head.author) {
            (Role::Lead, None) => true,
            (Role::Lead, Some(author)) => self.is_kept_by_lead(author),
            (Role::Member(me), author) => author.as_ref() == Some(me),
        }
    }

    pub(super) fn chapter(&self, id: &Id) -> Result<&Arc<Chapter>, CommandError> {
        self.dossier.chapter(id).ok_or_else(|| CommandError::UnknownChapter(id.clone()))
    }

    pub(super) fn add_chapter(&mut self, chapter: &Chapter, at: Option<usize>) -> Result<(), CommandError> {
        if !is_valid_id(chapter.id.as_str()) {
            return Err(CommandError::IdMalformed(chapter.id.to_string()));
        }
        if self.dossier.chapter(&chapter.id).is_some() {
            return Err(CommandError::IdTaken(chapter.id.to_string()));
        }
        if self.dossier.chapters.len() >= CHAPTERS_MAX {
            return Err(CommandError::TooMany { limit: CHAPTERS_MAX });
        }
        self.can_head(&chapter.head)?;
        fits(&chapter.text, TEXT_MAX)?;
        edit_dossier(self, |dossier| {
            let at = at.unwrap_or(dossier.chapters.len()).min(dossier.chapters.len());
            dossier.chapters.insert(at, Arc::new(chapter.clone()));
        });
        Ok(())
    }

    pub(super) fn head_chapter(&mut self, id: &Id, head: &ChapterHead) -> Result<(), CommandError> {
        self.chapter(id)?;
        self.can_head(head)?;
        self.edit_chapter(id, |chapter| chapter.head = head.clone());
        Ok(())
    }

    pub(super) fn write_chapter(&mut self, id: &Id, text: &str, is_to_adapt: bool) -> Result<(), CommandError> {
        self.chapter(id)?;
        fits(text, TEXT_MAX)?;
        self.edit_chapter(id, |chapter| {
            text.clone_into(&mut chapter.text);
            chapter.is_to_adapt = is_to_adapt;
        });
        Ok(())
    }

    pub(super) fn remove_chapter(&mut self, id: &Id) -> Result<(), CommandError> {
        self.chapter(id)?;
        edit_dossier(self, |dossier| dossier.chapters.retain(|c| &c.id != id));
        Ok(())
    }

    /// The texts of an author, with their pictures, take the place of what stood in its chapters; those of others are left alone.
    pub(super) fn take_chapters(&mut self, author: &MemberId, written: &[Arc<Chapter>]) -> Result<(), CommandError> {
        for chapter in written {
            if self.is_news(author, chapter) {
                self.write_chapter(&chapter.id, &chapter.text, chapter.is_to_adapt)?;
                self.take_pictures(chapter)?;
            }
        }
        Ok(())
    }

    /// Whether `written` would change the text or the pictures of a chapter of this author.
    pub(super) fn is_news(&self, author: &MemberId, written: &Chapter) -> bool {
        let differs = |c: &Arc<Chapter>| c.head.author.as_ref() == Some(author) && (c.text != written.text || c.pictures != written.pictures);
        self.dossier.chapter(&written.id).is_some_and(differs)
    }

    /// Nobody writes or reads for a member that has left.
    pub(super) fn forget_author(&mut self, member: &MemberId) {
        let leaves = |who: &Option<MemberId>| who.as_ref() == Some(member);
        if !self.dossier.chapters.iter().any(|c| leaves(&c.head.author) || leaves(&c.head.reader)) {
            return;
        }
        edit_dossier(self, |dossier| {
            for chapter in &mut dossier.chapters {
                if leaves(&chapter.head.author) {
                    Arc::make_mut(chapter).head.author = None;
                }
                if leaves(&chapter.head.reader) {
                    Arc::make_mut(chapter).head.reader = None;
                }
            }
        });
    }

    fn can_head(&self, head: &ChapterHead) -> Result<(), CommandError> {
        fits(&head.title, TITLE_MAX)?;
        head.author.iter().chain(&head.reader).try_for_each(|member| self.has_member(member))
    }

    pub(super) fn edit_chapter(&mut self, id: &Id, edit: impl FnOnce(&mut Chapter)) {
        edit_dossier(self, |dossier| {
            if let Some(chapter) = dossier.chapters.iter_mut().find(|c| &c.id == id) {
                edit(Arc::make_mut(chapter));
            }
        });
    }
}

pub(super) fn fits(text: &str, limit: usize) -> Result<(), CommandError> {
    // A character has a byte at least: most texts need no count.
    if text.len() <= limit {
        return Ok(());
    }
    let found = text.chars().count();
    if found > limit {
        Err(CommandError::TextTooLong { limit, found })
    } else {
        Ok(())
    }
}
