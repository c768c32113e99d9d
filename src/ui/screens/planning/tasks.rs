//! The tasks, one row of fields each.

use std::sync::Arc;

use leptos::prelude::*;

use super::change;
use crate::i18n::texts::planning as texts;
use crate::i18n::texts::tender as list_texts;
use crate::present::planning::{Id, TaskField as F, edits};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, RowTools, UndoOffer, tr, tr_fill};

#[component]
pub fn Tasks() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let ids = Memo::new(move |_| {
        let document = document.read();
        let tasks = document.frame.retroplanning.iter().flat_map(|p| &p.tasks);
        tasks.map(|t| t.id.clone()).collect::<Vec<_>>()
    });
    let add = Callback::new(move |_: ()| {
        change(workspace, |plan| edits::with_one_more(plan, lang.get_untracked()));
    });
    view! {
        <section class="card">
            <h2>{tr(texts::EDIT)}</h2>
            <p class="soft">{tr(texts::EDIT_LEAD)}</p>
            <ul class="form-list" role="list">
                <For each=move || ids.get() key=|id| id.clone() let:id>
                    <TaskRow id ids />
                </For>
            </ul>
            <div class="button-row">
                <button type="button" class="button" disabled=workspace.is_read_only() on:click=move |_| add.run(())>
                    {tr(texts::ADD_TASK)}
                </button>
            </div>
        </section>
    }
}

#[component]
fn TaskRow(id: Id, ids: Memo<Vec<Id>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let of = {
        let id = id.clone();
        Memo::new(move |_| {
            let document = document.read();
            let mut tasks = document.frame.retroplanning.iter().flat_map(|p| &p.tasks);
            tasks.find(|t| t.id == id).cloned().map(Arc::new)
        })
    };
    let form = Form::new(format!("planning/task/{id}"), of, move |task| {
        let document = document.get_untracked();
        let Some(plan) = document.frame.retroplanning.as_ref() else { return Ok(()) };
        workspace.commit(edits::set(edits::with_task(plan, task, lang.get_untracked())?))
    });
    let named = id.to_string();
    let sentence = move |action: crate::i18n::Text| {
        let (action, name, id) = (tr(action), tr(texts::TASK_N), named.clone());
        Signal::derive(move || format!("{}, {}", action(), name().replace("{id}", &id)))
    };
    let legend = id.to_string();
    let (first, last, moved, gone) = (id.clone(), id.clone(), id.clone(), id);
    let on_move = Callback::new(move |down| {
        change(workspace, |plan| edits::moved(plan, &moved, down));
    });
    let on_remove = Callback::new(move |()| {
        if change(workspace, |plan| edits::without_task(plan, &gone)) {
            undo.say(texts::TASK_REMOVED.fill(lang.get_untracked(), &[("id", gone.as_str())]));
        }
    });
    view! {
        <li>
            <fieldset class="form-row planning-task">
                <legend class="form-row__legend">{tr_fill(texts::TASK_N, move || vec![("id", legend.clone())])}</legend>
                {form.entry(F::Label)}
                {form.entry(F::Days)}
                {form.entry(F::After)}
                {form.entry(F::NotAfter)}
                <RowTools
                    up=sentence(list_texts::MOVE_UP)
                    down=sentence(list_texts::MOVE_DOWN)
                    remove=sentence(list_texts::REMOVE)
                    is_first=Signal::derive(move || ids.read().first() == Some(&first))
                    is_last=Signal::derive(move || ids.read().last() == Some(&last))
                    on_move
                    on_remove
                />
            </fieldset>
        </li>
    }
}
