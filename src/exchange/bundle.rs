//! The files of one audience on their way into one archive. A file knows its audience by its type, so that a file of the group cannot be
//! put where the client's are. The archive begins with a list of what is in it, and of nothing else.

use std::marker::PhantomData;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::audience::Audience;

/// The list of the files, first in the archive.
pub const MANIFEST: &str = "manifest.json";
/// The format that the list names.
const FORMAT: &str = "portee-manifest/1";
/// Most characters of a name.
const NAME_MAX: usize = 120;

/// A file for one audience. Who makes it says for whom by what it is made from: for the client, from `ClientView`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File<A: Audience> {
    name: String,
    bytes: Vec<u8>,
    audience: PhantomData<A>,
}

impl<A: Audience> File<A> {
    /// The name is made safe: letters, digits, dots, hyphens and underscores.
    #[must_use]
    pub fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: safe(name),
            bytes: bytes.into(),
            audience: PhantomData,
        }
    }
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The files, in their order, each with a name of its own.
///
/// ```
/// use portee::exchange::audience::ForClient;
/// use portee::exchange::bundle::{Bundle, File};
/// Bundle::<ForClient>::default().add(File::<ForClient>::new("prices.csv", "1"));
/// ```
///
/// A file of the group does not go in:
///
/// ```compile_fail,E0308
/// use portee::exchange::audience::{ForClient, ForGroup};
/// use portee::exchange::bundle::{Bundle, File};
/// Bundle::<ForClient>::default().add(File::<ForGroup>::new("asks.csv", "1"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle<A: Audience> {
    files: Vec<File<A>>,
}

impl<A: Audience> Default for Bundle<A> {
    fn default() -> Self {
        Self { files: Vec::new() }
    }
}

impl<A: Audience> Bundle<A> {
    /// A second file of the same name is numbered; capitals make no difference, because they make none on many disks.
    pub fn add(&mut self, mut file: File<A>) {
        let is_taken = |name: &str| name.eq_ignore_ascii_case(MANIFEST) || self.files.iter().any(|f| f.name.eq_ignore_ascii_case(name));
        if is_taken(&file.name) {
            let free = (2..).map(|number| numbered(&file.name, number)).find(|name| !is_taken(name));
            file.name = free.unwrap_or_default();
        }
        self.files.push(file);
    }
    #[must_use]
    pub fn files(&self) -> &[File<A>] {
        &self.files
    }
    /// What the archive holds: the list, then the files.
    #[must_use]
    pub fn entries(self) -> Vec<(String, Vec<u8>)> {
        let manifest = (MANIFEST.to_owned(), self.manifest().into_bytes());
        [manifest]
            .into_iter()
            .chain(self.files.into_iter().map(|file| (file.name, file.bytes)))
            .collect()
    }
    /// Names, sizes in bytes and SHA-256 of the files of this archive.
    fn manifest(&self) -> String {
        let files: Vec<Value> = self
            .files
            .iter()
            .map(|file| json!({"name": file.name, "bytes": file.bytes.len(), "sha256": sha256(&file.bytes)}))
            .collect();
        let manifest = json!({"format": FORMAT, "audience": A::WORD, "files": files});
        serde_json::to_string_pretty(&manifest).unwrap_or_default() + "\n"
    }
}

/// In hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `table-2.csv`.
fn numbered(name: &str, number: usize) -> String {
    match name.split_once('.') {
        Some((stem, ending)) => format!("{stem}-{number}.{ending}"),
        None => format!("{name}-{number}"),
    }
}

/// No folder, no hidden file, nothing that a disk refuses.
fn safe(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' })
        .take(NAME_MAX)
        .collect();
    let trimmed = plain.trim_matches('.');
    if trimmed.is_empty() { "file".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::audience::ForClient;

    fn named(name: &str) -> File<ForClient> {
        File::new(name, "x")
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        assert_eq!(named("../../etc/passwd").name(), "-..-etc-passwd");
        assert_eq!(named("C:\\a\0b").name(), "C--a-b");
        assert_eq!(named("..").name(), "file");
    }

    #[test]
    fn no_two_files_have_one_name() {
        let mut bundle = Bundle::default();
        for name in ["a.csv", "A.csv", "a.csv", "manifest.json"] {
            bundle.add(named(name));
        }
        let names: Vec<&str> = bundle.files().iter().map(File::name).collect();
        assert_eq!(names, ["a.csv", "A-2.csv", "a-3.csv", "manifest-2.json"]);
    }

    #[test]
    fn the_list_names_the_files_with_size_and_hash() {
        let mut bundle = Bundle::default();
        bundle.add(File::<ForClient>::new("a.txt", "abc"));
        let entries = bundle.entries();
        let manifest: Value = serde_json::from_slice(&entries[0].1).unwrap_or_default();
        // The first test vector of FIPS 180-4.
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let files = json!([{"name": "a.txt", "bytes": 3, "sha256": digest}]);
        assert_eq!(manifest, json!({"format": "portee-manifest/1", "audience": "client", "files": files}));
        assert_eq!(entries.len(), 2);
    }
}
