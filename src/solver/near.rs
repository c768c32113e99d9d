//! Parts of the best allocation to search again: some lines are free, every other stays as it is. What is found is only ever
//! better; it proves nothing.

use super::local::Chance;
use super::model::{Model, bits};
use super::propagate::Node;

/// Lines that are free at first, and at least.
const FIRST: f64 = 12.0;
const LEAST: f64 = 6.0;

/// How many lines are free next, and which.
pub struct Near {
    size: f64,
    round: u32,
    chance: Chance,
}

impl Near {
    #[must_use]
    pub fn of(model: &Model) -> Self {
        Self {
            size: FIRST.min(model.lines.len() as f64),
            round: 0,
            chance: Chance::new(41),
        }
    }

    /// The part to search next, with the bound and the prices of the whole; `None` when it would be the whole.
    pub fn part(&mut self, model: &Model, root: &Node, best: &[u32]) -> Option<Node> {
        let lines = model.lines.len();
        if self.size as usize >= lines {
            return None;
        }
        self.round += 1;
        let mut order: Vec<usize> = (0..lines).collect();
        for at in (1..lines).rev() {
            order.swap(at, self.chance.below(at + 1));
        }
        // Every other time the lines of a few members first: what one gives, another takes.
        if self.round.is_multiple_of(2) {
            let serving: Vec<usize> = bits(best.iter().fold(0, |mask, opt| mask | model.opts[*opt as usize].mask)).collect();
            let wanted = (0..3).fold(0_u64, |mask, _| mask | 1 << serving[self.chance.below(serving.len())]);
            order.sort_by_key(|line| model.opts[best[*line] as usize].mask & wanted == 0);
        }
        let mut node = root.clone();
        for &line in order.iter().skip(self.size as usize) {
            node.active[line] = vec![best[line]];
        }
        Some(node)
    }

    /// What the last part told: whether it was searched through, and whether something better was in it.
    pub fn learn(&mut self, is_complete: bool, is_better: bool) {
        if !is_complete {
            self.size = (self.size * 0.9).max(LEAST);
        } else if !is_better {
            self.size *= 1.05;
        }
    }
}
