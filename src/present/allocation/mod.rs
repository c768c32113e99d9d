//! The screen of the allocation: shares by line and member, coverage, broken rules beside what they are about.

mod backups;
mod edits;
mod line;
mod slide;

use std::collections::HashMap;
use std::sync::Arc;

pub use backups::{BackupRow, Backups, backups, name_backup, propose_backups};
pub use edits::{all_to, by_menu, clear_all, clear_line, commands, read, rest_to, rotate};
pub use line::{LineMember, LinePanel, line};
pub use slide::slide;

use super::grid::{GridCell, GridColumn, GridFoot, GridRow, GridSum, GridView};
use super::offers::{head, total_quantity};
use super::rules::{RuleWords, member_name};
use crate::document::{Document, MemberParts};
use crate::domain::bid::Line;
use crate::domain::decimal::Share;
use crate::domain::ids::MemberId;
use crate::domain::results::Results;
use crate::domain::rules::RuleId;
use crate::i18n::texts::{allocation as texts, optimiser as optimiser_texts};
use crate::i18n::{Lang, format, plural};

#[derive(Clone, Debug, PartialEq)]
pub struct AllocationView {
    pub grid: Arc<GridView>,
    pub covered: String,
    pub is_covered: bool,
    pub total: String,
    /// Every broken rule: what it is about, and the sentence.
    pub violations: Vec<(String, String)>,
    /// Why there is nothing to fill in.
    pub empty: Option<String>,
}

#[must_use]
pub fn view(document: &Document, results: &Results, lang: Lang) -> AllocationView {
    let words = RuleWords::new(document, results, lang);
    let mut of_lines: HashMap<&str, Vec<String>> = HashMap::new();
    let mut of_members: HashMap<&str, usize> = HashMap::new();
    let mut violations = Vec::with_capacity(results.violations.len());
    for rule in &results.violations {
        let sentence = words.sentence(rule);
        violations.push((words.subject(rule), sentence.clone()));
        if let Some(line) = rule.line() {
            of_lines.entry(line.as_str()).or_default().push(sentence);
        } else if let Some(member) = rule.member() {
            *of_members.entry(member.as_str()).or_default() += 1;
        }
    }
    let names: Vec<Names> = document.members.iter().map(|m| Names::of(m, lang)).collect();
    let mut covered = 0;
    let rows = document.frame.lines.iter().map(|line| {
        let shares = shares_of(document, line);
        covered += usize::from(sum(shares) == Share::ONE_SCALED);
        let faults = of_lines.remove(line.id.as_str()).unwrap_or_default();
        Arc::new(row(document, line, shares, &names, faults, lang))
    });
    let rows: Vec<Arc<GridRow>> = rows.collect();
    let lines = rows.len();
    let columns = document.members.iter().map(|m| column(m, of_members.get(m.id.as_str()).copied(), lang));
    let empty = if document.members.is_empty() {
        Some(texts::NO_MEMBER)
    } else {
        (lines == 0).then_some(texts::NO_LINE)
    };
    AllocationView {
        grid: Arc::new(GridView {
            caption: texts::CAPTION.get(lang).to_owned(),
            corner: texts::CORNER.get(lang).to_owned(),
            columns: columns.collect(),
            rows,
            sum: texts::COVERAGE.get(lang).to_owned(),
            foot: Some(foot(document, results, lang)),
        }),
        covered: texts::OF.fill(lang, &[("count", &covered.to_string()), ("total", &lines.to_string())]),
        is_covered: covered == lines,
        total: format::amount(results.contract.totals.ht_cents, lang),
        violations,
        empty: empty.map(|text| text.get(lang).to_owned()),
    }
}

/// A member's words, made once for all its cells.
struct Names {
    no_price: Arc<str>,
}

impl Names {
    fn of(member: &MemberParts, lang: Lang) -> Self {
        Self {
            no_price: Arc::from(texts::NO_PRICE_WHY.fill(lang, &[("member", &member_name(member))])),
        }
    }
}

/// The sentences stand in the list of violations: a head has room for their number.
fn column(member: &MemberParts, broken: Option<usize>, lang: Lang) -> GridColumn {
    let count = |n: usize| plural(lang, n, texts::ONE_RULE, texts::MANY_RULES).fill(lang, &[("count", &n.to_string())]);
    GridColumn {
        key: member.id.to_string(),
        label: member_name(member),
        fault: broken.map(count),
        ..GridColumn::default()
    }
}

fn row(document: &Document, line: &Line, shares: &[(MemberId, Share)], names: &[Names], faults: Vec<String>, lang: Lang) -> GridRow {
    let is_locked = document.plan.locked.contains(&line.id);
    let lock_words: Arc<str> = Arc::from(optimiser_texts::LOCKED_WHY.get(lang));
    let note = total_quantity(line, lang);
    let cells = document.members.iter().zip(names).map(|(member, names)| {
        let share = shares.iter().find(|(m, _)| m == &member.id).map(|(_, s)| *s);
        let has_price = member.offer.asks.contains_key(&line.id);
        let no_price = || texts::NO_PRICE.get(lang).to_owned();
        let locked_line = is_locked.then(|| lock_words.clone());
        GridCell {
            shown: share.map(|s| format::share(s, lang)).unwrap_or_default(),
            edit: share.map(|s| format::bare_percent(s.scaled(), lang)).unwrap_or_default(),
            tag: (share.is_none() && !has_price).then(no_price),
            fault: (share.is_some() && !has_price).then(no_price),
            // A share without a price can still be cleared.
            locked: locked_line.or_else(|| (share.is_none() && !has_price).then(|| names.no_price.clone())),
        }
    });
    GridRow {
        key: line.id.to_string(),
        head: head(line),
        note: if is_locked {
            format!("{note} · {}", optimiser_texts::LOCKED.get(lang))
        } else {
            note
        },
        faults,
        cells: cells.collect(),
        sum: coverage(sum(shares), lang),
    }
}

/// «100 %», «manque 40 %», «dépasse de 10 %».
fn coverage(sum: i128, lang: Lang) -> GridSum {
    let gap = |millionths: i128| format::percentage(millionths, lang);
    let shown = match Share::ONE_SCALED - sum {
        0 => gap(sum),
        missing if missing > 0 => texts::MISSING.fill(lang, &[("gap", &gap(missing))]),
        above => texts::ABOVE.fill(lang, &[("gap", &gap(-above))]),
    };
    GridSum {
        shown,
        is_fault: sum != Share::ONE_SCALED,
    }
}

fn foot(document: &Document, results: &Results, lang: Lang) -> GridFoot {
    let amount = |at: usize| format::amount(results.contract.invoiced_ht(at), lang);
    GridFoot {
        head: texts::TOTAL_HT.get(lang).to_owned(),
        cells: (0..document.members.len()).map(amount).collect(),
        sum: format::amount(results.contract.totals.ht_cents, lang),
    }
}

fn shares_of<'a>(document: &'a Document, line: &Line) -> &'a [(MemberId, Share)] {
    document.plan.allocation.get(&line.id).map_or(&[], Vec::as_slice)
}

/// In millionths.
fn sum(shares: &[(MemberId, Share)]) -> i128 {
    shares.iter().map(|(_, s)| s.scaled()).sum()
}

/// Why a member may not serve a line at all, in a few words; `None` for rules that depend on the others.
fn why_not(rule: &RuleId) -> Option<crate::i18n::Text> {
    match rule {
        RuleId::OnlyMembers { .. } => Some(texts::WHY_ONLY),
        RuleId::RequiredCertifications { .. } => Some(texts::WHY_CERTIFICATION),
        RuleId::RequiredSkills { .. } => Some(texts::WHY_SKILL),
        RuleId::AllowedCountries { .. } => Some(texts::WHY_COUNTRY),
        RuleId::MinQty { .. } => Some(texts::WHY_MIN_QTY),
        RuleId::MaxQty { .. } => Some(texts::WHY_MAX_QTY),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
