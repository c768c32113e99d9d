//! The optimiser as people see it: what they want, how far the search is, what was found and why, what else there is. Puts questions
//! and answers into words; seeks nothing itself.

mod asked;
mod chart;
mod compared;
mod conflict;
mod gap;
mod goal;
mod group_rules;
mod papers;
mod progress;
mod proposal;
mod reasons;
mod rule_costs;
mod scenarios;
mod what_if;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use asked::asked;
pub use chart::{Chart, ChartPoint, Tick, chart};
pub use compared::{Compared, Member, compared};
pub use conflict::{ConflictRule, ConflictView, conflict};
pub use gap::{Gap, gap};
pub use goal::{GoalCard, GoalField, QualityRow, WishRow, choose, goals, limits, quality_rows, set_goal, sum_of_wishes, wish_rows, with_quality, with_wish};
pub use group_rules::{GroupField, PackageRow, add_package, packages, remove_package, set_package, set_rules};
pub use progress::{ProgressView, progress};
pub use proposal::{LineChange, ProposalView, above_the_best, adopt, proposal};
pub use reasons::{ReasonRow, lock, lock_all, lock_as_shown, locked_lines, reasons};
pub use rule_costs::{RuleFamily, RuleRow, rule_families};
pub use scenarios::{ScenarioColumn, ScenarioTable, adopt_scenario, free_name, keep, remove_scenario, rename_scenario, scenarios};
pub use what_if::{Change, ChangeKind, WhatIfView, line_choices, member_choices, what_if, what_if_question, with_change};

pub use crate::document::Document;
pub use crate::domain::bid::AllocationRules;
pub use crate::domain::rules::RuleId;

use crate::document::Document as Bid;
use crate::domain::bid::Base;
use crate::domain::decimal::{Rate, Share};
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::optimum::{Answer, Found, Goal, Outcome, Question};
use crate::domain::rules::in_force;

/// What is asked of the optimiser, each with a place for its last answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// The best allocation for the group's wish.
    Best,
    /// The cheapest one, to say what another wish costs.
    Cheapest,
    Explanation,
    RuleCosts,
    Frontier,
    WhatIf,
}

impl Want {
    pub const ALL: [Self; 6] = [Self::Best, Self::Cheapest, Self::Explanation, Self::RuleCosts, Self::Frontier, Self::WhatIf];
}

/// An answer with the bid and the question that it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub document: Arc<Bid>,
    pub question: Question,
    pub answer: Answer,
}

impl Asked {
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        match &self.answer {
            Answer::Best(outcome) => Some(outcome),
            _ => None,
        }
    }
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        self.outcome()?.found()
    }
    /// The question's goal, when it has one.
    #[must_use]
    pub fn goal(&self) -> Option<&Goal> {
        match &self.question {
            Question::Best { goal, .. } | Question::Explain { goal, .. } | Question::CostOfRules { goal } => Some(goal),
            Question::Frontier { .. } | Question::Coalitions => None,
        }
    }
    /// An allocation picked from the chart, as if it had been sought.
    #[must_use]
    pub fn picked(&self, point: usize) -> Option<Self> {
        let Answer::Frontier(points) = &self.answer else { return None };
        let Question::Frontier { base, targets, .. } = &self.question else {
            return None;
        };
        let point = points.get(point)?;
        Some(Self {
            document: self.document.clone(),
            question: Question::Best {
                goal: Goal::FairestWithin {
                    eps: Rate::ONE,
                    base: *base,
                    targets: targets.clone(),
                },
                without: Vec::new(),
                locked: Vec::new(),
            },
            answer: Answer::Best(Outcome::Stopped {
                found: point.found.clone(),
                bound: None,
            }),
        })
    }
}

/// Seeks the best for the group's wish; locked lines keep their shares, as far as they have them all.
#[must_use]
pub fn best(document: &Bid, without: &BTreeSet<RuleId>) -> Question {
    best_for(document, document.wish(), without)
}

/// Seeks the cheapest in the sense of the group's wish, under the same rules and locks.
#[must_use]
pub fn cheapest(document: &Bid, without: &BTreeSet<RuleId>) -> Question {
    let goal = match base_of(&document.wish()) {
        Base::MinHt => Goal::MinHt,
        Base::MinBuyerCost => Goal::MinBuyerCost,
    };
    best_for(document, goal, without)
}

fn best_for(document: &Bid, goal: Goal, without: &BTreeSet<RuleId>) -> Question {
    Question::Best {
        goal,
        without: known(document, without),
        locked: document.plan.locked.iter().filter(|line| is_complete(document, line)).cloned().collect(),
    }
}

#[must_use]
pub fn explain(document: &Bid, without: &BTreeSet<RuleId>) -> Question {
    Question::Explain {
        goal: document.wish(),
        without: known(document, without),
    }
}

#[must_use]
pub fn cost_of_rules(document: &Bid) -> Question {
    Question::CostOfRules { goal: document.wish() }
}

/// How many points the chart of price against fairness has, both ends included.
const CHART_POINTS: u32 = 9;

#[must_use]
pub fn frontier(document: &Bid) -> Question {
    let wish = document.wish();
    Question::Frontier {
        base: base_of(&wish),
        targets: match wish {
            Goal::FairestWithin { targets, .. } => targets,
            _ => std::collections::BTreeMap::new(),
        },
        points: CHART_POINTS,
    }
}

/// The price in which a goal counts.
#[must_use]
pub fn base_of(goal: &Goal) -> Base {
    match goal {
        Goal::MinHt => Base::MinHt,
        Goal::FairestWithin { base, .. } | Goal::MostRobust { base, .. } => *base,
        Goal::MinBuyerCost | Goal::BestScore { .. } => Base::MinBuyerCost,
    }
}

/// What an allocation costs in this sense.
#[must_use]
pub fn price_of(found: &Found, base: Base) -> Cents {
    match base {
        Base::MinHt => found.total_ht,
        Base::MinBuyerCost => found.cost_to_buyer,
    }
}

/// The rules left out that this bid has.
fn known(document: &Bid, without: &BTreeSet<RuleId>) -> Vec<RuleId> {
    in_force(&document.bid()).into_iter().filter(|rule| without.contains(rule)).collect()
}

fn is_complete(document: &Bid, line: &LineId) -> bool {
    let shares = document.plan.allocation.get(line);
    shares.is_some_and(|shares| shares.iter().map(|(_, s)| s.scaled()).sum::<i128>() == Share::ONE_SCALED)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
