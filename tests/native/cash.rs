//! Money over time: on any bid, every month and every member comes to the figures of the contract and of the settlement; on a small one,
//! the months are those that a person finds with a pencil.

#![allow(clippy::unwrap_used)]

use portee::domain::bid::Bid;
use portee::domain::cash::{CashPlan, Flow, Terms, cash_plan};
use portee::domain::decimal::Rate;
use portee::domain::money::Cents;
use portee::domain::results::{Results, compute};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::random_bid::bids_with_allocation;

fn rate(text: &str) -> Rate {
    Rate::parse(text).unwrap()
}

/// Paid after 30 days, nothing held back, never late.
fn terms() -> Terms {
    Terms {
        delay_days: 30,
        retention: Rate::ZERO,
        retention_months: 12,
        recovery_from: rate("0.65"),
        recovery_until: rate("0.8"),
        late_days: 0,
        late_rate: rate("0.10"),
        late_indemnity: Cents(4_000),
        penalty_case: None,
    }
}

fn planned(bid: &Bid, terms: &Terms) -> (Results, CashPlan) {
    let results = compute(bid);
    let plan = cash_plan(bid, &results.contract, &results.settlement, terms);
    (results, plan)
}

fn sum<'a>(amounts: impl IntoIterator<Item = &'a Cents>) -> Cents {
    amounts.into_iter().sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn over_all_months_every_member_comes_to_its_settlement(bid in bids_with_allocation(), delay in 0_u16..100, held in 0_u32..6, late in 0_u16..50) {
        let case = compute(&bid).penalties.and_then(|p| p.cases.into_iter().next());
        let terms = Terms { delay_days: delay, retention: rate(&format!("0.0{held}")), late_days: late, penalty_case: case.as_ref().map(|c| c.id.clone()), ..terms() };
        let (results, plan) = planned(&bid, &terms);
        prop_assert_eq!(plan.members.len(), bid.members.len());
        for (at, account) in plan.members.iter().enumerate() {
            let total = &results.contract.by_member[at];
            prop_assert_eq!(account.total(Flow::Client), total.invoiced_total_cents);
            prop_assert_eq!(sum(&plan.invoiced_ht[at]), total.ht_cents);
            prop_assert_eq!(account.total(Flow::Advance), Cents::ZERO);
            prop_assert_eq!(account.total(Flow::Retention), Cents::ZERO);
            let added = results.price_revision.as_ref().map_or(Cents::ZERO, |r| r.added_for(&bid, &results.contract, at));
            let penalty = case.as_ref().map_or(Cents::ZERO, |case| case.by_member_cents[at]);
            prop_assert_eq!(account.total(Flow::Penalties), -penalty);
            let beyond = added - penalty + account.total(Flow::Late);
            let kept = sum(&account.balance()) - beyond;
            let Some(settled) = results.settlement.by_member.as_ref() else { continue };
            let released = results.settlement.reserve_release.as_ref().map_or(Cents::ZERO, |r| r.by_member_cents[at]);
            prop_assert_eq!(kept, settled[at].net_after_irrecoverable_vat_cents + released);
            prop_assert_eq!(account.total(Flow::Equalisation), settled[at].equalisation_cents);
            prop_assert_eq!(account.total(Flow::Fees), settled[at].fees_received_from_others_cents - fees_paid_to_others(&bid, &results, at));
        }
        if let Some(report) = &results.price_revision {
            let more: Cents = (0..bid.members.len()).map(|at| report.added_for(&bid, &results.contract, at)).sum();
            prop_assert_eq!(more, report.revised_cents - report.base_cents);
        }
    }

    #[test]
    fn in_every_month_what_members_pay_each_other_and_the_till_is_received_by_someone(bid in bids_with_allocation()) {
        let (results, plan) = planned(&bid, &terms());
        let group = plan.group();
        for month in 0..plan.months {
            for flow in [Flow::Fees, Flow::FeesVat, Flow::Equalisation] {
                prop_assert_eq!(group.flow(flow)[month], Cents::ZERO);
            }
            prop_assert_eq!(group.flow(Flow::Funds)[month] + plan.till.flow(Flow::Funds)[month], Cents::ZERO);
            prop_assert_eq!(group.flow(Flow::ReserveReleased)[month] + plan.till.flow(Flow::ReserveReleased)[month], Cents::ZERO);
            let columns: Cents = Flow::ALL.iter().map(|f| group.flow(*f)[month]).sum();
            prop_assert_eq!(group.balance()[month], columns);
        }
        // What stays in the till is the pot, and fees for nobody: the reserve is used or given back.
        let withheld = |kind: &str| -> Cents {
            let funds = results.settlement.funds.iter();
            funds.filter(|f| f.kind.as_str() == kind).map(|f| f.total_cents).sum()
        };
        let is_for_nobody = |d: &&portee::domain::bid::Deduction| d.kind.as_str() == "fee" && d.beneficiary.is_none();
        prop_assert!(bid.pricing.deductions.iter().filter(is_for_nobody).count() == 0, "the generator gives every fee to someone");
        prop_assert_eq!(sum(&plan.till.balance()), withheld("pot"));
    }
}

/// From the accounts: what is withheld from the member for fees of others.
fn fees_paid_to_others(bid: &Bid, results: &Results, at: usize) -> Cents {
    let funds = bid.pricing.deductions.iter().zip(&results.settlement.funds);
    funds
        .filter(|(d, _)| d.beneficiary.as_ref().is_some_and(|b| *b != bid.members[at].id))
        .map(|(_, f)| f.contributions[at])
        .sum()
}

/// Two members on 3 + 12 months. `a` is taxed at 20 % and serves the recurring line: 3 × 100.00 and 12 × 100.00 € HT. `b` has no VAT and
/// serves the one-off line in the second period: 600.00 €. `a` is the lead, with a fee of 10 % of what the others invoice.
fn bid(change: impl Fn(&mut Value)) -> Bid {
    let member =
        |id: &str, vat: Value, recovers: bool| json!({"id": id, "name": id, "legal_form": "x", "country": "FR", "vat": vat, "recovers_input_vat": recovers});
    let line = |id: &str, kind: &str, quantities: [&str; 2]| json!({"id": id, "label": id, "unit": "u", "kind": kind, "price_decimals": 2, "qty_by_period": quantities});
    let ask = |line: &str, member: &str, price: &str| json!({"line": line, "member": member, "tiers": [{"from_qty": "0", "price": price}]});
    let mut bid = json!({
        "id": "small",
        "tender": {"reference": "r", "title": "t", "procedure": "quote", "deadline": "2027-01-12T12:00:00+01:00", "offer_validity_days": 90,
            "buyer": {"name": "b", "kind": "state", "country": "FR", "vat_deduction": "none"},
            "periods": [{"id": "P1", "months": 3}, {"id": "P2", "months": 12}]},
        "group": {"form": "several", "lead": "a"},
        "members": [member("a", json!({"regime": "standard", "rate": "0.2"}), true), member("b", json!({"regime": "small_business", "rate": "0", "mention": "x"}), false)],
        "lines": [line("L1", "recurring", ["3", "12"]), line("L2", "one_off", ["0", "1"])],
        "asks": [ask("L1", "a", "100"), ask("L2", "b", "540")],
        "allocation": [{"line": "L1", "member": "a", "share": "1"}, {"line": "L2", "member": "b", "share": "1"}],
        "allocation_rules": {"objectives": []},
        "pricing": {"deductions": [{"id": "fee", "kind": "fee", "rate": "0.1", "base": "others", "beneficiary": "a"}], "unit_price_rounding": "half_up"},
        "settlement": {"rule": {"kind": "own_price"}, "surplus_rule": "lead"},
    });
    change(&mut bid);
    serde_json::from_value(bid).unwrap()
}

fn at(plan: &CashPlan, member: usize, flow: Flow) -> Vec<(usize, i64)> {
    let amounts = plan.members[member].flow(flow).iter().enumerate();
    amounts.filter(|(_, a)| !a.is_zero()).map(|(month, a)| (month, a.0)).collect()
}

#[test]
fn a_recurring_line_is_paid_every_month_and_a_one_off_line_at_the_start_of_its_period() {
    let (_, plan) = planned(&bid(|_| {}), &terms());
    // 100.00 € and 20 % VAT, a month after each of the 15 months.
    assert_eq!(at(&plan, 0, Flow::Client), (1..=15).map(|m| (m, 12_000)).collect::<Vec<_>>());
    // 540 / 0.9 = 600.00 €, invoiced in month 3, the first of the second period.
    assert_eq!(at(&plan, 1, Flow::Client), [(4, 60_000)]);
    // The VAT of each month leaves the month after; `a` also owes that of its fee: 60.00 × 20 % = 12.00 €.
    assert_eq!(
        at(&plan, 0, Flow::VatState)[..5],
        [(2, -2_000), (3, -2_000), (4, -2_000), (5, -3_200), (6, -2_000)]
    );
    assert_eq!((at(&plan, 0, Flow::Fees), at(&plan, 1, Flow::Fees)), (vec![(4, 6_000)], vec![(4, -6_000)]));
    // `b` recovers no VAT: it pays 12.00 € for good.
    assert_eq!((at(&plan, 1, Flow::FeesVat), at(&plan, 1, Flow::VatState)), (vec![(4, -1_200)], vec![]));
    assert_eq!(sum(&plan.members[1].balance()), Cents(60_000 - 6_000 - 1_200));
}

#[test]
fn a_longer_delay_moves_every_payment_and_health_waits_two_months() {
    let after = |days| at(&planned(&bid(|_| {}), &Terms { delay_days: days, ..terms() }).1, 1, Flow::Client);
    assert_eq!(
        (after(0), after(30), after(31), after(50), after(60)),
        (vec![(3, 60_000)], vec![(4, 60_000)], vec![(5, 60_000)], vec![(5, 60_000)], vec![(5, 60_000)])
    );
}

#[test]
fn the_retention_is_held_back_from_each_payment_and_released_after_the_end() {
    let (_, plan) = planned(
        &bid(|_| {}),
        &Terms {
            retention: rate("0.05"),
            ..terms()
        },
    );
    // 5 % of 120.00 € fifteen times, back twelve months after the fifteenth.
    let mut held: Vec<(usize, i64)> = (1..=15).map(|m| (m, -600)).collect();
    held.push((26, 9_000));
    assert_eq!(at(&plan, 0, Flow::Retention), held);
}

#[test]
fn the_advance_comes_first_and_is_recovered_between_two_thirds_and_four_fifths() {
    let with_advance = bid(|bid| bid["tender"]["advance"] = json!({"rate": "0.05", "min_ht_cents": 0, "min_months": 2}));
    let (results, plan) = planned(&with_advance, &terms());
    // 12 × 5 % / 15 months of 1 800.00 € = 72.00 €, and of 600.00 € = 24.00 €.
    assert_eq!(results.contract.advance.unwrap().total_cents, Cents(9_600));
    // Each month is 1/15 of 1 800.00 €: after 10 payments 66.7 % is performed, (66.7 − 65)/15 of the advance is due; 8.00, 40.00 and
    // 72.00 € in all after 10, 11 and 12 payments.
    assert_eq!(at(&plan, 0, Flow::Advance), [(1, 7_200), (10, -800), (11, -3_200), (12, -3_200)]);
    // One single payment: all at once.
    assert_eq!(at(&plan, 1, Flow::Advance), [(1, 2_400), (4, -2_400)]);
}

#[test]
fn a_late_client_owes_interest_and_forty_euros_for_each_invoice() {
    let (_, plan) = planned(&bid(|_| {}), &Terms { late_days: 73, ..terms() });
    // 600.00 € × 10 % × 73/365 = 12.00 €, and 40.00 €; 30 + 73 days are four months.
    assert_eq!(at(&plan, 1, Flow::Late), [(7, 5_200)]);
    assert_eq!(at(&plan, 1, Flow::Client), [(7, 60_000)]);
}

#[test]
fn a_revision_is_paid_with_its_vat_which_goes_to_the_state_a_month_later() {
    let revised = bid(|bid| {
        bid["tender"]["price_revision"] = json!({"fixed": "0", "terms": [{"index": "s", "weight": "1", "i0": "100", "i1": "110"}],
            "coef_decimals": 3, "coef_rounding": "half_up", "period": "P2"});
    });
    let (_, plan) = planned(&revised, &terms());
    // 10 % of 100.00 € in each of the twelve months of the second period, and 20 % of VAT on it.
    assert_eq!(at(&plan, 0, Flow::Revision), (4..=15).map(|m| (m, 1_200)).collect::<Vec<_>>());
    let to_the_state: Vec<(usize, i64)> = (2..=16).map(|m| (m, if m < 5 { -2_000 } else { -2_200 })).collect();
    assert_eq!(own_vat(&plan, &to_the_state), to_the_state);
    // 10 % of 600.00 €, without VAT.
    assert_eq!(at(&plan, 1, Flow::Revision), [(4, 6_000)]);
}

/// What `a` gives the state, without the VAT of the fee that it invoices `b`: 12.00 € of it, in the fifth month.
fn own_vat(plan: &CashPlan, months: &[(usize, i64)]) -> Vec<(usize, i64)> {
    let given = at(plan, 0, Flow::VatState);
    let months = months.iter().map(|(m, _)| *m);
    months
        .map(|m| {
            (
                m,
                given.iter().filter(|(of, _)| *of == m).map(|(_, c)| c).sum::<i64>() + if m == 5 { 1_200 } else { 0 },
            )
        })
        .collect()
}

#[test]
fn penalties_are_held_back_from_the_first_payments_of_those_at_fault() {
    let clause = |at_fault: &str, days: u32| {
        bid(move |bid| {
            bid["tender"]["penalty"] = json!({"divisor": 1000, "exempt_up_to_cents": 0, "cap_rate": "0.1",
                "cases": [{"id": "late", "value_cents": 2_000_000, "days": days, "at_fault": [at_fault]}]});
        })
    };
    let supposed = Terms {
        penalty_case: Some("late".into()),
        ..terms()
    };
    // 20 000 € × 5 / 1 000 = 100.00 €.
    let (_, plan) = planned(&clause("b", 5), &supposed);
    assert_eq!((at(&plan, 1, Flow::Penalties), at(&plan, 0, Flow::Penalties)), (vec![(4, -10_000)], vec![]));
    // 20 000 € × 20 / 1 000 = 400.00 €, capped at 10 % of 2 100.00 €; a payment of 120.00 € bears no more than itself.
    let (_, plan) = planned(&clause("a", 20), &supposed);
    assert_eq!(at(&plan, 0, Flow::Penalties), [(1, -12_000), (2, -9_000)]);
    assert_eq!(at(&planned(&clause("a", 20), &terms()).1, 0, Flow::Penalties), []);
}

#[test]
fn a_half_filled_bid_has_a_plan_without_amounts() {
    let empty = bid(|bid| bid["allocation"] = Value::Null);
    let (_, plan) = planned(&empty, &terms());
    assert!(plan.group().balance().iter().all(|b| b.is_zero()));
    let none = bid(|bid| bid["tender"]["periods"] = json!([]));
    assert_eq!(planned(&none, &terms()).1, CashPlan::default());
}
