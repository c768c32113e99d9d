//! The contract ledger: what the client buys, from whom, for how much (`joint-bid/1` §5 and §8.3).
//! It carries the asks behind the prices for the settlement, but never serialises them.

mod advance;
mod ask_cost;
mod distribution;
mod price_line;
mod quote;
mod rounding;
mod sums;
mod vat_rows;

use serde::Serialize;

pub use advance::AdvanceDue;
pub use ask_cost::AskCost;
pub use distribution::{Distribution, DistributionRow, Role, Work};
pub use price_line::{Part, PriceLine};
pub use quote::{Bidder, Quote, quote};
pub use rounding::{RoundingReport, rounding_report};
pub use sums::{KindTotals, MemberTotal, PeriodTotal};
pub use vat_rows::{RegimeTotal, Totals, VatRow};

use super::bid::Bid;
use super::decimal::Rate;
use super::fault::{Fault, faults_of_the_whole};
use super::money::Cents;
use super::places::Places;
use super::roster::Roster;
use super::withheld::withheld_rate;
use super::years::Years;

/// The largest amount of one line: what a results file can hold. Sums of 9 000 such lines still fit.
pub const LARGEST_AMOUNT: Cents = Cents(1_000_000_000_000_000);

/// The client's ledger. Lines that cannot be priced are not in it; `faults` tells why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contract {
    pub lines: Vec<PriceLine>,
    pub vat: Vec<VatRow>,
    pub vat_by_regime: Vec<RegimeTotal>,
    pub totals: Totals,
    /// All members, in member order.
    pub by_member: Vec<MemberTotal>,
    pub by_period: Vec<PeriodTotal>,
    pub by_kind: KindTotals,
    pub distribution: Distribution,
    pub advance: Option<AdvanceDue>,
    /// Who serves which line, priced or not.
    #[serde(skip)]
    pub roster: Roster,
    #[serde(skip)]
    pub years: Years,
    /// What could not be computed, of the whole first, then line by line.
    #[serde(skip)]
    pub faults: Vec<Fault>,
}

impl Contract {
    /// What the member at this position invoices, HT.
    #[must_use]
    pub fn invoiced_ht(&self, member: usize) -> Cents {
        self.by_member.get(member).map_or(Cents::ZERO, |m| m.ht_cents)
    }
}

/// Prices every line that can be priced, and adds up.
#[must_use]
pub fn price(bid: &Bid) -> Contract {
    let mut faults = faults_of_the_whole(bid);
    let (years, fault) = Years::of(&bid.tender);
    faults.extend(fault);
    let roster = Roster::of(bid, &Places::of(bid), &mut faults);
    let lines = price_lines(bid, &roster, &mut faults);
    let (vat, totals) = vat_rows::vat_rows(bid, &lines);
    let by_member = sums::by_member(bid, &lines, &vat, &years, totals.ht_cents);
    Contract {
        vat_by_regime: vat_rows::by_regime(&vat),
        by_period: sums::by_period(bid, &lines),
        by_kind: sums::by_kind(bid, &lines),
        distribution: distribution::distribution(bid, &roster, &by_member),
        advance: advance::advance(bid, &totals, &by_member),
        lines,
        vat,
        totals,
        by_member,
        roster,
        years,
        faults,
    }
}

fn price_lines(bid: &Bid, roster: &Roster, faults: &mut Vec<Fault>) -> Vec<PriceLine> {
    let rates: i128 = bid.pricing.deductions.iter().map(|d| d.rate.scaled()).sum();
    let nothing_has_a_price = rates >= Rate::ONE_SCALED || bid.tender.months() == 0;
    let withheld: Vec<i128> = bid.members.iter().map(|m| withheld_rate(bid, &m.id)).collect();
    let mut lines = Vec::with_capacity(bid.lines.len());
    for (at, line) in bid.lines.iter().enumerate() {
        let services = roster.line(at);
        if nothing_has_a_price {
            faults.extend(PriceLine::missing(bid, line, services));
            continue;
        }
        match PriceLine::of(bid, at, line, services, &withheld) {
            Ok(priced) => lines.push(priced),
            Err(of_line) => faults.extend(of_line),
        }
    }
    lines
}
