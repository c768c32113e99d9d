//! What happens in a grid: where the active cell is, what is selected, what is being typed, what a key or a click does.
//! The one place that changes it; the views only read it.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::rows::GridRows;
use super::{CommitCells, Read};
use crate::present::grid::{
    Action, CellAddress, CellEdit, GridCell, GridView, Key, Pasted, Position, Selection, Size, Step, Then, cleared, filled_down, while_moving,
};
use crate::state::{Drafts, Workspace, focus};

/// What a grid is made of, from outside.
pub(super) struct GridParts {
    pub name: &'static str,
    pub view: Signal<Arc<GridView>>,
    pub read: Read,
    pub commit: CommitCells,
    pub chosen: RwSignal<Option<CellAddress>>,
    pub on_open: Option<Callback<CellAddress>>,
}

/// The cell being edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Editor {
    pub at: Position,
    /// Stays right when rows move.
    pub address: CellAddress,
    pub original: String,
}

/// What a row needs to know to draw itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct RowMarks {
    pub active: Option<usize>,
    pub selected: Option<(usize, usize)>,
    pub editing: bool,
}

#[derive(Clone, Copy)]
pub(super) struct GridHandle {
    pub name: &'static str,
    pub view: Signal<Arc<GridView>>,
    pub(super) rows: GridRows,
    pub(super) read: Read,
    pub(super) commit: CommitCells,
    chosen: RwSignal<Option<CellAddress>>,
    on_open: Option<Callback<CellAddress>>,
    pub(super) at: RwSignal<Position>,
    /// The other corner of the selection.
    anchor: RwSignal<Option<Position>>,
    pub(super) editor: RwSignal<Option<Editor>>,
    pub draft: RwSignal<String>,
    pub refusal: RwSignal<Option<String>>,
    /// What a paste would do, while it is shown.
    pub preview: RwSignal<Pasted>,
    pub is_previewing: RwSignal<bool>,
    said: RwSignal<String>,
    has_focus: StoredValue<bool>,
    /// The pointer went down while the grid had the focus already.
    was_pressed_inside: StoredValue<bool>,
    /// Escape was pressed with nothing to give back: the next Tab leaves.
    is_leaving: StoredValue<bool>,
    /// The editor opens and wants the focus, once.
    pub(super) wants_focus: StoredValue<bool>,
    pub(super) drafts: Drafts,
    pub(super) is_read_only: Signal<bool>,
}

impl GridHandle {
    pub fn new(parts: GridParts) -> Self {
        let chosen_at = parts
            .chosen
            .get_untracked()
            .and_then(|address| parts.view.with_untracked(|v| v.position(&address)));
        let view = parts.view;
        let (at, anchor) = (RwSignal::new(chosen_at.unwrap_or_default()), RwSignal::new(None::<Position>));
        let editor = RwSignal::new(None::<Editor>);
        let marked = move || {
            let row = at.get().within(view.with(|v| v.size())).row;
            let others = [anchor.get().map(|anchor| anchor.row), editor.with(|e| e.as_ref().map(|e| e.at.row))];
            let others = others.into_iter().flatten();
            others.fold((row, row), |(first, last), other| (first.min(other), last.max(other)))
        };
        Self {
            name: parts.name,
            view,
            rows: GridRows::new(view, marked),
            read: parts.read,
            commit: parts.commit,
            chosen: parts.chosen,
            on_open: parts.on_open,
            at,
            anchor,
            editor,
            draft: RwSignal::new(String::new()),
            refusal: RwSignal::new(None),
            preview: RwSignal::new(Pasted::default()),
            is_previewing: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            has_focus: StoredValue::new(false),
            was_pressed_inside: StoredValue::new(false),
            is_leaving: StoredValue::new(false),
            wants_focus: StoredValue::new(false),
            drafts: expect_context::<Drafts>(),
            is_read_only: expect_context::<Workspace>().is_read_only(),
        }
    }

    pub fn marks(self, row: usize) -> RowMarks {
        if !self.rows.is_marked(row) {
            return RowMarks::default();
        }
        let at = self.at.get().within(self.view.with(|v| v.size()));
        let anchor = self.anchor.get();
        RowMarks {
            active: (at.row == row).then_some(at.column),
            selected: anchor.and_then(|anchor| Selection::between(anchor, at).columns_of(row)),
            editing: self.editor.with(|e| e.as_ref().is_some_and(|e| e.at.row == row)),
        }
    }
    pub fn cell_id(self, at: Position) -> String {
        format!("{}-{}-{}", self.name, at.row, at.column)
    }
    /// The last thing to say aloud.
    pub fn said(self) -> String {
        self.said.get()
    }
    pub fn draft_key(self, address: &CellAddress) -> String {
        format!("grid:{}:{}:{}", self.name, address.row, address.column)
    }
    pub fn found_draft(self, address: &CellAddress) -> Option<String> {
        self.drafts.found(&self.draft_key(address))
    }
    pub fn forget_draft(self, address: &CellAddress) {
        self.drafts.forget(&self.draft_key(address));
    }
    /// How the edited cell is named aloud.
    pub fn editor_name(self) -> String {
        let at = self.editor.with_untracked(|e| e.as_ref().map(|e| e.at)).unwrap_or_default();
        self.view.with_untracked(|v| v.name(at))
    }

    pub(super) fn size(self) -> Size {
        self.view.with_untracked(|v| v.size())
    }
    pub(super) fn place(self) -> Position {
        self.at.get_untracked().within(self.size())
    }
    pub(super) fn cell(self, at: Position) -> Option<GridCell> {
        self.view.with_untracked(|v| v.cell(at).cloned())
    }
    pub(super) fn selection(self) -> Selection {
        let at = self.place();
        Selection::between(self.anchor.get_untracked().unwrap_or(at).within(self.size()), at)
    }
    pub(super) fn is_editing(self) -> bool {
        self.editor.with_untracked(Option::is_some)
    }
    pub(super) fn say(self, words: impl Into<String>) {
        self.said.set(words.into());
    }

    /// The focus came in: the cell is chosen.
    pub fn enter(self) {
        self.has_focus.set_value(true);
        if self.chosen.with_untracked(Option::is_none) {
            self.chosen.set(self.view.with_untracked(|v| v.address(self.place())));
        }
    }
    pub fn leave(self) {
        self.has_focus.set_value(false);
    }
    /// The pointer goes down, before the focus moves.
    pub fn press(self) {
        self.was_pressed_inside.set_value(self.has_focus.get_value());
    }
    pub(super) fn go(self, to: Position, extends: bool) {
        let from = self.place();
        let to = to.within(self.size());
        if extends {
            self.anchor.update(|anchor| *anchor = anchor.or(Some(from)));
        } else if self.anchor.get_untracked().is_some() {
            self.anchor.set(None);
        }
        self.at.set(to);
        self.chosen.set(self.view.with_untracked(|v| v.address(to)));
        self.say("");
        self.focus_cell();
    }
    /// A cell that is not drawn yet takes no focus: nothing else to do about it.
    pub(super) fn focus_cell(self) {
        focus(&self.cell_id(self.place())).ok();
    }

    /// A click or a tap: choose, then edit at the second one.
    pub fn click(self, at: Position, extends: bool) {
        let edited = self.editor.with_untracked(|e| e.as_ref().map(|e| e.at));
        if edited == Some(at) || (edited.is_some() && !self.finish(Then::Stay)) {
            return;
        }
        let is_second = self.place() == at && self.was_pressed_inside.get_value();
        if is_second && !extends && edited.is_none() {
            self.anchor.set(None);
            self.start(None);
        } else {
            self.go(at, extends);
        }
    }

    /// What a key does while moving; true when it was ours.
    pub fn key(self, event: &ev::KeyboardEvent) -> bool {
        if self.is_editing() || event.is_composing() || self.size().rows == 0 || self.size().columns == 0 {
            return false;
        }
        let name = event.key();
        let Some(action) = while_moving(&key_of(event, &name)) else { return false };
        let was_leaving = self.is_leaving.get_value();
        self.is_leaving.set_value(false);
        match action {
            Action::Move(step) => self.go(self.place().after(step, self.size()), false),
            Action::Extend(step) => self.go(self.place().after(step, self.size()), true),
            Action::Tab { back } => return !was_leaving && self.tab(back),
            Action::Edit => self.start(None),
            Action::Replace(text) => self.start(Some(text)),
            Action::Clear => self.carry_out(self.view.with_untracked(|v| cleared(v, self.selection()))),
            Action::FillDown => self.carry_out(self.view.with_untracked(|v| filled_down(v, self.selection()))),
            Action::SelectAll => {
                self.anchor.set(Some(Position::default()));
                self.at.set(Position::default().after(Step::Last, self.size()));
            }
            Action::Open => self.open(),
            Action::Escape => return self.escape(),
        }
        true
    }

    /// False at the end of the grid: the browser takes the focus on.
    pub(super) fn tab(self, back: bool) -> bool {
        let (at, size) = (self.place(), self.size());
        let to = if back { at.previous(size) } else { at.next(size) };
        if let Some(to) = to {
            self.go(to, false);
        }
        to.is_some()
    }
    fn escape(self) -> bool {
        if self.anchor.get_untracked().is_some() {
            self.anchor.set(None);
            return true;
        }
        self.is_leaving.set_value(true);
        false
    }
    fn open(self) {
        if let (Some(open), Some(address)) = (self.on_open, self.view.with_untracked(|v| v.address(self.place()))) {
            open.run(address);
        }
    }
    pub(super) fn carry_out(self, edits: Vec<CellEdit>) {
        if edits.is_empty() || self.is_read_only.get_untracked() {
            return;
        }
        let outcome = self.commit.run(edits);
        self.say(outcome.err().unwrap_or_default());
    }
}

pub(super) fn key_of<'a>(event: &ev::KeyboardEvent, name: &'a str) -> Key<'a> {
    Key {
        name,
        shift: event.shift_key(),
        command: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
    }
}
