//! What the core asks of the outside, with in-memory twins for tests.
