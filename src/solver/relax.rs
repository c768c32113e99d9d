//! Proven bounds: the linear relaxation of a node, with rows taken in only when they are broken. Whoever may serve has a variable
//! of its own there, so that «at least so much, or nothing» counts before it is decided. What the program says of prices is
//! made a proof by itself (Lagrangian relaxation): any prices give a valid bound, and what floating point can get wrong is taken
//! off. Where nothing costs anything, the largest excess over a row is made small: no allocation is lawful when that is above nothing.

use super::lp::{End, Lp};
use super::model::Model;
use super::propagate::Node;

/// A row that may come into the program.
struct Waiting {
    entries: Vec<(u32, f64)>,
    right: f64,
    /// The row of the model that it comes from; one more: the number of members.
    of: Option<u32>,
    is_in: bool,
}

pub struct Relax<'a> {
    model: &'a Model,
    lp: Lp,
    /// Where it was before something was tried.
    kept: Lp,
    waiting: Vec<Waiting>,
    /// The waiting rows of each variable.
    of_variable: Vec<Vec<(u32, f64)>>,
    /// By row of the program: the place among those waiting; lines and the total come first.
    taken: Vec<u32>,
    fixed_rows: usize,
    /// One unit of cost in the program.
    scale: f64,
    /// Variables: options, members, the total, the excess.
    total: usize,
    excess: Option<usize>,
    /// Of each option, in the last relaxation: how much of it, and what it costs under the prices.
    pub x: Vec<f64>,
    pub reduced: Vec<f64>,
    /// What these costs prove: no allocation of the node costs less.
    pub bound: f64,
    /// Of each member: how much it serves.
    pub serves: Vec<f64>,
    /// The option of each line that the prices choose.
    pub chosen: Vec<u32>,
    /// The price of each row of the model, and of the number of members.
    pub prices: Vec<f64>,
    is_active: Vec<bool>,
}

/// Rows taken in at once, and pivots at most for one relaxation.
const AT_ONCE: usize = 40;
const PIVOTS: usize = 20_000;
/// How much a waiting row must be broken.
const BROKEN: f64 = 1e-7;
/// Where nothing costs anything, rows that are not whole are kept this far from their caps, if that is possible: what the prices say
/// then tells how little is left, and strikes out what would take more. And more than any excess.
const LEAST_EXCESS: f64 = -0.1;
const MOST_EXCESS: f64 = 1e5;

impl<'a> Relax<'a> {
    #[must_use]
    pub fn new(model: &'a Model) -> Self {
        let options = model.opts.len();
        let is_free = model.is_free();
        let has_excess = model.has_soft || is_free;
        let dearest = model.opts.iter().map(|opt| opt.cost.abs()).fold(0.0, f64::max);
        let scale = if has_excess || dearest == 0.0 { 1.0 } else { dearest };
        let of_lines = |pick: fn(f64, f64) -> f64, start: f64| -> f64 {
            let of = |(from, to): &(u32, u32)| (*from..*to).map(|opt| model.opts[opt as usize].total).fold(start, pick);
            model.lines.iter().map(of).sum()
        };
        let (least, most) = (of_lines(f64::min, f64::INFINITY), of_lines(f64::max, 0.0));
        let unit = most.max(1.0);
        let mut cost: Vec<f64> = model.opts.iter().map(|opt| opt.cost / scale).collect();
        let mut low = vec![0.0; options + model.members];
        let mut high = vec![1.0; options + model.members];
        cost.resize(options + model.members, 0.0);
        let total = cost.len();
        cost.push(0.0);
        low.push(least / unit);
        high.push(most / unit);
        let excess = has_excess.then_some(total + 1);
        if has_excess {
            cost.push(1.0);
            low.push(if is_free { LEAST_EXCESS } else { 0.0 });
            high.push(MOST_EXCESS);
        }
        let mut lp = Lp::new(cost, low, high);
        for (from, to) in &model.lines {
            let entries: Vec<(u32, f64)> = (*from..*to).map(|opt| (opt, 1.0)).collect();
            lp.add(&entries, 1.0, true);
        }
        let mut entries: Vec<(u32, f64)> = model.opts.iter().enumerate().map(|(at, opt)| (at as u32, opt.total / unit)).collect();
        entries.push((total as u32, -1.0));
        lp.add(&entries, 0.0, true);
        let mut relax = Self {
            model,
            waiting: Vec::new(),
            of_variable: vec![Vec::new(); excess.unwrap_or(total) + 1],
            taken: Vec::new(),
            fixed_rows: lp.rows(),
            kept: Lp::new(Vec::new(), Vec::new(), Vec::new()),
            lp,
            scale,
            total,
            excess,
            x: vec![0.0; options],
            reduced: vec![0.0; options],
            bound: f64::NEG_INFINITY,
            serves: vec![0.0; model.members],
            chosen: vec![0; model.lines.len()],
            prices: vec![0.0; model.rows.len() + 1],
            is_active: vec![true; options],
        };
        relax.wait_for_rows(unit, least, most);
        relax.wait_for_members();
        relax
    }

    /// The rows of the model. One that holds only for who serves has its member beside it.
    fn wait_for_rows(&mut self, unit: f64, least: f64, most: f64) {
        let model = self.model;
        let mut of_rows: Vec<Vec<(u32, f64)>> = vec![Vec::new(); model.rows.len()];
        for opt in 0..model.opts.len() as u32 {
            model.entries(opt).iter().for_each(|(row, number)| of_rows[*row as usize].push((opt, *number)));
        }
        let is_free = model.is_free();
        for (at, (row, mut entries)) in model.rows.iter().zip(of_rows).enumerate() {
            let member = row.when.map(|member| (model.opts.len() + member) as u32);
            let mut right = row.cap;
            if let Some(member) = member.filter(|_| row.of_total != 0.0 && row.cap == 0.0 && row.of_total > 0.0) {
                // Whoever serves serves its part of the least total.
                let mut floor = entries.clone();
                floor.push((member, row.of_total * least * (1.0 - 1e-9)));
                self.wait(floor, 0.0, Some(at as u32));
            }
            if row.of_total != 0.0 {
                entries.push((self.total as u32, row.of_total * unit));
            }
            if let Some(member) = member {
                // Broken by nobody who does not serve.
                let loose = (row.of_total * most).max(row.of_total * least) - row.cap;
                if row.of_total == 0.0 {
                    entries.push((member, -row.cap));
                    right = 0.0;
                } else if loose > 0.0 {
                    entries.push((member, loose));
                    right += loose;
                }
            }
            // Rows that count hold or do not: nothing lies between.
            let counts = row.of_total == 0.0 && row.cap.fract() == 0.0 && entries.iter().all(|(_, number)| number.abs() == 1.0);
            if let Some(excess) = self.excess.filter(|_| row.is_soft || (is_free && !counts)) {
                entries.push((excess as u32, -1.0));
            }
            self.wait(entries, right, Some(at as u32));
        }
    }

    /// Who serves a part of a line serves; no more members than may.
    fn wait_for_members(&mut self) {
        let model = self.model;
        let of = |member: usize| (model.opts.len() + member) as u32;
        let has_rows = |member: &usize| model.max_members.is_some() || model.rows.iter().any(|row| row.when == Some(*member));
        let members: Vec<usize> = (0..model.members).filter(has_rows).collect();
        for (from, to) in &model.lines {
            for member in &members {
                let named = (*from..*to).filter(|opt| model.opts[*opt as usize].mask >> member & 1 != 0);
                let mut entries: Vec<(u32, f64)> = named.map(|opt| (opt, 1.0)).collect();
                if !entries.is_empty() {
                    entries.push((of(*member), -1.0));
                    self.wait(entries, 0.0, None);
                }
            }
        }
        if let Some(most) = model.max_members {
            self.wait(
                (0..model.members).map(|member| (of(member), 1.0)).collect(),
                most as f64,
                Some(model.rows.len() as u32),
            );
        }
    }

    fn wait(&mut self, entries: Vec<(u32, f64)>, right: f64, of: Option<u32>) {
        for (variable, number) in &entries {
            self.of_variable[*variable as usize].push((self.waiting.len() as u32, *number));
        }
        self.waiting.push(Waiting {
            entries,
            right,
            of,
            is_in: false,
        });
    }

    /// Solves the relaxation of a node, as far as the bound stays under `ceiling`, and raises the bound of the node. `most` is
    /// more than anything costs.
    pub fn improve(&mut self, node: &mut Node, ceiling: f64, most: f64, is_over: &mut dyn FnMut() -> bool) {
        self.bound_by(node);
        if self.lp.rows() > self.fixed_rows + 2 * self.model.lines.len() + 60 {
            self.drop_idle();
        }
        let stop = (ceiling.min(most) + ceiling.min(most).abs() * 1e-9) / self.scale + 1e-8;
        loop {
            let end = self.lp.run(stop, PIVOTS);
            let mut prices: Vec<f64> = (0..self.lp.rows()).map(|row| self.lp.price(row)).collect();
            if let End::Infeasible { place, side } = end {
                let far = (most.abs() / self.scale).max(1.0) * 1e3;
                let ray = self.lp.ray(place, side);
                prices.iter_mut().zip(ray).for_each(|(price, more)| *price += far * more);
            }
            let is_last = end != End::Optimal || is_over() || !self.take_in();
            if is_last {
                self.bound = self.prove(node, &mut prices);
                node.bound = node.bound.max(self.bound);
                self.read(node, &prices);
                return;
            }
        }
    }

    /// Remembers the last relaxation, before [`Relax::trial`].
    pub fn keep(&mut self) {
        self.kept.go_to(&self.lp);
    }

    /// What the bound would come to after so many pivots with some options off, or a member in or out: a guess, no proof.
    pub fn trial(&mut self, off: impl Iterator<Item = u32>, member: Option<(usize, bool)>, ceiling: f64, pivots: usize) -> f64 {
        off.for_each(|opt| self.lp.bound(opt as usize, 0.0, 0.0));
        if let Some((member, serves)) = member {
            let level = if serves { 1.0 } else { 0.0 };
            self.lp.bound(self.model.opts.len() + member, level, level);
        }
        let end = self.lp.run(ceiling / self.scale + 1e-8, pivots);
        let reached = self.lp.reached() * self.scale;
        self.lp.go_to(&self.kept);
        if matches!(end, End::Infeasible { .. }) { f64::INFINITY } else { reached }
    }

    fn bound_by(&mut self, node: &Node) {
        let options = self.model.opts.len();
        self.is_active.fill(false);
        for opt in node.active.iter().flatten() {
            self.is_active[*opt as usize] = true;
        }
        for opt in 0..options {
            let high = if self.is_active[opt] { 1.0 } else { 0.0 };
            if self.lp.high_of(opt) != high {
                self.lp.bound(opt, 0.0, high);
            }
        }
        for member in 0..self.model.members {
            let low = if node.serving >> member & 1 != 0 { 1.0 } else { 0.0 };
            let high = if node.away >> member & 1 != 0 { 0.0 } else { 1.0 };
            self.lp.bound(options + member, low, high);
        }
    }

    fn drop_idle(&mut self) {
        let keeps = self.lp.drop_idle(self.fixed_rows);
        for (at, keeps) in self.taken.iter().zip(keeps.iter().skip(self.fixed_rows)) {
            self.waiting[*at as usize].is_in = *keeps;
        }
        let mut kept = keeps.iter().skip(self.fixed_rows);
        self.taken.retain(|_| kept.next().is_some_and(|kept| *kept));
    }

    /// Takes in the rows that are broken most; `false` when none is.
    fn take_in(&mut self) -> bool {
        let mut excess: Vec<f64> = self.waiting.iter().map(|row| if row.is_in { f64::NEG_INFINITY } else { -row.right }).collect();
        for (variable, rows) in self.of_variable.iter().enumerate() {
            let value = self.lp.value(variable);
            if value != 0.0 {
                rows.iter().for_each(|(row, number)| excess[*row as usize] += value * number);
            }
        }
        let mut broken: Vec<(f64, usize)> = (0..excess.len()).map(|at| (excess[at], at)).filter(|(excess, _)| *excess > BROKEN).collect();
        broken.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, at) in broken.iter().take(AT_ONCE) {
            let row = &mut self.waiting[*at];
            row.is_in = true;
            self.lp.add(&row.entries, row.right, false);
            self.taken.push(*at as u32);
        }
        !broken.is_empty()
    }

    /// The bound that these prices prove, in units of cost; leaves what the options cost under them.
    fn prove(&mut self, node: &Node, prices: &mut [f64]) -> f64 {
        let model = self.model;
        prices[..model.lines.len()].fill(0.0);
        prices.iter_mut().skip(self.fixed_rows).for_each(|price| *price = price.max(0.0));
        // The prices of the soft rows add up to one at most.
        if let Some(excess) = self.excess {
            let left = self.lp.reduced_by(excess, prices);
            if left < 0.0 {
                let factor = 1.0 / (1.0 - left);
                prices.iter_mut().for_each(|price| *price *= factor);
            }
        }
        // The total costs exactly what the rows say.
        prices[model.lines.len()] += self.lp.reduced_by(self.total, prices);
        let of_excess = self.excess.map(|excess| self.lp.reduced_by(excess, prices).max(0.0) * self.lp.low_of(excess));
        let (mut bound, mut size) = (of_excess.unwrap_or(0.0), 0.0);
        for (line, opts) in node.active.iter().enumerate() {
            let mut best = (f64::INFINITY, 0);
            for &opt in opts {
                let cost = self.lp.reduced_by(opt as usize, prices);
                self.reduced[opt as usize] = cost * self.scale;
                if cost < best.0 {
                    best = (cost, opt);
                }
            }
            self.chosen[line] = best.1;
            bound += best.0;
            size += best.0.abs() + model.opts[best.1 as usize].cost.abs() / self.scale;
        }
        for member in 0..model.members {
            let cost = self.lp.reduced_by(model.opts.len() + member, prices);
            let is_in = if cost < 0.0 {
                node.away >> member & 1 == 0
            } else {
                node.serving >> member & 1 != 0
            };
            bound += if is_in { cost } else { 0.0 };
            size += cost.abs();
        }
        for (price, right) in prices.iter().zip(self.lp.right()).skip(self.fixed_rows) {
            bound -= price * right;
            size += price * (right.abs() + 1.0);
        }
        (bound - size * 1e-11) * self.scale
    }

    fn read(&mut self, node: &Node, prices: &[f64]) {
        for opt in node.active.iter().flatten() {
            self.x[*opt as usize] = self.lp.value(*opt as usize).clamp(0.0, 1.0);
        }
        for member in 0..self.model.members {
            self.serves[member] = self.lp.value(self.model.opts.len() + member);
        }
        self.prices.fill(0.0);
        for (row, at) in self.taken.iter().enumerate() {
            if let Some(of) = self.waiting[*at as usize].of {
                self.prices[of as usize] += prices[self.fixed_rows + row] * self.scale;
            }
        }
    }
}
