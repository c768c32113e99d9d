//! Editing one cell: opening the editor, keeping the draft, ending with a commit, a refusal or the old value.

use leptos::ev;
use leptos::prelude::*;

use super::handle::{Editor, GridHandle, key_of};
use crate::present::grid::{CellAddress, CellEdit, Then, while_editing};

impl GridHandle {
    /// Opens the editor on the active cell, with its value or with `text` instead.
    pub(super) fn start(self, text: Option<String>) {
        let at = self.place();
        let (Some(cell), Some(address)) = (self.cell(at), self.view.with_untracked(|v| v.address(at))) else {
            return;
        };
        if let Some(why) = cell.locked {
            self.say(&*why);
            return;
        }
        if self.is_read_only.get_untracked() {
            return;
        }
        self.say("");
        self.refusal.set(None);
        if let Some(text) = &text {
            self.drafts.keep(&self.draft_key(&address), text);
        }
        self.draft.set(text.unwrap_or_else(|| cell.edit.clone()));
        self.wants_focus.set_value(true);
        self.editor.set(Some(Editor {
            at,
            address,
            original: cell.edit,
        }));
    }
    /// Goes on with a text that was typed before a reload.
    pub fn resume(self, address: &CellAddress, text: String) {
        if let Some(at) = self.view.with_untracked(|v| v.position(address)) {
            self.go(at, false);
            self.start(Some(text));
        }
    }
    /// True once after the editor opened.
    pub fn takes_focus(self) -> bool {
        let wants = self.wants_focus.get_value();
        self.wants_focus.set_value(false);
        wants
    }
    pub fn typed(self, text: String) {
        self.refusal.set(None);
        if let Some(key) = self.editor.with_untracked(|e| e.as_ref().map(|e| self.draft_key(&e.address))) {
            self.drafts.keep(&key, &text);
        }
        self.draft.set(text);
    }
    /// What a key does while editing; true when it was ours. A draft keeps its keys to itself: undo is the field's first.
    pub fn editor_key(self, event: &ev::KeyboardEvent) -> bool {
        if event.is_composing() {
            return false;
        }
        if self.has_draft() {
            event.stop_propagation();
        }
        let name = event.key();
        match while_editing(&key_of(event, &name)) {
            None => false,
            Some(Then::Tab { back }) => {
                if !self.finish(Then::Stay) {
                    return true;
                }
                self.focus_cell();
                self.tab(back)
            }
            Some(then) => {
                if self.finish(then) {
                    self.focus_cell();
                }
                true
            }
        }
    }
    fn has_draft(self) -> bool {
        let draft = self.draft.get_untracked();
        self.editor.with_untracked(|e| e.as_ref().is_some_and(|e| e.original != draft))
    }

    /// Ends the edit; false when the text was refused and the editor stays.
    pub fn finish(self, then: Then) -> bool {
        let Some(editor) = self.editor.get_untracked() else { return true };
        let text = self.draft.get_untracked();
        if then != Then::GiveBack && text.trim() != editor.original {
            let edit = CellEdit {
                row: editor.address.row.clone(),
                column: editor.address.column.clone(),
                text,
            };
            if let Err(sentence) = self.commit.run(vec![edit]) {
                self.refusal.set(Some(sentence));
                return false;
            }
        }
        self.editor.set(None);
        self.refusal.set(None);
        self.forget_draft(&editor.address);
        if let Then::Go(step) = then {
            self.go(self.place().after(step, self.size()), false);
        }
        true
    }
}
