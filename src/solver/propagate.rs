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

/// Strikes out what is impossible; `false` when nothing is left. `soft_cap` bounds the soft rows, in their unit.
pub fn propagate(model: &Model, node: &mut Node, soft_cap: f64) -> bool {
    for _ in 0..6 {
        if !settle_members(model, node) {
            return false;
        }
        match strike(model, node, soft_cap) {
            None => return false,
            Some(false) => return true,
            Some(true) => {}
        }
    }
    true
}

/// Members that every option of some line needs do serve; a full group takes no one else.
fn settle_members(model: &Model, node: &mut Node) -> bool {
    for opts in &node.active {
        let needed = opts.iter().fold(u64::MAX, |mask, opt| mask & model.opts[*opt as usize].mask);
        if opts.is_empty() {
            return false;
        }
        node.serving |= needed;
    }
    if let Some(most) = model.max_members {
        let serving = node.serving.count_ones() as usize;
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
fn strike(model: &Model, node: &mut Node, soft_cap: f64) -> Option<bool> {
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
    let mut ranges = Vec::with_capacity(node.active.len());
    let mut least = vec![0.0; rows];
    let mut seen = vec![0_u32; rows];
    for opts in &node.active {
        let ranges_of_line = ranges_of(model, opts, &mut seen);
        ranges_of_line.iter().for_each(|(row, range)| least[*row as usize] += range.least);
        ranges.push(ranges_of_line);
    }
    if least.iter().zip(&caps).any(|(least, cap)| *least > cap + SLACK) {
        return None;
    }
    let mut struck = false;
    for (opts, ranges) in node.active.iter_mut().zip(&ranges) {
        let tight: Vec<(u32, f64)> = ranges
            .iter()
            .filter_map(|(row, range)| {
                let room = caps[*row as usize] - least[*row as usize] + range.least + SLACK;
                (range.most > room).then_some((*row, room))
            })
            .collect();
        if tight.is_empty() {
            continue;
        }
        let before = opts.len();
        opts.retain(|opt| tight.iter().all(|(row, room)| activity(model, *opt, *row) <= *room));
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

/// The ranges of a line over the rows that it touches.
fn ranges_of(model: &Model, opts: &[u32], seen: &mut [u32]) -> Vec<(u32, Range)> {
    let mut touched: Vec<u32> = Vec::new();
    for opt in opts {
        for (row, _) in model.entries(*opt) {
            if seen[*row as usize] == 0 {
                touched.push(*row);
            }
            seen[*row as usize] += 1;
        }
    }
    for (row, rule) in model.rows.iter().enumerate() {
        if rule.of_total != 0.0 && seen[row] == 0 {
            touched.push(row as u32);
            seen[row] = 1;
        }
    }
    let mut place = vec![u32::MAX; model.rows.len()];
    let mut ranges: Vec<(u32, Range)> = Vec::with_capacity(touched.len());
    for (at, row) in touched.iter().enumerate() {
        place[*row as usize] = at as u32;
        // An option that does not name the row adds nothing to it.
        let names_all = seen[*row as usize] as usize == opts.len() && model.rows[*row as usize].of_total == 0.0;
        let range = if names_all || model.rows[*row as usize].of_total != 0.0 {
            Range {
                least: f64::INFINITY,
                most: f64::NEG_INFINITY,
            }
        } else {
            Range { least: 0.0, most: 0.0 }
        };
        ranges.push((*row, range));
        seen[*row as usize] = 0;
    }
    let totals: Vec<u32> = touched.iter().copied().filter(|row| model.rows[*row as usize].of_total != 0.0).collect();
    let mut dense = vec![0.0; model.rows.len()];
    for opt in opts {
        let total = model.opts[*opt as usize].total;
        for row in &totals {
            dense[*row as usize] = model.rows[*row as usize].of_total * total;
        }
        for (row, number) in model.entries(*opt) {
            if model.rows[*row as usize].of_total == 0.0 {
                widen(&mut ranges[place[*row as usize] as usize].1, *number);
            } else {
                dense[*row as usize] += number;
            }
        }
        for row in &totals {
            widen(&mut ranges[place[*row as usize] as usize].1, dense[*row as usize]);
        }
    }
    ranges
}

fn widen(range: &mut Range, number: f64) {
    range.least = range.least.min(number);
    range.most = range.most.max(number);
}
