//! Calendar: the plan of the answer, counted backwards from the deadline.

mod chart;
mod closures;
mod summary;
mod tasks;

use leptos::prelude::*;

use super::price::{FigureTable, said, shown};
use crate::i18n::texts::planning as texts;
use crate::present::planning::{self, PlanField, Retroplanning, edits};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, UndoOffer, tr};
use chart::Chart;
use closures::Closures;
use summary::Summary;
use tasks::Tasks;

#[component]
pub fn PlanningScreen() -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let has_plan = Memo::new(move |_| document.read().frame.retroplanning.is_some());
    view! {
        <section class="screen screen--wide">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{tr(texts::LEAD)}</p>
            </header>
            <Show when=move || has_plan.get() fallback=|| view! { <Empty /> }>
                <Summary />
                <Chart />
                <Dates />
                <Options />
                <Tasks />
            </Show>
        </section>
    }
}

/// Sends a changed plan; nothing when there is none.
fn change(workspace: Workspace, edit: impl FnOnce(&Retroplanning) -> Retroplanning) -> bool {
    let document = workspace.document().get_untracked();
    document
        .frame
        .retroplanning
        .as_ref()
        .is_some_and(|plan| workspace.dispatch(edits::set(edit(plan))))
}

#[component]
fn Empty() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let tender = move || workspace.document().get_untracked().frame.tender.clone();
    let from_template = move |_| {
        workspace.dispatch(edits::set(edits::from_template(&tender(), lang.get_untracked())));
    };
    let blank = move |_| {
        workspace.dispatch(edits::set(edits::blank(&tender())));
    };
    let locked = workspace.is_read_only();
    view! {
        <section class="card">
            <p>{tr(texts::EMPTY)}</p>
            <div class="button-row">
                <button type="button" class="button button--primary" disabled=locked on:click=from_template>
                    {tr(texts::USE_TEMPLATE)}
                </button>
                <button type="button" class="button" disabled=locked on:click=blank>
                    {tr(texts::START_BLANK)}
                </button>
            </div>
        </section>
    }
}

#[component]
fn Dates() -> impl IntoView {
    let table = shown!(planning::table);
    let is_empty = Memo::new(move |_| table.with(|t| t.rows.is_empty()));
    view! {
        <Show when=move || !is_empty.get()>
            <section class="card">
                <h2>{tr(texts::DATES)}</h2>
                <FigureTable caption=said(texts::DATES) table is_named_above=true />
            </section>
        </Show>
    }
}

#[component]
fn Options() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let of = Memo::new(move |_| document.read().frame.retroplanning.clone().map(std::sync::Arc::new));
    let form = Form::new("planning", of, move |plan| workspace.commit(edits::set(plan)));
    let remove = move |_| {
        if workspace.dispatch(edits::removed()) {
            undo.say(texts::REMOVED_PLAN.get(lang.get_untracked()).to_owned());
        }
    };
    view! {
        <section class="card">
            <div class="card__head">
                <h2>{tr(texts::OPTIONS)}</h2>
                <button type="button" class="button button--quiet button--small button--danger" disabled=workspace.is_read_only() on:click=remove>
                    {tr(texts::REMOVE_PLAN)}
                </button>
            </div>
            <div class="fields">{form.entry(PlanField::Region)} {form.entry(PlanField::Buffer)}</div>
            <Closures />
        </section>
    }
}
