//! How the distributable amount is shared: one function per rule, whole cents, always adding up (`joint-bid/1` §4.6).

use std::collections::BTreeMap;

use super::SplitError;
use super::clamp::{Bounds, clamp};
use super::standing::Standing;
use super::surplus::own_price;
use crate::domain::bid::{Bid, SplitRule};
use crate::domain::decimal::Rate;
use crate::domain::game::{Solved, share_by};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::ratio::Ratio;
use crate::domain::share_out::{largest_remainder, round_to_sum};

/// What the rule gives each member, in member order; the sum is the distributable amount.
///
/// # Errors
/// Bounds that cannot be met, or a rule that needs the values of coalitions.
pub fn amounts(rule: &SplitRule, bid: &Bid, standing: &Standing) -> Result<Vec<Cents>, SplitError> {
    let total = standing.distributable;
    match rule {
        SplitRule::OwnPrice => Ok(own_price(standing)),
        SplitRule::FixedPct { weights } => Ok(largest_remainder(total, &in_order(bid, weights, |w| w.scaled()))),
        SplitRule::Days { weights } => Ok(largest_remainder(total, &in_order(bid, weights, |w| w.days.scaled() * w.rate.scaled()))),
        SplitRule::Equal => Ok(largest_remainder(total, &standing.serving_weights())),
        SplitRule::ProRataAsks => {
            let weights = if standing.ask_total().is_zero() { &standing.invoiced } else { &standing.asks };
            Ok(largest_remainder(total, &weights.iter().map(|w| w.wide()).collect::<Vec<_>>()))
        }
        SplitRule::Capacity { weights } => Ok(largest_remainder(total, &in_order(bid, weights, |w| w.scaled()))),
        SplitRule::MinMax { weights, min_cents, max_cents } => {
            let bounds: Vec<Bounds> = bid
                .members
                .iter()
                .map(|m| Bounds {
                    weight: weights.get(&m.id).map_or(0, |w| w.scaled()),
                    min: min_cents.get(&m.id).copied().unwrap_or(Cents::ZERO),
                    max: max_cents.get(&m.id).copied(),
                })
                .collect();
            clamp(total, &bounds)
        }
        SplitRule::Hybrid { alpha, a, b } => {
            let (a, b) = (amounts(a, bid, standing)?, amounts(b, bid, standing)?);
            let (alpha, one) = (alpha.scaled(), Rate::ONE_SCALED);
            let exact: Vec<i128> = a.iter().zip(&b).map(|(a, b)| alpha * a.wide() + (one - alpha) * b.wide()).collect();
            Ok(round_to_sum(&exact, one))
        }
        SplitRule::Shapley => by_game(standing, |game| Some(&game.shapley)),
        SplitRule::Nucleolus => by_game(standing, |game| game.nucleolus.as_ref()),
    }
}

/// In proportion to a solution of the game.
fn by_game(standing: &Standing, solution: impl Fn(&Solved) -> Option<&Vec<Ratio>>) -> Result<Vec<Cents>, SplitError> {
    let values = standing.game.as_deref().and_then(solution);
    values.and_then(|v| share_by(standing.distributable, v)).ok_or(SplitError::NeedsGame)
}

/// Weights in member order; a member not named weighs nothing.
fn in_order<W>(bid: &Bid, weights: &BTreeMap<MemberId, W>, weight: impl Fn(&W) -> i128) -> Vec<i128> {
    bid.members.iter().map(|m| weights.get(&m.id).map_or(0, &weight)).collect()
}
