//! The optimiser on the published cases, and against every allocation there is on small random bids.

#![allow(clippy::unwrap_used, clippy::panic, clippy::float_arithmetic)]

mod exhaustive;
mod out_of_time;
mod robust;
mod small_bid;
mod table;

use std::time::Instant;

use portee::domain::bid::{Base, Bid, ObjectiveKind};
use portee::domain::optimum::{Answer, Conflict, Found, Goal, Outcome, Progress, Question, Task};
use portee::domain::results::compute;
use portee::solver::{Control, answer};

use crate::cases::{public_dir, read};

pub struct Watch {
    began: Instant,
    pub told: Vec<Progress>,
}

impl Watch {
    pub fn new() -> Self {
        Self {
            began: Instant::now(),
            told: Vec::new(),
        }
    }
}

impl Control for Watch {
    fn now_ms(&self) -> f64 {
        self.began.elapsed().as_secs_f64() * 1000.0
    }
    fn progress(&mut self, progress: Progress) {
        self.told.push(progress);
    }
    fn is_cancelled(&self) -> bool {
        false
    }
}

pub fn ask(bid: &Bid, question: Question, limit_ms: u32) -> Answer {
    let task = Task {
        bid: bid.clone(),
        question,
        limit_ms,
    };
    answer(&task, &mut Watch::new())
}

pub fn best(bid: &Bid, goal: Goal) -> Outcome {
    let question = Question::Best {
        goal,
        without: Vec::new(),
        locked: Vec::new(),
    };
    match ask(bid, question, 120_000) {
        Answer::Best(outcome) => outcome,
        other => panic!("{other:?}"),
    }
}

fn published_bid(name: &str) -> Bid {
    serde_json::from_value(read(&format!("{name}.bid.json"))).unwrap()
}

#[test]
fn every_published_objective_is_reached_and_proven() {
    let mut compared = 0;
    for file in std::fs::read_dir(public_dir()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let Some(name) = name.strip_suffix(".bid.json") else { continue };
        let bid = published_bid(name);
        let published = read(&format!("{name}.results.json"));
        for objective in &bid.allocation_rules.objectives {
            let kind = serde_json::to_value(objective.kind).unwrap();
            let row = published["allocations"].as_array().unwrap().iter().find(|a| a["objective"] == kind).unwrap();
            let goal = match objective.kind {
                ObjectiveKind::MinHt => Goal::MinHt,
                ObjectiveKind::MinBuyerCost => Goal::MinBuyerCost,
                ObjectiveKind::FairestWithin => Goal::FairestWithin {
                    eps: objective.eps.unwrap(),
                    base: objective.base.unwrap_or(Base::MinHt),
                    targets: objective.targets.clone().unwrap_or_default(),
                },
            };
            let outcome = best(&bid, goal);
            match (&outcome, row["objective_value_cents"].as_str()) {
                (Outcome::Optimal { found }, Some(value)) => {
                    let ours = found.value.rounded(6).unwrap().to_string();
                    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
                    assert_eq!(ours, format!("{whole}.{fraction:0<6}"), "{name} {kind}");
                }
                (Outcome::Infeasible { .. }, None) => {}
                other => panic!("{name} {kind}: {other:?}"),
            }
            compared += 1;
        }
    }
    assert!(compared >= 7, "only {compared} objectives");
}

#[test]
fn the_impossible_case_names_the_published_conflict() {
    let published = read("sans-issue.results.json");
    let Outcome::Infeasible { conflict } = best(&published_bid("sans-issue"), Goal::MinBuyerCost) else {
        panic!("feasible");
    };
    let Conflict {
        lines_without_ask,
        rules,
        is_irreducible,
    } = conflict;
    assert!(lines_without_ask.is_empty() && is_irreducible);
    assert_eq!(serde_json::to_value(&rules).unwrap(), published["conflict"]["rules"]);
}

#[test]
fn the_coalitions_of_the_published_game_have_the_published_values() {
    let Answer::Coalitions(values) = ask(&published_bid("haut-vallon"), Question::Coalitions, 120_000) else {
        panic!()
    };
    let published = read("haut-vallon.results.json");
    let published = published["game"]["values_cents"].as_object().unwrap();
    assert_eq!(values.len(), published.len());
    for value in values {
        let key = value.members.iter().map(|m| m.as_str()).collect::<Vec<_>>().join("+");
        assert!(
            (i128::from(published[&key].as_i64().unwrap()) - value.value.nearest()).abs() <= 1,
            "{key}: {}",
            value.value
        );
    }
}

#[test]
fn the_first_questions_of_the_worker_are_searches_with_an_answer() {
    let tasks: Vec<Task> = serde_json::from_str(include_str!("../../src/bin/solver_worker/first.json")).unwrap();
    let mut watch = Watch::new();
    let answers: Vec<Answer> = tasks.iter().map(|task| answer(task, &mut watch)).collect();
    let [Answer::Best(Outcome::Optimal { .. }), Answer::Best(Outcome::Infeasible { conflict })] = &*answers else {
        panic!("{answers:?}")
    };
    assert!(watch.told.iter().any(|step| step.best.is_some()) && watch.told.iter().any(|step| step.nodes > 5));
    assert!(conflict.is_irreducible && conflict.rules.len() > 2);
}

fn obeys(bid: &Bid, found: &Found) -> bool {
    let own = Bid {
        allocation: Some(found.allocation.clone()),
        ..bid.clone()
    };
    let results = compute(&own);
    results.violations.is_empty() && results.faults.is_empty() && results.contract.totals.ht_cents == found.total_ht
}

#[test]
fn the_sixty_lines_of_twelve_hosts_are_solved_with_every_rule_obeyed() {
    let mut bid = published_bid("public-4-fixed");
    bid.allocation = None;
    let outcome = best(&bid, Goal::MinBuyerCost);
    let Outcome::Optimal { found } = outcome else { panic!("{outcome:?}") };
    assert!(obeys(&bid, &found));
}
