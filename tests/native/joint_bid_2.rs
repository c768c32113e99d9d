//! `joint-bid/2`: the worked case of its document, computed by hand there; what is refused in `joint-bid/1`; which version is written.

use portee::domain::bid::{Bid, Game, GameBasis, MemberCosts, PriceByHand, SplitRule, StatedValue};
use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::domain::decimal::UnitPrice;
use portee::domain::ids::{LineId, MemberId};
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
    std::sync::Arc::make_mut(&mut plain.pricing).deductions[0].reason = "convenu à Rennes".to_owned();
    let text = write(&plain).unwrap();
    assert!(text.contains("joint-bid/2"));
    assert_eq!(read(text.as_bytes()).unwrap().0, plain);
    assert!(read(text.replace("joint-bid/2", "joint-bid/1").as_bytes()).is_err());
}

#[test]
fn the_client_gets_neither_fixed_amounts_nor_caps() {
    let mut bid = fees();
    let fee = &mut std::sync::Arc::make_mut(&mut bid.pricing).deductions[0];
    (fee.fixed_cents, fee.cap_cents) = (Cents(4_321), Cents(27_183).into());
    fee.reason = "convenu à Rennes".to_owned();
    let text = client::write(&ClientView::of(&bid, &price(&bid)));
    for secret in ["4321", "43.21", "27183", "271.83"] {
        assert!(!holds(&text, secret), "{secret}");
    }
    assert!(!text.contains("fixed_cents") && !text.contains("cap_cents") && !text.contains("pro_rata") && !text.contains("Rennes"));
}

fn stated(members: &[&str], cents: i64) -> StatedValue {
    StatedValue {
        members: members.iter().map(|m| MemberId::new(m)).collect(),
        value_cents: Cents(cents),
    }
}

/// The worked case with values of coalitions: a and b are worth 6 000 €, a and c 4 500 €, all three 10 000 €.
fn with_stated_values() -> Bid {
    let mut bid = fees();
    bid.game = Some(Game {
        nucleolus: true,
        basis: GameBasis::Values,
        values: vec![stated(&["b", "a"], 600_000), stated(&["a", "c"], 450_000), stated(&["a", "b", "c"], 1_000_000)],
        ..Game::default()
    });
    bid
}

fn member_costs(alone: i64, together: i64) -> MemberCosts {
    MemberCosts {
        alone_cents: Cents(alone),
        together_cents: Cents(together),
    }
}

/// The same with costs: each saves 5 000, 4 000 and 3 000 € by answering with others, who spend 5 000 € together.
fn with_costs() -> Bid {
    let mut bid = fees();
    let costs = [("a", 600_000), ("b", 500_000), ("c", 400_000)];
    bid.game = Some(Game {
        basis: GameBasis::Costs,
        joint_cost_cents: Cents(500_000),
        costs: costs.map(|(id, alone)| (MemberId::new(id), member_costs(alone, 100_000))).into(),
        ..Game::default()
    });
    bid
}

#[test]
fn the_values_that_people_state_give_the_amounts_of_the_document() {
    let game = compute(&with_stated_values()).game.unwrap();
    let values: Vec<(&str, i64)> = game.values_cents.iter().map(|(set, cents)| (set.as_str(), cents.0)).collect();
    let expected = [
        ("a", 0),
        ("b", 0),
        ("c", 0),
        ("a+b", 600_000),
        ("a+c", 450_000),
        ("b+c", 0),
        ("a+b+c", 1_000_000),
    ];
    assert_eq!(values, expected);
    // 30 500 / 6, 17 000 / 6 and 12 500 / 6 euros.
    let shapley: Vec<i64> = game.shapley_cents.values().map(|c| c.0).collect();
    assert_eq!(shapley, [508_334, 283_333, 208_333]);
    assert!(game.shapley_in_core && game.nucleolus_cents.is_some() && game.budget_ht_cents.is_none());
}

#[test]
fn what_members_save_together_gives_the_amounts_of_the_document() {
    let game = compute(&with_costs()).game.unwrap();
    let values: Vec<i64> = game.values_cents.values().map(|c| c.0).collect();
    assert_eq!(values, [0, 0, 0, 400_000, 300_000, 200_000, 700_000]);
    // 17 000 / 6, 14 000 / 6 and 11 000 / 6 euros.
    let shapley: Vec<i64> = game.shapley_cents.values().map(|c| c.0).collect();
    assert_eq!(shapley, [283_334, 233_333, 183_333]);
}

#[test]
fn stated_values_make_the_rule_of_shapley_give_amounts() {
    let mut bid = with_stated_values();
    std::sync::Arc::make_mut(&mut bid.settlement).rule = SplitRule::Shapley;
    let settled = compute(&bid).settlement;
    assert_eq!(settled.error, None);
    // 9 921.07 in the proportion 61 : 34 : 25.
    let targets: Vec<i64> = settled.by_member.unwrap().iter().map(|m| m.target_cents.0).collect();
    assert_eq!(targets, [504_321, 281_097, 206_689]);
}

#[test]
fn up_to_twelve_members_share_by_stated_values_and_the_others_get_nothing() {
    let mut bid = with_stated_values();
    let model = bid.members[0].clone();
    for at in 4..=12 {
        let mut more = model.clone();
        more.id = MemberId::new(&format!("m{at}"));
        bid.members.push(more);
    }
    bid.game.as_mut().unwrap().values.truncate(1);
    let game = compute(&bid).game.unwrap();
    assert_eq!(game.values_cents.len(), 4_095);
    let shapley: Vec<i64> = game.shapley_cents.values().map(|c| c.0).collect();
    assert_eq!(shapley, [[300_000, 300_000].as_slice(), &[0; 10]].concat());
    assert!(game.nucleolus_cents.is_none(), "beyond eight members there is none");
    assert!(write(&bid).is_ok());
    let mut one_more = model;
    one_more.id = MemberId::new("m13");
    bid.members.push(one_more);
    assert!(compute(&bid).game.is_none());
    assert!(write(&bid).unwrap_err().iter().any(|r| r.code.as_str() == "too_many" && r.path == "/game"));
}

#[test]
fn values_by_hand_are_read_back_and_refused_where_they_mean_nothing() {
    for bid in [with_stated_values(), with_costs()] {
        let text = write(&bid).unwrap();
        assert_eq!(read(text.as_bytes()).unwrap().0, bid);
        let old = read(text.replace("joint-bid/2", "joint-bid/1").as_bytes()).unwrap_err();
        let refused: Vec<(&str, &str)> = old.iter().map(|r| (r.code.as_str(), r.path.as_str())).collect();
        assert!(refused.contains(&("unknown_field", "/game/basis")), "{refused:?}");
        assert!(refused.contains(&("missing", "/game/budget_ht_cents")), "{refused:?}");
    }
    let refused = |change: fn(&mut Game)| -> Vec<(String, String)> {
        let mut bid = with_stated_values();
        change(bid.game.as_mut().unwrap());
        let refusals = write(&bid).unwrap_err();
        refusals.into_iter().map(|r| (r.code.as_str().to_owned(), r.path)).collect()
    };
    let one = |code: &str, path: &str| vec![(code.to_owned(), path.to_owned())];
    assert_eq!(
        refused(|g| g.values.push(stated(&["a", "z"], 1))),
        one("unknown_ref", "/game/values/3/members/1")
    );
    assert_eq!(
        refused(|g| g.values.push(stated(&["a", "b"], 1))),
        one("duplicate_id", "/game/values/3/members")
    );
    assert_eq!(
        refused(|g| g.costs = [(MemberId::new("z"), member_costs(1, 1))].into()),
        one("unknown_ref", "/game/costs/z")
    );
}

#[test]
fn the_client_gets_nothing_of_the_values_of_coalitions() {
    for mut bid in [with_stated_values(), with_costs()] {
        let game = bid.game.as_mut().unwrap();
        game.joint_cost_cents = Cents(543_217);
        game.values.push(stated(&["b", "c"], 765_431));
        game.costs.insert(MemberId::new("a"), member_costs(876_543, 345_679));
        let text = client::write(&ClientView::of(&bid, &price(&bid)));
        for secret in ["543217", "5432.17", "765431", "7654.31", "876543", "8765.43", "345679", "3456.79"] {
            assert!(!holds(&text, secret), "{secret}");
        }
        assert!(!text.contains("game") && !text.contains("basis") && !text.contains("joint_cost"));
    }
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
