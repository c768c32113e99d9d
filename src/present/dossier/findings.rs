//! What is wrong with the text of a chapter, as sentences: variables that say nothing, internal amounts, prices where none may be, words
//! that were meant to be replaced.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::leaks::{Secret, Secrets};
use super::numbers::numbers;
use super::phases::phases;
use super::pictures;
use super::variables::{self, Variable, VariableFault};
use crate::document::{Chapter, ChapterKind, Document, Role};
use crate::domain::bid::Subcontractor;
use crate::domain::checks::Severity;
use crate::domain::client_view::ClientView;
use crate::domain::results::Results;
use crate::i18n::texts::dossier as texts;
use crate::i18n::{Lang, Text};
use crate::present::route::Screen;

/// Words that a finished text does not hold (check K37), in lower case.
const LEFT_OVER: [&str; 5] = ["à compléter", "to complete", "lorem ipsum", "todo", "xxx"];

/// Something to mend in a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// Number of the check (domain brief §8); empty when it has none.
    pub code: &'static str,
    pub sentence: String,
}

impl Finding {
    pub(super) fn blocking(code: &'static str, sentence: String) -> Self {
        Self {
            severity: Severity::Blocking,
            code,
            sentence,
        }
    }
    pub(super) fn warning(sentence: String) -> Self {
        Self {
            severity: Severity::Warning,
            code: "",
            sentence,
        }
    }
    /// False for what is only to be looked at.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        self.severity == Severity::Blocking
    }
}

/// What the texts of a bid are judged by, made once for all chapters.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    view: ClientView,
    secrets: Secrets,
    /// By name, and whether it only adorns.
    pictures: BTreeMap<Arc<str>, bool>,
    /// A member's copy knows neither the price nor the others: its variables are judged at the lead's.
    is_members_copy: bool,
}

impl Desk {
    #[must_use]
    pub fn of(document: &Document, results: &Results) -> Self {
        Self {
            view: ClientView::of(&document.bid(), &results.contract),
            secrets: Secrets::of(document, results),
            pictures: pictures::known(document),
            is_members_copy: matches!(document.role, Role::Member(_)),
        }
    }

    /// The variables that can be used, with what they say today.
    #[must_use]
    pub fn variables(&self, lang: Lang) -> Vec<Variable> {
        variables::available(&self.view, lang)
    }

    /// What is wrong with `text` as the text of `chapter`, the gravest first.
    #[must_use]
    pub fn findings(&self, chapter: &Chapter, text: &str, lang: Lang) -> Vec<Finding> {
        let mut found = self.leaks(&chapter.head.title, lang);
        found.extend(self.leaks(text, lang));
        if !self.is_members_copy {
            let faults = variables::resolve(text, &self.view, true, lang).faults;
            found.extend(faults.iter().map(|fault| Finding::blocking("", variable_fault(fault, lang))));
        }
        found.extend(pictures::findings(chapter, text, &self.pictures, lang));
        if chapter.kind == ChapterKind::Migration {
            let unread = phases(text).unread.into_iter();
            found.extend(unread.map(|typed| Finding::warning(texts::WEEKS_UNREAD.fill(lang, &[("typed", &typed)]))));
        }
        let lower = text.to_lowercase();
        if let Some(word) = LEFT_OVER.into_iter().find(|word| holds_word(&lower, word)) {
            found.push(Finding::blocking("K37", texts::LEFT_OVER.fill(lang, &[("word", word)])));
        }
        if chapter.head.is_in_memo
            && let Some(price) = numbers(text).into_iter().find(|number| number.is_euros)
        {
            let typed = text.get(price.at).unwrap_or_default();
            found.push(Finding::warning(texts::PRICE_IN_MEMO.fill(lang, &[("typed", typed)])));
        }
        found
    }

    /// Internal amounts that a text quotes.
    fn leaks(&self, text: &str, lang: Lang) -> Vec<Finding> {
        let sentence = |secret| match secret {
            Secret::Ask => texts::LEAK_ASK,
            Secret::Settlement => texts::LEAK_SETTLEMENT,
            Secret::Private => texts::LEAK_PRIVATE,
        };
        let leaks = self.secrets.found_in(text);
        let told = leaks.iter().map(|leak| sentence(leak.secret).fill(lang, &[("typed", &leak.typed)]));
        told.map(|sentence| Finding::blocking("K35", sentence)).collect()
    }
}

/// What is wrong with all that is typed for the client, each with where it is and the screen where it is mended: the chapters that are
/// printed, why the group bids together, and what subcontractors do. To be read before anything is exported.
#[must_use]
pub fn of_all(document: &Document, results: &Results, lang: Lang) -> Vec<(Screen, Finding)> {
    let chapters = document.dossier.chapters.iter();
    let written: Vec<_> = chapters
        .filter(|c| c.head.is_on && !(c.text.is_empty() && c.head.title.is_empty() && c.pictures.is_empty()))
        .collect();
    let why = &document.frame.group.justification;
    let cards = document.members.iter().map(|member| &member.card);
    let subcontractors: Vec<&Subcontractor> = cards.flat_map(|card| &card.subcontractors).collect();
    if written.is_empty() && why.is_empty() && subcontractors.is_empty() {
        return Vec::new();
    }
    let desk = Desk::of(document, results);
    let placed = |place: Text, name: &str, finding: Finding| Finding {
        sentence: place.fill(lang, &[("name", name), ("what", &finding.sentence)]),
        ..finding
    };
    let of_chapters = written.iter().flat_map(|chapter| {
        let title = super::title(chapter, lang);
        let found = desk.findings(chapter, &chapter.text, lang).into_iter();
        found.map(move |finding| (Screen::Dossier, placed(texts::IN_CHAPTER, &title, finding)))
    });
    let of_group = desk.leaks(why, lang).into_iter();
    let of_group = of_group.map(|finding| (Screen::Group, placed(texts::IN_JUSTIFICATION, "", finding)));
    let of_subcontractors = subcontractors.into_iter().flat_map(|of| {
        let found = desk.leaks(&typed_for(of), lang).into_iter();
        found.map(|finding| (Screen::Group, placed(texts::IN_DC4, &of.name, finding)))
    });
    of_chapters.chain(of_group).chain(of_subcontractors).collect()
}

/// What is typed of a subcontractor in sentences.
fn typed_for(of: &Subcontractor) -> String {
    let data = &of.personal_data;
    [
        &of.nature,
        &of.place,
        &of.price_variation,
        &of.capacities,
        &data.nature,
        &data.purpose,
        &data.data,
        &data.persons,
    ]
    .map(String::as_str)
    .join("\n")
}

fn variable_fault(fault: &VariableFault, lang: Lang) -> String {
    match fault {
        VariableFault::Unknown { name, near } if near.is_empty() => texts::VARIABLE_UNKNOWN.fill(lang, &[("name", name)]),
        VariableFault::Unknown { name, near } => texts::VARIABLE_UNKNOWN_NEAR.fill(lang, &[("name", name), ("near", &near.join(", "))]),
        VariableFault::Empty { name } => {
            let what = variables::meaning(name).map_or("", |text: Text| text.get(lang));
            texts::VARIABLE_EMPTY.fill(lang, &[("name", name), ("what", what)])
        }
        VariableFault::Unclosed { after } => texts::VARIABLE_UNCLOSED.fill(lang, &[("after", after)]),
    }
}

/// As a word of its own.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}
