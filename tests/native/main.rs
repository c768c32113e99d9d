//! The one native integration binary: what is checked from outside the library, without a browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backups;
mod calendar;
mod cases;
mod cash;
#[cfg(feature = "archive")]
mod client_files;
mod client_schema;
mod closing;
mod document;
mod dossier;
mod exact;
mod exchange;
mod joint_bid_2;
mod leaks;
mod ocds;
mod papers;
#[cfg(feature = "export")]
mod pdf;
mod pictures;
mod proposal;
mod random_bid;
mod results;
mod rules;
mod settling;
mod solver;
mod subcontractors;
mod tables;
mod tidy;
mod vectors;
mod wishes;
#[cfg(feature = "archive")]
mod workbooks;
