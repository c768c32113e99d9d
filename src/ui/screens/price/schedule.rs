//! The client's price schedule, a row per line, each opening on its parts.

use leptos::prelude::*;

use super::line::ScheduleLine;
use super::shown;
use crate::i18n::texts::{common, price as texts};
use crate::present::price;
use crate::ui::components::tr;

#[component]
pub fn ScheduleCard() -> impl IntoView {
    let schedule = shown!(price::schedule);
    let ids = Memo::new(move |_| schedule.with(|s| s.rows.keys().cloned().collect::<Vec<String>>()));
    view! {
        <section class="card" aria-labelledby="price-schedule">
            <div class="card__head">
                <h2 id="price-schedule">{tr(texts::SCHEDULE)}</h2>
                <span class="tag tag--accent">{tr(common::CLIENT_SEES)}</span>
            </div>
            <div class="table-wrap" role="region" tabindex="0" aria-labelledby="price-schedule">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{tr(texts::LINE)}</th>
                            <th scope="col">{tr(texts::UNIT)}</th>
                            <th scope="col" class="number">
                                {tr(texts::QUANTITY)}
                            </th>
                            <th scope="col" class="number">
                                {tr(texts::UNIT_PRICE)}
                            </th>
                            <th scope="col" class="number">
                                {tr(texts::AMOUNT)}
                            </th>
                            <th scope="col">
                                <span class="visually-hidden">{tr(texts::SHOW_DETAIL)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || ids.get() key=|id| id.clone() let:id>
                            <ScheduleLine id schedule />
                        </For>
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" colspan="4">
                                {tr(texts::TOTAL)}
                            </th>
                            <td class="number">{move || schedule.with(|s| s.total.clone())}</td>
                            <td></td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        </section>
    }
}
