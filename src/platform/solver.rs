//! The solver worker's messages: a question goes out as text, an answer comes back as text. What they say is not known here.

use js_sys::{Array, Object};

use super::WorkerError;
use super::error::{set, text, text_of};
use super::worker::WorkerClient;

/// Address of the solver worker, relative to the page.
pub const SOLVER_WORKER: &str = "./solver-worker_loader.js";

/// Asks the solver worker.
pub struct Solver(WorkerClient);

impl Default for Solver {
    fn default() -> Self {
        Self::new(WorkerClient::new(SOLVER_WORKER))
    }
}

impl Solver {
    /// A solver over a client of one's own.
    pub fn new(client: WorkerClient) -> Self {
        Self(client)
    }

    /// Starts the worker before it is needed.
    pub async fn warm_up(&self) -> Result<(), WorkerError> {
        self.0.warm_up().await
    }

    /// Asks, and waits for the answer; `on_progress` hears each step.
    pub async fn ask(&self, task: &str, on_progress: impl Fn(String) + 'static) -> Result<String, WorkerError> {
        let message = Object::new();
        set(&message, "task", task).map_err(|thrown| WorkerError::BadMessage(text(&thrown)))?;
        let done = self.0.run(message.into(), &Array::new(), on_progress).await?;
        text_of(&done, "answer").ok_or_else(|| WorkerError::BadMessage("a result without an answer".to_owned()))
    }

    /// Stops what is being sought.
    pub fn cancel(&self) {
        self.0.cancel();
    }
}
