//! Everything that can be computed from a bid, in one call, total on any half-filled bid. Serialises in the shapes of
//! `joint-bid-results/1` §8; what is not arithmetic of the money (warnings, planning, games…) is added by who writes the file.

use serde::Serialize;

use super::bid::Bid;
use super::contract::{Contract, RoundingReport, price, rounding_report};
use super::dates::Date;
use super::fault::Fault;
use super::rules::{RuleId, violations};
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

/// The sections of a results file that the money gives.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Results {
    pub status: Status,
    pub violations: Vec<RuleId>,
    pub contract: Contract,
    pub settlement: Settled,
    pub simulations: Vec<Simulated>,
    pub vat_thresholds: Vec<ThresholdReport>,
    pub rounding: RoundingReport,
    pub offer_valid_until: Option<Date>,
    /// What could not be computed, and why.
    #[serde(skip)]
    pub faults: Vec<Fault>,
}

/// Prices, settles and checks the bid with the allocation it has. Never fails: what is missing is in `faults`.
#[must_use]
pub fn compute(bid: &Bid) -> Results {
    let mut contract = price(bid);
    let faults = std::mem::take(&mut contract.faults);
    let settlement = settle(bid, &contract);
    let violations = violations(bid, &contract);
    let status = match (&bid.allocation, faults.is_empty(), violations.is_empty()) {
        (None, ..) => Status::NotAllocated,
        (_, false, _) => Status::Incomplete,
        (_, _, false) => Status::Violations,
        _ => Status::Ok,
    };
    Results {
        status,
        violations,
        simulations: simulate(bid, &settlement),
        vat_thresholds: vat_thresholds(bid, &contract, &settlement),
        rounding: rounding_report(&contract),
        offer_valid_until: bid.tender.offer_valid_until(),
        contract,
        settlement,
        faults,
    }
}
