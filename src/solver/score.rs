//! The best score: points for the price by the formula of the client's criterion (`domain::price_scores`) and quality points for who
//! serves what. Up to the lowest other offer the price has all its points; above it, every formula falls more and more slowly, so
//! that a straight line between two prices promises at least the points of all prices between them. The best under such a line is a
//! sum over the options; where that promises more than is known, the line is cut at its price. All points are exact fractions.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use num_traits::ToPrimitive;

use super::Clock;
use super::aim::{Aim, Budget};
use super::best::sum_of;
use super::engine::{Best, Engine, Solved, Wanted};
use super::options::{CENT, Choice};
use crate::domain::bid::{Base, PriceBasis, PriceCriterion};
use crate::domain::exact::{Exact, decimal, of_ratio, whole};
use crate::domain::ids::{LineId, MemberId};
use crate::domain::optimum::Progress;
use crate::domain::price_scores::{ScoreFormula, our_points};

/// What a point is in the values of a search: what is cut off of the points of an option is below this part of a point.
const POINT: i128 = 10_000_000_000;
/// What is proven to be less than this part of a point better is no better: clients give points with two decimals.
const NEAR: i128 = 1_000_000;
/// Decimals of quality: shares have six, points two.
const QUALITY_AFTER: u32 = 8;

/// Points of quality: a member's whole share of a line, in hundredths.
pub type Quality = BTreeMap<LineId, BTreeMap<MemberId, u32>>;

/// Prices from `low` to `high` (10^-12 cents), and a straight line between their points.
struct Piece {
    low: i128,
    high: i128,
    /// Points at `low`, and how many fewer for 10^-12 cents more.
    at_low: Exact,
    slope: Exact,
    /// No allocation of these prices has more: proven. `None` while nothing is known.
    most: Option<Exact>,
}

struct Score<'a, 'b> {
    engine: &'a Engine<'b>,
    criterion: Option<&'a PriceCriterion>,
    formula: ScoreFormula,
    /// Quality of each option, in 10^-8 points.
    quality: Vec<Vec<i128>>,
    /// Price of an option, and what takes the prices below the lowest other offer away.
    price_of: fn(&Choice) -> i128,
    minus: fn(&Choice) -> i128,
}

/// The value of the answer is its price, in cents.
pub fn best(engine: &Engine<'_>, start: Option<&[usize]>, quality: &Quality, formula: ScoreFormula, clock: &mut Clock<'_>) -> Solved {
    let criterion = engine.bid.tender.price_criterion.as_ref();
    let (base, minus): (Base, fn(&Choice) -> i128) = match criterion.map(|c| c.basis) {
        Some(PriceBasis::BuyerCost) => (Base::MinBuyerCost, |choice| -choice.to_buyer),
        _ => (Base::MinHt, |choice| -choice.ht),
    };
    let score = Score {
        engine,
        criterion,
        formula,
        quality: quality_of(engine, quality),
        price_of: sum_of(base),
        minus,
    };
    let wanted = Wanted {
        start,
        ..Wanted::aim(Aim::Sum(score.price_of))
    };
    let least = clock.within(0.3, |clock| engine.solve(&wanted, clock, false));
    match &least.best {
        Some(cheapest) => score.search(cheapest, &least, clock),
        None => least,
    }
}

fn quality_of(engine: &Engine<'_>, quality: &Quality) -> Vec<Vec<i128>> {
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
    fn search(&self, cheapest: &Best, least: &Solved, clock: &mut Clock<'_>) -> Solved {
        let mut best = (self.points(&cheapest.choice), cheapest.choice.clone());
        let mut is_complete = true;
        let mut pieces = self.pieces(least);
        // The piece that promises most comes first.
        while let Some(at) = (0..pieces.len()).max_by(|a, b| compared(&pieces[*a], &pieces[*b])) {
            let mut piece = pieces.swap_remove(at);
            if piece.promises_no_more_than(&best.0) {
                continue;
            }
            if clock.is_over() {
                is_complete = false;
                break;
            }
            let part = 1.0 / (pieces.len() + 2) as f64;
            let solved = clock.within(part, |clock| self.most_under(&piece, &best.1, clock));
            let promised = solved
                .bound
                .map(|bound| &piece.at_low + &piece.slope * whole(piece.low) - of_ratio(bound) / whole(POINT));
            piece.most = [promised, piece.most].into_iter().flatten().min();
            let Some(found) = solved.best else {
                is_complete &= solved.is_complete;
                continue;
            };
            let (points, price) = (self.points(&found.choice), self.price(&found.choice));
            if points > best.0 {
                best = (points, found.choice);
                let found = self.engine.found(&self.told(&best.1));
                clock.tell(Progress {
                    best: Some(found),
                    ..Progress::default()
                });
            }
            if piece.promises_no_more_than(&best.0) {
                continue;
            }
            if piece.low < price && price < piece.high {
                let most = piece.most;
                pieces.push(self.piece(piece.low, price, most.clone()));
                pieces.push(self.piece(price, piece.high, most));
            } else {
                is_complete = false;
            }
        }
        Solved {
            best: Some(self.told(&best.1)),
            bound: least.bound,
            is_complete,
            nodes: least.nodes,
            idle: Vec::new(),
        }
    }

    /// All prices there are: those that have all the points, and those above the lowest other offer.
    fn pieces(&self, least: &Solved) -> Vec<Piece> {
        let dearest = |line: &Arc<Vec<Choice>>| line.iter().map(self.price_of).max().unwrap_or(0);
        let high: i128 = self.engine.lines.iter().map(dearest).sum();
        let low = least.bound.map_or(0, |bound| bound.numerator().saturating_mul(CENT) / bound.denominator());
        let (low, high) = (low.min(high), high);
        match self.lowest_other() {
            Some(other) if low <= other && other < high => vec![self.piece(low, other, None), self.piece(other + 1, high, None)],
            _ => vec![self.piece(low, high, None)],
        }
    }

    fn lowest_other(&self) -> Option<i128> {
        let others = self.criterion?.other_offers.iter();
        others.map(|offer| offer.cents.wide() * CENT).min()
    }

    fn piece(&self, low: i128, high: i128, most: Option<Exact>) -> Piece {
        let at_low = self.price_points(low);
        let slope = (&at_low - self.price_points(high)) / whole((high - low).max(1));
        Piece {
            low,
            high,
            at_low,
            slope,
            most,
        }
    }

    /// The most points under the line of a piece, turned over so that they are made small, in parts of a point.
    fn most_under(&self, piece: &Piece, start: &[usize], clock: &mut Clock<'_>) -> Solved {
        // Cut down: what is proven of these values is proven of the points.
        let value = |(choice, quality): (&Choice, &i128)| {
            let value = (&piece.slope * whole((self.price_of)(choice)) - decimal(*quality, QUALITY_AFTER)) * whole(POINT);
            value.floor().to_integer().to_i128().map_or(i128::MAX, |value| value.saturating_mul(CENT))
        };
        let lines = self.engine.lines.iter().zip(&self.quality);
        let values = lines.map(|(choices, quality)| choices.iter().zip(quality).map(value).collect());
        // Outside of its piece a line promises no more than there is, but across the lowest other offer.
        let budget = self.lowest_other().map(|other| match piece.high <= other {
            true => Budget {
                of: self.price_of,
                at_most: other,
            },
            false => Budget {
                of: self.minus,
                at_most: -(other + 1),
            },
        });
        let wanted = Wanted {
            budget,
            start: Some(start),
            ..Wanted::aim(Aim::Given(values.collect()))
        };
        self.engine.solve(&wanted, clock, false)
    }

    fn told(&self, choice: &[usize]) -> Best {
        Best {
            choice: choice.to_vec(),
            value: self.engine.sum(choice, self.price_of),
        }
    }

    fn price(&self, choice: &[usize]) -> i128 {
        let lines = self.engine.lines.iter().zip(choice);
        lines.filter_map(|(line, at)| line.get(*at)).map(self.price_of).sum()
    }

    fn price_points(&self, price: i128) -> Exact {
        self.criterion
            .map_or_else(|| whole(0), |criterion| our_points(criterion, self.formula, price, CENT))
    }

    fn points(&self, choice: &[usize]) -> Exact {
        let quality: i128 = self.quality.iter().zip(choice).filter_map(|(line, at)| line.get(*at)).sum();
        decimal(quality, QUALITY_AFTER) + self.price_points(self.price(choice))
    }
}

impl Piece {
    fn promises_no_more_than(&self, points: &Exact) -> bool {
        self.most.as_ref().is_some_and(|most| *most <= points + Exact::new(1.into(), NEAR.into()))
    }
}

/// Pieces by what they promise: that of which nothing is known most of all.
fn compared(a: &Piece, b: &Piece) -> Ordering {
    match (&a.most, &b.most) {
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}
