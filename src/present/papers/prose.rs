//! From the wording of a paper (`public/papers/`) to its sections. A wording is plain text with places: it decides what is said and in which
//! order, never an amount. What it asks for and nobody filled in is printed as missing, so that it cannot be overlooked.
//!
//! A line is `# heading`, `#! heading` (on a new page), `## heading` (inside a section), `- item`, `label :: value`, `> statement`, `~ note`,
//! `@block` (a table or list that is computed), or text; an empty line ends a paragraph. `{{name}}` is a place, `{{name?}}` one that may stay empty.

use crate::i18n::Lang;
use crate::i18n::texts::papers as texts;
use crate::present::proposal::{Block, Row, Section};

/// What a paper knows. `None` for a name that it does not know.
pub trait Knows {
    /// Text for a place; empty when the bid does not say.
    fn value(&self, name: &str) -> Option<String>;
    /// The blocks of this name.
    fn blocks(&self, name: &str) -> Option<Vec<Block>>;
}

/// The sections of a wording.
#[must_use]
pub fn sections(wording: &str, knows: &dyn Knows, lang: Lang) -> Vec<Section> {
    let mut writer = Writer {
        knows,
        lang,
        sections: Vec::new(),
        paragraph: Vec::new(),
    };
    wording.lines().for_each(|line| writer.take(line.trim_end()));
    writer.end_paragraph();
    writer.sections
}

struct Writer<'a> {
    knows: &'a dyn Knows,
    lang: Lang,
    sections: Vec<Section>,
    paragraph: Vec<String>,
}

impl Writer<'_> {
    fn take(&mut self, line: &str) {
        let marks = ["#! ", "## ", "# ", "- ", "> ", "~ ", "@"];
        let found = marks.into_iter().find_map(|mark| Some((mark, line.strip_prefix(mark)?)));
        if found.is_some() || line.is_empty() || line.contains(" :: ") {
            self.end_paragraph();
        }
        match found {
            Some((mark @ ("# " | "#! "), heading)) => self.begin(heading, mark == "#! "),
            Some(("## ", text)) => {
                let text = self.filled(text);
                self.push(Block::Heading { text });
            }
            Some(("- ", item)) => self.item(item),
            Some(("> ", text)) => {
                let text = self.filled(text);
                self.push(Block::Statement { text });
            }
            Some(("~ ", text)) => {
                let text = self.filled(text);
                self.push(Block::Note { text });
            }
            Some((_, name)) => {
                let blocks = self.knows.blocks(name).unwrap_or_else(|| vec![self.unknown(name)]);
                blocks.into_iter().for_each(|block| self.push(block));
            }
            None => match line.split_once(" :: ") {
                Some((label, value)) => self.fact(label, value),
                None if line.is_empty() => {}
                None => self.paragraph.push(line.to_owned()),
            },
        }
    }

    fn begin(&mut self, heading: &str, on_new_page: bool) {
        let heading = self.filled(heading);
        self.sections.push(Section {
            heading,
            on_new_page,
            blocks: Vec::new(),
        });
    }

    fn push(&mut self, block: Block) {
        if self.sections.is_empty() {
            self.sections.push(Section {
                heading: String::new(),
                on_new_page: false,
                blocks: Vec::new(),
            });
        }
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    fn item(&mut self, item: &str) {
        let item = self.filled(item);
        match self.sections.last_mut().and_then(|s| s.blocks.last_mut()) {
            Some(Block::List { items }) => items.push(item),
            _ => self.push(Block::List { items: vec![item] }),
        }
    }

    /// A row without a value is left out: only places that may stay empty give none.
    fn fact(&mut self, label: &str, value: &str) {
        let value = self.filled(value);
        if value.trim().is_empty() {
            return;
        }
        let row = Row::new(self.filled(label), value);
        match self.sections.last_mut().and_then(|s| s.blocks.last_mut()) {
            Some(Block::Facts { rows }) => rows.push(row),
            _ => self.push(Block::Facts { rows: vec![row] }),
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph).join(" ");
        if !text.is_empty() {
            let text = self.filled(&text);
            self.push(Block::Text { text });
        }
    }

    fn unknown(&self, name: &str) -> Block {
        Block::Note {
            text: texts::UNKNOWN.fill(self.lang, &[("name", name)]),
        }
    }

    /// Values are taken as they are, never as places or marks again.
    fn filled(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            filled.push_str(before);
            let Some((name, after)) = after.split_once("}}") else {
                filled.push_str("{{");
                rest = after;
                continue;
            };
            let (name, may_be_empty) = name.strip_suffix('?').map_or((name, false), |name| (name, true));
            match self.knows.value(name) {
                Some(value) if !value.is_empty() || may_be_empty => filled.push_str(&value),
                Some(_) => filled.push_str(texts::MISSING.get(self.lang)),
                None => filled.push_str(&texts::UNKNOWN.fill(self.lang, &[("name", name)])),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sample;

    impl Knows for Sample {
        fn value(&self, name: &str) -> Option<String> {
            match name {
                "buyer" => Some("# {{lead}}".to_owned()),
                "lot" => Some(String::new()),
                _ => None,
            }
        }
        fn blocks(&self, name: &str) -> Option<Vec<Block>> {
            (name == "rows").then(|| vec![Block::Note { text: "rows".to_owned() }])
        }
    }

    fn of(wording: &str) -> Vec<Section> {
        sections(wording, &Sample, Lang::En)
    }

    fn text(text: &str) -> Block {
        Block::Text { text: text.to_owned() }
    }

    #[test]
    fn a_value_is_never_read_as_a_mark_or_a_place() {
        let made = of("# A\nFor\n{{buyer}}.\n\n@rows");
        assert_eq!(made.len(), 1);
        assert_eq!(made[0].blocks, [text("For # {{lead}}."), Block::Note { text: "rows".to_owned() }]);
    }

    #[test]
    fn what_nobody_filled_in_is_marked_and_what_may_be_empty_is_left_out() {
        let made = of("# A\nLot :: {{lot?}}\nLot, again :: {{lot}}\nBuyer :: {{buyer}}\n\n- one\n- two");
        let rows = vec![Row::new("Lot, again", "[to be completed]"), Row::new("Buyer", "# {{lead}}")];
        let items = vec!["one".to_owned(), "two".to_owned()];
        assert_eq!(made[0].blocks, [Block::Facts { rows }, Block::List { items }]);
    }

    #[test]
    fn an_unknown_name_is_said() {
        assert_eq!(of("# A\n{{margin}}")[0].blocks, [text("[unknown: margin]")]);
        assert_eq!(of("{{open")[0].blocks, [text("{{open")]);
    }
}
