//! Questions put to the optimiser one after another, for a file or for the game of the coalitions: which one is asked, how far it is,
//! stopped at any time. They have a worker of their own: a search on another screen goes on.

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::bid::Bid;
use crate::domain::optimum::{Answer, Progress, Question, Task};
use crate::exchange::envelope;
use crate::platform::WorkerError;
use crate::platform::solver::Solver;

/// What the questions are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    ResultsFile,
    Game,
}

/// The question under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub purpose: Purpose,
    pub question: Question,
    /// Which one of how many, from 1.
    pub at: usize,
    pub of: usize,
    pub progress: Progress,
}

#[derive(Clone, Copy)]
pub struct Inquiry {
    step: RwSignal<Option<Step>>,
    solver: StoredValue<Rc<Solver>, LocalStorage>,
}

impl Default for Inquiry {
    fn default() -> Self {
        Self {
            step: RwSignal::new(None),
            solver: StoredValue::new_local(Rc::new(Solver::default())),
        }
    }
}

impl Inquiry {
    /// `None` while nothing is asked.
    #[must_use]
    pub fn step(self) -> Signal<Option<Step>> {
        self.step.into()
    }
    /// The questions under way are given up.
    pub fn stop(self) {
        self.solver.with_value(|solver| solver.cancel());
    }

    /// Puts the questions about this bid, each within the limit, and waits for all the answers. One inquiry at a time.
    ///
    /// # Errors
    /// `WorkerError`; `Cancelled` after a stop, and while another inquiry is under way.
    pub async fn ask(self, purpose: Purpose, bid: &Bid, questions: Vec<Question>, limit_ms: u32) -> Result<Vec<Answer>, WorkerError> {
        if self.step.read_untracked().is_some() {
            return Err(WorkerError::Cancelled);
        }
        let answers = self.ask_in_turn(purpose, bid, questions, limit_ms).await;
        self.step.set(None);
        answers
    }

    async fn ask_in_turn(self, purpose: Purpose, bid: &Bid, questions: Vec<Question>, limit_ms: u32) -> Result<Vec<Answer>, WorkerError> {
        let of = questions.len();
        let mut answers = Vec::with_capacity(of);
        for (at, question) in questions.into_iter().enumerate() {
            self.step.set(Some(Step {
                purpose,
                question: question.clone(),
                at: at + 1,
                of,
                progress: Progress::default(),
            }));
            let task = Task {
                bid: bid.clone(),
                question,
                limit_ms,
            };
            let hear = move |progress: Progress| {
                self.step.update(|step| {
                    if let Some(step) = step {
                        step.progress = progress;
                    }
                });
            };
            answers.push(answer(&self.solver.get_value(), &task, hear).await?);
        }
        Ok(answers)
    }
}

/// Puts one question to a worker and waits for the answer.
///
/// # Errors
/// `WorkerError`, also when what goes out or comes back does not read.
pub(super) async fn answer(solver: &Solver, task: &Task, on_progress: impl Fn(Progress) + 'static) -> Result<Answer, WorkerError> {
    let task = envelope::line(task).map_err(|why| WorkerError::BadMessage(why.to_string()))?;
    let hear = move |step: String| {
        if let Ok(step) = envelope::json(step.as_bytes()).and_then(envelope::shaped) {
            on_progress(step);
        }
    };
    let answer = solver.ask(&task, hear).await?;
    envelope::json(answer.as_bytes())
        .and_then(envelope::shaped)
        .map_err(|why| WorkerError::BadMessage(why.to_string()))
}
