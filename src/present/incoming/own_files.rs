//! Sentences for files that do not open: what Portée writes itself but damaged, foreign or newer, and what it never opens.

use super::place;
use super::{FileReport, ReportItem, Severity, excerpt, long_excerpt, quoted};
use crate::exchange::envelope::FileError;
use crate::exchange::joint_bid::{Element, Step};
use crate::exchange::kind::FileKind;
use crate::i18n::texts::incoming as texts;
use crate::i18n::{Lang, Text, format};

/// The name that a pasted text goes by.
#[must_use]
pub fn pasted_name(lang: Lang) -> &'static str {
    texts::PASTED.get(lang)
}

/// The device did not hand the file out; `why` is what the browser says.
#[must_use]
pub fn failed_to_read(file: &str, why: &str, lang: Lang) -> FileReport {
    let why = quoted(why.trim_end_matches('.'), lang);
    FileReport::refused(file, texts::FAILED, texts::FAILED_WHY.fill(lang, &[("why", &why)]), lang)
}

/// Larger than anything that is read; both in bytes.
#[must_use]
pub fn too_large(file: &str, size: u64, limit: u64, lang: Lang) -> FileReport {
    let (size, limit) = (format::bytes(size, lang), format::bytes(limit, lang));
    let why = texts::TOO_LARGE.fill(lang, &[("size", &size), ("limit", &limit)]);
    FileReport::refused(file, texts::UNREADABLE, why, lang)
}

/// A `.portee`, a request or an offer that cannot be read.
#[must_use]
pub fn file_error(file: &str, error: &FileError, lang: Lang) -> FileReport {
    let (why, detail) = match error {
        FileError::Empty => (texts::EMPTY.get(lang).to_owned(), String::new()),
        FileError::TooLarge { size, limit } => return too_large(file, *size as u64, *limit as u64, lang),
        FileError::NotUtf8 { at } => (texts::NOT_UTF8.fill(lang, &[("at", &format::number(&at.to_string(), lang))]), String::new()),
        FileError::NotJson { line, column } => (
            texts::NOT_JSON.fill(lang, &[("line", &line.to_string()), ("column", &column.to_string())]),
            String::new(),
        ),
        FileError::OtherFormat { found, wanted } => {
            let text = if found.is_empty() { texts::NO_FORMAT } else { texts::OTHER_FORMAT };
            (text.fill(lang, &[("found", &quoted(found, lang)), ("wanted", wanted)]), String::new())
        }
        FileError::Newer { found, known } => (texts::NEWER.fill(lang, &[("found", &quoted(found, lang)), ("known", known)]), String::new()),
        FileError::Field { path, detail } => {
            let place = place::sentence_start(&steps(path), lang);
            (
                texts::FIELD.fill(lang, &[("place", &place)]),
                format!("{}: {}", excerpt(path), long_excerpt(detail)),
            )
        }
    };
    let item = ReportItem::new(Severity::Fault, why).with_detail(detail);
    FileReport::new(file, texts::UNREADABLE.get(lang), vec![item], true, lang)
}

/// `document.frame.lines[2].id` as steps; `.` is the whole.
fn steps(path: &str) -> Vec<Step> {
    let field = |name: &str| Step::Field(name.to_owned());
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let mut pieces = part.split('[');
        steps.extend(pieces.next().filter(|name| !name.is_empty()).map(field));
        for piece in pieces {
            let index = piece.trim_end_matches(']');
            steps.push(
                index
                    .parse()
                    .map_or_else(|_| field(index), |index| Step::Element(Element { index, ..Element::default() })),
            );
        }
    }
    steps
}

/// A file of a kind that is never opened. A kind that opens but did not be read has reports of its own; for damaged JSON,
/// the refusals of the bid's reader say more.
#[must_use]
pub fn not_opened(file: &str, kind: FileKind, lang: Lang) -> FileReport {
    let (why, lists_what_is_accepted) = match kind {
        FileKind::Empty => (texts::EMPTY, false),
        FileKind::Results => (texts::RESULTS, false),
        FileKind::Client => (texts::CLIENT, false),
        FileKind::OtherJson => (texts::OTHER_JSON, true),
        FileKind::Other => (by_ending(file), true),
        FileKind::Portee | FileKind::Bid | FileKind::Request | FileKind::Offer | FileKind::Notice => (texts::OTHER, true),
    };
    let mut items = vec![ReportItem::new(Severity::Fault, why.get(lang).to_owned())];
    if lists_what_is_accepted {
        items.push(ReportItem::new(Severity::Info, texts::ACCEPTED.get(lang).to_owned()));
    }
    FileReport::new(file, texts::NOT_OPENED.get(lang), items, true, lang)
}

/// What a file seems to be to the person who chose it: by the ending of its name.
fn by_ending(file: &str) -> Text {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "zip" | "7z" | "gz" | "tgz" | "tar" | "rar" | "xz" => texts::ARCHIVE,
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "tif" | "tiff" | "heic" | "bmp" => texts::PICTURE,
        "xlsx" | "xls" | "ods" | "csv" | "tsv" | "xlsm" => texts::SPREADSHEET,
        "pdf" | "docx" | "doc" | "odt" | "rtf" | "txt" | "md" => texts::PAPER,
        _ => texts::OTHER,
    }
}
