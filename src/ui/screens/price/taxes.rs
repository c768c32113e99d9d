//! The contract by period and year, and VAT by member and regime.

use leptos::prelude::*;

use super::{FigureTable, said, shown};
use crate::i18n::texts::{common, price as texts};
use crate::present::price;
use crate::state::{Settings, Workspace};
use crate::ui::components::tr;

#[component]
pub fn PeriodsCard() -> impl IntoView {
    let periods = shown!(price::by_period);
    let years = shown!(price::by_year);
    let has_years = Memo::new(move |_| years.with(Option::is_some));
    view! {
        <section class="card" aria-labelledby="price-periods">
            <div class="card__head">
                <h2 id="price-periods">{tr(texts::PERIODS)}</h2>
                <span class="tag tag--accent">{tr(common::CLIENT_SEES)}</span>
            </div>
            <FigureTable caption=said(texts::PERIODS) table=periods is_named_above=true />
            <Show when=move || has_years.get()>
                <FigureTable caption=said(texts::YEARS) table=Signal::derive(move || years.get().unwrap_or_default()) />
            </Show>
        </section>
    }
}

#[component]
pub fn VatCard() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let rows = shown!(price::vat_rows);
    let regimes = Memo::new(move |_| price::by_regime(&workspace.results().read(), lang.get()));
    let rounding = Memo::new(move |_| price::rounding_note(&workspace.results().read(), lang.get()));
    view! {
        <section class="card" aria-labelledby="price-vat">
            <div class="card__head">
                <h2 id="price-vat">{tr(texts::VAT)}</h2>
                <span class="tag tag--accent">{tr(common::CLIENT_SEES)}</span>
            </div>
            <p class="soft">{tr(texts::VAT_LEAD)}</p>
            <FigureTable caption=said(texts::VAT) table=rows is_named_above=true />
            <p class="soft">{rounding}</p>
            <FigureTable caption=said(texts::VAT_BY_REGIME) table=regimes />
        </section>
    }
}
