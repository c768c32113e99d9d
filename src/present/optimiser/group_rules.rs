//! The group's own rules of the allocation: how many members, the shares of everyone, sets of lines that stay together.

use crate::document::{Command, Document};
use crate::domain::bid::{AllocationRules, Measure, Package};
use crate::domain::ids::{Id, LineId};
use crate::i18n::texts::optimiser as texts;
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{FormField, Input, choices_of};
use crate::present::typed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupField {
    MaxMembers,
    MinShare,
    MaxShare,
    Measure,
}

/// Limit of `joint-bid/1` §1.9.
const MEMBERS_MAX: u32 = 40;

impl FormField for GroupField {
    type Of = AllocationRules;

    fn key(self) -> &'static str {
        match self {
            Self::MaxMembers => "max-members",
            Self::MinShare => "min-share",
            Self::MaxShare => "max-share",
            Self::Measure => "measure",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::MaxMembers => texts::GROUP_MAX_MEMBERS,
            Self::MinShare => texts::GROUP_MIN_SHARE,
            Self::MaxShare => texts::GROUP_MAX_SHARE,
            Self::Measure => texts::GROUP_MEASURE,
        }
    }
    fn hint(self) -> Option<Text> {
        match self {
            Self::MaxMembers => None,
            Self::MinShare => Some(texts::GROUP_MIN_SHARE_HINT),
            Self::MaxShare => Some(texts::GROUP_MAX_SHARE_HINT),
            Self::Measure => Some(texts::GROUP_MEASURE_HINT),
        }
    }
    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Measure => choices_of(Measure::ALL, Measure::as_str, measure_label, lang),
            _ => Input::Number,
        }
    }
    fn show(self, rules: &AllocationRules, lang: Lang) -> String {
        let percent = |rate: Option<crate::domain::decimal::Rate>| rate.map(|r| format::bare_percent(r.scaled(), lang)).unwrap_or_default();
        match self {
            Self::MaxMembers => rules.max_members.map(|n| n.to_string()).unwrap_or_default(),
            Self::MinShare => percent(rules.min_share),
            Self::MaxShare => percent(rules.max_share),
            Self::Measure => rules.measure.as_str().to_owned(),
        }
    }
    fn put(self, rules: &mut AllocationRules, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::MaxMembers if typed.trim().is_empty() => rules.max_members = None,
            Self::MaxMembers => rules.max_members = Some(typed::whole(typed, 1, MEMBERS_MAX, lang)?),
            Self::MinShare => rules.min_share = typed::optional(typed, parse::rate, lang)?,
            Self::MaxShare => rules.max_share = typed::optional(typed, parse::rate, lang)?,
            Self::Measure => rules.measure = Measure::parse(typed).unwrap_or(rules.measure),
        }
        Ok(())
    }
}

fn measure_label(measure: Measure) -> Text {
    match measure {
        Measure::Invoiced => texts::MEASURE_INVOICED,
        Measure::SellingValue => texts::MEASURE_SELLING,
    }
}

#[must_use]
pub fn set_rules(rules: AllocationRules) -> Command {
    Command::SetRules(Box::new(rules))
}

/// A set of lines that go to the same members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageRow {
    pub key: String,
    /// Codes of its lines, as edited.
    pub lines: String,
}

#[must_use]
pub fn packages(document: &Document) -> Vec<PackageRow> {
    let row = |p: &Package| PackageRow {
        key: p.id.to_string(),
        lines: p.lines.iter().map(LineId::as_str).collect::<Vec<_>>().join(", "),
    };
    document.plan.rules.packages.iter().map(row).collect()
}

/// The lines typed, by their codes.
///
/// # Errors
/// The sentence when a code is unknown or there are fewer than two lines.
fn lines(document: &Document, typed: &str, lang: Lang) -> Result<Vec<LineId>, String> {
    let mut lines: Vec<LineId> = Vec::new();
    for code in typed::pieces(typed) {
        let line = LineId::new(code);
        if document.line(&line).is_none() {
            return Err(texts::UNKNOWN_LINE.fill(lang, &[("line", &crate::present::faults::shortened(code))]));
        }
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.len() < 2 {
        Err(texts::TWO_LINES.get(lang).to_owned())
    } else {
        Ok(lines)
    }
}

/// # Errors
/// The sentence that stands beside the field.
pub fn add_package(document: &Document, typed: &str, lang: Lang) -> Result<Command, String> {
    let lines = lines(document, typed, lang)?;
    let mut rules = (*document.plan.rules).clone();
    let is_free = |id: &Id| !rules.packages.iter().any(|p| &p.id == id);
    let id = (1..).map(|n| Id::new(&format!("E{n}"))).find(is_free);
    rules.packages.extend(id.map(|id| Package { id, lines }));
    Ok(set_rules(rules))
}

/// # Errors
/// The sentence that stands beside the field.
pub fn set_package(document: &Document, key: &str, typed: &str, lang: Lang) -> Result<Command, String> {
    let lines = lines(document, typed, lang)?;
    let mut rules = (*document.plan.rules).clone();
    rules
        .packages
        .iter_mut()
        .filter(|p| p.id.as_str() == key)
        .for_each(|p| p.lines.clone_from(&lines));
    Ok(set_rules(rules))
}

#[must_use]
pub fn remove_package(document: &Document, key: &str) -> Command {
    let mut rules = (*document.plan.rules).clone();
    rules.packages.retain(|p| p.id.as_str() != key);
    set_rules(rules)
}
