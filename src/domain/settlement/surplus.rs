//! The rule `own_price`: everyone gets its asks, and the surplus goes by the surplus rule. A negative surplus is taken from the
//! mandates first (`joint-bid/1` §8.5.3).

use super::standing::Standing;
use crate::domain::bid::SurplusRule;
use crate::domain::money::Cents;
use crate::domain::share_out::largest_remainder;

/// Target of each member, in member order.
pub(super) fn own_price(standing: &Standing) -> Vec<Cents> {
    let mut targets = standing.asks.clone();
    let mandates: Vec<i128> = standing.mandates.iter().map(|m| m.wide()).collect();
    let cut = standing.mandate_cut();
    // Without any mandate there is nothing to cut, and equal weights do not matter.
    for (target, cut) in targets.iter_mut().zip(largest_remainder(cut, &mandates)) {
        *target -= cut;
    }
    for (target, part) in targets.iter_mut().zip(shared(standing.surplus() + cut, standing)) {
        *target += part;
    }
    targets
}

/// The surplus, of any sign, by the surplus rule. For a lead that is not there: pro rata to the asks.
fn shared(surplus: Cents, standing: &Standing) -> Vec<Cents> {
    let weights = match (standing.surplus_rule, standing.lead) {
        (SurplusRule::Equal, _) => standing.serving_weights(),
        (SurplusRule::Lead, Some(lead)) => (0..standing.asks.len()).map(|m| i128::from(m == lead)).collect(),
        (SurplusRule::ProRataAsks, _) | (SurplusRule::Lead, None) => standing.asks.iter().map(|a| a.wide()).collect(),
    };
    largest_remainder(surplus, &weights)
}
