//! Notices: every reason with every field, every thing that a bid does not take over, and real files read to the end.

use rust_decimal::Decimal;

use super::*;
use crate::domain::bid::{BuyerKind, Procedure};
use crate::exchange::eforms::read;
use crate::exchange::from_notice::{NotCarried, bid_from};
use crate::exchange::notice::{Amount, DeadlineKind, Duration, DurationUnit, Field, Notice, NoticeError, NoticeKind, NoticeLot, Unread, UnreadReason};

const FIELDS: [Field; 41] = [
    Field::Kind,
    Field::Language,
    Field::Title,
    Field::Description,
    Field::Notes,
    Field::Reference,
    Field::Dispatched,
    Field::Buyer,
    Field::BuyerName,
    Field::BuyerLegalType,
    Field::BuyerCountry,
    Field::Procedure,
    Field::Nature,
    Field::Cpv,
    Field::Estimate,
    Field::Framework,
    Field::FrameworkMaximum,
    Field::Duration,
    Field::Starts,
    Field::Ends,
    Field::Renewals,
    Field::Deadline,
    Field::QuestionsUntil,
    Field::Opening,
    Field::Validity,
    Field::Criteria,
    Field::CriterionKind,
    Field::CriterionName,
    Field::CriterionWeight,
    Field::CriterionParameter,
    Field::Place,
    Field::Languages,
    Field::Variants,
    Field::Electronic,
    Field::Reserved,
    Field::GroupForm,
    Field::SubmissionUrl,
    Field::Documents,
    Field::Lots,
    Field::LotsAllowed,
    Field::Other,
];

fn reasons() -> Vec<UnreadReason> {
    let text = |t: &str| t.to_owned();
    vec![
        UnreadReason::Missing,
        UnreadReason::UnknownCode,
        UnreadReason::UnknownUnit { unit: text("FORTNIGHT") },
        UnreadReason::NotADate,
        UnreadReason::NotATime,
        UnreadReason::NotANumber,
        UnreadReason::NotAnAmount,
        UnreadReason::FinerThanCents,
        UnreadReason::CurrencyMissing,
        UnreadReason::NotEuro { currency: text("CHF") },
        UnreadReason::TimeMissing,
        UnreadReason::OffsetMissing,
        UnreadReason::OffsetsDiffer {
            date: text("+01:00"),
            time: text("+02:00"),
        },
        UnreadReason::NotParisOffset {
            stated: text("+02:00"),
            paris: text("+01:00"),
        },
        UnreadReason::SecondDeadline,
        UnreadReason::NotWholeMonths,
        UnreadReason::SumIsNot100 { sum: text("90") },
        UnreadReason::UnknownOrganisation,
        UnreadReason::LotIdNotUnique,
        UnreadReason::OtherLanguages {
            taken: text("FRA"),
            others: vec![text("ENG"), text("DEU")],
        },
        UnreadReason::TakenInLanguage { language: text("ENG") },
        UnreadReason::MoreThanOne,
        UnreadReason::UnknownEntity,
        UnreadReason::NotACall,
    ]
}

fn lots(count: usize) -> Notice {
    let lot = |n| NoticeLot {
        id: format!("LOT-{n:04}"),
        ..NoticeLot::default()
    };
    Notice {
        kind: NoticeKind::ContractNotice,
        lots: (1..=count).map(lot).collect(),
        ..Notice::default()
    }
}

#[test]
fn every_reason_reads_well_for_every_field() {
    for lang in Lang::ALL {
        for field in FIELDS {
            for why in reasons() {
                for value in ["", "abc"] {
                    let unread = Unread {
                        lot: Some("LOT-0002".to_owned()),
                        field,
                        value: value.to_owned(),
                        why: why.clone(),
                    };
                    for count in [1, 2] {
                        let report = notice_read("avis.xml", &lots(count), std::slice::from_ref(&unread), lang);
                        report_reads_well(&report, lang);
                        let names_the_lot = report.items.iter().any(|item| item.text.contains("LOT-0002"));
                        assert_eq!(names_the_lot, count == 2 && !report.items.is_empty(), "{report:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_matters_most_comes_first_and_the_rest_is_one_line() {
    let unread = |field, why| Unread {
        lot: None,
        field,
        value: "abc".to_owned(),
        why,
    };
    let not_taken = |heading: &str, count| UnreadReason::NotTaken {
        heading: heading.to_owned(),
        count,
    };
    let found = [
        unread(Field::Other, not_taken("A/B", 2)),
        unread(Field::Documents, UnreadReason::Missing),
        unread(Field::Other, not_taken("C", 3)),
        unread(Field::Estimate, UnreadReason::Missing),
        unread(Field::Deadline, UnreadReason::SecondDeadline),
    ];
    let report = notice_read("avis.xml", &lots(1), &found, Lang::Fr);
    let starts: Vec<&str> = report.items.iter().map(|item| item.text.split('\u{a0}').next().unwrap()).collect();
    assert_eq!(starts[..3], ["Date limite", "Estimation", "Documents de la consultation"]);
    assert!(starts[3].starts_with("5 autres informations"));
    assert_eq!(report.items[3].detail.as_deref(), Some("A/B (2)\u{a0}: abc\nC (3)\u{a0}: abc"));
    let severities: Vec<Severity> = report.items.iter().map(|item| item.severity).collect();
    assert_eq!(severities, [Severity::Warning, Severity::Warning, Severity::Info, Severity::Info]);
    assert_eq!(report.headline, "avis.xml\u{a0}: avis lu, 3 points à vérifier.");
}

#[test]
fn every_error_of_a_notice_reads_well() {
    let text = |t: &str| t.to_owned();
    let errors = [
        NoticeError::Empty,
        NoticeError::TooLarge {
            bytes: 30_000_000,
            limit: 20_000_000,
        },
        NoticeError::NotXml { line: 3, column: 1200 },
        NoticeError::Encoding { found: text("ISO-8859-1") },
        NoticeError::DocumentType { line: 2 },
        NoticeError::TooDeep { limit: 100, line: 4 },
        NoticeError::TooManyElements { limit: 1_000_000 },
        NoticeError::NotANotice { root: text("html") },
    ];
    for lang in Lang::ALL {
        for error in &errors {
            report_reads_well(&notice_error("avis.xml", error, lang), lang);
        }
    }
}

fn left() -> Vec<NotCarried> {
    let text = |t: &str| t.to_owned();
    let stated = |currency: &str| Amount {
        cents: 123_456,
        currency: currency.to_owned(),
    };
    let lasts = |unit| Duration {
        value: Decimal::new(15, 1),
        unit,
    };
    let (field, taken_months) = (Field::Estimate, 12);
    let mut all = vec![
        NotCarried::LotUnknown { lot: text("LOT-0009") },
        NotCarried::Shortened {
            field: Field::Title,
            limit: 300,
            value: text("abc"),
        },
        NotCarried::NoBuyer,
        NotCarried::MoreBuyers {
            names: vec![text("A"), text("B")],
        },
        NotCarried::CountryAssumed { taken: text("FR") },
        NotCarried::DeadlineIncomplete { stated: text("2027-01-12") },
        NotCarried::DateOutOfRange {
            field: Field::Starts,
            stated: text("1999-01-01"),
        },
        NotCarried::QuestionsTimeDropped { stated: text("2027-01-12") },
        NotCarried::ValidityAssumed { taken_days: 120 },
        NotCarried::DurationOutOfRange { months: 600, taken_months },
        NotCarried::EstimateOfAllLots { stated: stated("EUR") },
        NotCarried::AmountOutOfRange { field, stated: stated("EUR") },
        NotCarried::PriceBasisAssumed,
    ];
    for code in [None, Some(text("abc"))] {
        all.push(NotCarried::BuyerKindAssumed {
            code: code.clone(),
            taken: BuyerKind::LocalAuthority,
        });
        all.push(NotCarried::ProcedureAssumed {
            code: code.clone(),
            taken: Procedure::Adapted,
        });
        all.push(NotCarried::DurationAssumed {
            code: code.clone(),
            taken_months,
        });
    }
    for unit in [DurationUnit::Day, DurationUnit::Week, DurationUnit::Month, DurationUnit::Year] {
        all.push(NotCarried::ValidityNotInDays {
            stated: lasts(unit),
            taken_days: 120,
        });
        all.push(NotCarried::DurationNotWholeMonths {
            stated: lasts(unit),
            taken_months,
        });
    }
    for kind in [DeadlineKind::Interest, DeadlineKind::Requests, DeadlineKind::Tenders] {
        all.push(NotCarried::DeadlineNotForTenders {
            kind,
            stated: text("2027-01-12"),
        });
    }
    for count in [None, Some(3)] {
        all.push(NotCarried::Renewals { count, terms: text("abc") });
    }
    for currency in ["", "CHF"] {
        all.push(NotCarried::AmountNotEuro {
            field,
            stated: stated(currency),
        });
    }
    for (count, weight) in [(0, ""), (2, "≈ 50")] {
        all.push(NotCarried::PriceCriteria { count });
        all.push(NotCarried::PriceWeight { stated: text(weight) });
    }
    all.extend(FIELDS.map(|field| NotCarried::NoPlace { field, value: text("abc") }));
    all
}

#[test]
fn everything_that_a_bid_does_not_take_over_reads_well() {
    for lang in Lang::ALL {
        for left in left() {
            let report = not_carried("avis.xml", std::slice::from_ref(&left), lang);
            report_reads_well(&report, lang);
            assert_eq!(report.items.len(), 1, "{left:?}");
        }
        let all = not_carried("avis.xml", &left(), lang);
        let folded = all.items.last().unwrap();
        assert_eq!(folded.severity, Severity::Info);
        assert!(folded.detail.as_ref().unwrap().lines().count() == FIELDS.len() - 2, "{folded:?}");
    }
}

#[test]
fn notices_are_told_from_the_file_to_the_bid() {
    for name in ["one-lot.xml", "three-lots.xml", "minimal.xml"] {
        let (notice, unread) = read(&std::fs::read(fixture("eforms").join(name)).unwrap(), name).unwrap();
        for lang in Lang::ALL {
            let mut reports = vec![notice_read(name, &notice, &unread, lang)];
            for lot in &notice.lots {
                reports.push(not_carried(name, &bid_from(&notice, &lot.id, "b").1, lang));
            }
            for report in reports {
                assert!(report.headline.starts_with(name));
                for item in &report.items {
                    assert!(item.text.ends_with('.') && !item.text.contains(['{', '}']), "{}", item.text);
                    println!("{:?} {} | {:?}", item.severity, item.text, item.detail);
                }
            }
        }
    }
}
