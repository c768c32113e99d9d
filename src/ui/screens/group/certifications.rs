//! The certifications of a member with the day until which they are valid. They are shown by their place in the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::{GroupFaults, is_locked};
use crate::i18n::texts::member as texts;
use crate::present::group::{self, CertificationField as F, MemberId, card, certification_key};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, RemoveButton, fresh_id, tr, tr_fill};

#[component]
pub fn CertificationList(id: MemberId) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let read = id.clone();
    let count = Memo::new(move |_| document.read().member(&read).map_or(0, |m| m.card.certifications.len()));
    let row = id.clone();
    view! {
        <fieldset class="ticks">
            <legend class="field__label">{tr(texts::CERTIFICATIONS)}</legend>
            <ul class="form-list" role="list">
                <For
                    each=move || 0..count.get()
                    key=|at| *at
                    children=move |at| {
                        view! { <CertificationRow id=row.clone() at /> }
                    }
                />
            </ul>
            <AddCertification id />
        </fieldset>
    }
}

#[component]
fn CertificationRow(id: MemberId, at: usize) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<GroupFaults>();
    let document = workspace.document();
    let card_of = move |id: &MemberId| document.get_untracked().member(id).map(|m| m.card.clone());
    let (read, sent, faulty) = (id.clone(), id.clone(), id.clone());
    let of = Memo::new(move |_| document.read().member(&read).and_then(|m| m.card.certifications.get(at).cloned()).map(Arc::new));
    let locked = is_locked(&id);
    let form = Form::new(format!("card/{id}/certification/{at}"), of, move |certification| match card_of(&sent) {
        Some(card) => workspace.commit(group::set_card(&sent, card::with_certification(&card, at, certification))),
        None => Ok(()),
    })
    .with_faults(move |key| {
        let is_day = key == crate::present::form::FormField::key(F::ValidUntil);
        is_day.then(|| faults.of_member(&faulty, &certification_key(at, F::ValidUntil))).flatten()
    })
    .locked_when(locked);
    let named = move || of.with(|c| c.as_ref().map(|c| c.id.to_string()).unwrap_or_default());
    let on_remove = Callback::new(move |()| {
        if let Some(card) = card_of(&id) {
            workspace.dispatch(group::set_card(&id, card::without_certification(&card, at)));
        }
    });
    view! {
        <li class="form-row">
            {form.entry(F::Id)} {form.entry(F::ValidUntil)}
            <RemoveButton name=Signal::derive(tr_fill(texts::REMOVE_CERTIFICATION, move || vec![("id", named())])) on_remove locked />
        </li>
    }
}

#[component]
fn AddCertification(id: MemberId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let typed = RwSignal::new(String::new());
    let refusal = RwSignal::new(None::<String>);
    let locked = is_locked(&id);
    let add = move || {
        let Some(card) = document.get_untracked().member(&id).map(|m| m.card.clone()) else {
            return;
        };
        let next = card::with_new_certification(&card, &typed.read_untracked(), lang.get_untracked());
        let outcome = next.and_then(|card| workspace.commit(group::set_card(&id, card)));
        if outcome.is_ok() {
            typed.set(String::new());
        }
        refusal.set(outcome.err());
    };
    let field_id = fresh_id("certification");
    let hint_id = format!("{field_id}-hint");
    view! {
        <form
            class="form-row"
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <div class="field">
                <label class="field__label" for=field_id.clone()>
                    {tr(texts::CERTIFICATION)}
                </label>
                <input
                    id=field_id
                    class="field__input"
                    type="text"
                    autocomplete="off"
                    aria-describedby=hint_id.clone()
                    readonly=move || locked.get() || workspace.is_read_only().get()
                    bind:value=typed
                />
                <p class="field__hint" id=hint_id>
                    {tr(texts::CERTIFICATION_HINT)}
                </p>
                {move || refusal.get().map(|text| view! { <p class="field__fault" role="alert">{text}</p> })}
            </div>
            <button type="submit" class="button" disabled=move || locked.get() || workspace.is_read_only().get()>
                {tr(texts::ADD_CERTIFICATION)}
            </button>
        </form>
    }
}
