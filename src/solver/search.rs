//! Branch and bound: proven bounds from `relax`, consequences from `propagate`, good allocations from `local`. Depth first; the
//! bound told is the least of what is still open. Every allocation is checked exactly by whoever asks before it counts.

use super::branch::{Known, branch};
use super::local::Local;
use super::model::{Model, SLACK};
use super::near::Near;
use super::propagate::{Node, propagate};
use super::relax::Relax;

/// What a search may ask of the outside.
pub trait Watch {
    fn is_over(&mut self) -> bool;
    /// A better allocation, or a better bound.
    fn tell(&mut self, best: Option<(&[u32], f64)>, bound: f64, nodes: u64);
}

/// How a search ended, in units of cost; options by line.
#[derive(Clone, Debug, Default)]
pub struct Ended {
    pub best: Option<(Vec<u32>, f64)>,
    /// No allocation costs less: proven.
    pub bound: f64,
    /// True when everything was looked at: without `best`, there is none.
    pub is_complete: bool,
    pub nodes: u64,
    /// The rows that what was struck out rests on, the last: the number of members. All of them, when nobody knows.
    pub used: Vec<bool>,
}

pub struct Search<'a> {
    model: &'a Model,
    /// The exact value of an allocation, in units of cost; `None` when it breaks a rule.
    check: &'a dyn Fn(&[u32]) -> Option<f64>,
    best: Option<(Vec<u32>, f64)>,
    /// Any allocation will do.
    first_only: bool,
    most_nodes: u64,
    /// Nothing costs more than this.
    most: f64,
    is_free: bool,
    /// Only allocations below this are looked for, for now.
    guess: f64,
    nodes: u64,
    near: Near,
    known: Known,
    used: Vec<bool>,
}

/// Changes that the local search may weigh at the root, and now and then at a node.
const ROOT_WORK: usize = 400_000;
const NODE_WORK: usize = 20_000;
/// Once there is an allocation: nodes between two local searches, and between two searches of a part of it.
const LOOK_EVERY: u64 = 32;
const NEAR_EVERY: u64 = 32;
/// Nodes that such a part may take.
const NEAR_NODES: u64 = 100;
/// How far above the root's bound the first ceiling is.
const FIRST_MARGIN: f64 = 5e-4;

impl<'a> Search<'a> {
    #[must_use]
    pub fn new(model: &'a Model, check: &'a dyn Fn(&[u32]) -> Option<f64>, first_only: bool, most_nodes: u64) -> Self {
        Self {
            model,
            check,
            best: None,
            first_only,
            most_nodes,
            most: if model.is_free() { SLACK } else { dearest(model) },
            is_free: model.is_free(),
            guess: f64::INFINITY,
            nodes: 0,
            near: Near::of(model),
            known: Known::default(),
            used: vec![false; model.rows.len() + 1],
        }
    }

    /// The value that an allocation must stay under to count.
    fn to_beat(&self) -> f64 {
        self.best.as_ref().map_or(f64::INFINITY, |(_, value)| *value)
    }

    /// Bounds above this are of no interest.
    fn ceiling(&self) -> f64 {
        let step = if self.model.has_soft { 1e-9 } else { 1.0 - 1e-6 };
        // What costs nothing has a bound above nothing only where no allocation is lawful.
        (self.to_beat() - step).min(self.guess).min(self.most)
    }

    fn offer(&mut self, choice: &[u32]) -> bool {
        match (self.check)(choice) {
            Some(value) if value < self.to_beat() => {
                self.best = Some((choice.to_vec(), value));
                true
            }
            _ => false,
        }
    }

    /// Offers the only allocation that is left. Where the rows find nothing wrong with it, nobody knows which rule it breaks.
    fn offer_last(&mut self, node: &Node) -> bool {
        let choice: Vec<u32> = node.active.iter().filter_map(|opts| opts.first().copied()).collect();
        let is_better = self.offer(&choice);
        if !is_better {
            self.used.fill(true);
        }
        is_better
    }

    /// What is struck out now rests on the rows that have a price.
    fn use_prices(&mut self, relax: &Relax<'_>) {
        self.used.iter_mut().zip(&relax.prices).for_each(|(used, price)| *used |= *price > 0.0);
    }

    /// Searches from a start if there is one. After the root, allocations close to its bound are looked for first: so tight a
    /// ceiling leaves few options, and without any, the ceiling itself is a proven bound. It is raised until one is found.
    pub fn run(mut self, start: Option<&[u32]>, watch: &mut dyn Watch) -> Ended {
        let root = Node {
            active: self.model.lines.iter().map(|(from, to)| (*from..*to).collect()).collect(),
            serving: 0,
            away: 0,
            bound: if self.model.has_soft { 0.0 } else { f64::NEG_INFINITY },
        };
        if let Some(start) = start {
            self.offer(start);
        }
        let mut relax = Relax::new(self.model);
        let Some(mut root) = self.visit_root(root, &mut relax, watch) else {
            return self.ended(f64::INFINITY, true);
        };
        watch.tell(None, root.bound, self.nodes);
        let mut margin = root.bound.abs().max(self.most * 1e-3) * FIRST_MARGIN;
        loop {
            // Where nothing costs anything, nothing is closer to the bound.
            self.guess = if self.is_free { self.most } else { root.bound + margin };
            let is_last = self.guess >= self.to_beat().min(self.most);
            let (bound, is_complete) = self.explore(root.clone(), &mut relax, watch);
            if !is_complete {
                return self.ended(root.bound.max(bound), false);
            }
            if is_last || self.to_beat() <= self.guess || (self.first_only && self.best.is_some()) {
                return self.ended(f64::INFINITY, true);
            }
            root.bound = self.guess;
            watch.tell(None, root.bound, self.nodes);
            margin *= 1.25;
        }
    }

    fn ended(self, bound: f64, is_complete: bool) -> Ended {
        Ended {
            bound: bound.min(self.to_beat()),
            is_complete,
            nodes: self.nodes,
            best: self.best,
            used: self.used,
        }
    }

    /// Everything below a node that is under the ceiling: the least bound left open, and whether nothing is.
    fn explore(&mut self, root: Node, relax: &mut Relax<'_>, watch: &mut dyn Watch) -> (f64, bool) {
        let whole = root.clone();
        let Some(root) = self.tighten(root, relax, watch) else {
            return (f64::INFINITY, true);
        };
        let ceiling = self.ceiling();
        let nodes = branch(self.model, root, relax, &mut self.known, ceiling);
        self.descend(nodes, Some(&whole), self.most_nodes, relax, watch)
    }

    /// Frees some lines of the best allocation and looks for a better one there, for so many nodes; larger parts of it once a
    /// part was searched through, smaller ones when it was too much.
    fn search_near(&mut self, root: &Node, relax: &mut Relax<'_>, watch: &mut dyn Watch) {
        let Some((best, value)) = &self.best else { return };
        let value = *value;
        let Some(mut node) = self.near.part(self.model, root, best) else { return };
        let guess = std::mem::replace(&mut self.guess, f64::INFINITY);
        self.price(&mut node, relax, watch);
        let (_, is_complete) = self.descend(vec![node], None, self.nodes + NEAR_NODES, relax, watch);
        self.guess = guess;
        self.near.learn(is_complete, self.to_beat() < value);
    }

    /// Everything below these nodes, until there are `last`. Of the `whole`, what is still open is told, and parts are searched
    /// again now and then.
    fn descend(&mut self, mut stack: Vec<Node>, whole: Option<&Node>, last: u64, relax: &mut Relax<'_>, watch: &mut dyn Watch) -> (f64, bool) {
        let mut told = whole.map_or(f64::INFINITY, |whole| whole.bound);
        while let Some(node) = stack.pop() {
            if self.first_only && self.best.is_some() {
                break;
            }
            if node.bound > self.ceiling() {
                continue;
            }
            let open = stack.iter().map(|n| n.bound).fold(node.bound, f64::min).min(self.guess);
            if self.nodes >= last || watch.is_over() {
                return (open, false);
            }
            if open > told + open.abs() * 1e-6 {
                told = open;
                watch.tell(None, open, self.nodes);
            }
            self.nodes += 1;
            if let Some(whole) = whole.filter(|_| self.nodes.is_multiple_of(NEAR_EVERY)) {
                self.search_near(whole, relax, watch);
            }
            let children = self.visit(node, relax, watch);
            stack.extend(children);
        }
        (f64::INFINITY, true)
    }

    /// Long work on the prices and a long local search, once; `None` when nothing is left to look for.
    fn visit_root(&mut self, mut root: Node, relax: &mut Relax<'_>, watch: &mut dyn Watch) -> Option<Node> {
        self.nodes += 1;
        for round in 0..3 {
            let soft_cap = if self.model.has_soft { self.ceiling() } else { f64::INFINITY };
            if !propagate(self.model, &mut root, soft_cap, &mut self.used) {
                return None;
            }
            let size: usize = root.active.iter().map(Vec::len).sum();
            if size == root.active.len() {
                self.offer_last(&root);
                return None;
            }
            self.price(&mut root, relax, watch);
            if root.bound > self.ceiling() {
                return None;
            }
            let chosen = relax.chosen.clone();
            self.look_around(&root, relax, &chosen, self.root_work(size), round, watch);
            if (self.first_only && self.best.is_some()) || !self.fix(&mut root, relax) {
                return None;
            }
            let left: usize = root.active.iter().map(Vec::len).sum();
            if watch.is_over() || (round > 0 && left * 10 > size * 9) {
                break;
            }
        }
        Some(root)
    }

    /// The root under the present ceiling: few options are left of it. `None` when it is empty.
    fn tighten(&mut self, mut root: Node, relax: &mut Relax<'_>, watch: &mut dyn Watch) -> Option<Node> {
        for _ in 0..2 {
            let soft_cap = if self.model.has_soft { self.ceiling() } else { f64::INFINITY };
            self.price(&mut root, relax, watch);
            if root.bound > self.ceiling() || !self.fix(&mut root, relax) || !propagate(self.model, &mut root, soft_cap, &mut self.used) {
                return None;
            }
            let chosen = relax.chosen.clone();
            let size: usize = root.active.iter().map(Vec::len).sum();
            self.look_around(&root, relax, &chosen, self.root_work(size) / 4, self.nodes, watch);
            if self.first_only && self.best.is_some() {
                return None;
            }
        }
        Some(root)
    }

    fn price(&mut self, node: &mut Node, relax: &mut Relax<'_>, watch: &mut dyn Watch) {
        relax.improve(node, self.ceiling(), self.most, &mut || watch.is_over());
        if node.bound > self.ceiling() {
            self.use_prices(relax);
        }
    }

    /// The children that are still of interest, the most promising last.
    fn visit(&mut self, mut node: Node, relax: &mut Relax<'_>, watch: &mut dyn Watch) -> Vec<Node> {
        let soft_cap = if self.model.has_soft { self.ceiling() } else { f64::INFINITY };
        if !propagate(self.model, &mut node, soft_cap, &mut self.used) {
            return Vec::new();
        }
        if node.active.iter().all(|opts| opts.len() == 1) {
            if self.offer_last(&node) {
                watch.tell(self.best.as_ref().map(|(c, v)| (c.as_slice(), *v)), f64::NEG_INFINITY, self.nodes);
            }
            return Vec::new();
        }
        self.price(&mut node, relax, watch);
        if node.bound > self.ceiling() {
            return Vec::new();
        }
        let chosen = relax.chosen.clone();
        if self.nodes.is_multiple_of(if self.best.is_none() { 4 } else { LOOK_EVERY }) {
            let work = NODE_WORK.min(self.model.opts.len() * 30) / if self.is_free { 8 } else { 1 };
            self.look_around(&node, relax, &chosen, work, 0, watch);
        } else {
            self.offer_if_lawful(&chosen, watch);
        }
        if self.first_only && self.best.is_some() {
            return Vec::new();
        }
        if !self.fix(&mut node, relax) {
            return Vec::new();
        }
        let ceiling = self.ceiling();
        branch(self.model, node, relax, &mut self.known, ceiling)
    }

    /// Where any allocation will do, the search itself finds one soon.
    fn root_work(&self, size: usize) -> usize {
        ROOT_WORK.min(size * 60) / if self.is_free { 8 } else { 1 }
    }

    fn offer_if_lawful(&mut self, chosen: &[u32], watch: &mut dyn Watch) {
        let cost: f64 = chosen.iter().map(|opt| self.model.opts[*opt as usize].cost).sum();
        if (cost < self.to_beat() || self.model.has_soft) && self.offer(chosen) {
            watch.tell(self.best.as_ref().map(|(c, v)| (c.as_slice(), *v)), f64::NEG_INFINITY, self.nodes);
        }
    }

    /// Local search from the options that the prices choose, among those that the prices like.
    fn look_around(&mut self, node: &Node, relax: &Relax<'_>, chosen: &[u32], work: usize, seed: u64, watch: &mut dyn Watch) {
        let candidates: Vec<Vec<u32>> = node
            .active
            .iter()
            .map(|opts| {
                let mut rated: Vec<(f64, u32)> = opts.iter().map(|opt| (relax.reduced[*opt as usize], *opt)).collect();
                rated.sort_by(|a, b| a.0.total_cmp(&b.0));
                rated.truncate(24);
                rated.into_iter().map(|(_, opt)| opt).collect()
            })
            .collect();
        // A broken row costs what the prices say and more, and at least about as much as half a line.
        let line = if self.model.has_soft {
            0.1
        } else {
            node.bound.abs().max(1.0) / node.active.len() as f64
        };
        let weights = relax
            .prices
            .iter()
            .take(self.model.rows.len())
            .map(|price| (price * 3.0).max(line * 0.5))
            .collect();
        let mut local = Local::new(self.model, candidates, chosen, weights, line, 7 + self.nodes * 31 + seed);
        let best = self.to_beat();
        let check = self.check;
        let mut better: Option<(Vec<u32>, f64)> = None;
        let nodes = self.nodes;
        let found = &mut |choice: &[u32], _: f64| {
            let known = better.as_ref().map_or(best, |(_, v)| *v);
            match check(choice) {
                Some(value) if value < known => {
                    better = Some((choice.to_vec(), value));
                    value
                }
                _ => known,
            }
        };
        local.run(work, best, self.first_only, found, &mut || watch.is_over());
        if let Some((choice, value)) = better {
            watch.tell(Some((&choice, value)), f64::NEG_INFINITY, nodes);
            self.best = Some((choice, value));
        }
    }

    /// Strikes out options that would bring the bound above the best allocation; `false` when a line has none left.
    fn fix(&mut self, node: &mut Node, relax: &Relax<'_>) -> bool {
        let room = self.ceiling() - relax.bound;
        if !room.is_finite() {
            return true;
        }
        let margin = relax.bound.abs() * 1e-9 + 1e-9;
        let mut has_struck = false;
        for opts in &mut node.active {
            let rated: Vec<f64> = opts.iter().map(|opt| relax.reduced[*opt as usize]).collect();
            let least = rated.iter().copied().fold(f64::INFINITY, f64::min);
            let before = opts.len();
            let mut rated = rated.into_iter();
            opts.retain(|_| rated.next().is_some_and(|cost| cost - least <= room + margin));
            has_struck |= opts.len() < before;
        }
        if has_struck {
            self.use_prices(relax);
        }
        node.active.iter().all(|opts| !opts.is_empty())
    }
}

/// The sum of the dearest options: nothing costs more.
fn dearest(model: &Model) -> f64 {
    if model.has_soft {
        return 10.0 * model.lines.len() as f64;
    }
    let dearest = |(from, to): &(u32, u32)| (*from..*to).map(|opt| model.opts[opt as usize].cost).fold(0.0, f64::max);
    let sum: f64 = model.lines.iter().map(dearest).sum();
    sum * (1.0 + 1e-9) + 1e-7
}
