//! VAT of the contract: one row per member, regime and rate, with one rounding per row (`joint-bid/1` §8.3; EN 16931, BR-CO-17).

use serde::Serialize;

use super::price_line::PriceLine;
use crate::domain::bid::{Bid, Vat, VatGroup, VatRegime};
use crate::domain::decimal::Rate;
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::share_out::largest_remainder;
use crate::domain::vat::effective_vat;

/// What one member invoices under one regime and rate, and what it costs the buyer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VatRow {
    pub member: MemberId,
    pub regime: VatRegime,
    pub rate: Rate,
    pub base_ht_cents: Cents,
    /// On the invoice.
    pub vat_invoiced_cents: Cents,
    /// Not on the invoice: the buyer declares it (*autoliquidation*).
    pub vat_self_assessed_cents: Cents,
    pub invoiced_total_cents: Cents,
    pub mention: Option<String>,
    /// What the buyer recovers.
    pub vat_deducted_cents: Cents,
    pub cost_to_buyer_cents: Cents,
    /// Position of the member in the bid.
    #[serde(skip)]
    pub member_at: usize,
}

impl VatRow {
    fn tax(&self) -> Cents {
        self.vat_invoiced_cents + self.vat_self_assessed_cents
    }
}

/// The rows of all members with the same regime and rate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RegimeTotal {
    pub regime: VatRegime,
    pub rate: Rate,
    pub base_ht_cents: Cents,
    pub vat_invoiced_cents: Cents,
    pub vat_self_assessed_cents: Cents,
}

/// The contract in five sums.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Totals {
    pub ht_cents: Cents,
    pub vat_invoiced_cents: Cents,
    /// HT and the VAT on the invoices (TTC).
    pub invoiced_cents: Cents,
    pub vat_self_assessed_cents: Cents,
    pub vat_deducted_cents: Cents,
    /// HT and all VAT, less what the buyer recovers.
    pub cost_to_buyer_cents: Cents,
}

/// Rows by member, then in the order of the first line where the regime and rate occur; and the totals.
pub(super) fn vat_rows(bid: &Bid, lines: &[PriceLine]) -> (Vec<VatRow>, Totals) {
    let mut by_member: Vec<Vec<(VatRow, &Vat)>> = vec![Vec::new(); bid.members.len()];
    for part in lines.iter().flat_map(|l| &l.parts) {
        let (Some(rows), Some(member)) = (by_member.get_mut(part.member_at), bid.members.get(part.member_at)) else {
            continue;
        };
        match rows.iter_mut().find(|(row, _)| row.regime == part.vat_regime && row.rate == part.vat_rate) {
            Some((row, _)) => row.base_ht_cents += part.ht_cents,
            None => {
                let vat = effective_vat(member, bid.asks.get(part.ask_at).map(AsRef::as_ref));
                rows.push((first_of(part.member_at, member.id.clone(), vat, part.ht_cents), vat));
            }
        }
    }
    let mut rows: Vec<VatRow> = by_member
        .into_iter()
        .flatten()
        .map(|(mut row, vat)| {
            let tax = vat.tax(row.base_ht_cents);
            match vat.regime.group() {
                VatGroup::Exempt => {}
                VatGroup::Charged => row.vat_invoiced_cents = tax,
                VatGroup::Reverse => row.vat_self_assessed_cents = tax,
            }
            row.invoiced_total_cents = row.base_ht_cents + row.vat_invoiced_cents;
            row
        })
        .collect();
    let totals = totals(bid, lines, &rows);
    let taxes: Vec<i128> = rows.iter().map(|r| r.tax().wide()).collect();
    for (row, deducted) in rows.iter_mut().zip(largest_remainder(totals.vat_deducted_cents, &taxes)) {
        row.vat_deducted_cents = deducted;
        row.cost_to_buyer_cents = row.base_ht_cents + row.tax() - deducted;
    }
    (rows, totals)
}

fn first_of(member_at: usize, member: MemberId, vat: &Vat, base: Cents) -> VatRow {
    VatRow {
        member,
        regime: vat.regime,
        rate: vat.rate,
        base_ht_cents: base,
        vat_invoiced_cents: Cents::ZERO,
        vat_self_assessed_cents: Cents::ZERO,
        invoiced_total_cents: base,
        mention: vat.mention.clone(),
        vat_deducted_cents: Cents::ZERO,
        cost_to_buyer_cents: base,
        member_at,
    }
}

fn totals(bid: &Bid, lines: &[PriceLine], rows: &[VatRow]) -> Totals {
    let ht: Cents = lines.iter().map(|l| l.amount_ht_cents).sum();
    let invoiced: Cents = rows.iter().map(|r| r.vat_invoiced_cents).sum();
    let self_assessed: Cents = rows.iter().map(|r| r.vat_self_assessed_cents).sum();
    let deducted = bid.tender.buyer.deducted_rate().of(invoiced + self_assessed);
    Totals {
        ht_cents: ht,
        vat_invoiced_cents: invoiced,
        invoiced_cents: ht + invoiced,
        vat_self_assessed_cents: self_assessed,
        vat_deducted_cents: deducted,
        cost_to_buyer_cents: ht + invoiced + self_assessed - deducted,
    }
}

/// Sums of the rows by regime and rate, in the order of the first row.
pub(super) fn by_regime(rows: &[VatRow]) -> Vec<RegimeTotal> {
    let mut sums: Vec<RegimeTotal> = Vec::new();
    for row in rows {
        let at = sums.iter().position(|s| s.regime == row.regime && s.rate == row.rate).unwrap_or(sums.len());
        if at == sums.len() {
            sums.push(RegimeTotal {
                regime: row.regime,
                rate: row.rate,
                base_ht_cents: Cents::ZERO,
                vat_invoiced_cents: Cents::ZERO,
                vat_self_assessed_cents: Cents::ZERO,
            });
        }
        if let Some(sum) = sums.get_mut(at) {
            sum.base_ht_cents += row.base_ht_cents;
            sum.vat_invoiced_cents += row.vat_invoiced_cents;
            sum.vat_self_assessed_cents += row.vat_self_assessed_cents;
        }
    }
    sums
}
