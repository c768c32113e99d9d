//! Views by screen. No rule of the trade, no browser API.

mod app;
pub mod components;
mod parts;
pub mod screens;
mod shell;

pub use app::App;
