//! How the price is formed: withholdings, rounding, discount, ceiling and estimate. Internal.

use leptos::prelude::*;

use super::deduction::DeductionItem;
use super::rounding::Roundings;
use super::{chosen, shown};
use crate::i18n::texts::{common, price as texts};
use crate::present::price;
use crate::present::price::{Formation, PricingEdit, pricing_with};
use crate::state::Workspace;
use crate::ui::components::tr;

#[component]
pub fn FormationCard() -> impl IntoView {
    let formation = shown!(price::formation);
    view! {
        <section class="card" aria-labelledby="price-formation">
            <div class="card__head">
                <h2 id="price-formation">{tr(texts::FORMATION)}</h2>
                <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
            </div>
            <p class="soft">{tr(texts::FORMATION_LEAD)}</p>
            <Deductions formation />
            <Roundings formation />
            <Limits />
        </section>
    }
}

#[component]
fn Deductions(formation: Memo<Formation>) -> impl IntoView {
    let ids = Memo::new(move |_| formation.with(|f| f.deductions.keys().cloned().collect::<Vec<String>>()));
    let sum_fault = Memo::new(move |_| formation.with(|f| f.sum_fault.clone()));
    let add = [("fee", texts::ADD_FEE), ("reserve", texts::ADD_RESERVE), ("pot", texts::ADD_POT)];
    view! {
        <h3>{tr(texts::DEDUCTIONS)}</h3>
        <Show when=move || ids.read().is_empty()>
            <p class="soft">{tr(texts::NO_DEDUCTION)}</p>
        </Show>
        <ol class="money-rows">
            <For each=move || ids.get() key=|id| id.clone() let:id>
                <DeductionItem id formation />
            </For>
        </ol>
        <p>{move || formation.with(|f| f.sum.clone())}</p>
        {move || sum_fault.get().map(|fault| view! { <p class="field__fault" role="alert">{fault}</p> })}
        <div class="button-row">{add.map(|(kind, words)| view! { <AddDeduction kind words /> }).collect_view()}</div>
    }
}

#[component]
fn AddDeduction(kind: &'static str, words: crate::i18n::Text) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let add = chosen!(pricing_with, move |()| PricingEdit::AddDeduction(kind.to_owned()));
    view! {
        <button type="button" class="button button--small" disabled=move || workspace.is_read_only().get() on:click=move |_| add.run(())>
            {tr(words)}
        </button>
    }
}

/// The total against the ceiling and the estimate.
#[component]
fn Limits() -> impl IntoView {
    let limits = shown!(price::limits);
    view! {
        <h3>{tr(texts::LIMITS)}</h3>
        <Show when=move || limits.read().is_empty()>
            <p class="soft">{tr(texts::NO_LIMIT)}</p>
        </Show>
        <ul class="money-list">
            {move || {
                limits
                    .get()
                    .into_iter()
                    .map(|limit| {
                        view! {
                            <li>
                                {limit.label} " – " <strong class:money-missing=limit.is_fault>{limit.sentence}</strong>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
    }
}
