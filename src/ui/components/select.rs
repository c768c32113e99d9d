//! A labelled choice out of a closed list.

use leptos::prelude::*;

use super::ids::fresh_id;
use crate::state::Workspace;

/// One choice: its key, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub key: String,
    pub label: String,
}

#[component]
pub fn Select(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    /// The key of the present choice.
    #[prop(into)]
    value: Signal<String>,
    on_choose: Callback<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] locked: Signal<bool>,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let id = fresh_id("select");
    let hint_id = format!("{id}-hint");
    let described_by = {
        let hint_id = hint_id.clone();
        move || hint.get().map(|_| hint_id.clone())
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {move || label.get()}
            </label>
            <select
                id=id
                class="field__input"
                disabled=move || locked.get() || workspace.is_read_only().get()
                aria-describedby=described_by
                on:change:target=move |ev| on_choose.run(ev.target().value())
            >
                {move || {
                    let present = value.get();
                    choices
                        .get()
                        .into_iter()
                        .map(|choice| {
                            let selected = choice.key == present;
                            view! {
                                <option value=choice.key selected=selected>
                                    {choice.label}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
            {move || hint.get().map(|text| view! { <p class="field__hint" id=hint_id.clone()>{text}</p> })}
        </div>
    }
}
