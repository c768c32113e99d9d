//! A workbook for people, in words and with plain decimals, as it travels to the worker that writes it. No number is a float here.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use super::audience::Audience;

/// The sheets of one audience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Workbook<A: Audience> {
    /// The property «title»: what the tender is called.
    pub title: String,
    /// The property «author»: the group's name.
    pub author: String,
    pub sheets: Vec<Sheet>,
    #[serde(skip)]
    audience: PhantomData<A>,
}

impl<A: Audience> Workbook<A> {
    #[must_use]
    pub fn new(title: &str, author: &str) -> Self {
        Self {
            title: title.to_owned(),
            author: author.to_owned(),
            sheets: Vec::new(),
            audience: PhantomData,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// On the tab.
    pub name: String,
    /// Above the table.
    pub title: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    pub foot: Option<Vec<Cell>>,
}

/// Numbers are plain decimals: `-1234.50`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    Empty,
    Text(String),
    /// Euros.
    Money(String),
    Number(String),
    /// A part of one.
    Ratio(String),
}
