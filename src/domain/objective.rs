//! What an allocation is worth to the objectives of the bid, exactly (`joint-bid/1` §7.1–7.2), and how fair it is (§8.2).

use std::collections::BTreeMap;

use super::bid::{Base, Bid, Measure, VatGroup};
use super::contract::{Contract, Part, PriceLine};
use super::decimal::Rate;
use super::exact::{Exact, decimal, whole};
use super::ids::MemberId;

/// Decimals of what is withheld from a line: those of a rate and of a share.
const WITHHELD_DECIMALS: u32 = 12;
/// Decimals of an exact ask in euros; two fewer in cents.
const ASK_DECIMALS_IN_CENTS: u32 = 14;

/// The base objective of a priced contract, in cents, under the measure of the bid.
#[must_use]
pub fn base_value(bid: &Bid, contract: &Contract, base: Base) -> Exact {
    let parts = contract.lines.iter().flat_map(|line| line.parts.iter().map(move |part| (line, part)));
    parts
        .map(|(line, part)| {
            let amount = measured(bid, line, part);
            match base {
                Base::MinHt => amount,
                Base::MinBuyerCost => amount * (whole(1) + borne_vat(bid, part)),
            }
        })
        .sum()
}

/// M of a part: its cents, or its selling value.
fn measured(bid: &Bid, line: &PriceLine, part: &Part) -> Exact {
    match bid.allocation_rules.measure {
        Measure::Invoiced => whole(part.ht_cents.wide()),
        Measure::SellingValue => {
            let discount = bid.pricing.discount.as_ref().map_or(Rate::ZERO, |d| d.rate);
            let left = whole(1) - decimal(line.withheld, WITHHELD_DECIMALS);
            if left <= whole(0) {
                return whole(part.ht_cents.wide());
            }
            decimal(part.cost.exact, ASK_DECIMALS_IN_CENTS) * (whole(1) - rate(discount)) / left
        }
    }
}

/// τ: the VAT that the buyer bears on a part.
fn borne_vat(bid: &Bid, part: &Part) -> Exact {
    match part.vat_regime.group() {
        VatGroup::Exempt => whole(0),
        VatGroup::Charged | VatGroup::Reverse => rate(part.vat_rate) * (whole(1) - rate(bid.tender.buyer.deducted_rate())),
    }
}

fn rate(rate: Rate) -> Exact {
    decimal(rate.scaled(), Rate::AFTER)
}

/// θ of each member, in member order: the wished shares of an objective; 1/n each without any.
#[must_use]
pub fn wished_shares(bid: &Bid, targets: Option<&BTreeMap<MemberId, Rate>>) -> Vec<Exact> {
    let count = i128::try_from(bid.members.len()).unwrap_or(1).max(1);
    bid.members
        .iter()
        .map(|m| match targets {
            Some(targets) => targets.get(&m.id).map_or_else(|| whole(0), |t| rate(*t)),
            None => whole(1) / whole(count),
        })
        .collect()
}

/// r_m of §8.2: what each member that wishes for something invoices, divided by its wished share.
fn relative(bid: &Bid, contract: &Contract, targets: Option<&BTreeMap<MemberId, Rate>>) -> Vec<Exact> {
    let wished = wished_shares(bid, targets);
    let counted = wished.iter().enumerate().filter(|(_, share)| **share > whole(0));
    counted.map(|(at, share)| whole(contract.invoiced_ht(at).wide()) / share).collect()
}

fn count(members: &[Exact]) -> Exact {
    whole(i128::try_from(members.len()).unwrap_or(1))
}

/// Jain's index of fairness, 1/n to 1, of what members invoice against their wished shares; members who wish nothing do not count.
/// 1 when nobody gets anything.
#[must_use]
pub fn jain(bid: &Bid, contract: &Contract, targets: Option<&BTreeMap<MemberId, Rate>>) -> Exact {
    let relative = relative(bid, contract, targets);
    let squares: Exact = relative.iter().map(|r| r * r).sum();
    if squares == whole(0) {
        return whole(1);
    }
    let sum: Exact = relative.iter().sum();
    &sum * &sum / (count(&relative) * squares)
}

/// Gini's coefficient Σ|r_i − r_j|/(2n·Σr) of the same, over all pairs: 0 when everyone gets its wish, or nobody gets anything.
#[must_use]
pub fn gini(bid: &Bid, contract: &Contract, targets: Option<&BTreeMap<MemberId, Rate>>) -> Exact {
    let mut relative = relative(bid, contract, targets);
    let sum: Exact = relative.iter().sum();
    if sum == whole(0) {
        return whole(0);
    }
    // In ascending order the i-th value is the larger one of i pairs and the smaller one of n − 1 − i.
    relative.sort();
    let n = i128::try_from(relative.len()).unwrap_or(1);
    let distances: Exact = (0..n).zip(&relative).map(|(i, r)| whole(2 * i - n + 1) * r).sum();
    distances / (count(&relative) * sum)
}

/// max |W_m − θ_m·T| of the invoiced amounts, in cents (§7.2).
#[must_use]
pub fn deviation(bid: &Bid, contract: &Contract, targets: Option<&BTreeMap<MemberId, Rate>>) -> Exact {
    let total = whole(contract.totals.ht_cents.wide());
    let wished = wished_shares(bid, targets).into_iter().enumerate();
    let distances = wished.map(|(at, share)| whole(contract.invoiced_ht(at).wide()) - share * &total);
    distances.map(|d| if d < whole(0) { -d } else { d }).max().unwrap_or_else(|| whole(0))
}

/// (P − P*)/P*: what fairness costs; 0 when the optimum is 0.
#[must_use]
pub fn price_of_fairness(value: &Exact, optimum: &Exact) -> Exact {
    if *optimum == whole(0) { whole(0) } else { (value - optimum) / optimum }
}
