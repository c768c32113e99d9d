//! How far each member is from losing its VAT regime.

use leptos::prelude::*;

use super::{Head, said, shown};
use crate::i18n::texts::split as texts;
use crate::present::split;
use crate::present::split::ThresholdRow;
use crate::ui::components::tr;

#[component]
pub fn ThresholdsCard() -> impl IntoView {
    let thresholds = shown!(split::thresholds);
    let is_empty = Memo::new(move |_| thresholds.with(|t| t.rows.is_empty()));
    view! {
        <section class="card" aria-labelledby="split-thresholds">
            <Head id="split-thresholds" words=said(texts::THRESHOLDS) />
            <p class="soft">{tr(texts::THRESHOLDS_LEAD)}</p>
            <Show when=move || !is_empty.get() fallback=move || view! { <p>{tr(texts::NO_THRESHOLDS)}</p> }>
                <div class="table-wrap" role="region" tabindex="0" aria-labelledby="split-thresholds">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{tr(texts::MEMBER)}</th>
                                {move || {
                                    thresholds
                                        .with(|t| t.columns.clone())
                                        .into_iter()
                                        .map(|column| {
                                            view! {
                                                <th scope="col" class="number">
                                                    {column}
                                                </th>
                                            }
                                        })
                                        .collect_view()
                                }}
                                <th scope="col">{tr(texts::STATUS)}</th>
                            </tr>
                        </thead>
                        <tbody>{move || thresholds.with(|t| t.rows.clone()).into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </Show>
        </section>
    }
}

fn row(row: ThresholdRow) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{row.name} <span class="table__note">{row.label}</span></th>
            {row.cells.into_iter().map(|cell| view! { <td class="number">{cell}</td> }).collect_view()}
            <td class="money-status" class:money-missing=row.is_over>
                {row.status}
            </td>
        </tr>
    }
}
