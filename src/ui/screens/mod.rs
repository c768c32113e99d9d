//! The screens.

mod allocation;
mod bids;
mod checks;
mod dossier;
mod export;
pub mod group;
mod inquiry;
mod offers;
mod params_note;
mod planning;
mod price;
mod service;
mod split;
pub mod tender;

pub use allocation::AllocationScreen;
pub use bids::BidsScreen;
pub use checks::ChecksScreen;
pub use dossier::DossierScreen;
pub use export::{ExportScreen, SaveOffer};
pub use group::GroupScreen;
pub use offers::OffersScreen;
pub use planning::PlanningScreen;
pub use price::PriceScreen;
pub use service::ServiceScreen;
pub use split::SplitScreen;
pub use tender::TenderScreen;
