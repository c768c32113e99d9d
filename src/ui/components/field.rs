//! A labelled text field. It keeps a draft until Enter or blur, gives it back on Escape, and shows beside itself what is wrong.
//! An open draft is also stored, and offered again after a reload.

use leptos::ev;
use leptos::prelude::*;

use super::ids::fresh_id;
use super::text::tr;
use crate::i18n::texts::common as texts;
use crate::state::{Drafts, Workspace};

/// Takes the typed text; `Err` is the sentence to show beside the field, and the draft stays.
pub type Commit = Callback<String, Result<(), String>>;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    #[default]
    Text,
    Number,
    Date,
    /// Several lines; Enter makes a new one.
    Long,
}

#[component]
pub fn Field(
    #[prop(into)] label: Signal<String>,
    /// The value of the document, as shown.
    #[prop(into)]
    value: Signal<String>,
    commit: Commit,
    /// Names the draft: the same field has the same key after a reload.
    #[prop(into)]
    draft_key: String,
    #[prop(optional)] kind: FieldKind,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// What the document says is wrong with the value.
    #[prop(optional, into)]
    fault: MaybeProp<String>,
    /// Spans the whole width of its group.
    #[prop(optional)]
    is_wide: bool,
    /// The id of the input, where something else leads to it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// More than the whole bid being read-only.
    #[prop(optional, into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let drafts = expect_context::<Drafts>();
    let id = id.map_or_else(|| fresh_id("field"), str::to_owned);
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let found = drafts.found(&draft_key);
    let was_found = RwSignal::new(found.is_some());
    let draft = RwSignal::new(found);
    let refusal = RwSignal::new(None::<String>);
    let key = StoredValue::new(draft_key);

    let shown = move || draft.get().unwrap_or_else(|| value.get());
    let wrong = move || refusal.get().or_else(|| fault.get());
    let read_only = move || locked.get() || workspace.is_read_only().get();

    let give_back = move || {
        draft.set(None);
        refusal.set(None);
        was_found.set(false);
        key.with_value(|k| drafts.forget(k));
    };
    let on_input = move |text: String| {
        refusal.set(None);
        key.with_value(|k| drafts.keep(k, &text));
        draft.set(Some(text));
    };
    let send = move || {
        // A field that leaves the page while it has the focus hears its blur too late.
        let Some(text) = draft.try_get_untracked().flatten() else { return };
        if text == value.get_untracked() {
            give_back();
            return;
        }
        match commit.run(text) {
            Ok(()) => give_back(),
            Err(sentence) => refusal.set(Some(sentence)),
        }
    };
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "z" | "Z" if (event.ctrl_key() || event.meta_key()) && draft.get_untracked().is_none() => {
            event.prevent_default();
            if event.shift_key() { workspace.redo() } else { workspace.undo() }
        }
        "Enter" if kind != FieldKind::Long || event.ctrl_key() => send(),
        "Escape" if draft.get_untracked().is_some() => {
            // The dialog around it stays open: Escape leaves one layer at a time.
            event.prevent_default();
            event.stop_propagation();
            give_back();
        }
        _ => {}
    };

    let described_by = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        move || {
            let mut ids = Vec::new();
            if hint.get().is_some() {
                ids.push(hint_id.clone());
            }
            if wrong().is_some() {
                ids.push(fault_id.clone());
            }
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let is_invalid = move || wrong().is_some().then_some("true");
    let control = match kind {
        FieldKind::Long => view! {
            <textarea
                id=id.clone()
                class="field__input"
                rows="4"
                prop:value=shown
                readonly=read_only
                aria-invalid=is_invalid
                aria-describedby=described_by
                on:input:target=move |ev| on_input(ev.target().value())
                on:change=move |_| send()
                on:keydown=on_key
            ></textarea>
        }
        .into_any(),
        _ => view! {
            <input
                id=id.clone()
                class="field__input"
                class:field__input--number=kind == FieldKind::Number
                type=if kind == FieldKind::Date { "date" } else { "text" }
                inputmode=(kind == FieldKind::Number).then_some("decimal")
                autocomplete="off"
                prop:value=shown
                readonly=read_only
                aria-invalid=is_invalid
                aria-describedby=described_by
                on:input:target=move |ev| on_input(ev.target().value())
                on:change=move |_| send()
                on:blur=move |_| send()
                on:keydown=on_key
            />
        }
        .into_any(),
    };
    let found_again = tr(texts::DRAFT_FOUND);
    view! {
        <div class="field" class:field--wide=is_wide>
            <label class="field__label" for=id>
                {move || label.get()}
            </label>
            {control}
            {move || hint.get().map(|text| view! { <p class="field__hint" id=hint_id.clone()>{text}</p> })}
            <Show when=move || was_found.get()>
                <p class="field__draft">{found_again}</p>
            </Show>
            {move || wrong().map(|text| view! { <p class="field__fault" id=fault_id.clone() role="alert">{text}</p> })}
        </div>
    }
}
