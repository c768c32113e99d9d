//! A picture of a chapter. The text shows it where it says `![what it shows](name)`, with a caption after the name if there is one.
//! The bytes are kept in base64, as files and pages take them: the document compares them and passes them on, and never reads them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::CommandError;
use super::dossier::Chapter;
use super::parts::Document;
use crate::domain::ids::{Id, is_valid_id};

/// Most bytes of a picture, and of all pictures of a bid: a copy for a member and a PDF stay small enough to be sent by mail.
pub const PICTURE_MAX: usize = 1_500_000;
pub const PICTURES_MAX: usize = 12_000_000;
/// Most pictures of a chapter.
const COUNT_MAX: usize = 100;

/// How the two types begin, in base64.
const PNG: &str = "iVBORw0KGgo";
const JPEG: &str = "/9j/";

/// What a picture is kept as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    Png,
    Jpeg,
}

impl PictureKind {
    /// By how the data, in base64, begins.
    #[must_use]
    pub fn of(data: &str) -> Option<Self> {
        match data {
            _ if data.starts_with(PNG) => Some(Self::Png),
            _ if data.starts_with(JPEG) => Some(Self::Jpeg),
            _ => None,
        }
    }
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Why something is no picture of a bid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    #[error("neither PNG nor JPEG in base64")]
    UnknownType,
    #[error("{size} bytes, at most {PICTURE_MAX}")]
    TooLarge { size: usize },
    #[error("the name is not that of a chapter, a number and the type")]
    Name,
}

/// A whole picture: what is none cannot be made or read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Raw")]
pub struct Picture {
    name: Arc<str>,
    /// It only adorns: those who do not see it miss nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_decorative: bool,
    data: Arc<str>,
}

#[derive(Deserialize)]
struct Raw {
    name: Arc<str>,
    #[serde(default)]
    is_decorative: bool,
    data: Arc<str>,
}

impl TryFrom<Raw> for Picture {
    type Error = PictureFault;
    fn try_from(raw: Raw) -> Result<Self, PictureFault> {
        let kind = checked(&raw.data)?;
        match split(&raw.name) {
            Some((_, _, extension)) if extension == kind.extension() => Ok(Self {
                name: raw.name,
                is_decorative: raw.is_decorative,
                data: raw.data,
            }),
            _ => Err(PictureFault::Name),
        }
    }
}

impl Picture {
    /// The next picture of a chapter, named after it, so that no other of the bid has its name.
    ///
    /// # Errors
    /// `PictureFault` when the data, in base64, is no picture or too much.
    pub fn next_of(chapter: &Chapter, data: Arc<str>, is_decorative: bool) -> Result<Self, PictureFault> {
        let kind = checked(&data)?;
        let numbers = chapter.pictures.iter().filter_map(|p| split(&p.name)).map(|(_, number, _)| number);
        // A name that the text still says must not show another picture.
        let is_free = |number: &u32| !chapter.text.contains(&format!("{}-{number}.", chapter.id));
        let next = numbers.max().unwrap_or_default() + 1;
        let number = (next..).find(is_free).unwrap_or(next);
        Ok(Self {
            name: format!("{}-{number}.{}", chapter.id, kind.extension()).into(),
            is_decorative,
            data,
        })
    }
    /// As the text names it: the id of its chapter, a number, its type.
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }
    #[must_use]
    pub fn is_decorative(&self) -> bool {
        self.is_decorative
    }
    /// In base64.
    #[must_use]
    pub fn data(&self) -> &Arc<str> {
        &self.data
    }
    #[must_use]
    pub fn kind(&self) -> PictureKind {
        PictureKind::of(&self.data).unwrap_or(PictureKind::Png)
    }
    /// In bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        size(&self.data)
    }
    fn belongs_to(&self, chapter: &Id) -> bool {
        split(&self.name).is_some_and(|(id, _, _)| id == chapter.as_str())
    }
}

/// The type of data that is whole base64, of a known type and not too much.
fn checked(data: &str) -> Result<PictureKind, PictureFault> {
    let kind = PictureKind::of(data).ok_or(PictureFault::UnknownType)?;
    let bare = data.trim_end_matches('=');
    let is_base64 = data.len().is_multiple_of(4) && data.len() - bare.len() <= 2;
    if !is_base64 || !bare.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+' || b == b'/') {
        return Err(PictureFault::UnknownType);
    }
    match size(data) {
        size if size > PICTURE_MAX => Err(PictureFault::TooLarge { size }),
        _ => Ok(kind),
    }
}

/// How many bytes a text of base64 stands for.
fn size(data: &str) -> usize {
    data.trim_end_matches('=').len() * 3 / 4
}

/// Chapter, number and type of a name.
fn split(name: &str) -> Option<(&str, u32, &str)> {
    let (stem, extension) = name.rsplit_once('.')?;
    let (chapter, number) = stem.rsplit_once('-')?;
    let is_plain = !number.starts_with('0') && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit());
    (is_plain && is_valid_id(chapter)).then(|| Some((chapter, number.parse().ok()?, extension)))?
}

impl Document {
    /// Bytes of all pictures.
    fn size_of_pictures(&self) -> usize {
        self.dossier.chapters.iter().flat_map(|c| &c.pictures).map(|p| p.size()).sum()
    }

    fn pictures_fit(&self) -> Result<(), CommandError> {
        match self.size_of_pictures() {
            size if size > PICTURES_MAX => Err(CommandError::PicturesTooLarge { size }),
            _ => Ok(()),
        }
    }

    pub(super) fn add_picture(&mut self, id: &Id, picture: &Picture, text: &str) -> Result<(), CommandError> {
        let chapter = self.chapter(id)?;
        if !picture.belongs_to(id) {
            return Err(CommandError::IdMalformed(picture.name.to_string()));
        }
        if chapter.picture(&picture.name).is_some() {
            return Err(CommandError::IdTaken(picture.name.to_string()));
        }
        if chapter.pictures.len() >= COUNT_MAX {
            return Err(CommandError::TooMany { limit: COUNT_MAX });
        }
        self.edit_chapter(id, |chapter| chapter.pictures.push(Arc::new(picture.clone())));
        self.pictures_fit()?;
        self.write_chapter(id, text, false)
    }

    pub(super) fn adorn_with_picture(&mut self, id: &Id, name: &str, is_decorative: bool) -> Result<(), CommandError> {
        self.has_picture(id, name)?;
        self.edit_chapter(id, |chapter| {
            if let Some(picture) = chapter.pictures.iter_mut().find(|p| &*p.name == name) {
                Arc::make_mut(picture).is_decorative = is_decorative;
            }
        });
        Ok(())
    }

    pub(super) fn remove_picture(&mut self, id: &Id, name: &str, text: &str) -> Result<(), CommandError> {
        self.has_picture(id, name)?;
        self.edit_chapter(id, |chapter| chapter.pictures.retain(|p| &*p.name != name));
        self.write_chapter(id, text, false)
    }

    fn has_picture(&self, id: &Id, name: &str) -> Result<(), CommandError> {
        let found = self.chapter(id)?.picture(name).is_some();
        found.then_some(()).ok_or_else(|| CommandError::UnknownPicture(name.to_owned()))
    }

    /// Pictures that came with a text of their author take the place of those that stood there.
    pub(super) fn take_pictures(&mut self, written: &Chapter) -> Result<(), CommandError> {
        if let Some(foreign) = written.pictures.iter().find(|p| !p.belongs_to(&written.id)) {
            return Err(CommandError::IdMalformed(foreign.name.to_string()));
        }
        self.edit_chapter(&written.id, |chapter| chapter.pictures.clone_from(&written.pictures));
        self.pictures_fit()
    }
}
