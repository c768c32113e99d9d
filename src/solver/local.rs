//! Good allocations quickly: from any choice of options to a lawful and cheap one, by single changes, small kicks and penalties
//! that rise on the rows that stay broken. Proposes only: whoever asks checks exactly.

use super::model::{Model, SLACK};

/// Numbers that look random, the same every time.
pub struct Chance(u64);

impl Chance {
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }
    /// 0 ≤ answer < `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }
}

/// An allocation under change, with what it uses of every row.
#[derive(Clone)]
struct State {
    /// The option of each line.
    at: Vec<u32>,
    used: Vec<f64>,
    serves: Vec<u32>,
    cost: f64,
}

pub struct Local<'a> {
    model: &'a Model,
    /// The options worth trying, by line, the most promising first.
    candidates: Vec<Vec<u32>>,
    weights: Vec<f64>,
    /// What a member too many costs.
    of_member: f64,
    /// Changes weighed.
    work: usize,
    total_rows: Vec<u32>,
    soft_rows: Vec<u32>,
    state: State,
    change: Vec<f64>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    pub chance: Chance,
}

impl<'a> Local<'a> {
    /// Starts from one option per line. `weights` say what broken rows cost at first, `of_member` what a member too many does.
    #[must_use]
    pub fn new(model: &'a Model, candidates: Vec<Vec<u32>>, start: &[u32], weights: Vec<f64>, of_member: f64, seed: u64) -> Self {
        let rows = model.rows.len();
        let of = |wanted: fn(&super::model::Row) -> bool| {
            let rows = model.rows.iter().enumerate().filter(move |(_, row)| wanted(row));
            rows.map(|(at, _)| at as u32).collect::<Vec<u32>>()
        };
        let mut local = Self {
            model,
            candidates,
            weights,
            of_member,
            work: 0,
            total_rows: of(|row| row.of_total != 0.0),
            soft_rows: of(|row| row.is_soft),
            state: State {
                at: Vec::new(),
                used: Vec::new(),
                serves: Vec::new(),
                cost: 0.0,
            },
            change: vec![0.0; rows],
            touched: Vec::new(),
            is_touched: vec![false; rows],
            chance: Chance::new(seed),
        };
        local.restart(start);
        local
    }

    pub fn restart(&mut self, start: &[u32]) {
        let model = self.model;
        let mut state = State {
            at: start.to_vec(),
            used: vec![0.0; model.rows.len()],
            serves: vec![0; 64],
            cost: 0.0,
        };
        for &opt in start {
            let option = &model.opts[opt as usize];
            state.cost += option.cost;
            for row in &self.total_rows {
                state.used[*row as usize] += model.rows[*row as usize].of_total * option.total;
            }
            for (row, number) in model.entries(opt) {
                state.used[*row as usize] += number;
            }
            super::model::bits(option.mask).for_each(|m| state.serves[m] += 1);
        }
        self.state = state;
    }

    /// What the allocation costs, and whether no row is broken.
    #[must_use]
    pub fn value(&self) -> (f64, bool) {
        let broken = (0..self.model.rows.len()).any(|row| self.excess(row, self.state.used[row], self.serves_when(row, None)) > 0.0);
        (self.objective(false), !broken && self.members_above(None) == 0)
    }

    fn objective(&self, with_change: bool) -> f64 {
        if !self.model.has_soft {
            return self.state.cost;
        }
        let of = |row: &u32| self.state.used[*row as usize] + if with_change { self.change[*row as usize] } else { 0.0 };
        self.soft_rows.iter().map(of).fold(0.0, f64::max)
    }

    fn excess(&self, row: usize, used: f64, is_in_force: bool) -> f64 {
        let rule = &self.model.rows[row];
        if rule.is_soft || !is_in_force {
            return 0.0;
        }
        let excess = used - rule.cap;
        if excess > SLACK { excess } else { 0.0 }
    }

    fn serves_when(&self, row: usize, change: Option<(u64, u64)>) -> bool {
        let Some(member) = self.model.rows[row].when else { return true };
        let mut serves = i64::from(self.state.serves[member]);
        if let Some((old, new)) = change {
            serves += i64::from(new >> member & 1 != 0) - i64::from(old >> member & 1 != 0);
        }
        serves > 0
    }

    fn members_above(&self, change: Option<(u64, u64)>) -> usize {
        let Some(most) = self.model.max_members else { return 0 };
        let (old, new) = change.unwrap_or_default();
        let serving = (0..self.model.members).filter(|m| {
            let serves = i64::from(self.state.serves[*m]) + (new >> m & 1) as i64 - (old >> m & 1) as i64;
            serves > 0
        });
        serving.count().saturating_sub(most)
    }

    /// What changing the option of a line does to cost and penalties.
    fn gain(&mut self, line: usize, new: u32) -> f64 {
        let model = self.model;
        let old = self.state.at[line];
        let (before, after) = (&model.opts[old as usize], &model.opts[new as usize]);
        self.touched.clear();
        let more = after.total - before.total;
        if more != 0.0 {
            for &row in &self.total_rows {
                self.change[row as usize] = model.rows[row as usize].of_total * more;
                self.is_touched[row as usize] = true;
                self.touched.push(row);
            }
        }
        for (sign, opt) in [(-1.0, old), (1.0, new)] {
            for &(row, number) in model.entries(opt) {
                if !self.is_touched[row as usize] {
                    self.is_touched[row as usize] = true;
                    self.change[row as usize] = 0.0;
                    self.touched.push(row);
                }
                self.change[row as usize] += sign * number;
            }
        }
        let masks = Some((before.mask, after.mask));
        let mut gain = after.cost - before.cost;
        for &row in &self.touched {
            let row = row as usize;
            if model.rows[row].is_soft {
                continue;
            }
            let was = self.excess(row, self.state.used[row], self.serves_when(row, None));
            let is = self.excess(row, self.state.used[row] + self.change[row], self.serves_when(row, masks));
            gain += self.weights[row] * (is - was);
        }
        if model.has_soft {
            gain += self.objective(true) - self.objective(false);
        }
        if model.max_members.is_some() && before.mask != after.mask {
            gain += self.of_member * (self.members_above(masks) as f64 - self.members_above(None) as f64);
        }
        for &row in &self.touched {
            self.is_touched[row as usize] = false;
            self.change[row as usize] *= f64::from(u8::from(model.has_soft));
        }
        if model.has_soft {
            self.touched.iter().for_each(|row| self.change[*row as usize] = 0.0);
        }
        gain
    }

    fn apply(&mut self, line: usize, new: u32) {
        let model = self.model;
        let old = std::mem::replace(&mut self.state.at[line], new);
        let (before, after) = (&model.opts[old as usize], &model.opts[new as usize]);
        self.state.cost += after.cost - before.cost;
        for &row in &self.total_rows {
            self.state.used[row as usize] += model.rows[row as usize].of_total * (after.total - before.total);
        }
        for (sign, opt) in [(-1.0, old), (1.0, new)] {
            model
                .entries(opt)
                .iter()
                .for_each(|(row, number)| self.state.used[*row as usize] += sign * number);
        }
        super::model::bits(before.mask).for_each(|m| self.state.serves[m] -= 1);
        super::model::bits(after.mask).for_each(|m| self.state.serves[m] += 1);
    }

    /// Single changes that gain, until none does.
    fn descend(&mut self) {
        let lines = self.candidates.len();
        let start = self.chance.below(lines);
        for _ in 0..20 {
            let mut has_changed = false;
            for step in 0..lines {
                let line = (start + step) % lines;
                let mut best = (-1e-9, None);
                self.work += self.candidates[line].len();
                for at in 0..self.candidates[line].len() {
                    let opt = self.candidates[line][at];
                    if opt == self.state.at[line] {
                        continue;
                    }
                    let gain = self.gain(line, opt);
                    if gain < best.0 {
                        best = (gain, Some(opt));
                    }
                }
                if let Some(opt) = best.1 {
                    self.apply(line, opt);
                    has_changed = true;
                }
            }
            if !has_changed {
                return;
            }
        }
    }

    fn penalised(&self) -> f64 {
        let rows = (0..self.model.rows.len()).map(|row| self.weights[row] * self.excess(row, self.state.used[row], self.serves_when(row, None)));
        let above = self.of_member * self.members_above(None) as f64;
        self.objective(false) + rows.sum::<f64>() + above
    }

    /// Kicks and descents; every lawful allocation that is better than `best` is given to `found`, which answers the value to
    /// beat from then on. Ends after weighing `work` changes, at the first lawful one if that will do, or when `is_over`.
    pub fn run(&mut self, work: usize, mut best: f64, first_only: bool, found: &mut dyn FnMut(&[u32], f64) -> f64, is_over: &mut dyn FnMut() -> bool) {
        let lines = self.candidates.len();
        if lines == 0 {
            return;
        }
        self.work = 0;
        let highest = self.weights.iter().copied().fold(1.0, f64::max) * 1e4;
        self.descend();
        let mut round = 0_usize;
        while self.work < work {
            round += 1;
            let (value, is_lawful) = self.value();
            if is_lawful {
                if value < best - 1e-9 {
                    let told = found(&self.state.at.clone(), value);
                    if first_only && told < best {
                        return;
                    }
                    best = told;
                }
                self.weights.iter_mut().for_each(|w| *w *= 0.95);
            } else {
                self.raise(highest);
            }
            if is_over() {
                return;
            }
            let kept = self.state.clone();
            let before = self.penalised();
            for _ in 0..1 + self.chance.below(if round % 10 == 9 { 8 } else { 3 }) {
                let line = self.chance.below(lines);
                let count = self.candidates[line].len().min(8);
                let opt = self.candidates[line][self.chance.below(count)];
                self.apply(line, opt);
            }
            self.work += lines;
            self.descend();
            // A worse place is kept now and then, to get away.
            if self.penalised() > before + 1e-9 && self.chance.below(20) != 0 {
                self.state = kept;
            }
        }
    }

    /// Broken rows cost more.
    fn raise(&mut self, highest: f64) {
        for row in 0..self.model.rows.len() {
            if self.excess(row, self.state.used[row], self.serves_when(row, None)) > 0.0 {
                self.weights[row] = (self.weights[row] * 1.3).min(highest);
            }
        }
        if self.members_above(None) > 0 {
            self.of_member = (self.of_member * 1.3).min(highest);
        }
    }
}
