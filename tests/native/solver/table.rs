//! All allocations that a small bid could have, each with the rules that it breaks and its amounts. The rules are judged by
//! `domain`; on selling values (`joint-bid/1` §5.9), which `domain` does not judge, they are judged here.

use std::collections::{BTreeMap, BTreeSet};

use portee::domain::bid::{AllocationRow, Base, Bid, Measure, VatGroup, YearBasis};
use portee::domain::contract::{Contract, Part, PriceLine, price};
use portee::domain::decimal::{Rate, Share};
use portee::domain::ids::MemberId;
use portee::domain::money::Cents;
use portee::domain::rules::{RuleId, violations};

/// Cents nearer than this are the same: the format prints six decimals (§7.2).
pub const NEAR: f64 = 1e-6;

/// An allocation.
pub struct Way {
    pub rows: Vec<AllocationRow>,
    pub broken: Vec<RuleId>,
    pub ht: f64,
    pub to_buyer: f64,
    pub by_member: Vec<f64>,
    /// Who serves each line, a bit each.
    pub masks: Vec<u64>,
    /// The option of each line: its place in `Table::options`.
    pub option: Vec<usize>,
}

/// Who serves a line with which share, in member order.
pub type Services = Vec<(usize, Share)>;

pub struct Table {
    pub bid: Bid,
    pub ways: Vec<Way>,
    pub options: Vec<Vec<Services>>,
    /// What each member invoices by year, by line and option.
    pub by_year: BTreeMap<(usize, usize), Vec<Vec<f64>>>,
}

impl Table {
    /// `None` when there are more than `most` allocations.
    pub fn of(bid: Bid, most: usize) -> Option<Self> {
        let options: Vec<Vec<Services>> = (0..bid.lines.len()).map(|at| options(&bid, at)).collect();
        let count = options.iter().try_fold(1_usize, |product, line| product.checked_mul(line.len()))?;
        if count > most {
            return None;
        }
        let mut table = Self {
            ways: Vec::with_capacity(count),
            by_year: BTreeMap::new(),
            options,
            bid,
        };
        for number in 0..count {
            let mut left = number;
            let mut option = Vec::new();
            for line in &table.options {
                option.push(left % line.len());
                left /= line.len();
            }
            table.add(option);
        }
        Some(table)
    }

    fn add(&mut self, option: Vec<usize>) {
        let chosen: Vec<&Services> = self.options.iter().zip(&option).map(|(line, at)| &line[*at]).collect();
        let mut rows = Vec::new();
        for (line, services) in self.bid.lines.iter().zip(&chosen) {
            rows.extend(services.iter().map(|(member, share)| AllocationRow {
                line: line.id.clone(),
                member: self.bid.members[*member].id.clone(),
                share: *share,
            }));
        }
        let own = Bid {
            allocation: Some(rows.clone()),
            ..self.bid.clone()
        };
        let contract = price(&own);
        assert!(contract.faults.is_empty(), "{:?}", contract.faults);
        let mut way = Way {
            masks: chosen.iter().map(|services| services.iter().fold(0, |mask, (m, _)| mask | 1 << m)).collect(),
            broken: violations(&own, &contract),
            ht: 0.0,
            to_buyer: 0.0,
            by_member: vec![0.0; own.members.len()],
            rows,
            option,
        };
        let mut years = vec![vec![0.0; contract.years.labels().len()]; own.members.len()];
        for line in &contract.lines {
            let mut of_line = vec![vec![0.0; contract.years.labels().len()]; own.members.len()];
            for part in &line.parts {
                let by_year = by_year(&own, &contract, line, part);
                let amount = amount(&own, line, part);
                way.ht += amount;
                way.to_buyer += amount * (1.0 + borne(&own, part));
                way.by_member[part.member_at] += amount;
                for (year, amount) in by_year.iter().enumerate() {
                    years[part.member_at][year] += amount;
                }
                of_line[part.member_at] = by_year;
            }
            self.by_year.entry((line.at, way.option[line.at])).or_insert(of_line);
        }
        if own.allocation_rules.measure == Measure::SellingValue {
            way.broken.retain(|rule| !is_of_amounts(rule));
            way.broken.extend(broken_by_selling_values(&own, &contract, &way, &years));
        }
        self.ways.push(way);
    }

    /// The allocations that obey these rules, and `joint-bid/1` §7.3 where a menu does not hold: one member.
    pub fn lawful(&self, holds: &dyn Fn(&RuleId) -> bool) -> Vec<&Way> {
        let no_menu: Vec<bool> = self
            .bid
            .lines
            .iter()
            .map(|l| !l.share_menu.is_empty() && !holds(&RuleId::ShareMenu { line: l.id.clone() }))
            .collect();
        let is_lawful = |way: &&Way| {
            let mut lines = no_menu.iter().zip(&way.masks);
            lines.all(|(no_menu, mask)| !no_menu || mask.count_ones() == 1) && !way.broken.iter().any(holds)
        };
        self.ways.iter().filter(is_lawful).collect()
    }

    /// |W − θ·T|, the largest; 1/n each when nobody wishes anything.
    pub fn deviation(&self, way: &Way, targets: &BTreeMap<MemberId, Rate>) -> f64 {
        let of = |(at, amount): (usize, &f64)| {
            let wished = if targets.is_empty() {
                1.0 / self.bid.members.len() as f64
            } else {
                targets.get(&self.bid.members[at].id).map_or(0.0, |r| r.scaled() as f64 / 1e6)
            };
            (amount - wished * way.ht).abs()
        };
        way.by_member.iter().enumerate().map(of).fold(0.0, f64::max)
    }

    /// The way with these rows.
    pub fn find(&self, rows: &[AllocationRow]) -> &Way {
        self.ways.iter().find(|way| same(&way.rows, rows)).expect("an answer is one of all allocations")
    }
}

pub fn same(a: &[AllocationRow], b: &[AllocationRow]) -> bool {
    let set = |rows: &[AllocationRow]| -> BTreeSet<(String, String, i128)> {
        rows.iter().map(|r| (r.line.to_string(), r.member.to_string(), r.share.scaled())).collect()
    };
    set(a) == set(b)
}

impl Way {
    pub fn base(&self, base: Base) -> f64 {
        match base {
            Base::MinHt => self.ht,
            Base::MinBuyerCost => self.to_buyer,
        }
    }
}

/// Every way to give a vector of the menu, or the whole, to members with an ask.
fn options(bid: &Bid, at: usize) -> Vec<Services> {
    let line = &bid.lines[at];
    let bidders: Vec<usize> = (0..bid.members.len())
        .filter(|m| bid.asks.iter().any(|a| a.line == line.id && a.member == bid.members[*m].id))
        .collect();
    let mut found = BTreeSet::new();
    for vector in line.share_menu.iter().cloned().chain([vec![Share::ONE]]) {
        let mut partial: Vec<Services> = vec![Vec::new()];
        for share in vector {
            let grown = partial.iter().flat_map(|services| {
                let free = bidders.iter().filter(|m| !services.iter().any(|(other, _)| other == *m));
                free.map(|m| services.iter().copied().chain([(*m, share)]).collect::<Services>())
            });
            partial = grown.collect();
        }
        for mut services in partial {
            services.sort_by_key(|(member, _)| *member);
            found.insert(services);
        }
    }
    found.into_iter().collect()
}

fn amount(bid: &Bid, line: &PriceLine, part: &Part) -> f64 {
    if bid.allocation_rules.measure == Measure::Invoiced {
        return part.ht_cents.0 as f64;
    }
    let discount = bid.pricing.discount.as_ref().map_or(0.0, |d| d.rate.scaled() as f64 / 1e6);
    part.cost.exact as f64 / 1e14 * (1.0 - discount) / (1.0 - line.withheld as f64 / 1e12)
}

fn by_year(bid: &Bid, contract: &Contract, line: &PriceLine, part: &Part) -> Vec<f64> {
    let count = contract.years.labels().len();
    if bid.allocation_rules.measure == Measure::Invoiced {
        let mut years = vec![Cents::ZERO; count];
        contract.years.add(&part.ht_by_period_cents, &mut years);
        return years.iter().map(|c| c.0 as f64).collect();
    }
    let quantities: Vec<f64> = bid.lines[line.at].qty_by_period.iter().map(|q| q.scaled() as f64).collect();
    let whole: f64 = quantities.iter().sum();
    let mut years = vec![0.0; count];
    let mut month = 0;
    for (period, quantity) in quantities.iter().enumerate() {
        let months = bid.tender.periods[period].months;
        for _ in 0..months {
            // All small bids start on the first of June.
            let year = if bid.tender.year_basis == YearBasis::Period {
                period
            } else {
                (month + 5) / 12
            };
            years[year] += amount(bid, line, part) * quantity / whole / f64::from(months);
            month += 1;
        }
    }
    years
}

/// τ: 0 for the exempt group, the part of the rate that the client does not deduct otherwise (§7.2).
fn borne(bid: &Bid, part: &Part) -> f64 {
    let deducted = bid.tender.buyer.deducted_rate().scaled() as f64 / 1e6;
    match part.vat_regime.group() {
        VatGroup::Exempt => 0.0,
        VatGroup::Charged | VatGroup::Reverse => part.vat_rate.scaled() as f64 / 1e6 * (1.0 - deducted),
    }
}

fn is_of_amounts(rule: &RuleId) -> bool {
    use RuleId::{Ceiling, MaxShare, MinOrder, MinShare, TurnoverCap, VatThreshold};
    matches!(
        rule,
        MinOrder { .. } | TurnoverCap { .. } | VatThreshold { .. } | MinShare { .. } | MaxShare { .. } | Ceiling
    )
}

fn broken_by_selling_values(bid: &Bid, contract: &Contract, way: &Way, years: &[Vec<f64>]) -> Vec<RuleId> {
    let group = &bid.allocation_rules;
    let mut broken = Vec::new();
    for (at, member) in bid.members.iter().enumerate() {
        let (terms, amount) = (&member.terms, way.by_member[at]);
        let serves = way.masks.iter().any(|mask| mask >> at & 1 == 1);
        let id = || member.id.clone();
        let part = |rate: Rate| rate.scaled() as f64 / 1e6 * way.ht;
        if serves && amount < terms.min_order_cents.0 as f64 - NEAR {
            broken.push(RuleId::MinOrder { member: id() });
        }
        let is_above = |limit: f64, year: usize| years[at][year] > limit + NEAR;
        let mut labels = contract.years.labels().iter().enumerate();
        if terms
            .turnover_cap_cents
            .is_some_and(|cap| labels.clone().any(|(year, _)| is_above(cap.0 as f64, year)))
        {
            broken.push(RuleId::TurnoverCap { member: id() });
        }
        let limit = member.private.vat_threshold.as_ref().map(|t| t.limit_cents);
        let other = |label: &str| member.private.other_turnover(label).0 as f64;
        if serves && limit.is_some_and(|limit| labels.any(|(year, label)| is_above(limit.0 as f64 - other(label), year))) {
            broken.push(RuleId::VatThreshold { member: id() });
        }
        if serves && terms.min_share.max(group.min_share).is_some_and(|least| amount < part(least) - NEAR) {
            broken.push(RuleId::MinShare { member: id() });
        }
        if [terms.max_share, group.max_share].into_iter().flatten().any(|most| amount > part(most) + NEAR) {
            broken.push(RuleId::MaxShare { member: id() });
        }
    }
    if bid.tender.ceiling_ht_cents.is_some_and(|ceiling| way.ht > ceiling.0 as f64 + NEAR) {
        broken.push(RuleId::Ceiling);
    }
    broken
}
