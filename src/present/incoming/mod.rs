//! What the app says about files that come in: which file, which place of it, which value, what to do. Texts of a file are
//! data: shortened, without characters that print nothing. It reads no file.

mod bid;
mod expected;
mod not_carried;
mod notice;
mod notice_words;
mod offers;
mod own_files;
mod place;
mod refusal;
#[cfg(test)]
mod tests;

pub use bid::{refusals, warnings};
pub use not_carried::not_carried;
pub use notice::{notice_error, notice_read};
pub use offers::{OfferNewsView, PriceNews, offer_for_another_bid, offer_news};
pub use own_files::{failed_to_read, file_error, not_opened, pasted_name, too_large};

use crate::domain::dates::{Date, Moment};
use crate::i18n::texts::incoming as texts;
use crate::i18n::{Lang, Text, format};

/// How much a remark matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used before this is put right.
    Fault,
    /// Used, and to be checked by a person.
    Warning,
    Info,
}

/// One remark, a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportItem {
    pub text: String,
    /// In small print: a JSON Pointer, a business term, the values that were left out (one a line).
    pub detail: Option<String>,
    pub severity: Severity,
}

/// What a file gave, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// The name of the file, fit to be shown.
    pub file: String,
    /// Names the file and says what became of it.
    pub headline: String,
    pub items: Vec<ReportItem>,
    /// Nothing was opened or changed.
    pub is_refused: bool,
}

impl FileReport {
    fn new(file: &str, what: &str, items: Vec<ReportItem>, is_refused: bool, lang: Lang) -> Self {
        let file = excerpt(file);
        let headline = if file.is_empty() {
            texts::HEADLINE_ALONE.fill(lang, &[("what", &capitalised(what))])
        } else {
            texts::HEADLINE.fill(lang, &[("file", &file), ("what", what)])
        };
        Self {
            file,
            headline,
            items,
            is_refused,
        }
    }

    /// A file that was not opened, for one reason.
    fn refused(file: &str, what: Text, why: String, lang: Lang) -> Self {
        Self::new(file, what.get(lang), vec![ReportItem::new(Severity::Fault, why)], true, lang)
    }

    /// The remarks as texts, to be kept in the bid.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        self.items.iter().map(|item| item.text.clone()).collect()
    }
}

impl ReportItem {
    fn new(severity: Severity, text: String) -> Self {
        Self { text, detail: None, severity }
    }
    fn with_detail(self, detail: String) -> Self {
        Self {
            detail: Some(detail).filter(|detail| !detail.is_empty()),
            ..self
        }
    }
}

/// Most characters of a value in a sentence.
const EXCERPT_MAX: usize = 60;
/// Most characters of a value in small print.
const DETAIL_MAX: usize = 300;

/// A value of a file for a sentence: no control characters, nothing invisible, nothing that turns the direction of the text.
#[must_use]
pub fn excerpt(value: &str) -> String {
    shortened(value, EXCERPT_MAX)
}

/// The same for small print.
fn long_excerpt(value: &str) -> String {
    shortened(value, DETAIL_MAX)
}

fn shortened(value: &str, most: usize) -> String {
    let mut text = String::new();
    let mut count = 0;
    for character in value.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| prints(*c)) {
        if character == ' ' && (text.is_empty() || text.ends_with(' ')) {
            continue;
        }
        if count == most {
            text.pop();
            text.push('…');
            break;
        }
        text.push(character);
        count += 1;
    }
    text.trim_end().to_owned()
}

fn prints(c: char) -> bool {
    let is_hidden = matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
    );
    !c.is_control() && !is_hidden
}

/// A value in the quotation marks of the language; «rien» for one that shows nothing.
fn quoted(value: &str, lang: Lang) -> String {
    let value = excerpt(value);
    if value.is_empty() {
        texts::NOTHING.get(lang).to_owned()
    } else {
        texts::QUOTED.fill(lang, &[("value", &value)])
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A name inside a sentence; what stands in capitals, like CPV, keeps them.
fn uncapitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// A stated date or moment as people read it; in quotes what is neither.
fn stated(text: &str, lang: Lang) -> String {
    match (Moment::parse(text), Date::parse(text)) {
        (Ok(moment), _) => format::moment(&moment, lang),
        (_, Ok(day)) => format::date(day, lang),
        _ => quoted(text, lang),
    }
}

/// The text for none, for one or for several of something.
fn counted(lang: Lang, count: usize, none: Text, one: Text, many: Text) -> String {
    match count {
        0 => none.get(lang).to_owned(),
        1 => one.get(lang).to_owned(),
        _ => many.fill(lang, &[("count", &count.to_string())]),
    }
}
