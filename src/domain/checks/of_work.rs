//! The work: every line done, by members who may, with a price, with someone to take over.

use std::collections::BTreeSet;

use super::Facts;
use super::problem::Problem;
use crate::domain::bid::{Line, LineKind, Member};
use crate::domain::fault::Fault;
use crate::domain::ids::LineId;
use crate::domain::rules::covers;

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<Problem>) {
    found.extend(lines_not_done(facts));
    found.extend(quantities_of_one_month(facts));
    found.extend(prices_zero(facts));
    found.extend(broken_rules(facts));
    found.extend(promises_not_kept(facts));
    found.extend(backups(facts));
}

/// K01: Σ shares = 100 % on each line.
fn lines_not_done(facts: &Facts<'_>) -> Option<Problem> {
    let undone = facts.results.faults.iter().filter_map(|fault| match fault {
        Fault::LineWithoutAllocation { line } | Fault::SharesDoNotAddUp { line, .. } | Fault::MemberTwice { line, .. } => Some(line),
        _ => None,
    });
    let undone: BTreeSet<&LineId> = undone.collect();
    let lines: Vec<LineId> = facts.bid.lines.iter().map(|l| &l.id).filter(|id| undone.contains(id)).cloned().collect();
    (!lines.is_empty()).then_some(Problem::LinesNotDone { lines })
}

/// K05: a quantity of one month given for the whole contract. Units that count months say so in their name.
fn quantities_of_one_month(facts: &Facts<'_>) -> Option<Problem> {
    let months = facts.bid.tender.months();
    let scaled = i128::from(months) * crate::domain::decimal::Quantity::ONE_SCALED;
    let is_short = |line: &&std::sync::Arc<Line>| {
        let unit = line.unit.to_lowercase();
        let counts_months = unit.contains("mois") || unit.contains("month");
        counts_months && line.kind == LineKind::Recurring && line.total_quantity() > 0 && line.total_quantity() < scaled
    };
    let lines: Vec<LineId> = facts.bid.lines.iter().filter(is_short).map(|l| l.id.clone()).collect();
    (!lines.is_empty()).then_some(Problem::QuantitiesOfOneMonth { lines, months })
}

/// K07: a price of zero is refused by most price schedules.
fn prices_zero(facts: &Facts<'_>) -> Option<Problem> {
    let free = facts.results.contract.lines.iter().filter(|l| l.unit_price_ht.units == 0);
    let lines: Vec<LineId> = free.map(|l| l.line.clone()).collect();
    (!lines.is_empty()).then_some(Problem::PricesZero { lines })
}

/// K12, K17–K20, K22, K27, K30: the rules of the allocation. Thresholds are told with their equalisation elsewhere.
fn broken_rules(facts: &Facts<'_>) -> impl Iterator<Item = Problem> {
    facts.results.violations.iter().cloned().map(Problem::Broken)
}

/// K21: the chain delivers less than is promised.
fn promises_not_kept(facts: &Facts<'_>) -> impl Iterator<Item = Problem> {
    let missed = facts.results.sla.iter().filter(|level| !level.target_met);
    missed.map(|level| Problem::PromiseNotKept { service: level.id.clone() })
}

/// K26: lines that nobody has room to take over; lines without a named backup; backups that could not take over.
fn backups(facts: &Facts<'_>) -> impl Iterator<Item = Problem> {
    let bid = facts.bid;
    let (mut unbacked, mut to_name, mut unable) = (Vec::new(), Vec::new(), Vec::new());
    for cover in covers(bid, &facts.results.contract) {
        let Some(line) = bid.lines.get(cover.line) else { continue };
        if !cover.is_backed {
            unbacked.push(line.id.clone());
        }
        let could = |named: &Member| cover.standbys.iter().any(|at| bid.members.get(*at).is_some_and(|m| m.id == named.id));
        match bid.backup(&line.id) {
            Some(named) if !could(named) => unable.push(line.id.clone()),
            None if !cover.standbys.is_empty() => to_name.push(line.id.clone()),
            _ => {}
        }
    }
    let problems = [
        (!unbacked.is_empty()).then_some(Problem::NoBackup { lines: unbacked }),
        (!to_name.is_empty()).then_some(Problem::BackupsToName { lines: to_name }),
        (!unable.is_empty()).then_some(Problem::BackupsUnable { lines: unable }),
    ];
    problems.into_iter().flatten()
}
