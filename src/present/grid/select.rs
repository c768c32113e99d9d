//! A selected block of cells, and what clearing, filling down and copying make of it. Locked cells are left alone.

use super::place::Position;
use super::{CellEdit, GridView};

/// A block of cells, both corners in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub from: Position,
    pub to: Position,
}

impl Selection {
    /// The block between two corners, whichever they are.
    #[must_use]
    pub fn between(a: Position, b: Position) -> Self {
        Self {
            from: Position {
                row: a.row.min(b.row),
                column: a.column.min(b.column),
            },
            to: Position {
                row: a.row.max(b.row),
                column: a.column.max(b.column),
            },
        }
    }
    #[must_use]
    pub fn is_single(self) -> bool {
        self.from == self.to
    }
    /// First and last column selected in a row.
    #[must_use]
    pub fn columns_of(self, row: usize) -> Option<(usize, usize)> {
        (self.from.row..=self.to.row).contains(&row).then_some((self.from.column, self.to.column))
    }
    /// Row by row.
    pub fn positions(self) -> impl Iterator<Item = Position> {
        let columns = self.from.column..=self.to.column;
        (self.from.row..=self.to.row).flat_map(move |row| columns.clone().map(move |column| Position { row, column }))
    }
}

/// The selected cells as they are edited, to copy.
#[must_use]
pub fn texts(view: &GridView, selection: Selection) -> Vec<Vec<String>> {
    let columns = selection.from.column..=selection.to.column;
    let row = |row: usize| {
        let at = |column: usize| view.cell(Position { row, column }).map_or_else(String::new, |c| c.edit.clone());
        columns.clone().map(at).collect()
    };
    (selection.from.row..=selection.to.row).map(row).collect()
}

/// The edits that empty the selected cells.
#[must_use]
pub fn cleared(view: &GridView, selection: Selection) -> Vec<CellEdit> {
    selection.positions().filter_map(|at| edit(view, at, "")).collect()
}

/// The edits that repeat the first selected row in the rows below. A single cell takes the value above it.
#[must_use]
pub fn filled_down(view: &GridView, selection: Selection) -> Vec<CellEdit> {
    let (source, first) = if selection.from.row == selection.to.row {
        let Some(above) = selection.from.row.checked_sub(1) else { return Vec::new() };
        (above, selection.from.row)
    } else {
        (selection.from.row, selection.from.row + 1)
    };
    let below = selection.positions().filter(|at| at.row >= first);
    below
        .filter_map(|at| {
            let value = view.cell(Position { row: source, ..at })?;
            edit(view, at, &value.edit)
        })
        .collect()
}

/// The edit that puts `text` there; `None` where the cell is locked, missing, or has it already.
fn edit(view: &GridView, at: Position, text: &str) -> Option<CellEdit> {
    let cell = view.cell(at)?;
    let address = view.address(at)?;
    (cell.locked.is_none() && cell.edit != text).then(|| CellEdit {
        row: address.row,
        column: address.column,
        text: text.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{edits, grid};
    use super::*;

    fn block(from: (usize, usize), to: (usize, usize)) -> Selection {
        let at = |(row, column)| Position { row, column };
        Selection::between(at(from), at(to))
    }

    #[test]
    fn clearing_leaves_locked_and_empty_cells_alone() {
        let view = grid(&[&["1", "!2"], &["", "4"]]);
        assert_eq!(edits(&cleared(&view, block((1, 1), (0, 0)))), ["l0/m0=", "l1/m1="]);
    }

    #[test]
    fn the_first_row_is_filled_down_column_by_column() {
        let view = grid(&[&["1", "2"], &["", "!"], &["9", "2"]]);
        assert_eq!(edits(&filled_down(&view, block((0, 0), (2, 1)))), ["l1/m0=1", "l2/m0=1"]);
    }

    #[test]
    fn a_single_cell_takes_the_value_above() {
        let view = grid(&[&["1", "2"], &["", "5"]]);
        assert_eq!(edits(&filled_down(&view, block((1, 1), (1, 1)))), ["l1/m1=2"]);
        assert_eq!(filled_down(&view, block((0, 0), (0, 0))), []);
    }

    #[test]
    fn a_block_is_copied_row_by_row() {
        let view = grid(&[&["1", "2"], &["", "5"]]);
        assert_eq!(texts(&view, block((0, 1), (1, 0))), [["1", "2"], ["", "5"]]);
    }
}
