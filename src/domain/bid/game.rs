//! The coalition game of a bid (`joint-bid/1` §2.11, `joint-bid/2` §4): where the values of the coalitions come from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{choices, is_default};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;

choices! {
    /// Where the values of the coalitions come from: the optimiser, with a budget; people who state them; what members save together.
    #[derive(Default)]
    GameBasis { #[default] Optimum = "optimum", Values = "values", Costs = "costs" }
}

/// What a coalition is worth, as people state it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatedValue {
    /// Who is in it; the order means nothing.
    pub members: Vec<MemberId>,
    pub value_cents: Cents,
}

/// What a member spends on the contract alone, and in a coalition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MemberCosts {
    pub alone_cents: Cents,
    pub together_cents: Cents,
}

/// What is kept of each basis stays there while another one counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Game {
    /// Of the basis `optimum`: what the client may spend, HT. Zero = not known.
    #[serde(default, skip_serializing_if = "is_default")]
    pub budget_ht_cents: Cents,
    #[serde(default, skip_serializing_if = "is_default")]
    pub nucleolus: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub basis: GameBasis,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<StatedValue>,
    /// Of the basis `costs`: what every coalition of two or more spends once.
    #[serde(default, skip_serializing_if = "is_default")]
    pub joint_cost_cents: Cents,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub costs: BTreeMap<MemberId, MemberCosts>,
}

impl Game {
    /// Whether the optimiser finds the values: it needs a budget.
    #[must_use]
    pub fn is_for_the_optimiser(&self) -> bool {
        self.basis == GameBasis::Optimum && self.budget_ht_cents > Cents::ZERO
    }
    /// Whether it says anything that `joint-bid/1` cannot say.
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        self.basis != GameBasis::Optimum || !self.values.is_empty() || !self.costs.is_empty() || !self.joint_cost_cents.is_zero()
    }
    /// A member leaves: the coalitions with it are no longer there.
    pub fn forget(&mut self, member: &MemberId) {
        self.values.retain(|v| !v.members.contains(member));
        self.costs.remove(member);
    }
}
