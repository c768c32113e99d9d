//! What other rules of the file would give, beside the one in force. Read-only.

use super::rule::kind_words;
use crate::document::Document;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::settlement::SplitError;
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::price::table::{Column, Row, Table};
use crate::present::price::words;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simulations {
    /// By member; the first column is the rule in force.
    pub table: Table,
    /// Why a rule gives no amounts.
    pub faults: Vec<String>,
}

/// `None` without simulations.
#[must_use]
pub fn simulations(document: &Document, results: &Results, lang: Lang) -> Option<Simulations> {
    if results.simulations.is_empty() {
        return None;
    }
    let settled = &results.settlement;
    let named = |kind: &str| kind_words(kind).get(lang);
    let in_force = settled.by_member.as_ref().map(|all| all.iter().map(|m| m.target_cents).collect::<Vec<_>>());
    let mut columns = vec![(texts::IN_FORCE.fill(lang, &[("rule", named(settled.rule))]), in_force)];
    let mut faults = Vec::new();
    for simulated in &results.simulations {
        let title = texts::SIMULATION.fill(lang, &[("id", simulated.id.as_str()), ("rule", named(simulated.kind))]);
        if let Some(error) = simulated.error {
            let why = why_not(error).get(lang);
            faults.push(texts::SIMULATION.fill(lang, &[("id", simulated.id.as_str()), ("rule", why)]));
        }
        columns.push((title, simulated.by_member_cents.as_ref().map(|all| all.values().copied().collect())));
    }
    let shown = |amount: Option<Cents>| amount.map_or_else(|| texts::NOT_COMPUTED.get(lang).to_owned(), |a| format::amount(a, lang));
    let rows = document.members.iter().enumerate().map(|(at, member)| {
        let cells = columns.iter().map(|(_, amounts)| shown(amounts.as_ref().and_then(|a| a.get(at).copied())));
        Row::new(member.id.as_str(), words::member(document, &member.id), cells.collect())
    });
    let totals = columns.iter().map(|(_, amounts)| shown(amounts.as_ref().map(|a| a.iter().sum())));
    Some(Simulations {
        table: Table {
            head: texts::MEMBER.get(lang).to_owned(),
            rows: rows.collect(),
            foot: Some(Row::new("total", texts::TOTAL.get(lang), totals.collect())),
            columns: columns.into_iter().map(|(title, _)| Column::number(title)).collect(),
        },
        faults,
    })
}

/// Why a rule gives no amounts.
pub(super) fn why_not(error: SplitError) -> Text {
    match error {
        SplitError::MinMaxInfeasible => texts::INFEASIBLE,
        SplitError::NeedsGame => texts::NEEDS_GAME,
    }
}
