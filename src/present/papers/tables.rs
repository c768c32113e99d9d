//! Short ways to the tables of the papers.

use crate::present::price::table::Table;
use crate::present::proposal::{Block, Cell, Column, ColumnKind, RowGroup};

pub(super) use crate::present::proposal::{grouped, table};
pub(super) use ColumnKind::{Number, Ref, Short, Text as Words};

pub(super) fn cells(texts: impl IntoIterator<Item = String>) -> Vec<Cell> {
    texts.into_iter().map(Cell::from).collect()
}

/// A table of the screen. One with many columns is turned round: its columns become rows, so that it fits the page.
pub(super) fn of_screen(summary: &str, shown: &Table) -> Block {
    let row = |row: &crate::present::price::table::Row| {
        let head = match &row.note {
            Some(note) => Cell::Noted {
                text: row.head.clone(),
                note: note.clone(),
            },
            None => Cell::from(row.head.clone()),
        };
        std::iter::once(head).chain(row.cells.iter().cloned().map(Cell::from)).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<Cell>> = shown.rows.iter().map(row).collect();
    let foot: Vec<Vec<Cell>> = shown.foot.iter().map(row).collect();
    let labels = std::iter::once(shown.head.clone()).chain(shown.columns.iter().map(|c| c.label.clone()));
    let columns = labels.enumerate().map(|(at, label)| Column {
        label,
        kind: if at == 0 { Words } else { Number },
    });
    let plain = |cells: Vec<Cell>| cells.into_iter().map(text_of).collect::<Vec<_>>();
    Block::Table {
        summary: summary.to_owned(),
        columns: columns.collect(),
        groups: vec![RowGroup { rows, ..RowGroup::default() }],
        total: foot.into_iter().map(plain).collect(),
    }
}

fn text_of(cell: Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Noted { text, .. } => text,
    }
}
