//! How a picture of a text is drawn: at its own size, never over the width or half the height of a page; what cannot be is said.

use serde_json::Value;

use crate::export::Note;
use crate::export::Pictures;
use crate::export::note::ImageFault;

/// What a picture of the web is drawn at: 150 points to the inch.
const POINTS_PER_INCH: u64 = 150;
/// Tenths of a millimetre in an inch.
const INCH: u64 = 254;
/// The width of a text, and the most height, in tenths of a millimetre.
const WIDE: u64 = 1_600;
const HIGH: u64 = 1_150;

/// The pictures that a print file may show, and what it says where one is missing.
#[derive(Hash)]
pub(in crate::export) struct Shown<'p> {
    pictures: &'p Pictures,
    decorative: Vec<&'p str>,
    missing: &'p str,
}

/// How a picture is drawn.
pub(super) struct Look {
    /// In tenths of a millimetre; `None` = the width of the text.
    pub width: Option<u64>,
    pub is_decorative: bool,
}

impl<'p> Shown<'p> {
    /// By the print file's `pictures`, and its word `missing_picture` with the place `{file}`.
    pub fn of(data: &'p Value, pictures: &'p Pictures) -> Self {
        let listed = data.get("pictures").and_then(Value::as_array);
        let is_decorative = |picture: &&Value| picture.get("decorative").and_then(Value::as_bool) == Some(true);
        let file = |picture: &'p Value| picture.get("file").and_then(Value::as_str);
        Self {
            pictures,
            decorative: listed.into_iter().flatten().filter(is_decorative).filter_map(file).collect(),
            missing: data.pointer("/words/missing_picture").and_then(Value::as_str).unwrap_or("[{file}]"),
        }
    }

    /// How the picture is drawn, or what stands in its place; what is wrong with it becomes a note.
    pub(super) fn look(&self, file: &str, text: &str, place: &str, notes: &mut Vec<Note>) -> Result<Look, String> {
        let (file_name, place) = (file.to_owned(), place.to_owned());
        let judged = self.pictures.get(file).map_or(Err(ImageFault::Missing), |picture| picture.judged);
        let (width, height) = match judged {
            Ok(size) => size,
            Err(fault) => {
                notes.push(Note::ImageLeftOut { file: file_name, place, fault });
                let named = if text.is_empty() { file.to_owned() } else { format!("{file} – {text}") };
                return Err(self.missing.replace("{file}", &named));
            }
        };
        let is_decorative = self.decorative.contains(&file);
        if text.is_empty() && !is_decorative {
            notes.push(Note::ImageWithoutText { file: file_name, place });
        }
        let (width, height) = (u64::from(width), u64::from(height).max(1));
        let drawn = (width * INCH / POINTS_PER_INCH).min(HIGH * width / height).max(1);
        Ok(Look {
            width: (drawn < WIDE).then_some(drawn),
            is_decorative,
        })
    }
}
