//! The pure session: a document, what was done to it, what was undone. Replaying its log gives it back, undo included.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::{Command, CommandError};
use super::parts::Document;

/// Most steps that can be undone.
const STEPS_MAX: usize = 500;

/// One entry of the log in the store.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogRecord {
    Do(Command),
    Undo,
    Redo,
}

/// A step of the history: what was done, and the document on the other side of it.
#[derive(Clone, Debug)]
pub struct Step {
    pub command: Command,
    other_side: Arc<Document>,
}

#[derive(Clone, Debug)]
pub struct Session {
    document: Arc<Document>,
    done: Vec<Step>,
    undone: Vec<Step>,
    revision: u64,
}

impl Session {
    #[must_use]
    pub fn new(document: Document) -> Self {
        Self {
            document: Arc::new(document),
            done: Vec::new(),
            undone: Vec::new(),
            revision: 0,
        }
    }
    /// The session that a snapshot and the log after it tell. Records that no longer apply end the replay;
    /// the number of records that were carried out comes with it.
    #[must_use]
    pub fn replay(document: Document, log: &[LogRecord]) -> (Self, usize) {
        let mut session = Self::new(document);
        for (i, record) in log.iter().enumerate() {
            let carried_out = match record {
                LogRecord::Do(command) => session.dispatch(command.clone()).is_ok(),
                LogRecord::Undo => session.undo().is_some(),
                LogRecord::Redo => session.redo().is_some(),
            };
            if !carried_out {
                return (session, i);
            }
        }
        (session, log.len())
    }
    #[must_use]
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }
    /// Counts every change of the document, undo and redo included.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }
    /// The step that undo would take back.
    #[must_use]
    pub fn last_done(&self) -> Option<&Command> {
        self.done.last().map(|s| &s.command)
    }
    /// The step that redo would do again.
    #[must_use]
    pub fn last_undone(&self) -> Option<&Command> {
        self.undone.last().map(|s| &s.command)
    }

    /// Carries out a command and returns the record to log; `None` when it changes nothing.
    ///
    /// # Errors
    /// `CommandError` when it cannot be carried out; the session is as it was.
    pub fn dispatch(&mut self, command: Command) -> Result<Option<LogRecord>, CommandError> {
        let after = self.document.apply(&command)?;
        if after == *self.document {
            return Ok(None);
        }
        let before = std::mem::replace(&mut self.document, Arc::new(after));
        if self.done.len() >= STEPS_MAX {
            self.done.remove(0);
        }
        self.done.push(Step {
            command: command.clone(),
            other_side: before,
        });
        self.undone.clear();
        self.revision += 1;
        Ok(Some(LogRecord::Do(command)))
    }

    /// Takes the last step back; `None` when there is none.
    pub fn undo(&mut self) -> Option<LogRecord> {
        let step = self.done.pop()?;
        let after = std::mem::replace(&mut self.document, step.other_side);
        self.undone.push(Step {
            command: step.command,
            other_side: after,
        });
        self.revision += 1;
        Some(LogRecord::Undo)
    }

    /// Does the last undone step again; `None` when there is none.
    pub fn redo(&mut self) -> Option<LogRecord> {
        let step = self.undone.pop()?;
        let before = std::mem::replace(&mut self.document, step.other_side);
        self.done.push(Step {
            command: step.command,
            other_side: before,
        });
        self.revision += 1;
        Some(LogRecord::Redo)
    }
}
