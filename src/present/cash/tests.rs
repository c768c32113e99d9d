//! The cash plan read as text, on a published bid.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::bid::Bid;
use crate::domain::dates::Date;
use crate::domain::decimal::Rate;
use crate::domain::params::ParamTable;
use crate::domain::results::compute;

fn document() -> Document {
    let text = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
    Document::from_bid(serde_json::from_str::<Bid>(text).unwrap())
}
fn table() -> ParamTable {
    crate::exchange::params::read(include_str!("../../../public/params/fr.json")).unwrap()
}
fn view(account: &str, scale: &str, supposed: &Supposed) -> CashView {
    let document = document();
    let terms = terms(&document, &table(), supposed).unwrap();
    cash(&document, &compute(&document.bid()), &terms, account, scale, Lang::Fr).unwrap()
}

#[test]
fn every_account_comes_to_the_net_result_of_the_settlement() {
    let document = document();
    let members: Vec<String> = document.members.iter().map(|m| m.id.to_string()).collect();
    for account in members.iter().map(String::as_str).chain([GROUP]) {
        let view = view(account, "month", &Supposed::default());
        let closing = view.sentences.last().unwrap();
        assert!(closing.starts_with("Sur toute la durée") && !closing.contains("écart"), "{account}: {closing}");
    }
    // domain brief §9: the net results add up to 132 303.80 €, less 481.18 and 240.84 € of VAT that is lost on the lead’s fee; the used
    // reserve leaves 1 527.91 € to give back.
    let group = view(GROUP, "year", &Supposed::default());
    assert!(group.sentences.last().unwrap().contains("131\u{202f}581,78\u{202f}€"), "{:#?}", group.sentences);
    assert!(group.sentences.last().unwrap().contains("1\u{202f}527,91\u{202f}€"));
}

#[test]
fn rows_by_year_are_the_sums_of_rows_by_month_and_columns_have_their_total() {
    let cents = |text: &str| -> i64 {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let sign = if text.contains('−') || text.contains('-') { -1 } else { 1 };
        sign * digits.parse::<i64>().unwrap()
    };
    for scale in SCALES {
        let table = view(GROUP, scale, &Supposed::default()).table;
        let foot = table.foot.unwrap();
        // The last column adds up by itself.
        for column in 0..table.columns.len() - 1 {
            let sum: i64 = table.rows.iter().map(|r| cents(&r.cells[column])).sum();
            assert_eq!(sum, cents(&foot.cells[column]), "{scale} {}", table.columns[column].label);
        }
        let last = table.rows.last().unwrap();
        assert_eq!(last.cells.last(), foot.cells.get(table.columns.len() - 2));
    }
}

#[test]
fn the_usual_delay_follows_the_kind_of_buyer_and_another_can_be_tried() {
    let mut bid = document().bid();
    let delay = |bid: &Bid, supposed: &Supposed| terms(&Document::from_bid(bid.clone()), &table(), supposed).unwrap().delay_days;
    std::sync::Arc::make_mut(&mut bid.tender).buyer.kind = crate::domain::bid::BuyerKind::Health;
    assert_eq!(delay(&bid, &Supposed::default()), 50);
    std::sync::Arc::make_mut(&mut bid.tender).buyer.kind = crate::domain::bid::BuyerKind::State;
    assert_eq!(delay(&bid, &Supposed::default()), 30);
    let tried = supposed_with(&Supposed::default(), SupposedField::Delay, "45", Lang::Fr).unwrap();
    assert_eq!(delay(&bid, &tried), 45);
    assert_eq!(supposed_with(&tried, SupposedField::Delay, "", Lang::Fr).unwrap(), Supposed::default());
    assert!(supposed_with(&tried, SupposedField::Late, "-3", Lang::Fr).is_err());
    assert!(supposed_with(&tried, SupposedField::Retention, "120", Lang::Fr).is_err());
    let held = supposed_with(&tried, SupposedField::Retention, "5", Lang::Fr).unwrap();
    assert_eq!(held.retention, Rate::parse("0.05").unwrap());
}

#[test]
fn a_private_client_pays_the_late_rate_between_professionals() {
    let late = |kind| {
        let mut bid = document().bid();
        std::sync::Arc::make_mut(&mut bid.tender).buyer.kind = kind;
        let document = Document::from_bid(bid);
        let terms = terms(&document, &table(), &Supposed::default()).unwrap();
        (terms.late_rate, late_shown(&document, &table(), &terms, Lang::Fr))
    };
    // The rate of the central bank plus 8 points (code de la commande publique, art. R2192-31), or plus 10 (code de commerce, art. L441-10).
    let (public, private) = (late(crate::domain::bid::BuyerKind::State), late(crate::domain::bid::BuyerKind::Company));
    assert_eq!(private.0.scaled() - public.0.scaled(), Rate::parse("0.02").unwrap().scaled());
    assert!(public.1.contains("R2192-31") && private.1.contains("L441-10"), "{public:?} {private:?}");
}

#[test]
fn a_case_of_the_penalty_clause_can_be_supposed_as_long_as_it_is_there() {
    let mut bid = document().bid();
    assert!(penalty_choices(&document(), &compute(&bid), Lang::Fr).is_empty());
    let clause =
        serde_json::json!({"divisor": 1000, "exempt_up_to_cents": 0, "cap_rate": "0.1", "cases": [{"id": "late", "value_cents": 100_000, "days": 30}]});
    std::sync::Arc::make_mut(&mut bid.tender).penalty = serde_json::from_value(clause).unwrap();
    let with_case = Document::from_bid(bid.clone());
    // 1 000 € × 30 / 1 000.
    let choices = penalty_choices(&with_case, &compute(&bid), Lang::Fr);
    assert_eq!(choices[1], ("late".to_owned(), "late\u{a0}: 30,00\u{202f}€".to_owned()));
    let supposed = supposed_with(&Supposed::default(), SupposedField::Penalty, "late", Lang::Fr).unwrap();
    let view = cash(
        &with_case,
        &compute(&bid),
        &terms(&with_case, &table(), &supposed).unwrap(),
        GROUP,
        "year",
        Lang::Fr,
    )
    .unwrap();
    let column = view.table.columns.iter().position(|c| c.label == "Pénalités").unwrap();
    assert_eq!(view.table.foot.unwrap().cells[column], "−30,00\u{202f}€");
    assert!(!view.sentences.last().unwrap().contains("écart"));
    assert_eq!(terms(&document(), &table(), &supposed).unwrap().penalty_case, None);
}

#[test]
fn bars_stand_on_zero_and_the_largest_fills_its_side() {
    let drawn = chart(&[Cents(300), Cents(-100), Cents(0)], Date::of(2027, 3, 1), Lang::Fr);
    // 160 high for a range of 400: zero at 120; two months of 360.
    assert_eq!(drawn.zero, "M0 120 H720");
    assert_eq!(
        (drawn.received.as_str(), drawn.paid.as_str()),
        ("M0 120 v-120 h359 v120 Z", "M360 120 v40 h359 v-40 Z")
    );
    assert_eq!((drawn.most.as_str(), drawn.least.as_str()), ("3,00\u{202f}€", "−1,00\u{202f}€"));
    assert_eq!((drawn.first.as_str(), drawn.last.as_str()), ("mars\u{a0}2027", "avr.\u{a0}2027"));
    assert_eq!(chart(&[], None, Lang::Fr), CashChart::default());
}
