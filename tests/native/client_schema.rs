//! The schema of `joint-bid-client/1` in `docs/format/`: every client file that the app makes keeps to it, and it is an allow-list.

use std::collections::BTreeSet;

use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::exchange::client;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::leaks::fixed_cases;
use crate::random_bid::bids_with_allocation;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../docs/format/client.schema.json")).unwrap()
}

/// What a value breaks of the part of JSON Schema that the file uses.
fn faults(schema: &Value, root: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let part = root.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("no {name} in the schema"));
        return faults(part, root, value, path, found);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let ways: Vec<Vec<String>> = choices
            .iter()
            .map(|choice| {
                let mut own = Vec::new();
                faults(choice, root, value, path, &mut own);
                own
            })
            .collect();
        if ways.iter().all(|own| !own.is_empty()) {
            found.extend(ways.into_iter().next().unwrap_or_default());
        }
        return;
    }
    let is_of_type = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        None => true,
        Some(other) => panic!("the schema uses the type {other}"),
    };
    let is_allowed = schema["enum"].as_array().is_none_or(|all| all.contains(value)) && (schema["const"].is_null() || schema["const"] == *value);
    if !is_of_type || !is_allowed {
        found.push(format!("{path}: {value}"));
        return;
    }
    if let Some(object) = value.as_object() {
        let named = schema["properties"].as_object().unwrap();
        for name in schema["required"].as_array().unwrap() {
            if !object.contains_key(name.as_str().unwrap()) {
                found.push(format!("{path}: lacks {name}"));
            }
        }
        for (name, own) in object {
            match named.get(name) {
                Some(part) => faults(part, root, own, &format!("{path}/{name}"), found),
                None => found.push(format!("{path}/{name}: not in the schema")),
            }
        }
    }
    for (at, own) in value.as_array().into_iter().flatten().enumerate() {
        faults(&schema["items"], root, own, &format!("{path}/{at}"), found);
    }
}

fn faults_of(text: &str) -> Vec<String> {
    let (schema, mut found) = (schema(), Vec::new());
    faults(&schema, &schema, &serde_json::from_str(text).unwrap(), "", &mut found);
    found
}

#[test]
fn every_published_case_gives_a_client_file_that_keeps_to_the_schema() {
    for (name, bid) in fixed_cases() {
        assert_eq!(faults_of(&client::write(&ClientView::of(&bid, &price(&bid)))), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_the_schema_does_not_name_is_refused() {
    let (_, bid) = fixed_cases().remove(0);
    let mut file: Value = serde_json::from_str(&client::write(&ClientView::of(&bid, &price(&bid)))).unwrap();
    file["members"][0]["iban"] = json!("FR76");
    file["totals"]["ht_cents"] = json!("1");
    file["lines"][0].as_object_mut().unwrap().remove("unit");
    let found = faults_of(&file.to_string());
    assert_eq!(found.len(), 3, "{found:?}");
}

/// Every object of the schema is closed and has only what it must have.
#[test]
fn the_schema_is_an_allow_list() {
    fn closed(schema: &Value) -> bool {
        let own = schema["type"] != json!("object")
            || (schema["additionalProperties"] == json!(false)
                && schema["required"].as_array().map(Vec::len) == schema["properties"].as_object().map(serde_json::Map::len));
        let below = match schema {
            Value::Object(parts) => parts.values().all(closed),
            Value::Array(parts) => parts.iter().all(closed),
            _ => true,
        };
        own && below
    }
    assert!(closed(&schema()));
}

/// `docs/format/client.md` names every field of the schema, and no other in the first column of its tables.
#[test]
fn the_page_on_the_client_file_names_every_field_and_no_other() {
    fn names(schema: &Value, found: &mut BTreeSet<String>) {
        found.extend(schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()));
        match schema {
            Value::Object(parts) => parts.values().for_each(|part| names(part, found)),
            Value::Array(parts) => parts.iter().for_each(|part| names(part, found)),
            _ => {}
        }
    }
    let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<String>>();
    let page = include_str!("../../docs/format/client.md");
    let rows = page.lines().filter(|line| line.starts_with('|'));
    let first: BTreeSet<String> = rows.clone().flat_map(|row| quoted(row.split('|').nth(1).unwrap_or(""))).collect();
    let told: BTreeSet<String> = rows.flat_map(quoted).collect();
    let mut fields = BTreeSet::new();
    names(&schema(), &mut fields);
    let unknown: Vec<_> = first.difference(&fields).collect();
    assert!(unknown.is_empty(), "told and not in the schema: {unknown:?}");
    let untold: Vec<_> = fields.difference(&told).collect();
    assert!(untold.is_empty(), "in the schema and not told: {untold:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bid_gives_a_client_file_that_keeps_to_the_schema(bid in bids_with_allocation()) {
        prop_assert_eq!(faults_of(&client::write(&ClientView::of(&bid, &price(&bid)))), Vec::<String>::new());
    }
}
