//! Service levels: what is promised, what the chain delivers, and what the group adds to one host alone.

mod components;

use std::sync::Arc;

use leptos::prelude::*;

use super::price::{FigureTable, said};
use crate::i18n::texts::service as texts;
use crate::present::service::{self, Id, LevelField as F, LevelView, Part, edits};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, RowTools, UndoOffer, tr, tr_fill};
use components::Components;

#[component]
pub fn ServiceScreen() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let ids = Memo::new(move |_| document.read().frame.sla.iter().map(|l| l.id.clone()).collect::<Vec<_>>());
    let empty = tr(texts::EMPTY);
    let add = move |_| {
        let levels = edits::with_one_more(&document.get_untracked().frame.sla, lang.get_untracked());
        workspace.dispatch(edits::set(levels));
    };
    view! {
        <section class="screen screen--wide">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{tr(texts::LEAD)}</p>
            </header>
            <Show when=move || ids.read().is_empty()>
                <section class="card">
                    <p>{empty}</p>
                </section>
            </Show>
            <For each=move || ids.get() key=|id| id.clone() let:id>
                <Level id ids />
            </For>
            <div class="button-row">
                <button type="button" class="button button--primary" disabled=workspace.is_read_only() on:click=add>
                    {tr(texts::ADD)}
                </button>
            </div>
            <p class="soft">{tr(texts::INDEPENDENT)}</p>
        </section>
    }
}

#[component]
fn Level(id: Id, ids: Memo<Vec<Id>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let key = StoredValue::new(id.clone());
    let of = Memo::new(move |_| key.with_value(|id| document.read().frame.sla.iter().find(|l| &l.id == id).cloned().map(Arc::new)));
    let form = Form::new(format!("service/{id}"), of, move |level| {
        let levels = key.with_value(|id| edits::with(&document.get_untracked().frame.sla, id, &level));
        workspace.commit(edits::set(levels))
    });
    let shown = Memo::new(move |_| key.with_value(|id| service::level(&document.read(), &workspace.results().read(), id, lang.get())));
    let told = move |of: fn(&LevelView) -> Option<String>| shown.with(|s| s.as_ref().and_then(of));
    let table = Signal::derive(move || shown.with(|s| s.as_ref().map(|s| s.table.clone()).unwrap_or_default()));
    let allowed = move || of.get().map(|level| edits::allowed(&level, lang.get()));
    let named = move |text| {
        let name = key.get_value().to_string();
        let filled = tr_fill(text, move || vec![("name", name.clone())]);
        Signal::derive(filled)
    };
    let legend = id.to_string();
    let heading_id = format!("service-{id}");
    let labelled = heading_id.clone();
    let on_move = Callback::new(move |down| {
        let levels = key.with_value(|id| edits::moved(&document.get_untracked().frame.sla, id, down));
        workspace.dispatch(edits::set(levels));
    });
    let on_remove = Callback::new(move |()| {
        let levels = key.with_value(|id| edits::without(&document.get_untracked().frame.sla, id));
        if workspace.dispatch(edits::set(levels)) {
            undo.say(texts::REMOVED.fill(lang.get_untracked(), &[("id", key.get_value().as_str())]));
        }
    });
    view! {
        <section class="card" aria-labelledby=labelled>
            <div class="card__head">
                <h2 id=heading_id>{tr_fill(texts::LEVEL_N, move || vec![("id", legend.clone())])}</h2>
                <RowTools
                    up=named(texts::MOVE_UP)
                    down=named(texts::MOVE_DOWN)
                    remove=named(texts::REMOVE)
                    is_first=Signal::derive(move || key.with_value(|id| ids.read().first() == Some(id)))
                    is_last=Signal::derive(move || key.with_value(|id| ids.read().last() == Some(id)))
                    on_move
                    on_remove
                />
            </div>
            <div class="banner" class:banner--good=move || shown.read().as_ref().is_some_and(|s| s.is_met) role="status">
                <div class="banner__text stack">
                    <p>{move || told(|s| Some(s.sentence.clone()))}</p>
                    {move || told(|s| s.argument.clone()).map(|text| view! { <p>{text}</p> })}
                </div>
            </div>
            <div class="fields">{form.entry(F::Name)} {form.entry(F::Target)} {form.entry(F::Failover)}</div>
            <p class="soft">{allowed}</p>
            <div class="service-chain">
                <Components level=id.clone() part=Part::Series />
                <Components level=id part=Part::Parallel />
            </div>
            <FigureTable caption=said(texts::COMPARISON) table />
        </section>
    }
}
