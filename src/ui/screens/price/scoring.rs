//! The client's eye: points by formula, the offers that the group guesses, and what a change of price would do.

use std::sync::Arc;

use leptos::prelude::*;

use super::{FigureTable, said, shown};
use crate::i18n::texts::{common, scoring as texts};
use crate::present::route::{Route, Screen};
use crate::present::scoring::{self, Chart, OfferField as F, State};
use crate::state::{Checks, Router, Settings, Workspace};
use crate::ui::components::{Form, RemoveButton, UndoOffer, tr, tr_fill};

#[component]
pub fn ScoringCard() -> impl IntoView {
    let state = shown!(scoring::state);
    view! {
        <section class="card" aria-labelledby="price-scoring">
            <div class="card__head">
                <h2 id="price-scoring">{tr(texts::HEADING)}</h2>
                <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
            </div>
            <p class="soft">{tr(texts::LEAD)}</p>
            {move || match state.get() {
                State::NoCriterion => view! { <NoCriterion /> }.into_any(),
                State::NotPriced => view! { <p>{tr(texts::NOT_PRICED)}</p> }.into_any(),
                State::Ready => view! { <Simulation /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn NoCriterion() -> impl IntoView {
    let route = expect_context::<Router>().route();
    let href = move || {
        let id = route.read().bid_id().unwrap_or_default().to_owned();
        Route::Bid { id, screen: Screen::Tender }.href()
    };
    view! {
        <p>{tr(texts::NO_CRITERION)} " " <a href=href>{tr(texts::GO_TENDER)}</a></p>
    }
}

#[component]
fn Simulation() -> impl IntoView {
    let (scores, sensitivity) = (shown!(scoring::scores), shown!(scoring::sensitivity));
    let (caption, chart) = (shown!(scoring::caption), shown!(scoring::chart));
    let checks = expect_context::<Checks>().items();
    let low = move || {
        checks
            .read()
            .iter()
            .filter(|item| item.code == "K29")
            .map(|item| item.sentence.clone())
            .collect::<Vec<_>>()
    };
    view! {
        <Show when=move || !low().is_empty()>
            <div class="banner" role="status">
                {move || low().into_iter().map(|sentence| view! { <p class="banner__text">{sentence}</p> }).collect_view()}
            </div>
        </Show>
        <FigureTable caption table=scores />
        <Rivals />
        <h3>{tr(texts::SENSITIVITY)}</h3>
        {move || chart.get().map(picture)}
        <FigureTable caption=said(texts::SENSITIVITY) table=sensitivity is_named_above=true />
        <Formulas />
    }
}

#[component]
fn Formulas() -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let formulas = Memo::new(move |_| scoring::formulas(&document.read()));
    view! {
        <details>
            <summary>{tr(texts::FORMULAS)}</summary>
            <dl class="money-terms">
                {move || {
                    formulas
                        .get()
                        .into_iter()
                        .map(|formula| {
                            view! {
                                <div>
                                    <dt>{tr(formula.name())}</dt>
                                    <dd>{tr(formula.meaning())}</dd>
                                </div>
                            }
                        })
                        .collect_view()
                }}
            </dl>
            <p class="soft">{tr(texts::F_KEY)}</p>
        </details>
    }
}

fn picture(chart: Chart) -> impl IntoView {
    let told = chart.told.clone();
    let (width, height, bottom, left, right) = (chart.width, chart.height, chart.bottom, chart.left, chart.right);
    let across = chart.across.into_iter().map(move |(x, words)| {
        view! {
            <text class="curves__mark" x=x y=bottom + 20>
                {words}
            </text>
        }
    });
    let up = chart.up.into_iter().map(move |(y, words)| {
        view! {
            <line class="curves__grid" x1=left x2=right y1=y y2=y />
            <text class="curves__mark curves__mark--up" x=left - 8 y=y + 4>
                {words}
            </text>
        }
    });
    let curves = chart
        .curves
        .iter()
        .map(|curve| view! { <polyline class="curves__line" data-curve=curve.key points=curve.points.clone() /> });
    let keys = chart.curves.iter().map(|curve| {
        view! {
            <li class="curves__key" data-curve=curve.key>
                {curve.name.clone()}
            </li>
        }
    });
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-label=told>
            <svg class="curves" role="img" aria-label=chart.told width=width height=height viewBox=format!("0 0 {width} {height}")>
                {up.collect_view()}
                <line class="curves__here" x1=chart.here x2=chart.here y1=chart.top y2=bottom />
                {curves.collect_view()}
                {across.collect_view()}
            </svg>
        </div>
        <ul class="chart-key" role="list">
            {keys.collect_view()}
        </ul>
    }
}

/// The guessed offers.
#[component]
fn Rivals() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let lead = shown!(scoring::others_lead);
    let count = Memo::new(move |_| scoring::rivals(&document.read()).len());
    let add = move |_| {
        let ours = workspace.results().get_untracked().contract.totals.ht_cents;
        workspace.dispatch(scoring::add(&document.get_untracked(), ours));
    };
    view! {
        <h3>{tr(texts::OTHERS)}</h3>
        <p class="soft">{move || lead.get()}</p>
        <ul class="form-list" role="list">
            // An offer may change its name: its place tells it apart.
            <For each=move || 0..count.get() key=|at| *at let:at>
                <RivalRow at />
            </For>
        </ul>
        <div class="button-row">
            <button type="button" class="button" disabled=workspace.is_read_only() on:click=add>
                {tr(texts::ADD_OFFER)}
            </button>
        </div>
    }
}

#[component]
fn RivalRow(at: usize) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let of = Memo::new(move |_| scoring::rivals(&document.read()).get(at).cloned().map(Arc::new));
    let form = Form::new(format!("price/rival/{at}"), of, move |offer| {
        workspace.commit(scoring::set_offer(&document.get_untracked(), at, &offer, lang.get_untracked())?)
    });
    let name = Memo::new(move |_| of.get().map(|offer| offer.id.to_string()).unwrap_or_default());
    let id = move || vec![("id", name.get())];
    let on_remove = Callback::new(move |()| {
        let id = name.get_untracked();
        if workspace.dispatch(scoring::remove(&document.get_untracked(), at)) {
            undo.say(texts::OFFER_REMOVED.fill(lang.get_untracked(), &[("id", &id)]));
        }
    });
    view! {
        <li>
            <fieldset class="form-row">
                <legend class="form-row__legend">{tr_fill(texts::OFFER_N, id)}</legend>
                {form.entry(F::Name)}
                {form.entry(F::Amount)}
                <RemoveButton name=Signal::derive(tr_fill(texts::REMOVE_OFFER, id)) on_remove />
            </fieldset>
        </li>
    }
}
