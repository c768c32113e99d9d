//! What was found beside what there is: figures, shares of the members, lines that change. Adopting it is one step.

use super::compared::{Compared, compared, index, of_results};
use super::gap::gap;
use super::{Asked, base_of, price_of};
use crate::document::{Command, Document};
use crate::domain::bid::AllocationRow;
use crate::domain::money::Cents;
use crate::domain::optimum::{Goal, Question};
use crate::domain::results::Results;
use crate::i18n::texts::optimiser as texts;
use crate::i18n::{Lang, Text, format, plural};
use crate::present::offers::head;
use crate::present::rules::{RuleWords, member_name};

#[derive(Clone, Debug, PartialEq)]
pub struct ProposalView {
    /// What it was sought for, and what is proven of it.
    pub goal: String,
    pub verdict: String,
    pub is_best: bool,
    /// Label, present, proposed, difference.
    pub figures: Vec<[String; 4]>,
    /// Member, present share, proposed share, proposed amount.
    pub members: Vec<[String; 4]>,
    pub changes: Vec<LineChange>,
    pub changes_title: String,
    /// Rules that it breaks: those left out of the search, or measured otherwise.
    pub broken: Vec<String>,
    /// The bid has changed since.
    pub is_stale: bool,
    /// It is the present allocation.
    pub is_present: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    pub key: String,
    pub line: String,
    pub from: String,
    pub to: String,
}

/// `None` while there is nothing to propose. `least` is the cheapest in the same sense, to say what another wish costs.
#[must_use]
pub fn proposal(asked: &Asked, least: Option<&Asked>, document: &Document, results: &Results, lang: Lang) -> Option<ProposalView> {
    let (outcome, found, goal) = (asked.outcome()?, asked.found()?, asked.goal()?);
    let trial = asked.document.with_allocation(&found.allocation);
    let trial_results = crate::domain::results::compute(&trial.bid());
    let (present, proposed) = (of_results(document, results, lang), of_results(&trial, &trial_results, lang));
    let gap = gap(outcome, goal, lang)?;
    let words = RuleWords::new(&trial, &trial_results, lang);
    let broken = trial_results
        .violations
        .iter()
        .map(|rule| format!("{} – {}", words.subject(rule), words.sentence(rule)));
    let changes = changes(document, &found.allocation, lang);
    let count = changes.len();
    Some(ProposalView {
        goal: super::goal::name_of(goal, lang),
        verdict: if matches!(asked.question, Question::Best { ref without, .. } if !without.is_empty()) {
            format!("{} {}", gap.sentence, texts::RULES_LEFT_OUT.get(lang))
        } else {
            gap.sentence
        },
        is_best: gap.is_best,
        figures: figures(&present, &proposed, goal, least_price(asked, least, goal), lang),
        members: members(&present, &proposed, lang),
        changes_title: plural(lang, count, texts::ONE_LINE_CHANGES, texts::MANY_LINES_CHANGE).fill(lang, &[("count", &count.to_string())]),
        is_present: changes.is_empty(),
        changes,
        broken: broken.collect(),
        is_stale: !asked.document.asks_the_same(document),
    })
}

/// The least price known in the sense of the goal, for the same bid.
fn least_price(asked: &Asked, least: Option<&Asked>, goal: &Goal) -> Option<Cents> {
    let base = base_of(goal);
    let own = matches!(goal, Goal::MinHt | Goal::MinBuyerCost).then_some(asked);
    let of = own.or_else(|| least.filter(|l| l.document.asks_the_same(&asked.document)))?;
    Some(price_of(of.found()?, base))
}

fn figures(present: &Compared, proposed: &Compared, goal: &Goal, least: Option<Cents>, lang: Lang) -> Vec<[String; 4]> {
    let is_first = !present.is_complete();
    let unknown = || texts::UNKNOWN.get(lang).to_owned();
    let label = |text: Text| text.get(lang).to_owned();
    let money = |text: Text, value: fn(&Compared) -> Cents| {
        let (a, b) = (value(present), value(proposed));
        let difference = if is_first { String::new() } else { format::signed_amount(b - a, lang) };
        let shown = if is_first { unknown() } else { format::amount(a, lang) };
        [label(text), shown, format::amount(b, lang), difference]
    };
    let plain =
        |text: Text, value: &dyn Fn(&Compared) -> String| [label(text), if is_first { unknown() } else { value(present) }, value(proposed), String::new()];
    let base = base_of(goal);
    let above = |c: &Compared| c.price_of_fairness(least, base, lang).unwrap_or_else(unknown);
    vec![
        money(texts::TOTAL_HT, |c| c.total_ht),
        money(texts::COST_TO_CLIENT, |c| c.cost_to_buyer),
        plain(texts::PRICE_OF_FAIRNESS, &above),
        plain(texts::JAIN, &|c| index(c.jain, lang)),
        plain(texts::GINI, &|c| index(c.gini, lang)),
        plain(texts::DEVIATION, &|c| format::amount(c.deviation, lang)),
        plain(texts::BROKEN_RULES, &|c| c.broken.to_string()),
    ]
}

fn members(present: &Compared, proposed: &Compared, lang: Lang) -> Vec<[String; 4]> {
    let is_first = !present.is_complete();
    let row = |(at, m): (usize, &super::Member)| {
        let before = present.members.get(at).map(|m| m.share.clone()).filter(|_| !is_first);
        [m.name.clone(), before.unwrap_or_default(), m.share.clone(), format::amount(m.invoiced, lang)]
    };
    proposed.members.iter().enumerate().map(row).collect()
}

/// The lines that another allocation would give to others, or in other shares.
#[must_use]
pub fn changes(document: &Document, rows: &[AllocationRow], lang: Lang) -> Vec<LineChange> {
    let next = document.with_allocation(rows);
    let services = |of: &Document, line: &crate::domain::ids::LineId| served(of, line, lang);
    let lines = document.frame.lines.iter().filter_map(|line| {
        let (from, to) = (services(document, &line.id), services(&next, &line.id));
        (from != to).then(|| LineChange {
            key: line.id.to_string(),
            line: head(line),
            from,
            to,
        })
    });
    lines.collect()
}

/// «Asso A 60 %, Coop B 40 %», in the order of the members; «personne» while nobody serves it.
pub(super) fn served(document: &Document, line: &crate::domain::ids::LineId, lang: Lang) -> String {
    let shares = document.plan.allocation.get(line).map_or(&[][..], Vec::as_slice);
    let of = |m: &crate::document::MemberParts| {
        let (_, share) = shares.iter().find(|(id, _)| id == &m.id)?;
        let is_whole = *share == crate::domain::decimal::Share::ONE;
        let name = member_name(m);
        Some(if is_whole { name } else { format!("{name} {}", format::share(*share, lang)) })
    };
    let served: Vec<String> = document.members.iter().filter_map(of).collect();
    if served.is_empty() {
        texts::NOBODY.get(lang).to_owned()
    } else {
        served.join(", ")
    }
}

/// Takes what was found as the group's allocation; `None` when the bid has changed so that it no longer fits.
#[must_use]
pub fn adopt(asked: &Asked) -> Option<Command> {
    Some(Command::AdoptAllocation(asked.found()?.allocation.clone()))
}

/// How much dearer the present allocation is than the cheapest known, when that is known for this very bid; and whether it is as good.
#[must_use]
pub fn above_the_best(asked: &Asked, document: &Document, results: &Results, lang: Lang) -> Option<(String, bool)> {
    let (found, goal) = (asked.found()?, asked.goal()?);
    let present = of_results(document, results, lang);
    if !present.is_complete() || !asked.document.asks_the_same(document) {
        return None;
    }
    let base = base_of(goal);
    let least = price_of(found, base);
    if present.price(base) <= least {
        return Some((texts::AT_THE_BEST.get(lang).to_owned(), true));
    }
    let percent = present.price_of_fairness(Some(least), base, lang)?;
    let amount = format::signed_amount(present.price(base) - least, lang);
    Some((texts::ABOVE_THE_BEST.fill(lang, &[("gap", &amount), ("percent", &percent)]), false))
}

/// The same for an allocation that is only thought of.
#[must_use]
pub(super) fn compare(document: &Document, rows: &[AllocationRow], lang: Lang) -> Compared {
    compared(&document.with_allocation(rows), lang)
}
