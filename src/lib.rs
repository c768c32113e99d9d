//! Portée: several small free-software hosts answer one large client together.
//!
//! The crate is cut in layers that import only what is below them; `ARCHITECTURE.md` has the map and
//! `tests/native/tidy.rs` holds it. Everything that names a browser is compiled for wasm only.

pub mod document;
pub mod domain;
pub mod exchange;
#[cfg(feature = "export")]
pub mod export;
pub mod i18n;
pub mod ports;
pub mod present;
pub mod solver;

#[cfg(all(target_arch = "wasm32", not(feature = "worker")))]
pub mod platform;
#[cfg(all(target_arch = "wasm32", not(feature = "worker")))]
pub mod state;
#[cfg(all(target_arch = "wasm32", not(feature = "worker")))]
pub mod ui;
