//! The price revision: its clause, its coefficient, and what each member would get.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::{FigureTable, said, shown};
use crate::i18n::texts::clauses as texts;
use crate::present::clauses::{self, RevisionField as F, TermField};
use crate::present::tender;
use crate::state::{Params, Settings, Workspace};
use crate::ui::components::{Form, RemoveButton, Select, UndoOffer, tr, tr_fill};

#[component]
pub fn RevisionCard() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let params = expect_context::<Params>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let has_clause = Memo::new(move |_| document.read().frame.tender.price_revision.is_some());
    let add = move |_| {
        let tender = document.get_untracked().frame.tender.clone();
        let next = clauses::with_revision(&tender, true, params.now().as_deref(), lang.get_untracked());
        workspace.dispatch(tender::set(next));
    };
    let (none, add_words) = (tr(texts::NO_REVISION), tr(texts::ADD_REVISION));
    view! {
        <section class="card" aria-labelledby="price-revision">
            <h2 id="price-revision">{tr(texts::REVISION)}</h2>
            <p class="soft">{tr(texts::REVISION_LEAD)}</p>
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
    let of = Memo::new(move |_| document.read().frame.tender.price_revision.clone().map(Arc::new));
    let form = Form::new("price/revision", of, move |clause| {
        let mut next = (*document.get_untracked().frame.tender).clone();
        next.price_revision = Some(clause);
        workspace.commit(tender::set(next))
    });
    let now = move || document.get_untracked().frame.tender.clone();
    let count = Memo::new(move |_| of.get().map_or(0, |clause| clause.terms.len()));
    let period = Signal::derive(move || of.get().map(|clause| clause.period.to_string()).unwrap_or_default());
    let periods = Signal::derive(move || clauses::periods(&document.read()));
    let on_period = Callback::new(move |period: String| {
        workspace.dispatch(tender::set(clauses::on_period(&now(), &period)));
    });
    let (told, fault, table) = (shown!(clauses::coefficient), shown!(clauses::sum_fault), shown!(clauses::revision_table));
    let is_empty = Memo::new(move |_| table.with(|t| t.rows.is_empty()));
    let add = move |_| {
        workspace.dispatch(tender::set(clauses::with_term(&now(), lang.get_untracked())));
    };
    let remove = move |_| {
        if workspace.dispatch(tender::set(clauses::with_revision(&now(), false, None, lang.get_untracked()))) {
            undo.say(texts::CLAUSE_REMOVED.get(lang.get_untracked()).to_owned());
        }
    };
    view! {
        <div class="fields">
            {form.entry(F::Fixed)} {form.entry(F::Decimals)} {form.entry(F::Rounding)}
            <Select label=said(texts::PERIOD) choices=periods value=period on_choose=on_period />
        </div>
        <h3>{tr(texts::TERMS)}</h3>
        <ul class="form-list" role="list">
            // Two indices may have the same name: their place tells them apart.
            <For each=move || 0..count.get() key=|at| *at let:at>
                <TermRow at />
            </For>
        </ul>
        {move || fault.get().map(|text| view! { <p class="field__fault">{text}</p> })}
        <div class="button-row">
            <button type="button" class="button" disabled=workspace.is_read_only() on:click=add>
                {tr(texts::ADD_TERM)}
            </button>
            <button type="button" class="button button--quiet button--danger" disabled=workspace.is_read_only() on:click=remove>
                {tr(texts::REMOVE_CLAUSE)}
            </button>
        </div>
        {move || told.get().into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
        <Show when=move || !is_empty.get()>
            <FigureTable caption=said(texts::REVISION_TABLE) table />
        </Show>
    }
}

#[component]
fn TermRow(at: usize) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let of = Memo::new(move |_| {
        let document = document.read();
        let clause = document.frame.tender.price_revision.as_ref();
        clause.and_then(|c| c.terms.get(at)).cloned().map(Arc::new)
    });
    let form = Form::new(format!("price/term/{at}"), of, move |term| {
        workspace.commit(tender::set(clauses::with_term_at(&document.get_untracked().frame.tender, at, &term)))
    });
    let number = move || vec![("n", (at + 1).to_string())];
    let on_remove = Callback::new(move |()| {
        if workspace.dispatch(tender::set(clauses::without_term(&document.get_untracked().frame.tender, at))) {
            undo.say(texts::TERM_REMOVED.get(lang.get_untracked()).to_owned());
        }
    });
    view! {
        <li>
            <fieldset class="form-row">
                <legend class="form-row__legend">{tr_fill(texts::TERM_N, number)}</legend>
                {form.entry(TermField::Index)}
                {form.entry(TermField::Weight)}
                {form.entry(TermField::Start)}
                {form.entry(TermField::New)}
                <RemoveButton name=Signal::derive(tr_fill(texts::REMOVE_TERM, number)) on_remove />
            </fieldset>
        </li>
    }
}
