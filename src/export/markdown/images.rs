//! Which pictures of a text can be printed: given with the job, of a known type, small enough, whole.

use std::collections::BTreeMap;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use crate::export::Note;
use crate::export::note::ImageFault;

/// Most bytes of a picture.
const LARGEST: usize = 4_000_000;

/// Whether the picture can be printed; what is wrong with it, or missing, becomes a note.
pub(super) fn usable(file: &str, has_text: bool, place: &str, files: &BTreeMap<String, Vec<u8>>, notes: &mut Vec<Note>) -> bool {
    let fault = fault(files.get(file).map(Vec::as_slice));
    if let Some(fault) = fault {
        notes.push(Note::ImageLeftOut {
            file: file.to_owned(),
            place: place.to_owned(),
            fault,
        });
        return false;
    }
    if !has_text {
        notes.push(Note::ImageWithoutText {
            file: file.to_owned(),
            place: place.to_owned(),
        });
    }
    true
}

fn fault(bytes: Option<&[u8]>) -> Option<ImageFault> {
    let Some(bytes) = bytes else {
        return Some(ImageFault::Missing);
    };
    let format = match bytes {
        [0x89, b'P', b'N', b'G', ..] => ExchangeFormat::Png,
        [0xFF, 0xD8, 0xFF, ..] => ExchangeFormat::Jpg,
        _ => return Some(ImageFault::UnknownType),
    };
    if bytes.len() > LARGEST {
        return Some(ImageFault::TooLarge);
    }
    RasterImage::plain(Bytes::new(bytes.to_vec()), format).err().map(|_| ImageFault::Broken)
}
