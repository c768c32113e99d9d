//! `NAME.portee`: everything about one bid, lossless; the working file, the backup, and the snapshots in the store.

use super::envelope::{self, FileError};
use crate::document::Document;

/// Format of this file. A change of the document's shape that old readers would misread gets the next number and a migration.
pub const FORMAT: &str = "portee/1";

#[derive(serde::Serialize, serde::Deserialize)]
struct Content<D> {
    document: D,
}

/// The file's text.
#[must_use]
pub fn write(document: &Document) -> String {
    envelope::write(FORMAT, &Content { document })
}

/// # Errors
/// `FileError` says what is wrong and where; a newer format is never half read.
pub fn read(bytes: &[u8]) -> Result<Document, FileError> {
    envelope::read::<Content<Document>>(bytes, FORMAT).map(|content| content.document)
}
