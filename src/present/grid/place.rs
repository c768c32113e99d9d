//! Places in a grid and how a step leads from one to the next. Knows no key.

/// A cell by its place, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub row: usize,
    pub column: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    pub rows: usize,
    pub columns: usize,
}

/// One step of the active cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
    RowStart,
    RowEnd,
    Top,
    Bottom,
    PageUp,
    PageDown,
    First,
    Last,
}

/// Rows of a page.
const PAGE: usize = 10;

impl Position {
    /// Never leaves the grid.
    #[must_use]
    pub fn after(self, step: Step, size: Size) -> Self {
        let (last_row, last_column) = (size.rows.saturating_sub(1), size.columns.saturating_sub(1));
        let Self { row, column } = self.within(size);
        let (row, column) = match step {
            Step::Left => (row, column.saturating_sub(1)),
            Step::Right => (row, (column + 1).min(last_column)),
            Step::Up => (row.saturating_sub(1), column),
            Step::Down => ((row + 1).min(last_row), column),
            Step::RowStart => (row, 0),
            Step::RowEnd => (row, last_column),
            Step::Top => (0, column),
            Step::Bottom => (last_row, column),
            Step::PageUp => (row.saturating_sub(PAGE), column),
            Step::PageDown => ((row + PAGE).min(last_row), column),
            Step::First => (0, 0),
            Step::Last => (last_row, last_column),
        };
        Self { row, column }
    }
    /// The next cell in reading order; `None` after the last.
    #[must_use]
    pub fn next(self, size: Size) -> Option<Self> {
        let at = self.within(size);
        if at.column + 1 < size.columns {
            return Some(Self { column: at.column + 1, ..at });
        }
        (at.row + 1 < size.rows).then_some(Self { row: at.row + 1, column: 0 })
    }
    /// The cell before in reading order; `None` before the first.
    #[must_use]
    pub fn previous(self, size: Size) -> Option<Self> {
        let at = self.within(size);
        if at.column > 0 {
            return Some(Self { column: at.column - 1, ..at });
        }
        (at.row > 0).then(|| Self {
            row: at.row - 1,
            column: size.columns.saturating_sub(1),
        })
    }
    /// The nearest cell that exists.
    #[must_use]
    pub fn within(self, size: Size) -> Self {
        Self {
            row: self.row.min(size.rows.saturating_sub(1)),
            column: self.column.min(size.columns.saturating_sub(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { rows: 30, columns: 3 };

    fn at(row: usize, column: usize) -> Position {
        Position { row, column }
    }

    #[test]
    fn no_step_leaves_the_grid() {
        for step in [Step::Left, Step::Up, Step::RowStart, Step::Top, Step::PageUp, Step::First] {
            assert_eq!(at(0, 0).after(step, SIZE), at(0, 0), "{step:?}");
        }
        for step in [Step::Right, Step::Down, Step::RowEnd, Step::Bottom, Step::PageDown, Step::Last] {
            assert_eq!(at(29, 2).after(step, SIZE), at(29, 2), "{step:?}");
        }
        assert_eq!(at(5, 5).after(Step::Down, Size::default()), at(0, 0));
    }

    #[test]
    fn pages_and_ends_go_far() {
        assert_eq!(at(12, 1).after(Step::PageDown, SIZE), at(22, 1));
        assert_eq!(at(12, 1).after(Step::PageUp, SIZE), at(2, 1));
        assert_eq!(at(12, 1).after(Step::Last, SIZE), at(29, 2));
        assert_eq!(at(12, 1).after(Step::Top, SIZE), at(0, 1));
    }

    #[test]
    fn reading_order_goes_on_in_the_next_row_and_ends_after_the_last_cell() {
        assert_eq!(at(0, 2).next(SIZE), Some(at(1, 0)));
        assert_eq!(at(1, 0).previous(SIZE), Some(at(0, 2)));
        assert_eq!(at(29, 2).next(SIZE), None);
        assert_eq!(at(0, 0).previous(SIZE), None);
    }
}
