//! Scenarios side by side with the present allocation: compare, rename, adopt, remove.

use leptos::prelude::*;

use super::fold::Fold;
use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser::{self, ScenarioColumn, Want};
use crate::state::{Notices, Optimiser, Settings, Workspace};
use crate::ui::components::{Commit, Field, RemoveButton, UndoOffer, tr, tr_fill};

#[component]
pub(super) fn ScenariosCard() -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let has_some = Signal::derive(move || document.read().has_scenarios());
    view! {
        <Fold heading=texts::SCENARIOS open=has_some>
            <p class="soft">{tr(texts::SCENARIOS_LEAD)}</p>
            <Keep />
            <Table />
        </Fold>
    }
}

#[component]
fn Keep() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let notices = expect_context::<Notices>();
    let lang = expect_context::<Settings>().lang();
    let keep = move |_| {
        let lang = lang.get_untracked();
        let document = workspace.document().get_untracked();
        match optimiser::keep(&document, None, &optimiser::free_name(&document, lang), lang) {
            Ok(command) => {
                workspace.dispatch(command);
            }
            Err(sentence) => notices.fault(sentence),
        }
    };
    view! {
        <div class="button-row">
            <button type="button" class="button" disabled=move || workspace.is_read_only().get() on:click=keep>
                {tr(texts::KEEP_PRESENT)}
            </button>
        </div>
    }
}

#[component]
fn Table() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let (document, results) = (workspace.document(), workspace.results());
    let table = Memo::new(move |_| {
        let least = search.answer_to(Want::Cheapest).get();
        optimiser::scenarios(&document.read(), &results.read(), least.as_deref(), lang.get())
    });
    let columns = Memo::new(move |_| table.with(|t| t.columns.clone()));
    let is_empty = Memo::new(move |_| columns.with(|c| c.len() < 2));
    let rows = move || {
        let row = |(label, cells): (String, Vec<String>)| {
            let cells = cells.into_iter().map(|cell| view! { <td class="number">{cell}</td> }).collect_view();
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    {cells}
                </tr>
            }
        };
        table.with(|t| t.rows.clone()).into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || !is_empty.get() fallback=move || view! { <p class="soft">{tr(texts::NO_SCENARIO)}</p> }>
            <div class="table-wrap" role="region" tabindex="0" aria-label=tr(texts::SCENARIOS)>
                <table class="table scenarios">
                    <caption class="visually-hidden">{tr(texts::SCENARIOS)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{tr(texts::FIGURE)}</th>
                            <For
                                each=move || columns.get()
                                key=|column| column.clone()
                                children=move |column| view! { <Head column /> }
                            />
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Show>
    }
}

/// The head of a column; a scenario's has its name to edit and what can be done with it.
#[component]
fn Head(column: ScenarioColumn) -> impl IntoView {
    if column.is_present {
        return view! {
            <th scope="col" class="number">
                {column.name}
            </th>
        }
        .into_any();
    }
    let adopted = tr(texts::IS_ADOPTED);
    let tag = column.is_adopted.then(|| view! { <span class="tag tag--good">{adopted}</span> });
    view! {
        <th scope="col" class="scenarios__head">
            <span class="scenarios__name">{column.name.clone()} " " {tag}</span>
            <span class="table__note">{column.note}</span>
            <Acts name=column.name is_adopted=column.is_adopted />
        </th>
    }
    .into_any()
}

#[component]
fn Acts(name: String, is_adopted: bool) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let undo = UndoOffer::here();
    let is_renaming = RwSignal::new(false);
    let name = StoredValue::new(name);
    let read_only = workspace.is_read_only();
    let long = move |text| tr_fill(text, move || vec![("name", name.get_value())]);
    let adopt = move |_| {
        let command = name.with_value(|name| optimiser::adopt_scenario(&document.read_untracked(), name));
        if command.is_some_and(|command| workspace.dispatch(command)) {
            undo.say(texts::ADOPTED.get(lang.get_untracked()).to_owned());
        }
    };
    let on_remove = Callback::new(move |()| {
        workspace.dispatch(name.with_value(|name| optimiser::remove_scenario(&document.read_untracked(), name)));
    });
    let commit = Commit::new(move |typed: String| {
        let command = name.with_value(|name| optimiser::rename_scenario(&document.read_untracked(), name, &typed, lang.get_untracked()))?;
        workspace.commit(command)
    });
    let label = tr(texts::SCENARIO_NAME);
    view! {
        <span class="button-row">
            <button type="button" class="button button--small" aria-label=long(texts::ADOPT_NAMED) disabled=move || is_adopted || read_only.get() on:click=adopt>
                {tr(texts::ADOPT)}
            </button>
            <button
                type="button"
                class="button button--small button--quiet"
                aria-label=long(texts::RENAME_NAMED)
                aria-expanded=move || is_renaming.get().to_string()
                disabled=move || read_only.get()
                on:click=move |_| is_renaming.update(|is| *is = !*is)
            >
                "✎"
            </button>
            <RemoveButton name=Signal::derive(long(texts::DELETE_NAMED)) on_remove />
        </span>
        <Show when=move || is_renaming.get()>
            <Field
                label=Signal::derive(move || label().to_owned())
                value=Signal::derive(move || name.get_value())
                commit
                draft_key=name.with_value(|name| format!("scenario/{name}"))
            />
        </Show>
    }
}
