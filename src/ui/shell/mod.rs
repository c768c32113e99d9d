//! The frame around every screen: top bar, steps, notices, what came in.

mod banners;
mod incoming;
mod notices;
pub mod steps;
mod topbar;

pub use banners::Banners;
pub use incoming::{IncomingReports, LotChoice, OfferReview};
pub use notices::NoticeList;
pub use steps::Steps;
pub use topbar::{BidBar, TopBar};
