//! The amounts of the contract, and whether the whole bid has a price.

use leptos::prelude::*;

use super::shown;
use crate::i18n::texts::price as texts;
use crate::present::price;
use crate::present::price::{Figure, Mend};
use crate::present::route::Route;
use crate::state::Router;
use crate::ui::components::tr;

#[component]
pub fn Figures() -> impl IntoView {
    let figures = shown!(price::figures);
    view! {
        <section class="stack" aria-label=tr(texts::FIGURES)>
            <Completeness />
            <div class="figures">{move || figures.get().into_iter().map(|figure| view! { <FigureCard figure /> }).collect_view()}</div>
        </section>
    }
}

#[component]
fn FigureCard(figure: Figure) -> impl IntoView {
    view! {
        <div class="figure" class:figure--main=figure.is_main class:money-main=figure.is_main>
            <span class="figure__label">{figure.label}</span>
            <span class="figure__value">{figure.value}</span>
            <span class="figure__note">{figure.note}</span>
        </div>
    }
}

#[component]
fn Completeness() -> impl IntoView {
    let told = shown!(price::completeness);
    let is_complete = Memo::new(move |_| told.with(|t| t.is_complete));
    view! {
        <div class="banner" class:banner--good=move || is_complete.get() role="status">
            <div class="banner__text stack">
                <p>{move || told.with(|t| t.sentence.clone())}</p>
                <Show when=move || told.with(|t| !t.mends.is_empty())>
                    <ul class="money-list">{move || told.with(|t| t.mends.clone()).into_iter().map(|mend| view! { <MendItem mend /> }).collect_view()}</ul>
                </Show>
            </div>
        </div>
    }
}

/// What is missing, with a link to where it is mended.
#[component]
fn MendItem(mend: Mend) -> impl IntoView {
    let route = expect_context::<Router>().route();
    let link = mend.link.map(|(screen, words)| {
        let href = move || {
            let id = route.read().bid_id().unwrap_or_default().to_owned();
            Route::Bid { id, screen }.href()
        };
        view! { <a href=href>{words}</a> }
    });
    view! { <li>{mend.sentence} " " {link}</li> }
}
