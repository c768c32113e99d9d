//! `joint-bid-results/1`: everything computed from one bid, for another program to compare. It computes no amount: it lays
//! out what `domain` found, and names the sections that the bid asks for and that are not computed.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::envelope;
use super::joint_bid::Warning;
use crate::domain::bid::{Bid, GroupForm, Procedure};
use crate::domain::results::{Results, Status};
use crate::domain::settlement::MemberResult;
use crate::domain::thresholds::ThresholdStatus;

pub const FORMAT: &str = "joint-bid-results/1";

/// There are no final figures: something lacks, or nobody serves anything yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the figures are not final")]
pub struct NotFinal;

/// The file, and what the bid asks for that is not in it: it names them in `x_not_computed`, their sections are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultsFile {
    pub text: String,
    pub not_computed: Vec<&'static str>,
}

/// The file of a bid whose allocation is fixed, with the warnings of its reader (§8).
///
/// # Errors
/// `NotFinal`, when the figures are not.
pub fn write(bid: &Bid, results: &Results, warnings: &[Warning]) -> Result<ResultsFile, NotFinal> {
    let computed = match (&results.status, serde_json::to_value(results)) {
        (Status::Ok | Status::Violations, Ok(Value::Object(sections))) => sections,
        _ => return Err(NotFinal),
    };
    let is_missing = |(name, is_asked): &(&str, bool)| *is_asked && !computed.contains_key(*name);
    let not_computed: Vec<&'static str> = asked(bid).filter(is_missing).map(|(name, _)| name).collect();
    let mut file = Map::new();
    file.insert("bid".to_owned(), Value::from(&*bid.id));
    file.insert(
        "warnings".to_owned(),
        warnings.iter().map(|w| json!({"code": w.code.as_str(), "path": w.path})).collect(),
    );
    file.insert("allocations".to_owned(), json!([fixed_allocation(bid, results)]));
    file.insert("conflict".to_owned(), Value::Null);
    for (name, _) in asked(bid) {
        file.insert(name.to_owned(), if name == "sla" { json!([]) } else { Value::Null });
    }
    file.extend(computed);
    let checks = checks(bid, results, &file);
    file.insert("checks".to_owned(), checks);
    if !not_computed.is_empty() {
        file.insert("x_not_computed".to_owned(), json!(not_computed));
    }
    Ok(ResultsFile {
        text: envelope::write(FORMAT, &file),
        not_computed,
    })
}

/// The sections that are empty unless the bid asks for them, and whether it does.
fn asked(bid: &Bid) -> impl Iterator<Item = (&'static str, bool)> {
    [
        ("penalties", bid.tender.penalty.is_some()),
        ("price_revision", bid.tender.price_revision.is_some()),
        ("price_scores", bid.tender.price_criterion.is_some()),
        ("game", bid.game.is_some()),
        ("sla", !bid.sla.is_empty()),
        ("retroplanning", bid.retroplanning.is_some()),
    ]
    .into_iter()
}

/// §8.2.
fn fixed_allocation(bid: &Bid, results: &Results) -> Value {
    let contract = &results.contract;
    let shares: IndexMap<&str, String> = contract.by_member.iter().map(|m| (m.member.as_str(), m.share.to_string())).collect();
    json!({
        "objective": "fixed",
        "retained": true,
        "feasible": results.violations.is_empty(),
        "objective_value_cents": null,
        "allocation": bid.allocation,
        "total_ht_cents": contract.totals.ht_cents,
        "cost_to_buyer_cents": contract.totals.cost_to_buyer_cents,
        "share_ht": shares,
        "jain": null,
        "price_of_fairness": null,
    })
}

/// §8.11.
fn checks(bid: &Bid, results: &Results, file: &Map<String, Value>) -> Value {
    let members = results.settlement.by_member.as_deref();
    let all = |holds: fn(&MemberResult) -> bool| members.map(|members| members.iter().all(holds));
    let distribution = &results.contract.distribution;
    let is_told = distribution.shown_to_client
        || bid.group.form == GroupForm::JointAndSeveral
        || bid.tender.procedure == Procedure::Private
        || bid.tender.framework_agreement;
    let serving_are_paid = distribution.rows.iter().all(|row| row.works.is_empty() || row.amount_ht_cents.0 > 0);
    let targets_met = |services: &Vec<Value>| services.iter().all(|s| s.get("target_met") == Some(&Value::Bool(true)));
    let service_levels = file.get("sla").and_then(Value::as_array).filter(|s| !s.is_empty());
    json!({
        "distribution_complete": is_told && serving_are_paid,
        "targets_cover_asks": all(|m| m.target_cents >= m.ask_cents),
        "net_after_vat_covers_asks": all(|m| m.net_after_irrecoverable_vat_cents >= m.ask_cents),
        "mandates_respected": all(|m| m.target_cents >= m.ask_cents - m.mandate_cents),
        "vat_thresholds_ok": results.vat_thresholds.iter().all(|t| t.status == ThresholdStatus::Ok),
        "within_estimate": bid.tender.estimate_ht_cents.map(|estimate| results.contract.totals.ht_cents <= estimate),
        "sla_targets_met": service_levels.map(targets_met),
        "retroplanning_feasible": file.get("retroplanning").and_then(|plan| plan.get("feasible")),
    })
}
