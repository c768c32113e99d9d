//! The pivots of the dual simplex method: which variable leaves the basis, which one enters, and what that changes.

use super::{End, Lp, NONE};

/// How far outside its bounds a variable counts as outside.
const FEASIBLE: f64 = 1e-9;
/// How far on the wrong side of zero a reduced cost may get.
const DUAL: f64 = 1e-10;
/// Smaller numbers of a row are no pivots.
const PIVOT: f64 = 1e-8;
/// Pivots between two fresh inverses.
const FRESH: usize = 300;

impl Lp {
    /// Pivots until nothing is outside its bounds, the value is above `ceiling`, or `steps` are done.
    pub fn run(&mut self, ceiling: f64, steps: usize) -> End {
        if self.is_stale {
            self.settle();
        }
        self.value = self.objective();
        for _ in 0..steps {
            if self.value > ceiling {
                return End::Stopped;
            }
            if self.age >= FRESH {
                self.refresh();
                self.value = self.objective();
            }
            let Some((place, side, outside)) = self.leaving() else { return End::Optimal };
            self.row_of(place);
            let Some(entering) = self.entering(side) else {
                return End::Infeasible { place, side };
            };
            self.column_of(entering);
            let (by_row, by_column) = (self.row[entering], self.column[place]);
            if (by_row - by_column).abs() > 1e-7 * (1.0 + by_column.abs()) || by_column.abs() < PIVOT {
                if self.age == 0 {
                    return End::Stopped;
                }
                self.refresh();
                self.value = self.objective();
                continue;
            }
            self.value += self.pivot(place, side, entering) * outside;
        }
        End::Stopped
    }

    /// Only what costs nothing has a lower bound above nothing.
    fn objective(&self) -> f64 {
        let n = self.cost.len();
        let in_basis = self.basis.iter().zip(&self.level).filter(|(variable, _)| (**variable as usize) < n);
        let resting = (0..n).filter(|variable| self.is_high[*variable] && self.place[*variable] == NONE);
        in_basis.map(|(variable, level)| self.cost[*variable as usize] * level).sum::<f64>()
            + resting.map(|variable| self.cost[variable] * self.high[variable]).sum::<f64>()
    }

    /// The values of the basis, from the bounds of all others.
    fn settle(&mut self) {
        let mut right = self.right.clone();
        for variable in 0..self.cost.len() {
            let value = if self.place[variable] == NONE { self.resting(variable) } else { 0.0 };
            if value != 0.0 {
                self.columns[variable].iter().for_each(|(row, number)| right[*row as usize] -= number * value);
            }
        }
        self.is_stale = false;
        for (row, level) in self.inverse.rows().zip(&mut self.level) {
            *level = row.iter().zip(&right).map(|(a, b)| a * b).sum();
        }
    }

    /// The place whose variable is furthest outside its bounds, by the length of its row; 1 when it is below, −1 above.
    fn leaving(&self) -> Option<(usize, f64, f64)> {
        let mut best = (0.0, None);
        for (place, variable) in self.basis.iter().enumerate() {
            let (level, variable) = (self.level[place], *variable as usize);
            let (below, above) = (self.low[variable] - level, level - self.high[variable]);
            let outside = below.max(above);
            let score = outside * outside / self.inverse.norm(place);
            if outside > FEASIBLE && score > best.0 {
                best = (score, Some((place, if below > above { 1.0 } else { -1.0 }, outside)));
            }
        }
        best.1
    }

    pub(super) fn clear_row(&mut self) {
        let row = &mut self.row;
        self.filled.drain(..).for_each(|at| {
            if let Some(number) = row.get_mut(at as usize) {
                *number = 0.0;
            }
        });
    }

    fn row_of(&mut self, place: usize) {
        self.clear_row();
        let own = self.inverse.row(place);
        let n = self.cost.len();
        for (variable, column) in self.columns.iter().enumerate() {
            if self.low[variable] < self.high[variable] && self.place[variable] == NONE {
                let number: f64 = column.iter().map(|(row, number)| own[*row as usize] * number).sum();
                if number != 0.0 {
                    self.row[variable] = number;
                    self.filled.push(variable as u32);
                }
            }
        }
        for (slack, number) in own.iter().enumerate() {
            if *number != 0.0 && self.place[n + slack] == NONE {
                self.row[n + slack] = *number;
                self.filled.push((n + slack) as u32);
            }
        }
    }

    /// The variable whose reduced cost is the first to reach zero; among almost equal ones that with the largest pivot.
    fn entering(&self, side: f64) -> Option<usize> {
        let pull = |variable: usize| {
            let number = self.row[variable] * side;
            match (self.low[variable] < self.high[variable], self.is_high[variable]) {
                (false, _) => 0.0,
                (true, true) => number,
                (true, false) => -number,
            }
        };
        let mut least = f64::INFINITY;
        for &variable in &self.filled {
            let pull = pull(variable as usize);
            if pull > PIVOT {
                least = least.min((self.reduced[variable as usize].abs() + DUAL) / pull);
            }
        }
        let mut best = (0.0, None);
        for &variable in &self.filled {
            let pull = pull(variable as usize);
            if pull > PIVOT && pull > best.0 && self.reduced[variable as usize].abs() <= least * pull {
                best = (pull, Some(variable as usize));
            }
        }
        best.1
    }

    fn column_of(&mut self, variable: usize) {
        let n = self.cost.len();
        let slack = [((variable.max(n) - n) as u32, 1.0)];
        let entries: &[(u32, f64)] = if variable < n { &self.columns[variable] } else { &slack };
        self.inverse.times(entries, &mut self.column);
    }

    /// Exchanges the variable at a place for the entering one; how far the prices went.
    fn pivot(&mut self, place: usize, side: f64, entering: usize) -> f64 {
        let leaving = self.basis[place] as usize;
        let pivot = self.column[place];
        let step = self.reduced[entering].abs() / pivot.abs();
        for variable in self.filled.iter().map(|variable| *variable as usize) {
            let reduced = self.reduced[variable] + side * step * self.row[variable];
            // What rounding puts on the wrong side stays at zero.
            self.reduced[variable] = match (self.low[variable] < self.high[variable], self.is_high[variable]) {
                (false, _) => reduced,
                (true, true) => reduced.min(0.0),
                (true, false) => reduced.max(0.0),
            };
        }
        self.reduced[entering] = 0.0;
        self.reduced[leaving] = side * step;
        let target = if side > 0.0 { self.low[leaving] } else { self.high[leaving] };
        let moved = (self.level[place] - target) / pivot;
        let value = self.resting(entering) + moved;
        self.level.iter_mut().zip(&self.column).for_each(|(level, number)| *level -= moved * number);
        self.level[place] = value;
        self.is_high[leaving] = side < 0.0 && self.low[leaving] < self.high[leaving];
        self.is_high[entering] = false;
        self.place[leaving] = NONE;
        self.place[entering] = place as u32;
        self.basis[place] = entering as u32;
        self.inverse.exchange(place, &self.column);
        self.age += 1;
        step
    }

    /// The inverse, the reduced costs and the values made anew.
    fn refresh(&mut self) {
        let (n, rows) = (self.cost.len(), self.rows());
        let wanted: Vec<u32> = self.basis.iter().copied().filter(|v| (*v as usize) < n).collect();
        self.inverse.reset();
        let mut is_open: Vec<bool> = (0..rows).map(|row| self.place[n + row] == NONE).collect();
        for row in 0..rows {
            self.basis[row] = (n + row) as u32;
            self.place[n + row] = row as u32;
        }
        for variable in wanted {
            self.column_of(variable as usize);
            let open = (0..rows).filter(|row| is_open[*row]);
            let best = open.max_by(|a, b| self.column[*a].abs().total_cmp(&self.column[*b].abs()));
            self.place[variable as usize] = NONE;
            if let Some(place) = best.filter(|place| self.column[*place].abs() > PIVOT) {
                is_open[place] = false;
                self.place[n + place] = NONE;
                self.place[variable as usize] = place as u32;
                self.basis[place] = variable;
                self.inverse.exchange(place, &self.column);
            }
        }
        self.age = 0;
        let mut prices = vec![0.0; rows];
        for (row, variable) in self.inverse.rows().zip(&self.basis) {
            let cost = self.cost.get(*variable as usize).copied().unwrap_or(0.0);
            if cost != 0.0 {
                prices.iter_mut().zip(row).for_each(|(price, number)| *price -= cost * number);
            }
        }
        for variable in 0..n {
            self.reduced[variable] = self.reduced_by(variable, &prices);
        }
        self.reduced[n..].copy_from_slice(&prices);
        for variable in 0..n + rows {
            let reduced = self.reduced[variable];
            if self.place[variable] != NONE {
                self.reduced[variable] = 0.0;
            } else if self.high[variable].is_finite() {
                self.is_high[variable] = self.low[variable] < self.high[variable] && reduced < 0.0;
            } else {
                self.reduced[variable] = reduced.max(0.0);
            }
        }
        self.settle();
    }
}
