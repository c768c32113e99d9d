//! Named bytes as one ZIP archive: deflated, every file of the same day, so that the same files are the same archive.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Rights of a file that everyone may read.
const READABLE: u32 = 0o644;

/// The archive could not be written.
#[derive(Debug, thiserror::Error)]
pub enum NotPacked {
    #[error("the archive could not be written: {0}")]
    Zip(#[from] ZipError),
    #[error("the archive could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// The archive's bytes.
///
/// # Errors
/// `NotPacked`, when two entries have one name.
pub fn write(entries: &[(String, Vec<u8>)]) -> Result<Vec<u8>, NotPacked> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(READABLE);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
