//! The bid of the release: one for the lot, by all members, with the price lines as items and, when the view shows them, the shares.

use serde_json::{Map, Value, json};

use super::parties::Parties;
use super::{LOT, number, put, text, value};
use crate::domain::bid::GroupForm;
use crate::domain::client_view::{ClientLine, ClientShare, ClientView};
use crate::domain::fixed::Fixed;
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::share_out::largest_remainder;

/// Parts of one are told in millionths, which add up to one.
const PARTS: Cents = Cents(1_000_000);

pub(super) fn bid(view: &ClientView, parties: &Parties<'_>, call: &str) -> Value {
    let mut bid = Map::new();
    put(&mut bid, "id", json!(format!("{call}-lot-{LOT}")));
    put(&mut bid, "identifiers", json!([{"id": call}]));
    put(&mut bid, "submissionType", json!("bid"));
    put(&mut bid, "status", json!("pending"));
    put(&mut bid, "tenderers", parties.tenderers());
    put(&mut bid, "value", value(view.totals.ht_cents));
    put(&mut bid, "items", view.lines.iter().map(|line| item(view, parties, line)).collect());
    put(&mut bid, "relatedLots", json!([LOT]));
    if let Some(until) = view.offer_valid_until {
        put(&mut bid, "validityPeriod", json!({"endDate": format!("{until}T23:59:59Z")}));
    }
    if !view.subcontractors.is_empty() {
        put(&mut bid, "hasSubcontracting", json!(true));
        put(&mut bid, "subcontracting", subcontracting(view, parties));
    }
    put(&mut bid, "jointBid", joint_bid(view, parties));
    Value::Object(bid)
}

/// The value is the most that all subcontractors may be paid, once each has an amount.
fn subcontracting(view: &ClientView, parties: &Parties<'_>) -> Value {
    let mut all = Map::new();
    let amounts: Option<Vec<Cents>> = view.subcontractors.iter().map(|s| s.max_ht_cents).collect();
    if let Some(amounts) = amounts {
        put(&mut all, "value", value(amounts.into_iter().sum()));
    }
    put(&mut all, "subcontracts", parties.subcontracts());
    Value::Object(all)
}

fn item(view: &ClientView, parties: &Parties<'_>, line: &ClientLine) -> Value {
    let mut unit = Map::new();
    if let Some(code) = unit_code(&line.unit) {
        put(&mut unit, "scheme", json!("UNCEFACT"));
        put(&mut unit, "id", json!(code));
    }
    put(&mut unit, "name", text(&line.unit));
    put(&mut unit, "value", json!({"amount": number(line.unit_price_ht), "currency": "EUR"}));
    let mut item = Map::new();
    put(&mut item, "id", json!(line.line));
    put(&mut item, "description", text(&line.label));
    put(&mut item, "quantity", number(line.quantity));
    put(&mut item, "unit", Value::Object(unit));
    put(&mut item, "relatedLot", json!(LOT));
    if let Some(member) = only_server(view, line) {
        put(&mut item, "responsibleTenderer", parties.reference(member));
    }
    Value::Object(item)
}

/// The member that does the whole line, when the view shows who does what.
fn only_server<'a>(view: &'a ClientView, line: &ClientLine) -> Option<&'a MemberId> {
    let mut serving = view
        .distribution
        .iter()
        .flatten()
        .filter(|share| share.works.iter().any(|w| w.line == line.line));
    let first = serving.next()?;
    serving.next().is_none().then_some(&first.member)
}

/// The unit in the list of the UN/CEFACT (recommendation 20), for the words that this trade uses.
fn unit_code(unit: &str) -> Option<&'static str> {
    match unit.trim().to_lowercase().as_str() {
        "mois" | "month" | "months" => Some("MON"),
        "an" | "ans" | "année" | "années" | "year" | "years" => Some("ANN"),
        "jour" | "jours" | "day" | "days" => Some("DAY"),
        "heure" | "heures" | "h" | "hour" | "hours" => Some("HUR"),
        "go" | "gb" => Some("E34"),
        "forfait" | "lump sum" => Some("LS"),
        "unité" | "unités" | "unit" | "units" => Some("C62"),
        _ => None,
    }
}

/// *Conjoint* is never called «joint» here: that is the other form.
fn joint_bid(view: &ClientView, parties: &Parties<'_>) -> Value {
    let form = match view.group.form {
        GroupForm::Several => "several",
        GroupForm::SeveralLeadLiable => "severalLeadLiable",
        GroupForm::JointAndSeveral => "jointAndSeveral",
    };
    let mut joint = Map::new();
    put(&mut joint, "type", json!(form));
    put(&mut joint, "leadTenderer", parties.lead());
    let serving: Vec<&ClientShare> = view.distribution.iter().flatten().filter(|share| !share.works.is_empty()).collect();
    let weights: Vec<i128> = serving.iter().map(|share| share.amount_ht_cents.wide()).collect();
    let has_amounts = weights.iter().any(|weight| *weight > 0);
    let proportions = largest_remainder(PARTS, &weights);
    let shares = serving.iter().zip(proportions).enumerate().map(|(at, (share, part))| {
        let mut own = Map::new();
        put(&mut own, "id", json!(format!("S{}", at + 1)));
        put(&mut own, "tenderer", parties.reference(&share.member));
        put(&mut own, "value", value(share.amount_ht_cents));
        if has_amounts {
            put(&mut own, "proportion", number(Fixed::new(part.wide(), 6)));
        }
        put(&mut own, "relatedItems", share.works.iter().map(|work| json!(work.line)).collect());
        put(&mut own, "relatedLots", json!([LOT]));
        Value::Object(own)
    });
    put(&mut joint, "shares", shares.collect());
    Value::Object(joint)
}
