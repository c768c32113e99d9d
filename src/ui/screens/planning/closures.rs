//! The days on which the group does not work.

use std::sync::Arc;

use leptos::prelude::*;

use super::change;
use crate::i18n::texts::planning as texts;
use crate::i18n::texts::tender as list_texts;
use crate::present::planning::{ClosureField as F, edits};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, RemoveButton, UndoOffer, tr, tr_fill};

#[component]
pub fn Closures() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let count = Memo::new(move |_| document.read().frame.retroplanning.as_ref().map_or(0, |p| p.closures.len()));
    let add = Callback::new(move |_: ()| {
        let tender = document.get_untracked().frame.tender.clone();
        change(workspace, |plan| edits::with_closure(plan, &tender).unwrap_or_else(|| plan.clone()));
    });
    view! {
        <h3>{tr(texts::CLOSURES)}</h3>
        <p class="soft">{tr(texts::CLOSURES_LEAD)}</p>
        <ul class="form-list" role="list">
            // Closures have no names: their place is what tells them apart.
            <For each=move || 0..count.get() key=|at| *at let:at>
                <ClosureRow at />
            </For>
        </ul>
        <div class="button-row">
            <button type="button" class="button" disabled=workspace.is_read_only() on:click=move |_| add.run(())>
                {tr(texts::ADD_CLOSURE)}
            </button>
        </div>
    }
}

#[component]
fn ClosureRow(at: usize) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let of = Memo::new(move |_| {
        let document = document.read();
        let plan = document.frame.retroplanning.as_ref();
        plan.and_then(|p| p.closures.get(at)).cloned().map(Arc::new)
    });
    let form = Form::new(format!("planning/closure/{at}"), of, move |closure| {
        let document = document.get_untracked();
        let Some(plan) = document.frame.retroplanning.as_ref() else { return Ok(()) };
        workspace.commit(edits::set(edits::with_closure_at(plan, at, closure)))
    });
    let on_remove = Callback::new(move |_: ()| {
        if change(workspace, |plan| edits::without_closure(plan, at)) {
            undo.say(texts::CLOSURE_REMOVED.get(lang.get_untracked()).to_owned());
        }
    });
    let number = (at + 1).to_string();
    let name = tr_fill(texts::CLOSURE_N, move || vec![("n", number.clone())]);
    let (remove, named) = (tr(list_texts::REMOVE), name.clone());
    view! {
        <li>
            <fieldset class="form-row">
                <legend class="form-row__legend">{name}</legend>
                {form.entry(F::From)}
                {form.entry(F::To)}
                <RemoveButton name=Signal::derive(move || format!("{}, {}", remove(), named())) on_remove />
            </fieldset>
        </li>
    }
}
