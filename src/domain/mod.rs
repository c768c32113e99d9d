//! Facts and arithmetic of the trade, pure and total.
