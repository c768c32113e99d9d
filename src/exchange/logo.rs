//! A file as the logo of the group: whole, of a known type, small enough. What draws it tells a damage that its frame does not show.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use quick_xml::events::Event;

use crate::document::{LOGO_MAX, Logo, LogoKind};

/// Why a file cannot be a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoFault {
    #[error("neither PNG, JPEG nor SVG")]
    UnknownType,
    #[error("{size} bytes, at most {LOGO_MAX}")]
    TooLarge { size: usize },
    #[error("the picture is damaged")]
    Broken,
}

/// The logo in a file, without alternative text.
///
/// # Errors
/// [`LogoFault`] says why it is none.
pub fn read(bytes: &[u8]) -> Result<Logo, LogoFault> {
    let kind = match bytes {
        [0x89, b'P', b'N', b'G', ..] => LogoKind::Png,
        [0xff, 0xd8, 0xff, ..] => LogoKind::Jpeg,
        _ if looks_like_svg(bytes) => LogoKind::Svg,
        _ => return Err(LogoFault::UnknownType),
    };
    if bytes.len() > LOGO_MAX {
        return Err(LogoFault::TooLarge { size: bytes.len() });
    }
    let is_whole = match kind {
        LogoKind::Png => is_whole_png(bytes),
        LogoKind::Jpeg => is_whole_jpeg(bytes),
        LogoKind::Svg => is_whole_svg(bytes),
    };
    if !is_whole.unwrap_or_default() {
        return Err(LogoFault::Broken);
    }
    Ok(Logo {
        kind,
        data: BASE64_STANDARD.encode(bytes).into(),
        text: String::new(),
    })
}

/// The file that a logo was read from; empty for data that is none.
#[must_use]
pub fn bytes(logo: &Logo) -> Vec<u8> {
    BASE64_STANDARD.decode(&*logo.data).unwrap_or_default()
}

/// Text that has an element `svg` near its beginning.
fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let text = String::from_utf8_lossy(head);
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<') && text.contains("<svg")
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

/// Every part with its checksum, a size, and the end.
fn is_whole_png(bytes: &[u8]) -> Option<bool> {
    let (mut at, mut has_pixels) = (8, false);
    loop {
        let length = number(bytes, at)?;
        let named = bytes.get(at + 4..at.checked_add(8)?.checked_add(length)?)?;
        if number(bytes, at + 8 + length)? != usize::try_from(crc(named)).ok()? {
            return Some(false);
        }
        match named.get(..4)? {
            b"IHDR" if number(named, 4)? == 0 || number(named, 8)? == 0 => return Some(false),
            b"IDAT" => has_pixels = true,
            b"IEND" => return Some(has_pixels),
            _ if at == 8 && !named.starts_with(b"IHDR") => return Some(false),
            _ => {}
        }
        at += 12 + length;
    }
}

/// CRC-32 as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// Its parts up to the pixels, one with a size, and the end.
fn is_whole_jpeg(bytes: &[u8]) -> Option<bool> {
    let (mut at, mut has_size) = (2, false);
    loop {
        if *bytes.get(at)? != 0xff {
            return Some(false);
        }
        let mark = *bytes.get(at + 1)?;
        let length = usize::from(*bytes.get(at + 2)?) << 8 | usize::from(*bytes.get(at + 3)?);
        let is_frame = matches!(mark, 0xc0..=0xcf) && !matches!(mark, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            has_size = bytes.get(at + 5..at + 9)?.chunks(2).all(|two| two.iter().any(|b| *b != 0));
        }
        if mark == 0xda {
            return Some(has_size && bytes.get(at..)?.windows(2).any(|two| two == [0xff, 0xd9]));
        }
        at += 2 + length.max(2);
    }
}

/// Well-formed, of one element `svg`.
fn is_whole_svg(bytes: &[u8]) -> Option<bool> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
    let (mut depth, mut has_root) = (0_usize, false);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) if depth == 0 && (has_root || start.local_name().as_ref() != "svg") => return Some(false),
            Event::Start(_) => {
                has_root = true;
                depth += 1;
            }
            Event::Empty(_) => has_root = true,
            Event::End(_) => depth = depth.checked_sub(1)?,
            Event::Eof => return Some(has_root && depth == 0),
            _ => {}
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A pixel, as another program wrote it.
    const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const JPEG: &str = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z";
    const SVG: &str = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"><circle cx=\"2\" cy=\"2\" r=\"2\"/></svg>\n";

    fn kind(bytes: &[u8]) -> Result<LogoKind, LogoFault> {
        read(bytes).map(|logo| logo.kind)
    }

    #[test]
    fn the_three_types_are_known_by_what_they_hold() {
        assert_eq!(kind(&BASE64_STANDARD.decode(PNG).unwrap()), Ok(LogoKind::Png));
        assert_eq!(kind(&BASE64_STANDARD.decode(JPEG).unwrap()), Ok(LogoKind::Jpeg));
        assert_eq!(kind(SVG.as_bytes()), Ok(LogoKind::Svg));
        assert_eq!(&*read(&BASE64_STANDARD.decode(PNG).unwrap()).unwrap().data, PNG);
    }

    #[test]
    fn what_is_no_picture_of_these_types_is_refused() {
        for bytes in [
            b"GIF89a".as_slice(),
            b"",
            b"RIFF\0\0\0\0WEBP",
            b"{\"svg\":1}",
            b"<html><body/></html>",
            b"%PDF-1.7",
        ] {
            assert_eq!(kind(bytes), Err(LogoFault::UnknownType), "{bytes:?}");
        }
    }

    #[test]
    fn a_picture_that_lacks_its_end_or_has_a_wrong_byte_is_damaged() {
        let png = BASE64_STANDARD.decode(PNG).unwrap();
        for cut in [5, 20, png.len() / 2, png.len() - 1] {
            assert_eq!(kind(&png[..cut]), Err(LogoFault::Broken), "{cut}");
        }
        let mut spoiled = png;
        spoiled[45] ^= 1;
        assert_eq!(kind(&spoiled), Err(LogoFault::Broken));
        let jpeg = BASE64_STANDARD.decode(JPEG).unwrap();
        for cut in [4, 30, jpeg.len() - 2] {
            assert_eq!(kind(&jpeg[..cut]), Err(LogoFault::Broken), "{cut}");
        }
        for text in [
            "<svg><g></svg>",
            "<svg>",
            "<svg/><svg></svg>x<svg>",
            "<?xml version=\"1.0\"?><a><svg></svg></a>",
            "<svg \u{0}",
        ] {
            assert_eq!(kind(text.as_bytes()), Err(LogoFault::Broken), "{text}");
        }
    }

    #[test]
    fn a_picture_that_is_too_large_is_told_with_its_size() {
        let large = format!("<svg>{}</svg>", " ".repeat(LOGO_MAX));
        assert_eq!(kind(large.as_bytes()), Err(LogoFault::TooLarge { size: LOGO_MAX + 11 }));
    }
}
