//! Every rule that the bid asks for, family by family, with what it costs once that is known.

use std::collections::{BTreeSet, HashMap};

use super::Asked;
use crate::document::Document;
use crate::domain::money::Cents;
use crate::domain::optimum::Answer;
use crate::domain::ratio::Ratio;
use crate::domain::results::Results;
use crate::domain::rules::{RuleId, in_force};
use crate::i18n::texts::optimiser as texts;
use crate::i18n::{Lang, format, plural};
use crate::present::rules::{RuleWords, family};

#[derive(Clone, Debug, PartialEq)]
pub struct RuleFamily {
    pub name: &'static str,
    /// «4 règles, 1 laissée de côté».
    pub note: String,
    pub rules: Vec<RuleRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RuleRow {
    pub rule: RuleId,
    pub sentence: String,
    /// It counts in the searches.
    pub is_on: bool,
    pub cost: Option<String>,
}

/// In canonical order.
#[must_use]
pub fn rule_families(document: &Document, results: &Results, without: &BTreeSet<RuleId>, asked: Option<&Asked>, lang: Lang) -> Vec<RuleFamily> {
    let words = RuleWords::new(document, results, lang);
    let costs: HashMap<&RuleId, Option<Ratio>> = match asked.filter(|a| a.document.asks_the_same(document)).map(|a| &a.answer) {
        Some(Answer::CostOfRules(costs)) => costs.iter().map(|c| (&c.rule, c.saves)).collect(),
        _ => HashMap::new(),
    };
    let mut families: Vec<RuleFamily> = Vec::new();
    for rule in in_force(&document.bid()) {
        let name = family(&rule).get(lang);
        let row = RuleRow {
            sentence: words.asked(&rule),
            is_on: !without.contains(&rule),
            cost: costs.get(&rule).map(|saves| cost(*saves, lang)),
            rule,
        };
        match families.iter_mut().find(|f| f.name == name) {
            Some(family) => family.rules.push(row),
            None => families.push(RuleFamily {
                name,
                note: String::new(),
                rules: vec![row],
            }),
        }
    }
    for family in &mut families {
        family.note = note(&family.rules, lang);
    }
    families
}

fn note(rules: &[RuleRow], lang: Lang) -> String {
    let off = rules.iter().filter(|r| !r.is_on).count();
    let count = plural(lang, rules.len(), texts::ONE_RULE, texts::MANY_RULES).fill(lang, &[("count", &rules.len().to_string())]);
    if off == 0 {
        return count;
    }
    let off = plural(lang, off, texts::ONE_RULE_OFF, texts::MANY_RULES_OFF).fill(lang, &[("count", &off.to_string())]);
    format!("{count}, {off}")
}

fn cost(saves: Option<Ratio>, lang: Lang) -> String {
    match saves {
        None => texts::COST_UNKNOWN.get(lang).to_owned(),
        Some(saves) if saves == Ratio::ZERO => texts::COSTS_NOTHING.get(lang).to_owned(),
        Some(saves) => texts::COSTS.fill(lang, &[("amount", &format::amount(Cents::from_wide(saves.nearest()), lang))]),
    }
}
