//! What our own JSON files share: a `format` that names kind and version, and errors that name the place.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Why one of our own files cannot be read. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the file is empty")]
    Empty,
    #[error("{size} bytes, at most {limit}")]
    TooLarge { size: usize, limit: usize },
    #[error("not UTF-8 at byte {at}")]
    NotUtf8 { at: usize },
    #[error("not JSON at line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    #[error("format {found:?} instead of {wanted}")]
    OtherFormat { found: String, wanted: &'static str },
    #[error("format {found:?} is newer than {known}")]
    Newer { found: String, known: &'static str },
    #[error("{path}: {detail}")]
    Field { path: String, detail: String },
}

/// Most bytes of a file with a whole bid in it.
pub const SIZE_MAX: usize = 32 * 1024 * 1024;

/// `{"format": FORMAT, …fields of value}` with two spaces of indent.
#[must_use]
pub fn write<T: Serialize>(format: &str, value: &T) -> String {
    let mut object = Map::new();
    object.insert("format".to_owned(), Value::from(format));
    if let Ok(Value::Object(fields)) = serde_json::to_value(value) {
        object.extend(fields);
    }
    let mut text = serde_json::to_string_pretty(&Value::Object(object)).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads what `write` wrote. `format` is `name/version`.
///
/// # Errors
/// `FileError` says what is wrong and where.
pub fn read<T: DeserializeOwned>(bytes: &[u8], format: &'static str) -> Result<T, FileError> {
    let value = json(bytes)?;
    let found = value.get("format").and_then(Value::as_str).unwrap_or("");
    if found != format {
        return Err(other_format(found, format));
    }
    let mut value = value;
    if let Value::Object(fields) = &mut value {
        fields.shift_remove("format");
    }
    shaped(value)
}

/// A JSON value as one of our types. Every reader comes through here: each other kind of reader would be the code of every type once
/// more in the program that people fetch.
///
/// # Errors
/// `FileError::Field` names the place.
pub fn shaped<T: DeserializeOwned>(value: Value) -> Result<T, FileError> {
    serde_path_to_error::deserialize(value).map_err(|e| FileError::Field {
        path: e.path().to_string(),
        detail: e.inner().to_string(),
    })
}

/// One of our types as one line of JSON, for what no person reads. By way of a JSON value, for the reason that [`shaped`] gives.
///
/// # Errors
/// For a map whose keys are no texts; no type of ours has one.
pub fn line<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    serde_json::to_value(value).map(|value| value.to_string())
}

/// The JSON value of a file: size, encoding, syntax.
///
/// # Errors
/// `FileError` says what is wrong and where.
pub fn json(bytes: &[u8]) -> Result<Value, FileError> {
    if bytes.len() > SIZE_MAX {
        return Err(FileError::TooLarge {
            size: bytes.len(),
            limit: SIZE_MAX,
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|e| FileError::NotUtf8 { at: e.valid_up_to() })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FileError::Empty);
    }
    serde_json::from_str(text).map_err(|e| FileError::NotJson {
        line: e.line(),
        column: e.column(),
    })
}

fn other_format(found: &str, wanted: &'static str) -> FileError {
    let version = |text: &str| text.rsplit_once('/').and_then(|(_, v)| v.parse::<u32>().ok());
    let name = |text: &str| text.rsplit_once('/').map_or(text.to_owned(), |(n, _)| n.to_owned());
    let is_newer = name(found) == name(wanted) && version(found) > version(wanted);
    let found = found.chars().take(60).collect();
    if is_newer {
        FileError::Newer { found, known: wanted }
    } else {
        FileError::OtherFormat { found, wanted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_file_is_told_from_a_foreign_one() {
        let read = |text: &str| read::<Value>(text.as_bytes(), "portee/1");
        assert!(matches!(read(r#"{"format":"portee/2"}"#), Err(FileError::Newer { .. })));
        assert!(matches!(read(r#"{"format":"joint-bid/1"}"#), Err(FileError::OtherFormat { .. })));
        assert!(matches!(read("{}"), Err(FileError::OtherFormat { .. })));
    }

    #[test]
    fn broken_files_name_their_place() {
        assert_eq!(json(b""), Err(FileError::Empty));
        assert_eq!(json(b" \n"), Err(FileError::Empty));
        assert_eq!(json(b"{\n  ]"), Err(FileError::NotJson { line: 2, column: 3 }));
        assert_eq!(json(b"\"\xe9\""), Err(FileError::NotUtf8 { at: 1 }));
        assert!(json("[".repeat(100_000).as_bytes()).is_err());
    }
}
