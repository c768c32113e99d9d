//! One broken rule at a time: a valid case with one thing changed breaks exactly what the change breaks, and equality never does.

#![allow(clippy::unwrap_used)]

use portee::domain::bid::Bid;
use portee::domain::results::{Results, compute};
use serde_json::{Value, json};

use crate::cases::read;

/// val-partage: scop serves N1 (half), N2 (half), N3, N5; asso N1 (half), N2 (half), N4; micro nothing.
fn with(change: impl Fn(&mut Value)) -> Results {
    let mut bid = read("val-partage-fixed.bid.json");
    change(&mut bid);
    let bid: Bid = serde_json::from_value(bid).unwrap();
    compute(&bid)
}

fn broken(change: impl Fn(&mut Value)) -> Vec<String> {
    with(change).violations.iter().map(ToString::to_string).collect()
}

/// Sets the value at a pointer whose parent exists.
fn set(bid: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = bid.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        object => object[key] = value,
    }
}

fn broken_by(pointer: &str, value: Value) -> Vec<String> {
    broken(|bid| set(bid, pointer, value.clone()))
}

fn check(pointer: &str, value: Value, expected: &[&str]) {
    assert_eq!(broken_by(pointer, value.clone()), expected, "{pointer} = {value}");
}

#[test]
fn the_case_itself_breaks_nothing() {
    assert!(broken(|_| ()).is_empty());
}

#[test]
fn shares_follow_a_vector_of_the_menu_in_any_order() {
    check("/lines/0/share_menu", json!([["0.6", "0.4"]]), &["share_menu:N1"]);
    check("/lines/0/share_menu", json!([["1"], ["0.5", "0.50"]]), &[]);
    check("/lines/0/share_menu", json!([]), &["share_menu:N1"]);
}

#[test]
fn sites_are_known_and_different() {
    check("/members/1/datacentres", json!([]), &["distinct_datacentres:N1"]);
    check("/members/1/datacentres", json!(["dc-lyo"]), &["distinct_datacentres:N1"]);
    let own_site = broken(|bid| {
        set(bid, "/members/1/datacentres", json!(["dc-lyo", "dc-gre"]));
        set(bid, "/asks/1/datacentre", json!("dc-gre"));
    });
    assert!(own_site.is_empty());
}

#[test]
fn every_member_of_a_line_qualifies() {
    check("/lines/0/only_members", json!(["asso"]), &["only_members:N1"]);
    check("/lines/0/only_members", json!(["asso", "scop"]), &[]);
    check("/lines/3/required_certifications", json!(["hds"]), &["required_certifications:N4"]);
    check("/lines/3/required_skills", json!(["matrix"]), &["required_skills:N4"]);
    check("/lines/3/allowed_countries", json!(["BE"]), &["allowed_countries:N4"]);
    check("/lines/3/allowed_countries", json!(["BE", "FR"]), &[]);
    let skilled = broken(|bid| {
        set(bid, "/lines/3/required_skills", json!(["matrix"]));
        set(bid, "/members/1/skills", json!(["matrix"]));
    });
    assert!(skilled.is_empty());
}

#[test]
fn a_certificate_is_valid_on_the_later_of_deadline_and_start() {
    let until = |day: &str| {
        broken(|bid| {
            set(bid, "/lines/3/required_certifications", json!(["hds"]));
            set(bid, "/members/1/certifications", json!([{ "id": "hds", "valid_until": day }]));
        })
    };
    assert_eq!(until("2027-04-30"), ["required_certifications:N4"]);
    assert!(until("2027-05-01").is_empty());
}

#[test]
fn quantities_stay_between_what_the_ask_says() {
    check("/asks/0/min_qty", json!("2700"), &[]);
    check("/asks/0/min_qty", json!("2700.0001"), &["min_qty:N1:scop"]);
    check("/asks/1/max_qty", json!("2700"), &[]);
    check("/asks/1/max_qty", json!("2699.9999"), &["max_qty:N1:asso"]);
    check("/asks/9/min_qty", json!("1"), &[]);
}

#[test]
fn lines_keep_apart_or_together() {
    check("/lines/3/not_same_host_as", json!(["N5", "N3"]), &[]);
    check("/lines/3/not_same_host_as", json!(["N5", "N1"]), &["not_same_host_as:N4"]);
    check("/allocation_rules/packages", json!([{ "id": "P", "lines": ["N1", "N2"] }]), &[]);
    check("/allocation_rules/packages", json!([{ "id": "P", "lines": ["N3", "N4"] }]), &["package:P"]);
}

#[test]
fn the_hours_of_every_period_fit() {
    // asso serves N4: 37.5 units in the first 12 months, 41.25 in the next 12.
    let hours = |capacity: &str| {
        broken(|bid| {
            let ask = bid["asks"]
                .as_array()
                .unwrap()
                .iter()
                .position(|a| a["line"] == "N4" && a["member"] == "asso")
                .unwrap();
            set(bid, &format!("/asks/{ask}/hours_per_unit"), json!("1.2"));
            set(bid, "/members/1/capacity_hours_per_month", json!(capacity));
        })
    };
    assert!(hours("4.125").is_empty());
    assert_eq!(hours("4.1249"), ["capacity_hours:asso"]);
}

#[test]
fn members_serve_when_and_as_much_as_they_must() {
    check("/members/2/must_serve", json!(true), &["must_serve:micro"]);
    check("/members/1/must_serve", json!(true), &[]);
    check("/allocation_rules/max_members", json!(2), &[]);
    check("/allocation_rules/max_members", json!(1), &["max_members"]);
    check("/members/2/min_order_cents", json!(1), &[]);
}

#[test]
fn amounts_are_compared_to_the_cent() {
    let contract = with(|_| ()).contract;
    let asso = contract.by_member[1].ht_cents.0;
    let total = contract.totals.ht_cents.0;
    check("/members/1/min_order_cents", json!(asso), &[]);
    check("/members/1/min_order_cents", json!(asso + 1), &["min_order:asso"]);
    check("/tender/ceiling_ht_cents", json!(total), &[]);
    check("/tender/ceiling_ht_cents", json!(total - 1), &["ceiling"]);
    let best_year = contract.by_member[1].ht_by_year_cents.values().max().unwrap().0;
    check("/members/1/turnover_cap_cents", json!(best_year), &[]);
    check("/members/1/turnover_cap_cents", json!(best_year - 1), &["turnover_cap:asso"]);
    let limit = |limit: i64| json!({ "label": "franchise", "limit_cents": limit });
    check("/members/1/vat_threshold", limit(best_year + 2_500_000), &[]);
    check("/members/1/vat_threshold", limit(best_year + 2_499_999), &["vat_threshold:asso"]);
    // micro serves nothing: its other turnover is its own business.
    check("/members/2/vat_threshold", limit(0), &[]);
}

#[test]
fn the_stricter_of_wish_and_rule_applies() {
    let contract = with(|_| ()).contract;
    let share = |at: usize, more: i64| {
        let exact = contract.by_member[at].ht_cents.0 * 1_000_000 / contract.totals.ht_cents.0;
        json!(format!("0.{:06}", exact + more))
    };
    check("/members/1/max_share", share(1, 1), &[]);
    check("/members/1/max_share", share(1, 0), &["max_share:asso"]);
    check("/members/1/min_share", share(1, 0), &[]);
    check("/members/1/min_share", share(1, 1), &["min_share:asso"]);
    let both = broken(|bid| {
        set(bid, "/members/1/max_share", json!("1"));
        set(bid, "/allocation_rules/max_share", share(1, 0));
        set(bid, "/members/0/max_share", json!("0.1"));
    });
    assert_eq!(both, ["max_share:scop", "max_share:asso"]);
    // A member that does not serve has no minimum.
    check("/allocation_rules/min_share", json!("0.01"), &[]);
}

#[test]
fn families_come_before_lines_and_members() {
    let all = broken(|bid| {
        set(bid, "/tender/ceiling_ht_cents", json!(1));
        set(bid, "/members/2/must_serve", json!(true));
        set(bid, "/lines/4/only_members", json!(["micro"]));
        set(bid, "/lines/0/only_members", json!(["micro"]));
        set(bid, "/lines/1/share_menu", json!([["1"]]));
    });
    assert_eq!(all, ["share_menu:N2", "only_members:N1", "only_members:N5", "must_serve:micro", "ceiling"]);
}

#[test]
fn without_an_allocation_no_rule_is_broken() {
    let results = with(|bid| {
        bid.as_object_mut().unwrap().remove("allocation");
        set(bid, "/members/2/must_serve", json!(true));
    });
    assert!(results.violations.is_empty() && results.contract.lines.is_empty() && results.faults.len() == 5);
}
