//! What is wrong with the text of a chapter, as sentences: variables that say nothing, internal amounts, prices where none may be, words
//! that were meant to be replaced.

use super::leaks::{Secret, Secrets};
use super::numbers::numbers;
use super::variables::{self, Variable, VariableFault};
use crate::document::{Chapter, Document, Role};
use crate::domain::client_view::ClientView;
use crate::domain::results::Results;
use crate::i18n::texts::dossier as texts;
use crate::i18n::{Lang, Text};

/// Words that a finished text does not hold (check K37), in lower case.
const LEFT_OVER: [&str; 5] = ["à compléter", "to complete", "lorem ipsum", "todo", "xxx"];

/// Something to mend in a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// False for what is only to be looked at.
    pub is_fault: bool,
    pub sentence: String,
}

/// What the texts of a bid are judged by, made once for all chapters.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    view: ClientView,
    secrets: Secrets,
    /// A member's copy knows neither the price nor the others: its variables are judged at the lead's.
    is_members_copy: bool,
}

impl Desk {
    #[must_use]
    pub fn of(document: &Document, results: &Results) -> Self {
        Self {
            view: ClientView::of(&document.bid(), &results.contract),
            secrets: Secrets::of(document, results),
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
        let fault = |sentence| Finding { is_fault: true, sentence };
        let mut found: Vec<Finding> = self.leaks(text, lang).into_iter().map(fault).collect();
        if !self.is_members_copy {
            let faults = variables::resolve(text, &self.view, true, lang).faults;
            found.extend(faults.iter().map(|f| fault(variable_fault(f, lang))));
        }
        if chapter.head.is_in_memo
            && let Some(price) = numbers(text).into_iter().find(|number| number.is_euros)
        {
            let typed = text.get(price.at).unwrap_or_default();
            found.push(Finding {
                is_fault: false,
                sentence: texts::PRICE_IN_MEMO.fill(lang, &[("typed", typed)]),
            });
        }
        let lower = text.to_lowercase();
        if let Some(word) = LEFT_OVER.into_iter().find(|word| holds_word(&lower, word)) {
            found.push(Finding {
                is_fault: false,
                sentence: texts::LEFT_OVER.fill(lang, &[("word", word)]),
            });
        }
        found
    }

    fn leaks(&self, text: &str, lang: Lang) -> Vec<String> {
        let sentence = |secret| match secret {
            Secret::Ask => texts::LEAK_ASK,
            Secret::Settlement => texts::LEAK_SETTLEMENT,
            Secret::Private => texts::LEAK_PRIVATE,
        };
        let leaks = self.secrets.found_in(text);
        leaks.iter().map(|leak| sentence(leak.secret).fill(lang, &[("typed", &leak.typed)])).collect()
    }
}

/// The faults of all chapters that are printed, each with its chapter: to be read before anything is exported.
#[must_use]
pub fn problems(document: &Document, results: &Results, lang: Lang) -> Vec<String> {
    let written = || document.dossier.chapters.iter().filter(|c| c.head.is_on && !c.text.is_empty());
    if written().next().is_none() {
        return Vec::new();
    }
    let desk = Desk::of(document, results);
    written()
        .flat_map(|chapter| {
            let title = super::title(chapter, lang);
            let of_chapter = move |sentence: String| texts::IN_CHAPTER.fill(lang, &[("chapter", &title), ("what", &sentence)]);
            desk.findings(chapter, &chapter.text, lang)
                .into_iter()
                .filter(|finding| finding.is_fault)
                .map(move |finding| of_chapter(finding.sentence))
        })
        .collect()
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
