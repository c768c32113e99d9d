//! A search under way: how long it has lasted, the best so far, what no allocation can beat, how far apart these are.

use super::Want;
use super::gap::{at_worst, worth};
use crate::domain::optimum::{Progress, Question};
use crate::i18n::Lang;
use crate::i18n::texts::optimiser as texts;

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
    let best = goal.and_then(|goal| Some(worth(progress.best.as_ref()?.value, goal, lang)));
    let bound = goal.and_then(|goal| Some(worth(progress.bound?, goal, lang)));
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
