//! The screens.

mod allocation;
mod bids;
mod export;
pub mod group;
mod offers;
mod params_note;
mod price;
mod split;
pub mod tender;

pub use allocation::AllocationScreen;
pub use bids::BidsScreen;
pub use export::{ExportScreen, SaveOffer};
pub use group::GroupScreen;
pub use offers::OffersScreen;
pub use price::PriceScreen;
pub use split::SplitScreen;
pub use tender::TenderScreen;
