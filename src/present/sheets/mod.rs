//! The tables that leave the app, in words: what a workbook for people shows of the values that machines get. Identifiers that a name
//! stands beside and columns without content are left out; no value is changed.

mod words;

use crate::document::Document;
use crate::domain::client_view::ClientView;
use crate::domain::results::Results;
use crate::exchange::audience::{Audience, ForClient, ForGroup};
use crate::exchange::csv::euros;
use crate::exchange::sheets::{self, AnyWorkbook, Sheet, Workbook};
use crate::exchange::tables::{self, Cell, Code, Field, Sum, Table};
use crate::i18n::Lang;

/// The client's workbook.
#[must_use]
pub fn for_client(view: &ClientView, lang: Lang) -> Workbook<ForClient> {
    workbook(&view.tender.title, &view.group.name, &tables::client::tables(view), lang)
}

/// The group's workbook. Internal.
#[must_use]
pub fn for_group(document: &Document, results: &Results, lang: Lang) -> Workbook<ForGroup> {
    let frame = &document.frame;
    workbook(&frame.tender.title, &frame.group.name, &tables::group::tables(&document.bid(), results), lang)
}

fn workbook<A: Audience>(title: &str, author: &str, tables: &[Table<A>], lang: Lang) -> Workbook<A> {
    Workbook::new(AnyWorkbook {
        title: title.to_owned(),
        author: author.to_owned(),
        sheets: tables.iter().map(|table| sheet(table, lang)).collect(),
    })
}

fn sheet<A: Audience>(table: &Table<A>, lang: Lang) -> Sheet {
    let shown: Vec<usize> = (0..table.columns.len()).filter(|at| is_shown(table, *at)).collect();
    let pick = |row: &Vec<Cell>| -> Vec<sheets::Cell> { shown.iter().filter_map(|at| row.get(*at)).map(|cell| spoken(cell, lang)).collect() };
    let foot = table.foot.as_ref().map(|foot| {
        let mut foot = pick(foot);
        if let Some(first) = foot.first_mut() {
            *first = spoken(&Cell::Code(Code::Sum(Sum::Total)), lang);
        }
        foot
    });
    let (name, title) = words::topic(table.topic);
    Sheet {
        name: name.get(lang).to_owned(),
        title: title.get(lang).to_owned(),
        heads: shown
            .iter()
            .filter_map(|at| table.columns.get(*at))
            .map(|column| words::head(column, lang))
            .collect(),
        rows: table.rows.iter().map(pick).collect(),
        foot,
    }
}

/// Members are told by name, and an empty column tells nothing.
fn is_shown<A: Audience>(table: &Table<A>, at: usize) -> bool {
    let is_for_machines = table
        .columns
        .get(at)
        .is_some_and(|c| matches!(c.field, Field::Member | Field::From | Field::To));
    let is_said = |cell: &Cell| !matches!(cell, Cell::Empty) && !matches!(cell, Cell::Text(text) if text.is_empty());
    !is_for_machines && table.rows.iter().filter_map(|row| row.get(at)).any(is_said)
}

fn spoken(cell: &Cell, lang: Lang) -> sheets::Cell {
    match cell {
        Cell::Empty => sheets::Cell::Empty,
        Cell::Text(text) => sheets::Cell::Text(text.clone()),
        Cell::Money(cents) => sheets::Cell::Money(euros(*cents)),
        Cell::Number(number) => sheets::Cell::Number(number.to_string()),
        Cell::Ratio(ratio) => sheets::Cell::Ratio(ratio.to_string()),
        Cell::Code(code) => sheets::Cell::Text(words::code(*code).get(lang).to_owned()),
    }
}
