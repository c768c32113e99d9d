//! The small button behind an item of a list that takes it away.

use leptos::prelude::*;

use crate::state::Workspace;

#[component]
pub fn RemoveButton(
    /// A whole sentence, for a screen reader and a pointer that rests: «Retirer le site de Lyon».
    #[prop(into)]
    name: Signal<String>,
    on_remove: Callback<()>,
    /// Besides where the bid can only be read.
    #[prop(optional, into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    view! {
        <button
            type="button"
            class="button button--quiet button--small button--danger"
            aria-label=move || name.get()
            title=move || name.get()
            disabled=move || locked.get() || workspace.is_read_only().get()
            on:click=move |_| on_remove.run(())
        >
            "✕"
        </button>
    }
}
