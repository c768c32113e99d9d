//! Every table that leaves the app, as values: amounts in cents, exact decimals, codes of closed lists. One table gives the CSV for
//! machines as it is, and the sheet for people once `present` has put it into words. A table knows its audience by its type: what is made
//! for the group is not of the type that the client's files take.

pub mod client;
pub mod field;
pub mod group;

use std::marker::PhantomData;

pub use field::{Code, Column, Field, Sum};

use crate::domain::decimal::{Rate, Share};
use crate::domain::fixed::Fixed;
use crate::domain::money::Cents;
use crate::exchange::audience::Audience;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing to say: not zero.
    Empty,
    Text(String),
    Money(Cents),
    /// A price or a quantity, with the decimals it is printed with.
    Number(Fixed),
    /// A part of one: 0.6 is 60 %.
    Ratio(Fixed),
    Code(Code),
}

/// What a table is about; also the word in the name of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    Members,
    PriceSchedule,
    Distribution,
    ByMember,
    VatByMember,
    VatByRegime,
    ByPeriod,
    Totals,
    Subcontractors,
    Settlement,
    Funds,
    Transfers,
    Reserve,
    Asks,
    AskAmounts,
    Allocation,
    Thresholds,
    Simulations,
}

impl Topic {
    /// Lower case, stable between versions.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::PriceSchedule => "price_schedule",
            Self::Distribution => "distribution",
            Self::ByMember => "by_member",
            Self::VatByMember => "vat_by_member",
            Self::VatByRegime => "vat_by_regime",
            Self::ByPeriod => "by_period",
            Self::Totals => "totals",
            Self::Subcontractors => "subcontractors",
            Self::Settlement => "settlement",
            Self::Funds => "funds",
            Self::Transfers => "transfers",
            Self::Reserve => "reserve_release",
            Self::Asks => "asks",
            Self::AskAmounts => "ask_amounts",
            Self::Allocation => "allocation",
            Self::Thresholds => "vat_thresholds",
            Self::Simulations => "simulations",
        }
    }
}

/// Columns, rows, and a last row of sums where the amounts of a column add up to something.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<A: Audience> {
    pub topic: Topic,
    pub columns: Vec<Column>,
    /// As many cells each as there are columns.
    pub rows: Vec<Vec<Cell>>,
    pub foot: Option<Vec<Cell>>,
    audience: PhantomData<A>,
}

impl<A: Audience> Table<A> {
    fn new(topic: Topic, fields: &[Field]) -> Self {
        Self {
            topic,
            columns: fields.iter().map(|field| Column::new(*field)).collect(),
            rows: Vec::new(),
            foot: None,
            audience: PhantomData,
        }
    }
    fn with_columns(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        self.columns.extend(columns);
        self
    }
    fn with_rows(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        self.rows.extend(rows);
        self
    }
    /// A last row, with these sums in the columns of these fields.
    fn with_sums(mut self, sums: &[(Column, Cents)]) -> Self {
        let of = |column: &Column| sums.iter().find(|(summed, _)| summed == column).map(|(_, sum)| Cell::Money(*sum));
        let mut foot: Vec<Cell> = self.columns.iter().map(|column| of(column).unwrap_or(Cell::Empty)).collect();
        if let Some(first) = foot.first_mut() {
            *first = Cell::Code(Code::Sum(Sum::Total));
        }
        self.foot = Some(foot);
        self
    }
}

fn text(value: impl ToString) -> Cell {
    Cell::Text(value.to_string())
}

fn text_or_empty(value: Option<impl ToString>) -> Cell {
    value.map_or(Cell::Empty, text)
}

fn share(value: Share) -> Cell {
    Cell::Ratio(Fixed::trimmed(value.scaled(), Share::AFTER as u8))
}

fn rate(value: Rate) -> Cell {
    Cell::Ratio(Fixed::trimmed(value.scaled(), Rate::AFTER as u8))
}
