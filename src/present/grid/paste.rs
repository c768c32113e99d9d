//! A pasted block laid over a grid: for each cell the raw text beside what it reads as, before anything changes.

use super::place::Position;
use super::select::Selection;
use super::{CellEdit, GridView};

/// What a paste would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Cells that change or cannot be read, row by row.
    pub cells: Vec<PastedCell>,
    /// Cells with text that fall outside the grid.
    pub outside: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedCell {
    pub edit: CellEdit,
    /// Row and column as people name them.
    pub name: String,
    /// What it reads as, or why it does not.
    pub read: Result<String, String>,
}

impl Pasted {
    /// The edits of the cells that read well.
    #[must_use]
    pub fn edits(&self) -> Vec<CellEdit> {
        self.cells.iter().filter(|c| c.read.is_ok()).map(|c| c.edit.clone()).collect()
    }
    /// How many cells do not read.
    #[must_use]
    pub fn faults(&self) -> usize {
        self.cells.iter().filter(|c| c.read.is_err()).count()
    }
}

/// Lays `block` over the grid from the first selected cell. A single value fills the whole selection.
/// Cells that hold the text already, and empty text over locked cells, change nothing and are left out.
#[must_use]
pub fn pasted(view: &GridView, selection: Selection, block: &[Vec<String>], read: impl Fn(&CellEdit) -> Result<String, String>) -> Pasted {
    let mut pasted = Pasted::default();
    if let [single] = block
        && let [text] = single.as_slice()
    {
        for at in selection.positions() {
            pasted.lay(view, at, text, &read);
        }
        return pasted;
    }
    for (r, texts) in block.iter().enumerate() {
        for (c, text) in texts.iter().enumerate() {
            let at = Position {
                row: selection.from.row.saturating_add(r),
                column: selection.from.column.saturating_add(c),
            };
            pasted.lay(view, at, text, &read);
        }
    }
    pasted
}

impl Pasted {
    fn lay(&mut self, view: &GridView, at: Position, text: &str, read: &impl Fn(&CellEdit) -> Result<String, String>) {
        let text = text.trim();
        let (Some(cell), Some(address)) = (view.cell(at), view.address(at)) else {
            self.outside += usize::from(!text.is_empty());
            return;
        };
        if cell.edit == text || (cell.locked.is_some() && text.is_empty()) {
            return;
        }
        let edit = CellEdit {
            row: address.row,
            column: address.column,
            text: text.to_owned(),
        };
        let outcome = match &cell.locked {
            Some(why) => Err(why.to_string()),
            None => read(&edit),
        };
        self.cells.push(PastedCell {
            edit,
            name: view.name(at),
            read: outcome,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{edits, grid};
    use super::*;

    fn read(edit: &CellEdit) -> Result<String, String> {
        if edit.text.contains('x') {
            Err("no number".to_owned())
        } else {
            Ok(format!("<{}>", edit.text))
        }
    }
    fn at(row: usize, column: usize) -> Position {
        Position { row, column }
    }
    fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect()
    }

    #[test]
    fn a_block_lies_from_the_active_cell_on_and_says_what_falls_outside() {
        let view = grid(&[&["", ""], &["", "!"]]);
        let block = block(&[&[" 1 ", "2", "3"], &["x", "4", ""], &["5"]]);
        let pasted = pasted(&view, Selection::between(at(0, 0), at(0, 0)), &block, read);
        assert_eq!(edits(&pasted.edits()), ["l0/m0=1", "l0/m1=2"]);
        assert_eq!((pasted.faults(), pasted.outside), (2, 2));
        let told: Vec<String> = pasted.cells.iter().map(|c| format!("{}: {:?}", c.name, c.read)).collect();
        assert_eq!(
            told,
            [
                "L0, M0: Ok(\"<1>\")",
                "L0, M1: Ok(\"<2>\")",
                "L1, M0: Err(\"no number\")",
                "L1, M1: Err(\"locked\")"
            ]
        );
    }

    #[test]
    fn one_value_fills_the_selection() {
        let view = grid(&[&["", "7"], &["", ""]]);
        let pasted = pasted(&view, Selection::between(at(0, 0), at(1, 1)), &block(&[&["7"]]), read);
        assert_eq!(edits(&pasted.edits()), ["l0/m0=7", "l1/m0=7", "l1/m1=7"]);
    }

    #[test]
    fn an_empty_cell_of_the_block_clears() {
        let view = grid(&[&["1", "!2"]]);
        let pasted = pasted(&view, Selection::between(at(0, 0), at(0, 0)), &block(&[&["", ""]]), read);
        assert_eq!(edits(&pasted.edits()), ["l0/m0="]);
        assert_eq!(pasted.faults(), 0);
    }
}
