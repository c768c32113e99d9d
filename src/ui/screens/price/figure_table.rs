//! A table of figures as `present` made it: heads, rows, totals. Nothing in it can be typed.

use leptos::prelude::*;

use crate::present::price::{Row, Table};

/// From so many columns on they stand closer, to be seen at once on a common screen.
const MANY: usize = 7;

#[component]
pub fn FigureTable(
    /// Names the table, for the eye and for a screen reader.
    #[prop(into)]
    caption: Signal<String>,
    #[prop(into)] table: Signal<Table>,
    /// The caption is already in a heading beside the table.
    #[prop(optional)]
    is_named_above: bool,
) -> impl IntoView {
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-label=move || caption.get()>
            <table class="table" class:table--tight=move || table.with(|t| t.columns.len() >= MANY)>
                <caption class="table__caption" class:visually-hidden=is_named_above>
                    {move || caption.get()}
                </caption>
                <thead>
                    <tr>
                        <th scope="col" class="money-table__head">
                            {move || table.with(|t| t.head.clone())}
                        </th>
                        {move || {
                            table
                                .with(|t| t.columns.clone())
                                .into_iter()
                                .map(|column| {
                                    view! {
                                        <th scope="col" class:number=column.is_number>
                                            {column.label}
                                        </th>
                                    }
                                })
                                .collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>{move || table.with(|t| rows(t, &t.rows))}</tbody>
                <tfoot>{move || table.with(|t| rows(t, t.foot.as_slice()))}</tfoot>
            </table>
        </div>
    }
}

fn rows(table: &Table, rows: &[Row]) -> impl IntoView + use<> {
    let numbers: Vec<bool> = table.columns.iter().map(|c| c.is_number).collect();
    rows.iter()
        .cloned()
        .map(|row| {
            let cells = row.cells.into_iter().zip(numbers.clone());
            view! {
                <tr>
                    <th scope="row" class="money-table__head">
                        {row.head}
                        {row.note.map(|note| view! { <span class="table__note">{note}</span> })}
                    </th>
                    {cells.map(|(cell, is_number)| view! { <td class:number=is_number>{cell}</td> }).collect_view()}
                </tr>
            }
        })
        .collect_view()
}
