//! What is missing, wrong or inconsistent, before it is too late (`joint-bid/1` §8.11; domain brief §8). One function for each check; each
//! says what it found with its figures, and nothing when all is well. Limits and dates of the law come from the dated table.

mod of_group;
mod of_money;
mod of_subcontracting;
mod of_time;
mod of_work;
mod problem;
mod summary;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_subcontracting;

pub use of_subcontracting::SubcontractorFault;
pub use problem::{Number, Problem, Reference, Severity};
pub use summary::CheckSummary;

use super::bid::Bid;
use super::dates::Date;
use super::params::ParamTable;
use super::results::Results;

/// What the checks look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub bid: &'a Bid,
    /// Of this bid.
    pub results: &'a Results,
    /// Without it, what the law limits is not checked.
    pub params: Option<&'a ParamTable>,
    /// Without it, nothing is late.
    pub today: Option<Date>,
}

impl Facts<'_> {
    /// Whether there is an allocation to check.
    fn is_allocated(&self) -> bool {
        self.bid.allocation.is_some()
    }
}

/// All that was found, in the order of the checks.
#[must_use]
pub fn problems(facts: &Facts<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    of_work::check(facts, &mut found);
    of_group::check(facts, &mut found);
    of_subcontracting::check(facts, &mut found);
    of_money::check(facts, &mut found);
    of_time::check(facts, &mut found);
    found
}
