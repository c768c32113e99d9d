//! `index.html` obeys the policy it states, and the other places that state it say the same.

use super::{Complaints, fail_on, read};

/// The opening tags of a page, without what is in comments.
fn tags(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .filter(|rest| rest.starts_with(|first: char| first.is_ascii_alphabetic()))
        .map(|rest| rest.split('>').next().unwrap_or(rest))
        .collect()
}

/// The attribute names of a tag. Values are cut out first, so that their words are not taken for names.
fn attributes(tag: &str) -> Vec<String> {
    let names: String = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    names
        .split_whitespace()
        .skip(1)
        .map(|name| name.trim_end_matches(['=', '/']).to_lowercase())
        .collect()
}

fn inline(html: &str) -> Complaints {
    let mut complaints = Vec::new();
    for tag in tags(html) {
        let names = attributes(tag);
        let element = tag.split(|character: char| !character.is_alphanumeric()).next().unwrap_or(tag);
        if element == "script" && !names.iter().any(|name| name == "src") {
            complaints.push("index.html: a script without src: the policy blocks it".to_string());
        }
        if element == "style" {
            complaints.push("index.html: <style>: the policy blocks it".to_string());
        }
        for name in names.iter().filter(|name| *name == "style" || name.starts_with("on")) {
            complaints.push(format!("index.html: {name}= in <{element}>: the policy blocks it"));
        }
    }
    complaints
}

/// The text between the two quotes that follow `key`.
fn quoted_after<'a>(text: &'a str, key: &str) -> &'a str {
    let after = text.split_once(key).unwrap_or_else(|| panic!("{key} is not there")).1;
    after.split('"').nth(1).unwrap_or_else(|| panic!("{key} has no value"))
}

#[test]
fn the_page_has_no_inline_script_style_or_handler() {
    fail_on(inline(&read("index.html")));
}

#[test]
fn an_inline_script_style_or_handler_is_found() {
    let bad = "<p style=\"color:red\">a</p><script>alert(1)</script><style>p{}</style><body onload=\"x()\"><a ONCLICK=\"y\">";
    assert_eq!(inline(bad).len(), 5, "{:?}", inline(bad));
    assert!(inline("<script type=\"module\" src=\"a.js\"></script><p class=\"on style\">on</p>").is_empty());
}

#[test]
fn the_page_and_the_development_server_state_one_policy() {
    let page = read("index.html");
    let meta = quoted_after(page.split_once("Content-Security-Policy\"").expect("a policy").1, "content=");
    let trunk = read("Trunk.toml");
    let header = quoted_after(trunk.split_once("\"Content-Security-Policy\"").expect("a header").1, "=");
    assert_eq!(header, format!("{meta}; frame-ancestors 'none'"), "Trunk.toml and index.html");
    for wanted in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'"] {
        assert!(meta.split("; ").any(|rule| rule == wanted), "{wanted}");
    }
}

#[test]
fn the_page_links_every_style_sheet_in_order() {
    let page = read("index.html");
    let linked: Vec<&str> = page
        .match_indices("href=\"style/")
        .map(|(at, key)| page[at + key.len() - "style/".len()..].split('"').next().unwrap_or(""))
        .collect();
    assert_eq!(linked, super::files("style", ".css"));
}
