//! The pictures of texts: judged once, when they come, and kept between jobs.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use super::note::ImageFault;

/// Most bytes of a picture.
const LARGEST: usize = 4_000_000;

/// Pictures by the name that texts give them. A copy is cheap.
#[derive(Debug, Clone, Default, Hash)]
pub struct Pictures(BTreeMap<String, Picture>);

#[derive(Debug, Clone, Hash)]
pub(super) struct Picture {
    pub bytes: Bytes,
    /// Width and height in points of the picture, or why it cannot be printed.
    pub judged: Result<(u32, u32), ImageFault>,
}

impl Pictures {
    /// Takes a picture, in base64, in place of the one of that name.
    pub fn put(&mut self, name: &str, base64: &str) {
        let bytes = Bytes::new(BASE64_STANDARD.decode(base64).unwrap_or_default());
        let judged = judged(&bytes);
        self.0.insert(name.to_owned(), Picture { bytes, judged });
    }
    /// Forgets all but those of these names.
    pub fn keep(&mut self, names: &[&str]) {
        self.0.retain(|name, _| names.contains(&name.as_str()));
    }
    pub(super) fn get(&self, name: &str) -> Option<&Picture> {
        self.0.get(name)
    }
    /// Name and bytes of those that can be printed.
    pub(super) fn printable(&self) -> impl Iterator<Item = (&String, &Bytes)> {
        self.0
            .iter()
            .filter(|(_, picture)| picture.judged.is_ok())
            .map(|(name, picture)| (name, &picture.bytes))
    }
}

fn judged(bytes: &Bytes) -> Result<(u32, u32), ImageFault> {
    let format = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => ExchangeFormat::Png,
        [0xFF, 0xD8, 0xFF, ..] => ExchangeFormat::Jpg,
        _ => return Err(ImageFault::UnknownType),
    };
    if bytes.len() > LARGEST {
        return Err(ImageFault::TooLarge);
    }
    let image = RasterImage::plain(bytes.clone(), format).map_err(|_| ImageFault::Broken)?;
    Ok((image.width(), image.height()))
}
