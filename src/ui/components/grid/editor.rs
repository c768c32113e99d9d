//! The one text field of a grid, inside the cell being edited, with what is wrong beside it.

use leptos::html;
use leptos::prelude::*;

use super::handle::GridHandle;
use crate::present::grid::Then;
use crate::ui::components::fresh_id;

#[component]
pub(super) fn Editor(grid: GridHandle) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let fault_id = fresh_id("grid-fault");
    input.on_load(move |element| {
        if grid.takes_focus() {
            let end = grid.draft.with_untracked(|text| text.encode_utf16().count());
            let end = u32::try_from(end).unwrap_or(0);
            // Fails only when the cell has left the page: then there is nothing to focus.
            element.focus().ok();
            element.set_selection_range(end, end).ok();
        }
    });
    let is_refused = move || grid.refusal.with(Option::is_some);
    let described_by = {
        let fault_id = fault_id.clone();
        move || is_refused().then(|| fault_id.clone())
    };
    view! {
        <input
            node_ref=input
            class="grid__input"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            aria-label=grid.editor_name()
            aria-invalid=move || is_refused().then_some("true")
            aria-describedby=described_by
            prop:value=move || grid.draft.get()
            on:input:target=move |event| grid.typed(event.target().value())
            on:blur=move |_| {
                grid.finish(Then::Stay);
            }
            on:keydown=move |event| {
                if grid.editor_key(&event) {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }
        />
        {move || {
            let id = fault_id.clone();
            grid.refusal.get().map(|sentence| view! { <span class="grid__refusal" id=id role="alert">{sentence}</span> })
        }}
    }
}
