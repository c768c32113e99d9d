//! Every class that a view names has a rule in `style/`.

use super::source::{Source, closing, is_word};
use super::{Complaints, fail_on, files, on, read, sources};
use std::collections::BTreeSet;

fn is_class(character: char) -> bool {
    is_word(character) || character == '-'
}

/// The classes that a style sheet has selectors for.
fn selected(css: &str) -> BTreeSet<String> {
    let css = without(&without(css, "/*", "*/"), "url(", ")");
    let mut found = BTreeSet::new();
    for (at, _) in css.match_indices('.') {
        let name: String = css[at + 1..].chars().take_while(|character| is_class(*character)).collect();
        // `.5rem` is no class.
        if name.starts_with(|first: char| !first.is_ascii_digit()) {
            found.insert(name);
        }
    }
    found
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        rest = after.split_once(close).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The classes that a view names, with where: `class="a b"`, `class:a=`, `class=("a", …)`, `class=move || if x { "a" } …`.
fn named(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in source.words("class") {
        let after = at + "class".len();
        let rest = &source.code[after..];
        if let Some(name) = rest.strip_prefix(':') {
            let name: String = name.chars().take_while(|character| is_class(*character)).collect();
            if source.code[after + 1 + name.len()..].starts_with('=') {
                found.push((at, name));
            }
        } else if rest.starts_with('=') && !rest.starts_with("==") {
            let end = value_end(&source.code, after + 1);
            for string in source.strings.iter().filter(|string| string.start > after && string.end <= end) {
                let classes = source.raw[string.clone()].split_whitespace();
                found.extend(classes.map(|class| (at, class.to_string())));
            }
        }
    }
    found
}

/// Where the value of an attribute that begins at `at` ends: at the end of its string or bracket, or of the tag.
fn value_end(code: &str, at: usize) -> usize {
    match code.as_bytes().get(at) {
        Some(b'"') => at + 1 + code[at + 1..].find('"').map_or(0, |found| found + 1),
        Some(b'(' | b'[' | b'{') => closing(code, at),
        // `move || …`: up to the next attribute or the end of the tag; brackets inside belong to it.
        _ => {
            let mut end = at;
            while let Some(byte) = code.as_bytes().get(end) {
                match byte {
                    b'(' | b'[' | b'{' => end = closing(code, end),
                    b'=' | b'>' if ends_value(code, end) => return end,
                    _ => end += 1,
                }
            }
            end
        }
    }
}

/// Is the `=` or `>` at `at` the one of a next attribute or of the tag, not of `=>`, `->`, `==`, `a > b`?
fn ends_value(code: &str, at: usize) -> bool {
    let before = code[..at].chars().next_back().unwrap_or(' ');
    let after = code[at + 1..].chars().next().unwrap_or(' ');
    match &code[at..=at] {
        "=" => is_word(before) && !matches!(after, '=' | '>'),
        _ => !(matches!(before, '-' | '=') || before == ' ' && after == ' '),
    }
}

fn unstyled(source: &Source, styled: &BTreeSet<String>) -> Complaints {
    if source.layer() != "ui" {
        return Vec::new();
    }
    named(source)
        .into_iter()
        .filter(|(at, class)| !source.in_tests(*at) && !styled.contains(class))
        .map(|(at, class)| format!("{}: the class `{class}` has no rule in style/", source.place(at)))
        .collect()
}

#[test]
fn every_class_of_a_view_has_a_rule() {
    let styled = files("style", ".css").iter().flat_map(|path| selected(&read(path))).collect();
    fail_on(sources().iter().flat_map(|source| unstyled(source, &styled)).collect());
}

#[test]
fn a_class_without_a_rule_is_found_however_it_is_named() {
    let styled = selected("/* .not-this */ .bid-row:hover, td.amount { margin: .5rem; src: url(a.woff2) } &.wide {}");
    assert_eq!(styled.iter().map(String::as_str).collect::<Vec<_>>(), ["amount", "bid-row", "wide"]);
    let rule = |source: &Source| unstyled(source, &styled);
    let cases = [
        ("view! { <p class=\"bid-row lost\"/> }", "`lost`"),
        ("view! { <p class:not-there=open/> }", "`not-there`"),
        ("view! { <p class=(\"gone\", move || open.get())/> }", "`gone`"),
        (
            "view! { <p class=move || if open.get() > 1 { \"wide\" } else { \"away\" }>\"text\"</p> }",
            "`away`",
        ),
    ];
    for (text, wanted) in cases {
        let said = on(rule, "src/ui/a.rs", text);
        assert_eq!(said.lines().count(), 1, "{text}: {said}");
        assert!(said.contains(wanted), "{text}: {said}");
    }
    assert_eq!(
        on(
            rule,
            "src/ui/a.rs",
            "view! { <p class=move || if a { \"wide\" } else { \"\" } title=\"no\" class=\"bid-row\" class:wide=open id=\"x\"/> } // class=\"no\""
        ),
        ""
    );
}
