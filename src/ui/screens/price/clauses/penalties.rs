//! Penalties: the clause, the cases that the group fears, and what each member would pay.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::{FigureTable, said, shown};
use crate::i18n::texts::{clauses as texts, common};
use crate::present::clauses::{self, CaseField, PenaltyField as F};
use crate::present::group::{self, MemberId};
use crate::present::service::Id;
use crate::present::tender;
use crate::state::{Params, Settings, Workspace};
use crate::ui::components::{Check, Form, RemoveButton, UndoOffer, tr, tr_fill};

#[component]
pub fn PenaltiesCard() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let params = expect_context::<Params>();
    let document = workspace.document();
    let has_clause = Memo::new(move |_| document.read().frame.tender.penalty.is_some());
    let add = move |_| {
        let tender = document.get_untracked().frame.tender.clone();
        workspace.dispatch(tender::set(clauses::with_penalty(&tender, true, params.now().as_deref())));
    };
    let (none, add_words) = (tr(texts::NO_PENALTIES), tr(texts::ADD_PENALTIES));
    view! {
        <section class="card" aria-labelledby="price-penalties">
            <div class="card__head">
                <h2 id="price-penalties">{tr(texts::PENALTIES)}</h2>
                <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
            </div>
            <p class="soft">{tr(texts::PENALTIES_LEAD)}</p>
            <Show
                when=move || has_clause.get()
                fallback=move || {
                    view! {
                        <p>{none}</p>
                        <div class="button-row">
                            <button type="button" class="button" disabled=workspace.is_read_only() on:click=add>
                                {add_words}
                            </button>
                        </div>
                    }
                }
            >
                <Clause />
            </Show>
        </section>
    }
}

#[component]
fn Clause() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let of = Memo::new(move |_| document.read().frame.tender.penalty.clone().map(Arc::new));
    let form = Form::new("price/penalty", of, move |clause| {
        let mut next = (*document.get_untracked().frame.tender).clone();
        next.penalty = Some(clause);
        workspace.commit(tender::set(next))
    });
    let ids = Memo::new(move |_| {
        document
            .read()
            .frame
            .tender
            .penalty
            .iter()
            .flat_map(|p| &p.cases)
            .map(|c| c.id.clone())
            .collect::<Vec<_>>()
    });
    let table = shown!(clauses::penalties_table);
    let is_empty = Memo::new(move |_| table.with(|t| t.rows.is_empty()));
    let add = move |_| {
        let total = workspace.results().get_untracked().contract.totals.ht_cents;
        workspace.dispatch(tender::set(clauses::with_case(&document.get_untracked().frame.tender, total)));
    };
    let remove = move |_| {
        let tender = document.get_untracked().frame.tender.clone();
        if workspace.dispatch(tender::set(clauses::with_penalty(&tender, false, None))) {
            undo.say(texts::CLAUSE_REMOVED.get(lang.get_untracked()).to_owned());
        }
    };
    view! {
        <div class="fields">{form.entry(F::Divisor)} {form.entry(F::Exempt)} {form.entry(F::Cap)}</div>
        <h3>{tr(texts::CASES)}</h3>
        <ul class="form-list" role="list">
            <For each=move || ids.get() key=|id| id.clone() let:id>
                <CaseRow id />
            </For>
        </ul>
        <div class="button-row">
            <button type="button" class="button" disabled=workspace.is_read_only() on:click=add>
                {tr(texts::ADD_CASE)}
            </button>
            <button type="button" class="button button--quiet button--danger" disabled=workspace.is_read_only() on:click=remove>
                {tr(texts::REMOVE_CLAUSE)}
            </button>
        </div>
        <Show when=move || !is_empty.get()>
            <FigureTable caption=said(texts::PENALTIES_TABLE) table />
        </Show>
    }
}

#[component]
fn CaseRow(id: Id) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let key = StoredValue::new(id.clone());
    let of = Memo::new(move |_| {
        let document = document.read();
        let mut cases = document.frame.tender.penalty.iter().flat_map(|p| &p.cases);
        key.with_value(|id| cases.find(|c| &c.id == id).cloned().map(Arc::new))
    });
    let form = Form::new(format!("price/case/{id}"), of, move |case| {
        workspace.commit(tender::set(clauses::with_case_at(&document.get_untracked().frame.tender, &case)))
    });
    let members = Memo::new(move |_| group::all_ids(&document.read()));
    let named = move || vec![("id", key.get_value().to_string())];
    let on_remove = Callback::new(move |()| {
        let next = key.with_value(|id| clauses::without_case(&document.get_untracked().frame.tender, id));
        if workspace.dispatch(tender::set(next)) {
            undo.say(texts::CASE_REMOVED.fill(lang.get_untracked(), &[("id", key.get_value().as_str())]));
        }
    });
    view! {
        <li>
            <fieldset class="form-row">
                <legend class="form-row__legend">{tr_fill(texts::CASE_N, named)}</legend>
                {form.entry(CaseField::Value)}
                {form.entry(CaseField::Days)}
                <fieldset class="ticks">
                    <legend class="field__label">{tr(texts::AT_FAULT)}</legend>
                    <For each=move || members.get() key=|id| id.clone() let:member>
                        <FaultCheck case=key member />
                    </For>
                </fieldset>
                <RemoveButton name=Signal::derive(tr_fill(texts::REMOVE_CASE, named)) on_remove />
            </fieldset>
        </li>
    }
}

#[component]
fn FaultCheck(case: StoredValue<Id>, member: MemberId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let (named, at_fault) = (member.clone(), member.clone());
    let name = Signal::derive(move || document.read().member(&named).map(|m| group::name(m, lang.get())).unwrap_or_default());
    let value = Signal::derive(move || {
        let document = document.read();
        let mut cases = document.frame.tender.penalty.iter().flat_map(|p| &p.cases);
        case.with_value(|id| cases.any(|c| &c.id == id && c.at_fault.contains(&at_fault)))
    });
    let on_toggle = Callback::new(move |is_on| {
        let next = case.with_value(|id| clauses::with_fault(&document.get_untracked(), id, &member, is_on));
        workspace.dispatch(tender::set(next));
    });
    view! { <Check label=name value on_toggle /> }
}
