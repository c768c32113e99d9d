//! Lines that change hands or shares, with who served them and who would.

use leptos::prelude::*;

use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser::LineChange;
use crate::ui::components::tr;

#[component]
pub(super) fn Changes(title: String, changes: Vec<LineChange>) -> impl IntoView {
    let row = |change: LineChange| {
        view! {
            <tr>
                <th scope="row">{change.line}</th>
                <td>{change.from}</td>
                <td>{change.to}</td>
            </tr>
        }
    };
    view! {
        <details class="allocation__details">
            <summary>{title.clone()}</summary>
            <div class="table-wrap" role="region" tabindex="0" aria-label=title.clone()>
                <table class="table">
                    <caption class="visually-hidden">{title.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{tr(texts::LINE)}</th>
                            <th scope="col">{tr(texts::BEFORE)}</th>
                            <th scope="col">{tr(texts::AFTER)}</th>
                        </tr>
                    </thead>
                    <tbody>{changes.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}
