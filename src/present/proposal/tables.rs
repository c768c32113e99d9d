//! The short ways to a table: of one group, or of several.

use super::print::{Block, Cell, Column, ColumnKind, RowGroup};
use crate::i18n::{Lang, Text};

/// A table without groups.
pub fn table(summary: Text, columns: &[(Text, ColumnKind)], rows: Vec<Vec<Cell>>, total: Option<Vec<String>>, lang: Lang) -> Block {
    let group = RowGroup { rows, ..RowGroup::default() };
    grouped(summary, columns, vec![group], total, lang)
}

pub fn grouped(summary: Text, columns: &[(Text, ColumnKind)], groups: Vec<RowGroup>, total: Option<Vec<String>>, lang: Lang) -> Block {
    let column = |(label, kind): &(Text, ColumnKind)| Column {
        label: label.get(lang).to_owned(),
        kind: *kind,
    };
    Block::Table {
        summary: summary.get(lang).to_owned(),
        columns: columns.iter().map(column).collect(),
        groups,
        total: total.into_iter().collect(),
    }
}
