//! A linear programme in whole numbers: maximise cost·λ where the columns add up to a right side, some λ free, the others ≥ 0.
//! Simplex with the integer-preserving pivot (J. Edmonds; E. Bareiss 1968): every entry is a minor of the table, so nothing grows beyond
//! it, nothing is rounded, and no fraction is reduced. Bland's rule, so that it always ends.

use num_traits::{CheckedDiv, CheckedMul, CheckedSub, One, Zero};

/// What the arithmetic needs: short integers that say when they are full, or long ones that never are.
pub(super) trait Whole: Clone + Ord + Zero + One + CheckedMul + CheckedSub + CheckedDiv + From<i8> {}
impl<N: Clone + Ord + Zero + One + CheckedMul + CheckedSub + CheckedDiv + From<i8>> Whole for N {}

/// One column: its entries from 0 to 1, its cost, and whether it may be below zero.
pub(super) struct Column<N> {
    pub entries: Vec<i8>,
    pub cost: N,
    pub is_free: bool,
}

/// An optimum: the value as a fraction, and the columns (without the free ones) that are above zero in it.
pub(super) struct Optimum<N> {
    pub value: (N, N),
    pub positive: Vec<usize>,
}

struct Tableau<N> {
    /// Rows of the constraints, each with the right side at the end; then the row of the costs.
    rows: Vec<Vec<N>>,
    /// The column that is basic in each row of the constraints; `None` while the row has none.
    basis: Vec<Option<usize>>,
    /// The determinant of the basis: all entries are over it. Above zero.
    scale: N,
}

/// Maximises over right side (0, …, 0, 1): only the last row has one. `None` when a number no longer fits, or there is no optimum.
pub(super) fn maximise<N: Whole>(columns: &[Column<N>], rows: usize) -> Option<Optimum<N>> {
    let mut table = Tableau::new(columns, rows);
    table.enter_free(columns)?;
    table.enter_others(columns)?;
    table.improve(columns)?;
    let positive = table.basis.iter().zip(&table.rows).filter_map(|(basic, row)| {
        let column = (*basic)?;
        (!columns[column].is_free && row.last()? > &N::zero()).then_some(column)
    });
    let positive = positive.collect();
    let value = table.rows.last()?.last()?.clone();
    Some(Optimum {
        value: (negated(&value)?, table.scale),
        positive,
    })
}

fn negated<N: Whole>(value: &N) -> Option<N> {
    N::zero().checked_sub(value)
}

impl<N: Whole> Tableau<N> {
    fn new(columns: &[Column<N>], rows: usize) -> Self {
        let row = |at: usize| {
            let right = if at + 1 == rows { N::one() } else { N::zero() };
            let entries = columns.iter().map(|c| N::from(c.entries.get(at).copied().unwrap_or(0)));
            entries.chain([right]).collect()
        };
        let costs = columns.iter().map(|c| c.cost.clone()).chain([N::zero()]).collect();
        Self {
            rows: (0..rows).map(row).chain([costs]).collect(),
            basis: vec![None; rows],
            scale: N::one(),
        }
    }

    /// Free columns come in first, in rows whose right side is 0: nothing becomes negative, and they never go out.
    fn enter_free(&mut self, columns: &[Column<N>]) -> Option<()> {
        for (at, _) in columns.iter().enumerate().filter(|(_, c)| c.is_free) {
            let row = (0..self.basis.len().saturating_sub(1)).find(|&r| self.basis[r].is_none() && !self.rows[r][at].is_zero())?;
            self.pivot(row, at)?;
        }
        Some(())
    }

    /// Brings a column into every other row. Where the right side is 0 any column will do; then simplex steps that keep all right sides
    /// ≥ 0 drive the last row to its 1.
    fn enter_others(&mut self, columns: &[Column<N>]) -> Option<()> {
        while let Some(row) = self.basis.iter().position(Option::is_none) {
            let is_zero_row = self.rows[row][columns.len()].is_zero();
            let can_enter = |c: &usize| {
                let entry = &self.rows[row][*c];
                !columns[*c].is_free && if is_zero_row { !entry.is_zero() } else { entry > &N::zero() }
            };
            let enters = (0..columns.len()).find(can_enter)?;
            let leaves = if is_zero_row { row } else { self.leaving(columns, enters)? };
            self.pivot(leaves, enters)?;
        }
        Some(())
    }

    fn improve(&mut self, columns: &[Column<N>]) -> Option<()> {
        loop {
            let costs = self.rows.last()?;
            let Some(enters) = (0..columns.len()).find(|&c| !columns[c].is_free && costs[c] > N::zero()) else {
                return Some(());
            };
            let leaves = self.leaving(columns, enters)?;
            self.pivot(leaves, enters)?;
        }
    }

    /// The row that limits how far a column can grow; of equals, the one whose basic column comes first. Rows of free columns never limit;
    /// a row without a basic column comes before all.
    fn leaving(&self, columns: &[Column<N>], enters: usize) -> Option<usize> {
        let width = columns.len();
        let mut best: Option<usize> = None;
        for row in 0..self.basis.len() {
            let is_free = self.basis[row].is_some_and(|c| columns[c].is_free);
            if is_free || self.rows[row][enters] <= N::zero() {
                continue;
            }
            let Some(other) = best else {
                best = Some(row);
                continue;
            };
            let ours = self.rows[row][width].checked_mul(&self.rows[other][enters])?;
            let theirs = self.rows[other][width].checked_mul(&self.rows[row][enters])?;
            if ours < theirs || (ours == theirs && self.basis[row] < self.basis[other]) {
                best = Some(row);
            }
        }
        best
    }

    fn pivot(&mut self, row: usize, column: usize) -> Option<()> {
        if self.rows[row][column] < N::zero() {
            for entry in &mut self.rows[row] {
                *entry = negated(entry)?;
            }
        }
        let pivot = self.rows[row][column].clone();
        let chosen = self.rows[row].clone();
        for (at, other) in self.rows.iter_mut().enumerate() {
            if at == row {
                continue;
            }
            let factor = other[column].clone();
            for (entry, along) in other.iter_mut().zip(&chosen) {
                let product = entry.checked_mul(&pivot)?.checked_sub(&factor.checked_mul(along)?)?;
                // Exact: the quotient is a minor of the table.
                *entry = product.checked_div(&self.scale)?;
            }
        }
        self.scale = pivot;
        self.basis[row] = Some(column);
        Some(())
    }
}
