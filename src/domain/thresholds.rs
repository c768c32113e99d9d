//! How far each member is from losing its VAT regime (`joint-bid/1` §8.6; domain brief §2.4): its turnover of each year of the contract,
//! equalisation included.

use serde::Serialize;

use super::bid::Bid;
use super::contract::Contract;
use super::ids::MemberId;
use super::money::Cents;
use super::settlement::Settled;
use super::share_out::largest_remainder;
use super::years::ByYear;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ThresholdStatus {
    Ok,
    OverLimit,
    OverRaisedLimit,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThresholdReport {
    pub member: MemberId,
    pub label: String,
    pub limit_cents: Cents,
    pub raised_limit_cents: Option<Cents>,
    /// Parts, equalisation and other turnover.
    pub turnover_by_year_cents: ByYear,
    pub status: ThresholdStatus,
    /// Limit − largest year; below zero when passed.
    pub margin_cents: Cents,
}

/// One report per member with a threshold, in member order.
#[must_use]
pub fn vat_thresholds(bid: &Bid, contract: &Contract, settled: &Settled) -> Vec<ThresholdReport> {
    let members = bid.members.iter().zip(&contract.by_member).enumerate();
    members
        .filter_map(|(at, (member, total))| {
            let threshold = member.private.vat_threshold.as_ref()?;
            let result = settled.by_member.as_ref().and_then(|results| results.get(at));
            let equalisation = result.map_or(Cents::ZERO, |r| r.equalisation_cents);
            let weights: Vec<i128> = total.ht_by_year_cents.values().map(|c| c.wide()).collect();
            let years = total.ht_by_year_cents.iter().zip(largest_remainder(equalisation, &weights));
            let turnover: ByYear = years
                .map(|((year, part), equalisation)| (year.clone(), *part + equalisation + member.private.other_turnover(year)))
                .collect();
            let largest = turnover.values().copied().max().unwrap_or(Cents::ZERO);
            let status = if largest <= threshold.limit_cents {
                ThresholdStatus::Ok
            } else if threshold.raised_limit_cents.is_some_and(|raised| largest > raised) {
                ThresholdStatus::OverRaisedLimit
            } else {
                ThresholdStatus::OverLimit
            };
            Some(ThresholdReport {
                member: member.id.clone(),
                label: threshold.label.clone(),
                limit_cents: threshold.limit_cents,
                raised_limit_cents: threshold.raised_limit_cents,
                turnover_by_year_cents: turnover,
                status,
                margin_cents: threshold.limit_cents - largest,
            })
        })
        .collect()
}
