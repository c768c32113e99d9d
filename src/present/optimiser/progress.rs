//! A search under way: how long it has lasted, the best so far, what no allocation can beat, how far apart these are.

use super::Want;
use super::gap::at_worst;
use crate::domain::money::Cents;
use crate::domain::optimum::{Goal, Progress, Question};
use crate::domain::ratio::Ratio;
use crate::i18n::texts::optimiser as texts;
use crate::i18n::{Lang, format};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressView {
    pub title: &'static str,
    pub elapsed: String,
    /// The best so far, in the unit of its goal.
    pub best: Option<String>,
    /// What no allocation can beat.
    pub bound: Option<String>,
    pub gap: Option<String>,
    /// «3 sur 12», when several things are sought.
    pub done: Option<String>,
    /// Stopping keeps something.
    pub has_best: bool,
}

#[must_use]
pub fn progress(want: Want, question: &Question, elapsed_ms: u32, progress: &Progress, lang: Lang) -> ProgressView {
    let title = match want {
        Want::Best => texts::SEEKING_BEST,
        Want::Cheapest => texts::SEEKING_CHEAPEST,
        Want::Explanation => texts::SEEKING_REASONS,
        Want::RuleCosts => texts::SEEKING_COSTS,
        Want::Frontier => texts::SEEKING_POINTS,
        Want::WhatIf => texts::SEEKING_WHAT_IF,
    };
    let goal = match question {
        Question::Best { goal, .. } => Some(goal),
        _ => None,
    };
    let amount = |value: Ratio| format::amount(Cents::from_wide(value.nearest()), lang);
    let best = goal.and_then(|_| Some(amount(progress.best.as_ref()?.value)));
    // The price of the best score or of the most robust is not what is made small: its bound says nothing.
    let is_made_small = |goal: &&Goal| matches!(goal, Goal::MinHt | Goal::MinBuyerCost | Goal::FairestWithin { .. });
    let bound = goal.filter(is_made_small).and_then(|_| Some(amount(progress.bound?)));
    let gap = goal.and_then(|goal| at_worst(progress.best.as_ref()?.value, progress.bound?, goal, lang));
    let counts = [("done", &*progress.done.to_string()), ("of", &progress.of.to_string())];
    ProgressView {
        title: title.get(lang),
        elapsed: texts::SECONDS.fill(lang, &[("count", &(elapsed_ms / 1000).to_string())]),
        has_best: best.is_some(),
        best,
        bound,
        gap,
        done: (progress.of > 1).then(|| texts::DONE_OF.fill(lang, &counts)),
    }
}
