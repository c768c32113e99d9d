//! The settlement ledger: who keeps how much of what the client pays, and why (`joint-bid/1` §8.5). Never shown to the client.

mod clamp;
mod funds;
mod member_result;
mod reserve;
mod rule;
mod standing;
mod surplus;
mod transfers;

use std::sync::Arc;

use indexmap::IndexMap;
use serde::Serialize;

pub use clamp::{Bounds, clamp};
pub use funds::Fund;
pub use member_result::{MemberResult, charges_vat_on_fees};
pub use reserve::ReserveRelease;
pub use rule::amounts;
pub use standing::Standing;
pub use transfers::Transfer;

use super::bid::Bid;
use super::contract::Contract;
use super::decimal::UnitPrice;
use super::game::Solved;
use super::ids::{Id, LineId, MemberId};
use super::money::Cents;

/// Why a rule gives no amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SplitError {
    /// The minimums are above what there is to share, or the maximums below it.
    #[error("the minimums and maximums cannot be met")]
    MinMaxInfeasible,
    /// The rule shares by the values of coalitions, and they are not known.
    #[error("the values of the coalitions are not known")]
    NeedsGame,
}

/// What a member asked for one part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartAsk {
    pub line: LineId,
    pub member: MemberId,
    /// Price of the tier reached; none when each tier prices its own slice.
    pub unit_price: Option<UnitPrice>,
    pub ask_cents: Cents,
}

/// The settlement by the rule in force.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settled {
    /// Lines, then members.
    pub asks: Vec<PartAsk>,
    pub funds: Vec<Fund>,
    /// D.
    pub distributable_cents: Cents,
    pub ask_total_cents: Cents,
    /// U = D − ΣA.
    pub surplus_cents: Cents,
    pub rule: &'static str,
    pub error: Option<SplitError>,
    /// `None` when the rule gives no amounts.
    pub by_member: Option<Vec<MemberResult>>,
    pub transfers: Option<Vec<Transfer>>,
    /// `None` without a reserve.
    pub reserve_release: Option<ReserveRelease>,
    #[serde(skip)]
    pub standing: Standing,
}

/// The amounts of another rule, for comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Simulated {
    pub id: Id,
    pub kind: &'static str,
    pub distributable_cents: Cents,
    pub by_member_cents: Option<IndexMap<MemberId, Cents>>,
    pub error: Option<SplitError>,
}

/// Settles the contract by the rule in force; `game` is the solved game of exactly these members, when its values are known.
#[must_use]
pub fn settle(bid: &Bid, contract: &Contract, game: Option<Arc<Solved>>) -> Settled {
    let funds = funds::funds(bid, contract);
    let standing = Standing::of(bid, contract, &funds, game);
    let rule = &bid.settlement.rule;
    let targets = amounts(rule, bid, &standing);
    let by_member = targets
        .as_ref()
        .ok()
        .map(|t| member_result::member_results(bid, contract, &funds, &standing, t));
    let equalisation = |results: &Vec<MemberResult>| results.iter().map(|r| r.equalisation_cents).collect::<Vec<_>>();
    Settled {
        asks: part_asks(contract),
        distributable_cents: standing.distributable,
        ask_total_cents: standing.ask_total(),
        surplus_cents: standing.surplus(),
        rule: rule.kind(),
        error: targets.err(),
        transfers: by_member.as_ref().map(|results| transfers::transfers(bid, &equalisation(results))),
        by_member,
        reserve_release: reserve::reserve_release(bid, &funds),
        funds,
        standing,
    }
}

/// The simulations of the bid, in its order.
#[must_use]
pub fn simulate(bid: &Bid, settled: &Settled) -> Vec<Simulated> {
    let simulations = bid.settlement.simulations.iter();
    simulations
        .map(|simulation| {
            let amounts = amounts(&simulation.rule, bid, &settled.standing);
            Simulated {
                id: simulation.id.clone(),
                kind: simulation.rule.kind(),
                distributable_cents: settled.distributable_cents,
                error: amounts.as_ref().err().copied(),
                by_member_cents: amounts.ok().map(|a| bid.members.iter().map(|m| m.id.clone()).zip(a).collect()),
            }
        })
        .collect()
}

fn part_asks(contract: &Contract) -> Vec<PartAsk> {
    let parts = contract.lines.iter().flat_map(|l| l.parts.iter().map(move |p| (&l.line, p)));
    parts
        .map(|(line, part)| PartAsk {
            line: line.clone(),
            member: part.member.clone(),
            unit_price: part.cost.unit_price,
            ask_cents: part.cost.cents,
        })
        .collect()
}
