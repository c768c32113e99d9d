//! Who may import whom. The table is the one of `ARCHITECTURE.md`.

use super::source::{Source, closing, is_word};
use super::{Complaints, hold, on};

/// A layer, and the layers it may name.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("document", &["domain"]),
    ("i18n", &["domain"]),
    ("solver", &["domain"]),
    ("exchange", &["document", "domain"]),
    ("export", &["i18n"]),
    ("present", &["document", "domain", "exchange", "i18n"]),
    ("ports", &["document"]),
    ("platform", &["ports"]),
    ("state", &["document", "domain", "exchange", "i18n", "platform", "ports", "present"]),
    ("ui", &["state", "present", "i18n"]),
    ("bin", &["solver", "export", "exchange"]),
    ("main", &["ui", "state"]),
    ("lib", &[]),
];

/// A worker is made of one of these, so that it carries nothing of the others.
const ONE_PER_WORKER: &str = "bin";

fn layering(source: &Source) -> Complaints {
    let own = source.layer();
    let Some((_, allowed)) = MAY_NAME.iter().find(|(layer, _)| *layer == own) else {
        return vec![format!("{}: `{own}` is not a layer of the table in tests/native/tidy/layers.rs", source.path)];
    };
    let named = named_layers(source);
    let mut complaints: Complaints = named
        .iter()
        .filter(|(_, layer)| layer != own && !allowed.contains(&layer.as_str()))
        .map(|(at, layer)| format!("{}: `{own}` may not name `{layer}`", source.place(*at)))
        .collect();
    if own == ONE_PER_WORKER {
        let mut layers: Vec<&String> = named.iter().map(|(_, layer)| layer).collect();
        layers.sort();
        layers.dedup();
        if layers.len() > 1 {
            complaints.push(format!("{}: a worker is made of one layer, not of {layers:?}", source.path));
        }
    }
    complaints
}

/// Every layer that a path of the file leads to, with where the path begins.
fn named_layers(source: &Source) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for start in ["crate", "portee", "super"] {
        for at in source.words(start) {
            // `super::super`: the whole path was read from its first word.
            if source.code[..at].trim_end().ends_with("::") {
                continue;
            }
            let Some(rest) = beyond_the_root(source, start, at) else {
                continue;
            };
            for segment in first_segments(&source.code, rest) {
                if MAY_NAME.iter().any(|(layer, _)| *layer == segment) {
                    named.push((at, segment));
                }
            }
        }
    }
    named
}

/// Offset of what follows the crate root in the path that begins at `at`; nothing if it stays inside its layer.
fn beyond_the_root(source: &Source, start: &str, at: usize) -> Option<usize> {
    let mut rest = separator(&source.code, at + start.len())?;
    if start != "super" {
        return Some(rest);
    }
    let mut ups = 1;
    while source.code[rest..].starts_with("super") {
        let Some(next) = separator(&source.code, rest + "super".len()) else {
            break;
        };
        (ups, rest) = (ups + 1, next);
    }
    (ups == depth(source, at)).then_some(rest)
}

/// Offset after `::`, if that is what stands at `at`.
fn separator(code: &str, at: usize) -> Option<usize> {
    let after = code[at..].trim_start().strip_prefix("::")?.trim_start();
    Some(code.len() - after.len())
}

/// How many modules deep the code at `at` is: by the file's path and by the modules opened inside it.
fn depth(source: &Source, at: usize) -> usize {
    let inside = source.path.trim_start_matches("src/").trim_end_matches(".rs");
    let by_path = inside.split('/').filter(|part| *part != "mod").count();
    let inline = source.code.match_indices("mod ").filter(|(start, _)| {
        let rest = &source.code[start + 4..];
        let name = rest.chars().take_while(|character| is_word(*character)).count();
        let opens = rest[name..].trim_start().starts_with('{');
        let open = source.code.len() - rest[name..].trim_start().len();
        opens && open < at && at < closing(&source.code, open)
    });
    by_path + inline.count()
}

/// The first names of a path or of a group `{a::b, c}`.
fn first_segments(code: &str, at: usize) -> Vec<String> {
    let name = |text: &str| -> String { text.trim_start().chars().take_while(|character| is_word(*character)).collect() };
    if !code[at..].starts_with('{') {
        return vec![name(&code[at..])];
    }
    let inside = &code[at + 1..closing(code, at) - 1];
    let mut depth = 0;
    inside
        .split(|character| {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            character == ',' && depth == 0
        })
        .map(name)
        .collect()
}

#[test]
fn each_layer_names_only_the_layers_below_it() {
    hold(layering);
}

#[test]
fn a_forbidden_import_is_found_however_it_is_written() {
    let cases = [
        ("src/domain/money.rs", "use crate::document::Part;", "`domain` may not name `document`"),
        ("src/domain/money.rs", "use crate::{domain::Cents, i18n::{Key, Lang}, document};", "`i18n`"),
        ("src/domain/money.rs", "use crate::{domain::Cents, i18n::{Key, Lang}, document};", "`document`"),
        ("src/domain/money.rs", "fn f() -> crate::exchange::Report { x }", "`exchange`"),
        ("src/domain/money.rs", "use super::super::document::Part;", "`document`"),
        ("src/domain/mod.rs", "use super::{i18n, document::Part};", "`i18n`"),
        ("src/ports.rs", "mod memory { use super::super::platform; }", "`platform`"),
        ("src/ui/row.rs", "use crate::platform::store;", "`ui` may not name `platform`"),
        ("src/state/mod.rs", "use crate::solver::run;", "`state` may not name `solver`"),
        ("src/bin/export_worker.rs", "use portee::ui::App;", "`bin` may not name `ui`"),
        ("src/bin/export_worker.rs", "use portee::{export, exchange};", "one layer"),
        ("src/billing/mod.rs", "", "not a layer"),
    ];
    for (path, text, wanted) in cases {
        let said = on(layering, path, text);
        assert!(said.contains(wanted), "{path}: {text}: {said:?}");
    }
}

#[test]
fn an_allowed_import_passes() {
    let cases = [
        (
            "src/domain/vat/rate.rs",
            "use super::super::money::Cents; use super::Rate; use crate::domain::Line;",
        ),
        ("src/document/mod.rs", "use crate::domain::{document_title, Cents};"),
        ("src/domain/mod.rs", "mod inner { use super::document; }"),
        ("src/domain/mod.rs", "// use crate::document::Part;\nconst A: &str = \"crate::document\";"),
        ("src/domain/mod.rs", "#[cfg(test)]\nmod tests { use crate::document::Part; }"),
        ("src/state/mod.rs", "use crate::{domain, platform::store, ports};"),
        ("src/bin/export_worker.rs", "use portee::export::{Job, run};"),
        ("src/main.rs", "portee::ui::mount();"),
    ];
    for (path, text) in cases {
        assert_eq!(on(layering, path, text), "", "{path}: {text}");
    }
}
