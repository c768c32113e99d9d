//! The clauses of the contract tried out on the price.

mod penalties;
mod revision;

pub use penalties::PenaltiesCard;
pub use revision::RevisionCard;
