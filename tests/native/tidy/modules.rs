//! No file is forgotten: what nobody names by `mod` is not compiled, and a test in it never runs.

use super::{Complaints, fail_on, files, read};

type File = (String, String);

/// Files that nobody declares. The roots are what cargo compiles by itself.
fn forgotten(files: &[File], is_root: fn(&str) -> bool) -> Complaints {
    let declares = |parent: &str, name: &str| {
        let own = files.iter().find(|(path, _)| path == parent);
        own.is_some_and(|(_, text)| text.lines().any(|line| declared(line) == Some(name)))
    };
    let is_declared = |path: &str| {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let (folder, name) = match file.trim_end_matches(".rs") {
            "mod" => folder.rsplit_once('/').unwrap_or(("", folder)),
            name => (folder, name),
        };
        let mut parents = ["mod", "lib", "main"].map(|parent| format!("{folder}/{parent}.rs")).to_vec();
        parents.push(format!("{folder}.rs"));
        parents.iter().any(|parent| declares(parent, name))
    };
    let lost = files.iter().filter(|(path, _)| !is_root(path) && !is_declared(path));
    lost.map(|(path, _)| format!("{path}: nobody declares it by `mod`")).collect()
}

/// The name in `pub(super) mod name;`.
fn declared(line: &str) -> Option<&str> {
    let name = line.trim().strip_suffix(';')?;
    let (before, name) = name.rsplit_once(' ')?;
    let is_code = before.starts_with("mod") || before.starts_with("pub");
    (is_code && before.ends_with("mod")).then_some(name)
}

fn is_root(path: &str) -> bool {
    ["src/lib.rs", "src/main.rs", "tests/native/main.rs", "tests/web/main.rs"].contains(&path) || path.starts_with("src/bin/")
}

#[test]
fn every_file_is_compiled() {
    let paths = files("src", ".rs").into_iter().chain(files("tests", ".rs"));
    let all: Vec<File> = paths.map(|path| (path.clone(), read(&path))).collect();
    fail_on(forgotten(&all, is_root));
}

#[test]
fn a_file_that_nobody_names_is_found() {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let files = [
        file("src/lib.rs", "mod a;\n// mod c;"),
        file("src/a.rs", "pub(super) mod b;"),
        file("src/a/b.rs", ""),
        file("src/c/mod.rs", ""),
        file("src/a/a.rs", ""),
    ];
    assert_eq!(
        forgotten(&files, |path| path == "src/lib.rs"),
        ["src/c/mod.rs: nobody declares it by `mod`", "src/a/a.rs: nobody declares it by `mod`"]
    );
}
