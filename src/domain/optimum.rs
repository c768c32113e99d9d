//! What an optimiser of the allocation is asked and what it answers, as plain data: the page and the worker share these words
//! and nothing else. How an answer is found is not known here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bid::{AllocationRow, Base, Bid, Objective, ObjectiveKind};
use super::decimal::Rate;
use super::ids::{LineId, MemberId};
use super::money::Cents;
use super::price_scores::ScoreFormula;
use super::ratio::Ratio;
use super::rules::RuleId;

/// What the best allocation is the best at (`joint-bid/1` §7.2; the last two are the group's own comfort, not in the format).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Goal {
    /// Lowest total excluding VAT.
    MinHt,
    /// Lowest cost to the client, VAT included as far as it bears it.
    MinBuyerCost,
    /// Smallest largest deviation from the wished shares, among what costs at most `(1 + eps)` times the least.
    FairestWithin {
        eps: Rate,
        base: Base,
        /// Wished shares of the total; 1/n each when empty.
        #[serde(default)]
        targets: BTreeMap<MemberId, Rate>,
    },
    /// Most points under the client's price criterion plus the quality points given to each member for the lines it serves. Clients
    /// need not publish their formula: the group says which one it expects.
    BestScore {
        #[serde(default, skip_serializing_if = "super::bid::is_default")]
        formula: ScoreFormula,
        /// Points (10^-2) that a member's whole share of a line is worth.
        quality: BTreeMap<LineId, BTreeMap<MemberId, u32>>,
    },
    /// Most lines with a named backup that has room to take over, then the lowest cost, within `eps` of the least.
    MostRobust { eps: Rate, base: Base },
}

impl From<&Objective> for Goal {
    fn from(objective: &Objective) -> Self {
        match objective.kind {
            ObjectiveKind::MinHt => Self::MinHt,
            ObjectiveKind::MinBuyerCost => Self::MinBuyerCost,
            ObjectiveKind::FairestWithin => Self::FairestWithin {
                eps: objective.eps.unwrap_or_default(),
                base: objective.base.unwrap_or(Base::MinBuyerCost),
                targets: objective.targets.clone().unwrap_or_default(),
            },
        }
    }
}

impl From<Base> for Goal {
    fn from(base: Base) -> Self {
        match base {
            Base::MinHt => Self::MinHt,
            Base::MinBuyerCost => Self::MinBuyerCost,
        }
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Question {
    /// The best allocation.
    Best {
        goal: Goal,
        /// Rules that are switched off for this question.
        #[serde(default)]
        without: Vec<RuleId>,
        /// Lines that keep the shares they have in the bid.
        #[serde(default)]
        locked: Vec<LineId>,
    },
    /// Why every line of the bid's own allocation goes where it goes, and what the next best would cost.
    Explain {
        goal: Goal,
        #[serde(default)]
        without: Vec<RuleId>,
    },
    /// What each rule costs: the best without it, one rule at a time.
    CostOfRules { goal: Goal },
    /// Allocations from the cheapest to the fairest, each one that no other beats at both.
    Frontier {
        base: Base,
        #[serde(default)]
        targets: BTreeMap<MemberId, Rate>,
        /// How many points, both ends included.
        points: u32,
    },
    /// The value of every coalition (§8.10), with the budget of the bid's game.
    Coalitions,
}

/// A question about a bid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    pub bid: Bid,
    pub question: Question,
    /// When to stop with what there is, in milliseconds.
    pub limit_ms: u32,
}

/// An allocation that obeys every rule in force, priced with the real rounded prices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    pub allocation: Vec<AllocationRow>,
    /// What is sought, exact: cents, points for the best score (cut to 10^-6), lines with a backup for the most robust.
    pub value: Ratio,
    pub total_ht: Cents,
    pub cost_to_buyer: Cents,
}

/// Where a search is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub elapsed_ms: u32,
    /// Open or visited pieces of the search.
    pub nodes: u64,
    /// The best so far; sent again only when it is better.
    pub best: Option<Found>,
    /// No allocation has a better value than this: proven.
    pub bound: Option<Ratio>,
    /// Of several searches (rules, points, coalitions): how many are done, of how many.
    pub done: u32,
    pub of: u32,
}

/// How a search ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing is better: proven.
    Optimal { found: Found },
    /// Time was up: no value is better than `bound`, proven.
    TimeUp { found: Found, bound: Ratio },
    /// The person stopped the search: the best so far, and what was proven by then.
    Stopped { found: Found, bound: Option<Ratio> },
    /// Time was up before anything was found.
    NothingYet { bound: Option<Ratio> },
    /// Nothing obeys all the rules.
    Infeasible { conflict: Conflict },
}

impl Outcome {
    /// The allocation found, however good it is.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        match self {
            Self::Optimal { found } | Self::TimeUp { found, .. } | Self::Stopped { found, .. } => Some(found),
            Self::NothingYet { .. } | Self::Infeasible { .. } => None,
        }
    }
}

/// §7.3: an irreducible set of rules that cannot all hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    pub lines_without_ask: Vec<LineId>,
    pub rules: Vec<RuleId>,
    /// False when time was short: some of the rules may not be needed for the conflict.
    #[serde(default)]
    pub is_irreducible: bool,
}

/// Why a line goes where it goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineReason {
    pub line: LineId,
    pub reason: Reason,
    /// The best allocation in which this line is served otherwise, and what it costs more than the present one.
    pub next_best: Option<NextBest>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Reason {
    /// Nobody else may serve it.
    OnlyChoice,
    /// No other choice for this line alone is cheaper.
    Cheapest,
    /// A cheaper choice for this line breaks these rules, whatever the other lines do; `cheaper` serve it then.
    CheaperBreaks { cheaper: Vec<MemberId>, rules: Vec<RuleId> },
    /// A cheaper choice for this line makes the others dearer: these rules bind.
    DearerElsewhere { cheaper: Vec<MemberId>, rules: Vec<RuleId> },
    /// It was chosen by hand, not for its price.
    ByHand,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NextBest {
    /// How this line is served then.
    pub services: Vec<AllocationRow>,
    /// What the whole costs more, in cents of the objective; below zero when it would be better.
    pub more: Ratio,
    /// True when `more` is proven, false when time was short and it is at most this.
    pub is_exact: bool,
}

/// What one rule costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleCost {
    pub rule: RuleId,
    /// What the best costs less without it; `None` when the rule is what makes the bid impossible, or time was short.
    pub saves: Option<Ratio>,
}

/// A point of the chart of price against fairness.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrontierPoint {
    pub found: Found,
    /// The base objective.
    pub price: Ratio,
    /// Largest deviation from the wished shares, in cents.
    pub deviation: Ratio,
    pub is_proven: bool,
}

/// v(S) of one coalition, members in the order of the bid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoalitionValue {
    pub members: Vec<MemberId>,
    pub value: Ratio,
}

/// The answer to a question of the same name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", content = "content", rename_all = "snake_case")]
pub enum Answer {
    Best(Outcome),
    Explain(Vec<LineReason>),
    CostOfRules(Vec<RuleCost>),
    Frontier(Vec<FrontierPoint>),
    Coalitions(Vec<CoalitionValue>),
}
