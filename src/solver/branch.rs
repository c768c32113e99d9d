//! How a node of the search is cut in two: by a member that serves or not, by who serves a line, or by an option. The cut that
//! raised the bound most before is taken; one that is not known yet is tried.

use std::collections::HashMap;

use super::model::{Model, bits};
use super::propagate::Node;
use super::relax::Relax;

/// Where a node is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// Whether a member serves.
    Serves(usize),
    /// Whether a member serves a line.
    Hosts(usize, usize),
    /// Whether a line goes by an option.
    Takes(usize, u32),
}

/// A cut, and how much of the relaxation is on its first side.
#[derive(Clone, Copy)]
struct Candidate {
    cut: Cut,
    part: f64,
}

/// How much cuts raised the bound, by unit of what they moved: on the second side, and on the first.
#[derive(Default)]
pub struct Known {
    gains: HashMap<Cut, [(f64, u32); 2]>,
    all: [(f64, u32); 2],
}

/// Cuts tried at a node, the pivots of a trial, and how often a cut is tried before what is known of it is believed.
const TRIALS: usize = 8;
const PIVOTS: usize = 40;
const BELIEVED: u32 = 4;
/// Parts closer than this to nothing or to the whole are whole.
const WHOLE: f64 = 1e-6;

impl Known {
    fn learn(&mut self, cut: Cut, side: usize, gain: f64) {
        for (sum, count) in [&mut self.gains.entry(cut).or_default()[side], &mut self.all[side]] {
            *sum += gain;
            *count += 1;
        }
    }

    fn trials(&self, cut: Cut) -> u32 {
        self.gains.get(&cut).map_or(0, |sides| sides[0].1.min(sides[1].1))
    }

    /// What both sides promise together.
    fn score(&self, candidate: &Candidate) -> f64 {
        let of = |side: usize, moved: f64| {
            let own = self.gains.get(&candidate.cut).map_or((0.0, 0), |sides| sides[side]);
            let (sum, count) = if own.1 > 0 { own } else { self.all[side] };
            (if count > 0 { sum / f64::from(count) } else { 1.0 }) * moved
        };
        product(of(0, candidate.part), of(1, 1.0 - candidate.part))
    }
}

fn product(a: f64, b: f64) -> f64 {
    (a + 1e-9) * (b + 1e-9)
}

/// The two halves of a node, the more promising one last.
#[must_use]
pub fn branch(model: &Model, node: Node, relax: &mut Relax<'_>, known: &mut Known, ceiling: f64) -> Vec<Node> {
    let mut candidates = candidates(model, &node, relax);
    let chosen = if model.is_free() {
        weightiest(model, &node, &candidates)
    } else {
        candidates.sort_by(|a, b| known.score(b).total_cmp(&known.score(a)));
        tried(model, &node, relax, known, &candidates, ceiling)
    };
    let chosen = chosen.or_else(|| any(model, &node));
    let Some(Candidate { cut, part }) = chosen else { return Vec::new() };
    let (first, second) = (side(model, &node, cut, true), side(model, &node, cut, false));
    if part >= 0.5 { vec![second, first] } else { vec![first, second] }
}

/// Where any allocation will do: members first, then the line that weighs most. Once the large ones are placed, the small ones
/// soon show that nothing is left, and nothing has to be tried for it.
fn weightiest(model: &Model, node: &Node, candidates: &[Candidate]) -> Option<Candidate> {
    let weight = |candidate: &Candidate| match candidate.cut {
        Cut::Serves(_) => f64::INFINITY,
        Cut::Hosts(line, _) | Cut::Takes(line, _) => stake(model, node, line),
    };
    let order = |a: &&Candidate, b: &&Candidate| weight(a).total_cmp(&weight(b)).then(a.part.total_cmp(&b.part));
    candidates.iter().max_by(order).copied()
}

/// The most that a line can be worth.
fn stake(model: &Model, node: &Node, line: usize) -> f64 {
    node.active[line].iter().map(|opt| model.opts[*opt as usize].total).fold(0.0, f64::max)
}

/// The best of the candidates, the least known of the promising ones tried before.
fn tried(model: &Model, node: &Node, relax: &mut Relax<'_>, known: &mut Known, candidates: &[Candidate], ceiling: f64) -> Option<Candidate> {
    let mut best: Option<(f64, Candidate)> = None;
    let mut is_kept = false;
    for candidate in candidates.iter().take(TRIALS) {
        let mut score = known.score(candidate);
        if known.trials(candidate.cut) < BELIEVED {
            if !is_kept {
                relax.keep();
                is_kept = true;
            }
            let unit = (ceiling - relax.bound).abs().max(1e-9);
            let mut gains = [0.0, 0.0];
            for (side, moved) in [(0, candidate.part), (1, 1.0 - candidate.part)] {
                let bound = trial(model, node, relax, candidate.cut, side == 1, ceiling);
                if bound > ceiling {
                    return Some(*candidate);
                }
                gains[side] = (bound - relax.bound).max(0.0) / unit;
                known.learn(candidate.cut, side, gains[side] / moved);
            }
            score = product(gains[0], gains[1]);
        }
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, *candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn trial(model: &Model, node: &Node, relax: &mut Relax<'_>, cut: Cut, wanted: bool, ceiling: f64) -> f64 {
    let line = match cut {
        Cut::Serves(member) => return relax.trial([].into_iter(), Some((member, wanted)), ceiling, PIVOTS),
        Cut::Hosts(line, _) | Cut::Takes(line, _) => line,
    };
    let off = node.active[line].iter().copied().filter(|opt| is_first(model, cut, *opt) != wanted);
    relax.trial(off, None, ceiling, PIVOTS)
}

fn is_first(model: &Model, cut: Cut, opt: u32) -> bool {
    match cut {
        Cut::Serves(member) | Cut::Hosts(_, member) => model.opts[opt as usize].mask >> member & 1 != 0,
        Cut::Takes(_, option) => opt == option,
    }
}

fn side(model: &Model, node: &Node, cut: Cut, wanted: bool) -> Node {
    let mut child = node.clone();
    match cut {
        Cut::Serves(member) if wanted => child.serving |= 1 << member,
        Cut::Serves(member) => child.away |= 1 << member,
        Cut::Hosts(line, _) | Cut::Takes(line, _) => child.active[line].retain(|opt| is_first(model, cut, *opt) == wanted),
    }
    child
}

/// Where the relaxation is in parts: members before lines.
fn candidates(model: &Model, node: &Node, relax: &Relax<'_>) -> Vec<Candidate> {
    let is_cut = |part: f64| (WHOLE..1.0 - WHOLE).contains(&part);
    let decided = node.serving | node.away;
    let members = (0..model.members).filter(|member| decided >> member & 1 == 0);
    let members = members.map(|member| Candidate {
        cut: Cut::Serves(member),
        part: relax.serves[member],
    });
    let mut found: Vec<Candidate> = members.filter(|candidate| is_cut(candidate.part)).collect();
    if !found.is_empty() {
        return found;
    }
    for (line, opts) in node.active.iter().enumerate() {
        if opts.len() < 2 || !opts.iter().any(|opt| is_cut(relax.x[*opt as usize])) {
            continue;
        }
        let all = opts.iter().fold(0, |mask, opt| mask | model.opts[*opt as usize].mask);
        let before = found.len();
        for cut in bits(all).map(|member| Cut::Hosts(line, member)) {
            let part = opts.iter().filter(|opt| is_first(model, cut, **opt)).map(|opt| relax.x[*opt as usize]).sum();
            if is_cut(part) {
                found.push(Candidate { cut, part });
            }
        }
        if found.len() == before {
            let opts = opts.iter().map(|opt| Candidate {
                cut: Cut::Takes(line, *opt),
                part: relax.x[*opt as usize],
            });
            found.extend(opts.filter(|candidate| is_cut(candidate.part)));
        }
    }
    found
}

/// Some cut where the relaxation is whole and still no answer: one option of a line against the others.
fn any(model: &Model, node: &Node) -> Option<Candidate> {
    let open = (0..node.active.len()).filter(|line| node.active[*line].len() > 1);
    let line = open.max_by(|a, b| stake(model, node, *a).total_cmp(&stake(model, node, *b)))?;
    let opt = *node.active[line].first()?;
    Some(Candidate {
        cut: Cut::Takes(line, opt),
        part: 0.5,
    })
}
