//! The optimiser against every allocation there is, on thousands of small bids with fixed seeds.

use std::collections::BTreeMap;
use std::sync::Arc;

use portee::domain::bid::{AllocationRow, Base, Bid, CompetingOffer, PriceBasis};
use portee::domain::decimal::Rate;
use portee::domain::ids::{LineId, MemberId};
use portee::domain::money::Cents;
use portee::domain::optimum::{Answer, Goal, Outcome, Question};
use portee::domain::price_scores::ScoreFormula;
use portee::domain::ratio::Ratio;
use portee::domain::rules::{RuleId, in_force};

use super::ask;
use super::small_bid::{Chance, small_bid};
use super::table::{NEAR, Table, Way, same};

const LIMIT_MS: u32 = 60_000;

/// `count` bids from seeds on, with at most `most` allocations each.
pub fn tables(first_seed: u64, count: usize, most: usize) -> impl Iterator<Item = (u64, Table)> {
    let seeds = first_seed..first_seed + 10 * count as u64;
    seeds.filter_map(move |seed| Some((seed, Table::of(small_bid(seed), most)?))).take(count)
}

pub fn cents(value: Ratio) -> f64 {
    value.numerator() as f64 / value.denominator() as f64
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < NEAR
}

pub fn least(ways: &[&Way], of: impl Fn(&Way) -> f64) -> f64 {
    ways.iter().map(|way| of(way)).fold(f64::INFINITY, f64::min)
}

pub fn best(bid: &Bid, goal: &Goal, without: &[RuleId], locked: &[LineId]) -> Outcome {
    let question = Question::Best {
        goal: goal.clone(),
        without: without.to_vec(),
        locked: locked.to_vec(),
    };
    match ask(bid, question, LIMIT_MS) {
        Answer::Best(outcome) => outcome,
        other => panic!("{other:?}"),
    }
}

/// Wished shares in thousandths, or none.
fn targets(c: &mut Chance, bid: &Bid) -> BTreeMap<MemberId, Rate> {
    if c.maybe(40) {
        return BTreeMap::new();
    }
    let mut left = 1000;
    let mut targets = BTreeMap::new();
    for (at, member) in bid.members.iter().enumerate() {
        let part = if at + 1 == bid.members.len() { left } else { c.below(left + 1) };
        left -= part;
        targets.insert(member.id.clone(), Rate::from_scaled(i128::from(part) * 1000).unwrap());
    }
    targets
}

pub fn base(c: &mut Chance) -> Base {
    if c.maybe(50) { Base::MinHt } else { Base::MinBuyerCost }
}

/// The least that an allocation can have of `of`, or that there is none, must be what the optimiser answers.
pub fn compare(seed: u64, table: &Table, goal: &Goal, ways: &[&Way], outcome: &Outcome, of: impl Fn(&Way) -> f64) {
    match outcome {
        Outcome::Optimal { found } => {
            let way = table.find(&found.allocation);
            assert!(ways.iter().any(|other| std::ptr::eq(*other, way)), "{seed} {goal:?}: breaks {:?}", way.broken);
            let (ours, known) = (cents(found.value), least(ways, &of));
            assert!(near(ours, known), "{seed} {goal:?}: {ours}, the best is {known}");
            assert!(near(ours, of(way)), "{seed} {goal:?}: {ours} told, {} meant", of(way));
        }
        Outcome::Infeasible { .. } => assert!(ways.is_empty(), "{seed} {goal:?}: {:?} is lawful", ways[0].rows),
        other => panic!("{seed} {goal:?}: {other:?}"),
    }
}

#[test]
fn nothing_is_cheaper_or_fairer_than_what_is_found_on_two_thousand_bids() {
    let (mut possible, mut impossible) = (0, 0);
    for (seed, table) in tables(0, 2000, 150) {
        let c = &mut Chance::new(seed + 77);
        let ways = table.lawful(&|_| true);
        if ways.is_empty() {
            impossible += 1;
        } else {
            possible += 1;
        }
        let base = base(c);
        if seed % 3 == 0 {
            let eps = Rate::from_scaled(10_000 * i128::from(c.below(12))).unwrap();
            let most = least(&ways, |way| way.base(base)) * (1.0 + eps.scaled() as f64 / 1e6) + NEAR;
            let within: Vec<&Way> = ways.iter().copied().filter(|way| way.base(base) <= most).collect();
            let targets = targets(c, &table.bid);
            let goal = Goal::FairestWithin {
                eps,
                base,
                targets: targets.clone(),
            };
            let outcome = best(&table.bid, &goal, &[], &[]);
            compare(seed, &table, &goal, &within, &outcome, |way| table.deviation(way, &targets));
        } else {
            let goal = if base == Base::MinHt { Goal::MinHt } else { Goal::MinBuyerCost };
            let outcome = best(&table.bid, &goal, &[], &[]);
            compare(seed, &table, &goal, &ways, &outcome, |way| way.base(base));
            if let Outcome::Infeasible { conflict } = outcome {
                is_irreducible(seed, &table, &conflict.rules);
                assert!(
                    conflict.is_irreducible && conflict.lines_without_ask.is_empty() != table.ways.is_empty(),
                    "{seed}"
                );
            }
        }
    }
    assert!(possible > 900 && impossible > 400, "{possible} possible, {impossible} impossible");
}

/// Impossible together, possible without any one of them.
fn is_irreducible(seed: u64, table: &Table, rules: &[RuleId]) {
    assert!(table.lawful(&|rule| rules.contains(rule)).is_empty(), "{seed}: {rules:?} can all hold");
    for left_out in rules {
        let rest = |rule: &RuleId| rule != left_out && rules.contains(rule);
        assert!(!table.lawful(&rest).is_empty(), "{seed}: {left_out} is not needed in {rules:?}");
    }
}

#[test]
fn rules_that_are_off_do_not_bind_and_locked_lines_stay() {
    for (seed, table) in tables(100_000, 300, 150).filter(|(_, table)| !table.ways.is_empty()) {
        let c = &mut Chance::new(seed + 5);
        let off: Vec<RuleId> = in_force(&table.bid).into_iter().filter(|_| c.maybe(40)).collect();
        let ways = table.lawful(&|rule| !off.contains(rule));
        compare(seed, &table, &Goal::MinHt, &ways, &best(&table.bid, &Goal::MinHt, &off, &[]), |way| way.ht);
        // One allocation by hand, lawful if there is one; some of its lines stay.
        let lawful = table.lawful(&|_| true);
        let hand = lawful.get(c.below(lawful.len().max(1) as u64) as usize).copied().unwrap_or(&table.ways[0]);
        let locked: Vec<LineId> = table.bid.lines.iter().map(|l| l.id.clone()).filter(|_| c.maybe(50)).collect();
        let of_locked = |rows: &[AllocationRow]| -> Vec<AllocationRow> { rows.iter().filter(|r| locked.contains(&r.line)).cloned().collect() };
        let ways: Vec<&Way> = lawful.into_iter().filter(|way| same(&of_locked(&way.rows), &of_locked(&hand.rows))).collect();
        let bid = Bid {
            allocation: Some(hand.rows.clone()),
            ..table.bid.clone()
        };
        compare(seed, &table, &Goal::MinHt, &ways, &best(&bid, &Goal::MinHt, &[], &locked), |way| way.ht);
    }
}

/// The part of the points by a formula of the domain brief (§1.10), `lowest` and `highest` of all offers, ours included.
pub fn part_of_points(formula: ScoreFormula, price: f64, others: &[f64]) -> f64 {
    let lowest = others.iter().copied().fold(price, f64::min);
    let highest = others.iter().copied().fold(price, f64::max);
    let part = match formula {
        ScoreFormula::Proportional => lowest / price,
        ScoreFormula::Linear2 => 2.0 - price / lowest,
        ScoreFormula::Linear3 => 1.5 - price / lowest / 2.0,
        ScoreFormula::Range if highest - lowest < NEAR => 1.0,
        ScoreFormula::Range => (highest - price) / (highest - lowest),
        ScoreFormula::Quadratic => (lowest / price).powi(2),
    };
    part.max(0.0)
}

#[test]
fn no_allocation_scores_more_points_by_any_formula_than_what_is_found() {
    let mut compared = BTreeMap::new();
    let mut dearer = 0;
    for (seed, mut table) in tables(200_000, 400, 120) {
        let c = &mut Chance::new(seed + 9);
        let mut quality: BTreeMap<LineId, BTreeMap<MemberId, u32>> = BTreeMap::new();
        for line in &table.bid.lines {
            let of_line = table.bid.members.iter().map(|m| (m.id.clone(), c.below(1500) as u32)).collect();
            quality.insert(line.id.clone(), of_line);
        }
        let mut criterion = table.bid.tender.price_criterion.clone().unwrap();
        let second = criterion.other_offers[0].cents.0 as u64;
        for _ in 0..c.below(3) {
            criterion.other_offers.push(CompetingOffer {
                id: "second".into(),
                cents: Cents((second * (90 + c.below(40)) / 100) as i64),
            });
        }
        Arc::make_mut(&mut table.bid.tender).price_criterion = Some(criterion.clone());
        let formula = ScoreFormula::ALL[c.below(5) as usize];
        let others: Vec<f64> = criterion.other_offers.iter().map(|o| o.cents.0 as f64).collect();
        let price = |way: &Way| if criterion.basis == PriceBasis::Ht { way.ht } else { way.to_buyer };
        let points = |way: &Way| {
            let of_row = |row: &AllocationRow| row.share.scaled() as f64 / 1e8 * f64::from(quality[&row.line][&row.member]);
            40.0 * part_of_points(formula, price(way), &others) + way.rows.iter().map(of_row).sum::<f64>()
        };
        let ways = table.lawful(&|_| true);
        let goal = Goal::BestScore {
            formula,
            quality: quality.clone(),
        };
        match best(&table.bid, &goal, &[], &[]) {
            Outcome::Optimal { found } => {
                let way = table.find(&found.allocation);
                assert!(ways.iter().any(|other| std::ptr::eq(*other, way)), "{seed}: breaks {:?}", way.broken);
                let (ours, known) = (points(way), -least(&ways, |way| -points(way)));
                assert!(ours >= known - 1.1e-6, "{seed} {formula:?}: {ours} points, {known} are possible");
                // Told to 10^-6.
                assert!(
                    cents(found.value) <= ours + NEAR && ours < cents(found.value) + 1.1e-6,
                    "{seed}: {} told",
                    found.value
                );
                dearer += usize::from(price(way) > least(&ways, price) + NEAR);
                *compared.entry(formula).or_insert(0) += 1;
            }
            Outcome::Infeasible { .. } => assert!(ways.is_empty(), "{seed}"),
            other => panic!("{seed}: {other:?}"),
        }
    }
    assert!(
        compared.len() == 5 && compared.values().all(|count| *count > 25) && dearer > 40,
        "{compared:?} {dearer}"
    );
}

#[test]
fn every_coalition_has_the_value_of_its_best_allocation() {
    for (seed, table) in tables(400_000, 60, 120) {
        let Answer::Coalitions(values) = ask(&table.bid, Question::Coalitions, LIMIT_MS) else {
            panic!()
        };
        let members = table.bid.members.len();
        assert_eq!(values.len(), (1 << members) - 1);
        use RuleId::{Ceiling, MaxShare, MinShare, MustServe};
        let ways = table.lawful(&|rule| !matches!(rule, MustServe { .. } | MinShare { .. } | MaxShare { .. } | Ceiling));
        for value in values {
            let mask = (0..members)
                .filter(|m| value.members.contains(&table.bid.members[*m].id))
                .fold(0_u64, |mask, m| mask | 1 << m);
            let own: Vec<&Way> = ways.iter().copied().filter(|way| way.masks.iter().all(|m| m & !mask == 0)).collect();
            let budget = table.bid.game.as_ref().unwrap().budget_ht_cents.0 as f64;
            let known = (budget - least(&own, |way| way.ht)).max(0.0);
            assert!(near(cents(value.value), known), "{seed} {:?}: {}, not {known}", value.members, value.value);
        }
    }
}

#[test]
fn a_rule_costs_what_the_best_without_it_saves() {
    for (seed, table) in tables(500_000, 60, 120) {
        let Answer::CostOfRules(costs) = ask(&table.bid, Question::CostOfRules { goal: Goal::MinBuyerCost }, LIMIT_MS) else {
            panic!()
        };
        let rules = in_force(&table.bid);
        assert_eq!(costs.len(), rules.len(), "{seed}");
        let all = least(&table.lawful(&|_| true), |way| way.to_buyer);
        for cost in costs {
            let without = least(&table.lawful(&|rule| *rule != cost.rule), |way| way.to_buyer);
            match cost.saves {
                Some(saves) => assert!(near(cents(saves), all - without), "{seed} {}: {saves}, not {}", cost.rule, all - without),
                None => assert!(all.is_infinite() || without.is_infinite(), "{seed} {}", cost.rule),
            }
        }
    }
}

#[test]
fn the_next_best_of_a_line_costs_what_it_costs() {
    for (seed, table) in tables(600_000, 80, 120) {
        let ways = table.lawful(&|_| true);
        let Some(own) = ways.get(seed as usize % ways.len().max(1)) else { continue };
        let bid = Bid {
            allocation: Some(own.rows.clone()),
            ..table.bid.clone()
        };
        let question = Question::Explain {
            goal: Goal::MinHt,
            without: Vec::new(),
        };
        let Answer::Explain(reasons) = ask(&bid, question, LIMIT_MS) else { panic!() };
        assert_eq!(reasons.len(), bid.lines.len(), "{seed}");
        for (at, reason) in reasons.iter().enumerate() {
            let others: Vec<&Way> = ways.iter().copied().filter(|way| way.option[at] != own.option[at]).collect();
            match &reason.next_best {
                Some(next) => {
                    let known = least(&others, |way| way.ht) - own.ht;
                    assert!(
                        next.is_exact && near(cents(next.more), known),
                        "{seed} {}: {}, not {known}",
                        reason.line,
                        next.more
                    );
                }
                None => assert!(others.is_empty(), "{seed} {}", reason.line),
            }
        }
    }
}

#[test]
fn no_allocation_beats_a_point_of_the_frontier_at_both() {
    for (seed, table) in tables(700_000, 60, 120) {
        let c = &mut Chance::new(seed);
        let (base, targets) = (base(c), targets(c, &table.bid));
        let question = Question::Frontier {
            base,
            targets: targets.clone(),
            points: 5,
        };
        let Answer::Frontier(points) = ask(&table.bid, question, LIMIT_MS) else {
            panic!()
        };
        let ways = table.lawful(&|_| true);
        assert_eq!(points.is_empty(), ways.is_empty(), "{seed}");
        for point in &points {
            let way = table.find(&point.found.allocation);
            assert!(ways.iter().any(|other| std::ptr::eq(*other, way)), "{seed}: breaks {:?}", way.broken);
            let (price, deviation) = (cents(point.price), cents(point.deviation));
            assert!(
                near(price, way.base(base)) && near(deviation, table.deviation(way, &targets)) && point.is_proven,
                "{seed}"
            );
            let beats = |other: &&&Way| other.base(base) < price - NEAR && table.deviation(other, &targets) < deviation - NEAR;
            assert!(ways.iter().find(beats).is_none(), "{seed}: {price} {deviation}");
        }
        if let (Some(first), Some(last)) = (points.first(), points.last()) {
            assert!(near(cents(first.price), least(&ways, |way| way.base(base))), "{seed}");
            let fairest = least(&ways, |way| table.deviation(way, &targets));
            // Between the ends deviations are in whole cents: the fairest is one of those within its cent.
            assert!(cents(last.deviation) < fairest + 1.0 + NEAR, "{seed}: {} {fairest}", last.deviation);
        }
    }
}
