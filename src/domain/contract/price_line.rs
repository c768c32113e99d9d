//! The lines of the client's ledger: price, amount, parts by member and by period (`joint-bid/1` §8.3).

use serde::Serialize;

use super::ask_cost::AskCost;
use super::quote::{Bidder, quote};
use crate::domain::bid::{Bid, Line, VatRegime};
use crate::domain::decimal::{Quantity, Rate, Share};
use crate::domain::fault::Fault;
use crate::domain::fixed::Fixed;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::money::Cents;
use crate::domain::roster::Service;
use crate::domain::share_out::largest_remainder;
use crate::domain::vat::effective_vat;

/// A priced line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriceLine {
    pub line: LineId,
    /// Q.
    pub quantity: Fixed,
    pub unit: String,
    /// With exactly the decimals of the line.
    pub unit_price_ht: Fixed,
    pub amount_ht_cents: Cents,
    pub amount_by_period_cents: Vec<Cents>,
    /// In member order; their amounts add up to that of the line.
    pub parts: Vec<Part>,
    /// Position of the line in the bid.
    #[serde(skip)]
    pub at: usize,
    /// k: what is withheld from the line, in units of 10^-12. Internal.
    #[serde(skip)]
    pub withheld: i128,
}

/// What one member does of a line, as the client sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    pub member: MemberId,
    pub share: Share,
    pub quantity: Fixed,
    pub ht_cents: Cents,
    pub ht_by_period_cents: Vec<Cents>,
    pub vat_regime: VatRegime,
    pub vat_rate: Rate,
    /// Position of the member in the bid.
    #[serde(skip)]
    pub member_at: usize,
    /// Position of its ask in the bid.
    #[serde(skip)]
    pub ask_at: usize,
    /// What it asked. Internal.
    #[serde(skip)]
    pub cost: AskCost,
}

impl PriceLine {
    /// Prices the line at position `at` for its services, or tells everything that keeps it from having a price.
    /// `withheld` is κ by member.
    pub(super) fn of(bid: &Bid, at: usize, line: &Line, services: &[Service], withheld: &[i128]) -> Result<Self, Vec<Fault>> {
        let faults = Self::missing(bid, line, services);
        if !faults.is_empty() {
            return Err(faults);
        }
        let bidders: Vec<Bidder<'_>> = services
            .iter()
            .filter_map(|s| {
                Some(Bidder {
                    ask: bid.asks.get(s.ask?)?,
                    share: s.share,
                    withheld: withheld.get(s.member).copied().unwrap_or(0),
                })
            })
            .collect();
        let quote = quote(line, &bid.pricing, &bidders).map_err(|fault| vec![fault])?;
        let weights: Vec<i128> = line.qty_by_period.iter().map(|q| q.scaled()).collect();
        let mut by_period = vec![Cents::ZERO; weights.len()];
        let mut parts = Vec::with_capacity(services.len());
        for ((service, cost), amount) in services.iter().zip(quote.costs).zip(quote.parts) {
            let (Some(member), Some(ask_at)) = (bid.members.get(service.member), service.ask) else {
                continue;
            };
            let vat = effective_vat(member, bid.asks.get(ask_at).map(AsRef::as_ref));
            let ht_by_period = largest_remainder(amount, &weights);
            for (sum, part) in by_period.iter_mut().zip(&ht_by_period) {
                *sum += *part;
            }
            parts.push(Part {
                member: member.id.clone(),
                share: service.share,
                quantity: cost.quantity_fixed(),
                ht_cents: amount,
                ht_by_period_cents: ht_by_period,
                vat_regime: vat.regime,
                vat_rate: vat.rate,
                member_at: service.member,
                ask_at,
                cost,
            });
        }
        Ok(Self {
            line: line.id.clone(),
            quantity: Fixed::trimmed(line.total_quantity(), Quantity::AFTER as u8),
            unit: line.unit.clone(),
            unit_price_ht: quote.unit_price,
            amount_ht_cents: quote.amount,
            amount_by_period_cents: by_period,
            parts,
            at,
            withheld: quote.withheld,
        })
    }

    /// What the line lacks before anything can be computed.
    pub(super) fn missing(bid: &Bid, line: &Line, services: &[Service]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let (quantities, periods) = (line.qty_by_period.len(), bid.tender.periods.len());
        if quantities != periods {
            faults.push(Fault::QuantitiesDoNotMatchPeriods {
                line: line.id.clone(),
                quantities,
                periods,
            });
        } else if periods > 0 && line.total_quantity() == 0 {
            faults.push(Fault::QuantityZero { line: line.id.clone() });
        }
        if services.is_empty() {
            faults.push(Fault::LineWithoutAllocation { line: line.id.clone() });
        } else {
            let sum: i128 = services.iter().map(|s| s.share.scaled()).sum();
            if sum != Share::ONE_SCALED {
                faults.push(Fault::SharesDoNotAddUp {
                    line: line.id.clone(),
                    sum: Fixed::trimmed(sum, Share::AFTER as u8),
                });
            }
        }
        let without_ask = services.iter().filter(|s| s.ask.is_none()).filter_map(|s| bid.members.get(s.member));
        faults.extend(without_ask.map(|member| Fault::AskMissing {
            line: line.id.clone(),
            member: member.id.clone(),
        }));
        faults
    }
}
