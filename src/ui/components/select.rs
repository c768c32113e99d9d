//! A labelled choice out of a closed list.

use leptos::prelude::*;

use super::ids::fresh_id;
pub use crate::present::form::Choice;
use crate::state::Workspace;

#[component]
pub fn Select(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    /// The key of the present choice.
    #[prop(into)]
    value: Signal<String>,
    on_choose: Callback<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// What the document says is wrong with the choice.
    #[prop(optional, into)]
    fault: MaybeProp<String>,
    #[prop(optional, into)] locked: Signal<bool>,
    /// The choice is about what is shown: it works where the bid can only be read.
    #[prop(optional)]
    changes_nothing: bool,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let id = fresh_id("select");
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described_by = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        move || {
            let hint = hint.get().map(|_| hint_id.clone());
            let ids: Vec<String> = hint.into_iter().chain(fault.get().map(|_| fault_id.clone())).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {move || label.get()}
            </label>
            <select
                id=id
                class="field__input"
                disabled=move || locked.get() || !changes_nothing && workspace.is_read_only().get()
                aria-invalid=move || fault.get().map(|_| "true")
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
            {move || fault.get().map(|text| view! { <p class="field__fault" id=fault_id.clone()>{text}</p> })}
        </div>
    }
}
