//! The row below a list that adds one to it by its name.

use leptos::prelude::*;

use super::ids::fresh_id;
use super::text::tr;
use crate::i18n::Text;
use crate::state::Workspace;

#[component]
pub fn AddByName(
    label: Text,
    #[prop(optional)] hint: Option<Text>,
    /// The words of the button.
    action: Text,
    #[prop(optional, into)] locked: Signal<bool>,
    /// Takes what was typed, or says in a sentence why not.
    #[prop(into)]
    add: Callback<String, Result<(), String>>,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let typed = RwSignal::new(String::new());
    let refusal = RwSignal::new(None::<String>);
    let is_off = move || locked.get() || workspace.is_read_only().get();
    let (field_id, hint_id, fault_id) = (fresh_id("new"), fresh_id("hint"), fresh_id("fault"));
    let (hinted, refused) = (hint.map(|_| hint_id.clone()), fault_id.clone());
    let described_by = move || {
        let of_refusal = refusal.read().is_some().then(|| refused.clone());
        let ids: Vec<String> = hinted.clone().into_iter().chain(of_refusal).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    let hint = hint.map(|hint| {
        view! {
            <p class="field__hint" id=hint_id>
                {tr(hint)}
            </p>
        }
    });
    view! {
        <form
            class="form-row"
            on:submit=move |event| {
                event.prevent_default();
                let outcome = add.run(typed.get_untracked());
                if outcome.is_ok() {
                    typed.set(String::new());
                }
                refusal.set(outcome.err());
            }
        >
            <div class="field">
                <label class="field__label" for=field_id.clone()>
                    {tr(label)}
                </label>
                <input
                    id=field_id
                    class="field__input"
                    type="text"
                    autocomplete="off"
                    aria-invalid=move || refusal.get().map(|_| "true")
                    aria-describedby=described_by
                    readonly=is_off
                    bind:value=typed
                />
                {hint}
                {move || refusal.get().map(|text| view! { <p class="field__fault" role="alert" id=fault_id.clone()>{text}</p> })}
            </div>
            <button type="submit" class="button" disabled=is_off>
                {tr(action)}
            </button>
        </form>
    }
}
