//! The rules of the house that the compiler does not know, each a test that reads the sources.
//!
//! A rule is a function from a file to complaints; beside the test on the real files stands one on a bad sample, so
//! that every rule is known to bite. `ARCHITECTURE.md` says why each rule is there.

mod css;
mod french;
mod layers;
mod modules;
mod page;
mod source;
mod words;

use source::Source;
use std::{fs, path::Path, path::PathBuf};

/// What is wrong, where: "src/ui/row.rs:12: …".
type Complaints = Vec<String>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below `folder` whose name ends so, sorted, by its path from the root with `/`.
fn files(folder: &str, ending: &str) -> Vec<String> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}")) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    let mut paths: Vec<String> = found
        .iter()
        .map(|path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no {ending} file below {folder}: the test would check nothing");
    paths
}

/// Every Rust file of the crate.
fn sources() -> Vec<Source> {
    files("src", ".rs").iter().map(|path| Source::new(path, &read(path))).collect()
}

/// Runs a rule on every source and fails with all that it says.
fn hold(rule: impl Fn(&Source) -> Complaints) {
    fail_on(sources().iter().flat_map(rule).collect());
}

fn fail_on(complaints: Complaints) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// What a rule says of a sample: the complaints without the path.
fn on(rule: impl Fn(&Source) -> Complaints, path: &str, text: &str) -> String {
    rule(&Source::new(path, text))
        .iter()
        .map(|complaint| complaint.replace(path, ""))
        .collect::<Vec<_>>()
        .join("\n")
}
