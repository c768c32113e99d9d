//! Nothing obeys all the rules: which of them stand in each other's way, and what to do about each.

use super::Asked;
use crate::document::Document;
use crate::domain::optimum::Outcome;
use crate::domain::results::Results;
use crate::domain::rules::RuleId;
use crate::i18n::Lang;
use crate::i18n::texts::optimiser as texts;
use crate::present::route::Screen;
use crate::present::rules::{RuleWords, advice, family};

#[derive(Clone, Debug, PartialEq)]
pub struct ConflictView {
    pub lead: &'static str,
    /// Lines that nobody has priced: the first thing to mend.
    pub lines_without_ask: Vec<String>,
    pub rules: Vec<ConflictRule>,
    pub is_stale: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ConflictRule {
    pub rule: RuleId,
    pub family: &'static str,
    pub sentence: String,
    pub advice: &'static str,
    /// Where it is mended; `None` = here.
    pub screen: Option<Screen>,
}

/// `None` unless the search found that nothing is possible, or nothing in its time.
#[must_use]
pub fn conflict(asked: &Asked, document: &Document, results: &Results, lang: Lang) -> Option<ConflictView> {
    let is_stale = !asked.document.asks_the_same(document);
    let conflict = match asked.outcome()? {
        Outcome::Infeasible { conflict } => conflict,
        Outcome::NothingYet { .. } => {
            return Some(ConflictView {
                lead: texts::NOTHING_YET.get(lang),
                lines_without_ask: Vec::new(),
                rules: Vec::new(),
                is_stale,
            });
        }
        _ => return None,
    };
    let words = RuleWords::new(document, results, lang);
    let rule = |rule: &RuleId| {
        let (advice, screen) = advice(rule);
        ConflictRule {
            rule: rule.clone(),
            family: family(rule).get(lang),
            sentence: words.asked(rule),
            advice: advice.get(lang),
            screen,
        }
    };
    let lead = match (conflict.rules.len(), conflict.lines_without_ask.is_empty()) {
        (_, false) => texts::LINES_WITHOUT_PRICE,
        (0, _) => texts::IMPOSSIBLE,
        _ if !conflict.is_irreducible => texts::MAYBE_IN_CONFLICT,
        (1, _) => texts::ONE_RULE_ALONE,
        _ => texts::RULES_IN_CONFLICT,
    };
    let lines = document.frame.lines.iter().filter(|l| conflict.lines_without_ask.contains(&l.id));
    Some(ConflictView {
        lead: lead.get(lang),
        lines_without_ask: lines.map(|l| crate::present::offers::head(l)).collect(),
        rules: conflict.rules.iter().map(rule).collect(),
        is_stale,
    })
}
