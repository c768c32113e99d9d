//! The certifications of a member with the day until which they are valid. They are shown by their place in the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::{GroupFaults, is_locked};
use crate::i18n::texts::member as texts;
use crate::present::group::{self, CertificationField as F, MemberId, card, certification_key};
use crate::state::{Settings, Workspace};
use crate::ui::components::{AddByName, Form, RemoveButton, tr, tr_fill};

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
    let locked = is_locked(&id);
    let add = move |typed: String| {
        let Some(card) = document.get_untracked().member(&id).map(|m| m.card.clone()) else {
            return Ok(());
        };
        let next = card::with_new_certification(&card, &typed, lang.get_untracked())?;
        workspace.commit(group::set_card(&id, next))
    };
    view! { <AddByName label=texts::CERTIFICATION hint=texts::CERTIFICATION_HINT action=texts::ADD_CERTIFICATION locked add /> }
}
