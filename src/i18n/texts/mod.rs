//! All texts, a file per screen or concern.

pub mod bid_fields;
pub mod bids;
pub mod common;
pub mod faults;
pub mod file_names;
pub mod history;
pub mod incoming;
pub mod incoming_bid;
pub mod incoming_notice;
pub mod incoming_offers;
pub mod not_carried;
pub mod notice_fields;
pub mod outgoing;
pub mod price;
pub mod proposal;
pub mod regimes;
pub mod shell;
pub mod split;
