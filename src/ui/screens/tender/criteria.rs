//! The award criteria. They have no id of their own: a row is a place in the list and shows what stands there.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::texts::tender as texts;
use crate::present::tender::{self, CriterionField as F, brief};
use crate::state::Workspace;
use crate::ui::components::{Form, RemoveButton, tr, tr_fill};

#[component]
pub fn CriteriaList() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let count = Memo::new(move |_| document.read().frame.brief.criteria.len());
    let locked = move || workspace.is_members_copy().get() || workspace.is_read_only().get();
    let add = move |_| {
        workspace.dispatch(tender::set_brief(brief::with_one_more_criterion(&document.get_untracked().frame.brief)));
    };
    view! {
        <h3>{tr(texts::CRITERIA)}</h3>
        <ul class="form-list" role="list">
            <For each=move || 0..count.get() key=|at| *at let:at>
                <CriterionRow at />
            </For>
        </ul>
        <div class="button-row">
            <button type="button" class="button" disabled=locked on:click=add>
                {tr(texts::ADD_CRITERION)}
            </button>
        </div>
    }
}

#[component]
fn CriterionRow(at: usize) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let of = Memo::new(move |_| document.read().frame.brief.criteria.get(at).cloned().map(Arc::new));
    let now = move || document.get_untracked().frame.brief.clone();
    let form = Form::new(format!("brief/criterion/{at}"), of, move |criterion| {
        workspace.commit(tender::set_brief(brief::with_criterion(&now(), at, criterion)))
    })
    .locked_when(workspace.is_members_copy());
    let on_remove = Callback::new(move |()| {
        workspace.dispatch(tender::set_brief(brief::without_criterion(&now(), at)));
    });
    let n = (at + 1).to_string();
    let named = n.clone();
    let (removes, name) = (tr(texts::REMOVE), tr(texts::CRITERION_N));
    let remove_words = move || format!("{} : {}", removes(), name().replace("{n}", &named));
    view! {
        <li>
            <fieldset class="form-row">
                <legend class="form-row__legend">{tr_fill(texts::CRITERION_N, move || vec![("n", n.clone())])}</legend>
                {form.entry(F::Name)}
                {form.entry(F::Kind)}
                {form.entry(F::Weight)}
                {form.entry(F::Description)}
                <RemoveButton name=Signal::derive(remove_words) on_remove locked=workspace.is_members_copy() />
            </fieldset>
        </li>
    }
}
