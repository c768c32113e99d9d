//! What the buttons above a chapter do to its text: a heading, bold, a list, a table, a link, a footnote, a variable. Positions are in
//! UTF-16 units, as text areas count.

use std::ops::Range;

use crate::i18n::texts::dossier as texts;
use crate::i18n::{Lang, Text};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tool {
    Heading,
    Bold,
    List,
    Table,
    Link,
    Footnote,
}

impl Tool {
    pub const ALL: [Self; 6] = [Self::Heading, Self::Bold, Self::List, Self::Table, Self::Link, Self::Footnote];

    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Heading => texts::TOOL_HEADING,
            Self::Bold => texts::TOOL_BOLD,
            Self::List => texts::TOOL_LIST,
            Self::Table => texts::TOOL_TABLE,
            Self::Link => texts::TOOL_LINK,
            Self::Footnote => texts::TOOL_FOOTNOTE,
        }
    }
}

/// `text` takes the place of `at`; `selected` is then selected, so that one can type on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub at: Range<usize>,
    pub text: String,
    pub selected: Range<usize>,
}

/// What a tool changes when `selection` is selected.
#[must_use]
pub fn edit(tool: Tool, text: &str, selection: &Range<usize>, lang: Lang) -> Edit {
    let here = bytes(text, selection);
    let chosen = text.get(here.clone()).unwrap_or_default();
    let or = |usual: Text| if chosen.is_empty() { usual.get(lang).to_owned() } else { chosen.to_owned() };
    match tool {
        Tool::Heading => lines(text, &here, "## "),
        Tool::List => lines(text, &here, "- "),
        Tool::Bold => around(text, &here, "**", &or(texts::TOOL_TEXT), "**"),
        Tool::Link => around(text, &here, "[", &or(texts::TOOL_TEXT), "](https://)"),
        Tool::Table => block(text, &here, texts::TOOL_TABLE_TEXT.get(lang)),
        Tool::Footnote => footnote(text, here.end, lang),
    }
}

/// A block of its own after the line of the selection.
#[must_use]
pub fn block_at(text: &str, selection: &Range<usize>, put: &str) -> Edit {
    block(text, &bytes(text, selection), put)
}

/// The text with `put` in place of a range in UTF-16 units.
#[must_use]
pub fn replaced(text: &str, at: &Range<usize>, put: &str) -> String {
    let mut done = text.to_owned();
    done.replace_range(bytes(text, at), put);
    done
}

/// The variable in the place of the selection.
#[must_use]
pub fn variable(name: &str, text: &str, selection: &Range<usize>) -> Edit {
    let here = bytes(text, selection);
    let written = format!("{{{{{name}}}}}");
    let end = utf16(text, here.start) + written.len();
    Edit {
        at: units(text, &here),
        text: written,
        selected: end..end,
    }
}

/// Words of a text, its marks left out.
#[must_use]
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn around(text: &str, here: &Range<usize>, before: &str, inside: &str, after: &str) -> Edit {
    let from = utf16(text, here.start) + before.len();
    Edit {
        at: units(text, here),
        text: format!("{before}{inside}{after}"),
        selected: from..from + width(inside),
    }
}

/// Puts `mark` before every selected line, or takes it away when all have it.
fn lines(text: &str, here: &Range<usize>, mark: &str) -> Edit {
    let start = text.get(..here.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(here.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| here.end + at);
    let chosen = text.get(start..end).unwrap_or_default();
    let is_marked = chosen.lines().all(|line| line.starts_with(mark)) && !chosen.is_empty();
    let changed: Vec<String> = chosen
        .split('\n')
        .map(|line| match line.strip_prefix(mark) {
            Some(bare) if is_marked => bare.to_owned(),
            Some(_) => line.to_owned(),
            None => format!("{mark}{line}"),
        })
        .collect();
    let changed = changed.join("\n");
    let at = units(text, &(start..end));
    let end = at.start + width(&changed);
    Edit {
        at,
        selected: end..end,
        text: changed,
    }
}

/// A block of its own after the line of the selection, with an empty line around it.
fn block(text: &str, here: &Range<usize>, block: &str) -> Edit {
    let end = text.get(here.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| here.end + at);
    let before = match text.get(..end).unwrap_or_default() {
        above if above.trim().is_empty() || above.ends_with("\n\n") => "",
        above if above.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let from = utf16(text, end);
    let put = format!("{before}{block}\n");
    let end_of_put = from + width(&put);
    Edit {
        at: from..from,
        text: put,
        selected: end_of_put..end_of_put,
    }
}

/// The mark where the selection ends, the note at the end of the text, ready to be typed.
fn footnote(text: &str, at: usize, lang: Lang) -> Edit {
    let number = (1..).find(|n| !text.contains(&format!("[^{n}]"))).unwrap_or(1);
    let rest = text.get(at..).unwrap_or_default();
    let note = texts::TOOL_NOTE_TEXT.get(lang);
    let put = format!("[^{number}]{}\n\n[^{number}]: {note}", rest.trim_end());
    let from = utf16(text, at);
    let end = from + width(&put);
    Edit {
        at: from..utf16(text, text.len()),
        text: put,
        selected: end - width(note)..end,
    }
}

fn width(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The position in UTF-16 units of a byte.
fn utf16(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, width)
}

fn units(text: &str, bytes: &Range<usize>) -> Range<usize> {
    utf16(text, bytes.start)..utf16(text, bytes.end)
}

/// The bytes of a range in UTF-16 units, on the borders of characters, in order.
fn bytes(text: &str, units: &Range<usize>) -> Range<usize> {
    let byte = |unit: usize| {
        let mut seen = 0;
        for (at, c) in text.char_indices() {
            if seen >= unit {
                return at;
            }
            seen += c.len_utf16();
        }
        text.len()
    };
    let start = byte(units.start);
    start..byte(units.end).max(start)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The text after the edit, the selection between `[[` and `]]`.
    fn after(tool: Tool, text: &str, selection: Range<usize>) -> String {
        applied(text, &edit(tool, text, &selection, Lang::En))
    }

    fn applied(text: &str, edit: &Edit) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut all: Vec<u16> = units[..edit.at.start].to_vec();
        all.extend(edit.text.encode_utf16());
        all.extend(&units[edit.at.end..]);
        let part = |range: Range<usize>| String::from_utf16(&all[range]).unwrap();
        format!(
            "{}[[{}]]{}",
            part(0..edit.selected.start),
            part(edit.selected.clone()),
            part(edit.selected.end..all.len())
        )
    }

    #[test]
    fn a_selection_becomes_bold_or_a_link_whatever_its_characters() {
        assert_eq!(after(Tool::Bold, "é🎼 sûr", 4..7), "é🎼 **[[sûr]]**");
        assert_eq!(after(Tool::Bold, "a", 1..1), "a**[[text]]**");
        assert_eq!(after(Tool::Link, "voir ici", 5..8), "voir [[[ici]]](https://)");
    }

    #[test]
    fn lines_become_a_list_and_back() {
        let listed = after(Tool::List, "un\ndeux\ntrois", 1..5);
        assert_eq!(listed, "- un\n- deux[[]]\ntrois");
        assert_eq!(after(Tool::List, "- un\n- deux", 0..9), "un\ndeux[[]]");
        assert_eq!(after(Tool::Heading, "", 0..0), "## [[]]");
    }

    #[test]
    fn a_table_and_a_footnote_go_where_they_can_be_read() {
        assert!(after(Tool::Table, "Voici", 2..2).starts_with("Voici\n\n| "));
        assert_eq!(
            after(Tool::Footnote, "Loi citée.[^1]\n\n[^1]: a", 9..9),
            "Loi citée[^2].[^1]\n\n[^1]: a\n\n[^2]: [[note]]"
        );
    }

    #[test]
    fn a_variable_takes_the_place_of_the_selection() {
        assert_eq!(applied("Total 12 €", &variable("total_ht", "Total 12 €", &(6..10))), "Total {{total_ht}}[[]]");
    }

    #[test]
    fn a_selection_outside_the_text_is_no_panic() {
        assert_eq!(after(Tool::Bold, "a", 7..90), "a**[[text]]**");
    }

    #[test]
    fn marks_are_no_words() {
        assert_eq!(words("## Un titre\n\n- l’été\n| a | b |\n|---|---|"), 5);
    }
}
