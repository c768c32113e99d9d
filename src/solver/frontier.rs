//! Allocations from the cheapest to the fairest.

use std::collections::BTreeMap;

use super::Clock;
use super::aim::{Aim, Fairness, Wished};
use super::best::{sum_of, wished};
use super::engine::{Best, Engine, Wanted};
use super::exact::deviation;
use super::options::CENT;
use super::rules::InForce;
use crate::domain::bid::{Base, Bid};
use crate::domain::decimal::Rate;
use crate::domain::ids::MemberId;
use crate::domain::optimum::FrontierPoint;
use crate::domain::ratio::Ratio;

/// The cheapest, the fairest of all, and between them the cheapest for evenly spaced deviations. Points that another beats at
/// both are left out.
#[must_use]
pub fn frontier(bid: &Bid, base: Base, targets: &BTreeMap<MemberId, Rate>, points: u32, clock: &mut Clock<'_>) -> Vec<FrontierPoint> {
    let wished = wished(bid, targets);
    let engine = Engine::of(bid, InForce::default(), u64::MAX, &BTreeMap::new());
    let steps = points.clamp(2, 40) as usize;
    let mut found: Vec<FrontierPoint> = Vec::new();
    clock.step(0, steps);
    let cheapest = clock.within(2.0 / steps as f64, |clock| engine.solve(&Wanted::aim(Aim::Sum(sum_of(base))), clock, false));
    let Some(start) = cheapest.best else { return found };
    found.push(point(&engine, base, &wished, &start, cheapest.is_complete));
    clock.step(1, steps);
    let wanted = Wanted {
        start: Some(&start.choice),
        ..Wanted::aim(Aim::Deviation(wished.clone()))
    };
    let fairest = clock.within(2.0 / steps as f64, |clock| engine.solve(&wanted, clock, false));
    let Some(end) = fairest.best else { return found };
    // As fair as can be, and the cheapest of those.
    let low = cents_up(end.value);
    let high = found.first().map_or(low, |p| cents_up(p.deviation));
    for step in 1..steps {
        clock.step(step, steps);
        let wanted = Wanted {
            fairness: Some(Fairness {
                wished: wished.clone(),
                at_most: high - (high - low) * step as i64 / (steps as i64 - 1),
            }),
            // The fairest is fair enough everywhere.
            start: Some(&end.choice),
            ..Wanted::aim(Aim::Sum(sum_of(base)))
        };
        let share = 1.0 / (steps - step) as f64;
        let solved = clock.within(share, |clock| engine.solve(&wanted, clock, false));
        found.extend(
            solved
                .best
                .map(|best| point(&engine, base, &wished, &best, solved.is_complete && fairest.is_complete)),
        );
    }
    undominated(found)
}

fn cents_up(value: Ratio) -> i64 {
    let up = -(-value.numerator()).div_euclid(value.denominator());
    i64::try_from(up).unwrap_or(i64::MAX)
}

fn point(engine: &Engine<'_>, base: Base, wished: &Wished, best: &Best, is_proven: bool) -> FrontierPoint {
    let chosen: Vec<_> = engine.lines.iter().zip(&best.choice).filter_map(|(line, at)| line.get(*at)).collect();
    let mut totals = vec![0; wished.parts.len()];
    for part in chosen.iter().flat_map(|c| &c.parts) {
        if let Some(total) = totals.get_mut(part.member) {
            *total += part.amount;
        }
    }
    let of = sum_of(base);
    let price = Ratio::new(chosen.iter().map(|c| of(c)).sum(), CENT).unwrap_or(Ratio::ZERO);
    FrontierPoint {
        found: engine.found(&Best {
            value: price,
            choice: best.choice.clone(),
        }),
        price,
        deviation: Ratio::new(deviation(&totals, wished), CENT * wished.whole).unwrap_or(Ratio::ZERO),
        is_proven,
    }
}

/// By price; each one fairer than all before it.
fn undominated(mut points: Vec<FrontierPoint>) -> Vec<FrontierPoint> {
    points.sort_by_key(|p| (p.price, p.deviation));
    let mut kept: Vec<FrontierPoint> = Vec::with_capacity(points.len());
    for point in points {
        if kept.last().is_none_or(|last| point.deviation < last.deviation) {
            kept.push(point);
        }
    }
    kept
}
