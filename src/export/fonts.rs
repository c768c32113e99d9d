//! The fonts of a document, read once and kept between jobs. There are no system fonts here.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::ExportError;

/// Fonts ready for the typesetter.
pub struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

impl Fonts {
    /// Reads TTF, OTF or collection files.
    ///
    /// # Errors
    /// [`ExportError::UnreadableFont`] with the place of the first file that holds no font.
    pub fn read(files: Vec<Vec<u8>>) -> Result<Self, ExportError> {
        let mut fonts = Vec::new();
        if files.is_empty() {
            return Err(ExportError::UnreadableFont { index: 0 });
        }
        for (index, file) in files.into_iter().enumerate() {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(file)));
            if fonts.len() == before {
                return Err(ExportError::UnreadableFont { index });
            }
        }
        Ok(Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        })
    }
}
