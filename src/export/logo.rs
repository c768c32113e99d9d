//! The logo of a print file: left out, and said so, where it cannot be drawn.

use std::collections::BTreeMap;

use serde_json::Value;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use super::Note;
use super::note::ImageFault;

/// Takes a logo that cannot be drawn out of the theme.
pub(super) fn check(theme: &mut Value, files: &BTreeMap<String, Vec<u8>>) -> Option<Note> {
    let theme = theme.as_object_mut()?;
    let file = theme.get("logo")?.get("file").and_then(Value::as_str).unwrap_or_default().to_owned();
    let fault = fault(files.get(&file))?;
    theme.remove("logo");
    Some(Note::LogoLeftOut { fault })
}

fn fault(bytes: Option<&Vec<u8>>) -> Option<ImageFault> {
    let Some(bytes) = bytes else {
        return Some(ImageFault::Missing);
    };
    let whole = || Bytes::new(bytes.clone());
    let is_drawn = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => RasterImage::plain(whole(), ExchangeFormat::Png).is_ok(),
        [0xff, 0xd8, 0xff, ..] => RasterImage::plain(whole(), ExchangeFormat::Jpg).is_ok(),
        _ => SvgImage::new(whole()).is_ok_and(|svg| svg.width() > 0.0 && svg.height() > 0.0),
    };
    (!is_drawn).then_some(ImageFault::Broken)
}
