//! The plan as a picture. The table of dates says the same in words.

use leptos::prelude::*;

use super::shown;
use crate::i18n::texts::planning as texts;
use crate::present::planning::{self, Bar, Gantt};
use crate::ui::components::tr;

#[component]
pub fn Chart() -> impl IntoView {
    let gantt = shown!(planning::gantt);
    view! {
        <Show when=move || gantt.read().is_some()>
            <section class="card">
                <h2 id="planning-chart">{tr(texts::CHART)}</h2>
                <div class="table-wrap" role="region" tabindex="0" aria-labelledby="planning-chart">
                    {move || gantt.get().map(picture)}
                </div>
                <ul class="chart-key" role="list">
                    <li class="chart-key__item chart-key__item--latest">{tr(texts::KEY_LATEST)}</li>
                    <li class="chart-key__item chart-key__item--critical">{tr(texts::KEY_CRITICAL)}</li>
                    <li class="chart-key__item chart-key__item--late">{tr(texts::KEY_LATE)}</li>
                    <li class="chart-key__item chart-key__item--window">{tr(texts::KEY_WINDOW)}</li>
                    <li class="chart-key__item chart-key__item--deadline">{tr(texts::KEY_DEADLINE)}</li>
                </ul>
            </section>
        </Show>
    }
}

fn picture(gantt: Gantt) -> impl IntoView {
    let (width, height, row) = (gantt.width, gantt.height, gantt.row);
    let ticks = gantt.ticks.into_iter().map(move |tick| {
        view! {
            <line class="gantt__tick" x1=tick.x x2=tick.x y1="24" y2=height />
            <text class="gantt__mark" x=tick.x y="16">
                {tick.label}
            </text>
        }
    });
    view! {
        <svg class="gantt" role="img" aria-label=gantt.told width=width height=height viewBox=format!("0 0 {width} {height}")>
            {ticks.collect_view()}
            {gantt.bars.into_iter().map(|bar| row_of(bar, row, width)).collect_view()}
            <line class="gantt__deadline" x1=gantt.deadline x2=gantt.deadline y1="20" y2=height />
        </svg>
    }
}

fn row_of(bar: Bar, row: i64, width: i64) -> impl IntoView {
    view! {
        <g>
            <title>{bar.told}</title>
            <rect class="gantt__row" x="0" y=bar.y width=width height=row />
            <text class="gantt__name" x="4" y=bar.y + 17>
                {bar.name}
            </text>
            <rect class="gantt__window" x=bar.window.0 y=bar.y + 7 width=bar.window.1 height=row - 14 rx="3" />
            <rect
                class="gantt__bar"
                class:gantt__bar--critical=bar.is_critical
                class:gantt__bar--late=bar.is_late
                x=bar.latest.0
                y=bar.y + 5
                width=bar.latest.1
                height=row - 10
                rx="3"
            />
        </g>
    }
}
