//! Proven bounds: prices on the rows that link the lines (Lagrangian relaxation), moved by the volume algorithm (Barahona and
//! Anbil 2000), which also gives an average allocation to branch on. Any prices give a valid bound; what floating point can
//! get wrong is taken off. Where nothing costs anything, prices add up to one: the bound is the least largest excess over a row,
//! and no allocation is lawful when that is above nothing.

use super::model::Model;

/// What is known at one node of the search.
#[derive(Clone)]
pub struct Duals {
    /// The price of each row.
    pub prices: Vec<f64>,
    /// No allocation of the node costs less: proven, in units of cost.
    pub bound: f64,
}

/// The average allocation of the last run: how much of each option, and of each row.
#[derive(Default)]
pub struct Average {
    pub of_opt: Vec<f64>,
    pub used: Vec<f64>,
}

pub struct Pricing<'a> {
    model: &'a Model,
    total_rows: Vec<usize>,
    /// Rows whose prices add up to one: the soft ones, or all those in force where nothing costs anything.
    is_shared: Vec<bool>,
    pub average: Average,
    /// The option of each line that the last prices choose.
    chosen: Vec<u32>,
    used: Vec<f64>,
}

/// Which rows hold at a node.
pub fn in_force(model: &Model, serving: u64) -> Vec<bool> {
    model.rows.iter().map(|row| row.when.is_none_or(|m| serving >> m & 1 != 0)).collect()
}

impl<'a> Pricing<'a> {
    #[must_use]
    pub fn new(model: &'a Model) -> Self {
        let rows = || model.rows.iter().enumerate();
        let is_free = model.is_free();
        Self {
            model,
            total_rows: rows().filter(|(_, r)| r.of_total != 0.0).map(|(at, _)| at).collect(),
            is_shared: model.rows.iter().map(|row| row.is_soft || is_free).collect(),
            average: Average {
                of_opt: vec![0.0; model.opts.len()],
                used: vec![0.0; model.rows.len()],
            },
            chosen: vec![0; model.lines.len()],
            used: vec![0.0; model.rows.len()],
        }
    }

    /// Prices to begin with: none, and equal ones on the rows whose prices add up to one.
    #[must_use]
    pub fn start(&self) -> Vec<f64> {
        let shared = self.is_shared.iter().filter(|is_shared| **is_shared).count();
        self.is_shared
            .iter()
            .map(|is_shared| if *is_shared { 1.0 / shared as f64 } else { 0.0 })
            .collect()
    }

    /// What an option costs under these prices.
    #[must_use]
    pub fn reduced(&self, prices: &[f64], of_total: f64, opt: u32) -> f64 {
        let option = &self.model.opts[opt as usize];
        let rows: f64 = self.model.entries(opt).iter().map(|(row, number)| prices[*row as usize] * number).sum();
        option.cost + of_total * option.total + rows
    }

    /// What a cent of the total costs under these prices.
    #[must_use]
    pub fn of_total(&self, prices: &[f64]) -> f64 {
        self.total_rows.iter().map(|row| prices[*row] * self.model.rows[*row].of_total).sum()
    }

    /// The bound of these prices; leaves the chosen options and what they use of the rows.
    fn evaluate(&mut self, active: &[Vec<u32>], prices: &[f64]) -> f64 {
        let of_total = self.of_total(prices);
        let mut bound = 0.0;
        let mut size = 0.0;
        let mut total = 0.0;
        self.used.iter_mut().for_each(|u| *u = 0.0);
        for (line, opts) in active.iter().enumerate() {
            let mut best = (f64::INFINITY, 0);
            for &opt in opts {
                let cost = self.reduced(prices, of_total, opt);
                if cost < best.0 {
                    best = (cost, opt);
                }
            }
            bound += best.0;
            size += best.0.abs() + self.model.opts[best.1 as usize].cost.abs();
            self.chosen[line] = best.1;
            total += self.model.opts[best.1 as usize].total;
            for (row, number) in self.model.entries(best.1) {
                self.used[*row as usize] += number;
            }
        }
        for &row in &self.total_rows {
            self.used[row] += self.model.rows[row].of_total * total;
        }
        for (row, price) in self.model.rows.iter().zip(prices) {
            bound -= price * row.cap;
            size += price * (row.cap.abs() + 1.0);
        }
        bound - size * 1e-11
    }

    /// Moves the prices for so many steps, or until the bound is above `ceiling`. `to_beat` is the value of the best allocation
    /// known, or a guess.
    #[allow(clippy::too_many_arguments, reason = "the node in pieces, so that its lists can be borrowed apart")]
    pub fn improve(
        &mut self,
        active: &[Vec<u32>],
        holds: &[bool],
        duals: &mut Duals,
        to_beat: f64,
        ceiling: f64,
        steps: usize,
        is_over: &mut dyn FnMut() -> bool,
    ) {
        let rows = self.model.rows.len();
        for (price, holds) in duals.prices.iter_mut().zip(holds) {
            if !holds {
                *price = 0.0;
            }
        }
        let mut best = duals.prices.clone();
        let mut best_bound = self.evaluate(active, &best);
        self.average.of_opt.iter_mut().for_each(|w| *w = 0.0);
        self.average.used.copy_from_slice(&self.used);
        for &opt in &self.chosen {
            self.average.of_opt[opt as usize] = 1.0;
        }
        let mut factor = 0.5;
        let mut stuck = 0;
        let mut prices = best.clone();
        for step in 0..steps {
            if best_bound > ceiling || (step % 16 == 15 && is_over()) {
                break;
            }
            let mut length = 0.0;
            let broken = |average: &Average, row: usize| average.used[row] - self.model.rows[row].cap;
            for row in 0..rows {
                let excess = broken(&self.average, row);
                if holds[row] && (excess > 0.0 || best[row] > 0.0) {
                    length += excess * excess;
                }
            }
            if length < 1e-18 {
                break;
            }
            let goal = if to_beat.is_finite() {
                to_beat
            } else {
                best_bound + best_bound.abs().max(1.0) * 0.05
            };
            let size = factor * (goal - best_bound).max(goal.abs() * 1e-7).max(1e-9) / length;
            for row in 0..rows {
                prices[row] = if holds[row] {
                    (best[row] + size * broken(&self.average, row)).max(0.0)
                } else {
                    0.0
                };
            }
            self.project(&mut prices, holds);
            let bound = self.evaluate(active, &prices);
            // How much the new allocation counts: enough to come closer to the rows, never all.
            let weight = self.weight(holds, step);
            for opts in active {
                opts.iter().for_each(|opt| self.average.of_opt[*opt as usize] *= 1.0 - weight);
            }
            for &opt in &self.chosen {
                self.average.of_opt[opt as usize] += weight;
            }
            for (average, used) in self.average.used.iter_mut().zip(&self.used) {
                *average += weight * (used - *average);
            }
            if bound > best_bound {
                if bound > best_bound + best_bound.abs() * 1e-7 {
                    stuck = 0;
                }
                best_bound = bound;
                best.copy_from_slice(&prices);
                factor = (factor * 1.1_f64).min(2.0);
            } else {
                stuck += 1;
                if stuck % 8 == 7 {
                    factor = (factor * 0.7_f64).max(1e-3);
                }
            }
        }
        // The options that the best prices choose, for whoever wants to start from them.
        self.evaluate(active, &best);
        duals.prices = best;
        duals.bound = duals.bound.max(best_bound);
    }

    #[must_use]
    pub fn chosen(&self) -> &[u32] {
        &self.chosen
    }

    /// The weight that makes the average break the rows least, kept between bounds.
    fn weight(&self, holds: &[bool], step: usize) -> f64 {
        let most = if step < 50 { 0.2 } else { 0.1 };
        let (mut top, mut bottom) = (0.0, 0.0);
        for (row, rule) in self.model.rows.iter().enumerate() {
            if !holds[row] {
                continue;
            }
            let excess = self.average.used[row] - rule.cap;
            let move_by = self.used[row] - self.average.used[row];
            if excess > 0.0 || self.used[row] > rule.cap {
                top -= excess * move_by;
                bottom += move_by * move_by;
            }
        }
        if bottom <= 0.0 { most } else { (top / bottom).clamp(most / 10.0, most) }
    }

    /// Shared prices add up to one.
    fn project(&self, prices: &mut [f64], holds: &[bool]) {
        let is_shared = |row: &usize| self.is_shared[*row] && holds[*row];
        let mut sorted: Vec<f64> = (0..prices.len()).filter(is_shared).map(|row| prices[row]).collect();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let (mut sum, mut shift) = (0.0, 0.0);
        for (at, price) in sorted.iter().enumerate() {
            sum += price;
            let candidate = (sum - 1.0) / (at + 1) as f64;
            if *price > candidate {
                shift = candidate;
            }
        }
        (0..prices.len()).filter(is_shared).for_each(|row| prices[row] = (prices[row] - shift).max(0.0));
    }
}
