//! Which rules are switched off for a search.

use std::collections::BTreeSet;

use crate::domain::rules::RuleId;

/// The rules in force for one search: all that the bid asks for, less those switched off.
#[derive(Clone, Debug, Default)]
pub struct InForce {
    off: BTreeSet<RuleId>,
}

impl InForce {
    #[must_use]
    pub fn without(off: impl IntoIterator<Item = RuleId>) -> Self {
        Self {
            off: off.into_iter().collect(),
        }
    }
    #[must_use]
    pub fn holds(&self, rule: &RuleId) -> bool {
        !self.off.contains(rule)
    }
}
