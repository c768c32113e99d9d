//! Blocks of cells to and from the clipboard.

use leptos::ev;
use leptos::prelude::*;

use super::handle::GridHandle;
use crate::present::grid::{Pasted, cleared, from_clipboard, pasted, texts, write_block};

impl GridHandle {
    /// Puts the selection on the clipboard, and clears it when it is cut.
    pub fn copy(self, event: &ev::ClipboardEvent, cuts: bool) {
        let Some(clipboard) = event.clipboard_data().filter(|_| !self.is_editing()) else {
            return;
        };
        let text = self.view.with_untracked(|v| write_block(&texts(v, self.selection())));
        if clipboard.set_data("text/plain", &text).is_ok() {
            event.prevent_default();
            event.stop_propagation();
            if cuts {
                self.carry_out(self.view.with_untracked(|v| cleared(v, self.selection())));
            }
        }
    }
    /// One cell that reads well goes in at once; anything else is shown first. A file's text is left to the page.
    pub fn take_paste(self, event: &ev::ClipboardEvent) {
        let Some(clipboard) = event.clipboard_data().filter(|_| !self.is_editing()) else {
            return;
        };
        let text = clipboard.get_data("text/plain").unwrap_or_default();
        let html = clipboard.get_data("text/html").unwrap_or_default();
        let is_a_file = text.trim_start().starts_with(['{', '<']);
        if is_a_file || (text.is_empty() && html.is_empty()) || self.is_read_only.get_untracked() {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let block = from_clipboard(&text, &html);
        let pasted = self
            .view
            .with_untracked(|v| pasted(v, self.selection(), &block, |edit| self.read.run(edit.clone())));
        match pasted.cells.as_slice() {
            [only] if pasted.outside == 0 && self.selection().is_single() => match &only.read {
                Ok(_) => self.carry_out(pasted.edits()),
                Err(sentence) => {
                    self.start(Some(only.edit.text.clone()));
                    self.refusal.set(Some(sentence.clone()));
                }
            },
            _ => {
                self.preview.set(pasted);
                self.is_previewing.set(true);
            }
        }
    }
    /// Carries the shown paste out.
    pub fn accept_paste(self) -> Result<(), String> {
        self.commit.run(self.preview.with_untracked(Pasted::edits))?;
        self.is_previewing.set(false);
        Ok(())
    }
}
