//! Who pays whom, what is withheld and for whom, what comes back of the reserve.

use leptos::prelude::*;

use super::{FigureTable, Head, read, said, shown};
use crate::i18n::texts::split as texts;
use crate::present::split;
use crate::present::split::Release;
use crate::ui::components::tr;

#[component]
pub fn TransfersCard() -> impl IntoView {
    let transfers = shown!(split::transfers);
    view! {
        <section class="card" aria-labelledby="split-transfers">
            <Head id="split-transfers" words=said(texts::TRANSFERS) />
            {move || match transfers.get() {
                None => view! { <p class="soft">{tr(texts::TRANSFERS_WAIT)}</p> }.into_any(),
                Some(list) if list.is_empty() => view! { <p class="soft">{tr(texts::NO_TRANSFERS)}</p> }.into_any(),
                Some(list) => {
                    view! { <ul class="money-list">{list.into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}</ul> }.into_any()
                }
            }}
            <InternalVat />
        </section>
    }
}

#[component]
pub fn FundsCard() -> impl IntoView {
    let funds = shown!(split::funds);
    let is_there = Memo::new(move |_| funds.with(Option::is_some));
    view! {
        <section class="card" aria-labelledby="split-funds">
            <Head id="split-funds" words=said(texts::FUNDS) />
            <Show when=move || is_there.get() fallback=move || view! { <p class="soft">{tr(texts::NO_FUNDS)}</p> }>
                <FigureTable caption=said(texts::FUNDS) table=Signal::derive(move || funds.get().unwrap_or_default()) is_named_above=true />
            </Show>
            <ReleaseView />
        </section>
    }
}

#[component]
fn ReleaseView() -> impl IntoView {
    let release = shown!(split::release);
    let is_there = Memo::new(move |_| release.with(Option::is_some));
    let fault = read(release, |r: &Release| r.fault.clone());
    let table = Signal::derive(move || release.with(|r| r.as_ref().map(|r| r.table.clone()).unwrap_or_default()));
    view! {
        <Show when=move || is_there.get()>
            <h3>{tr(texts::RESERVE)}</h3>
            <p>{read(release, |r| r.sentence.clone())}</p>
            {move || fault.get().map(|fault| view! { <p class="field__fault">{fault}</p> })}
            <FigureTable caption=said(texts::RESERVE) table is_named_above=true />
        </Show>
    }
}

/// The VAT of fees and transfers, while it can still be changed.
#[component]
fn InternalVat() -> impl IntoView {
    let flows = shown!(split::internal_vat);
    let is_there = Memo::new(move |_| flows.with(Option::is_some));
    view! {
        <Show when=move || is_there.get()>
            <h3>{tr(texts::FLOWS_VAT)}</h3>
            <p class="soft">{tr(texts::FLOWS_VAT_LEAD)}</p>
            <FigureTable caption=said(texts::FLOWS_VAT) table=Signal::derive(move || flows.get().unwrap_or_default()) is_named_above=true />
        </Show>
    }
}
