//! What was just done, said with a way back at hand: undo takes it back as long as nothing else followed.

use leptos::prelude::*;

use crate::i18n::texts::common as texts;
use crate::state::{Notices, Settings, Workspace};

/// Fetched in a component's body, used in its events.
#[derive(Clone, Copy)]
pub struct UndoOffer {
    workspace: Workspace,
    notices: Notices,
    settings: Settings,
}

impl UndoOffer {
    #[must_use]
    pub fn here() -> Self {
        Self {
            workspace: expect_context(),
            notices: expect_context(),
            settings: expect_context(),
        }
    }
    /// Right after a command was carried out.
    pub fn say(self, text: String) {
        let Self { workspace, notices, settings } = self;
        let lang = settings.lang().get_untracked();
        let done = workspace.changes();
        notices.offer(text, texts::UNDO.get(lang), move || {
            if workspace.changes() == done {
                workspace.undo();
            } else {
                notices.say(texts::UNDO_TOO_LATE.get(settings.lang().get_untracked()));
            }
        });
    }
}
