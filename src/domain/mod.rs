//! Facts and arithmetic of the trade, pure and total: no browser, no clock, no randomness, no floating point.

pub mod bid;
pub mod dates;
pub mod decimal;
pub mod ids;
pub mod money;
pub mod share_out;
