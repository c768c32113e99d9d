//! Everything that can be computed from a bid, in one call, total on any half-filled bid. Serialises in the shapes of
//! `joint-bid-results/1` §8; what comes from readers and optimisers (warnings, objectives, conflicts) is added by who writes the file.

use std::sync::Arc;

use serde::Serialize;

use super::bid::Bid;
use super::checks::CheckSummary;
use super::contract::{Contract, RoundingReport, price, rounding_report};
use super::dates::Date;
use super::fault::Fault;
use super::game::{GameReport, Solved, solved_by_hand};
use super::penalties::{Penalties, penalties};
use super::planning::{Planning, plan};
use super::price_revision::{RevisionReport, price_revision};
use super::price_scores::{PriceScores, price_scores};
use super::rules::{RuleId, violations};
use super::service_levels::{ServiceLevelReport, service_levels};
use super::settlement::{Settled, Simulated, settle, simulate};
use super::thresholds::{ThresholdReport, vat_thresholds};

/// How far the bid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Priced in full, every rule holds.
    Ok,
    /// Priced in full, some rules are broken.
    Violations,
    /// Something is missing: the figures are not final. Not a status of the format.
    Incomplete,
    /// No allocation at all. Not a status of the format.
    NotAllocated,
}

/// The sections of a results file that follow from the bid, its allocation and the values of its coalitions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Results {
    pub status: Status,
    pub violations: Vec<RuleId>,
    pub contract: Contract,
    pub settlement: Settled,
    pub simulations: Vec<Simulated>,
    pub vat_thresholds: Vec<ThresholdReport>,
    pub penalties: Option<Penalties>,
    pub price_revision: Option<RevisionReport>,
    pub price_scores: Option<PriceScores>,
    pub rounding: RoundingReport,
    /// `None` when it was not asked for, or nobody has found the values of the coalitions.
    pub game: Option<GameReport>,
    pub sla: Vec<ServiceLevelReport>,
    /// `None` when it was not asked for, or `planning::plan` says what it lacks.
    pub retroplanning: Option<Planning>,
    pub offer_valid_until: Option<Date>,
    pub checks: CheckSummary,
    /// What could not be computed, and why.
    #[serde(skip)]
    pub faults: Vec<Fault>,
}

/// Prices, settles and checks the bid with the allocation it has. Never fails: what is missing is in `faults`.
#[must_use]
pub fn compute(bid: &Bid) -> Results {
    compute_with(bid, None)
}

/// The same with the bid's coalition game, solved by `game::solve`: the rules `shapley` and `nucleolus` then give amounts. A game of
/// other members is not used. A game whose values people give is solved here when it is not handed in.
#[must_use]
pub fn compute_with(bid: &Bid, game: Option<Arc<Solved>>) -> Results {
    let by_hand = || solved_by_hand(bid).and_then(Result::ok).map(Arc::new);
    let game = game.filter(|g| g.members.iter().eq(bid.members.iter().map(|m| &m.id))).or_else(by_hand);
    let mut contract = price(bid);
    let faults = std::mem::take(&mut contract.faults);
    let settlement = settle(bid, &contract, game.clone());
    let violations = violations(bid, &contract);
    let status = match (&bid.allocation, faults.is_empty(), violations.is_empty()) {
        (None, ..) => Status::NotAllocated,
        (_, false, _) => Status::Incomplete,
        (_, _, false) => Status::Violations,
        _ => Status::Ok,
    };
    let vat_thresholds = vat_thresholds(bid, &contract, &settlement);
    let sla = service_levels(bid);
    let retroplanning = bid.retroplanning.as_ref().and_then(|wanted| plan(&bid.tender, wanted).ok());
    Results {
        status,
        violations,
        simulations: simulate(bid, &settlement),
        penalties: penalties(bid, &contract),
        price_revision: price_revision(bid, &contract),
        price_scores: price_scores(bid, &contract),
        game: bid.game.as_ref().zip(game).and_then(|(wanted, solved)| GameReport::of(wanted, &solved)),
        checks: CheckSummary::of(bid, &contract, &settlement, &vat_thresholds).and_of(&sla, retroplanning.as_ref()),
        sla,
        retroplanning,
        vat_thresholds,
        rounding: rounding_report(&contract),
        offer_valid_until: bid.tender.offer_valid_until(),
        contract,
        settlement,
        faults,
    }
}
