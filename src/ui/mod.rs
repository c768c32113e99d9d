//! Views by screen. No rule of the trade, no browser API.

mod app;
pub mod components;
mod entry;
mod parts;
pub mod screens;
mod shell;

pub use entry::Entry;
