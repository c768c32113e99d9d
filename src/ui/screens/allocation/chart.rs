//! Price against fairness: a drawing whose points are buttons, and the same as a table.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::fold::Fold;
use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser::{self, Chart, ChartPoint, Want};
use crate::state::{Optimiser, Settings, Workspace};
use crate::ui::components::{tr, tr_fill};

#[component]
pub(super) fn ChartCard() -> impl IntoView {
    view! {
        <Fold heading=texts::CHART>
            <Body />
        </Fold>
    }
}

#[component]
fn Body() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let view = Memo::new(move |_| {
        let asked = search.answer_to(Want::Frontier).get()?;
        optimiser::chart(&asked, &document.read(), lang.get()).map(Arc::new)
    });
    let draw = move |_| {
        let document = document.get_untracked();
        let question = optimiser::frontier(&document);
        search.ask(Want::Frontier, document, question);
    };
    let pick = Callback::new(move |point: usize| {
        if let Some(asked) = search.answer_to(Want::Frontier).get_untracked().and_then(|asked| asked.picked(point)) {
            search.show(asked);
        }
    });
    let stale = tr(texts::STALE);
    view! {
        <p class="soft">{tr(texts::CHART_LEAD)}</p>
        <div class="button-row">
            <button type="button" class="button" disabled=move || search.is_seeking(Want::Frontier).get() on:click=draw>
                {tr(texts::DRAW)}
            </button>
        </div>
        {move || {
            view.get()
                .map(|chart| {
                    view! {
                        {chart.is_stale.then(|| view! { <p class="banner">{stale}</p> })}
                        <p class="visually-hidden">{chart.summary.clone()}</p>
                        <Drawing chart=chart.clone() pick />
                        <Table points=chart.points.clone() pick />
                    }
                })
        }}
    }
}

#[component]
fn Drawing(chart: Arc<Chart>, pick: Callback<usize>) -> impl IntoView {
    let point = |(at, point): (usize, ChartPoint)| {
        let name = point.name.clone();
        let label = tr_fill(texts::PICK_LONG, move || vec![("name", name.clone())]);
        let on_key = move |event: ev::KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                pick.run(at);
            }
        };
        view! {
            <circle
                class="chart__point"
                role="button"
                tabindex="0"
                aria-label=label
                cx=point.x
                cy=point.y
                r="9"
                on:click=move |_| pick.run(at)
                on:keydown=on_key
            />
        }
    };
    let tick = |tick: optimiser::Tick| {
        view! {
            <text class="chart__words" x=tick.x y=tick.y text-anchor=tick.anchor>
                {tick.words}
            </text>
        }
    };
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-label=tr(texts::DRAWING)>
            <svg class="chart" viewBox=chart.view_box.clone()>
                <path class="chart__axes" d=chart.axes.clone() />
                <path class="chart__line" d=chart.path.clone() />
                {chart.ticks.iter().cloned().map(tick).collect_view()}
                {chart.points.iter().cloned().enumerate().map(point).collect_view()}
            </svg>
        </div>
    }
}

#[component]
fn Table(points: Vec<ChartPoint>, pick: Callback<usize>) -> impl IntoView {
    let (proven, not_proven) = (tr(texts::PROVEN), tr(texts::NOT_PROVEN));
    let row = move |(at, point): (usize, ChartPoint)| {
        let name = point.name.clone();
        let label = tr_fill(texts::PICK_LONG, move || vec![("name", name.clone())]);
        let is_proven = point.is_proven;
        view! {
            <tr>
                <th scope="row" class="number">
                    {point.price}
                </th>
                <td class="number">{point.above}</td>
                <td class="number">{point.deviation}</td>
                <td class="number">{point.jain}</td>
                <td>{move || if is_proven { proven() } else { not_proven() }}</td>
                <td>
                    <button type="button" class="button button--small" aria-label=label on:click=move |_| pick.run(at)>
                        {tr(texts::PICK)}
                    </button>
                </td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-label=tr(texts::CHART)>
            <table class="table">
                <caption class="visually-hidden">{tr(texts::CHART)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="number">{tr(texts::PRICE)}</th>
                        <th scope="col" class="number">{tr(texts::ABOVE)}</th>
                        <th scope="col" class="number">{tr(texts::DEVIATION)}</th>
                        <th scope="col" class="number">{tr(texts::JAIN)}</th>
                        <th scope="col">{tr(texts::PROOF)}</th>
                        <th scope="col">{tr(texts::COMPARE)}</th>
                    </tr>
                </thead>
                <tbody>{points.into_iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
