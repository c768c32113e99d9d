//! French typography in the texts that people read: apostrophes, and the spaces that do not break.

use super::source::Source;
use super::{Complaints, hold, on, sources};

const NARROW: char = '\u{202f}';
const WIDE: char = '\u{a0}';

/// In `texts! { Key: "français", "english"; }` the French text is the one after the colon.
fn french_texts(source: &Source) -> Vec<(usize, String)> {
    if !source.path.starts_with("src/i18n/") {
        return Vec::new();
    }
    source
        .strings
        .iter()
        .filter(|string| !source.in_tests(string.start))
        .filter(|string| {
            let before = source.code[..string.start - 1].trim_end_matches(['r', '#']);
            let before = before.trim_end();
            before.ends_with(':') && !before.ends_with("::") && in_texts(source, string.start)
        })
        .map(|string| (string.start, unescaped(&source.raw[string.clone()])))
        .collect()
}

fn in_texts(source: &Source, at: usize) -> bool {
    source.code.match_indices("texts! {").any(|(start, key)| {
        let open = start + key.len() - 1;
        open < at && at < super::source::closing(&source.code, open)
    })
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        if let Some((code, after)) = after.strip_prefix("u{").and_then(|code| code.split_once('}')) {
            plain.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
            rest = after;
        } else {
            let mut characters = after.chars();
            plain.extend(characters.next().filter(|escaped| matches!(escaped, '"' | '\'' | '\\')));
            rest = characters.as_str();
        }
    }
    plain + rest
}

/// What is wrong with a French text, `{…}` left out: they are the program's.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut depth = 0_usize;
    let characters: Vec<char> = text.chars().collect();
    for (index, &character) in characters.iter().enumerate() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        let before = index.checked_sub(1).and_then(|index| characters.get(index)).copied();
        let after = characters.get(index + 1).copied();
        let ends = after.is_none_or(|after| !after.is_alphanumeric() && after != '/');
        let wanted = match character {
            '\'' => {
                faults.push("a straight apostrophe: write ’".to_string());
                continue;
            }
            ';' | '?' | '!' if ends && !matches!(before, Some('?' | '!' | '(')) => NARROW,
            ':' if ends => WIDE,
            '»' => WIDE,
            '«' if after != Some(WIDE) => {
                faults.push("no U+00A0 after «".to_string());
                continue;
            }
            _ => continue,
        };
        if before != Some(wanted) {
            faults.push(format!("no U+{:04X} before {character}", u32::from(wanted)));
        }
    }
    faults
}

fn typography(source: &Source) -> Complaints {
    french_texts(source)
        .into_iter()
        .flat_map(|(at, text)| faults(&text).into_iter().map(move |fault| (at, text.clone(), fault)))
        .map(|(at, text, fault)| format!("{}: {fault} in “{text}”", source.place(at)))
        .collect()
}

#[test]
fn french_texts_have_their_apostrophes_and_spaces() {
    let seen: usize = sources().iter().map(|source| french_texts(source).len()).sum();
    assert!(seen > 0, "no French text was found: did the macro change its name?");
    hold(typography);
}

#[test]
fn a_fault_of_french_typography_is_found() {
    let cases = [
        ("l'offre", "straight apostrophe"),
        ("l\\'offre", "straight apostrophe"),
        ("Prêt ?", "no U+202F before ?"),
        ("Prêt!", "no U+202F before !"),
        ("Prix ; délais", "no U+202F before ;"),
        ("Total : 3", "no U+00A0 before :"),
        ("« ici\u{a0}»", "no U+00A0 after «"),
        ("«\u{a0}ici »", "no U+00A0 before »"),
    ];
    for (text, wanted) in cases {
        let file = format!("texts! {{ A: \"{text}\", \"it's: right; so? \"; }}");
        let said = on(typography, "src/i18n/texts/a.rs", &file);
        assert_eq!(said.lines().count(), 1, "{text}: {said}");
        assert!(said.contains(wanted), "{text}: {said}");
    }
}

#[test]
fn well_set_french_passes() {
    let file = "texts! {\n  A: \"L’offre\\u{202f}? «\u{a0}Oui\u{a0}»\u{202f}!\", \"The 'offer'?\";\n  \
        B(count: u32): \"À 12:30, https://exemple.org/?a=b\u{a0}: {count:?} lignes\", \"x\";\n}";
    assert_eq!(on(typography, "src/i18n/texts/a.rs", file), "");
    assert_eq!(
        on(typography, "src/i18n/numbers.rs", "let a = f(x, \"it's\"); struct S { a: B } // A: \"l'a\""),
        ""
    );
}

#[test]
fn the_chapters_that_the_app_proposes_are_well_set_french() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/dossier/fr");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with("|---")) {
            assert_eq!(faults(line), [""; 0], "{}:{}: {line}", path.display(), at + 1);
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen} lines were read");
}
