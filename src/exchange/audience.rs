//! Whom a file is made for, as types, so that a file of the group cannot be given where one for the client is wanted.

use std::fmt::Debug;

/// The client, or the group.
pub trait Audience: Clone + Copy + Debug + PartialEq + private::Sealed + 'static {
    /// The word in the files: `client` or `group`.
    const WORD: &'static str;
}

/// What the client gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForClient;

/// What stays with the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForGroup;

impl Audience for ForClient {
    const WORD: &'static str = "client";
}

impl Audience for ForGroup {
    const WORD: &'static str = "group";
}

mod private {
    pub trait Sealed {}
    impl Sealed for super::ForClient {}
    impl Sealed for super::ForGroup {}
}
