//! The optimiser: who does what, at its best, with every rule obeyed; why; and what stands in the way when nothing obeys them all.
//!
//! An allocation is a choice of one option (members and shares) per line, and all amounts of an option are constants
//! (`joint-bid/1` §5). `options` writes them out with the real rounded prices, `model` makes rows of the rules, `search` finds
//! and proves, `exact` judges every answer in whole numbers before anyone sees it. Floating point stays inside the search.
//! No clock and no thread here: whoever asks gives the time and may end the search.
#![allow(clippy::float_arithmetic, reason = "bounds are computed fast and judged exactly")]

mod aim;
mod backups;
mod best;
mod branch;
mod coalitions;
mod conflict;
mod engine;
mod exact;
mod explain;
mod frontier;
mod inverse;
mod local;
mod lp;
mod model;
mod near;
mod options;
mod propagate;
mod relax;
mod rows;
mod rules;
mod score;
mod search;

use crate::domain::optimum::Question;
pub use crate::domain::optimum::{Answer, Progress, Task};

/// What a search asks of the outside.
pub trait Control {
    /// Milliseconds since some moment, never backwards.
    fn now_ms(&self) -> f64;
    fn progress(&mut self, progress: Progress);
    fn is_cancelled(&self) -> bool;
}

/// The time that is left, and the way to tell progress.
pub struct Clock<'a> {
    control: &'a mut dyn Control,
    began: f64,
    /// Milliseconds of `now_ms` at which to stop.
    until: f64,
    /// False inside a search that is only a step of another.
    tells_all: bool,
    done: u32,
    of: u32,
}

impl<'a> Clock<'a> {
    fn new(control: &'a mut dyn Control, limit_ms: u32) -> Self {
        let began = control.now_ms();
        Self {
            until: began + f64::from(limit_ms),
            began,
            control,
            tells_all: true,
            done: 0,
            of: 1,
        }
    }
    fn is_over(&self) -> bool {
        self.control.is_cancelled() || self.control.now_ms() >= self.until
    }
    fn tell(&mut self, progress: Progress) {
        let elapsed = self.control.now_ms() - self.began;
        self.control.progress(Progress {
            elapsed_ms: elapsed as u32,
            done: self.done,
            of: self.of,
            ..progress
        });
    }
    /// One of several searches begins: `done` of `of` are over.
    fn step(&mut self, done: usize, of: usize) {
        self.done = done as u32;
        self.of = of as u32;
        self.tell(Progress::default());
    }
    /// At least so many milliseconds from now.
    fn extend(&mut self, ms: f64) {
        self.until = self.until.max(self.control.now_ms() + ms);
    }
    /// Runs something with this part of the time that is left, at least a few milliseconds.
    fn within<T>(&mut self, part: f64, run: impl FnOnce(&mut Clock<'_>) -> T) -> T {
        let now = self.control.now_ms();
        let mut inner = Clock {
            until: (now + ((self.until - now) * part).max(5.0)).min(self.until),
            began: self.began,
            tells_all: false,
            done: self.done,
            of: self.of,
            control: &mut *self.control,
        };
        run(&mut inner)
    }
}

/// Answers a question about a bid within its time.
pub fn answer(task: &Task, control: &mut dyn Control) -> Answer {
    let mut clock = Clock::new(control, task.limit_ms);
    let bid = &task.bid;
    match &task.question {
        Question::Best { goal, without, locked } => Answer::Best(best::best(bid, goal, without, locked, &mut clock)),
        Question::Explain { goal, without } => Answer::Explain(explain::reasons(bid, goal, without, &mut clock)),
        Question::CostOfRules { goal } => Answer::CostOfRules(explain::cost_of_rules(bid, goal, &mut clock)),
        Question::Frontier { base, targets, points } => Answer::Frontier(frontier::frontier(bid, *base, targets, *points, &mut clock)),
        Question::Coalitions => Answer::Coalitions(coalitions::values(bid, &mut clock)),
    }
}
