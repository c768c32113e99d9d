//! The ways in which each line can be served: an option is a set of members with their shares, priced once with the real
//! rounding. Everything the search needs is a constant of an option (`joint-bid/1` §5, last paragraph).

use std::sync::Arc;

use super::rules::InForce;
use crate::domain::bid::{Bid, Measure, VatGroup};
use crate::domain::contract::{Bidder, Quote, quote};
use crate::domain::decimal::{Rate, Share};
use crate::domain::places::{AskTable, Places};
use crate::domain::roster::Service;
use crate::domain::rules::{RuleId, broken_by_line};
use crate::domain::share_out::largest_remainder;
use crate::domain::withheld::withheld_rate;
use crate::domain::years::Years;

/// A cent in the unit of exact amounts, 10^-12 cents.
pub const CENT: i128 = 1_000_000_000_000;

/// Most options of one line that are written out: a menu of many parts among many members has more than anyone can weigh.
const OPTIONS_MAX: usize = 60_000;

/// What one member gets of an option.
#[derive(Clone, Debug)]
pub struct PartOf {
    pub member: usize,
    /// Under the measure in use, in units of 10^-12 cents.
    pub amount: i128,
    /// The same by year.
    pub by_year: Vec<i128>,
    /// Work by period, share·quantity·hours, in units of 10^-14 hours.
    pub hours: Vec<i128>,
}

/// One way to serve a line.
#[derive(Clone, Debug)]
pub struct Choice {
    pub services: Vec<Service>,
    pub parts: Vec<PartOf>,
    /// Σ of the parts' amounts.
    pub ht: i128,
    /// Σ of the parts' amounts with the VAT that the client bears, in units of 10^-12 cents.
    pub to_buyer: i128,
    /// The members, a bit each.
    pub mask: u64,
}

/// What pricing an option needs to know of the bid.
pub struct Pricer<'a> {
    bid: &'a Bid,
    asks: AskTable,
    withheld: Vec<i128>,
    pub years: Arc<Years>,
}

impl<'a> Pricer<'a> {
    #[must_use]
    pub fn of(bid: &'a Bid) -> Self {
        let mut faults = Vec::new();
        Self {
            bid,
            asks: AskTable::of(bid, &Places::of(bid), &mut faults),
            withheld: bid.members.iter().map(|m| withheld_rate(bid, &m.id)).collect(),
            years: Arc::new(Years::of(&bid.tender).0),
        }
    }

    /// The members with a price for the line.
    #[must_use]
    pub fn bidders(&self, line: usize) -> Vec<usize> {
        (0..self.bid.members.len().min(64))
            .filter(|member| self.asks.find(line, *member).is_some())
            .collect()
    }

    /// Every option of a line that breaks none of the line's own rules in force.
    #[must_use]
    pub fn options(&self, at: usize, rules: &InForce) -> Vec<Choice> {
        let Some(line) = self.bid.lines.get(at) else { return Vec::new() };
        let whole = [vec![Share::ONE]];
        let menu_holds = rules.holds(&RuleId::ShareMenu { line: line.id.clone() });
        let menu: &[Vec<Share>] = if menu_holds && !line.share_menu.is_empty() {
            &line.share_menu
        } else {
            &whole
        };
        let bidders = self.bidders(at);
        let mut options: Vec<Vec<Service>> = Vec::new();
        for vector in menu {
            let mut sorted = vector.clone();
            sorted.sort_unstable();
            self.place(at, &sorted, &bidders, &mut Vec::new(), &mut options);
        }
        options.iter_mut().for_each(|services| services.sort_by_key(|s| s.member));
        options.sort_by_key(|o| key(o));
        options.dedup_by(|a, b| key(a) == key(b));
        let lawful = |services: &Vec<Service>| !broken_by_line(self.bid, line, services).iter().any(|rule| rules.holds(rule));
        options.into_iter().filter(lawful).filter_map(|services| self.priced(at, services)).collect()
    }

    /// The services as they are, if that breaks none of the line's own rules in force and has a price.
    #[must_use]
    pub fn only(&self, at: usize, services: &[Service], rules: &InForce) -> Vec<Choice> {
        let Some(line) = self.bid.lines.get(at) else { return Vec::new() };
        let is_lawful = !services.is_empty() && !broken_by_line(self.bid, line, services).iter().any(|rule| rules.holds(rule));
        is_lawful.then(|| self.priced(at, services.to_vec())).flatten().into_iter().collect()
    }

    /// Gives the shares that are left to members not yet in: equal shares in ascending member order only.
    fn place(&self, line: usize, shares: &[Share], bidders: &[usize], placed: &mut Vec<Service>, options: &mut Vec<Vec<Service>>) {
        if options.len() >= OPTIONS_MAX {
            return;
        }
        let Some((share, rest)) = shares.split_first() else {
            options.push(placed.clone());
            return;
        };
        let after = placed.last().filter(|last| last.share == *share).map(|last| last.member);
        for &member in bidders {
            if after.is_some_and(|last| member < last) || placed.iter().any(|s| s.member == member) {
                continue;
            }
            placed.push(Service {
                member,
                share: *share,
                ask: self.asks.find(line, member),
            });
            self.place(line, rest, bidders, placed, options);
            placed.pop();
        }
    }

    /// The option with its amounts; `None` when it has no price.
    #[must_use]
    pub fn priced(&self, at: usize, services: Vec<Service>) -> Option<Choice> {
        let bid = self.bid;
        let line = bid.lines.get(at)?;
        let bidders: Option<Vec<Bidder<'_>>> = services
            .iter()
            .map(|s| {
                Some(Bidder {
                    ask: bid.asks.get(s.ask?)?,
                    share: s.share,
                    withheld: *self.withheld.get(s.member)?,
                })
            })
            .collect();
        let bidders = bidders?;
        let quote = quote(line, &bid.pricing, &bidders).ok()?;
        let mut parts = Vec::with_capacity(services.len());
        for (place, (service, bidder)) in services.iter().zip(&bidders).enumerate() {
            let (amount, by_year) = self.amounts(at, &quote, place)?;
            let hours = bidder.ask.hours_per_unit.scaled();
            parts.push(PartOf {
                member: service.member,
                amount,
                by_year,
                hours: line.qty_by_period.iter().map(|q| service.share.scaled() * q.scaled() * hours).collect(),
            });
        }
        Some(Choice {
            ht: parts.iter().map(|p| p.amount).sum(),
            to_buyer: parts.iter().zip(&bidders).map(|(part, bidder)| self.to_buyer(part, bidder)).sum(),
            mask: services.iter().fold(0, |mask, s| mask | 1 << s.member),
            services,
            parts,
        })
    }

    /// The amount of a part and its years: real cents, or the exact selling value (§5.6–5.9), cut to 10^-12 cents.
    fn amounts(&self, line: usize, quote: &Quote, place: usize) -> Option<(i128, Vec<i128>)> {
        let line = self.bid.lines.get(line)?;
        let weights: Vec<i128> = line.qty_by_period.iter().map(|q| q.scaled()).collect();
        let years = self.years.labels().len();
        if self.bid.allocation_rules.measure == Measure::Invoiced {
            let part = *quote.parts.get(place)?;
            let mut by_year = vec![crate::domain::money::Cents::ZERO; years];
            self.years.add(&largest_remainder(part, &weights), &mut by_year);
            return Some((part.wide() * CENT, by_year.iter().map(|c| c.wide() * CENT).collect()));
        }
        let discount = self.bid.pricing.discount.as_ref().map_or(0, |d| d.rate.scaled());
        // g is in 10^-16 euros, k in 10^-12: v = g·(1 − discount)/(1 − k), here in 10^-12 cents.
        let kept = Share::ONE_SCALED * Rate::ONE_SCALED - quote.withheld;
        let top = quote.costs.get(place)?.exact.checked_mul(Rate::ONE_SCALED - discount)?;
        let value = scale(top, 10_000, kept)?;
        let quantity: i128 = weights.iter().sum();
        let mut by_year = vec![0; years];
        for (period, weight) in weights.iter().enumerate() {
            let months: i128 = self.years.months_of(period).map(|(_, n)| n).sum();
            for (year, n) in self.years.months_of(period) {
                *by_year.get_mut(year)? += scale(value, weight * n, quantity * months)?;
            }
        }
        Some((value, by_year))
    }

    /// M·(1 + τ), τ = 0 for the exempt group, rate·(1 − d) otherwise (§7.2).
    fn to_buyer(&self, part: &PartOf, bidder: &Bidder<'_>) -> i128 {
        let own = self.bid.members.get(part.member).map(|m| &m.card.vat);
        let Some(vat) = bidder.ask.vat.as_ref().or(own) else { return part.amount };
        if vat.regime.group() == VatGroup::Exempt {
            return part.amount;
        }
        let borne = vat.rate.scaled() * (Rate::ONE_SCALED - self.bid.tender.buyer.deducted_rate().scaled());
        part.amount + scale(part.amount, borne, Rate::ONE_SCALED * Rate::ONE_SCALED).unwrap_or(0)
    }
}

fn key(services: &[Service]) -> Vec<(usize, Share)> {
    services.iter().map(|s| (s.member, s.share)).collect()
}

/// ⌊a·b/d⌋ for a, b ≥ 0 and d > 0; in two steps where the product does not fit.
fn scale(a: i128, b: i128, d: i128) -> Option<i128> {
    if d <= 0 {
        return None;
    }
    match a.checked_mul(b) {
        Some(product) => Some(product / d),
        None => (a / d)
            .checked_mul(b)?
            .checked_add(((a % d) / 1_000_000).checked_mul(b)?.checked_div(d / 1_000_000)?),
    }
}
