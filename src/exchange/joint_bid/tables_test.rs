//! The tables say what the published schema of `joint-bid/1` says, once what `joint-bid/2` brought is left out: the same fields,
//! limits and patterns.

#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Map, Value, json};

use super::shape::{DecimalKind, Field, Shape, TextKind, Version};
use super::tables::{BID, KINDS_OF_2, V1, V2};

const SCHEMA: &str = include_str!("../../../tests/fixtures/format/bid.schema.json");

#[test]
fn the_tables_say_what_the_schema_says() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let defs = &schema["$defs"];
    assert_eq!(of(&BID), plain(&schema, defs));
    let Shape::Named(rule) = settlement_rule() else {
        panic!("the rule has a name")
    };
    assert_eq!(of(rule), plain(&defs["rule"], defs));
}

fn settlement_rule() -> &'static Shape {
    let Shape::Record(fields) = &BID else { panic!("a bid is a record") };
    let settlement = &fields.iter().find(|f| f.name == "settlement").unwrap().shape;
    let Shape::Record(fields) = settlement else { panic!("so is its settlement") };
    &fields.iter().find(|f| f.name == "rule").unwrap().shape
}

/// The published schema without its comments, its references followed, its sets sorted.
fn plain(schema: &Value, defs: &Value) -> Value {
    match schema {
        Value::Object(fields) => match fields.get("$ref").and_then(Value::as_str) {
            Some("#/$defs/rule") => json!("rule"),
            Some(reference) => plain(&defs[reference.rsplit('/').next().unwrap()], defs),
            None => {
                // Inside `properties` the names are those of fields; `format` and `title` are fields of a bid, too.
                let is_schema = ["type", "const", "enum", "anyOf", "oneOf", "pattern"]
                    .iter()
                    .any(|k| fields.get(*k).is_some_and(|v| !v.is_object()));
                let is_comment = |name: &str| is_schema && ["$schema", "$id", "$defs", "title", "description", "format", "examples"].contains(&name);
                fields
                    .iter()
                    .filter(|(name, _)| !is_comment(name))
                    .map(|(name, value)| (name.clone(), plain_set(name, plain(value, defs))))
                    .collect()
            }
        },
        Value::Array(items) => items.iter().map(|item| plain(item, defs)).collect(),
        other => other.clone(),
    }
}

fn plain_set(name: &str, mut value: Value) -> Value {
    if let (true, Some(items)) = (matches!(name, "enum" | "required"), value.as_array_mut()) {
        items.sort_by_key(Value::to_string);
    }
    value
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Free { min, max, line_feeds } => {
            let controls = if *line_feeds { r"\u0000-\u0009\u000b-\u001f" } else { r"\u0000-\u001f" };
            json!({"type": "string", "minLength": min, "maxLength": max, "pattern": format!(r"^[^{controls}\u007f-\u009f]*$")})
        }
        Shape::Text(kind) => json!({"type": "string", "pattern": text_pattern(*kind)}),
        Shape::Decimal(kind) => json!({"type": "string", "pattern": decimal_pattern(*kind)}),
        Shape::Integer { min, max } => json!({"type": "integer", "minimum": min, "maximum": max}),
        Shape::Bool => json!({"type": "boolean"}),
        Shape::Choice([V1, V2]) => json!({"const": V1}),
        Shape::Choice([only]) => json!({"const": only}),
        Shape::Choice(names) => json!({"enum": plain_set("enum", json!(names))}),
        Shape::List { of: item, min, max } => json!({"type": "array", "items": of(item), "minItems": min, "maxItems": max}),
        Shape::Map { of: item, min } => {
            let keys = json!({"pattern": text_pattern(TextKind::Id)});
            json!({"type": "object", "propertyNames": keys, "additionalProperties": of(item), "minProperties": min})
        }
        Shape::Record(fields) => record(fields, None),
        Shape::Kinds(kinds) => {
            json!({"oneOf": kinds.iter().filter(|(name, _)| !KINDS_OF_2.contains(name)).map(|(name, fields)| record(fields, Some(name))).collect::<Value>()})
        }
        Shape::Named(_) => json!("rule"),
    }
}

fn record(fields: &[Field], kind: Option<&str>) -> Value {
    let property = |f: &Field| {
        let shape = of(&f.shape);
        (f.name.to_owned(), if f.required { shape } else { json!({"anyOf": [shape, {"type": "null"}]}) })
    };
    let fields = || fields.iter().filter(|f| f.since == Version::One);
    let mut properties: Map<String, Value> = fields().map(property).collect();
    let mut required: Vec<&str> = fields().filter(|f| f.required).map(|f| f.name).collect();
    if let Some(kind) = kind {
        properties.insert("kind".to_owned(), json!({"const": kind}));
        required.push("kind");
    }
    let required = plain_set("required", json!(required));
    json!({"type": "object", "required": required, "properties": properties, "patternProperties": {"^x_": true}, "additionalProperties": false})
}

fn text_pattern(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Id => "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$",
        TextKind::Country => "^[A-Z]{2}$",
        TextKind::VatId => "^[A-Z]{2}[0-9A-Z]{2,12}$",
        TextKind::Siret => "^[0-9]{14}$",
        TextKind::Iban => "^[A-Z]{2}[0-9]{2}[0-9A-Z]{8,30}$",
        TextKind::Date => "^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}$",
        TextKind::Moment => "^(2[01][0-9]{2}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$",
    }
}

/// A schema cannot leave zero out: that is the reader's.
fn decimal_pattern(kind: DecimalKind) -> String {
    let (before, after) = kind.digits();
    if kind.ends_at_one() {
        format!(r"^(0(\.[0-9]{{1,{after}}})?|1(\.0{{1,{after}}})?)$")
    } else {
        format!(r"^(0|[1-9][0-9]{{0,{}}})(\.[0-9]{{1,{after}}})?$", before - 1)
    }
}
