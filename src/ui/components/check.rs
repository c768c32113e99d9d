//! A labelled check box.

use leptos::prelude::*;

use super::ids::fresh_id;
use crate::state::Workspace;

#[component]
pub fn Check(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<bool>,
    on_toggle: Callback<bool>,
    #[prop(optional, into)] locked: Signal<bool>,
    /// The choice is about what is shown or made: it works where the bid can only be read.
    #[prop(optional)]
    changes_nothing: bool,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let id = fresh_id("check");
    view! {
        <div class="check">
            <input
                id=id.clone()
                class="check__box"
                type="checkbox"
                prop:checked=move || value.get()
                disabled=move || locked.get() || !changes_nothing && workspace.is_read_only().get()
                on:change:target=move |ev| on_toggle.run(ev.target().checked())
            />
            <label for=id>{move || label.get()}</label>
        </div>
    }
}
