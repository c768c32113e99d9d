//! Corners of the settlement that the published cases do not reach, computed by hand.

#![allow(clippy::unwrap_used)]

use portee::domain::bid::Bid;
use portee::domain::fault::Fault;
use portee::domain::money::Cents;
use portee::domain::results::{Results, Status, compute};
use portee::domain::settlement::SplitError;
use portee::domain::thresholds::ThresholdStatus;
use portee::domain::vat::vat_of;
use portee::domain::withheld::{payers, withheld_rate};
use serde_json::{Value, json};

/// a and b each serve one line: 1 unit at 100.00 and at 50.00, everything standard, 25 % discount, so that 37.50 lack.
fn bid() -> Value {
    let member = |id: &str, mandate: &str| json!({ "id": id, "name": id, "legal_form": "SCOP", "country": "FR", "vat": { "regime": "standard", "rate": "0.2" }, "recovers_input_vat": true, "negotiation_mandate": mandate });
    let line = |id: &str| json!({ "id": id, "label": id, "unit": "u", "kind": "one_off", "price_decimals": 2, "qty_by_period": ["1"] });
    let ask = |line: &str, member: &str, price: &str| json!({ "line": line, "member": member, "tiers": [{ "from_qty": "0", "price": price }] });
    json!({
        "id": "two",
        "tender": {
            "reference": "R", "title": "T", "procedure": "open", "deadline": "2027-01-12T12:00:00+01:00", "offer_validity_days": 90,
            "buyer": { "name": "B", "kind": "health", "country": "FR", "vat_deduction": "none" },
            "periods": [{ "id": "P", "months": 12 }],
        },
        "group": { "form": "several", "lead": "a" },
        "members": [member("a", "0.1"), member("b", "0.05")],
        "lines": [line("L"), line("M")],
        "asks": [ask("L", "a", "100"), ask("M", "b", "50")],
        "allocation": [{ "line": "L", "member": "a", "share": "1" }, { "line": "M", "member": "b", "share": "1" }],
        "allocation_rules": { "objectives": [] },
        "pricing": { "deductions": [], "unit_price_rounding": "half_up", "discount": { "rate": "0.25", "rounding": "half_up" } },
        "settlement": { "rule": { "kind": "own_price" }, "surplus_rule": "equal" },
    })
}

fn computed(change: impl Fn(&mut Value)) -> Results {
    let mut value = bid();
    change(&mut value);
    let bid: Bid = serde_json::from_value(value).unwrap();
    compute(&bid)
}

fn targets(change: impl Fn(&mut Value)) -> Vec<i64> {
    computed(change).settlement.by_member.unwrap().iter().map(|m| m.target_cents.0).collect()
}

#[test]
fn what_lacks_is_taken_from_the_mandates_then_by_the_surplus_rule() {
    // 3750 lack; mandates 1000 and 250; 2500 are left.
    assert_eq!(targets(|_| ()), [10_000 - 1000 - 1250, 5000 - 250 - 1250]);
    assert_eq!(
        targets(|bid| bid["settlement"]["surplus_rule"] = json!("lead")),
        [10_000 - 1000 - 2500, 5000 - 250]
    );
    assert_eq!(
        targets(|bid| bid["settlement"]["surplus_rule"] = json!("pro_rata_asks")),
        [10_000 - 1000 - 1667, 5000 - 250 - 833]
    );
}

#[test]
fn mandates_that_suffice_are_cut_in_proportion() {
    // 1500 lack; mandates 1000 and 1000: 750 each.
    let cut = |bid: &mut Value| {
        bid["pricing"]["discount"]["rate"] = json!("0.1");
        bid["members"][1]["negotiation_mandate"] = json!("0.2");
    };
    assert_eq!(targets(cut), [9250, 4250]);
}

#[test]
fn a_surplus_for_a_lead_that_is_not_there_goes_pro_rata() {
    let results = computed(|bid| {
        bid["group"]["lead"] = Value::Null;
        bid["settlement"]["surplus_rule"] = json!("lead");
    });
    assert_eq!(results.faults, [Fault::NoLead]);
    assert_eq!(results.settlement.by_member.unwrap()[1].target_cents, Cents(5000 - 250 - 833));
}

#[test]
fn a_rule_that_needs_the_coalitions_says_so() {
    let results = computed(|bid| bid["settlement"]["rule"] = json!({ "kind": "hybrid", "alpha": "0.5", "a": { "kind": "equal" }, "b": { "kind": "shapley" } }));
    assert_eq!(results.settlement.error, Some(SplitError::NeedsGame));
    assert_eq!((results.settlement.by_member, results.settlement.transfers), (None, None));
}

#[test]
fn a_threshold_is_passed_by_one_cent() {
    // a invoices 75.00, and its target is 77.50: 7750 with the equalisation.
    let status = |limit: i64, raised: Value| {
        let results = computed(|bid| bid["members"][0]["vat_threshold"] = json!({ "label": "f", "limit_cents": limit, "raised_limit_cents": raised }));
        (results.vat_thresholds[0].status, results.vat_thresholds[0].margin_cents.0)
    };
    assert_eq!(status(7750, Value::Null), (ThresholdStatus::Ok, 0));
    assert_eq!(status(7749, Value::Null), (ThresholdStatus::OverLimit, -1));
    assert_eq!(status(7749, json!(7750)), (ThresholdStatus::OverLimit, -1));
    assert_eq!(status(7748, json!(7749)), (ThresholdStatus::OverRaisedLimit, -2));
}

#[test]
fn a_fee_invoiced_with_vat_costs_more_to_who_recovers_none() {
    // The fee of b, 37.50 at 10 %, is 3.75; with 20 % VAT that b does not recover, 0.75 more.
    let results = computed(|bid| {
        bid["pricing"]["deductions"] = json!([{ "id": "fee", "kind": "fee", "rate": "0.1", "base": "others", "beneficiary": "a" }]);
        bid["members"][1]["recovers_input_vat"] = json!(false);
    });
    let b = &results.settlement.by_member.unwrap()[1];
    let fee = b.contributions_cents[0];
    assert_eq!(results.contract.by_member[1].ht_cents, Cents(4167));
    assert_eq!((fee, b.irrecoverable_vat_on_fees_cents), (Cents(417), Cents(83)));
    let abroad = computed(|bid| {
        bid["pricing"]["deductions"] = json!([{ "id": "fee", "kind": "fee", "rate": "0.1", "base": "others", "beneficiary": "a" }]);
        bid["members"][1]["recovers_input_vat"] = json!(false);
        bid["members"][1]["country"] = json!("BE");
    });
    assert_eq!(abroad.settlement.by_member.unwrap()[1].irrecoverable_vat_on_fees_cents, Cents::ZERO);
}

#[test]
fn what_is_missing_is_named_and_the_rest_is_computed() {
    let results = computed(|bid| {
        bid["lines"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "id": "N", "label": "N", "unit": "u", "kind": "recurring", "price_decimals": 7, "qty_by_period": ["1"] }));
        let rows = bid["allocation"].as_array_mut().unwrap();
        rows.push(json!({ "line": "N", "member": "a", "share": "0.5" }));
        rows.push(json!({ "line": "X", "member": "ghost", "share": "0.5" }));
    });
    let line = || "N".into();
    let expected = [
        Fault::UnknownLine { line: "X".into() },
        Fault::UnknownMember { member: "ghost".into() },
        Fault::SharesDoNotAddUp {
            line: line(),
            sum: portee::domain::fixed::Fixed::new(5, 1),
        },
        Fault::AskMissing {
            line: line(),
            member: "a".into(),
        },
    ];
    assert_eq!(results.faults, expected);
    assert_eq!((results.status, results.contract.totals.ht_cents), (Status::Incomplete, Cents(11_250)));
}

#[test]
fn the_largest_numbers_that_can_be_written_make_faults_not_panics() {
    let huge = "999999999.999999";
    let results = computed(|bid| {
        bid["lines"][0]["qty_by_period"] = json!(["999999999.9999"]);
        bid["asks"][0]["tiers"][0]["price"] = json!(huge);
        bid["asks"][1]["setup_cents"] = json!(i64::MAX);
        bid["settlement"]["reserve_used_cents"] = json!(i64::MAX);
        bid["members"][0]["other_turnover_cents"] = json!(i64::MAX);
        bid["members"][0]["vat_threshold"] = json!({ "label": "f", "limit_cents": i64::MIN });
        bid["settlement"]["rule"] = json!({ "kind": "min_max", "weights": { "a": "999999.9999", "b": "0.0001" }, "min_cents": { "a": i64::MAX, "b": i64::MAX }, "max_cents": { "a": i64::MAX } });
        bid["pricing"]["deductions"] = json!([{ "id": "r", "kind": "reserve", "rate": "0.999999", "base": "all" }]);
    });
    assert_eq!(
        results.faults,
        [Fault::AmountTooLarge { line: "L".into() }, Fault::AmountTooLarge { line: "M".into() }]
    );
    assert_eq!(results.settlement.error, Some(SplitError::MinMaxInfeasible));
}

#[test]
fn screens_can_ask_who_pays_what_under_which_regime() {
    let bid: Bid = serde_json::from_value(crate::cases::read("val-partage-fixed.bid.json")).unwrap();
    let regime = |line: &str, member: &str| vat_of(&bid, &line.into(), &member.into()).map(|v| v.regime.as_str());
    assert_eq!(regime("N3", "scop"), Some("exempt_training"));
    assert_eq!(regime("N1", "scop"), Some("standard"));
    assert_eq!(regime("N1", "ghost"), None);
    let payers_of = |at: usize| payers(&bid, &bid.pricing.deductions[at]).iter().map(|m| m.id.to_string()).collect::<Vec<_>>();
    assert_eq!(payers_of(0), ["asso", "micro"]);
    assert_eq!(payers_of(1), ["scop", "asso", "micro"]);
    assert_eq!((withheld_rate(&bid, &"scop".into()), withheld_rate(&bid, &"asso".into())), (10_000, 60_000));
}
