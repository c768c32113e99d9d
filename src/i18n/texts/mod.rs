//! All texts, a file per screen or concern.

pub mod bids;
pub mod common;
pub mod faults;
pub mod history;
pub mod outgoing;
pub mod proposal;
pub mod regimes;
pub mod shell;
