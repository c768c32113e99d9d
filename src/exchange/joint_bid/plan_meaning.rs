//! The meaning level (§3), second half: what a bid says about its allocation, its prices, its settlement, its service levels
//! and its planning.

use std::collections::{BTreeMap, HashMap};

use super::meaning::{Known, MILLIONTHS, decimal, names, ordered, references, unique};
use super::report::{Expected, Findings, RefusalCode as Code};
use crate::domain::bid::{Backup, Bid, DeductionKind, GameBasis, Pricing, Retroplanning, SplitRule};
use crate::domain::game::{NUCLEOLUS_PLAYERS_MAX, PLAYERS_MAX};
use crate::domain::ids::{LineId, MemberId};
use crate::domain::money::Cents;

/// Most hybrid rules inside each other.
const MAX_HYBRIDS: usize = 4;

pub fn check(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    allocation_rules(found, bid, known);
    allocation(found, bid, known);
    backups(found, bid, known);
    pricing(found, &bid.pricing, known);
    prices_by_hand(found, bid, known);
    settlement(found, bid, known);
    unique(found, bid.sla.iter().map(|s| s.id.as_str()), |i| format!("/sla/{i}/id"));
    for (i, _) in bid.sla.iter().enumerate().filter(|(_, s)| s.series.is_empty() && s.parallel.is_empty()) {
        found.add(Code::Empty, format!("/sla/{i}"), Expected::Unsaid);
    }
    if let Some(plan) = &bid.retroplanning {
        retroplanning(found, plan);
    }
}

fn allocation_rules(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    let rules = &*bid.allocation_rules;
    if rules.objectives.is_empty() && bid.allocation.is_none() {
        found.add(Code::Empty, "/allocation_rules/objectives", Expected::Unsaid);
    }
    unique(found, rules.objectives.iter().map(|o| o.kind.as_str()), |i| {
        format!("/allocation_rules/objectives/{i}/kind")
    });
    for (i, objective) in rules.objectives.iter().enumerate() {
        if let Some(targets) = &objective.targets {
            let path = format!("/allocation_rules/objectives/{i}/targets");
            keys_are_members(found, targets, &path, known);
            adds_up(found, targets.values().map(|t| t.scaled()), (MILLIONTHS, "1", 6), path);
        }
    }
    ordered(found, rules.min_share, rules.max_share, || "/allocation_rules/min_share".to_owned());
    unique(found, rules.packages.iter().map(|p| p.id.as_str()), |i| {
        format!("/allocation_rules/packages/{i}/id")
    });
    for (i, package) in rules.packages.iter().enumerate() {
        let path = format!("/allocation_rules/packages/{i}/lines");
        references(found, &names(&package.lines, LineId::as_str), |id| known.lines.contains_key(id), path);
    }
}

/// A sum in units of 10^-digits, compared with what it must be.
fn adds_up(found: &mut Findings, units: impl Iterator<Item = i128>, (wanted_units, wanted, digits): (i128, &'static str, u32), path: String) {
    let sum: i128 = units.sum();
    if sum != wanted_units {
        found.add(
            Code::Sum,
            path,
            Expected::Sum {
                wanted,
                found: decimal(sum, digits),
            },
        );
    }
}

fn keys_are_members<T>(found: &mut Findings, map: &BTreeMap<MemberId, T>, path: &str, known: &Known<'_>) {
    for id in map.keys().filter(|id| !known.members.contains_key(id.as_str())) {
        found.add(Code::UnknownRef, format!("{path}/{id}"), Expected::Unsaid);
    }
}

fn allocation(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    let Some(rows) = &bid.allocation else { return };
    let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
    let mut sums: HashMap<&str, i128> = HashMap::new();
    for (i, row) in rows.iter().enumerate() {
        if !known.lines.contains_key(row.line.as_str()) {
            found.add(Code::UnknownRef, format!("/allocation/{i}/line"), Expected::Unsaid);
        } else if !known.asked.contains(&(&row.line, &row.member)) {
            found.add(Code::UnknownRef, format!("/allocation/{i}/member"), Expected::Unsaid);
        }
        if let Some(first) = seen.insert((row.line.as_str(), row.member.as_str()), i) {
            found.add(
                Code::DuplicateId,
                format!("/allocation/{i}"),
                Expected::DifferentFrom {
                    path: format!("/allocation/{first}"),
                },
            );
        }
        *sums.entry(row.line.as_str()).or_default() += row.share.scaled();
    }
    for line in &bid.lines {
        match sums.get(line.id.as_str()) {
            None => found.add(Code::Missing, "/allocation", Expected::Line(line.id.to_string())),
            Some(sum) if *sum != MILLIONTHS => {
                let expected = Expected::LineSum {
                    line: line.id.to_string(),
                    found: decimal(*sum, 6),
                };
                found.add(Code::Sum, "/allocation", expected);
            }
            Some(_) => {}
        }
    }
}

/// One backup for a line, of a member that does not serve it.
fn backups(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    unique(found, bid.backups.iter().map(|b| b.line.as_str()), |i| format!("/backups/{i}/line"));
    let is_served = |backup: &Backup| {
        let mut rows = bid.allocation.iter().flatten();
        rows.any(|row| row.line == backup.line && row.member == backup.member)
    };
    for (i, backup) in bid.backups.iter().enumerate() {
        if !known.lines.contains_key(backup.line.as_str()) {
            found.add(Code::UnknownRef, format!("/backups/{i}/line"), Expected::Unsaid);
        }
        if !known.members.contains_key(backup.member.as_str()) {
            found.add(Code::UnknownRef, format!("/backups/{i}/member"), Expected::Unsaid);
        } else if is_served(backup) {
            found.add(Code::Conflict, format!("/backups/{i}/member"), Expected::Unsaid);
        }
    }
}

fn pricing(found: &mut Findings, pricing: &Pricing, known: &Known<'_>) {
    unique(found, pricing.deductions.iter().map(|d| d.id.as_str()), |i| {
        format!("/pricing/deductions/{i}/id")
    });
    for (i, deduction) in pricing.deductions.iter().enumerate() {
        let is_fee = deduction.kind == DeductionKind::Fee;
        let code = match &deduction.beneficiary {
            None if is_fee => Some(Code::Missing),
            Some(_) if !is_fee => Some(Code::Conflict),
            Some(member) if !known.members.contains_key(member.as_str()) => Some(Code::UnknownRef),
            _ => None,
        };
        if let Some(code) = code {
            found.add(code, format!("/pricing/deductions/{i}/beneficiary"), Expected::Unsaid);
        }
    }
    let withheld: i128 = pricing.deductions.iter().map(|d| d.rate.scaled()).sum();
    if withheld >= MILLIONTHS {
        found.add(Code::Range, "/pricing/deductions", Expected::LessThan("1".to_owned()));
    }
    if pricing.discount.as_ref().is_some_and(|d| d.rate.scaled() >= MILLIONTHS) {
        found.add(Code::Range, "/pricing/discount/rate", Expected::LessThan("1".to_owned()));
    }
}

/// A price by hand is that of one line, with no more decimals than the prices of the line.
fn prices_by_hand(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    let prices = &bid.pricing.unit_prices;
    unique(found, prices.iter().map(|p| p.line.as_str()), |i| format!("/pricing/unit_prices/{i}/line"));
    for (i, price) in prices.iter().enumerate() {
        if !known.lines.contains_key(price.line.as_str()) {
            found.add(Code::UnknownRef, format!("/pricing/unit_prices/{i}/line"), Expected::Unsaid);
        }
        let line = bid.lines.iter().find(|l| l.id == price.line);
        if line.is_some_and(|l| !price.has_decimals_of(l.price_decimals)) {
            found.add(Code::Range, format!("/pricing/unit_prices/{i}/unit_price"), Expected::Unsaid);
        }
    }
}

/// What the rules of a bid need besides themselves.
#[derive(Default)]
struct Needs {
    game: bool,
    nucleolus: bool,
}

fn settlement(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    let mut needs = Needs::default();
    rule(found, &bid.settlement.rule, "/settlement/rule", 0, known, &mut needs);
    unique(found, bid.settlement.simulations.iter().map(|s| s.id.as_str()), |i| {
        format!("/settlement/simulations/{i}/id")
    });
    for (i, simulation) in bid.settlement.simulations.iter().enumerate() {
        rule(found, &simulation.rule, &format!("/settlement/simulations/{i}/rule"), 0, known, &mut needs);
    }
    game(found, bid, &needs, known);
}

/// A rule that shares by coalitions needs their values; there are 2^n of them, and people or the optimiser give them.
fn game(found: &mut Findings, bid: &Bid, needs: &Needs, known: &Known<'_>) {
    let game = bid.game.as_ref();
    let has_values = game.is_some_and(|g| g.is_for_the_optimiser() || g.basis != GameBasis::Optimum);
    let has_nucleolus = has_values && game.is_some_and(|g| g.nucleolus);
    if (needs.game && !has_values) || (needs.nucleolus && !has_nucleolus) {
        found.add(Code::Missing, "/game", Expected::Unsaid);
    }
    let Some(game) = game else { return };
    let is_small = game.basis == GameBasis::Optimum || needs.nucleolus;
    let max = if is_small { NUCLEOLUS_PLAYERS_MAX } else { PLAYERS_MAX };
    let players = bid.members.len();
    if has_values && players > max {
        found.add(Code::TooMany, "/game", Expected::Items { min: 1, max, found: players });
    }
    let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
    for (i, value) in game.values.iter().enumerate() {
        let mut ids = names(&value.members, MemberId::as_str);
        references(found, &ids, |id| known.members.contains_key(id), format!("/game/values/{i}/members"));
        ids.sort_unstable();
        if let Some(first) = seen.insert(ids, i) {
            let expected = Expected::DifferentFrom {
                path: format!("/game/values/{first}/members"),
            };
            found.add(Code::DuplicateId, format!("/game/values/{i}/members"), expected);
        }
    }
    keys_are_members(found, &game.costs, "/game/costs", known);
}

fn rule(found: &mut Findings, rule: &SplitRule, path: &str, hybrids_above: usize, known: &Known<'_>, needs: &mut Needs) {
    let weights_path = format!("{path}/weights");
    match rule {
        SplitRule::OwnPrice | SplitRule::Equal | SplitRule::ProRataAsks => {}
        SplitRule::FixedPct { weights } => {
            keys_are_members(found, weights, &weights_path, known);
            adds_up(found, weights.values().map(|w| w.scaled()), (MILLIONTHS, "100", 4), weights_path);
        }
        SplitRule::Days { weights } => {
            keys_are_members(found, weights, &weights_path, known);
            some_weigh(found, weights.values().any(|w| !w.days.is_zero() && !w.rate.is_zero()), weights_path);
        }
        SplitRule::Capacity { weights } => {
            keys_are_members(found, weights, &weights_path, known);
            some_weigh(found, weights.values().any(|w| !w.is_zero()), weights_path);
        }
        SplitRule::MinMax { weights, min_cents, max_cents } => {
            keys_are_members(found, weights, &weights_path, known);
            some_weigh(found, weights.values().any(|w| !w.is_zero()), weights_path);
            min_and_max(found, min_cents, max_cents, path, known);
        }
        SplitRule::Hybrid { a, b, .. } => {
            if hybrids_above >= MAX_HYBRIDS {
                found.add(Code::TooDeep, path, Expected::Levels { max: MAX_HYBRIDS });
            }
            self::rule(found, a, &format!("{path}/a"), hybrids_above + 1, known, needs);
            self::rule(found, b, &format!("{path}/b"), hybrids_above + 1, known, needs);
        }
        SplitRule::Shapley => needs.game = true,
        SplitRule::Nucleolus => needs.nucleolus = true,
    }
}

fn some_weigh(found: &mut Findings, some_weigh: bool, path: String) {
    if !some_weigh {
        found.add(Code::Sum, path, Expected::MoreThan("0".to_owned()));
    }
}

fn min_and_max(found: &mut Findings, min: &BTreeMap<MemberId, Cents>, max: &BTreeMap<MemberId, Cents>, path: &str, known: &Known<'_>) {
    keys_are_members(found, min, &format!("{path}/min_cents"), known);
    keys_are_members(found, max, &format!("{path}/max_cents"), known);
    for (member, least) in min {
        let most = max.get(member).map(|c| c.0);
        ordered(found, Some(least.0), most, || format!("{path}/min_cents/{member}"));
    }
}

/// Most days from the first to the last day of a closure.
const LONGEST_CLOSURE: i64 = 366;

fn retroplanning(found: &mut Findings, plan: &Retroplanning) {
    unique(found, plan.tasks.iter().map(|t| t.id.as_str()), |i| format!("/retroplanning/tasks/{i}/id"));
    let tasks: HashMap<&str, usize> = plan.tasks.iter().enumerate().map(|(i, t)| (t.id.as_str(), i)).collect();
    for (i, task) in plan.tasks.iter().enumerate() {
        let path = format!("/retroplanning/tasks/{i}/after");
        references(found, &names(&task.after, |t| t.as_str()), |id| tasks.contains_key(id), path);
    }
    let after = |task: &crate::domain::bid::Task| task.after.iter().filter_map(|id| tasks.get(id.as_str()).copied()).collect();
    for i in cycle(&plan.tasks.iter().map(after).collect::<Vec<Vec<usize>>>()) {
        found.add(Code::Cycle, format!("/retroplanning/tasks/{i}/after"), Expected::Unsaid);
    }
    for (i, closure) in plan.closures.iter().enumerate() {
        let is_too_long = closure.from.plus_days(LONGEST_CLOSURE).is_some_and(|last| closure.to > last);
        if closure.to < closure.from || is_too_long {
            found.add(Code::Range, format!("/retroplanning/closures/{i}"), Expected::Unsaid);
        }
    }
}

/// The nodes of one cycle in list order, or none: what is left once everything that waits for nothing is taken away still
/// waits for something left, so walking back long enough turns in a circle.
fn cycle(waits_for: &[Vec<usize>]) -> Vec<usize> {
    let mut is_left = vec![true; waits_for.len()];
    let waits = |i: usize, is_left: &[bool]| {
        let left = |j: &usize| is_left.get(*j).copied().unwrap_or(false);
        waits_for.get(i).and_then(|w| w.iter().copied().find(left))
    };
    loop {
        let is_free = |i: &usize| is_left.get(*i).copied().unwrap_or(false) && waits(*i, &is_left).is_none();
        let free: Vec<usize> = (0..waits_for.len()).filter(is_free).collect();
        if free.is_empty() {
            break;
        }
        for i in free {
            is_left.get_mut(i).into_iter().for_each(|left| *left = false);
        }
    }
    let Some(mut node) = is_left.iter().position(|left| *left) else {
        return Vec::new();
    };
    for _ in 0..waits_for.len() {
        node = waits(node, &is_left).unwrap_or(node);
    }
    let mut circle = Vec::new();
    while !circle.contains(&node) {
        circle.push(node);
        node = waits(node, &is_left).unwrap_or(node);
    }
    circle.sort_unstable();
    circle
}
