//! The screens.

mod allocation;
mod bids;
mod export;
mod offers;

pub use allocation::AllocationScreen;
pub use bids::BidsScreen;
pub use export::{ExportScreen, SaveOffer};
pub use offers::OffersScreen;
