//! Allocations kept with a name, side by side with the present one, priced with the prices of the day.

use super::compared::{Compared, index, of_results};
use super::proposal::{changes, compare};
use super::{Asked, base_of, price_of};
use crate::document::{Command, Document, Scenario};
use crate::domain::bid::AllocationRow;
use crate::domain::results::Results;
use crate::i18n::texts::optimiser as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::typed;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScenarioTable {
    pub columns: Vec<ScenarioColumn>,
    /// A label, and a cell for each column.
    pub rows: Vec<(String, Vec<String>)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScenarioColumn {
    pub name: String,
    /// What it was sought for.
    pub note: String,
    /// The present allocation, which is no scenario.
    pub is_present: bool,
    /// The present allocation is the same.
    pub is_adopted: bool,
}

/// The present allocation first. `least` is the cheapest known, to say what the others cost above it.
#[must_use]
pub fn scenarios(document: &Document, results: &Results, least: Option<&Asked>, lang: Lang) -> ScenarioTable {
    let kept = &document.plan.scenarios;
    let column = |s: &Scenario| ScenarioColumn {
        name: s.name.clone(),
        note: match &s.goal {
            Some(goal) => super::goal::name_of(goal, lang),
            None => texts::BY_HAND_NOTE.get(lang).to_owned(),
        },
        is_present: false,
        is_adopted: changes(document, &s.allocation, lang).is_empty(),
    };
    let present = ScenarioColumn {
        name: texts::PRESENT.get(lang).to_owned(),
        note: String::new(),
        is_present: true,
        is_adopted: true,
    };
    let all: Vec<Compared> = std::iter::once(of_results(document, results, lang))
        .chain(kept.iter().map(|s| compare(document, &s.allocation, lang)))
        .collect();
    ScenarioTable {
        columns: std::iter::once(present).chain(kept.iter().map(column)).collect(),
        rows: rows(document, &all, least, lang),
    }
}

fn rows(document: &Document, all: &[Compared], least: Option<&Asked>, lang: Lang) -> Vec<(String, Vec<String>)> {
    let base = base_of(&document.wish());
    let least = least
        .filter(|l| l.document.asks_the_same(document))
        .and_then(|l| Some(price_of(l.found()?, base)));
    let row = |text: Text, cell: &dyn Fn(&Compared) -> String| (text.get(lang).to_owned(), all.iter().map(cell).collect());
    let unknown = || texts::UNKNOWN.get(lang).to_owned();
    let mut rows = vec![
        row(texts::TOTAL_HT, &|c| format::amount(c.total_ht, lang)),
        row(texts::COST_TO_CLIENT, &|c| format::amount(c.cost_to_buyer, lang)),
        row(texts::PRICE_OF_FAIRNESS, &|c| c.price_of_fairness(least, base, lang).unwrap_or_else(unknown)),
        row(texts::JAIN, &|c| index(c.jain, lang)),
        row(texts::GINI, &|c| index(c.gini, lang)),
        row(texts::DEVIATION, &|c| format::amount(c.deviation, lang)),
        row(texts::BROKEN_RULES, &|c| c.broken.to_string()),
        row(texts::LINES_COVERED, &|c| format!("{}/{}", c.covered.0, c.covered.1)),
    ];
    for (at, member) in document.members.iter().enumerate() {
        let share = |c: &Compared| c.members.get(at).map(|m| m.share.clone()).unwrap_or_default();
        let name = texts::SHARE_OF.fill(lang, &[("member", &crate::present::rules::member_name(member))]);
        rows.push((name, all.iter().map(share).collect()));
    }
    rows
}

/// A name that no scenario has: «Scénario 2».
#[must_use]
pub fn free_name(document: &Document, lang: Lang) -> String {
    let name = |n: usize| texts::SCENARIO_N.fill(lang, &[("n", &n.to_string())]);
    let taken = |name: &str| document.plan.scenarios.iter().any(|s| s.name == name);
    let first = document.plan.scenarios.len() + 1;
    (first..).map(name).find(|name| !taken(name)).unwrap_or_default()
}

/// Keeps what was found, or the present allocation, under this name.
///
/// # Errors
/// The sentence when the name is empty, taken or too long.
pub fn keep(document: &Document, found: Option<&Asked>, typed: &str, lang: Lang) -> Result<Command, String> {
    let name = name(document, None, typed, lang)?;
    let (allocation, goal) = match found.and_then(|asked| Some((asked, asked.found()?))) {
        Some((asked, found)) => (found.allocation.clone(), asked.goal().cloned()),
        None => (present_rows(document), None),
    };
    let mut scenarios = document.plan.scenarios.clone();
    scenarios.push(Scenario { name, allocation, goal });
    Ok(Command::SetScenarios(scenarios))
}

fn present_rows(document: &Document) -> Vec<AllocationRow> {
    document.bid().allocation.unwrap_or_default()
}

/// # Errors
/// The sentence when the name is empty, taken or too long.
pub fn rename_scenario(document: &Document, from: &str, typed: &str, lang: Lang) -> Result<Command, String> {
    let to = name(document, Some(from), typed, lang)?;
    let mut scenarios = document.plan.scenarios.clone();
    scenarios.iter_mut().filter(|s| s.name == from).for_each(|s| s.name.clone_from(&to));
    Ok(Command::SetScenarios(scenarios))
}

fn name(document: &Document, own: Option<&str>, typed: &str, lang: Lang) -> Result<String, String> {
    let name = typed::text(typed, 80, lang)?;
    if name.is_empty() {
        return Err(texts::NAME_EMPTY.get(lang).to_owned());
    }
    let is_taken = document.plan.scenarios.iter().any(|s| s.name == name && own != Some(s.name.as_str()));
    if is_taken { Err(texts::NAME_TAKEN.get(lang).to_owned()) } else { Ok(name) }
}

#[must_use]
pub fn remove_scenario(document: &Document, name: &str) -> Command {
    let kept = document.plan.scenarios.iter().filter(|s| s.name != name);
    Command::SetScenarios(kept.cloned().collect())
}

/// `None` when it has gone.
#[must_use]
pub fn adopt_scenario(document: &Document, name: &str) -> Option<Command> {
    let scenario = document.plan.scenarios.iter().find(|s| s.name == name)?;
    Some(Command::AdoptAllocation(scenario.allocation.clone()))
}
