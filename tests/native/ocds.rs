//! The OCDS release: valid under the official schema of the standard 1.1.5 with its extensions (`tests/fixtures/ocds`, Apache 2.0, and our
//! `jointBid`), with no field that the schema does not know, and true to the rules that no schema says.

use std::collections::BTreeSet;

use portee::domain::bid::Bid;
use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::exchange::ocds::{Edition, write};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::leaks::fixed_cases;
use crate::random_bid::bids_with_allocation;

const EDITION: Edition<'_> = Edition {
    made_at: "2026-11-28T10:00:00Z",
    version: 3,
    language: "fr",
};

fn view(bid: &Bid) -> ClientView {
    ClientView::of(bid, &price(bid))
}

pub fn package(bid: &Bid) -> Value {
    serde_json::from_str(&write(&view(bid), &EDITION)).unwrap()
}

fn fixture(name: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ocds").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What a value breaks of JSON Schema draft 4, as far as the schemas use it; and the fields that they do not name.
fn faults(schema: &Value, root: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let part = name.strip_prefix('#').and_then(|at| root.pointer(at));
        // The package names the schema of the release by its address: the release is judged by itself.
        if let Some(part) = part {
            faults(part, root, value, path, found);
        }
        return;
    }
    let is_of = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the schema uses the type {other}"),
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().map(|kind| kind.as_str().unwrap()).collect(),
        _ => Vec::new(),
    };
    let mut complain = |what: String| found.push(format!("{path}: {what}"));
    if !kinds.is_empty() && !kinds.iter().any(|kind| is_of(kind)) {
        complain(format!("{value} is not {kinds:?}"));
    }
    if schema["enum"].as_array().is_some_and(|all| !all.contains(value)) {
        complain(format!("{value} is not in the list"));
    }
    let at_least = |name: &str| schema[name].as_u64().unwrap_or(0) as usize;
    if let Some(text) = value.as_str() {
        if text.chars().count() < at_least("minLength") {
            complain("an empty text".to_owned());
        }
        let is_well_formed = match schema["format"].as_str() {
            Some("date-time") => text.parse::<jiff::Timestamp>().is_ok(),
            Some("uri") => text.starts_with("https://") || text.starts_with("urn:"),
            _ => true,
        };
        if !is_well_formed {
            complain(format!("{text} is not {}", schema["format"]));
        }
    }
    let number = value.as_f64().unwrap_or_default();
    if value.is_number() && (schema["minimum"].as_f64().is_some_and(|least| number < least) || schema["maximum"].as_f64().is_some_and(|most| number > most)) {
        complain(format!("{number} is out of range"));
    }
    if let Some(items) = value.as_array() {
        if items.len() < at_least("minItems") || items.is_empty() {
            complain("an empty list".to_owned());
        }
        let different: BTreeSet<String> = items.iter().map(Value::to_string).collect();
        if schema["uniqueItems"] == json!(true) && different.len() != items.len() {
            complain("an item twice".to_owned());
        }
        for (at, item) in items.iter().enumerate() {
            faults(&schema["items"], root, item, &format!("{path}/{at}"), found);
        }
    }
    if let Some(fields) = value.as_object() {
        let lacking = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|name| !fields.contains_key(name.as_str().unwrap()));
        found.extend(lacking.map(|name| format!("{path}: lacks {name}")));
        if fields.len() < at_least("minProperties") || fields.is_empty() {
            found.push(format!("{path}: an empty object"));
        }
        for (name, own) in fields {
            match schema["properties"].get(name) {
                Some(part) => faults(part, root, own, &format!("{path}/{name}"), found),
                None => found.push(format!("{path}/{name}: not in the schema")),
            }
        }
    }
}

fn faults_of(package: &Value) -> Vec<String> {
    let (of_package, of_release, mut found) = (fixture("release-package-schema.json"), fixture("release-schema.json"), Vec::new());
    faults(&of_package, &of_package, package, "", &mut found);
    for release in package["releases"].as_array().unwrap() {
        faults(&of_release, &of_release, release, "release", &mut found);
        if found.is_empty() {
            found.extend(broken_rules(release));
        }
    }
    found
}

/// A decimal as the file spells it, in units of 10^-`places`.
fn scaled(value: &Value, places: usize) -> i128 {
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    assert!(fraction.len() <= places, "{plain}");
    format!("{whole}{fraction:0<places$}").parse().unwrap()
}

/// What no schema says: amounts add up, references lead somewhere, one lead.
fn broken_rules(release: &Value) -> Vec<String> {
    let ids = |list: &Value| list.as_array().into_iter().flatten().map(|one| one["id"].clone()).collect::<Vec<_>>();
    let (parties, lots) = (ids(&release["parties"]), ids(&release["tender"]["lots"]));
    let mut found = Vec::new();
    let mut hold = |is_kept: bool, what: &str| {
        if !is_kept {
            found.push(what.to_owned());
        }
    };
    let different: BTreeSet<String> = parties.iter().map(Value::to_string).collect();
    hold(different.len() == parties.len(), "two parties with one id");
    let leads = release["parties"].as_array().unwrap().iter();
    hold(
        leads.filter(|p| p["roles"].as_array().unwrap().contains(&json!("leadTenderer"))).count() <= 1,
        "two leads",
    );
    hold(parties.contains(&release["buyer"]["id"]), "a buyer from nowhere");
    for bid in release["bids"]["details"].as_array().unwrap() {
        let tenderers = ids(&bid["tenderers"]);
        let items = bid["items"].as_array().cloned().unwrap_or_default();
        hold(tenderers.iter().all(|id| parties.contains(id)), "a tenderer from nowhere");
        hold(
            bid["relatedLots"].as_array().unwrap().iter().all(|lot| lots.contains(lot)),
            "a lot from nowhere",
        );
        hold(items.iter().all(|item| lots.contains(&item["relatedLot"])), "an item of no lot");
        // Quantities have 4 decimals and prices 6: each product is rounded to the cent, half away from zero.
        let product = |item: &Value| (scaled(&item["quantity"], 4) * scaled(&item["unit"]["value"]["amount"], 6) + 50_000_000) / 100_000_000;
        let total = scaled(&bid["value"]["amount"], 2);
        hold(items.iter().map(product).sum::<i128>() == total, "the items do not add up to the value");
        let joint = &bid["jointBid"];
        hold(
            joint["leadTenderer"].is_null() || tenderers.contains(&joint["leadTenderer"]["id"]),
            "a lead who is no tenderer",
        );
        if let Some(shares) = joint["shares"].as_array() {
            hold(
                shares.iter().map(|s| scaled(&s["value"]["amount"], 2)).sum::<i128>() == total,
                "the shares do not add up to the value",
            );
            let parts: i128 = shares.iter().filter(|s| s["proportion"].is_number()).map(|s| scaled(&s["proportion"], 6)).sum();
            hold(parts == 1_000_000 || total == 0, "the proportions do not add up to one");
            hold(shares.iter().all(|s| tenderers.contains(&s["tenderer"]["id"])), "a share of nobody");
            let known = ids(&bid["items"]);
            let related = shares.iter().flat_map(|s| s["relatedItems"].as_array().cloned().unwrap_or_default());
            hold(related.into_iter().all(|id| known.contains(&id)), "a share of no item");
        }
    }
    found
}

#[test]
fn every_published_case_gives_a_valid_release() {
    for (case, bid) in fixed_cases() {
        assert_eq!(faults_of(&package(&bid)), Vec::<String>::new(), "{case}");
    }
}

#[test]
fn damage_is_found() {
    let (_, bid) = fixed_cases().remove(0);
    let damage = |pointer: &str, value: Value| {
        let mut package = package(&bid);
        *package.pointer_mut(pointer).unwrap() = value;
        assert_ne!(faults_of(&package), Vec::<String>::new(), "{pointer}");
    };
    damage("/publishedDate", json!("yesterday"));
    damage("/releases/0/ocid", json!(""));
    damage("/releases/0/tag", json!(["bid"]));
    damage("/releases/0/bids/details/0/status", json!("sent"));
    damage("/releases/0/bids/details/0/value/amount", json!("12.50"));
    damage("/releases/0/bids/details/0/value/amount", json!(12.5));
    damage("/releases/0/bids/details/0/tenderers/0/id", json!("nobody"));
    damage("/releases/0/parties/0", json!({"id": "buyer", "iban": "FR76"}));
}

#[test]
fn a_group_that_keeps_its_distribution_to_itself_publishes_no_share() {
    for (case, bid) in fixed_cases() {
        let package = package(&bid);
        let own = &package["releases"][0]["bids"]["details"][0];
        assert_eq!(own["jointBid"]["shares"].is_array(), bid.group.shows_distribution(), "{case}");
        let names_one = own["items"].as_array().unwrap().iter().any(|item| item["responsibleTenderer"].is_object());
        assert!(bid.group.shows_distribution() || !names_one, "{case}");
    }
}

#[test]
fn the_file_has_a_name_that_follows_from_what_it_holds() {
    let cases = fixed_cases();
    let (first, again, other) = (package(&cases[0].1), package(&cases[0].1), package(&cases[1].1));
    assert_eq!(first["uri"], again["uri"]);
    assert_ne!(first["uri"], other["uri"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bid_gives_a_valid_release(bid in bids_with_allocation()) {
        prop_assert_eq!(faults_of(&package(&bid)), Vec::<String>::new());
    }
}
