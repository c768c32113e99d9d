//! One row of a grid. One memo keeps its content, one what is active in it: the other rows are not drawn again.

use leptos::either::Either;
use leptos::prelude::*;

use super::editor::Editor;
use super::handle::{GridHandle, RowMarks};
use crate::present::grid::{GridCell, GridRow, Position};

#[component]
pub(super) fn Row(grid: GridHandle, index: ReadSignal<usize>) -> impl IntoView {
    let row = Memo::new(move |_| grid.rows.content(index.get()));
    let marks = Memo::new(move |_| grid.marks(index.get()));
    view! {
        <tr role="row" aria-rowindex=move || (index.get() + 2).to_string()>
            {move || row.get().map(|row| cells(grid, index.get(), &row, marks.get()))}
        </tr>
    }
}

fn cells(grid: GridHandle, row: usize, content: &GridRow, marks: RowMarks) -> impl IntoView + use<> {
    let cells = content
        .cells
        .iter()
        .enumerate()
        .map(|(column, content)| cell(grid, Position { row, column }, content, marks));
    let faults = content.faults.iter().map(|fault| view! { <span class="grid__fault">{fault.clone()}</span> });
    let has_sum = grid.view.with_untracked(|v| !v.sum.is_empty());
    let sum = has_sum.then(|| {
        view! {
            <td class="grid__sum" role="gridcell" class:grid__sum--fault=content.sum.is_fault>
                {content.sum.shown.clone()}
            </td>
        }
    });
    view! {
        <th class="grid__head" role="rowheader" scope="row">
            <span class="grid__name">{content.head.clone()}</span>
            <span class="table__note">{content.note.clone()}</span>
            {faults.collect_view()}
        </th>
        {cells.collect_view()}
        {sum}
    }
}

fn cell(grid: GridHandle, at: Position, content: &GridCell, marks: RowMarks) -> impl IntoView + use<> {
    let is_active = marks.active == Some(at.column);
    let is_selected = marks.selected.is_some_and(|(first, last)| (first..=last).contains(&at.column));
    let is_locked = content.locked.is_some();
    let inside = if is_active && marks.editing {
        Either::Left(view! { <Editor grid /> })
    } else {
        let tag = content.tag.clone().map(|tag| view! { <span class="grid__tag">{tag}</span> });
        let fault = content.fault.clone().map(|fault| view! { <span class="grid__fault">{fault}</span> });
        Either::Right((content.shown.clone(), tag, fault))
    };
    // One attribute: each is taken away and set again when the row is drawn again.
    let classes = [
        (is_active, " grid__cell--active"),
        (is_selected, " grid__cell--selected"),
        (is_locked, " grid__cell--locked"),
    ];
    let marked = classes.into_iter().filter(|(is_so, _)| *is_so).map(|(_, class)| class);
    let class: String = std::iter::once("grid__cell").chain(marked).collect();
    view! {
        <td
            id=grid.cell_id(at)
            role="gridcell"
            class=class
            // As a property, which is never taken away: a focused cell without it would lose the focus.
            prop:tabIndex=if is_active { 0 } else { -1 }
            aria-selected=is_selected.then_some("true")
            aria-readonly=is_locked.then_some("true")
            on:click=move |event| grid.click(at, event.shift_key())
        >
            {inside}
        </td>
    }
}
