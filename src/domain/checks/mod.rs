//! What is missing, wrong or inconsistent, before it is too late (`joint-bid/1` §8.11; domain brief §8).

mod summary;

pub use summary::CheckSummary;
