//! How a node of the search is cut in two: by a member that serves or not, by who serves a line, or by an option.

use super::dual::Pricing;
use super::model::{Model, SLACK, bits};
use super::propagate::Node;

/// The two halves of a node, the more promising one last.
#[must_use]
pub fn branch(model: &Model, node: Node, pricing: &Pricing<'_>) -> Vec<Node> {
    let average = &pricing.average;
    let weights: Vec<Vec<f64>> = node
        .active
        .iter()
        .map(|opts| {
            let sum: f64 = opts.iter().map(|opt| average.of_opt[*opt as usize]).sum();
            opts.iter()
                .map(|opt| {
                    if sum > 0.0 {
                        average.of_opt[*opt as usize] / sum
                    } else {
                        1.0 / opts.len() as f64
                    }
                })
                .collect()
        })
        .collect();
    if let Some(children) = branch_on_member(model, &node, pricing) {
        return children;
    }
    // The line that is least decided, weighed by what is at stake.
    let undecided = |line: usize| {
        let most = weights[line].iter().copied().fold(0.0, f64::max);
        let costs = node.active[line].iter().map(|opt| model.opts[*opt as usize].total);
        let stake = costs.fold(0.0, f64::max);
        if node.active[line].len() < 2 {
            -1.0
        } else {
            (1.0 - most + 0.01) * stake.max(1e-9).sqrt()
        }
    };
    let Some(line) = (0..node.active.len()).max_by(|a, b| undecided(*a).total_cmp(&undecided(*b))) else {
        return Vec::new();
    };
    let opts = &node.active[line];
    // Split by a member if some options name it and others do not; else by the option with most weight.
    let share = |member: usize| -> f64 {
        let named = opts
            .iter()
            .zip(&weights[line])
            .filter(|(opt, _)| model.opts[**opt as usize].mask >> member & 1 != 0);
        named.map(|(_, w)| w).sum()
    };
    let all = opts.iter().fold(0, |mask, opt| mask | model.opts[*opt as usize].mask);
    let common = opts.iter().fold(u64::MAX, |mask, opt| mask & model.opts[*opt as usize].mask);
    let member = bits(all & !common).min_by(|a, b| (share(*a) - 0.6).abs().total_cmp(&(share(*b) - 0.6).abs()));
    let is_first: Box<dyn Fn(u32) -> bool> = match member {
        Some(member) => Box::new(move |opt| model.opts[opt as usize].mask >> member & 1 != 0),
        None => {
            let best = opts.iter().zip(&weights[line]).max_by(|a, b| a.1.total_cmp(b.1)).map(|(opt, _)| *opt);
            Box::new(move |opt| Some(opt) == best)
        }
    };
    let weight: f64 = opts.iter().zip(&weights[line]).filter(|(opt, _)| is_first(**opt)).map(|(_, w)| w).sum();
    let part = |wanted: bool| {
        let mut child = node.clone();
        child.active[line].retain(|opt| is_first(*opt) == wanted);
        child.depth += 1;
        child
    };
    if weight >= 0.5 {
        vec![part(false), part(true)]
    } else {
        vec![part(true), part(false)]
    }
}

/// Members whose own rules the average breaks, or one too many: whether they serve is decided first.
fn branch_on_member(model: &Model, node: &Node, pricing: &Pricing<'_>) -> Option<Vec<Node>> {
    let decided = node.serving | node.away;
    let average = &pricing.average;
    let mut open = 0_u64;
    for (row, used) in model.rows.iter().zip(&average.used) {
        if let Some(member) = row.when
            && decided >> member & 1 == 0
            && *used > row.cap + SLACK.sqrt()
        {
            open |= 1 << member;
        }
    }
    let mut presence = vec![0.0_f64; 64];
    for opts in &node.active {
        for opt in opts {
            let weight = average.of_opt[*opt as usize];
            bits(model.opts[*opt as usize].mask).for_each(|m| presence[m] += weight);
        }
    }
    open = bits(open).filter(|m| presence[*m] > 1e-3).fold(0, |mask, m| mask | 1 << m);
    if let Some(most) = model.max_members {
        let used = bits(!decided).filter(|m| presence[*m] > 1e-3).fold(0_u64, |mask, m| mask | 1 << m);
        if node.serving.count_ones() + used.count_ones() > most as u32 {
            open |= used;
        }
    }
    let member = bits(open).max_by(|a, b| presence[*a].total_cmp(&presence[*b]))?;
    let (mut with, mut without) = (node.clone(), node.clone());
    with.serving |= 1 << member;
    with.depth += 1;
    without.away |= 1 << member;
    without.depth += 1;
    Some(if presence[member] >= 0.5 { vec![without, with] } else { vec![with, without] })
}
