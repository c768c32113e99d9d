//! All texts, a file per screen or concern.

pub mod common;
