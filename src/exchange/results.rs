//! `joint-bid-results/1`: everything computed from one bid, for another program to compare. It lays out what `domain` and an
//! optimiser found, and names what the bid asks for that nobody has found.

mod allocations;
mod questions;

use std::sync::Arc;

use serde_json::{Map, Value, json};

pub use allocations::Searched;
pub use questions::{Gathered, gathered, questions};

use super::envelope;
use super::joint_bid::Warning;
use crate::domain::bid::Bid;
use crate::domain::checks::CheckSummary;
use crate::domain::game::Solved;
use crate::domain::optimum::{Conflict, Outcome};
use crate::domain::results::{Results, Status, compute_with};

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

/// The file of a bid (§8), with the warnings of its reader. `searched` holds what was found for each objective of the bid, in its order; a
/// bid without allocation takes the first of them. `game` is the bid's game, solved.
///
/// # Errors
/// `NotFinal`, when nothing gives the bid an allocation, or something lacks.
pub fn write(bid: &Bid, game: Option<Arc<Solved>>, searched: &[Searched], warnings: &[Warning]) -> Result<ResultsFile, NotFinal> {
    let mut file = Map::new();
    file.insert("bid".to_owned(), Value::from(&*bid.id));
    file.insert(
        "warnings".to_owned(),
        warnings.iter().map(|w| json!({"code": w.code.as_str(), "path": w.path})).collect(),
    );
    let conflict = conflict(bid, searched);
    let results = match conflict {
        // What needs no allocation is the same as with an empty one.
        Some(_) => compute_with(bid, game),
        None => compute_with(&with_allocation(bid, searched).ok_or(NotFinal)?, game),
    };
    let Ok(Value::Object(mut sections)) = serde_json::to_value(&results) else {
        return Err(NotFinal);
    };
    if conflict.is_some() {
        forget_the_money(&mut sections, &results);
    } else if !matches!(results.status, Status::Ok | Status::Violations) {
        return Err(NotFinal);
    }
    file.insert("allocations".to_owned(), allocations::rows(bid, &results, searched));
    file.insert(
        "conflict".to_owned(),
        conflict.map_or(Value::Null, |c| json!({"lines_without_ask": c.lines_without_ask, "rules": c.rules})),
    );
    file.extend(sections);
    let not_computed: Vec<&'static str> = asked(bid)
        .filter(|(name, is_asked)| *is_asked && conflict.is_none() && file.get(*name).is_none_or(Value::is_null))
        .map(|(name, _)| name)
        .chain((searched.len() < bid.allocation_rules.objectives.len()).then_some("allocations"))
        .collect();
    if !not_computed.is_empty() {
        file.insert("x_not_computed".to_owned(), json!(not_computed));
    }
    let not_proven = allocations::not_proven(bid, searched);
    if !not_proven.is_empty() {
        file.insert("x_not_proven".to_owned(), json!(not_proven));
    }
    Ok(ResultsFile {
        text: envelope::write(FORMAT, &file),
        not_computed,
    })
}

/// Why a bid without an allocation has none.
fn conflict<'a>(bid: &Bid, searched: &'a [Searched]) -> Option<&'a Conflict> {
    match &searched.first()?.outcome {
        Outcome::Infeasible { conflict } if bid.allocation.is_none() => Some(conflict),
        _ => None,
    }
}

/// The bid with the allocation that is retained: its own, or the first that was found.
fn with_allocation(bid: &Bid, searched: &[Searched]) -> Option<Bid> {
    let mut bid = bid.clone();
    if bid.allocation.is_none() {
        bid.allocation = Some(searched.first()?.found()?.allocation.clone());
    }
    Some(bid)
}

/// §8.1: without an allocation all of this is null.
fn forget_the_money(sections: &mut Map<String, Value>, results: &Results) {
    for name in [
        "violations",
        "contract",
        "settlement",
        "simulations",
        "vat_thresholds",
        "penalties",
        "price_revision",
        "price_scores",
        "rounding",
    ] {
        sections.insert(name.to_owned(), Value::Null);
    }
    sections.insert("status".to_owned(), json!("infeasible"));
    let checks = CheckSummary::default().and_of(&results.sla, results.retroplanning.as_ref());
    sections.insert("checks".to_owned(), json!(checks));
}

/// The sections that are empty unless the bid asks for them, and whether it does.
fn asked(bid: &Bid) -> impl Iterator<Item = (&'static str, bool)> {
    [
        ("penalties", bid.tender.penalty.is_some()),
        ("price_revision", bid.tender.price_revision.is_some()),
        ("price_scores", bid.tender.price_criterion.is_some()),
        ("game", bid.game.is_some()),
        ("retroplanning", bid.retroplanning.is_some()),
    ]
    .into_iter()
}
