//! Each member's account with its steps explained, and what other rules of the file would give.

use leptos::prelude::*;

use super::{FigureTable, Head, said, shown};
use crate::i18n::texts::split as texts;
use crate::present::split;
use crate::ui::components::tr;

#[component]
pub fn AccountCard() -> impl IntoView {
    let account = shown!(split::account);
    let explained = Memo::new(move |_| account.with(|a| a.explained.clone()));
    let notes = Memo::new(move |_| account.with(|a| a.notes.clone()));
    view! {
        <section class="card" aria-labelledby="split-account">
            <Head id="split-account" words=said(texts::TABLE_HEADING) />
            <FigureTable caption=said(texts::TABLE_HEADING) table=Signal::derive(move || account.with(|a| a.table.clone())) is_named_above=true />
            <ul class="money-list">{move || notes.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}</ul>
            <details>
                <summary>{tr(texts::TABLE_EXPLAINED)}</summary>
                <dl class="money-terms">
                    {move || {
                        explained
                            .get()
                            .into_iter()
                            .map(|(label, why)| {
                                view! {
                                    <div>
                                        <dt>{label}</dt>
                                        <dd>{why}</dd>
                                    </div>
                                }
                            })
                            .collect_view()
                    }}
                </dl>
            </details>
            <p class="soft">{tr(texts::VAT_CHECK)}</p>
        </section>
    }
}

#[component]
pub fn SimulationsCard() -> impl IntoView {
    let simulations = shown!(split::simulations);
    let is_there = Memo::new(move |_| simulations.with(Option::is_some));
    let table = Signal::derive(move || simulations.with(|s| s.as_ref().map(|s| s.table.clone()).unwrap_or_default()));
    let faults = Memo::new(move |_| simulations.with(|s| s.as_ref().map(|s| s.faults.clone()).unwrap_or_default()));
    view! {
        <Show when=move || is_there.get()>
            <section class="card" aria-labelledby="split-simulations">
                <Head id="split-simulations" words=said(texts::SIMULATIONS) />
                <FigureTable caption=said(texts::SIMULATIONS) table is_named_above=true />
                {move || faults.get().into_iter().map(|fault| view! { <p class="soft">{fault}</p> }).collect_view()}
            </section>
        </Show>
    }
}
