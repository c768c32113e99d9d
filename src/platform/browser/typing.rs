//! Text areas: what is selected in one, and a change as if it were typed, so that the field's own undo takes it back.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use super::document;

/// What is selected, in UTF-16 units.
#[must_use]
pub fn selection(element: &HtmlTextAreaElement) -> Range<usize> {
    let at = |position: Result<Option<u32>, _>| position.ok().flatten().and_then(|at| usize::try_from(at).ok()).unwrap_or_default();
    let (start, end) = (at(element.selection_start()), at(element.selection_end()));
    start..end.max(start)
}

/// Puts `text` in the place of `at` and selects `selected`. The field hears it as typing.
pub fn replace(element: &HtmlTextAreaElement, at: &Range<usize>, text: &str, selected: &Range<usize>) {
    drop(element.focus());
    select(element, at);
    let page = document().ok().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let is_typed = page.is_some_and(|page| page.exec_command_with_show_ui_and_value("insertText", false, text).unwrap_or(false));
    if is_typed {
        select(element, selected);
    }
}

/// Selects a range, in UTF-16 units.
pub fn select(element: &HtmlTextAreaElement, range: &Range<usize>) {
    let at = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
    // A range that the field refuses leaves the caret where it was.
    drop(element.set_selection_range(at(range.start), at(range.end)));
}
