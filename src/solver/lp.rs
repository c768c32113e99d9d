//! A linear program solved again and again while rows are added and variables fixed: the dual simplex method with bounds on
//! every variable and steepest edge.
//!
//! `min c·x`, `A·x + s = b`, `low ≤ x ≤ high`; a row that may stay below `b` has a slack `s ≥ 0`. Nothing here has to be right:
//! whoever asks makes a proof of the prices by itself.

mod pivots;

use super::inverse::Inverse;

const NONE: u32 = u32::MAX;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    Optimal,
    /// Nothing is feasible: the row of the inverse that says so, and the side.
    Infeasible {
        place: usize,
        side: f64,
    },
    /// Above the ceiling, or out of steps.
    Stopped,
}

#[derive(Clone)]
pub struct Lp {
    cost: Vec<f64>,
    columns: Vec<Vec<(u32, f64)>>,
    right: Vec<f64>,
    /// Of the variables, then of the slacks; so are `high`, `is_high`, `place` and `reduced`.
    low: Vec<f64>,
    high: Vec<f64>,
    /// Not in the basis, and at the upper bound.
    is_high: Vec<bool>,
    /// The place in the basis.
    place: Vec<u32>,
    basis: Vec<u32>,
    inverse: Inverse,
    reduced: Vec<f64>,
    /// The values of the basis.
    level: Vec<f64>,
    /// The values are not those of the bounds any more.
    is_stale: bool,
    age: usize,
    /// The row at hand, and where it is not empty.
    row: Vec<f64>,
    filled: Vec<u32>,
    column: Vec<f64>,
    /// Of the last run: no better than this can be reached.
    value: f64,
}

impl Lp {
    /// Variables with their costs and bounds; no rows yet.
    #[must_use]
    pub fn new(cost: Vec<f64>, low: Vec<f64>, high: Vec<f64>) -> Self {
        let n = cost.len();
        Self {
            is_high: cost.iter().map(|cost| *cost < 0.0).collect(),
            reduced: cost.clone(),
            columns: vec![Vec::new(); n],
            place: vec![NONE; n],
            row: vec![0.0; n],
            cost,
            low,
            high,
            right: Vec::new(),
            basis: Vec::new(),
            inverse: Inverse::default(),
            level: Vec::new(),
            is_stale: false,
            age: 0,
            filled: Vec::new(),
            column: Vec::new(),
            value: f64::NEG_INFINITY,
        }
    }

    #[must_use]
    pub fn rows(&self) -> usize {
        self.right.len()
    }

    /// Adds a row; with `is_equal` its slack is nothing.
    pub fn add(&mut self, entries: &[(u32, f64)], right: f64, is_equal: bool) {
        let at = self.rows();
        self.right.push(right);
        self.low.push(0.0);
        self.high.push(if is_equal { 0.0 } else { f64::INFINITY });
        self.is_high.push(false);
        self.reduced.push(0.0);
        self.place.push(at as u32);
        self.basis.push((self.cost.len() + at) as u32);
        let used: f64 = entries.iter().map(|(variable, number)| self.value(*variable as usize) * number).sum();
        self.level.push(right - used);
        self.column.push(0.0);
        self.row.push(0.0);
        for (variable, number) in entries {
            self.columns[*variable as usize].push((at as u32, *number));
        }
        let place = &self.place;
        let parts = entries.iter().map(|(variable, number)| (place[*variable as usize], *number));
        self.inverse
            .add(parts.filter(|(place, _)| *place != NONE).map(|(place, number)| (place as usize, number)));
    }

    /// Drops the rows, from `first` on, that nothing rests on: those whose slack is in the basis. Answers which are kept.
    pub fn drop_idle(&mut self, first: usize) -> Vec<bool> {
        let (n, rows) = (self.cost.len(), self.rows());
        let keeps: Vec<bool> = (0..rows).map(|row| row < first || self.place[n + row] == NONE).collect();
        let mut next = 0;
        let renumbered: Vec<u32> = keeps
            .iter()
            .map(|keeps| {
                next += u32::from(*keeps);
                next - 1
            })
            .collect();
        for column in &mut self.columns {
            column.retain(|(row, _)| keeps[*row as usize]);
            column.iter_mut().for_each(|(row, _)| *row = renumbered[*row as usize]);
        }
        let of_place: Vec<bool> = self.basis.iter().map(|v| (*v as usize) < n || keeps[*v as usize - n]).collect();
        self.inverse.keep(&of_place, &keeps);
        let basis = self.basis.iter().zip(&self.level).zip(&of_place).filter(|(_, keeps)| **keeps);
        let number = |variable: u32| match (variable as usize).checked_sub(n) {
            Some(row) => n as u32 + renumbered[row],
            None => variable,
        };
        (self.basis, self.level) = basis.map(|((variable, level), _)| (number(*variable), *level)).unzip();
        let mut kept = keeps.iter();
        self.right.retain(|_| kept.next().is_some_and(|kept| *kept));
        retain(&mut self.low, n, &keeps);
        retain(&mut self.high, n, &keeps);
        retain(&mut self.is_high, n, &keeps);
        retain(&mut self.reduced, n, &keeps);
        self.column.truncate(self.basis.len());
        self.row.truncate(n + self.basis.len());
        self.clear_row();
        self.place.truncate(n + self.basis.len());
        self.place.fill(NONE);
        for (place, variable) in self.basis.iter().enumerate() {
            self.place[*variable as usize] = place as u32;
        }
        keeps
    }

    /// Sets the bounds of a variable.
    pub fn bound(&mut self, variable: usize, low: f64, high: f64) {
        if self.place[variable] == NONE && self.low[variable] >= self.high[variable] {
            self.reduced[variable] = self.reduced_by(variable, &self.reduced[self.cost.len()..]);
        }
        let before = self.resting(variable);
        self.low[variable] = low;
        self.high[variable] = high;
        self.is_high[variable] = low < high && self.reduced[variable] < 0.0;
        self.is_stale |= self.place[variable] == NONE && self.resting(variable) != before;
    }

    #[must_use]
    pub fn low_of(&self, variable: usize) -> f64 {
        self.low[variable]
    }

    #[must_use]
    pub fn high_of(&self, variable: usize) -> f64 {
        self.high[variable]
    }

    #[must_use]
    pub fn value(&self, variable: usize) -> f64 {
        match self.place[variable] {
            NONE => self.resting(variable),
            place => self.level[place as usize],
        }
    }

    fn resting(&self, variable: usize) -> f64 {
        if self.is_high[variable] { self.high[variable] } else { self.low[variable] }
    }

    /// The price of a row: what a unit more of `b` would save.
    #[must_use]
    pub fn price(&self, row: usize) -> f64 {
        self.reduced[self.cost.len() + row]
    }

    /// What is added to the price of each row on the way that no end has.
    #[must_use]
    pub fn ray(&self, place: usize, side: f64) -> Vec<f64> {
        self.inverse.row(place).iter().map(|number| side * number).collect()
    }

    /// What a variable costs under some prices of the rows.
    #[must_use]
    pub fn reduced_by(&self, variable: usize, prices: &[f64]) -> f64 {
        let rows = self.columns[variable].iter();
        self.cost[variable] + rows.map(|(row, number)| prices[*row as usize] * number).sum::<f64>()
    }

    /// What the last run reached.
    #[must_use]
    pub fn reached(&self) -> f64 {
        self.value
    }

    /// Goes back to where another of the same rows is.
    pub fn go_to(&mut self, other: &Self) {
        self.low.clone_from(&other.low);
        self.high.clone_from(&other.high);
        self.is_high.clone_from(&other.is_high);
        self.place.clone_from(&other.place);
        self.basis.clone_from(&other.basis);
        self.inverse.clone_from(&other.inverse);
        self.reduced.clone_from(&other.reduced);
        self.level.clone_from(&other.level);
        (self.is_stale, self.age) = (other.is_stale, other.age);
    }

    #[must_use]
    pub fn right(&self) -> &[f64] {
        &self.right
    }
}

fn retain<T: Copy>(list: &mut Vec<T>, n: usize, keeps: &[bool]) {
    let mut at = 0;
    list.retain(|_| {
        at += 1;
        at <= n || keeps[at - 1 - n]
    });
}
