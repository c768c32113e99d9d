//! The periods of the contract.

use std::sync::Arc;

use leptos::prelude::*;

use super::TenderFaults;
use crate::i18n::texts::tender as texts;
use crate::present::tender::{self, PeriodField as F, PeriodId, Place, periods};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, RowTools, UndoOffer, tr, tr_fill};

#[component]
pub fn PeriodsSection() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<TenderFaults>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let ids = Memo::new(move |_| document.read().frame.tender.periods.iter().map(|p| p.id.clone()).collect::<Vec<_>>());
    let total = move || periods::total(&document.read().frame.tender, lang.get());
    let locked = move || workspace.is_members_copy().get() || workspace.is_read_only().get();
    let add = move |_| {
        workspace.dispatch(tender::set(periods::with_one_more(&document.get_untracked().frame.tender)));
    };
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_PERIODS)}</h2>
            <ul class="form-list" role="list">
                <For each=move || ids.get() key=|id| id.clone() let:id>
                    <PeriodRow id ids />
                </For>
            </ul>
            {move || faults.at(&Place::Periods).map(|text| view! { <p class="field__fault">{text}</p> })} <div class="button-row">
                <button type="button" class="button" disabled=locked on:click=add>
                    {tr(texts::ADD_PERIOD)}
                </button>
                <p class="soft">{total}</p>
            </div>
        </section>
    }
}

#[component]
fn PeriodRow(id: PeriodId, ids: Memo<Vec<PeriodId>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let now = move || document.get_untracked().frame.tender.clone();
    let of = {
        let id = id.clone();
        Memo::new(move |_| document.read().frame.tender.periods.iter().find(|p| p.id == id).cloned().map(Arc::new))
    };
    let locked = workspace.is_members_copy();
    let form = Form::new(format!("tender/period/{id}"), of, move |period| {
        workspace.commit(tender::set(periods::with(&now(), period)))
    })
    .locked_when(locked);
    let named = id.to_string();
    let sentence = move |action: crate::i18n::Text| {
        let (action, name, id) = (tr(action), tr(texts::PERIOD_N), named.clone());
        Signal::derive(move || format!("{}, {}", action(), name().replace("{id}", &id)))
    };
    let legend = id.to_string();
    let (first, last, moved, gone) = (id.clone(), id.clone(), id.clone(), id);
    let on_move = Callback::new(move |down| {
        workspace.dispatch(tender::set(periods::moved(&now(), &moved, down)));
    });
    let on_remove = Callback::new(move |()| {
        if workspace.dispatch(tender::set(periods::without(&now(), &gone))) {
            undo.say(texts::PERIOD_REMOVED.fill(lang.get_untracked(), &[("id", gone.as_str())]));
        }
    });
    view! {
        <li>
            <fieldset class="form-row">
                <legend class="form-row__legend">{tr_fill(texts::PERIOD_N, move || vec![("id", legend.clone())])}</legend>
                {form.entry(F::Label)}
                {form.entry(F::Months)}
                {form.entry(F::Firm)}
                <RowTools
                    up=sentence(texts::MOVE_UP)
                    down=sentence(texts::MOVE_DOWN)
                    remove=sentence(texts::REMOVE)
                    is_first=Signal::derive(move || ids.read().first() == Some(&first))
                    is_last=Signal::derive(move || ids.read().last() == Some(&last))
                    on_move
                    on_remove
                    locked
                />
            </fieldset>
        </li>
    }
}
