//! Whole results files of the published cases. What an optimiser finds is taken from the published file here (`solver` finds it by
//! itself); everything else is ours.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use portee::document::Document;
use portee::domain::bid::Bid;
use portee::domain::game::{self, Solved};
use portee::domain::ids::MemberId;
use portee::domain::money::Cents;
use portee::domain::optimum::{CoalitionValue, Conflict, Found, Outcome};
use portee::domain::ratio::Ratio;
use portee::exchange::joint_bid;
use portee::exchange::results::{self, NotFinal, ResultsFile, Searched};
use serde_json::{Value, json};

use crate::cases::{differences, names, public_dir, read};

/// The bid of a file as the app writes it: through the document, written and read again.
fn bid(name: &str) -> (Bid, Vec<joint_bid::Warning>) {
    let (bid, _) = joint_bid::read(&fs::read(public_dir().join(format!("{name}.bid.json"))).unwrap()).unwrap();
    let written = joint_bid::write(&Document::from_bid(bid).bid()).unwrap();
    joint_bid::read(written.as_bytes()).unwrap()
}

/// `123.45` → 12345/100.
fn fraction(decimal: &str) -> Ratio {
    let (whole, rest) = decimal.split_once('.').unwrap_or((decimal, ""));
    Ratio::new(format!("{whole}{rest}").parse().unwrap(), 10_i128.pow(rest.len() as u32)).unwrap()
}

/// What an optimiser found, as the published file says.
fn published_searches(published: &Value) -> Vec<Searched> {
    let rows = published["allocations"].as_array().unwrap().iter().filter(|a| a["objective"] != json!("fixed"));
    rows.map(|row| Searched {
        outcome: if row["allocation"].is_null() {
            let conflict: Conflict = serde_json::from_value(published["conflict"].clone()).unwrap();
            Outcome::Infeasible { conflict }
        } else {
            let found = Found {
                allocation: serde_json::from_value(row["allocation"].clone()).unwrap(),
                value: fraction(row["objective_value_cents"].as_str().unwrap()),
                total_ht: Cents(row["total_ht_cents"].as_i64().unwrap()),
                cost_to_buyer: Cents(row["cost_to_buyer_cents"].as_i64().unwrap()),
            };
            Outcome::Optimal { found }
        },
        base_optimum: None,
    })
    .collect()
}

/// The game of `haut-vallon`: three members who can stop everything, and one that adds to what they earn. The published values are
/// rounded; the exact ones follow from the published Shapley value, whose formula for such a game is in the domain brief §3.3.
fn published_game(bid: &Bid, published: &Value) -> Option<Arc<Solved>> {
    bid.game.as_ref()?;
    let shapley: BTreeMap<String, Ratio> = serde_json::from_value(published["game"]["shapley_exact_cents"].clone()).unwrap();
    let all = shapley.values().fold(Ratio::ZERO, |sum, x| sum.checked_add(*x).unwrap());
    let added = shapley["micro"].checked_mul(Ratio::whole(4)).unwrap();
    let names = published["game"]["values_cents"].as_object().unwrap();
    let values: Vec<CoalitionValue> = names
        .iter()
        .map(|(name, cents)| CoalitionValue {
            members: name.split('+').map(MemberId::new).collect(),
            value: match cents.as_i64().unwrap() {
                0 => Ratio::ZERO,
                _ if name.contains("micro") => all,
                _ => all.checked_sub(added).unwrap(),
            },
        })
        .collect();
    let members: Vec<MemberId> = bid.members.iter().map(|m| m.id.clone()).collect();
    Some(Arc::new(game::solve(&members, &values, true).unwrap()))
}

#[test]
fn every_published_results_file_is_written_in_full() {
    let mut written = 0;
    for name in names() {
        let published = read(&format!("{name}.results.json"));
        let (bid, warnings) = bid(&name);
        let game = published_game(&bid, &published);
        let file = results::write(&bid, game, &published_searches(&published), &warnings).unwrap();
        assert_eq!(file.not_computed, Vec::<&str>::new(), "{name}");
        let mut found = Vec::new();
        differences(&name, &serde_json::from_str(&file.text).unwrap(), &published, &mut found);
        assert_eq!(found, Vec::<String>::new(), "{name}");
        written += 1;
    }
    assert!(written >= 11, "only {written} cases");
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
    let mut searched = published_searches(&read("haut-vallon.results.json"));
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
