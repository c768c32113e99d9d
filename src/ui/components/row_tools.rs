//! The buttons behind an item of a list: one place up, one place down, remove.

use leptos::prelude::*;

use super::RemoveButton;
use crate::state::Workspace;

#[component]
pub fn RowTools(
    /// Whole sentences for a screen reader: «Monter la ligne L1».
    #[prop(into)]
    up: Signal<String>,
    #[prop(into)] down: Signal<String>,
    #[prop(into)] remove: Signal<String>,
    #[prop(into)] is_first: Signal<bool>,
    #[prop(into)] is_last: Signal<bool>,
    /// `true` = down.
    on_move: Callback<bool>,
    on_remove: Callback<()>,
    #[prop(optional, into)] locked: Signal<bool>,
    /// False for an item that can be moved but stays.
    #[prop(default = Signal::stored(true), into)]
    can_remove: Signal<bool>,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let is_off = move || locked.get() || workspace.is_read_only().get();
    view! {
        <span class="row-tools">
            <button
                type="button"
                class="button button--quiet button--small"
                aria-label=move || up.get()
                title=move || up.get()
                disabled=move || is_off() || is_first.get()
                on:click=move |_| on_move.run(false)
            >
                "↑"
            </button>
            <button
                type="button"
                class="button button--quiet button--small"
                aria-label=move || down.get()
                title=move || down.get()
                disabled=move || is_off() || is_last.get()
                on:click=move |_| on_move.run(true)
            >
                "↓"
            </button>
            <Show when=move || can_remove.get()>
                <RemoveButton name=remove on_remove locked />
            </Show>
        </span>
    }
}
