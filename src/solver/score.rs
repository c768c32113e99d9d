//! The best score: points for the price by the formula of the client's criterion (`domain::price_scores`) and quality points for who
//! serves what. Up to the lowest other offer the price has all its points; above it, every formula falls more and more slowly, so
//! that a straight line between two prices promises at least the points of all prices between them. The best under such a line is a
//! sum over the options; where that promises more than is known, the line is cut at its price. All points are exact fractions.

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
use crate::domain::ratio::Ratio;

/// What a point is in the values of a search: what is cut off of the points of an option is below this part of a point.
const POINT: i128 = 10_000_000_000;
/// What is proven to be less than this part of a point better is no better: clients give points with two decimals. Points are told to it.
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
    /// No allocation of these prices has more: proven.
    most: Exact,
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

/// The value of the answer is its points.
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
        // A price is no bound on points.
        None => Solved { bound: None, ..least },
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
        // What pieces that are over promised at most.
        let mut most = best.0.clone();
        // The piece that promises most comes first.
        while let Some(at) = (0..pieces.len()).max_by(|a, b| pieces[*a].most.cmp(&pieces[*b].most)) {
            let mut piece = pieces.swap_remove(at);
            if piece.promises_no_more_than(&best.0) {
                most = most.max(piece.most);
                continue;
            }
            if clock.is_over() {
                most = most.max(piece.most);
                is_complete = false;
                break;
            }
            let part = 1.0 / (pieces.len() + 2) as f64;
            let solved = clock.within(part, |clock| self.most_under(&piece, &best.1, clock));
            if let Some(bound) = solved.bound {
                let promised = &piece.at_low + &piece.slope * whole(piece.low) - of_ratio(bound) / whole(POINT);
                piece.most = piece.most.min(promised);
            }
            let Some(found) = solved.best else {
                // Complete, and nothing found: there is nothing at these prices.
                if !solved.is_complete {
                    most = most.max(piece.most);
                    is_complete = false;
                }
                continue;
            };
            let (points, price) = (self.points(&found.choice), self.price(&found.choice));
            if points > best.0 {
                best = (points, found.choice);
                let open = pieces
                    .iter()
                    .map(|piece| &piece.most)
                    .chain([&piece.most, &best.0])
                    .fold(&most, |a, b| a.max(b));
                clock.tell(Progress {
                    best: Some(self.engine.found(&self.told(&best))),
                    bound: told_up(open),
                    ..Progress::default()
                });
            }
            if piece.low < price && price < piece.high && !piece.promises_no_more_than(&best.0) {
                pieces.push(self.piece(piece.low, price, Some(&piece.most)));
                pieces.push(self.piece(price, piece.high, Some(&piece.most)));
            } else {
                is_complete &= piece.promises_no_more_than(&best.0);
                most = most.max(piece.most);
            }
        }
        Solved {
            bound: told_up(&most.max(best.0.clone())),
            best: Some(self.told(&best)),
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

    /// A part of a piece promises no more than the whole, and no more than its lowest price with all the quality there is.
    fn piece(&self, low: i128, high: i128, whole_promises: Option<&Exact>) -> Piece {
        let at_low = self.price_points(low);
        let quality = self.quality.iter().map(|line| line.iter().copied().max().unwrap_or(0)).sum();
        let most = &at_low + decimal(quality, QUALITY_AFTER);
        let slope = (&at_low - self.price_points(high)) / whole((high - low).max(1));
        Piece {
            low,
            high,
            at_low,
            slope,
            most: whole_promises.map_or(most.clone(), |whole| most.min(whole.clone())),
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

    fn told(&self, (points, choice): &(Exact, Vec<usize>)) -> Best {
        Best {
            choice: choice.clone(),
            value: told(&(points * whole(NEAR)).floor()).unwrap_or(Ratio::ZERO),
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
        self.most <= points + Exact::new(1.into(), NEAR.into())
    }
}

/// What no allocation has more than.
fn told_up(points: &Exact) -> Option<Ratio> {
    told(&(points * whole(NEAR)).ceil())
}

fn told(nears: &Exact) -> Option<Ratio> {
    Ratio::new(nears.to_integer().to_i128()?, NEAR)
}
