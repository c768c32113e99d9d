//! Tests that need no browser, in one binary.

mod cases;
