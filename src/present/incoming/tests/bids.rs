//! Refusals and warnings of bids: every code with every expectation, and the malformed files of the format.

use serde_json::Value;

use super::*;
use crate::exchange::joint_bid::{DecimalKind, Element, Expected, JsonKind, Refusal, RefusalCode, Step, TextKind, Warning, WarningCode, read};

fn expectations() -> Vec<Expected> {
    use DecimalKind::{Index, Percentage, Points, Price, Quantity, Rate, Share, Weight};
    use TextKind::{Country, Date, Iban, Id, Moment, Siret, VatId};
    let text = |t: &str| t.to_owned();
    let mut all = vec![
        Expected::Unsaid,
        Expected::Bytes { max: 8 << 20 },
        Expected::Levels { max: 32 },
        Expected::Integer { min: 0, max: 3650 },
        Expected::OneOf(vec!["ceil", "half_up"]),
        Expected::Characters { max: 300, found: 301 },
        Expected::Items { min: 1, max: 40, found: 41 },
        Expected::Items { min: 3, max: 3, found: 2 },
        Expected::Items {
            min: 1,
            max: usize::MAX,
            found: 0,
        },
        Expected::Items {
            min: 2,
            max: usize::MAX,
            found: 0,
        },
        Expected::Sum {
            wanted: "1",
            found: text("1.1"),
        },
        Expected::Sum {
            wanted: "100",
            found: text("99.99"),
        },
        Expected::Line(text("N1")),
        Expected::LineSum {
            line: text("N1"),
            found: text("0.9"),
        },
        Expected::DifferentFrom { path: text("/members/0/id") },
        Expected::AtMost(text("0")),
        Expected::AtLeast(text("1000")),
        Expected::MoreThan(text("0")),
        Expected::LessThan(text("1")),
    ];
    all.extend([JsonKind::Text, JsonKind::Integer, JsonKind::Bool, JsonKind::List, JsonKind::Object].map(Expected::Kind));
    all.extend([Quantity, Price, Rate, Share, Weight, Index, Percentage, Points].map(Expected::Decimal));
    all.extend([Id, Country, VatId, Siret, Iban, Date, Moment].map(Expected::Text));
    all
}

/// A pointer and the steps that it leads through.
fn places() -> Vec<(&'static str, Vec<Step>)> {
    let field = |name: &str| Step::Field(name.to_owned());
    let element = |index, id: Option<&str>, name: Option<&str>| {
        Step::Element(Element {
            index,
            id: id.map(str::to_owned),
            name: name.map(str::to_owned),
            ..Element::default()
        })
    };
    let ask = Step::Element(Element {
        index: 0,
        line: Some("L03".to_owned()),
        member: Some("babel".to_owned()),
        ..Element::default()
    });
    vec![
        ("", vec![]),
        (
            "/asks/0/tiers/1/price",
            vec![field("asks"), ask.clone(), field("tiers"), element(1, None, None), field("price")],
        ),
        (
            "/members/1/other_turnover_cents",
            vec![field("members"), element(1, Some("babel"), Some("Babel")), field("other_turnover_cents")],
        ),
        ("/allocation/0/member", vec![field("allocation"), ask, field("member")]),
        ("/pricing/deductions", vec![field("pricing"), field("deductions")]),
        ("/tender/inconnu", vec![field("tender"), field("inconnu")]),
    ]
}

#[test]
fn every_code_reads_well_with_every_expectation_and_every_place() {
    for lang in Lang::ALL {
        for &code in RefusalCode::ALL {
            for expected in expectations() {
                for (path, place) in places() {
                    for value in [None, Some("abc".to_owned())] {
                        let refusal = Refusal {
                            code,
                            path: path.to_owned(),
                            place: place.clone(),
                            position: Some((12, 3)),
                            value,
                            expected: expected.clone(),
                        };
                        let report = refusals("a.bid.json", &[refusal], lang);
                        report_reads_well(&report, lang);
                        assert!(
                            report.items[0].text.contains(if path.is_empty() { "" } else { ", " }),
                            "{}",
                            report.items[0].text
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_warning_reads_well() {
    for lang in Lang::ALL {
        for &code in WarningCode::ALL {
            for value in [None, Some("abc".to_owned())] {
                let (path, place) = places().remove(2);
                let warning = Warning {
                    code,
                    path: path.to_owned(),
                    place,
                    value,
                };
                let report = warnings("a.bid.json", &[warning], lang);
                report_reads_well(&report, lang);
                assert!(report.items[0].text.contains("Babel"), "{}", report.items[0].text);
            }
        }
    }
}

#[test]
fn every_field_of_the_format_has_words() {
    use crate::i18n::texts::bid_fields;
    fn names(schema: &Value, found: &mut Vec<String>) {
        match schema {
            Value::Object(fields) => {
                if let Some(Value::Object(properties)) = fields.get("properties") {
                    found.extend(properties.keys().cloned());
                }
                fields.values().for_each(|value| names(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| names(value, found)),
            _ => {}
        }
    }
    let schema: Value = serde_json::from_slice(&std::fs::read(fixture("format/bid.schema.json")).unwrap()).unwrap();
    let mut found = Vec::new();
    names(&schema, &mut found);
    assert!(found.len() > 100);
    let silent: Vec<_> = found.iter().filter(|name| bid_fields::field(name).is_none()).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn each_malformed_file_is_told_with_its_name_and_its_place_or_value() {
    let manifest: Value = serde_json::from_slice(&std::fs::read(fixture("format/bad/manifest.json")).unwrap()).unwrap();
    let mut told = 0;
    for entry in manifest["files"].as_array().unwrap() {
        let name = entry["file"].as_str().unwrap();
        let Ok(bytes) = std::fs::read(fixture(&format!("format/bad/{name}"))) else {
            continue;
        };
        for lang in Lang::ALL {
            let (said, places): (FileReport, Vec<String>) = match read(&bytes) {
                Ok((_, found)) => (
                    warnings(name, &found, lang),
                    found.iter().map(|w| place::sentence_start(&w.place, lang)).collect(),
                ),
                Err(found) => {
                    let path = entry["path"].as_str().unwrap();
                    let report = refusals(name, &found, lang);
                    let named = found.iter().zip(&report.items).find(|(refusal, _)| refusal.path == path);
                    let (_, item) = named.unwrap_or_else(|| panic!("{name}: {path}"));
                    assert!(path.is_empty() || item.detail.as_ref().is_some_and(|detail| detail.starts_with(path)), "{name}");
                    let values = found.iter().filter(|r| r.value.is_some() && !matches!(r.code, RefusalCode::InvalidUnicode));
                    for (refusal, item) in values.zip(&report.items) {
                        let value = excerpt(refusal.value.as_deref().unwrap_or_default());
                        assert!(item.text.contains(&value), "{name}: {value} is not in {}", item.text);
                    }
                    (report, found.iter().map(|r| place::sentence_start(&r.place, lang)).collect())
                }
            };
            assert!(said.headline.starts_with(name), "{}", said.headline);
            for (item, place) in said.items.iter().zip(places) {
                assert!(item.text.starts_with(&place) && item.text.ends_with('.'), "{name}: {place}: {}", item.text);
            }
            told += 1;
        }
    }
    assert!(told >= 60, "{told}");
}

#[test]
fn a_share_of_110_percent_is_said_as_people_say_it() {
    let found = read(&std::fs::read(fixture("format/bad/b43-menu-sum.json")).unwrap()).unwrap_err();
    let report = refusals("b43.bid.json", &found, Lang::Fr);
    let text = &report.items[0].text;
    assert!(text.starts_with("Ligne N1 «\u{a0}"), "{text}");
    assert!(
        text.ends_with("partage possible n°\u{a0}1\u{a0}: le total fait 110\u{202f}%\u{202f}; il faut 100\u{202f}%."),
        "{text}"
    );
    assert_eq!(
        report.headline,
        "b43.bid.json\u{a0}: dossier refusé, une erreur à corriger\u{202f}; rien n’a été modifié."
    );
}

#[test]
fn a_line_is_named_by_id_and_label_and_an_ask_by_line_and_member() {
    let found = read(&std::fs::read(fixture("format/bad/b31-comma.json")).unwrap()).unwrap_err();
    let text = refusals("b31.json", &found, Lang::Fr).items.remove(0).text;
    assert!(text.starts_with("Ligne N1, prix demandé par "), "{text}");
    assert!(text.contains("palier n°\u{a0}1, prix\u{a0}: «\u{a0}"), "{text}");
}
