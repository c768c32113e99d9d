//! The screens.

mod bids;
mod export;
pub mod group;
mod params_note;
pub mod tender;

pub use bids::BidsScreen;
pub use export::{ExportScreen, SaveOffer};
pub use group::GroupScreen;
pub use tender::TenderScreen;
