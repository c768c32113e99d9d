//! Asks the optimiser for the best allocation of a bid from a file, and prints how it went as one line of JSON: for
//! measurements and comparisons with other solvers. `optimise BID.json min_ht|min_buyer_cost LIMIT_MS`

#![allow(clippy::unwrap_used, clippy::float_arithmetic)]

use std::time::Instant;

use portee::domain::bid::Bid;
use portee::domain::optimum::{Answer, Goal, Outcome, Progress, Question, Task};
use portee::solver::{Control, answer};

struct Watch(Instant, Progress, Option<f64>);

impl Control for Watch {
    fn now_ms(&self) -> f64 {
        self.0.elapsed().as_secs_f64() * 1000.0
    }
    fn progress(&mut self, progress: Progress) {
        if progress.best.is_some() {
            self.2 = Some(self.now_ms());
        }
        self.1 = progress;
    }
    fn is_cancelled(&self) -> bool {
        false
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let bid: Bid = serde_json::from_slice(&std::fs::read(&arguments[1]).unwrap()).unwrap();
    let goal = if arguments[2] == "min_ht" { Goal::MinHt } else { Goal::MinBuyerCost };
    let task = Task {
        bid,
        question: Question::Best {
            goal,
            without: Vec::new(),
            locked: Vec::new(),
        },
        limit_ms: arguments[3].parse().unwrap(),
    };
    let mut watch = Watch(Instant::now(), Progress::default(), None);
    let Answer::Best(outcome) = answer(&task, &mut watch) else { return };
    let value = outcome.found().map(|f| f.value.to_string());
    let bound = match &outcome {
        Outcome::TimeUp { bound, .. } => Some(bound.to_string()),
        Outcome::NothingYet { bound } => bound.map(|b| b.to_string()),
        _ => value.clone(),
    };
    let kind = serde_json::to_value(&outcome).unwrap()["outcome"].clone();
    let (ms, nodes) = (watch.now_ms(), watch.1.nodes);
    println!(
        "{}",
        serde_json::json!({"outcome": kind, "value": value, "bound": bound, "ms": ms, "best_after_ms": watch.2, "nodes": nodes})
    );
}
