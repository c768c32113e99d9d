//! The published cases of `joint-bid/1`: every bid with an allocation gives the published results, to the cent.
//! Free bids are computed with the allocation that the published results retained.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use portee::domain::bid::Bid;
use portee::domain::results::compute;
use serde_json::{Value, json};

const SECTIONS: [&str; 13] = [
    "contract",
    "settlement",
    "rounding",
    "vat_thresholds",
    "violations",
    "simulations",
    "offer_valid_until",
    "penalties",
    "price_revision",
    "price_scores",
    "sla",
    "retroplanning",
    "checks",
];

pub fn public_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format/public")
}

pub fn read(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(public_dir().join(name)).unwrap()).unwrap()
}

/// The names of the cases, in order.
pub fn names() -> Vec<String> {
    let files = fs::read_dir(public_dir()).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = files.filter_map(|f| f.strip_suffix(".bid.json").map(str::to_owned)).collect();
    names.sort();
    names
}

/// The bid of a case, with the retained allocation if its own is free. `None` when nothing was retained.
fn bid_with_allocation(name: &str, published: &Value) -> Option<Bid> {
    let mut bid = read(&format!("{name}.bid.json"));
    if bid.get("allocation").is_none_or(Value::is_null) {
        let retained = published["allocations"]
            .as_array()
            .unwrap()
            .iter()
            .find(|a| a["retained"] == json!(true))
            .unwrap();
        if retained["allocation"].is_null() {
            return None;
        }
        bid["allocation"] = retained["allocation"].clone();
    }
    Some(serde_json::from_value(bid).unwrap())
}

/// A plain decimal without trailing zeros.
fn decimal(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    (digits(whole.trim_start_matches('-')) && digits(fraction)).then(|| format!("{whole}.{}", fraction.trim_end_matches('0')))
}

/// Where two values differ: decimals by value, all the rest as it is.
pub fn differences(path: &str, ours: &Value, theirs: &Value, found: &mut Vec<String>) {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|k| !a.contains_key(*k))) {
                match (a.get(key), b.get(key)) {
                    (Some(a), Some(b)) => differences(&format!("{path}/{key}"), a, b, found),
                    (a, b) => found.push(format!("{path}/{key}: ours {a:?}, published {b:?}")),
                }
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}/{i}"), a, b, found);
            }
        }
        (Value::String(a), Value::String(b)) if a != b && decimal(a).is_some() && decimal(a) == decimal(b) => {}
        (a, b) if a == b => {}
        (a, b) => found.push(format!("{path}: ours {a}, published {b}")),
    }
}

#[test]
fn every_published_case_gives_the_same_cents() {
    let mut computed = 0;
    let mut found = Vec::new();
    for name in names() {
        let published = read(&format!("{name}.results.json"));
        let Some(bid) = bid_with_allocation(&name, &published) else {
            assert_eq!(published["status"], json!("infeasible"), "{name}");
            continue;
        };
        let results = compute(&bid);
        assert_eq!(results.faults, [], "{name}");
        let ours = serde_json::to_value(&results).unwrap();
        assert_eq!(ours["status"], published["status"], "{name}");
        for section in SECTIONS {
            differences(&format!("{name}/{section}"), &ours[section], &published[section], &mut found);
        }
        computed += 1;
    }
    assert!(
        found.is_empty(),
        "{} differences, among them:\n{}",
        found.len(),
        found[..found.len().min(20)].join("\n")
    );
    assert!(computed >= 10, "only {computed} cases");
}

#[test]
fn a_published_unit_price_has_exactly_the_decimals_of_its_line() {
    let bid: Bid = serde_json::from_value(read("public-4-fixed.bid.json")).unwrap();
    for line in &compute(&bid).contract.lines {
        let printed = line.unit_price_ht.to_string();
        let decimals = printed.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        assert_eq!(decimals, usize::from(bid.lines[line.at].price_decimals), "{}", line.line);
    }
}

#[test]
fn the_client_ledger_says_nothing_of_the_asks() {
    let bid: Bid = serde_json::from_value(read("federation-fixed.bid.json")).unwrap();
    let contract = serde_json::to_string(&compute(&bid).contract).unwrap();
    for word in ["ask", "cost\"", "withheld", "surplus", "roster", "fault"] {
        assert!(!contract.contains(word), "{word}");
    }
}
