//! Each check finds what it is for, and is silent on a bid without that defect.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::*;
use crate::domain::bid::{Bid, GroupForm, SplitRule, Tender, VatRegime};
use crate::domain::dates::Moment;
use crate::domain::decimal::{Quantity, Rate};
use crate::domain::ids::Id;
use crate::domain::money::Cents;
use crate::domain::params::{Param, Unit};
use crate::domain::results::compute;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The published example, which has everything.
pub(super) fn example() -> Bid {
    let bid = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
    let mut bid: Bid = serde_json::from_str(bid).unwrap();
    // Its SIRET begin with 000 and add up; its deadline is written in Paris time.
    Arc::make_mut(&mut bid.group).justification = "x".repeat(200);
    bid
}

fn table() -> ParamTable {
    let entry = |id: &str, value: &str, unit| Param {
        id: id.to_owned(),
        value: value.to_owned(),
        unit,
        valid_from: day(if id.starts_with("data_act") { "2027-01-12" } else { "2020-01-01" }),
        valid_until: None,
        source: "law".to_owned(),
        checked: true,
    };
    ParamTable {
        as_of: day("2026-11-22"),
        entries: vec![
            entry("abnormally_low.alert", "0.2", Unit::Rate),
            entry("group.justification_min", "200", Unit::Count),
            entry("subcontracting.direct_payment", "60000", Unit::Cents),
            entry("revision.months_without", "12", Unit::Months),
            entry("questions.reminder", "3", Unit::Days),
            entry("data_act.no_exit_fee", "x", Unit::Text),
        ],
    }
}

pub(super) fn found_on(bid: &Bid, today: &str) -> Vec<Problem> {
    let (results, table) = (compute(bid), table());
    problems(&Facts {
        bid,
        results: &results,
        params: Some(&table),
        today: Some(day(today)),
    })
}

fn codes(bid: &Bid) -> Vec<&'static str> {
    let mut codes: Vec<&str> = found_on(bid, "2026-12-01").iter().map(Problem::code).collect();
    codes.dedup();
    codes
}

/// What a change of the example adds to what is found.
fn added(change: impl FnOnce(&mut Bid)) -> Vec<&'static str> {
    let before = codes(&example());
    let mut bid = example();
    change(&mut bid);
    codes(&bid).into_iter().filter(|code| !before.contains(code)).collect()
}

pub(super) fn tender(bid: &mut Bid) -> &mut Tender {
    Arc::make_mut(&mut bid.tender)
}

#[test]
fn the_example_has_only_what_its_authors_know_of() {
    let found = found_on(&example(), "2026-12-01");
    let blocking: Vec<&Problem> = found.iter().filter(|p| p.severity() == Severity::Blocking).collect();
    assert_eq!(blocking, Vec::<&Problem>::new());
    // Domain brief §9.5: the association and the micro end below their asks once the VAT on the fee is counted.
    let below: Vec<(&str, Cents)> = found
        .iter()
        .filter_map(|p| match p {
            Problem::FeeVatLost {
                member,
                vat,
                is_below_ask: true,
            } => Some((member.as_str(), *vat)),
            _ => None,
        })
        .collect();
    assert_eq!(below, [("asso", Cents(48_118)), ("micro", Cents(24_084))]);
}

#[test]
fn lines_that_nobody_does_and_prices_of_zero_are_found() {
    assert_eq!(added(|bid| bid.allocation.as_mut().unwrap().retain(|row| row.line.as_str() != "L02"))[0], "K01");
    let free = added(|bid| {
        let ask = bid.asks.iter_mut().find(|a| a.line.as_str() == "L20" && a.member.as_str() == "scic").unwrap();
        Arc::make_mut(ask).tiers[0].price = crate::domain::decimal::UnitPrice::ZERO;
    });
    assert!(free.contains(&"K07"), "{free:?}");
}

#[test]
fn a_quantity_of_one_month_is_noticed_only_where_the_unit_counts_months() {
    let short = |line: &'static str| {
        added(move |bid| {
            let line = bid.lines.iter_mut().find(|l| l.id.as_str() == line).unwrap();
            let few = ["12", "0", "0"].map(|q| Quantity::parse(q).unwrap());
            Arc::make_mut(line).qty_by_period = few[..line.qty_by_period.len()].to_vec();
        })
        .contains(&"K05")
    };
    assert!(short("L17"), "36 months on call");
    assert!(!short("L21"), "days of advice");
}

#[test]
fn a_group_without_lead_reason_or_shown_distribution_is_not_ready() {
    assert_eq!(added(|bid| Arc::make_mut(&mut bid.group).lead = None), ["K13"]);
    assert_eq!(added(|bid| Arc::make_mut(&mut bid.group).justification = "x".repeat(199)), ["K57"]);
    assert_eq!(added(|bid| Arc::make_mut(&mut bid.group).show_distribution = Some(false)), ["K02"]);
    let private = added(|bid| {
        Arc::make_mut(&mut bid.group).show_distribution = Some(false);
        tender(bid).framework_agreement = true;
    });
    assert_eq!(private, Vec::<&str>::new());
}

#[test]
fn papers_and_numbers_of_members_are_looked_at() {
    let card = |change: fn(&mut crate::domain::bid::Card)| added(move |bid| change(Arc::make_mut(&mut bid.members[1].card)));
    assert_eq!(card(|card| card.vat.mention = None), ["K10"]);
    assert_eq!(card(|card| card.siret = Some("12345678901234".to_owned())), ["K34"]);
    assert!(card(|card| card.vat.regime = VatRegime::EuReverseCharge).contains(&"K11"));
    let expires = card(|card| {
        card.certifications.push(crate::domain::bid::Certification {
            id: Id::new("HDS"),
            valid_until: Some(day("2027-02-01")),
        });
    });
    assert_eq!(expires, ["K16"], "the contract starts on 1 March 2027");
}

#[test]
fn solidarity_is_said_with_who_is_bound() {
    let of = |form| {
        let mut bid = example();
        Arc::make_mut(&mut bid.group).form = form;
        found_on(&bid, "2026-12-01").into_iter().find(|p| p.code() == "K47")
    };
    assert_eq!(of(GroupForm::Several), None);
    assert_eq!(of(GroupForm::SeveralLeadLiable), Some(Problem::SolidarityToAgree { is_lead_only: true }));
    assert_eq!(of(GroupForm::JointAndSeveral), Some(Problem::SolidarityToAgree { is_lead_only: false }));
}

#[test]
fn broken_rules_have_the_number_of_their_family() {
    // L16 is to be at a host that serves neither L04 nor L06.
    let same = added(|bid| {
        for row in bid.allocation.as_mut().unwrap().iter_mut().filter(|r| r.line.as_str() == "L16") {
            row.member = "asso".into();
        }
    });
    assert!(same.contains(&"K20"), "{same:?}");
    assert!(added(|bid| tender(bid).ceiling_ht_cents = Some(Cents(1))).contains(&"K30"));
}

#[test]
fn a_price_far_below_what_others_ask_is_told_with_the_limit_of_the_table() {
    // The total is 136 395,67: exactly 20 % below 170 494,5875.
    let low = |estimate| added(move |bid| tender(bid).estimate_ht_cents = Some(Cents(estimate))).contains(&"K29");
    assert!(low(17_049_460));
    assert!(!low(17_049_458));
    let mut without_table = example();
    tender(&mut without_table).estimate_ht_cents = Some(Cents(90_000_000));
    let results = compute(&without_table);
    let facts = Facts {
        bid: &without_table,
        results: &results,
        params: None,
        today: None,
    };
    assert!(!problems(&facts).iter().any(|p| p.code() == "K29"));
}

#[test]
fn sharing_profit_and_losing_money_are_told() {
    assert!(added(|bid| Arc::make_mut(&mut bid.settlement).rule = SplitRule::Equal).contains(&"K53"));
    let cheap = added(|bid| {
        Arc::make_mut(&mut bid.pricing).discount = Some(crate::domain::bid::Discount {
            rate: Rate::parse("0.2").unwrap(),
            rounding: crate::domain::bid::Rounding::HalfUp,
        });
    });
    assert!(cheap.contains(&"K28") && cheap.contains(&"K51"), "{cheap:?}");
}

#[test]
fn what_happens_with_time_is_told_on_its_day() {
    let on = |today: &str| {
        let mut bid = example();
        tender(&mut bid).questions_until = Some(day("2026-12-18"));
        let found = found_on(&bid, today);
        found.iter().filter(|p| matches!(p.code(), "K31" | "K41")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(on("2026-12-14"), []);
    assert_eq!(
        on("2026-12-15"),
        [Problem::QuestionsSoon {
            last_day: day("2026-12-18"),
            days: 3
        }]
    );
    assert_eq!(on("2026-12-19"), [Problem::QuestionsOver { last_day: day("2026-12-18") }]);
    assert_eq!(on("2027-01-12"), [Problem::QuestionsOver { last_day: day("2026-12-18") }]);
    assert_eq!(on("2027-01-13"), [Problem::DeadlinePassed { deadline: day("2027-01-12") }]);
}

#[test]
fn a_deadline_on_another_clock_than_that_of_paris_is_told() {
    let summer = added(|bid| tender(bid).deadline = Some(Moment::parse("2027-01-12T12:00:00+02:00").unwrap()));
    assert_eq!(summer, ["K54"]);
    let before_start = {
        let mut bid = example();
        tender(&mut bid).offer_validity_days = 10;
        found_on(&bid, "2026-12-01")
    };
    assert!(before_start.iter().any(|p| matches!(p, Problem::OfferExpiresBeforeStart { .. })));
}

#[test]
fn a_price_or_an_amount_set_by_hand_without_a_reason_is_told() {
    let found = |change: fn(&mut crate::domain::bid::Pricing)| {
        let mut bid = example();
        change(Arc::make_mut(&mut bid.pricing));
        let found = found_on(&bid, "2026-12-01").into_iter();
        let of_reasons = |p: &Problem| matches!(p, Problem::PricesWithoutReason { .. } | Problem::AmountsWithoutReason { .. });
        found.filter(of_reasons).collect::<Vec<_>>()
    };
    let by_hand = |reason: &str| crate::domain::bid::PriceByHand {
        line: "L02".into(),
        unit_price: crate::domain::decimal::UnitPrice::parse("4").unwrap(),
        reason: reason.to_owned(),
    };
    assert_eq!(found(|_| {}), []);
    let mut bid = example();
    Arc::make_mut(&mut bid.pricing).unit_prices = vec![
        by_hand(" "),
        crate::domain::bid::PriceByHand {
            line: "L03".into(),
            ..by_hand("rond")
        },
    ];
    let told = found_on(&bid, "2026-12-01");
    assert!(told.contains(&Problem::PricesWithoutReason { lines: vec!["L02".into()] }), "{told:?}");
    assert_eq!(
        found(|p| (p.deductions[0].fixed_cents, p.deductions[0].reason) = (Cents(1), "Dossier".to_owned())),
        []
    );
    let id = example().pricing.deductions[0].id.clone();
    for silent in [
        found(|p| p.deductions[0].fixed_cents = Cents(1)),
        found(|p| (p.deductions[0].cap_cents, p.deductions[0].reason) = (Some(Cents(1)), " ".to_owned())),
    ] {
        assert_eq!(silent, [Problem::AmountsWithoutReason { deductions: vec![id.clone()] }]);
    }
}
