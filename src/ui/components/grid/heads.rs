//! The heads of the columns and the row of totals.

use leptos::prelude::*;

use super::handle::GridHandle;
use crate::present::grid::GridColumn;

#[component]
pub(super) fn Heads(grid: GridHandle, on_column: Option<Callback<String>>) -> impl IntoView {
    let heads = Memo::new(move |_| grid.view.with(|v| (v.corner.clone(), v.columns.clone(), v.sum.clone())));
    view! {
        <thead role="rowgroup">
            <tr role="row" aria-rowindex="1">
                {move || {
                    let (corner, columns, sum) = heads.get();
                    let columns = columns.into_iter().map(|c| head(c, on_column)).collect_view();
                    let sum = (!sum.is_empty()).then(|| view! { <th class="grid__column" role="columnheader" scope="col">{sum}</th> });
                    view! {
                        <th class="grid__corner" role="columnheader" scope="col">
                            {corner}
                        </th>
                        {columns}
                        {sum}
                    }
                }}
            </tr>
        </thead>
    }
}

fn head(column: GridColumn, on_column: Option<Callback<String>>) -> impl IntoView {
    let key = column.key;
    let described = column.label.clone();
    let action = column.action.zip(on_column).map(|(words, run)| {
        let name = format!("{words}, {described}");
        view! {
            <button type="button" class="button button--small" aria-label=name on:click=move |_| run.run(key.clone())>
                {words}
            </button>
        }
    });
    let note = (!column.note.is_empty()).then(|| view! { <span class="table__note">{column.note}</span> });
    view! {
        <th class="grid__column" role="columnheader" scope="col">
            <span class="grid__name">{column.label}</span>
            {note}
            {column.tag.map(|tag| view! { <span class="tag">{tag}</span> })}
            {column.fault.map(|fault| view! { <span class="grid__fault">{fault}</span> })}
            {action}
        </th>
    }
}

#[component]
pub(super) fn Foot(grid: GridHandle) -> impl IntoView {
    let foot = Memo::new(move |_| grid.view.with(|v| (v.foot.clone(), v.rows.len())));
    move || {
        let (foot, rows) = foot.get();
        foot.map(|foot| {
            let cells = foot
                .cells
                .into_iter()
                .map(|cell| view! { <td class="grid__sum" role="gridcell">{cell}</td> })
                .collect_view();
            view! {
                <tfoot role="rowgroup">
                    <tr role="row" aria-rowindex=(rows + 2).to_string()>
                        <th class="grid__head" role="rowheader" scope="row">
                            {foot.head}
                        </th>
                        {cells}
                        <td class="grid__sum" role="gridcell">{foot.sum}</td>
                    </tr>
                </tfoot>
            }
        })
    }
}
