//! The structure level (§3): walks a document along the tables, lists what does not fit and what looks odd in its texts,
//! and hands on the document without its ignored fields and nulls. It knows nothing of what fields mean together.

use std::fmt;

use serde_json::{Map, Value};

use super::json::{Json, Members, Node};
use super::place::escaped;
use super::report::{Expected, Findings, RefusalCode as Code, WarningCode};
use super::shape::{DecimalKind, Field, JsonKind, Shape, TextKind, Version, req};
use super::tables::{BID, KINDS_OF_2, V1, V2};
use super::texts;
use crate::domain::check_digits;
use crate::domain::dates::{Date, Moment};
use crate::domain::decimal::DecimalError;
use crate::domain::ids::is_valid_id;

/// What the walk hands on.
pub struct Walked {
    pub value: Value,
    pub findings: Findings,
    pub warnings: Vec<(WarningCode, String)>,
}

pub fn check(json: &Json<'_>) -> Walked {
    let version = json.get("format").and_then(Json::as_text);
    let mut walk = Walk {
        version: if version == Some(V2) { Version::Two } else { Version::One },
        findings: Findings::default(),
        warnings: Vec::new(),
    };
    let value = if version.is_some_and(|v| ![V1, V2].contains(&v)) {
        // Another format: its other fields would only be noise.
        walk.findings.add(Code::Version, "/format", Expected::OneOf(vec![V1, V2]));
        Value::Null
    } else {
        walk.value(json, &BID, &Path::Root)
    };
    Walked {
        value,
        findings: walk.findings,
        warnings: walk.warnings,
    }
}

/// A JSON Pointer that costs nothing until it is written.
enum Path<'p> {
    Root,
    Field(&'p Path<'p>, &'p str),
    Element(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(parent, name) => write!(f, "{parent}/{}", escaped(name)),
            Self::Element(parent, index) => write!(f, "{parent}/{index}"),
        }
    }
}

struct Walk {
    version: Version,
    findings: Findings,
    warnings: Vec<(WarningCode, String)>,
}

impl Walk {
    fn refuse(&mut self, code: Code, path: &Path<'_>, expected: Expected) -> Value {
        self.findings.add(code, path, expected);
        Value::Null
    }

    fn value(&mut self, json: &Json<'_>, shape: &'static Shape, path: &Path<'_>) -> Value {
        match (shape, &json.node) {
            (Shape::Named(shape), _) => self.value(json, shape, path),
            (Shape::Record(fields), Node::Object(members)) => Value::Object(self.record(members, &[*fields], path)),
            (Shape::Kinds(kinds), Node::Object(members)) => self.one_of_kinds(members, kinds, path),
            (Shape::Map { of, min }, Node::Object(members)) => self.map(members, of, *min, path),
            (Shape::List { of, min, max }, Node::List(items)) => self.list(items, of, (*min, *max), path),
            (Shape::Integer { min, max }, Node::Number(number)) => self.integer(number, *min, *max, path),
            (Shape::Bool, Node::Bool(value)) => Value::Bool(*value),
            (shape, Node::Text(text)) => self.text(text, shape, path),
            (shape, _) => self.refuse(Code::Type, path, Expected::Kind(shape.kind())),
        }
    }

    fn record(&mut self, members: &Members<'_>, tables: &[&'static [Field]], path: &Path<'_>) -> Map<String, Value> {
        let version = self.version;
        let fields = || tables.iter().copied().flatten().filter(|f| f.since <= version);
        let is_known = |name: &str| fields().any(|f| f.name == name);
        for name in members.keys().filter(|name| !name.starts_with("x_") && !is_known(name)) {
            self.refuse(Code::UnknownField, &Path::Field(path, name), Expected::Unsaid);
        }
        let mut object = Map::new();
        for field in fields() {
            let path = Path::Field(path, field.name);
            match members.get(field.name) {
                Some(json) if field.is_required_in(version) || json.node != Node::Null => {
                    object.insert(field.name.to_owned(), self.value(json, &field.shape, &path));
                }
                None if field.is_required_in(version) => {
                    self.refuse(Code::Missing, &path, Expected::Kind(field.shape.kind()));
                }
                _ => {}
            }
        }
        object
    }

    fn one_of_kinds(&mut self, members: &Members<'_>, kinds: &'static [(&'static str, &'static [Field])], path: &Path<'_>) -> Value {
        let kind_path = Path::Field(path, "kind");
        let Some(kind) = members.get("kind") else {
            return self.refuse(Code::Missing, &kind_path, Expected::Kind(JsonKind::Text));
        };
        let Some(kind) = kind.as_text() else {
            return self.refuse(Code::Type, &kind_path, Expected::Kind(JsonKind::Text));
        };
        let version = self.version;
        let known = || kinds.iter().filter(|(name, _)| version == Version::Two || !KINDS_OF_2.contains(name));
        let Some((_, fields)) = known().find(|(name, _)| *name == kind) else {
            return self.refuse(Code::Enum, &kind_path, Expected::OneOf(known().map(|(name, _)| *name).collect()));
        };
        Value::Object(self.record(members, &[KIND, *fields], path))
    }

    fn map(&mut self, members: &Members<'_>, of: &'static Shape, min: usize, path: &Path<'_>) -> Value {
        if members.len() < min {
            self.refuse(
                Code::Empty,
                path,
                Expected::Items {
                    min,
                    max: usize::MAX,
                    found: 0,
                },
            );
        }
        let mut object = Map::new();
        for (key, json) in members {
            let path = Path::Field(path, key);
            if is_valid_id(key) {
                object.insert(key.to_string(), self.value(json, of, &path));
            } else {
                self.refuse(Code::Format, &path, Expected::Text(TextKind::Id));
            }
        }
        Value::Object(object)
    }

    fn list(&mut self, items: &[Json<'_>], of: &'static Shape, (min, max): (usize, usize), path: &Path<'_>) -> Value {
        let found = items.len();
        if found < min {
            let code = if found == 0 { Code::Empty } else { Code::Length };
            self.refuse(code, path, Expected::Items { min, max, found });
        }
        if found > max {
            return self.refuse(Code::TooMany, path, Expected::Items { min, max, found });
        }
        let item = |(i, json)| self.value(json, of, &Path::Element(path, i));
        Value::Array(items.iter().enumerate().map(item).collect())
    }

    fn integer(&mut self, number: &str, min: i64, max: i64, path: &Path<'_>) -> Value {
        const LONGEST: usize = 17;
        let expected = Expected::Integer { min, max };
        if number.contains(['.', 'e', 'E']) {
            return self.refuse(Code::FloatNotAllowed, path, expected);
        }
        match number.parse::<i64>() {
            Ok(value) if number.len() <= LONGEST && (min..=max).contains(&value) => Value::from(value),
            _ => self.refuse(Code::Range, path, expected),
        }
    }

    /// `shape` may be anything: a text stands where another kind is wanted, too.
    fn text(&mut self, text: &str, shape: &'static Shape, path: &Path<'_>) -> Value {
        let problem = match shape {
            Shape::Free { min, max, line_feeds } => self.free_text(text, *min, *max, *line_feeds, path),
            Shape::Text(kind) => self.kind_of_text(text, *kind, path),
            Shape::Decimal(kind) => kind.check(text).err().map(|e| (decimal_code(text, *kind, e), Expected::Decimal(*kind))),
            Shape::Choice(names) => (!names.contains(&text)).then_some((Code::Enum, Expected::OneOf(names.to_vec()))),
            _ => Some((Code::Type, Expected::Kind(shape.kind()))),
        };
        match problem {
            None => Value::String(text.to_owned()),
            Some((code, expected)) => self.refuse(code, path, expected),
        }
    }

    fn free_text(&mut self, text: &str, min: usize, max: usize, line_feeds: bool, path: &Path<'_>) -> Option<(Code, Expected)> {
        let found = text.chars().count();
        if text.chars().any(|c| c.is_control() && !(line_feeds && c == '\n')) {
            return Some((Code::ControlCharacter, Expected::Unsaid));
        }
        if found < min || found > max {
            let code = if found < min { Code::Empty } else { Code::TooLong };
            return Some((code, Expected::Characters { max, found }));
        }
        let warnings = texts::odd(text).map(|code| (code, path.to_string()));
        self.warnings.extend(warnings);
        None
    }

    fn kind_of_text(&mut self, text: &str, kind: TextKind, path: &Path<'_>) -> Option<(Code, Expected)> {
        let is_good = match kind {
            TextKind::Id => is_valid_id(text),
            TextKind::Country => text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()),
            TextKind::VatId => check_digits::is_vat_id(text),
            TextKind::Siret => text.len() == 14 && text.bytes().all(|b| b.is_ascii_digit()),
            TextKind::Iban => check_digits::is_iban(text),
            TextKind::Date => Date::parse(text).is_ok(),
            TextKind::Moment => Moment::parse(text).is_ok_and(|m| is_inhabited(m.offset())),
        };
        if !is_good {
            let code = if matches!(kind, TextKind::Date | TextKind::Moment) {
                Code::Date
            } else {
                Code::Format
            };
            return Some((code, Expected::Text(kind)));
        }
        let doubt = match kind {
            TextKind::Siret if !check_digits::siret_adds_up(text) => Some(WarningCode::SiretChecksum),
            TextKind::VatId if !check_digits::vat_id_adds_up(text) => Some(WarningCode::VatIdChecksum),
            TextKind::Iban if !check_digits::iban_adds_up(text) => Some(WarningCode::IbanChecksum),
            _ => None,
        };
        self.warnings.extend(doubt.map(|code| (code, path.to_string())));
        None
    }
}

/// The field that every record with kinds has; `one_of_kinds` has checked it.
const KIND: &[Field] = &[req("kind", Shape::Text(TextKind::Id))];

/// No place on Earth is more than 14 hours from UTC.
fn is_inhabited(offset: &str) -> bool {
    offset == "Z" || offset.get(1..3).is_some_and(|hours| hours <= "14")
}

/// A value too large to be written is out of range; digits too fine for its kind are a matter of form.
fn decimal_code(text: &str, kind: DecimalKind, error: DecimalError) -> Code {
    let whole_digits = text.split('.').next().map_or(0, str::len);
    match error {
        DecimalError::Range => Code::Range,
        DecimalError::Digits { .. } if whole_digits > kind.digits().0 as usize => Code::Range,
        DecimalError::Digits { .. } | DecimalError::Form => Code::Format,
    }
}
