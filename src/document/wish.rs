//! What the group wants of a proposed allocation, which lines it has decided, the allocations that it keeps to compare.

use std::sync::Arc;

use super::cascade::edit_plan;
use super::command::CommandError;
use super::parts::{Document, Scenario, by_line};
use crate::domain::bid::{AllocationRow, Objective, ObjectiveKind, VatDeduction};
use crate::domain::ids::LineId;
use crate::domain::optimum::Goal;

/// Most scenarios of a bid, and most characters of a name.
const SCENARIOS_MAX: usize = 50;
const NAME_MAX: usize = 80;

impl Document {
    /// What to look for: what the group chose, else its first objective, else what suits the client: a client that does not deduct all
    /// of its VAT compares what the contract costs it.
    #[must_use]
    pub fn wish(&self) -> Goal {
        let first = || self.plan.rules.objectives.first().map(Goal::from);
        let suits_the_client = || match self.frame.tender.buyer.vat_deduction {
            VatDeduction::Full => Goal::MinHt,
            VatDeduction::None | VatDeduction::Partial => Goal::MinBuyerCost,
        };
        self.plan.goal.clone().or_else(first).unwrap_or_else(suits_the_client)
    }

    /// The same bid with another allocation, to see what it would cost.
    #[must_use]
    pub fn with_allocation(&self, rows: &[AllocationRow]) -> Self {
        let mut trial = self.clone();
        edit_plan(&mut trial, |plan| plan.allocate(rows));
        trial
    }

    #[must_use]
    pub fn has_scenarios(&self) -> bool {
        !self.plan.scenarios.is_empty()
    }

    /// Whether an allocation would cost the same in both, and obey the same rules: only who does what may differ, and the group's wish.
    #[must_use]
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let (a, b) = (&self.plan, &other.plan);
        self.frame == other.frame && self.members == other.members && a.pricing == b.pricing && same_rules(a, b)
    }

    pub(super) fn adopt_allocation(&mut self, rows: &[AllocationRow]) -> Result<(), CommandError> {
        self.can_hold(rows)?;
        edit_plan(self, |plan| plan.allocate(rows));
        Ok(())
    }

    /// The goals that the file format knows come first among its objectives too.
    pub(super) fn set_goal(&mut self, goal: &Goal) -> Result<(), CommandError> {
        match goal {
            Goal::FairestWithin { targets, .. } => targets.keys().try_for_each(|m| self.has_member(m))?,
            Goal::BestScore { quality, .. } => {
                quality.keys().try_for_each(|line| self.has_line(line))?;
                quality.values().flat_map(|points| points.keys()).try_for_each(|m| self.has_member(m))?;
            }
            Goal::MinHt | Goal::MinBuyerCost | Goal::MostRobust { .. } => {}
        }
        edit_plan(self, |plan| {
            if let Some(objective) = objective_of(goal) {
                let rules = Arc::make_mut(&mut plan.rules);
                rules.objectives.retain(|o| o.kind != objective.kind);
                rules.objectives.insert(0, objective);
            }
            plan.goal = Some(goal.clone());
        });
        Ok(())
    }

    pub(super) fn set_lock(&mut self, line: &LineId, is_locked: bool) -> Result<(), CommandError> {
        self.has_line(line)?;
        edit_plan(self, |plan| {
            if is_locked {
                plan.locked.insert(line.clone());
            } else {
                plan.locked.remove(line);
            }
        });
        Ok(())
    }

    pub(super) fn set_scenarios(&mut self, scenarios: &[Scenario]) -> Result<(), CommandError> {
        if scenarios.len() > SCENARIOS_MAX {
            return Err(CommandError::TooMany { limit: SCENARIOS_MAX });
        }
        for (at, scenario) in scenarios.iter().enumerate() {
            let found = scenario.name.chars().count();
            if found > NAME_MAX {
                return Err(CommandError::TextTooLong { limit: NAME_MAX, found });
            }
            if scenarios.iter().take(at).any(|s| s.name == scenario.name) {
                return Err(CommandError::IdTaken(scenario.name.clone()));
            }
            self.can_hold(&scenario.allocation)?;
        }
        edit_plan(self, |plan| plan.scenarios = scenarios.to_vec());
        Ok(())
    }

    /// Lines and members are there, nobody is twice in a line.
    fn can_hold(&self, rows: &[AllocationRow]) -> Result<(), CommandError> {
        for (line, shares) in by_line(rows.iter().cloned()) {
            self.has_line(&line)?;
            for (at, (member, _)) in shares.iter().enumerate() {
                self.has_member(member)?;
                if shares.iter().take(at).any(|(m, _)| m == member) {
                    return Err(CommandError::MemberTwice { line, member: member.clone() });
                }
            }
        }
        Ok(())
    }
}

/// All but the objectives, which say what to look for, not what is allowed.
fn same_rules(a: &super::parts::Plan, b: &super::parts::Plan) -> bool {
    let (a, b) = (&a.rules, &b.rules);
    a.measure == b.measure && a.min_share == b.min_share && a.max_share == b.max_share && a.max_members == b.max_members && a.packages == b.packages
}

/// `None` for a goal that the file format does not know, or whose wished shares do not yet add up: it would be refused there.
fn objective_of(goal: &Goal) -> Option<Objective> {
    let of = |kind| Objective {
        kind,
        eps: None,
        base: None,
        targets: None,
    };
    match goal {
        Goal::MinHt => Some(of(ObjectiveKind::MinHt)),
        Goal::MinBuyerCost => Some(of(ObjectiveKind::MinBuyerCost)),
        Goal::FairestWithin { eps, base, targets } => {
            let sum: i128 = targets.values().map(|rate| rate.scaled()).sum();
            (targets.is_empty() || sum == crate::domain::decimal::Rate::ONE_SCALED).then(|| Objective {
                eps: Some(*eps),
                base: Some(*base),
                targets: (!targets.is_empty()).then(|| targets.clone()),
                ..of(ObjectiveKind::FairestWithin)
            })
        }
        Goal::BestScore { .. } | Goal::MostRobust { .. } => None,
    }
}
