//! How many cents other ways of rounding would move (`joint-bid/1` §8.4): for information, to show why the total is right.

use serde::Serialize;

use super::Contract;
use crate::domain::bid::Vat;
use crate::domain::money::{Cents, half_up};

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RoundingReport {
    /// Every part with its own VAT, rounded alone.
    pub vat_per_part_total_cents: Cents,
    /// HT and VAT as the contract has them.
    pub vat_per_member_total_cents: Cents,
    /// First − second.
    pub difference_cents: Cents,
    /// Every part's own quantity × unit price, rounded alone.
    pub parts_rounded_alone_cents: Cents,
    /// Total HT.
    pub line_amounts_cents: Cents,
}

/// Compares the contract's totals with those of other roundings.
#[must_use]
pub fn rounding_report(contract: &Contract) -> RoundingReport {
    let mut report = RoundingReport::default();
    for line in &contract.lines {
        let price = line.unit_price_ht;
        // Quantities of parts are in 10^-10, a price of d decimals in 10^-d euros; 100 cents a euro.
        let unit = 10_i128.pow(8 + u32::from(price.decimals.min(6)));
        for part in &line.parts {
            let vat = Vat {
                regime: part.vat_regime,
                rate: part.vat_rate,
                mention: None,
            };
            report.vat_per_part_total_cents += part.ht_cents + vat.tax(part.ht_cents);
            let alone = part.cost.quantity.saturating_mul(price.units);
            report.parts_rounded_alone_cents += Cents::from_wide(half_up(alone, unit));
        }
    }
    let totals = &contract.totals;
    report.vat_per_member_total_cents = totals.ht_cents + totals.vat_invoiced_cents + totals.vat_self_assessed_cents;
    report.difference_cents = report.vat_per_part_total_cents - report.vat_per_member_total_cents;
    report.line_amounts_cents = totals.ht_cents;
    report
}
