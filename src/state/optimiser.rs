//! The optimiser as the page uses it: one question at a time, in a worker that starts when the screen opens. While it seeks, the best so
//! far is kept, so that stopping loses nothing. An answer stays with the bid that it was asked for.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{IntervalHandle, set_interval_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::inquiry::answer;
use super::settings::Settings;
use super::workspace::Workspace;
use crate::document::Document;
use crate::domain::optimum::{Answer, Outcome, Progress, Question, Task};
use crate::domain::rules::RuleId;
use crate::i18n::texts::optimiser as texts;
use crate::platform::WorkerError;
use crate::platform::browser::{self, BrowserClock};
use crate::platform::solver::Solver;
use crate::ports::Clock;
use crate::present::optimiser::{self, Asked, Want};

/// What the time shown is refreshed by.
const TICK: Duration = Duration::from_millis(250);

/// How long a search may take, in seconds: what people choose from, and what it is at first.
pub const LIMITS_S: [u32; 5] = [5, 10, 30, 60, 300];
const FIRST_LIMIT_S: u32 = 10;

/// A question under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    pub want: Want,
    pub document: Arc<Document>,
    pub question: Question,
    since_ms: i64,
    pub elapsed_ms: u32,
    /// Its `best` is the last one told.
    pub progress: Progress,
}

#[derive(Clone, Copy)]
pub struct Optimiser {
    running: RwSignal<Option<Running>>,
    answers: [RwSignal<Option<Arc<Asked>>>; Want::ALL.len()],
    failure: RwSignal<Option<String>>,
    without: RwSignal<BTreeSet<RuleId>>,
    limit_s: RwSignal<u32>,
    /// Counts the questions: an answer that comes too late is not taken for that of another.
    asked: StoredValue<u32>,
    clock: StoredValue<Option<IntervalHandle>>,
    solver: StoredValue<Rc<Solver>, LocalStorage>,
    workspace: Workspace,
    settings: Settings,
}

impl Optimiser {
    #[must_use]
    pub fn new(workspace: Workspace, settings: Settings) -> Self {
        Self {
            running: RwSignal::new(None),
            answers: std::array::from_fn(|_| RwSignal::new(None)),
            failure: RwSignal::new(None),
            without: RwSignal::new(BTreeSet::new()),
            limit_s: RwSignal::new(FIRST_LIMIT_S),
            asked: StoredValue::new(0),
            clock: StoredValue::new(None),
            solver: StoredValue::new_local(Rc::new(Solver::default())),
            workspace,
            settings,
        }
    }
    #[must_use]
    pub fn running(self) -> Signal<Option<Running>> {
        self.running.into()
    }
    /// True while this is being sought.
    #[must_use]
    pub fn is_seeking(self, want: Want) -> Signal<bool> {
        Signal::derive(move || self.running.with(|r| r.as_ref().is_some_and(|r| r.want == want)))
    }
    /// The last answer, with the bid that it was asked for.
    #[must_use]
    pub fn answer_to(self, want: Want) -> Signal<Option<Arc<Asked>>> {
        self.slot(want).into()
    }
    /// Why the last question has no answer, in words.
    #[must_use]
    pub fn failure(self) -> Signal<Option<String>> {
        self.failure.into()
    }
    /// Rules that the searches leave out.
    #[must_use]
    pub fn without(self) -> Signal<BTreeSet<RuleId>> {
        self.without.into()
    }
    /// Leaves a rule out of the searches, or takes it in again.
    pub fn switch(self, rule: &RuleId, is_on: bool) {
        self.without.update(|without| {
            if is_on {
                without.remove(rule);
            } else {
                without.insert(rule.clone());
            }
        });
    }
    /// In seconds.
    #[must_use]
    pub fn limit_s(self) -> Signal<u32> {
        self.limit_s.into()
    }
    pub fn set_limit_s(self, seconds: u32) {
        self.limit_s.set(seconds);
    }

    /// Starts the worker before anything is asked; one that does not start says so when it is asked.
    pub fn warm_up(self) {
        spawn_local(async move {
            drop(self.solver.get_value().warm_up().await);
        });
    }

    /// Seeks the best allocation for the bid as it is, then explains what it found.
    pub fn propose(self) {
        let document = self.workspace.document().get_untracked();
        let question = optimiser::best(&document, &self.without.read_untracked());
        self.ask(Want::Best, document, question);
    }
    /// Explains the allocation of this bid.
    pub fn explain(self, document: Arc<Document>) {
        let question = optimiser::explain(&document, &self.without.read_untracked());
        self.ask(Want::Explanation, document, question);
    }
    /// Moves the focus to the answer once it is drawn, if the button that asked for it can no longer have the focus.
    pub fn lead_to_answer(self) {
        set_timeout(|| browser::focus_if_lost("#proposal, #conflict"), Duration::ZERO);
    }
    /// Shows an allocation as if it had just been found, and explains it.
    pub fn show(self, asked: Asked) {
        let found = asked.found().map(|found| asked.document.with_allocation(&found.allocation));
        self.slot(Want::Best).set(Some(Arc::new(asked)));
        if let Some(found) = found {
            self.explain(Arc::new(found));
        }
    }

    /// Asks; what was being sought is given up.
    pub fn ask(self, want: Want, document: Arc<Document>, question: Question) {
        if self.running.get_untracked().is_some() {
            self.stop();
        }
        self.asked.update_value(|n| *n = n.wrapping_add(1));
        let number = self.asked.get_value();
        self.failure.set(None);
        self.slot(want).set(None);
        self.running.set(Some(Running {
            want,
            document: document.clone(),
            question: question.clone(),
            since_ms: BrowserClock.now_ms(),
            elapsed_ms: 0,
            progress: Progress::default(),
        }));
        self.start_clock();
        spawn_local(async move {
            let task = Task {
                bid: document.bid(),
                question: question.clone(),
                limit_ms: self.limit_s.get_untracked().saturating_mul(1000),
            };
            let outcome = answer(&self.solver.get_value(), &task, move |step| self.hear(number, step)).await;
            if self.asked.get_value() == number {
                self.end(outcome);
            }
        });
    }

    /// Stops; of a search for the best, the best so far is the answer. The next worker starts at once.
    pub fn stop(self) {
        self.solver.with_value(|solver| solver.cancel());
        if self.running.read_untracked().is_some() {
            self.warm_up();
        }
    }

    /// Forgets everything: another bid is open.
    pub fn forget(self) {
        self.asked.update_value(|n| *n = n.wrapping_add(1));
        self.stop();
        self.end_clock();
        self.running.set(None);
        self.failure.set(None);
        self.without.set(BTreeSet::new());
        self.answers.iter().for_each(|answer| answer.set(None));
    }
    /// Takes an answer from the screen.
    pub fn dismiss(self, want: Want) {
        self.slot(want).set(None);
        self.failure.set(None);
    }

    fn slot(self, want: Want) -> RwSignal<Option<Arc<Asked>>> {
        let at = Want::ALL.iter().position(|w| *w == want).unwrap_or(0);
        self.answers.get(at).copied().unwrap_or(self.answers[0])
    }

    fn hear(self, number: u32, step: Progress) {
        if self.asked.get_value() != number {
            return;
        }
        self.running.update(|running| {
            if let Some(running) = running {
                let best = step.best.clone().or(running.progress.best.take());
                let bound = step.bound.or(running.progress.bound);
                running.progress = Progress { best, bound, ..step };
            }
        });
    }

    fn end(self, outcome: Result<Answer, WorkerError>) {
        self.end_clock();
        let Some(running) = self.running.get_untracked() else { return };
        self.running.set(None);
        let answer = match outcome {
            Ok(answer) => answer,
            Err(WorkerError::Cancelled) => match stopped(&running.progress) {
                Some(answer) if matches!(running.want, Want::Best | Want::WhatIf) => answer,
                _ => return,
            },
            Err(error) => {
                let lang = self.settings.lang().get_untracked();
                self.failure.set(Some(texts::FAILED.fill(lang, &[("why", &error.to_string())])));
                return;
            }
        };
        let asked = Asked {
            document: running.document,
            question: running.question,
            answer,
        };
        match running.want {
            Want::Best if asked.found().is_none() => {
                self.slot(Want::Best).set(Some(Arc::new(asked)));
                self.lead_to_answer();
            }
            Want::Best => self.go_on(asked),
            Want::Cheapest => {
                self.slot(Want::Cheapest).set(Some(Arc::new(asked)));
                if let Some(best) = self.slot(Want::Best).get_untracked() {
                    self.show((*best).clone());
                }
            }
            want => self.slot(want).set(Some(Arc::new(asked))),
        }
    }

    /// After the best comes the cheapest, unless that was sought, and then the reasons.
    fn go_on(self, asked: Asked) {
        let document = asked.document.clone();
        let cheapest = optimiser::cheapest(&document, &self.without.read_untracked());
        if cheapest == asked.question {
            self.slot(Want::Cheapest).set(Some(Arc::new(asked.clone())));
            self.show(asked);
        } else {
            self.slot(Want::Best).set(Some(Arc::new(asked)));
            self.ask(Want::Cheapest, document, cheapest);
        }
        self.lead_to_answer();
    }

    fn start_clock(self) {
        self.end_clock();
        let tick = move || {
            self.running.update(|running| {
                if let Some(running) = running {
                    running.elapsed_ms = u32::try_from(BrowserClock.now_ms() - running.since_ms).unwrap_or(0);
                }
            });
        };
        self.clock.set_value(set_interval_with_handle(tick, TICK).ok());
    }
    fn end_clock(self) {
        if let Some(clock) = self.clock.try_update_value(Option::take).flatten() {
            clock.clear();
        }
    }
}

/// The best so far as an answer; nothing is proven of it beyond what was told.
fn stopped(progress: &Progress) -> Option<Answer> {
    let found = progress.best.clone()?;
    Some(Answer::Best(Outcome::Stopped { found, bound: progress.bound }))
}
