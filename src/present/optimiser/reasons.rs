//! Why every line goes where it goes, in a sentence, and what the next best would cost; the lines that are decided.

use std::collections::HashMap;

use super::proposal::served;
use super::{Asked, is_complete};
use crate::document::{Command, Document};
use crate::domain::bid::AllocationRow;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::money::Cents;
use crate::domain::optimum::{Answer, LineReason, NextBest, Reason};
use crate::domain::results::Results;
use crate::domain::rules::RuleId;
use crate::i18n::texts::optimiser as texts;
use crate::i18n::{Lang, format};
use crate::present::offers::head;
use crate::present::rules::{RuleWords, member_name};

/// A line with who serves it, why, and what else there is. Without an explanation it says only who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonRow {
    pub key: String,
    pub code: String,
    pub line: String,
    pub served: String,
    pub why: Option<String>,
    pub next: Option<String>,
    pub is_locked: bool,
    /// Only a line with all of its shares can be kept as it is.
    pub can_lock: bool,
}

/// One row for each line of `shown`: the allocation that is explained, or the present one.
#[must_use]
pub fn reasons(asked: Option<&Asked>, document: &Document, results: &Results, lang: Lang) -> Vec<ReasonRow> {
    let explained = explained(asked, document);
    let shown = explained.map_or(document, |a| &*a.document);
    let answers: HashMap<&LineId, &LineReason> = match explained.map(|a| &a.answer) {
        Some(Answer::Explain(reasons)) => reasons.iter().map(|r| (&r.line, r)).collect(),
        _ => HashMap::new(),
    };
    let words = RuleWords::new(document, results, lang);
    let row = |line: &std::sync::Arc<crate::domain::bid::Line>| {
        let reason = answers.get(&line.id);
        ReasonRow {
            key: line.id.to_string(),
            code: line.id.to_string(),
            line: head(line),
            served: served(shown, &line.id, lang),
            why: reason.map(|r| why(&r.reason, document, &words, lang)),
            next: reason.and_then(|r| Some(next_best(r.next_best.as_ref()?, document, lang))),
            is_locked: document.plan.locked.contains(&line.id),
            can_lock: is_complete(shown, &line.id),
        }
    };
    document.frame.lines.iter().map(row).collect()
}

/// The explanation, while the bid asks what it answered.
fn explained<'a>(asked: Option<&'a Asked>, document: &Document) -> Option<&'a Asked> {
    asked.filter(|a| a.document.asks_the_same(document))
}

fn why(reason: &Reason, document: &Document, words: &RuleWords<'_>, lang: Lang) -> String {
    let text = |cheaper: &[MemberId], rules: &[RuleId], text: crate::i18n::Text| {
        let members: Vec<String> = cheaper.iter().map(|id| named(document, id)).collect();
        let rules: Vec<String> = rules.iter().map(|rule| words.asked(rule)).collect();
        text.fill(lang, &[("members", &members.join(", ")), ("rules", &rules.join(" "))])
    };
    match reason {
        Reason::OnlyChoice => texts::ONLY_CHOICE.get(lang).to_owned(),
        Reason::Cheapest => texts::CHEAPEST.get(lang).to_owned(),
        Reason::CheaperBreaks { cheaper, rules } => text(cheaper, rules, texts::CHEAPER_BREAKS),
        Reason::DearerElsewhere { cheaper, rules } if rules.is_empty() => text(cheaper, rules, texts::DEARER_ELSEWHERE_ALONE),
        Reason::DearerElsewhere { cheaper, rules } => text(cheaper, rules, texts::DEARER_ELSEWHERE),
        Reason::ByHand => texts::BY_HAND.get(lang).to_owned(),
    }
}

fn named(document: &Document, id: &MemberId) -> String {
    document.member(id).map_or_else(|| id.to_string(), member_name)
}

/// «Coop B : +120,00 €».
fn next_best(next: &NextBest, document: &Document, lang: Lang) -> String {
    let who = next.services.iter().map(|AllocationRow { member, share, .. }| {
        let name = named(document, member);
        if next.services.len() == 1 {
            name
        } else {
            format!("{name} {}", format::share(*share, lang))
        }
    });
    let who = who.collect::<Vec<_>>().join(", ");
    let more = format::signed_amount(Cents::from_wide(next.more.nearest()), lang);
    let text = if next.is_exact { texts::NEXT_BEST } else { texts::NEXT_BEST_AT_MOST };
    text.fill(lang, &[("who", &who), ("more", &more)])
}

/// How many lines are decided.
#[must_use]
pub fn locked_lines(document: &Document) -> usize {
    document.plan.locked.len()
}

/// Decides a line, or opens it again.
#[must_use]
pub fn lock(line: &str, is_locked: bool) -> Command {
    Command::SetLock {
        line: LineId::new(line),
        is_locked,
    }
}

/// Decides a line as the explanation shows it, or opens it again. A line that is only proposed gets its shares in the same step.
#[must_use]
pub fn lock_as_shown(asked: Option<&Asked>, document: &Document, line: &str, is_locked: bool) -> Command {
    let id = LineId::new(line);
    let shown = explained(asked, document).map_or(document, |a| &*a.document);
    let shares = shown.plan.allocation.get(&id).cloned().unwrap_or_default();
    let lock = lock(line, is_locked);
    if !is_locked || document.plan.allocation.get(&id) == Some(&shares) {
        return lock;
    }
    Command::Several(vec![Command::SetShares { line: id, shares }, lock])
}

/// Decides every line that has all of its shares, or opens all.
#[must_use]
pub fn lock_all(document: &Document, is_locked: bool) -> Command {
    let lines = document.frame.lines.iter().map(|l| &l.id);
    let lines = lines.filter(|l| document.plan.locked.contains(*l) != is_locked && (!is_locked || is_complete(document, l)));
    Command::Several(lines.map(|l| lock(l.as_str(), is_locked)).collect())
}
