//! Views by screen.
