//! What if a member leaves, a price changes, a volume changes: the bid as it would be, whether it still stands, who takes over, which
//! papers are to be made again. Nothing of it touches the document.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::compared::of_results;
use super::conflict::{ConflictView, conflict};
use super::gap::gap;
use super::papers::papers;
use super::proposal::{LineChange, served};
use super::{Asked, best, is_complete};
use crate::document::{Command, Document, MemberParts};
use crate::domain::bid::{Ask, Line};
use crate::domain::decimal::{Quantity, UnitPrice};
use crate::domain::ids::{LineId, MemberId};
use crate::domain::money::half_up;
use crate::domain::optimum::Question;
use crate::domain::results::{Results, compute};
use crate::domain::rules::RuleId;
use crate::i18n::texts::optimiser::{COST_TO_CLIENT, TOTAL_HT};
use crate::i18n::texts::what_if as texts;
use crate::i18n::{Lang, Text, format, plural};
use crate::present::faults;
use crate::present::form::Choice;
use crate::present::offers::head;
use crate::present::rules::member_name;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Leaves,
    Price,
    Volume,
}

impl ChangeKind {
    pub const ALL: [Self; 3] = [Self::Leaves, Self::Price, Self::Volume];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Leaves => "leaves",
            Self::Price => "price",
            Self::Volume => "volume",
        }
    }
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::Leaves => texts::LEAVES,
            Self::Price => texts::PRICE,
            Self::Volume => texts::VOLUME,
        }
    }
}

/// What is supposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: ChangeKind,
    /// Whose price, or who leaves.
    pub member: String,
    /// Whose volume or price; empty = all lines.
    pub line: String,
    /// As typed: «20», «−12,5».
    pub percent: String,
    /// Lines that are not concerned keep their shares.
    pub keeps_others: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WhatIfView {
    pub verdict: String,
    pub is_possible: bool,
    /// Label, today, then, difference.
    pub figures: Vec<[String; 4]>,
    pub takeovers: Vec<LineChange>,
    pub takeovers_title: String,
    /// What is to be made again, and why.
    pub papers: Vec<(&'static str, &'static str)>,
    pub conflict: Option<ConflictView>,
    pub is_stale: bool,
}

#[must_use]
pub fn member_choices(document: &Document) -> Vec<Choice> {
    document.members.iter().map(|m| Choice::new(m.id.as_str(), member_name(m))).collect()
}

/// All lines first.
#[must_use]
pub fn line_choices(document: &Document, lang: Lang) -> Vec<Choice> {
    let all = Choice::new("", texts::ALL_LINES.get(lang));
    std::iter::once(all)
        .chain(document.frame.lines.iter().map(|l| Choice::new(l.id.as_str(), head(l))))
        .collect()
}

/// The bid as it would be.
///
/// # Errors
/// The sentence when the percentage does not read or the member has gone.
pub fn with_change(document: &Document, change: &Change, lang: Lang) -> Result<Document, String> {
    let mut next = match change.kind {
        ChangeKind::Leaves => document
            .apply(&Command::RemoveMember(MemberId::new(&change.member)))
            .map_err(|error| faults::command(&error, lang))?,
        ChangeKind::Price => with_prices(document, change, factor(&change.percent, lang)?),
        ChangeKind::Volume => with_volumes(document, change, factor(&change.percent, lang)?),
    };
    if change.keeps_others {
        let concerned = |line: &LineId| is_concerned(document, change, line);
        let kept = document.frame.lines.iter().map(|l| &l.id).filter(|l| !concerned(l) && is_complete(document, l));
        let kept: BTreeSet<LineId> = kept.cloned().collect();
        Arc::make_mut(&mut next.plan).locked.extend(kept);
    }
    Ok(next)
}

/// A line that the member serves, or whose volume changes.
fn is_concerned(document: &Document, change: &Change, line: &LineId) -> bool {
    let is_named = change.line.is_empty() || change.line == line.as_str();
    match change.kind {
        ChangeKind::Volume => is_named,
        ChangeKind::Leaves | ChangeKind::Price => {
            let shares = document.plan.allocation.get(line).map_or(&[][..], Vec::as_slice);
            shares.iter().any(|(m, _)| m.as_str() == change.member)
        }
    }
}

/// 1 + the percentage, in millionths: «−20» is 800 000.
fn factor(typed: &str, lang: Lang) -> Result<i128, String> {
    let trimmed = typed.trim();
    let (sign, digits) = match trimmed.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, trimmed.trim_start_matches('+')),
    };
    let digits = digits.trim_end_matches('%').trim();
    let percent = crate::present::typed::number(digits, crate::i18n::parse::percentage, lang)?;
    // A percentage has four decimals: its ten-thousandths are millionths of the whole.
    let factor = 1_000_000 + sign * percent.scaled();
    if factor <= 0 {
        Err(texts::PERCENT_RANGE.get(lang).to_owned())
    } else {
        Ok(factor)
    }
}

fn with_prices(document: &Document, change: &Change, factor: i128) -> Document {
    let mut next = document.clone();
    let concerned = |line: &LineId| change.line.is_empty() || change.line == line.as_str();
    for member in next.members.iter_mut().filter(|m| m.id.as_str() == change.member) {
        let offer = Arc::make_mut(&mut member.offer);
        offer
            .asks
            .iter_mut()
            .filter(|(line, _)| concerned(line))
            .for_each(|(_, ask)| reprice(ask, factor));
    }
    next
}

fn reprice(ask: &mut Arc<Ask>, factor: i128) {
    for tier in &mut Arc::make_mut(ask).tiers {
        let scaled = half_up(tier.price.scaled() * factor, 1_000_000);
        tier.price = UnitPrice::from_scaled(scaled).unwrap_or(tier.price);
    }
}

fn with_volumes(document: &Document, change: &Change, factor: i128) -> Document {
    let mut next = document.clone();
    let frame = Arc::make_mut(&mut next.frame);
    let concerned = |line: &&mut Arc<Line>| change.line.is_empty() || change.line == line.id.as_str();
    for line in frame.lines.iter_mut().filter(concerned) {
        for quantity in &mut Arc::make_mut(line).qty_by_period {
            let scaled = half_up(quantity.scaled() * factor, 1_000_000);
            *quantity = Quantity::from_scaled(scaled).unwrap_or(*quantity);
        }
    }
    next
}

#[must_use]
pub fn what_if_question(changed: &Document, without: &BTreeSet<RuleId>) -> Question {
    best(changed, without)
}

/// What the answer says; `None` while there is none.
#[must_use]
pub fn what_if(asked: &Asked, change: &Change, document: &Document, results: &Results, lang: Lang) -> Option<WhatIfView> {
    let changed = &asked.document;
    let is_stale = with_change(document, change, lang).map_or(true, |now| !now.asks_the_same(changed));
    let supposed = supposed(document, change, lang);
    let Some(found) = asked.found() else {
        let conflict = conflict(asked, changed, &compute(&changed.bid()), lang)?;
        return Some(WhatIfView {
            verdict: texts::IMPOSSIBLE.fill(lang, &[("what", &supposed)]),
            is_possible: false,
            figures: Vec::new(),
            takeovers: Vec::new(),
            takeovers_title: String::new(),
            papers: Vec::new(),
            conflict: Some(conflict),
            is_stale,
        });
    };
    let then = changed.with_allocation(&found.allocation);
    let then_results = compute(&then.bid());
    let takeovers = takeovers(document, &then, lang);
    let count = takeovers.len();
    let gap = gap(asked.outcome()?, asked.goal()?, lang)?;
    Some(WhatIfView {
        verdict: format!("{} {}", texts::POSSIBLE.fill(lang, &[("what", &supposed)]), gap.sentence),
        is_possible: true,
        figures: figures(document, results, &then, &then_results, lang),
        takeovers_title: plural(lang, count, texts::ONE_TAKEOVER, texts::MANY_TAKEOVERS).fill(lang, &[("count", &count.to_string())]),
        takeovers,
        papers: papers(document, results, &then, &then_results)
            .iter()
            .map(|(name, why)| (name.get(lang), why.get(lang)))
            .collect(),
        conflict: None,
        is_stale,
    })
}

/// «Asso A s’en va», «les prix de Asso A changent de +12 %».
fn supposed(document: &Document, change: &Change, lang: Lang) -> String {
    let member = document.members.iter().find(|m: &&MemberParts| m.id.as_str() == change.member);
    let member = member.map_or_else(|| change.member.clone(), member_name);
    let line = if change.line.is_empty() {
        texts::ALL_LINES.get(lang).to_owned()
    } else {
        change.line.clone()
    };
    let text = match change.kind {
        ChangeKind::Leaves => texts::SUPPOSE_LEAVES,
        ChangeKind::Price => texts::SUPPOSE_PRICE,
        ChangeKind::Volume => texts::SUPPOSE_VOLUME,
    };
    let percent = factor(&change.percent, lang).unwrap_or(1_000_000) - 1_000_000;
    let sign = if percent < 0 { "−" } else { "+" };
    let percent = format!("{sign}{}", format::percentage(percent.abs(), lang));
    text.fill(lang, &[("member", &member), ("line", &line), ("percent", &percent)])
}

fn figures(document: &Document, results: &Results, then: &Document, then_results: &Results, lang: Lang) -> Vec<[String; 4]> {
    let (now, next) = (of_results(document, results, lang), of_results(then, then_results, lang));
    let is_known = now.is_complete();
    let row = |text: Text, value: fn(&super::Compared) -> crate::domain::money::Cents| {
        let (a, b) = (value(&now), value(&next));
        let shown = |text: String| if is_known { text } else { String::new() };
        [
            text.get(lang).to_owned(),
            shown(format::amount(a, lang)),
            format::amount(b, lang),
            shown(format::signed_amount(b - a, lang)),
        ]
    };
    vec![row(TOTAL_HT, |c| c.total_ht), row(COST_TO_CLIENT, |c| c.cost_to_buyer)]
}

/// Lines that others serve then, or in other shares. Lines that nobody serves today are not taken over.
fn takeovers(document: &Document, then: &Document, lang: Lang) -> Vec<LineChange> {
    let lines = document.frame.lines.iter().filter(|line| is_complete(document, &line.id));
    let changed = lines.filter_map(|line| {
        let (from, to) = (served(document, &line.id, lang), served(then, &line.id, lang));
        (from != to).then(|| LineChange {
            key: line.id.to_string(),
            line: head(line),
            from,
            to,
        })
    });
    changed.collect()
}
