//! The best score: points for the price under the client's criterion (proportional formula, `domain.md` §1.10: W·Pm/P) and
//! quality points for who serves what. Exact to a hundredth of a point: the range of prices is cut in pieces, each with its most
//! quality and its best price points, until no piece can hold anything better.

use std::collections::BTreeMap;

use super::Clock;
use super::aim::{Aim, Budget};
use super::best::sum_of;
use super::engine::{Best, Engine, Solved, Wanted};
use super::options::{CENT, Choice};
use crate::domain::bid::{Base, PriceBasis};
use crate::domain::decimal::{Points, Share};
use crate::domain::ids::{LineId, MemberId};
use crate::domain::ratio::Ratio;

/// A hundredth of a point.
const STEP: f64 = 0.01;

/// Prices from `low` to `high` (10^-12 cents), and the most points that they can bring.
struct Piece {
    low: i128,
    high: i128,
    most: f64,
}

struct Score<'a, 'b> {
    engine: &'a Engine<'b>,
    /// Quality of each option, in 10^-8 points.
    quality: Vec<Vec<i128>>,
    price_of: fn(&Choice) -> i128,
    weight: f64,
    lowest_other: Option<f64>,
}

/// The value of the answer is its price, in cents.
pub fn best(engine: &Engine<'_>, start: Option<&[usize]>, quality: &BTreeMap<LineId, BTreeMap<MemberId, u32>>, clock: &mut Clock<'_>) -> Solved {
    let criterion = engine.bid.tender.price_criterion.as_ref();
    let base = match criterion.map(|c| c.basis) {
        Some(PriceBasis::BuyerCost) => Base::MinBuyerCost,
        _ => Base::MinHt,
    };
    let score = Score {
        engine,
        quality: quality_of(engine, quality),
        price_of: sum_of(base),
        weight: criterion.map_or(0.0, |c| c.weight.scaled() as f64 / Points::ONE_SCALED as f64),
        lowest_other: criterion.and_then(|c| c.other_offers.iter().map(|o| o.cents.0 as f64).min_by(f64::total_cmp)),
    };
    let wanted = Wanted {
        start,
        ..Wanted::aim(Aim::Sum(score.price_of))
    };
    let least = clock.within(0.3, |clock| engine.solve(&wanted, clock, false));
    let Some(cheapest) = least.best.clone() else { return least };
    let mut best = cheapest.choice.clone();
    let mut is_complete = least.is_complete;
    let low = score.price(&best);
    let most_quality = score.most_quality(None, &best, clock, 0.2);
    let high = most_quality.as_ref().map_or(low, |(choice, _)| score.price(choice)).max(low);
    is_complete &= most_quality.as_ref().is_some_and(|(_, is_proven)| *is_proven);
    if let Some((choice, _)) = most_quality {
        best = score.better(best, choice);
    }
    let mut pieces = vec![Piece {
        low,
        high,
        most: f64::INFINITY,
    }];
    // The piece that promises most, halved by price, until none promises more than what is known.
    while let Some(at) = (0..pieces.len()).max_by(|a, b| pieces[*a].most.total_cmp(&pieces[*b].most)) {
        let piece = pieces.swap_remove(at);
        if piece.most <= score.points(&best) + STEP || piece.high - piece.low < CENT {
            continue;
        }
        if clock.is_over() {
            is_complete = false;
            break;
        }
        let middle = i128::midpoint(piece.low, piece.high);
        for (low, high) in [(piece.low, middle), (middle, piece.high)] {
            let Some((choice, is_proven)) = score.most_quality(Some(high), &cheapest.choice, clock, 0.2) else {
                continue;
            };
            is_complete &= is_proven;
            let most = score.quality_points(&choice) + score.price_points(low);
            best = score.better(best, choice);
            pieces.push(Piece { low, high, most });
        }
    }
    let value = Ratio::new(score.price(&best), CENT).unwrap_or(Ratio::ZERO);
    Solved {
        best: Some(Best { choice: best, value }),
        bound: least.bound,
        is_complete,
        nodes: least.nodes,
        idle: Vec::new(),
    }
}

fn quality_of(engine: &Engine<'_>, quality: &BTreeMap<LineId, BTreeMap<MemberId, u32>>) -> Vec<Vec<i128>> {
    let lines = engine.bid.lines.iter().zip(&engine.lines);
    let of_choice = |line: &LineId, choice: &Choice| -> i128 {
        let services = choice.services.iter();
        services
            .filter_map(|s| Some(s.share.scaled() * i128::from(*quality.get(line)?.get(&engine.bid.members.get(s.member)?.id)?)))
            .sum()
    };
    lines.map(|(line, choices)| choices.iter().map(|c| of_choice(&line.id, c)).collect()).collect()
}

impl Score<'_, '_> {
    fn price(&self, choice: &[usize]) -> i128 {
        let lines = self.engine.lines.iter().zip(choice);
        lines.filter_map(|(line, at)| line.get(*at)).map(self.price_of).sum()
    }

    fn quality_points(&self, choice: &[usize]) -> f64 {
        let units: i128 = self.quality.iter().zip(choice).filter_map(|(line, at)| line.get(*at)).sum();
        units as f64 / (100 * Share::ONE_SCALED) as f64
    }

    /// W·Pm/P, Pm the lowest of all offers, ours included.
    fn price_points(&self, price: i128) -> f64 {
        let price = (price as f64 / CENT as f64).max(1.0);
        self.weight * self.lowest_other.map_or(1.0, |other| (other / price).min(1.0))
    }

    fn points(&self, choice: &[usize]) -> f64 {
        self.quality_points(choice) + self.price_points(self.price(choice))
    }

    fn better(&self, known: Vec<usize>, new: Vec<usize>) -> Vec<usize> {
        if self.points(&new) > self.points(&known) { new } else { known }
    }

    /// The most quality that a price allows, and whether that is proven.
    fn most_quality(&self, at_most: Option<i128>, start: &[usize], clock: &mut Clock<'_>, part: f64) -> Option<(Vec<usize>, bool)> {
        // Quality counts in whole units of a cent, so that the search sees whole numbers.
        let values = self.quality.iter().map(|line| line.iter().map(|q| -q * CENT).collect()).collect();
        let wanted = Wanted {
            budget: at_most.map(|at_most| Budget { of: self.price_of, at_most }),
            start: Some(start),
            ..Wanted::aim(Aim::Given(values))
        };
        let solved = clock.within(part, |clock| self.engine.solve(&wanted, clock, false));
        solved.best.map(|best| (best.choice, solved.is_complete))
    }
}
