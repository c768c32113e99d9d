//! What follows from what is decided: options that no allocation of the node can use are struck out.

use super::model::{Model, SLACK};

/// A part of the search: the options still possible for each line, and who serves.
#[derive(Clone)]
pub struct Node {
    pub active: Vec<Vec<u32>>,
    /// Members decided to serve, and not to.
    pub serving: u64,
    pub away: u64,
    pub bound: f64,
}

/// The least and the most that one line adds to a row.
#[derive(Clone, Copy)]
struct Range {
    least: f64,
    most: f64,
}

/// Strikes out what is impossible, and marks the rows by which (the last: the number of members); `false` when nothing is left. `soft_cap` bounds the soft rows, in their unit.
pub fn propagate(model: &Model, node: &mut Node, soft_cap: f64, used: &mut [bool]) -> bool {
    let mut scratch = Scratch::of(model);
    for _ in 0..6 {
        if !settle_members(model, node, used) {
            return false;
        }
        match strike(model, node, soft_cap, &mut scratch, used) {
            None => return false,
            Some(false) => return true,
            Some(true) => {}
        }
    }
    true
}

/// Members that every option of some line needs do serve; a full group takes no one else.
fn settle_members(model: &Model, node: &mut Node, used: &mut [bool]) -> bool {
    for opts in &node.active {
        let needed = opts.iter().fold(u64::MAX, |mask, opt| mask & model.opts[*opt as usize].mask);
        if opts.is_empty() {
            return false;
        }
        node.serving |= needed;
    }
    if let Some(most) = model.max_members {
        let serving = node.serving.count_ones() as usize;
        used[model.rows.len()] |= serving >= most;
        if serving > most {
            return false;
        }
        if serving == most {
            node.away |= !node.serving;
        }
    }
    if node.serving & node.away != 0 {
        return false;
    }
    if node.away != 0 {
        let away = node.away;
        for opts in &mut node.active {
            opts.retain(|opt| model.opts[*opt as usize].mask & away == 0);
            if opts.is_empty() {
                return false;
            }
        }
    }
    true
}

/// One round over the rows: `None` when one cannot hold, else whether anything was struck out.
fn strike(model: &Model, node: &mut Node, soft_cap: f64, scratch: &mut Scratch, used: &mut [bool]) -> Option<bool> {
    let rows = model.rows.len();
    let serving = node.serving;
    let caps: Vec<f64> = model
        .rows
        .iter()
        .map(|row| match row.when {
            _ if row.is_soft => soft_cap,
            Some(member) if serving >> member & 1 == 0 => f64::INFINITY,
            _ => row.cap,
        })
        .collect();
    let mut ranges = Vec::new();
    let mut ends = Vec::with_capacity(node.active.len());
    let mut least = vec![0.0; rows];
    for opts in &node.active {
        let from = ranges.len();
        scratch.add(model, opts, &mut ranges);
        ranges[from..].iter().for_each(|(row, range)| least[*row as usize] += range.least);
        ends.push((from, ranges.len()));
    }
    if let Some(broken) = (0..rows).find(|row| least[*row] > caps[*row] + SLACK) {
        used[broken] = true;
        return None;
    }
    let mut struck = false;
    let mut tight: Vec<(u32, f64)> = Vec::new();
    for (opts, (from, to)) in node.active.iter_mut().zip(ends) {
        tight.clear();
        tight.extend(ranges[from..to].iter().filter_map(|(row, range)| {
            let room = caps[*row as usize] - least[*row as usize] + range.least + SLACK;
            (range.most > room).then_some((*row, room))
        }));
        if tight.is_empty() || opts.len() < 2 {
            continue;
        }
        let before = opts.len();
        opts.retain(|opt| {
            let broken = tight.iter().find(|(row, room)| activity(model, *opt, *row) > *room);
            broken.inspect(|(row, _)| used[*row as usize] = true).is_none()
        });
        if opts.is_empty() {
            return None;
        }
        struck |= opts.len() < before;
    }
    Some(struck)
}

/// What one option adds to a row.
fn activity(model: &Model, opt: u32, row: u32) -> f64 {
    let own = model.entries(opt).iter().filter(|(at, _)| *at == row).map(|(_, number)| number).sum::<f64>();
    own + model.rows[row as usize].of_total * model.opts[opt as usize].total
}

/// What is at hand while the ranges of a line are made, by row.
struct Scratch {
    total_rows: Vec<u32>,
    named: Vec<u32>,
    range: Vec<Range>,
    touched: Vec<u32>,
}

impl Scratch {
    fn of(model: &Model) -> Self {
        let rows = model.rows.iter().enumerate();
        Self {
            total_rows: rows.filter(|(_, row)| row.of_total != 0.0).map(|(at, _)| at as u32).collect(),
            named: vec![0; model.rows.len()],
            range: vec![
                Range {
                    least: f64::INFINITY,
                    most: f64::NEG_INFINITY
                };
                model.rows.len()
            ],
            touched: Vec::new(),
        }
    }

    /// Adds the ranges of a line over the rows that it touches.
    fn add(&mut self, model: &Model, opts: &[u32], ranges: &mut Vec<(u32, Range)>) {
        let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
        for opt in opts {
            let total = model.opts[*opt as usize].total;
            (least, most) = (least.min(total), most.max(total));
            for &(row, number) in model.entries(*opt) {
                let at = row as usize;
                if self.named[at] == 0 {
                    self.touched.push(row);
                }
                self.named[at] += 1;
                widen(&mut self.range[at], number + model.rows[at].of_total * total);
            }
        }
        for &row in &self.total_rows {
            if self.named[row as usize] == 0 {
                self.touched.push(row);
            }
        }
        for row in self.touched.drain(..) {
            let at = row as usize;
            // An option that does not name the row adds its total alone.
            if (self.named[at] as usize) < opts.len() {
                let of_total = model.rows[at].of_total;
                widen(&mut self.range[at], of_total * least);
                widen(&mut self.range[at], of_total * most);
            }
            let empty = Range {
                least: f64::INFINITY,
                most: f64::NEG_INFINITY,
            };
            ranges.push((row, std::mem::replace(&mut self.range[at], empty)));
            self.named[at] = 0;
        }
    }
}

fn widen(range: &mut Range, number: f64) {
    range.least = range.least.min(number);
    range.most = range.most.max(number);
}
