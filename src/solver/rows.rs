//! From options and rules to the rows of the search problem.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::aim::{Aim, Budget, Costs, Fairness};
use super::model::{Model, Opt, Row, bits};
use super::options::{CENT, Choice};
use super::rules::InForce;
use crate::domain::bid::Bid;
use crate::domain::decimal::{Rate, Share, Weight};
use crate::domain::ids::MemberId;
use crate::domain::rules::RuleId;
use crate::domain::years::Years;

impl Model {
    /// The problem of these options.
    #[must_use]
    pub fn of(bid: &Bid, lines: &[Arc<Vec<Choice>>], years: &Years, rules: &InForce, aim: &Aim, budget: Option<&Budget>, fairness: Option<&Fairness>) -> Self {
        let builder = Builder {
            bid,
            rules,
            rows: Vec::new(),
            of: None,
            of_rows: Vec::new(),
            entries: Vec::new(),
        };
        builder.build(lines, years, aim, budget, fairness)
    }
}

/// Builds rows while the options are read.
struct Builder<'a> {
    bid: &'a Bid,
    rules: &'a InForce,
    rows: Vec<Row>,
    /// The rule that rows are made of now, and that of each row.
    of: Option<RuleId>,
    of_rows: Vec<Option<RuleId>>,
    entries: Vec<Vec<(u32, f64)>>,
}

#[derive(Default)]
struct RowsOfMember {
    hours: Vec<u32>,
    years: Vec<u32>,
    threshold: Vec<u32>,
    min_order: Option<u32>,
    min_share: Option<u32>,
    max_share: Option<u32>,
    must: Option<u32>,
    above: Option<u32>,
    below: Option<u32>,
}

fn cents(amount: i128) -> f64 {
    amount as f64 / CENT as f64
}

fn millionths(rate: i128) -> f64 {
    rate as f64 / Rate::ONE_SCALED as f64
}

impl Builder<'_> {
    /// True when the rule holds: rows are made of it from now on.
    fn holds(&mut self, rule: RuleId) -> bool {
        let holds = self.rules.holds(&rule);
        self.of = Some(rule);
        holds
    }

    fn row(&mut self, cap: f64, of_total: f64, when: Option<usize>) -> u32 {
        self.of_rows.push(self.of.clone());
        self.rows.push(Row {
            cap,
            of_total,
            when,
            is_soft: false,
        });
        (self.rows.len() - 1) as u32
    }

    fn soft(&mut self, of_total: f64) -> u32 {
        let row = self.row(0.0, of_total, None);
        self.rows[row as usize].is_soft = true;
        row
    }

    /// The rows of one member, and whether it may serve at all.
    fn member(&mut self, at: usize, years: &Years, aim: &Aim, fairness: Option<&Fairness>) -> (RowsOfMember, bool) {
        let mut rows = RowsOfMember::default();
        let Some(member) = self.bid.members.get(at) else { return (rows, false) };
        let (terms, group) = (&member.terms, &self.bid.allocation_rules);
        let id = || -> MemberId { member.id.clone() };
        let mut may_serve = true;
        if let Some(hours) = terms.capacity_hours_per_month
            && self.holds(RuleId::CapacityHours { member: id() })
        {
            let hour = Weight::ONE_SCALED as f64;
            let months = self.bid.tender.periods.iter().map(|p| f64::from(p.months));
            let caps: Vec<f64> = months.map(|months| hours.scaled() as f64 / hour * months).collect();
            rows.hours = caps.into_iter().map(|cap| self.row(cap, 0.0, None)).collect();
        }
        if let Some(cap) = terms.turnover_cap_cents
            && self.holds(RuleId::TurnoverCap { member: id() })
        {
            rows.years = years.labels().iter().map(|_| self.row(cap.0 as f64, 0.0, None)).collect();
        }
        if let Some(threshold) = &member.private.vat_threshold
            && self.holds(RuleId::VatThreshold { member: id() })
        {
            let left = years
                .labels()
                .iter()
                .map(|year| (threshold.limit_cents - member.private.other_turnover(year)).0);
            let left: Vec<i64> = left.collect();
            // Who is above the threshold already must not serve; serving nothing, it breaks nothing.
            may_serve = left.iter().all(|left| *left >= 0);
            if may_serve {
                rows.threshold = left.into_iter().map(|left| self.row(left as f64, 0.0, None)).collect();
            }
        }
        if terms.min_order_cents.0 > 0 && self.holds(RuleId::MinOrder { member: id() }) {
            rows.min_order = Some(self.row(-(terms.min_order_cents.0 as f64), 0.0, Some(at)));
        }
        if let Some(least) = terms.min_share.max(group.min_share)
            && self.holds(RuleId::MinShare { member: id() })
        {
            rows.min_share = Some(self.row(0.0, millionths(least.scaled()), Some(at)));
        }
        if let Some(most) = [terms.max_share, group.max_share].into_iter().flatten().min()
            && self.holds(RuleId::MaxShare { member: id() })
        {
            rows.max_share = Some(self.row(0.0, -millionths(most.scaled()), None));
        }
        if terms.must_serve && self.holds(RuleId::MustServe { member: id() }) {
            rows.must = Some(self.row(-1.0, 0.0, None));
        }
        self.of = None;
        if let Some(fairness) = fairness {
            let wished = fairness.wished.of(at);
            rows.above = Some(self.row(fairness.at_most as f64, -wished, None));
            rows.below = Some(self.row(fairness.at_most as f64, wished, None));
        }
        if let Aim::Deviation(wished) = aim {
            let wished = wished.of(at);
            rows.above = Some(self.soft(-wished));
            rows.below = Some(self.soft(wished));
        }
        (rows, may_serve)
    }

    fn build(mut self, lines: &[Arc<Vec<Choice>>], years: &Years, aim: &Aim, budget: Option<&Budget>, fairness: Option<&Fairness>) -> Model {
        let members = self.bid.members.len().min(64);
        let mut of_members = Vec::with_capacity(members);
        let mut banned = 0_u64;
        for at in 0..members {
            let (rows, may_serve) = self.member(at, years, aim, fairness);
            of_members.push(rows);
            banned |= u64::from(!may_serve) << at;
        }
        if let Some(ceiling) = self.bid.tender.ceiling_ht_cents
            && self.holds(RuleId::Ceiling)
        {
            self.row(ceiling.0 as f64, 1.0, None);
        }
        self.of = None;
        let budget_row = budget.map(|b| (self.row(cents(b.at_most), 0.0, None), b.of));
        let kept: Vec<Vec<(usize, &Choice)>> = lines
            .iter()
            .map(|choices| choices.iter().enumerate().filter(|(_, c)| c.mask & banned == 0).collect())
            .collect();
        let linked = self.links(&kept);
        let costs = Costs::of(aim, lines);
        let mut opts = Vec::new();
        let mut ranges = Vec::with_capacity(lines.len());
        for (line, choices) in kept.iter().enumerate() {
            let from = opts.len() as u32;
            for (at, choice) in choices {
                let mut entries = of_choice(&of_members, choice);
                entries.extend(linked.iter().filter(|l| l.line == line).flat_map(|l| l.entries(choice.mask)));
                entries.extend(budget_row.map(|(row, of)| (row, cents(of(choice)))));
                self.entries.push(entries);
                opts.push(Opt {
                    choice: *at as u32,
                    cost: costs.cost(aim, line, *at, choice),
                    total: cents(choice.ht),
                    mask: choice.mask,
                    entries: (0, 0),
                });
            }
            ranges.push((from, opts.len() as u32));
        }
        let max_members = self.bid.allocation_rules.max_members.filter(|_| self.rules.holds(&RuleId::MaxMembers));
        let max_members = max_members.map(|most| most as usize).filter(|most| *most < members);
        self.finish(opts, ranges, members, max_members, &costs, matches!(aim, Aim::Deviation(_)))
    }

    /// Rows between lines: no common member, or the same members.
    fn links(&mut self, lines: &[Vec<(usize, &Choice)>]) -> Vec<Link> {
        let bid = self.bid;
        let place = |id| bid.lines.iter().position(|l| &l.id == id);
        let used = |line: usize| lines.get(line).map_or(0, |choices| choices.iter().fold(0, |mask, (_, c)| mask | c.mask));
        let mut links: Vec<Link> = Vec::new();
        for (a, line) in bid.lines.iter().enumerate() {
            if line.not_same_host_as.is_empty() || !self.holds(RuleId::NotSameHostAs { line: line.id.clone() }) {
                continue;
            }
            for b in line.not_same_host_as.iter().filter_map(place) {
                let rows: Vec<(usize, u32)> = bits(used(a) & used(b)).map(|m| (m, self.row(1.0, 0.0, None))).collect();
                links.extend([a, b].map(|line| Link {
                    line,
                    rows: rows.iter().map(|(m, row)| (*m, *row, 1.0)).collect(),
                }));
            }
        }
        for package in &bid.allocation_rules.packages {
            if !self.holds(RuleId::Package { package: package.id.clone() }) {
                continue;
            }
            let mut places = package.lines.iter().filter_map(place);
            let Some(first) = places.next() else { continue };
            for other in places {
                let rows: Vec<(usize, u32, u32)> = bits(used(first) | used(other))
                    .map(|m| (m, self.row(0.0, 0.0, None), self.row(0.0, 0.0, None)))
                    .collect();
                for (line, sign) in [(first, 1.0), (other, -1.0)] {
                    let rows = rows.iter().flat_map(|(m, more, less)| [(*m, *more, sign), (*m, *less, -sign)]);
                    links.push(Link { line, rows: rows.collect() });
                }
            }
        }
        links
    }

    /// Scales the rows, leaves out those that no allocation can break.
    fn finish(mut self, mut opts: Vec<Opt>, lines: Vec<(u32, u32)>, members: usize, max_members: Option<usize>, costs: &Costs, has_soft: bool) -> Model {
        let mut most = vec![0.0; self.rows.len()];
        let mut largest: Vec<f64> = self.rows.iter().map(|r| r.cap.abs()).collect();
        let mut best: Vec<f64> = vec![0.0; self.rows.len()];
        for (from, to) in &lines {
            best.iter_mut().for_each(|b| *b = f64::NEG_INFINITY);
            for opt in *from..*to {
                let total = opts[opt as usize].total;
                let mut activity: Vec<f64> = self.rows.iter().map(|r| r.of_total * total).collect();
                for (row, number) in &self.entries[opt as usize] {
                    activity[*row as usize] += number;
                }
                for ((best, largest), a) in best.iter_mut().zip(&mut largest).zip(&activity) {
                    *best = best.max(*a);
                    *largest = largest.max(a.abs());
                }
            }
            most.iter_mut().zip(&best).for_each(|(m, b)| *m += b.max(-1e300));
        }
        let soft_scale = self.rows.iter().zip(&largest).filter(|(r, _)| r.is_soft).map(|(_, l)| *l).fold(1.0, f64::max);
        let mut new_place = vec![None; self.rows.len()];
        let mut rows: Vec<Row> = Vec::new();
        let mut rules = Vec::new();
        let mut scales = vec![1.0; self.rows.len()];
        for (at, row) in self.rows.iter_mut().enumerate() {
            if !row.is_soft && most[at] <= row.cap {
                continue;
            }
            let scale = if row.is_soft { soft_scale } else { largest[at].max(1e-9) };
            scales[at] = scale;
            new_place[at] = Some(rows.len() as u32);
            rules.push(self.of_rows[at].clone());
            rows.push(Row {
                cap: row.cap / scale,
                of_total: row.of_total / scale,
                ..row.clone()
            });
        }
        let mut entries = Vec::new();
        for (opt, own) in opts.iter_mut().zip(&self.entries) {
            let from = entries.len() as u32;
            entries.extend(
                own.iter()
                    .filter_map(|(row, number)| Some((new_place[*row as usize]?, number / scales[*row as usize]))),
            );
            opt.entries = (from, entries.len() as u32);
        }
        Model {
            opts,
            entries,
            rows,
            lines,
            members,
            max_members,
            rules,
            weighed: self.of_rows.into_iter().flatten().chain(max_members.map(|_| RuleId::MaxMembers)).collect(),
            unit: costs.unit,
            is_whole: costs.is_whole,
            soft_scale,
            has_soft,
        }
    }
}

/// The rows that tie a line to others, by member.
struct Link {
    line: usize,
    rows: Vec<(usize, u32, f64)>,
}

impl Link {
    fn entries(&self, mask: u64) -> impl Iterator<Item = (u32, f64)> {
        self.rows
            .iter()
            .filter(move |(m, ..)| mask & 1 << m != 0)
            .map(|(_, row, number)| (*row, *number))
    }
}

fn of_choice(of_members: &[RowsOfMember], choice: &Choice) -> Vec<(u32, f64)> {
    let hour = (Share::ONE_SCALED * 10_000 * Weight::ONE_SCALED) as f64;
    let mut entries: BTreeMap<u32, f64> = BTreeMap::new();
    for part in &choice.parts {
        let Some(rows) = of_members.get(part.member) else { continue };
        let amount = cents(part.amount);
        let mut add = |row: u32, number: f64| *entries.entry(row).or_default() += number;
        rows.hours.iter().zip(&part.hours).for_each(|(row, hours)| add(*row, *hours as f64 / hour));
        for (rows, years) in [(&rows.years, &part.by_year), (&rows.threshold, &part.by_year)] {
            rows.iter().zip(years).for_each(|(row, amount)| add(*row, cents(*amount)));
        }
        for row in [rows.max_share, rows.above].into_iter().flatten() {
            add(row, amount);
        }
        for row in [rows.min_order, rows.min_share, rows.below].into_iter().flatten() {
            add(row, -amount);
        }
        rows.must.into_iter().for_each(|row| add(row, -1.0));
    }
    entries.into_iter().filter(|(_, number)| *number != 0.0).collect()
}
