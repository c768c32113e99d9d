//! The clauses of the contract tried out on our price: penalties by member, and the price revision.

mod penalties;
mod revision;
#[cfg(test)]
mod tests;

pub use penalties::{CaseField, PenaltyCase, PenaltyField, penalties_table, with_case, with_case_at, with_fault, with_penalty, without_case};
pub use revision::{
    RevisionField, RevisionTerm, TermField, coefficient, on_period, periods, revision_table, sum_fault, with_revision, with_term, with_term_at, without_term,
};

pub use crate::domain::bid::{Penalty, PriceRevision};
