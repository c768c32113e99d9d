//! The screens.

mod bids;

pub use bids::BidsScreen;
