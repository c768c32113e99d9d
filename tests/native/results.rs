//! Whole results files of the published cases: every section, with the allocations and coalition values that our optimiser finds.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::sync::Arc;

use portee::document::Document;
use portee::domain::bid::{Bid, Objective};
use portee::domain::money::Cents;
use portee::domain::optimum::{Found, Goal, Outcome, Question};
use portee::domain::ratio::Ratio;
use portee::exchange::joint_bid;
use portee::exchange::results::{self, Gathered, NotFinal, ResultsFile, Searched};
use serde_json::{Value, json};

use crate::cases::{differences, names, public_dir, read};
use crate::solver::ask;

/// The bid of a file as the app writes it: through the document, written and read again.
fn bid(name: &str) -> (Bid, Vec<joint_bid::Warning>) {
    let (bid, _) = joint_bid::read(&fs::read(public_dir().join(format!("{name}.bid.json"))).unwrap()).unwrap();
    let written = joint_bid::write(&Document::from_bid(bid).bid()).unwrap();
    joint_bid::read(written.as_bytes()).unwrap()
}

/// What the optimiser finds for each question of the file.
fn searches(bid: &Bid) -> Gathered {
    let answers = results::questions(bid).into_iter().map(|question| ask(bid, question, 120_000));
    results::gathered(bid, answers.collect())
}

#[test]
fn every_published_results_file_is_written_in_full() {
    let mut written = 0;
    for name in names() {
        let published = read(&format!("{name}.results.json"));
        let (bid, warnings) = bid(&name);
        let Gathered { searched, game } = searches(&bid);
        let file = results::write(&bid, game.map(Arc::new), &searched, &warnings).unwrap();
        assert_eq!(file.not_computed, Vec::<&str>::new(), "{name}");
        let mut found = Vec::new();
        differences(&name, &serde_json::from_str(&file.text).unwrap(), &published, &mut found);
        assert_eq!(found, Vec::<String>::new(), "{name}");
        written += 1;
    }
    assert!(written >= 11, "only {written} cases");
}

#[test]
fn each_thing_is_asked_once_and_a_fair_objective_asks_for_what_it_is_measured_against() {
    let (mut bid, _) = bid("haut-vallon");
    let fair: Objective = serde_json::from_value(json!({"kind": "fairest_within", "eps": "0.03", "base": "min_ht"})).unwrap();
    let cheapest: Objective = serde_json::from_value(json!({"kind": "min_ht"})).unwrap();
    let goals = |bid: &Bid| {
        let goal = |question| match question {
            Question::Best { goal, .. } => Some(goal),
            _ => None,
        };
        results::questions(bid).into_iter().map(goal).collect::<Vec<_>>()
    };
    Arc::make_mut(&mut bid.allocation_rules).objectives = vec![fair.clone()];
    assert_eq!(goals(&bid), [Some(Goal::from(&fair)), Some(Goal::MinHt), None]);
    Arc::make_mut(&mut bid.allocation_rules).objectives = vec![cheapest, fair.clone()];
    assert_eq!(goals(&bid), [Some(Goal::MinHt), Some(Goal::from(&fair)), None]);
    let Gathered { searched, .. } = searches(&bid);
    assert_eq!(searched[1].base_optimum, searched[0].found().map(|found| found.value));
    // Without its last answer the file says that the game lacks; without all of them, that nothing was sought.
    let few = vec![ask(&bid, results::questions(&bid).remove(0), 120_000)];
    assert_eq!(results::gathered(&bid, few).searched.len(), 1);
}

#[test]
fn what_nobody_has_found_is_named_and_nothing_is_written_without_an_allocation() {
    let alone = |name: &str| {
        let (bid, warnings) = bid(name);
        results::write(&bid, None, &[], &warnings)
    };
    assert_eq!(alone("federation"), Err(NotFinal));
    assert_eq!(alone("public-2-fixed").unwrap().not_computed, ["allocations"]);

    let (bid, warnings) = bid("haut-vallon");
    let mut searched = searches(&bid).searched;
    let Outcome::Optimal { found } = searched[0].outcome.clone() else {
        panic!("found")
    };
    searched[0].outcome = Outcome::TimeUp { found, bound: Ratio::ZERO };
    let ResultsFile { text, not_computed } = results::write(&bid, None, &searched, &warnings).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((not_computed, &file["x_not_computed"]), (vec!["game"], &json!(["game"])));
    assert!(file["game"].is_null());
    assert_eq!(file["x_not_proven"], json!(["min_buyer_cost"]));
}

#[test]
fn a_fair_allocation_says_how_fair_and_at_what_price() {
    // Two members on two lines of 100 units at 1 € and 2 € with no withholding: 100 € and 200 € HT. Wished: half each.
    let vat = json!({"regime": "small_business", "rate": "0", "mention": "x"});
    let member = |id: &str| json!({"id": id, "name": id, "legal_form": "x", "country": "FR", "vat": vat, "recovers_input_vat": false});
    let line = |id: &str| json!({"id": id, "label": id, "unit": "u", "kind": "one_off", "price_decimals": 2, "qty_by_period": ["100"]});
    let ask = |line: &str, member: &str, price: &str| json!({"line": line, "member": member, "tiers": [{"from_qty": "0", "price": price}]});
    let bid: Bid = serde_json::from_value(json!({
        "id": "fair",
        "tender": {"reference": "r", "title": "t", "procedure": "quote", "deadline": "2027-01-12T12:00:00+01:00", "offer_validity_days": 90,
            "buyer": {"name": "b", "kind": "state", "country": "FR", "vat_deduction": "none"}, "periods": [{"id": "P1", "months": 12}]},
        "group": {"form": "several", "lead": "a"},
        "members": [member("a"), member("b")],
        "lines": [line("L1"), line("L2")],
        "asks": [ask("L1", "a", "1"), ask("L2", "a", "1.5"), ask("L2", "b", "2")],
        "allocation_rules": {"objectives": [{"kind": "fairest_within", "eps": "0.25", "base": "min_ht", "targets": {"a": "0.5", "b": "0.5"}}]},
        "pricing": {"deductions": [], "unit_price_rounding": "ceil"},
        "settlement": {"rule": {"kind": "own_price"}, "surplus_rule": "equal"},
    }))
    .unwrap();
    let rows = json!([{"line": "L1", "member": "a", "share": "1"}, {"line": "L2", "member": "b", "share": "1"}]);
    let searched = Searched {
        outcome: Outcome::Optimal {
            found: Found {
                allocation: serde_json::from_value(rows).unwrap(),
                value: Ratio::whole(5_000),
                total_ht: Cents(30_000),
                cost_to_buyer: Cents(30_000),
            },
        },
        // All at a: 100 + 150 €.
        base_optimum: Some(Ratio::whole(25_000)),
    };
    let file: Value = serde_json::from_str(&results::write(&bid, None, &[searched], &[]).unwrap().text).unwrap();
    let row = &file["allocations"][0];
    // r = 200 and 400: (600)²/(2·(40 000 + 160 000)) = 0.9; (300 − 250)/250 = 0.2.
    assert_eq!((&row["jain"], &row["price_of_fairness"]), (&json!("0.900000"), &json!("0.200000")));
    assert_eq!((&row["objective"], &row["retained"]), (&json!("fairest_within"), &json!(true)));
}
