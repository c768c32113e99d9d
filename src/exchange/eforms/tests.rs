//! Notices made for these tests, read whole; damaged notices; and, where they are at hand, published ones.
#![allow(clippy::unwrap_used)]

mod damaged;
mod published;
mod xml;

use super::read;
use crate::exchange::notice::*;

const ONE_LOT: &str = include_str!("../../../tests/fixtures/eforms/one-lot.xml");
const THREE_LOTS: &str = include_str!("../../../tests/fixtures/eforms/three-lots.xml");
const MINIMAL: &str = include_str!("../../../tests/fixtures/eforms/minimal.xml");

fn notice(xml: &str) -> (Notice, Vec<Unread>) {
    read(xml.as_bytes(), "notice.xml").unwrap()
}

fn reasons(report: &[Unread], lot: Option<&str>, field: Field) -> Vec<UnreadReason> {
    let about = |unread: &&Unread| unread.lot.as_deref() == lot && unread.field == field;
    report.iter().filter(about).map(|unread| unread.why.clone()).collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_string())
}

fn euros(cents: i64) -> Option<Amount> {
    Some(Amount {
        cents,
        currency: "EUR".to_string(),
    })
}

fn lasts(value: &str, unit: DurationUnit) -> Option<Duration> {
    Some(Duration {
        value: value.parse().unwrap(),
        unit,
    })
}

#[test]
fn a_notice_of_one_lot_is_read_whole() {
    let (notice, _) = notice(ONE_LOT);
    assert_eq!(notice.kind, NoticeKind::ContractNotice);
    assert_eq!(notice.file_name, "notice.xml");
    assert_eq!(notice.notice_id, some("0b1c2d3e-0000-4000-8000-000000000001"));
    assert_eq!(notice.publication_number, some("00000001-2026"));
    assert_eq!(notice.procedure_id, some("0b1c2d3e-0000-4000-8000-0000000000aa"));
    assert_eq!(notice.reference, some("2026-INF-07"));
    assert_eq!(notice.language, some("FRA"));
    assert_eq!(notice.title, "Hébergement de services numériques libres");
    assert_eq!(notice.description, "Courriel, agenda, fichiers.\nSauvegarde & support.");
    assert_eq!(notice.notes, ["Les groupements sont admis."]);
    assert_eq!(notice.procedure_code, some("open"));
    assert_eq!(notice.nature, some("services"));
    assert_eq!(notice.dispatched, some("2026-11-20T09:30:00+01:00"));
    assert_eq!(notice.estimate, euros(24_000_000));
    assert!(notice.framework && notice.more_buyers.is_empty() && notice.lots.len() == 1);
    let buyer = notice.buyer.unwrap();
    assert_eq!(buyer.name, "Ville de Valmont-les-Eaux");
    assert_eq!((buyer.legal_type, buyer.activity), (some("la"), some("gen-pub")));
    assert_eq!(
        (buyer.postal_code, buyer.city, buyer.country),
        (some("38999"), some("Valmont-les-Eaux"), some("FR"))
    );
    assert_eq!((buyer.identifier, buyer.email), (some("21380999900017"), some("marches@valmont.example")));
}

#[test]
fn a_lot_tells_its_object_its_time_and_how_to_answer() {
    let (notice, _) = notice(ONE_LOT);
    let lot = notice.lot("LOT-0000").unwrap().clone();
    assert_eq!(
        (lot.title.as_str(), lot.description.as_str()),
        ("Hébergement de services numériques libres", "Pour 300 agents.")
    );
    assert_eq!(lot.cpv, ["72400000", "72415000"]);
    assert_eq!((lot.estimate, lot.framework_maximum), (euros(23_999_990), euros(32_000_050)));
    assert_eq!((lot.framework, lot.renewals_max), (Some(Framework::WithoutReopening), Some(3)));
    assert_eq!(lot.renewal_terms, some("Reconduction tacite par année."));
    assert_eq!(lot.duration.as_ref().and_then(months_of), Some(12));
    assert_eq!((lot.starts, lot.ends), (some("2027-04-01"), None));
    let stated = "2027-01-12T12:00:00+01:00".to_string();
    assert_eq!(
        lot.deadline,
        Some(Deadline {
            stated,
            kind: DeadlineKind::Tenders
        })
    );
    assert_eq!(lot.questions_until, some("2027-01-04T18:00:00+01:00"));
    assert_eq!(lot.opening, some("2027-01-13T09:00:00+01:00"));
    assert_eq!(lot.validity, lasts("120", DurationUnit::Day));
    assert_eq!((lot.variants, lot.electronic), (Some(Permission::NotAllowed), Some(Permission::Required)));
    assert_eq!(
        lot.group_form,
        Some(GroupForm {
            required: true,
            description: some("Groupement conjoint avec mandataire solidaire.")
        })
    );
    assert!(lot.reserved.is_empty());
    assert_eq!(lot.submission_url, some("https://marches.valmont.example/depot"));
    assert_eq!(
        lot.documents,
        [DocumentLink {
            url: "https://marches.valmont.example/dce".to_string(),
            restricted: false
        }]
    );
    assert_eq!((lot.places[0].nuts.as_deref(), lot.places[0].country.as_deref()), (Some("FRK24"), Some("FR")));
}

#[test]
fn criteria_come_with_their_exact_weights_and_thresholds() {
    let (notice, _) = notice(ONE_LOT);
    let lot = &notice.lots[0];
    let weights: Vec<_> = lot
        .criteria
        .iter()
        .map(|criterion| {
            let weight = criterion.weight.as_ref().unwrap();
            (criterion.kind, criterion.name.as_deref().unwrap(), weight.value.to_string(), weight.unit)
        })
        .collect();
    assert_eq!(
        weights,
        [
            (CriterionKind::Price, "Prix", "40".to_string(), WeightUnit::PercentExact),
            (CriterionKind::Quality, "Valeur technique", "47.5".to_string(), WeightUnit::PercentExact),
            (CriterionKind::Quality, "Environnement", "12.5".to_string(), WeightUnit::PercentExact),
        ]
    );
    assert_eq!(
        lot.criteria[1].parameters,
        [CriterionParameter {
            code: "min-score".to_string(),
            value: 10.into()
        }]
    );
    assert_eq!(lot.criteria_method, ["Prix : note = 10 × (prix le plus bas ÷ prix)."]);
}

#[test]
fn what_has_no_place_in_a_bid_is_listed_by_heading() {
    let (_, report) = notice(ONE_LOT);
    let listed: Vec<_> = report
        .iter()
        .map(|unread| (unread.lot.as_deref(), unread.value.as_str(), unread.why.clone()))
        .collect();
    let heading = |heading: &str, count| UnreadReason::NotTaken {
        heading: heading.to_string(),
        count,
    };
    assert_eq!(
        listed,
        [
            (None, "ORG-0002", heading("Organizations/Organization", 8)),
            (
                Some("LOT-0000"),
                "Deux références de moins de trois ans.",
                heading("TenderingTerms/SelectionCriteria", 2)
            ),
        ]
    );
}

#[test]
fn texts_are_taken_in_the_language_of_the_notice_wherever_it_stands() {
    let (notice, report) = notice(THREE_LOTS);
    assert_eq!(
        (notice.title.as_str(), notice.description.as_str()),
        ("Services numériques de santé", "Trois lots.")
    );
    assert_eq!(notice.languages, ["FRA", "ENG"]);
    let others = UnreadReason::OtherLanguages {
        taken: "FRA".to_string(),
        others: vec!["ENG".to_string()],
    };
    assert_eq!(reasons(&report, None, Field::Language), [others]);
    let (german, report) = self::notice(&THREE_LOTS.replace(">FRA</cbc:NoticeLanguageCode>", ">DEU</cbc:NoticeLanguageCode>"));
    assert_eq!(german.title, "Digital health services");
    assert_eq!(
        reasons(&report, None, Field::Title),
        [UnreadReason::TakenInLanguage { language: "ENG".to_string() }]
    );
}

#[test]
fn the_leading_buyer_comes_first_and_an_unknown_one_is_reported() {
    let (notice, report) = notice(THREE_LOTS);
    let buyer = notice.buyer.unwrap();
    assert_eq!(buyer.name, "Hôpital du Valmont");
    assert_eq!(
        BuyerKindGuess::of(&buyer.legal_type.unwrap(), buyer.activity.as_deref()),
        Some(BuyerKindGuess::Health)
    );
    assert_eq!(notice.more_buyers.len(), 1);
    assert_eq!(notice.more_buyers[0].name, "Communauté du Valmont");
    assert_eq!(reasons(&report, None, Field::Buyer), [UnreadReason::UnknownOrganisation]);
}

#[test]
fn every_lot_keeps_its_own_deadline_and_a_group_of_lots_is_only_named() {
    let (notice, report) = notice(THREE_LOTS);
    let ids: Vec<_> = notice.lots.iter().map(|lot| lot.id.as_str()).collect();
    assert_eq!(ids, ["LOT-0001", "LOT-0002", "LOT-0002#4"]);
    assert_eq!(reasons(&report, None, Field::Lots), [UnreadReason::LotIdNotUnique]);
    let members = vec!["LOT-0001".to_string(), "LOT-0002".to_string()];
    assert_eq!(
        notice.lot_groups,
        [LotGroup {
            id: "GLO-0001".to_string(),
            lots: members
        }]
    );
    assert_eq!((notice.lots_allowed, notice.lots_awarded), (None, Some(2)));
    assert_eq!(reasons(&report, None, Field::LotsAllowed), [UnreadReason::NotANumber]);
    let group = |unread: &&Unread| unread.lot.as_deref() == Some("GLO-0001");
    assert!(report.iter().filter(group).all(|unread| matches!(unread.why, UnreadReason::NotTaken { .. })));
    assert_eq!(report.iter().filter(group).count(), 3);

    let deadlines: Vec<_> = notice
        .lots
        .iter()
        .map(|lot| lot.deadline.as_ref().map(|deadline| (deadline.stated.as_str(), deadline.kind)))
        .collect();
    assert_eq!(
        deadlines,
        [
            Some(("2026-12-15T12:00:00+02:00", DeadlineKind::Requests)),
            Some(("2026-12-16", DeadlineKind::Requests)),
            None,
        ]
    );
    let season = UnreadReason::NotParisOffset {
        stated: "+02:00".to_string(),
        paris: "+01:00".to_string(),
    };
    assert_eq!(reasons(&report, Some("LOT-0001"), Field::Deadline), [season, UnreadReason::SecondDeadline]);
    assert_eq!(reasons(&report, Some("LOT-0002"), Field::Deadline), [UnreadReason::TimeMissing]);
    assert_eq!(reasons(&report, Some("LOT-0002#4"), Field::Deadline), [UnreadReason::NotADate]);
}

#[test]
fn money_is_exact_or_reported() {
    let (notice, report) = notice(THREE_LOTS);
    let estimates: Vec<_> = notice.lots.iter().map(|lot| lot.estimate.clone()).collect();
    assert_eq!(
        estimates,
        [
            Some(Amount {
                cents: 100_010,
                currency: "CHF".to_string()
            }),
            None,
            None
        ]
    );
    let check = |lot, why| assert_eq!(reasons(&report, Some(lot), Field::Estimate), [why]);
    check("LOT-0001", UnreadReason::NotEuro { currency: "CHF".to_string() });
    check("LOT-0002", UnreadReason::FinerThanCents);
    check("LOT-0002#4", UnreadReason::NotAnAmount);
}

#[test]
fn durations_are_kept_in_their_unit_and_days_are_reported() {
    let (notice, report) = notice(THREE_LOTS);
    let durations: Vec<_> = notice.lots.iter().map(|lot| lot.duration.clone()).collect();
    assert_eq!(durations, [lasts("4", DurationUnit::Year), lasts("365", DurationUnit::Day), None]);
    assert_eq!(durations[0].as_ref().and_then(months_of), Some(48));
    assert!(reasons(&report, Some("LOT-0001"), Field::Duration).is_empty());
    assert_eq!(reasons(&report, Some("LOT-0002"), Field::Duration), [UnreadReason::NotWholeMonths]);
    let unit = UnreadReason::UnknownUnit { unit: "FORTNIGHT".to_string() };
    assert_eq!(reasons(&report, Some("LOT-0002#4"), Field::Duration), [unit]);
}

#[test]
fn weights_that_are_unknown_absent_or_incomplete_are_reported() {
    let (notice, report) = notice(THREE_LOTS);
    let unit = notice.lots[0].criteria[0].weight.as_ref().map(|weight| weight.unit);
    assert_eq!(unit, Some(WeightUnit::PercentMiddle));
    let check = |lot, expected: &[UnreadReason]| assert_eq!(reasons(&report, Some(lot), Field::CriterionWeight), expected, "{lot}");
    check("LOT-0001", &[UnreadReason::UnknownCode, UnreadReason::Missing]);
    check("LOT-0002", &[UnreadReason::NotANumber, UnreadReason::Missing, UnreadReason::Missing]);
    check("LOT-0002#4", &[UnreadReason::SumIsNot100 { sum: "90".to_string() }]);
    assert_eq!(notice.lots[1].criteria[2].kind, CriterionKind::Other);
    assert_eq!(reasons(&report, Some("LOT-0002"), Field::CriterionKind), [UnreadReason::UnknownCode]);
    assert_eq!(reasons(&report, Some("LOT-0002"), Field::Cpv), [UnreadReason::UnknownCode]);
}

#[test]
fn a_minimal_notice_is_read_and_what_is_missing_is_told() {
    let (notice, report) = notice(MINIMAL);
    assert_eq!(notice.title, "Hébergement d’un site");
    assert_eq!(notice.buyer, None);
    assert!(report.iter().all(|unread| unread.why == UnreadReason::Missing));
    let missing = |lot: Option<&str>| -> Vec<Field> { report.iter().filter(|unread| unread.lot.as_deref() == lot).map(|unread| unread.field).collect() };
    assert_eq!(missing(None), [Field::Buyer, Field::Description, Field::Reference, Field::Procedure]);
    let of_lot = [
        Field::Cpv,
        Field::Deadline,
        Field::Duration,
        Field::Criteria,
        Field::Estimate,
        Field::SubmissionUrl,
        Field::Documents,
    ];
    assert_eq!(missing(Some("LOT-0001")), of_lot);
}

#[test]
fn a_notice_that_cannot_be_answered_is_read_and_said_so() {
    let award = MINIMAL.replace("ContractNotice", "ContractAwardNotice");
    let (notice, report) = notice(&award);
    assert_eq!((notice.kind, notice.lots.len()), (NoticeKind::Award, 1));
    assert_eq!(reasons(&report, None, Field::Kind), [UnreadReason::NotACall]);
    assert_eq!(report.len(), 1);
    let (planned, _) = self::notice(&MINIMAL.replace("ContractNotice", "PriorInformationNotice"));
    assert_eq!(planned.kind, NoticeKind::PriorInformation);
}

#[test]
fn a_file_that_is_no_notice_is_refused_by_its_name() {
    let root = |xml: &str| read(xml.as_bytes(), "x").unwrap_err();
    assert_eq!(
        root("<TED_EXPORT/>"),
        NoticeError::NotANotice {
            root: "TED_EXPORT".to_string()
        }
    );
    assert_eq!(
        root("<ContractNotice/>"),
        NoticeError::NotANotice {
            root: "ContractNotice".to_string()
        }
    );
    assert_eq!(root("<!doctype html>\n<html></html>"), NoticeError::NotANotice { root: "html".to_string() });
}

#[test]
fn a_notice_survives_its_own_json() {
    for xml in [ONE_LOT, THREE_LOTS, MINIMAL] {
        let (notice, report) = notice(xml);
        let json = serde_json::to_string(&(&notice, &report)).unwrap();
        assert_eq!(serde_json::from_str::<(Notice, Vec<Unread>)>(&json).unwrap(), (notice, report));
    }
}
