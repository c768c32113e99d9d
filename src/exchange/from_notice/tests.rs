//! Bids made from notices: three written for this project, and published ones, which are not part of it: without them that
//! test says so and passes.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::PathBuf;

use serde_json::Value;

use super::*;
use crate::document::Command;
use crate::domain::ids::is_valid_id;
use crate::exchange::eforms::read;
use crate::exchange::notice::{Amount, Deadline, NoticeBuyer, NoticeKind};

fn notice(name: &str) -> Notice {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/eforms").join(name);
    read(&std::fs::read(path).unwrap(), name).unwrap().0
}

fn months(tender: &Tender) -> Vec<u16> {
    tender.periods.iter().map(|period| period.months).collect()
}

#[test]
fn a_notice_with_one_lot_fills_the_consultation() {
    let (document, report) = bid_from(&notice("one-lot.xml"), "LOT-0000", "bid-1");
    let tender = &*document.frame.tender;
    assert_eq!(document.id, "bid-1");
    assert_eq!(tender.buyer.name, "Ville de Valmont-les-Eaux");
    assert_eq!((tender.buyer.kind, tender.buyer.country.as_str()), (BuyerKind::LocalAuthority, "FR"));
    assert_eq!(tender.lot, "");
    assert_eq!(tender.deadline.as_ref().map(Moment::as_str), Some("2027-01-12T12:00:00+01:00"));
    assert_eq!(tender.questions_until, Date::parse("2027-01-04").ok());
    assert_eq!(tender.start, Date::parse("2027-04-01").ok());
    assert_eq!(tender.offer_validity_days, 120);
    assert!(tender.framework_agreement);
    assert_eq!(tender.estimate_ht_cents.map(|c| c.0), Some(23_999_990));
    assert_eq!(tender.ceiling_ht_cents.map(|c| c.0), Some(32_000_050));
    assert_eq!(months(tender), [12]);
    assert_eq!(tender.price_criterion.as_ref().map(|c| c.weight.to_string()), Some("40".to_owned()));
    let brief = &document.frame.brief;
    assert_eq!(brief.buyer_city, "Valmont-les-Eaux");
    assert_eq!(brief.cpv.first().map(String::as_str), Some("72400000"));
    assert!(brief.description.contains("Pour 300 agents."));
    assert_eq!(brief.submission_url, "https://marches.valmont.example/depot");
    assert!(brief.criteria.iter().any(|c| c.name == "Environnement" && c.weight == "12.5\u{202f}%"));
    let renewals = NotCarried::Renewals {
        count: Some(3),
        terms: "Reconduction tacite par année.".to_owned(),
    };
    assert!(report.contains(&renewals), "{report:?}");
    assert!(report.contains(&NotCarried::QuestionsTimeDropped {
        stated: "2027-01-04T18:00:00+01:00".to_owned()
    }));
}

#[test]
fn one_of_several_lots_is_named_in_the_title() {
    let notice = notice("three-lots.xml");
    let (document, report) = bid_from(&notice, "LOT-0001", "b");
    let tender = &*document.frame.tender;
    assert_eq!(tender.title, "Services numériques de santé — Courriel");
    assert_eq!(tender.lot, "LOT-0001");
    assert_eq!(tender.reference, "2026-H-12");
    assert_eq!(tender.buyer.name, "Hôpital du Valmont");
    assert_eq!(tender.buyer.kind, BuyerKind::Health);
    assert_eq!(tender.procedure, Procedure::Restricted);
    assert_eq!(months(tender), [12, 12, 12, 12]);
    assert_eq!(tender.price_criterion, None, "the middle of a range is no weight");
    assert_eq!(tender.estimate_ht_cents, None, "Swiss francs are not euros");
    let said = |is: fn(&NotCarried) -> bool| assert!(report.iter().any(is), "{report:?}");
    said(|r| matches!(r, NotCarried::AmountNotEuro { stated, .. } if stated.currency == "CHF"));
    said(|r| matches!(r, NotCarried::PriceWeight { stated } if stated == "≈ 50\u{202f}%"));
    said(|r| matches!(r, NotCarried::MoreBuyers { names } if names == &["Communauté du Valmont"]));
    said(|r| {
        matches!(
            r,
            NotCarried::DeadlineNotForTenders {
                kind: DeadlineKind::Requests,
                ..
            }
        )
    });
    said(|r| matches!(r, NotCarried::ValidityAssumed { taken_days: 120 }));
}

#[test]
fn a_deadline_without_time_is_left_open_and_said() {
    let (document, report) = bid_from(&notice("three-lots.xml"), "LOT-0002", "b");
    assert_eq!(document.frame.tender.deadline, None);
    let stated = "2026-12-16".to_owned();
    assert!(report.contains(&NotCarried::DeadlineIncomplete { stated }), "{report:?}");
    assert!(report.iter().any(|r| matches!(r, NotCarried::DurationNotWholeMonths { taken_months: 12, .. })));
}

#[test]
fn a_notice_that_says_nothing_gives_a_new_bid_and_says_what_it_assumes() {
    let (document, report) = bid_from(&notice("minimal.xml"), "LOT-0001", "b");
    let untouched = Tender {
        title: "Hébergement d’un site".to_owned(),
        ..new_bid::empty_tender()
    };
    assert_eq!(*document.frame.tender, untouched);
    assert!(report.contains(&NotCarried::NoBuyer));
    assert!(report.contains(&NotCarried::DurationAssumed { code: None, taken_months: 12 }));
}

#[test]
fn an_unknown_lot_takes_what_is_said_of_the_whole() {
    let (document, report) = bid_from(&notice("three-lots.xml"), "LOT-9999", "b");
    assert_eq!(document.frame.tender.title, "Services numériques de santé");
    assert_eq!(report.first(), Some(&NotCarried::LotUnknown { lot: "LOT-9999".to_owned() }));
}

fn made_up() -> Notice {
    let lot = NoticeLot {
        id: "LOT-0001".to_owned(),
        title: "Courriel".to_owned(),
        deadline: Some(Deadline {
            stated: "2027-01-12T12:00:00.000+01:00".to_owned(),
            kind: DeadlineKind::Tenders,
        }),
        validity: Some(Duration {
            value: Decimal::from(6),
            unit: DurationUnit::Month,
        }),
        starts: Some("2027-04-01".to_owned()),
        ends: Some("2029-09-30".to_owned()),
        submission_url: Some("javascript:alert(1)".to_owned()),
        framework_maximum: Some(Amount {
            cents: 0,
            currency: "EUR".to_owned(),
        }),
        ..NoticeLot::default()
    };
    let other = NoticeLot {
        id: "LOT-0002".to_owned(),
        ..NoticeLot::default()
    };
    Notice {
        title: "é".repeat(400),
        buyer: Some(NoticeBuyer {
            name: "Ville".to_owned(),
            ..NoticeBuyer::default()
        }),
        estimate: Some(Amount {
            cents: 100,
            currency: "EUR".to_owned(),
        }),
        lots: vec![lot, other],
        ..Notice::default()
    }
}

#[test]
fn nothing_is_rounded_converted_or_cut_in_silence() {
    let (document, report) = bid_from(&made_up(), "LOT-0001", "b");
    let tender = &*document.frame.tender;
    assert_eq!(tender.title.chars().count(), 300);
    assert!(tender.title.ends_with("… — Courriel"));
    assert_eq!(tender.deadline.as_ref().map(Moment::as_str), Some("2027-01-12T12:00:00+01:00"));
    assert_eq!(months(tender), [12, 12, 6], "from the first to the last day");
    assert_eq!(document.frame.brief.submission_url, "");
    let said = |is: fn(&NotCarried) -> bool| assert!(report.iter().any(is), "{report:?}");
    said(|r| matches!(r, NotCarried::Shortened { field: Field::Title, .. }));
    said(|r| matches!(r, NotCarried::ValidityNotInDays { taken_days: 120, .. }));
    said(|r| {
        matches!(
            r,
            NotCarried::AmountOutOfRange {
                field: Field::FrameworkMaximum,
                ..
            }
        )
    });
    said(|r| matches!(r, NotCarried::EstimateOfAllLots { .. }));
    said(|r| matches!(r, NotCarried::BuyerKindAssumed { code: None, .. }));
    said(|r| matches!(r, NotCarried::ProcedureAssumed { code: None, .. }));
    said(|r| {
        matches!(
            r,
            NotCarried::NoPlace {
                field: Field::SubmissionUrl,
                ..
            }
        )
    });
}

#[test]
fn weeks_have_days_and_months_have_none() {
    let days = |value: &str, unit| {
        days_of(&Duration {
            value: value.parse().unwrap(),
            unit,
        })
    };
    assert_eq!(days("26", DurationUnit::Week), Some(182));
    assert_eq!(days("90", DurationUnit::Day), Some(90));
    assert_eq!(days("4", DurationUnit::Month), None);
    assert_eq!(days("1.5", DurationUnit::Day), None);
    assert_eq!(days("3651", DurationUnit::Day), None);
    assert_eq!(days("-1", DurationUnit::Day), None);
}

/// The folder `eforms` of `PORTEE_FIXTURES`.
fn published() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("PORTEE_FIXTURES")?).join("eforms");
    folder.join("expected.jsonl").is_file().then_some(folder)
}

#[test]
fn published_notices_become_bids_with_title_buyer_and_deadline() {
    let Some(folder) = published() else {
        println!("published notices are not at hand: PORTEE_FIXTURES names no folder with eforms/expected.jsonl");
        return;
    };
    let mut bids = 0;
    for line in std::fs::read_to_string(folder.join("expected.jsonl")).unwrap().lines() {
        let expected: Value = serde_json::from_str(line).unwrap();
        let file = expected["file"].as_str().unwrap();
        let (notice, _) = read(&std::fs::read(folder.join(file)).unwrap(), file).unwrap();
        if notice.kind != NoticeKind::ContractNotice {
            continue;
        }
        for lot in expected["lots"].as_array().unwrap() {
            let (document, report) = bid_from(&notice, lot["id"].as_str().unwrap(), "bid");
            is_carried(&document, &report, &expected, lot, file);
            bids += 1;
        }
    }
    assert!(bids > 10, "{bids} bids");
}

fn is_carried(document: &Document, report: &[NotCarried], expected: &Value, lot: &Value, file: &str) {
    let tender = &*document.frame.tender;
    let place = format!("{file} {}", lot["id"]);
    let starts_alike = |long: &str, text: &str| {
        let words = |t: &str| t.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        words(text).starts_with(&words(long).chars().take(100).collect::<String>())
    };
    if let Some(title) = expected["title"].as_str() {
        assert!(
            starts_alike(title, &tender.title) || lot["title"] == tender.title.as_str(),
            "{place}: {}",
            tender.title
        );
    }
    if let Some(name) = expected["buyers"][0]["name"].as_str() {
        assert!(starts_alike(name, &tender.buyer.name), "{place}: {}", tender.buyer.name);
    }
    let deadline = lot["deadlineRequests"].as_str().or(lot["deadlineTenders"].as_str());
    let is_told = report.iter().any(|r| matches!(r, NotCarried::DeadlineIncomplete { .. }));
    match deadline {
        Some(stated) => assert!(tender.deadline.as_ref().map(Moment::as_str) == Some(stated) || is_told, "{place}: {stated}"),
        None => assert_eq!(tender.deadline, None, "{place}"),
    }
    assert!(tender.title.chars().count() <= 300 && tender.reference.chars().count() <= 100 && tender.lot.chars().count() <= 100);
    assert!(tender.periods.iter().all(|p| is_valid_id(p.id.as_str()) && (1..=120).contains(&p.months)));
    assert!(tender.offer_validity_days <= 3650);
    let again = document.apply(&Command::SetTender(Box::new(tender.clone()))).unwrap();
    assert_eq!(again.frame.tender, document.frame.tender, "{place}");
}
