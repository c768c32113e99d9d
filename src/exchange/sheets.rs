//! A workbook for people, in words and with plain decimals, as it travels to the worker that writes it. No number is a float here.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use super::audience::Audience;

/// The sheets of one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook<A: Audience> {
    content: AnyWorkbook,
    audience: PhantomData<A>,
}

impl<A: Audience> Workbook<A> {
    #[must_use]
    pub fn new(content: AnyWorkbook) -> Self {
        Self {
            content,
            audience: PhantomData,
        }
    }
    /// What is written, whoever it is for.
    #[must_use]
    pub fn content(&self) -> &AnyWorkbook {
        &self.content
    }
}

/// A workbook whose audience is known elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnyWorkbook {
    /// The property «title»: what the tender is called.
    pub title: String,
    /// The property «author»: the group's name.
    pub author: String,
    pub sheets: Vec<Sheet>,
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
