//! `joint-bid/1` and `/2`: one bid in one JSON file, read strictly and written canonically. A file is accepted as a whole, with
//! warnings, or refused with every reason of its level; nothing is ever half read. It does not know what a bid costs.

mod json;
mod meaning;
mod place;
mod plan_meaning;
mod report;
mod shape;
mod structure;
mod subcontracting;
mod tables;
#[cfg(test)]
mod tables_test;
mod texts;
mod warnings;
mod write;

use crate::domain::bid::Bid;
use crate::exchange::envelope;

use json::{SyntaxError, SyntaxProblem};
pub use place::{Element, Step};
pub use report::{Expected, Refusal, RefusalCode, Warning, WarningCode};
pub use shape::{DecimalKind, JsonKind, TextKind};
pub use write::{print, write};

/// Most bytes of a file: 8 MiB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Reads a file (§1–§3).
///
/// # Errors
/// Syntax: the first defect. Structure: the first fifty. Meaning, looked at only when the structure is sound: the first fifty.
pub fn read(bytes: &[u8]) -> Result<(Bid, Vec<Warning>), Vec<Refusal>> {
    let (source, has_bom) = decode(bytes)?;
    let json = json::parse(source).map_err(|error| vec![misread(source, error)])?;
    let walked = structure::check(&json);
    walked.findings.settle(&json, source)?;
    let bid: Bid = envelope::shaped(walked.value).map_err(|_| vec![unplaced(RefusalCode::Type, Expected::Unsaid, None)])?;
    meaning::check(&bid).settle(&json, source)?;

    let bom = has_bom.then(|| (WarningCode::Bom, String::new()));
    let found = bom.into_iter().chain(walked.warnings).chain(warnings::of(&bid));
    let warnings = found.map(|(code, path)| report::warning(code, path, &json)).collect();
    Ok((bid, warnings))
}

/// The text after the byte-order mark, and whether there was one.
fn decode(bytes: &[u8]) -> Result<(&str, bool), Vec<Refusal>> {
    let refused = |code, expected, position| Err(vec![unplaced(code, expected, position)]);
    if bytes.len() > MAX_BYTES {
        return refused(RefusalCode::TooLarge, Expected::Bytes { max: MAX_BYTES }, None);
    }
    // UTF-16 of an ASCII character has a zero byte beside it; JSON has none.
    if let [0, _, ..] | [_, 0, ..] = bytes {
        return refused(RefusalCode::Encoding, Expected::Unsaid, Some((1, 1)));
    }
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let readable = bytes.get(..error.valid_up_to()).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default();
            return refused(RefusalCode::Encoding, Expected::Unsaid, Some(report::position(readable, readable.len())));
        }
    };
    let (text, has_bom) = match source.strip_prefix('\u{FEFF}') {
        Some(rest) => (rest, true),
        None => (source, false),
    };
    if text.chars().all(|c| matches!(c, ' ' | '\t' | '\n' | '\r')) {
        return refused(RefusalCode::Empty, Expected::Unsaid, None);
    }
    Ok((text, has_bom))
}

fn misread(source: &str, error: SyntaxError) -> Refusal {
    let (code, names_a_value) = match error.problem {
        SyntaxProblem::NotJson => (RefusalCode::NotJson, false),
        SyntaxProblem::TooDeep => (RefusalCode::TooDeep, false),
        SyntaxProblem::DuplicateKey => (RefusalCode::DuplicateKey, true),
        SyntaxProblem::InvalidUnicode => (RefusalCode::InvalidUnicode, true),
    };
    let expected = match error.problem {
        SyntaxProblem::TooDeep => Expected::Levels { max: json::MAX_DEPTH },
        _ => Expected::Unsaid,
    };
    let path: String = error
        .inner_to_outer
        .iter()
        .rev()
        .map(|segment| format!("/{}", place::escaped(segment)))
        .collect();
    let refusal = unplaced(code, expected, Some(report::position(source, error.at)));
    let place = place::bare(&path);
    if names_a_value { Refusal { path, place, ..refusal } } else { refusal }
}

/// A refusal of the document as a whole.
fn unplaced(code: RefusalCode, expected: Expected, position: Option<(usize, usize)>) -> Refusal {
    Refusal {
        code,
        path: String::new(),
        place: Vec::new(),
        position,
        value: None,
        expected,
    }
}
