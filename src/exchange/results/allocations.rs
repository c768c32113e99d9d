//! `allocations[]` of a results file (`joint-bid/1` §8.2): the fixed one, then one for each objective.

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::domain::bid::{Base, Bid, Objective, ObjectiveKind};
use crate::domain::contract::{Contract, price};
use crate::domain::exact::{of_ratio, rounded};
use crate::domain::objective::{base_value, jain, price_of_fairness};
use crate::domain::optimum::{Found, Outcome};
use crate::domain::ratio::Ratio;
use crate::domain::results::Results;

/// What was found for one objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Searched {
    pub outcome: Outcome,
    /// The optimum of the base objective, for `fairest_within`.
    pub base_optimum: Option<Ratio>,
}

impl Searched {
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        self.outcome.found()
    }
    fn is_proven(&self) -> bool {
        matches!(self.outcome, Outcome::Optimal { .. } | Outcome::Infeasible { .. })
    }
}

/// The objectives whose search ended before its answer was proven.
pub(super) fn not_proven(bid: &Bid, searched: &[Searched]) -> Vec<&'static str> {
    let pairs = bid.allocation_rules.objectives.iter().zip(searched);
    pairs.filter(|(_, s)| !s.is_proven()).map(|(o, _)| o.kind.as_str()).collect()
}

/// `results` are those of the retained allocation.
pub(super) fn rows(bid: &Bid, results: &Results, searched: &[Searched]) -> Value {
    let mut rows = Vec::new();
    if bid.allocation.is_some() {
        rows.push(json!({
            "objective": "fixed",
            "retained": true,
            "feasible": results.violations.is_empty(),
            "objective_value_cents": null,
            "allocation": bid.allocation,
            "total_ht_cents": results.contract.totals.ht_cents,
            "cost_to_buyer_cents": results.contract.totals.cost_to_buyer_cents,
            "share_ht": shares(&results.contract),
            "jain": null,
            "price_of_fairness": null,
        }));
    }
    for (objective, searched) in bid.allocation_rules.objectives.iter().zip(searched) {
        let is_retained = rows.is_empty();
        rows.push(row(bid, objective, searched, is_retained));
    }
    Value::Array(rows)
}

fn row(bid: &Bid, objective: &Objective, searched: &Searched, is_retained: bool) -> Value {
    let Some(found) = searched.found() else {
        return json!({
            "objective": objective.kind.as_str(),
            "retained": is_retained,
            "feasible": false,
            "objective_value_cents": null,
            "allocation": null,
            "total_ht_cents": null,
            "cost_to_buyer_cents": null,
            "share_ht": null,
            "jain": null,
            "price_of_fairness": null,
        });
    };
    let mut allocated = bid.clone();
    allocated.allocation = Some(found.allocation.clone());
    let contract = price(&allocated);
    let is_about_fairness = objective.kind == ObjectiveKind::FairestWithin;
    let fairness = is_about_fairness.then(|| rounded(&jain(bid, &contract, objective.targets.as_ref()), 6));
    let price = searched.base_optimum.filter(|_| is_about_fairness).map(|optimum| {
        let value = base_value(&allocated, &contract, objective.base.unwrap_or(Base::MinBuyerCost));
        rounded(&price_of_fairness(&value, &of_ratio(optimum)), 6)
    });
    json!({
        "objective": objective.kind.as_str(),
        "retained": is_retained,
        "feasible": true,
        "objective_value_cents": rounded(&of_ratio(found.value), 6),
        "allocation": found.allocation,
        "total_ht_cents": contract.totals.ht_cents,
        "cost_to_buyer_cents": contract.totals.cost_to_buyer_cents,
        "share_ht": shares(&contract),
        "jain": fairness,
        "price_of_fairness": price,
    })
}

/// Share of the total of every member.
fn shares(contract: &Contract) -> IndexMap<&str, String> {
    contract.by_member.iter().map(|m| (m.member.as_str(), m.share.to_string())).collect()
}
