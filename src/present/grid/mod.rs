//! What a grid shows, as plain data: heads, cells as text to read and to edit, what the keys mean, blocks in and out of a
//! spreadsheet. Knows neither the trade behind the cells nor the view.

mod block;
mod keys;
mod paste;
mod place;
mod select;

use std::sync::Arc;

pub use block::{from_clipboard, parse_block, parse_html_table, write_block};
pub use keys::{Action, Key, Then, while_editing, while_moving};
pub use paste::{Pasted, PastedCell, pasted};
pub use place::{Position, Size, Step};
pub use select::{Selection, cleared, filled_down, texts};

/// A whole grid. Rows sit behind `Arc`, so that a row that did not change is compared and kept, not drawn again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridView {
    pub caption: String,
    /// The head above the row heads.
    pub corner: String,
    pub columns: Vec<GridColumn>,
    pub rows: Vec<Arc<GridRow>>,
    /// The head of the last column, which sums each row up.
    pub sum: String,
    pub foot: Option<GridFoot>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridColumn {
    pub key: String,
    pub label: String,
    pub note: String,
    pub tag: Option<String>,
    /// The words of a button in the head.
    pub action: Option<String>,
    pub fault: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    pub key: String,
    pub head: String,
    pub note: String,
    /// What is wrong with the row as a whole, a sentence each.
    pub faults: Vec<String>,
    /// One for each column.
    pub cells: Vec<GridCell>,
    pub sum: GridSum,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// As read.
    pub shown: String,
    /// As edited and copied; empty = nothing there.
    pub edit: String,
    /// A few words beside the value.
    pub tag: Option<String>,
    pub fault: Option<String>,
    /// Why the cell cannot be edited.
    pub locked: Option<Arc<str>>,
}

/// What the last column says of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridSum {
    pub shown: String,
    pub is_fault: bool,
}

/// The row of totals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridFoot {
    pub head: String,
    /// One for each column.
    pub cells: Vec<String>,
    pub sum: String,
}

/// A cell by the keys of its row and column: stays right when rows move.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CellAddress {
    pub row: String,
    pub column: String,
}

/// What someone typed or pasted into a cell. An empty text clears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEdit {
    pub row: String,
    pub column: String,
    pub text: String,
}

impl GridView {
    #[must_use]
    pub fn size(&self) -> Size {
        Size {
            rows: self.rows.len(),
            columns: self.columns.len(),
        }
    }
    #[must_use]
    pub fn cell(&self, at: Position) -> Option<&GridCell> {
        self.rows.get(at.row)?.cells.get(at.column)
    }
    #[must_use]
    pub fn address(&self, at: Position) -> Option<CellAddress> {
        Some(CellAddress {
            row: self.rows.get(at.row)?.key.clone(),
            column: self.columns.get(at.column)?.key.clone(),
        })
    }
    #[must_use]
    pub fn position(&self, address: &CellAddress) -> Option<Position> {
        Some(Position {
            row: self.rows.iter().position(|r| r.key == address.row)?,
            column: self.columns.iter().position(|c| c.key == address.column)?,
        })
    }
    /// How a cell is named aloud: row, column.
    #[must_use]
    pub fn name(&self, at: Position) -> String {
        let row = self.rows.get(at.row).map_or("", |r| &r.head);
        let column = self.columns.get(at.column).map_or("", |c| &c.label);
        format!("{row}, {column}")
    }
}

#[cfg(test)]
pub(crate) mod samples {
    //! A small grid for the tests of this folder.

    use super::*;

    /// Rows of cells as edited; `!` in front = locked.
    pub fn grid(rows: &[&[&str]]) -> GridView {
        let cell = |text: &&str| GridCell {
            shown: text.trim_start_matches('!').to_owned(),
            edit: text.trim_start_matches('!').to_owned(),
            locked: text.starts_with('!').then(|| Arc::from("locked")),
            ..GridCell::default()
        };
        let columns = rows.first().map_or(0, |r| r.len());
        GridView {
            columns: (0..columns)
                .map(|c| GridColumn {
                    key: format!("m{c}"),
                    label: format!("M{c}"),
                    ..GridColumn::default()
                })
                .collect(),
            rows: rows
                .iter()
                .enumerate()
                .map(|(r, cells)| {
                    Arc::new(GridRow {
                        key: format!("l{r}"),
                        head: format!("L{r}"),
                        cells: cells.iter().map(cell).collect(),
                        ..GridRow::default()
                    })
                })
                .collect(),
            ..GridView::default()
        }
    }

    pub fn edits(edits: &[CellEdit]) -> Vec<String> {
        edits.iter().map(|e| format!("{}/{}={}", e.row, e.column, e.text)).collect()
    }
}
