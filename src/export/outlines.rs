//! The letters of a page drawn as one outline for each run of text. The typesetter's SVG refers to every letter by itself; a browser takes
//! twice as long to show two thousand references as to show the same outlines.

use std::collections::HashMap;
use std::fmt::Write;

/// A letter kept apart is `<symbol id="…" overflow="visible"><path d="M 0 0…"/></symbol>`, its outline relative to its beginning.
const SYMBOL: [&str; 3] = ["<symbol id=\"", "\" overflow=\"visible\"><path d=\"M 0 0", "\"/></symbol>"];
/// Where it is shown.
const USE: [&str; 5] = ["<use xlink:href=\"#", "\" x=\"", "\" y=\"", "\" fill=\"", "\" fill-rule=\"nonzero\"/>"];

/// The same picture with its letters in place. Whatever is written in another way than expected stays as it is.
pub fn in_place(svg: &str) -> String {
    let outlines = outlines(svg);
    let mut out = String::with_capacity(4 * svg.len());
    let mut rest = svg;
    while let Some(begins) = rest.find(USE[0]) {
        let (before, uses) = rest.split_at(begins);
        out.push_str(before);
        let mut fill = None;
        let mut after = uses;
        while let Some((letter, next)) = letter(after, &outlines) {
            if fill != Some(letter.fill) {
                out.push_str(if fill.is_some() { "\"/>" } else { "" });
                // Writing into a string cannot fail.
                let _ = write!(out, "<path fill=\"{}\" d=\"", letter.fill);
                fill = Some(letter.fill);
            }
            let _ = write!(out, "M{} {}{}", letter.x, letter.y, letter.outline);
            after = next;
        }
        if fill.is_some() {
            out.push_str("\"/>");
        } else {
            out.push_str(USE[0]);
            after = &uses[USE[0].len()..];
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

struct Letter<'a> {
    x: &'a str,
    y: &'a str,
    fill: &'a str,
    outline: &'a str,
}

/// The letter that a text begins with, and what follows it.
fn letter<'a>(svg: &'a str, outlines: &'a HashMap<&str, String>) -> Option<(Letter<'a>, &'a str)> {
    let (id, rest) = svg.strip_prefix(USE[0])?.split_once(USE[1])?;
    let outline = outlines.get(id)?;
    let (x, rest) = rest.split_once(USE[2])?;
    let (y, rest) = rest.split_once(USE[3])?;
    let (fill, rest) = rest.split_once(USE[4])?;
    let is_plain = [x, y, fill].iter().all(|value| !value.contains('"'));
    is_plain.then_some((Letter { x, y, fill, outline }, rest))
}

/// The outlines of all letters, by their names.
fn outlines(svg: &str) -> HashMap<&str, String> {
    let symbols = svg.split(SYMBOL[0]).skip(1);
    let known = symbols.filter_map(|symbol| {
        let (id, rest) = symbol.split_once(SYMBOL[1])?;
        let (outline, _) = rest.split_once(SYMBOL[2])?;
        (!id.contains('"') && !outline.contains('"')).then(|| (id, short(outline)))
    });
    known.collect()
}

/// An outline with lengths to the hundredth of a point.
fn short(outline: &str) -> String {
    let mut out = String::with_capacity(outline.len() / 2);
    for part in outline.split(' ').filter(|part| !part.is_empty()) {
        // A number may have a command before or after it.
        let begins = part.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(part.len());
        let ends = part.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(begins, |last| last + 1);
        let (before, number, after) = (&part[..begins], &part[begins..ends], &part[ends..]);
        let number = number.parse().map_or_else(|_| number.to_owned(), rounded);
        let is_glued = before.is_empty() && out.ends_with(|c: char| c.is_ascii_digit()) && !number.starts_with('-');
        out.push_str(if is_glued { " " } else { "" });
        out.push_str(before);
        out.push_str(&number);
        out.push_str(after);
    }
    out
}

/// To the hundredth, as short as SVG has it: `.5`, `-1`.
fn rounded(length: f64) -> String {
    let text = format!("{length:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text.strip_prefix("-0.").map(|rest| format!("-.{rest}")) {
        Some(negative) => negative,
        None if text == "-0" || text == "0" => "0".to_owned(),
        None => text.strip_prefix('0').unwrap_or(text).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: &str = "<defs><symbol id=\"gA\" overflow=\"visible\"><path d=\"M 0 0m 5.9399 0v 6.8200001l 3 -0.00001q 1 -0.5 3 4.5Z m 1 -1Z \"/></symbol>\
                           <symbol id=\"gB\" overflow=\"visible\"><path d=\"M 0 0h 12Z \"/></symbol></defs>";

    fn shown(id: &str, x: &str, fill: &str) -> String {
        format!("<use xlink:href=\"#{id}\" x=\"{x}\" y=\"0\" fill=\"{fill}\" fill-rule=\"nonzero\"/>")
    }

    #[test]
    fn letters_of_a_colour_become_one_outline_at_their_places() {
        let run = shown("gA", "0", "#000") + &shown("gB", "7.25", "#000") + &shown("gB", "9", "#fff");
        let drawn = in_place(&format!("<g>{run}</g>{LETTERS}"));
        let outlines = "<path fill=\"#000\" d=\"M0 0m5.94 0v6.82l3 0q1-.5 3 4.5Zm1-1ZM7.25 0h12Z\"/><path fill=\"#fff\" d=\"M9 0h12Z\"/>";
        assert_eq!(drawn, format!("<g>{outlines}</g>{LETTERS}"));
    }

    #[test]
    fn what_is_not_known_stays_as_it_is() {
        let odd = "<use xlink:href=\"#gA\" x=\"0\" y=\"0\" fill=\"#000\" stroke=\"#111\" fill-rule=\"nonzero\"/>";
        for svg in [
            format!("<g>{}</g>{LETTERS}", shown("gC", "0", "#000")),
            format!("<g>{odd}</g>{LETTERS}"),
            format!("<g><use xlink:href=\"#gA\" transform=\"scale(2)\"/></g>{LETTERS}"),
            "<use xlink:href=\"#".to_owned(),
            "<svg/>".to_owned(),
        ] {
            assert_eq!(in_place(&svg), svg);
        }
        let mixed = in_place(&format!("{odd}{}{LETTERS}", shown("gB", "1", "#000")));
        assert_eq!(mixed, format!("{odd}<path fill=\"#000\" d=\"M1 0h12Z\"/>{LETTERS}"));
    }
}
