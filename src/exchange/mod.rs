//! Files in and out. Every reader returns a value, or says what is wrong with which place of the file.

#[cfg(feature = "archive")]
pub mod archive;
pub mod audience;
pub mod bundle;
pub mod client;
pub mod csv;
pub mod eforms;
pub mod envelope;
pub mod from_notice;
pub mod ics;
pub mod joint_bid;
pub mod kind;
pub mod logo;
pub mod notice;
pub mod ocds;
pub mod offers;
pub mod params;
pub mod portee;
pub mod results;
pub mod sheets;
pub mod tables;
#[cfg(feature = "archive")]
pub mod xlsx;
