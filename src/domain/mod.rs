//! Facts and arithmetic of the trade, pure and total: no browser, no clock, no randomness, no floating point.

pub mod bid;
pub mod check_digits;
pub mod client_view;
pub mod contract;
pub mod dates;
pub mod decimal;
pub mod fault;
pub mod fixed;
pub mod ids;
pub mod money;
pub mod optimum;
pub mod params;
pub mod paris;
pub mod places;
pub mod ratio;
pub mod results;
pub mod roster;
pub mod rules;
pub mod settlement;
pub mod share_out;
pub mod slug;
pub mod thresholds;
pub mod vat;
pub mod withheld;
pub mod years;
