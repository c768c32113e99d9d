//! What else changes when a line or a member goes, is renamed, or when the periods change: no reference is left dangling.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::parts::{Document, Frame, Plan};
use crate::domain::bid::{Line, Settlement, SplitRule, Tender};
use crate::domain::decimal::Quantity;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::optimum::Goal;

pub(super) fn edit_frame(document: &mut Document, edit: impl FnOnce(&mut Frame)) {
    edit(Arc::make_mut(&mut document.frame));
}

pub(super) fn edit_plan(document: &mut Document, edit: impl FnOnce(&mut Plan)) {
    edit(Arc::make_mut(&mut document.plan));
}

/// Quantities follow their period by its id; a new period starts at 0.
pub(super) fn follow_periods(lines: &mut [Arc<Line>], before: &Tender, after: &Tender) {
    let ids = |t: &Tender| t.periods.iter().map(|p| p.id.clone()).collect::<Vec<_>>();
    let (before, after) = (ids(before), ids(after));
    if before == after {
        return;
    }
    for line in lines {
        let old = &line.qty_by_period;
        let quantity = |id| before.iter().position(|b| b == id).and_then(|i| old.get(i)).copied().unwrap_or(Quantity::ZERO);
        let quantities = after.iter().map(quantity).collect();
        Arc::make_mut(line).qty_by_period = quantities;
    }
}

pub(super) fn forget_line(document: &mut Document, line: &LineId) {
    edit_frame(document, |frame| {
        frame.lines.retain(|l| &l.id != line);
        for other in &mut frame.lines {
            if other.not_same_host_as.contains(line) {
                Arc::make_mut(other).not_same_host_as.retain(|l| l != line);
            }
        }
    });
    for member in &mut document.members {
        if member.offer.asks.contains_key(line) {
            Arc::make_mut(&mut member.offer).asks.remove(line);
        }
    }
    document.subcontract_instead(line, None);
    edit_plan(document, |plan| {
        plan.allocation.remove(line);
        plan.backups.remove(line);
        plan.locked.remove(line);
        plan.scenarios.iter_mut().for_each(|s| s.allocation.retain(|row| &row.line != line));
        if let Some(Goal::BestScore { quality, .. }) = &mut plan.goal {
            quality.remove(line);
        }
        if plan.rules.packages.iter().any(|p| p.lines.contains(line)) {
            let rules = Arc::make_mut(&mut plan.rules);
            rules.packages.iter_mut().for_each(|p| p.lines.retain(|l| l != line));
            rules.packages.retain(|p| p.lines.len() >= 2);
        }
        if plan.pricing.by_hand(line).is_some() {
            Arc::make_mut(&mut plan.pricing).unit_prices.retain(|p| &p.line != line);
        }
    });
}

pub(super) fn rename_line(document: &mut Document, from: &LineId, to: &LineId) {
    let renamed = |ids: &mut Vec<LineId>| ids.iter_mut().filter(|l| *l == from).for_each(|l| *l = to.clone());
    edit_frame(document, |frame| {
        for line in &mut frame.lines {
            if &line.id == from {
                Arc::make_mut(line).id = to.clone();
            }
            if line.not_same_host_as.contains(from) {
                renamed(&mut Arc::make_mut(line).not_same_host_as);
            }
        }
    });
    for member in &mut document.members {
        if member.offer.asks.contains_key(from) {
            let asks = &mut Arc::make_mut(&mut member.offer).asks;
            if let Some(mut ask) = asks.remove(from) {
                Arc::make_mut(&mut ask).line = to.clone();
                asks.insert(to.clone(), ask);
            }
        }
    }
    document.subcontract_instead(from, Some(to));
    edit_plan(document, |plan| {
        if let Some(shares) = plan.allocation.remove(from) {
            plan.allocation.insert(to.clone(), shares);
        }
        if let Some(backup) = plan.backups.remove(from) {
            plan.backups.insert(to.clone(), backup);
        }
        if plan.locked.remove(from) {
            plan.locked.insert(to.clone());
        }
        if plan.pricing.by_hand(from).is_some() {
            let prices = &mut Arc::make_mut(&mut plan.pricing).unit_prices;
            prices.iter_mut().filter(|p| &p.line == from).for_each(|p| p.line = to.clone());
        }
        let rows = plan.scenarios.iter_mut().flat_map(|s| &mut s.allocation);
        rows.filter(|row| &row.line == from).for_each(|row| row.line = to.clone());
        if let Some(Goal::BestScore { quality, .. }) = &mut plan.goal
            && let Some(points) = quality.remove(from)
        {
            quality.insert(to.clone(), points);
        }
        if plan.rules.packages.iter().any(|p| p.lines.contains(from)) {
            Arc::make_mut(&mut plan.rules).packages.iter_mut().for_each(|p| renamed(&mut p.lines));
        }
    });
}

pub(super) fn forget_member(document: &mut Document, member: &MemberId) {
    document.members.retain(|m| &m.id != member);
    document.forget_author(member);
    edit_frame(document, |frame| {
        if frame.group.lead.as_ref() == Some(member) {
            Arc::make_mut(&mut frame.group).lead = None;
        }
        for line in &mut frame.lines {
            if line.only_members.contains(member) {
                Arc::make_mut(line).only_members.retain(|m| m != member);
            }
        }
        let tender = Arc::make_mut(&mut frame.tender);
        if let Some(advance) = &mut tender.advance {
            advance.waived_by.retain(|m| m != member);
        }
        if let Some(penalty) = &mut tender.penalty {
            penalty.cases.iter_mut().for_each(|c| c.at_fault.retain(|m| m != member));
        }
        if let Some(game) = &mut frame.game {
            game.forget(member);
        }
    });
    edit_plan(document, |plan| {
        plan.allocation.values_mut().for_each(|shares| shares.retain(|(m, _)| m != member));
        plan.allocation.retain(|_, shares| !shares.is_empty());
        plan.backups.retain(|_, backup| backup != member);
        plan.scenarios.iter_mut().for_each(|s| s.allocation.retain(|row| &row.member != member));
        match &mut plan.goal {
            Some(Goal::FairestWithin { targets, .. }) => targets.retain(|m, _| m != member),
            Some(Goal::BestScore { quality, .. }) => quality.values_mut().for_each(|points| points.retain(|m, _| m != member)),
            _ => {}
        }
        let pricing = Arc::make_mut(&mut plan.pricing);
        pricing.deductions.retain(|d| d.beneficiary.as_ref() != Some(member));
        let rules = Arc::make_mut(&mut plan.rules);
        rules.objectives.iter_mut().filter_map(|o| o.targets.as_mut()).for_each(|targets| {
            targets.remove(member);
        });
        let Settlement { rule, simulations, .. } = Arc::make_mut(&mut plan.settlement);
        forget_in_rule(rule, member);
        simulations.iter_mut().for_each(|s| forget_in_rule(&mut s.rule, member));
    });
}

fn forget_in_rule(rule: &mut SplitRule, member: &MemberId) {
    fn drop_key<V>(map: &mut BTreeMap<MemberId, V>, member: &MemberId) {
        map.remove(member);
    }
    match rule {
        SplitRule::FixedPct { weights } => drop_key(weights, member),
        SplitRule::Days { weights } => drop_key(weights, member),
        SplitRule::Capacity { weights } => drop_key(weights, member),
        SplitRule::MinMax { weights, min_cents, max_cents } => {
            drop_key(weights, member);
            drop_key(min_cents, member);
            drop_key(max_cents, member);
        }
        SplitRule::Hybrid { a, b, .. } => {
            forget_in_rule(a, member);
            forget_in_rule(b, member);
        }
        SplitRule::OwnPrice | SplitRule::Equal | SplitRule::ProRataAsks | SplitRule::Shapley | SplitRule::Nucleolus => {}
    }
}
