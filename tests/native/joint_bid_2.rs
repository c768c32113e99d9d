//! `joint-bid/2`: the worked case of its document, computed by hand there; what is refused in `joint-bid/1`; which version is written.

use portee::domain::bid::{Bid, PriceByHand, SplitRule};
use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::domain::decimal::UnitPrice;
use portee::domain::ids::LineId;
use portee::domain::money::Cents;
use portee::domain::optimum::Goal;
use portee::domain::results::compute;
use portee::exchange::client;
use portee::exchange::joint_bid::{read, write};
use proptest::prelude::*;

use crate::leaks::holds;
use crate::random_bid::bids_with_allocation;
use crate::solver::best;

const FEES: &str = include_str!("../fixtures/joint-bid-2/fees.bid.json");

fn fees() -> Bid {
    read(FEES.as_bytes()).unwrap().0
}

#[test]
fn the_worked_case_gives_the_amounts_of_the_document() {
    let results = compute(&fees());
    let prices: Vec<i64> = results.contract.lines.iter().map(|l| l.amount_ht_cents.0).collect();
    assert_eq!(prices, [631_579, 315_790, 105_264]);
    let settled = results.settlement;
    let funds: Vec<(i64, Vec<i64>)> = settled
        .funds
        .iter()
        .map(|f| (f.total_cents.0, f.contributions.iter().map(|c| c.0).collect()))
        .collect();
    assert_eq!(funds[0], (30_000, vec![18_000, 9_000, 3_000]));
    assert_eq!(funds[1], (10_526, vec![6_315, 3_158, 1_053]));
    assert_eq!(funds[2], (20_000, vec![0, 15_000, 5_000]));
    assert_eq!((settled.distributable_cents, settled.surplus_cents), (Cents(992_107), Cents(-7_893)));
    let members = settled.by_member.unwrap();
    assert_eq!(members.iter().map(|m| m.target_cents.0).collect::<Vec<_>>(), [595_264, 297_632, 99_211]);
    assert_eq!(members.iter().map(|m| m.equalisation_cents.0).collect::<Vec<_>>(), [-12_000, 9_000, 3_000]);
    let transfers: Vec<(String, i64)> = settled.transfers.unwrap().iter().map(|t| (format!("{}>{}", t.from, t.to), t.cents.0)).collect();
    assert_eq!(transfers, [("a>b".to_owned(), 9_000), ("a>c".to_owned(), 3_000)]);
}

fn by_hand(line: &str, price: &str) -> PriceByHand {
    PriceByHand {
        line: LineId::new(line),
        unit_price: UnitPrice::parse(price).unwrap(),
        reason: "prix rond convenu".to_owned(),
    }
}

/// The worked case with one price set by hand.
fn fees_by_hand(line: &str, price: &str) -> Bid {
    let mut bid = fees();
    std::sync::Arc::make_mut(&mut bid.pricing).unit_prices = vec![by_hand(line, price)];
    bid
}

#[test]
fn a_price_set_by_hand_gives_the_amounts_of_the_document() {
    let results = compute(&fees_by_hand("L1", "6300"));
    let prices: Vec<i64> = results.contract.lines.iter().map(|l| l.amount_ht_cents.0).collect();
    assert_eq!(prices, [630_000, 315_790, 105_264]);
    assert_eq!(results.contract.lines[0].unit_price_ht.to_string(), "6300.00");
    let settled = results.settlement;
    let funds: Vec<Vec<i64>> = settled.funds.iter().map(|f| f.contributions.iter().map(|c| c.0).collect()).collect();
    assert_eq!(funds, [[17_982, 9_013, 3_005], [6_300, 3_158, 1_053], [0, 15_000, 5_000]]);
    assert_eq!(settled.surplus_cents, Cents(-9_457));
    let members = settled.by_member.unwrap();
    assert_eq!(members.iter().map(|m| m.target_cents.0).collect::<Vec<_>>(), [594_326, 297_163, 99_054]);
    assert_eq!(members.iter().map(|m| m.equalisation_cents.0).collect::<Vec<_>>(), [-11_392, 8_544, 2_848]);
}

#[test]
fn a_price_by_hand_is_read_back_and_refused_where_it_means_nothing() {
    let bid = fees_by_hand("L2", "3150.5");
    let text = write(&bid).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"joint-bid/2\""));
    assert_eq!(read(text.as_bytes()).unwrap().0, bid);
    let refused = |prices: Vec<PriceByHand>| -> Vec<(String, String)> {
        let mut bid = fees();
        std::sync::Arc::make_mut(&mut bid.pricing).unit_prices = prices;
        let refusals = write(&bid).unwrap_err();
        refusals.into_iter().map(|r| (r.code.as_str().to_owned(), r.path)).collect()
    };
    let one = |code: &str, path: &str| vec![(code.to_owned(), path.to_owned())];
    assert_eq!(refused(vec![by_hand("L9", "1")]), one("unknown_ref", "/pricing/unit_prices/0/line"));
    assert_eq!(
        refused(vec![by_hand("L1", "1"), by_hand("L1", "2")]),
        one("duplicate_id", "/pricing/unit_prices/1/line")
    );
    assert_eq!(refused(vec![by_hand("L1", "1.001")]), one("range", "/pricing/unit_prices/0/unit_price"));
    let mut silent = by_hand("L1", "1");
    silent.reason = String::new();
    assert!(refused(vec![silent])[0].1.ends_with("/pricing/unit_prices/0/reason"));
    let old = text.replace("joint-bid/2", "joint-bid/1");
    let old = read(old.as_bytes()).unwrap_err();
    assert!(old.iter().any(|r| r.code.as_str() == "unknown_field" && r.path == "/pricing/unit_prices"));
}

#[test]
fn the_optimiser_prices_a_line_as_it_is_set_by_hand() {
    let mut bid = fees_by_hand("L1", "6300");
    bid.allocation = None;
    let found = best(&bid, Goal::MinHt).found().cloned().unwrap();
    assert_eq!(found.total_ht, Cents(1_051_054));
}

#[test]
fn the_client_gets_the_price_and_never_the_reason() {
    let bid = fees_by_hand("L1", "6300");
    let view = ClientView::of(&bid, &price(&bid));
    let text = client::write(&view);
    assert!(holds(&text, "6300.00") && !text.contains("prix rond") && !text.contains("unit_prices"));
}

#[test]
fn a_fixed_amount_or_a_cap_moves_no_price() {
    let bid = fees();
    let mut plain = bid.clone();
    for deduction in &mut std::sync::Arc::make_mut(&mut plain.pricing).deductions {
        deduction.fixed_cents = Cents::ZERO;
        deduction.cap_cents = None;
    }
    assert_eq!(price(&bid), price(&plain));
    assert_ne!(compute(&bid).settlement.funds, compute(&plain).settlement.funds);
}

#[test]
fn nobody_pays_more_than_it_invoices() {
    let mut bid = fees();
    std::sync::Arc::make_mut(&mut bid.pricing).deductions[2].fixed_cents = Cents(1_000_000_000_000);
    let funds = compute(&bid).settlement.funds;
    assert_eq!(funds[2].contributions, [Cents(0), Cents(315_790), Cents(105_264)]);
}

#[test]
fn what_it_adds_is_refused_in_a_file_of_the_first_version() {
    let old = FEES.replace("joint-bid/2", "joint-bid/1");
    let refused: Vec<(String, String)> = read(old.as_bytes())
        .unwrap_err()
        .into_iter()
        .map(|r| (r.code.as_str().to_owned(), r.path))
        .collect();
    for (code, path) in [
        ("unknown_field", "/pricing/deductions/0/fixed_cents"),
        ("unknown_field", "/pricing/deductions/0/cap_cents"),
        ("unknown_field", "/pricing/deductions/2/fixed_cents"),
        ("enum", "/settlement/rule/kind"),
    ] {
        assert!(refused.contains(&(code.to_owned(), path.to_owned())), "{path}: {refused:?}");
    }
    assert_eq!(refused.len(), 4);
}

#[test]
fn a_bid_is_written_as_the_first_version_that_can_say_it() {
    let bid = fees();
    let text = write(&bid).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"joint-bid/2\""));
    assert_eq!(read(text.as_bytes()).unwrap().0, bid);
    let mut plain = bid.clone();
    std::sync::Arc::make_mut(&mut plain.settlement).rule = SplitRule::Equal;
    assert!(write(&plain).unwrap().contains("joint-bid/2"), "the amounts are still there");
    for deduction in &mut std::sync::Arc::make_mut(&mut plain.pricing).deductions {
        deduction.fixed_cents = Cents::ZERO;
        deduction.cap_cents = None;
    }
    assert!(write(&plain).unwrap().contains("joint-bid/1"));
}

#[test]
fn the_client_gets_neither_fixed_amounts_nor_caps() {
    let mut bid = fees();
    let fee = &mut std::sync::Arc::make_mut(&mut bid.pricing).deductions[0];
    (fee.fixed_cents, fee.cap_cents) = (Cents(4_321), Cents(27_183).into());
    let text = client::write(&ClientView::of(&bid, &price(&bid)));
    for secret in ["4321", "43.21", "27183", "271.83"] {
        assert!(!holds(&text, secret), "{secret}");
    }
    assert!(!text.contains("fixed_cents") && !text.contains("cap_cents") && !text.contains("pro_rata"));
}

proptest! {
    #[test]
    fn a_line_with_a_price_by_hand_is_its_quantity_times_the_price_and_its_parts_add_up(bid in bids_with_allocation(), euros in 0_u32..5_000) {
        let mut bid = bid;
        let line = bid.lines[0].id.clone();
        std::sync::Arc::make_mut(&mut bid.pricing).unit_prices = vec![by_hand(line.as_str(), &euros.to_string())];
        let contract = price(&bid);
        for priced in contract.lines.iter().filter(|l| l.line == line) {
            let quantity = bid.lines[priced.at].total_quantity();
            prop_assert_eq!(priced.amount_ht_cents, Cents::round(quantity * i128::from(euros) * 100, 10_000));
            prop_assert_eq!(priced.parts.iter().map(|p| p.ht_cents).sum::<Cents>(), priced.amount_ht_cents);
        }
    }

    #[test]
    fn pro_rata_to_the_asks_closes_and_keeps_within_a_cent_of_the_exact_part(bid in bids_with_allocation()) {
        let mut bid = bid;
        std::sync::Arc::make_mut(&mut bid.settlement).rule = SplitRule::ProRataAsks;
        let settled = compute(&bid).settlement;
        let members = settled.by_member.unwrap();
        prop_assert_eq!(members.iter().map(|m| m.target_cents).sum::<Cents>(), settled.distributable_cents);
        let (asked, shared) = (i128::from(settled.ask_total_cents.0), i128::from(settled.distributable_cents.0));
        for member in members.iter().filter(|_| asked > 0) {
            let off = i128::from(member.target_cents.0) * asked - i128::from(member.ask_cents.0) * shared;
            prop_assert!(off.abs() < asked, "{} off by {}", member.member, off);
        }
    }
}
