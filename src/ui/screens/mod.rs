//! The screens.

mod bids;
mod export;

pub use bids::BidsScreen;
pub use export::{ExportScreen, SaveOffer};
