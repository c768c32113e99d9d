//! One gesture, such as a drag: everything that is tried on the way shows at once, and is one step to take back.

use std::sync::Arc;

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::document::{Command, Document};

#[derive(Clone, Copy)]
pub struct Gesture {
    workspace: Workspace,
    /// The document that the gesture began on, while it lasts.
    start: StoredValue<Option<Arc<Document>>>,
}

impl Gesture {
    #[must_use]
    pub fn new(workspace: Workspace) -> Self {
        Self {
            workspace,
            start: StoredValue::new(None),
        }
    }
    /// Carries out what the command makes of the document that the gesture began on, in place of what was tried before. Nothing is
    /// tried when there is no command.
    pub fn try_out(self, command: impl FnOnce(&Document) -> Option<Command>) {
        let document = self.workspace.document();
        let start = self.start.get_value().unwrap_or_else(|| document.get_untracked());
        let Some(command) = command(&start) else { return };
        if start != document.get_untracked() {
            self.workspace.undo();
        }
        self.start.set_value(Some(start));
        self.workspace.dispatch(command);
    }
    pub fn end(self) {
        self.start.set_value(None);
    }
}
