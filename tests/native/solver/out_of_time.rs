//! What is told when time is up before the best is proven: an allocation that obeys the rules, and a bound that no allocation beats.
//! Time passes with every look at the clock, so that searches end anywhere, the same everywhere.

use std::cell::Cell;
use std::collections::BTreeMap;

use portee::domain::bid::{AllocationRow, Base, PriceBasis};
use portee::domain::decimal::Rate;
use portee::domain::optimum::{Answer, Goal, Outcome, Progress, Question, Task};
use portee::domain::price_scores::ScoreFormula;
use portee::domain::rules::RuleId;
use portee::solver::{Control, answer};

use super::exhaustive::{base, cents, least, part_of_points, tables};
use super::robust::has_backup;
use super::small_bid::Chance;
use super::table::{NEAR, Table, Way};

/// A millisecond for each look.
struct Ticking(Cell<f64>);

impl Control for Ticking {
    fn now_ms(&self) -> f64 {
        self.0.set(self.0.get() + 1.0);
        self.0.get()
    }
    fn progress(&mut self, _: Progress) {}
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// How often time was up, and with a bound that is not what was reached. `worth` is what is made large.
#[derive(Default)]
struct Tally {
    out_of_time: usize,
    open: usize,
}

impl Tally {
    fn check(&mut self, seed: u64, table: &Table, goal: Goal, limit_ms: u32, ways: &[&Way], worth: impl Fn(&Way) -> f64) {
        let question = Question::Best {
            goal,
            without: Vec::new(),
            locked: Vec::new(),
        };
        let task = Task {
            bid: table.bid.clone(),
            question,
            limit_ms,
        };
        let Answer::Best(outcome) = answer(&task, &mut Ticking(Cell::new(0.0))) else {
            panic!()
        };
        let Outcome::TimeUp { found, bound } = outcome else { return };
        let way = table.find(&found.allocation);
        let lawful = table.lawful(&|_: &RuleId| true);
        assert!(lawful.iter().any(|other| std::ptr::eq(*other, way)), "{seed}: breaks {:?}", way.broken);
        let most = -least(ways, |way| -worth(way));
        assert!(
            (cents(found.value) - worth(way)).abs() < 1.1e-6,
            "{seed}: {} told, {} meant",
            found.value,
            worth(way)
        );
        assert!(cents(bound) > most - NEAR, "{seed}: {bound} told, {most} is possible");
        self.out_of_time += 1;
        self.open += usize::from(bound > found.value);
    }
}

#[test]
fn a_bound_on_points_holds_when_time_is_up() {
    let mut tally = Tally::default();
    for (seed, table) in tables(900_000, 500, 150).filter(|(_, table)| !table.ways.is_empty()) {
        let c = &mut Chance::new(seed + 1);
        let of_line = |c: &mut Chance| {
            table
                .bid
                .members
                .iter()
                .map(|m| (m.id.clone(), c.below(1500) as u32))
                .collect::<BTreeMap<_, _>>()
        };
        let quality: BTreeMap<_, _> = table.bid.lines.iter().map(|line| (line.id.clone(), of_line(c))).collect();
        let formula = ScoreFormula::ALL[c.below(5) as usize];
        let criterion = table.bid.tender.price_criterion.as_ref().unwrap();
        let others: Vec<f64> = criterion.other_offers.iter().map(|offer| offer.cents.0 as f64).collect();
        let points = |way: &Way| {
            let of_row = |row: &AllocationRow| row.share.scaled() as f64 / 1e8 * f64::from(quality[&row.line][&row.member]);
            let price = if criterion.basis == PriceBasis::Ht { way.ht } else { way.to_buyer };
            40.0 * part_of_points(formula, price, &others) + way.rows.iter().map(of_row).sum::<f64>()
        };
        let goal = Goal::BestScore {
            formula,
            quality: quality.clone(),
        };
        tally.check(seed, &table, goal, 10 + c.below(40) as u32, &table.lawful(&|_| true), points);
    }
    assert!(tally.out_of_time > 30 && tally.open > 8, "{} {}", tally.out_of_time, tally.open);
}

#[test]
fn a_bound_on_lines_with_a_backup_holds_when_time_is_up() {
    let mut tally = Tally::default();
    for (seed, table) in tables(910_000, 1000, 250).filter(|(_, table)| !table.ways.is_empty()) {
        let c = &mut Chance::new(seed + 1);
        let base: Base = base(c);
        let eps = Rate::from_scaled(10_000 * i128::from(c.below(60))).unwrap();
        let lawful = table.lawful(&|_| true);
        let within = least(&lawful, |way| way.base(base)) * (1.0 + eps.scaled() as f64 / 1e6) + NEAR;
        let ways: Vec<&Way> = lawful.iter().copied().filter(|way| way.base(base) <= within).collect();
        let backed = |way: &Way| (0..way.option.len()).filter(|at| has_backup(&table, way, *at)).count() as f64;
        tally.check(seed, &table, Goal::MostRobust { eps, base }, 12 + c.below(30) as u32, &ways, backed);
    }
    assert!(tally.out_of_time > 30 && tally.open > 8, "{} {}", tally.out_of_time, tally.open);
}
