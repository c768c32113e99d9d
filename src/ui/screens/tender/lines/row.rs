//! One line of the table, read by its id.

use std::collections::HashMap;

use leptos::prelude::*;

use super::{LinesView, TenderFaults};
use crate::i18n::Text;
use crate::i18n::texts::lines as texts;
use crate::present::lines::{self, LineId, LineRow};
use crate::present::tender::Place;
use crate::state::{Settings, Workspace};
use crate::ui::components::{RowTools, UndoOffer, tr};

/// The lines that are shown, each told what it says when that changes. A signal forgets a listener in time that grows with how many it
/// has: a thousand lines that all listened to the document and to the language would cost millions of steps at each change.
#[derive(Clone, Copy)]
pub struct Rows(StoredValue<HashMap<LineId, RwSignal<Option<LineRow>>>>);

impl Rows {
    /// Listens for all of them.
    pub fn new() -> Self {
        let this = Self(StoredValue::new(HashMap::new()));
        let document = expect_context::<Workspace>().document();
        let lang = expect_context::<Settings>().lang();
        Effect::new(move |_| {
            let (document, lang) = (document.read(), lang.get());
            let shown = this.0.get_value();
            for (id, row) in lines::rows(&document, lang) {
                let Some(told) = shown.get(id) else { continue };
                if told.with_untracked(|before| before.as_ref() != Some(&row)) {
                    told.set(Some(row));
                }
            }
        });
        this
    }

    /// For as long as the caller is shown.
    fn of(self, id: &LineId) -> RwSignal<Option<LineRow>> {
        let document = expect_context::<Workspace>().document();
        let lang = expect_context::<Settings>().lang();
        let row = RwSignal::new(lines::row(&document.read_untracked(), id, lang.get_untracked()));
        self.0.update_value(|rows| {
            rows.insert(id.clone(), row);
        });
        let id = id.clone();
        on_cleanup(move || {
            let forget = |rows: &mut HashMap<LineId, RwSignal<Option<LineRow>>>| rows.retain(|shown, told| *shown != id || *told != row);
            // The table may have gone first.
            self.0.try_update_value(forget);
        });
        row
    }
}

#[component]
pub fn LineItem(id: LineId, rows: Rows) -> impl IntoView {
    let faults = expect_context::<TenderFaults>();
    let lines_view = expect_context::<LinesView>();
    let row = rows.of(&id);
    let cell = move |read: fn(&LineRow) -> String| move || row.with(|row| row.as_ref().map(read));
    let is = move |read: fn(&LineRow) -> bool| Signal::derive(move || row.with(|row| row.as_ref().is_some_and(read)));
    let quantities = move || {
        let cells = row.with(|row| row.as_ref().map(|row| row.quantities.clone())).unwrap_or_default();
        cells.into_iter().map(|quantity| view! { <td class="number">{quantity}</td> }).collect_view()
    };
    let has_rules = is(|row| row.has_rules);
    let place = Place::Line(id.clone());
    let fault = move || faults.at(&place).map(|text| view! { <span class="field__fault">{text}</span> });
    let rules_tag = tr(texts::HAS_RULES);
    let opened = id.clone();
    let open_words = words(texts::OPEN, &id);
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="link-button" aria-label=move || open_words.get() on:click=move |_| lines_view.open_line(opened.clone())>
                    {cell(|row| row.code.clone())}
                </button>
            </th>
            <td>
                {cell(|row| row.label.clone())} " " <Show when=move || has_rules.get()>
                    <span class="tag">{rules_tag}</span>
                </Show> <span class="table__note">{cell(|row| row.kind.to_owned())}</span> {fault}
            </td>
            <td>{cell(|row| row.unit.clone())}</td>
            <td class="number">{cell(|row| row.decimals.clone())}</td>
            {quantities}
            <td class="number">{cell(|row| row.total.clone())}</td>
            <td>
                <LineTools id is_first=is(|row| row.is_first) is_last=is(|row| row.is_last) />
            </td>
        </tr>
    }
}

/// A sentence that names the line.
fn words(text: Text, id: &LineId) -> Signal<String> {
    let lang = expect_context::<Settings>().lang();
    let id = id.to_string();
    Signal::derive(move || text.fill(lang.get(), &[("line", &id)]))
}

#[component]
fn LineTools(id: LineId, is_first: Signal<bool>, is_last: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let locked = workspace.is_members_copy();
    let (up, down, remove, copy) = (
        words(texts::UP_LINE, &id),
        words(texts::DOWN_LINE, &id),
        words(texts::DELETE_LINE, &id),
        words(texts::DUPLICATE_LINE, &id),
    );
    let copy_words = tr(texts::DUPLICATE);
    let (copied, moved) = (id.clone(), id.clone());
    let on_copy = move |_| {
        if let Some(command) = lines::duplicate(&document.get_untracked(), &copied) {
            workspace.dispatch(command);
        }
    };
    let on_move = Callback::new(move |is_down| {
        if let Some(command) = lines::moved(&document.get_untracked(), &moved, is_down) {
            workspace.dispatch(command);
        }
    });
    let on_remove = Callback::new(move |()| {
        if workspace.dispatch(lines::remove(&id)) {
            undo.say(texts::DELETED.fill(lang.get_untracked(), &[("line", id.as_str())]));
        }
    });
    view! {
        <span class="row-tools">
            <button
                type="button"
                class="button button--quiet button--small"
                aria-label=move || copy.get()
                disabled=move || locked.get() || workspace.is_read_only().get()
                on:click=on_copy
            >
                {copy_words}
            </button>
            <RowTools up down remove is_first is_last on_move on_remove locked />
        </span>
    }
}
