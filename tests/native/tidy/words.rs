//! Words that a file may not use, the head it must have, and how long it may be.

use super::source::Source;
use super::{Complaints, hold, on};

const LONGEST: usize = 400;

fn words_of(source: &Source, words: &[&str], why: &str) -> Complaints {
    words
        .iter()
        .flat_map(|word| source.words(word).into_iter().map(move |at| (word, at)))
        .map(|(word, at)| format!("{}: `{word}`: {why}", source.place(at)))
        .collect()
}

fn is_core(source: &Source) -> bool {
    matches!(source.layer(), "domain" | "document")
}

fn length(source: &Source) -> Complaints {
    let lines = source.lines_without_tests();
    if lines <= LONGEST {
        return Vec::new();
    }
    vec![format!("{}: {lines} lines without its tests, {LONGEST} at most: cut it by nouns", source.path)]
}

fn head(source: &Source) -> Complaints {
    if source.raw.starts_with("//!") {
        return Vec::new();
    }
    vec![format!(
        "{}: begin with //! and what the file is for and deliberately does not know",
        source.path
    )]
}

fn no_style_attribute(source: &Source) -> Complaints {
    source
        .words("style=")
        .into_iter()
        .map(|at| format!("{}: the policy blocks style=…: use a class, or style:property=", source.place(at)))
        .collect()
}

fn no_unwrap_at_the_browser(source: &Source) -> Complaints {
    if !matches!(source.layer(), "platform" | "state" | "ui") {
        return Vec::new();
    }
    words_of(source, &[".unwrap()", ".expect("], "a browser may refuse anything: return a typed error")
}

fn no_markup_from_text(source: &Source) -> Complaints {
    let words = [
        "inner_html",
        "set_inner_html",
        "outer_html",
        "set_outer_html",
        "insert_adjacent_html",
        "document_write",
    ];
    words_of(source, &words, "markup made of data can carry a script: build nodes")
}

fn no_float_in_the_core(source: &Source) -> Complaints {
    if !is_core(source) {
        return Vec::new();
    }
    words_of(source, &["f32", "f64"], "amounts are integer cents and decimals")
}

fn no_outside_in_the_core(source: &Source) -> Complaints {
    if !is_core(source) {
        return Vec::new();
    }
    let words = ["serde_json", "leptos", "web_sys", "js_sys", "wasm_bindgen"];
    words_of(source, &words, "the core knows no format and no browser")
}

fn no_browser_in_views(source: &Source) -> Complaints {
    if source.layer() != "ui" {
        return Vec::new();
    }
    words_of(
        source,
        &["web_sys", "js_sys", "idb", "gloo_net", "gloo_timers"],
        "a view asks state, which asks the platform",
    )
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    hold(length);
}

#[test]
fn a_long_file_is_found_and_its_tests_do_not_count() {
    let long = "let a = 1;\n".repeat(401);
    assert!(on(length, "src/domain/a.rs", &long).contains("401 lines"));
    let tested = format!("//! x\n#[cfg(test)]\nmod tests {{\n{long}}}\n");
    assert_eq!(on(length, "src/domain/a.rs", &tested), "");
}

#[test]
fn every_file_says_what_it_is_for() {
    hold(head);
}

#[test]
fn a_file_without_a_head_is_found() {
    assert!(on(head, "src/domain/a.rs", "use std::fmt;\n").contains("begin with //!"));
    assert_eq!(on(head, "src/domain/a.rs", "//! Money.\n"), "");
}

#[test]
fn no_view_has_a_style_attribute() {
    hold(no_style_attribute);
}

#[test]
fn a_style_attribute_is_found_and_a_style_property_is_not() {
    assert_eq!(on(no_style_attribute, "src/ui/a.rs", "view! { <p style=\"color:red\"/> }").lines().count(), 1);
    assert_eq!(on(no_style_attribute, "src/ui/a.rs", "view! { <p style=move || x/> }").lines().count(), 1);
    assert_eq!(on(no_style_attribute, "src/ui/a.rs", "view! { <p style:width=\"1px\"/> } // style=\"x\""), "");
}

#[test]
fn nothing_near_the_browser_unwraps() {
    hold(no_unwrap_at_the_browser);
}

#[test]
fn an_unwrap_near_the_browser_is_found_even_where_clippy_was_told_to_look_away() {
    let bad = "#[allow(clippy::unwrap_used)]\nfn f() { window().unwrap(); x.expect(\"there\"); y.unwrap_or(1); }";
    for path in ["src/platform/a.rs", "src/state/a.rs", "src/ui/a.rs"] {
        assert_eq!(on(no_unwrap_at_the_browser, path, bad).lines().count(), 2);
    }
    assert_eq!(
        on(no_unwrap_at_the_browser, "src/ui/a.rs", "#[cfg(test)]\nmod tests { fn f() { x.unwrap() } }"),
        ""
    );
}

#[test]
fn no_markup_is_made_of_text() {
    hold(no_markup_from_text);
}

#[test]
fn markup_made_of_text_is_found() {
    assert!(on(no_markup_from_text, "src/ui/a.rs", "view! { <p inner_html=text/> }").contains("`inner_html`"));
    assert!(on(no_markup_from_text, "src/platform/a.rs", "e.set_inner_html(&x);").contains("`set_inner_html`"));
}

#[test]
fn no_float_is_in_the_core() {
    hold(no_float_in_the_core);
}

#[test]
fn a_float_in_the_core_is_found() {
    assert!(on(no_float_in_the_core, "src/domain/a.rs", "fn f(x: f64) {}").contains("`f64`"));
    assert!(on(no_float_in_the_core, "src/document/a.rs", "let x = y as f32;").contains("`f32`"));
    assert_eq!(on(no_float_in_the_core, "src/solver/a.rs", "fn f(x: f64) {}"), "");
}

#[test]
fn the_core_knows_no_format_and_no_browser() {
    hold(no_outside_in_the_core);
}

#[test]
fn a_format_or_a_browser_in_the_core_is_found() {
    for word in ["serde_json::Value", "leptos::prelude", "web_sys::Window"] {
        let text = format!("use {word};");
        assert_eq!(on(no_outside_in_the_core, "src/domain/a.rs", &text).lines().count(), 1);
        assert_eq!(on(no_outside_in_the_core, "src/document/a.rs", &text).lines().count(), 1);
    }
    assert_eq!(on(no_outside_in_the_core, "src/exchange/a.rs", "use serde_json::Value;"), "");
}

#[test]
fn views_call_no_browser() {
    hold(no_browser_in_views);
}

#[test]
fn a_view_that_calls_the_browser_is_found() {
    assert!(on(no_browser_in_views, "src/ui/a.rs", "leptos::web_sys::window()").contains("`web_sys`"));
    assert_eq!(on(no_browser_in_views, "src/platform/a.rs", "web_sys::window()"), "");
}
