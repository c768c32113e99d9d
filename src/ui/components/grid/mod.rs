//! A grid to fill in by keyboard, mouse or touch: a real table with heads, one tab stop, one open editor at most.
//! Shows a `GridView` and hands back typed text; knows neither prices nor shares.

mod clipboard;
mod editing;
mod editor;
mod found;
mod handle;
mod heads;
mod paste;
mod row;
mod rows;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use self::found::FoundDrafts;
use self::handle::{GridHandle, GridParts};
use self::heads::{Foot, Heads};
use self::paste::PastePreview;
use self::row::Row;
use super::ids::fresh_id;
use super::text::tr;
use crate::i18n::texts::grid as texts;
use crate::present::grid::{CellAddress, CellEdit, GridView};

/// Rows from which on those out of sight are not drawn.
const LONG: usize = 60;

/// Reads one cell's text without changing anything: what it would be, or why not.
pub type Read = Callback<CellEdit, Result<String, String>>;
/// Carries out edits as one step; `Err` is the sentence to show.
pub type CommitCells = Callback<Vec<CellEdit>, Result<(), String>>;

#[component]
pub fn Grid(
    /// Names drafts and cells; no other grid of the app has it.
    name: &'static str,
    #[prop(into)] view: Signal<Arc<GridView>>,
    read: Read,
    commit: CommitCells,
    /// The cell that the person is on.
    chosen: RwSignal<Option<CellAddress>>,
    /// Alt+Enter on a cell.
    #[prop(optional, into)]
    on_open: Option<Callback<CellAddress>>,
    /// The button of a column's head.
    #[prop(optional, into)]
    on_column: Option<Callback<String>>,
) -> impl IntoView {
    let grid = GridHandle::new(GridParts {
        name,
        view,
        read,
        commit,
        chosen,
        on_open,
    });
    let keys = Memo::new(move |_| view.with(|v| v.rows.iter().map(|r| r.key.clone()).collect::<Vec<_>>()));
    let row_count = move || view.with(|v| v.rows.len() + 1 + usize::from(v.foot.is_some()));
    let column_count = move || view.with(|v| v.columns.len() + 1 + usize::from(!v.sum.is_empty()));
    let caption = Memo::new(move |_| view.with(|v| v.caption.clone()));
    let on_key = move |event: ev::KeyboardEvent| {
        if grid.key(&event) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let hint_id = fresh_id("grid-keys");
    view! {
        <div class="grid">
            <FoundDrafts grid />
            <div class="grid__wrap">
                <table
                    class="grid__table"
                    class:grid__table--long=move || { row_count() > LONG }
                    role="grid"
                    aria-multiselectable="true"
                    style:--grid-columns=move || column_count().to_string()
                    aria-rowcount=move || row_count().to_string()
                    aria-colcount=move || column_count().to_string()
                    aria-describedby=hint_id.clone()
                    on:keydown=on_key
                    on:copy=move |event| grid.copy(&event, false)
                    on:cut=move |event| grid.copy(&event, true)
                    on:paste=move |event| grid.take_paste(&event)
                    on:mousedown=move |_| grid.press()
                    on:focusin=move |_| grid.enter()
                    on:focusout=move |_| grid.leave()
                >
                    <caption class="visually-hidden">{move || caption.get()}</caption>
                    <Heads grid on_column />
                    <tbody role="rowgroup">
                        <ForEnumerate each=move || keys.get() key=|key| key.clone() let(index, _key)>
                            <Row grid index />
                        </ForEnumerate>
                    </tbody>
                    <Foot grid />
                </table>
            </div>
            <p class="grid__said" role="status">
                {move || grid.said()}
            </p>
            <details class="grid__keys">
                <summary>{tr(texts::KEYS)}</summary>
                <div id=hint_id>
                    <p>{tr(texts::KEYS_MOVE)}</p>
                    <p>{tr(texts::KEYS_EDIT)}</p>
                    <p>{tr(texts::KEYS_BLOCK)}</p>
                    {on_open.map(|_| view! { <p>{tr(texts::KEYS_OPEN)}</p> })}
                    <p>{tr(texts::KEYS_LEAVE)}</p>
                </div>
            </details>
            <PastePreview grid />
        </div>
    }
}
