//! A chapter while it is written: what is typed becomes one change of the document at each pause, so that undo takes back what was
//! written between two pauses; until then it is a draft, which survives a reload.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

use super::drafts::Drafts;
use super::workspace::Workspace;
use crate::domain::ids::Id;
use crate::present::dossier::edits;

/// Without a key, before what is typed goes into the document.
const PAUSE: Duration = Duration::from_millis(500);

#[derive(Clone, Copy)]
pub struct Writing {
    workspace: Workspace,
    drafts: Drafts,
    chapter: StoredValue<Id>,
    key: StoredValue<String>,
    draft: RwSignal<Option<String>>,
    refusal: RwSignal<Option<String>>,
    was_found: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Writing {
    /// For a view that shows one chapter; its owner is the view's.
    #[must_use]
    pub fn new(workspace: Workspace, drafts: Drafts, chapter: Id) -> Self {
        let key = format!("dossier/{chapter}/text");
        let found = drafts.found(&key);
        let this = Self {
            workspace,
            drafts,
            was_found: RwSignal::new(found.is_some()),
            draft: RwSignal::new(found),
            refusal: RwSignal::new(None),
            chapter: StoredValue::new(chapter),
            key: StoredValue::new(key),
            timer: StoredValue::new_local(None),
        };
        on_cleanup(move || {
            this.commit();
            workspace.write(None);
        });
        this
    }

    /// The text as it stands on the screen.
    #[must_use]
    pub fn text(self) -> Memo<String> {
        let document = self.workspace.document();
        Memo::new(move |_| {
            let written = || {
                let document = document.read();
                self.chapter
                    .with_value(|id| document.dossier.chapter(id).map(|c| c.text.clone()).unwrap_or_default())
            };
            self.draft.get().unwrap_or_else(written)
        })
    }
    /// Why the document does not take it.
    #[must_use]
    pub fn refusal(self) -> Signal<Option<String>> {
        self.refusal.into()
    }
    /// Whether what is shown was found again after a reload.
    #[must_use]
    pub fn was_found(self) -> Signal<bool> {
        self.was_found.into()
    }
    /// After a key.
    pub fn type_in(self, text: String) {
        self.refusal.set(None);
        self.key.with_value(|key| self.drafts.keep(key, &text));
        self.workspace.write(self.chapter.try_with_value(|chapter| edits::write(chapter, &text)));
        self.draft.set(Some(text));
        let timer = set_timeout_with_handle(move || self.commit(), PAUSE);
        self.timer.update_value(|waiting| {
            if let Some(earlier) = waiting.take() {
                earlier.clear();
            }
            *waiting = timer.ok();
        });
    }
    /// Puts what is typed into the document. A text that it refuses stays a draft.
    pub fn commit(self) {
        // The view may be gone when its field hears that it lost the focus.
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
        let Some(text) = self.draft.try_get_untracked().flatten() else { return };
        if self.workspace.is_read_only().get_untracked() {
            return;
        }
        let Some(chapter) = self.chapter.try_get_value() else { return };
        match self.workspace.commit(edits::write(&chapter, &text)) {
            Ok(()) => {
                self.workspace.write(None);
                self.draft.set(None);
                self.was_found.set(false);
                self.key.with_value(|key| self.drafts.forget(key));
            }
            Err(sentence) => self.refusal.set(Some(sentence)),
        }
    }
}
