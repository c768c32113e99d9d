//! The vocabulary in which the tables of the format are written: what a value may be, before any meaning.

use crate::domain::decimal::{DecimalError, Percentage, Points, Quantity, Rate, Share, UnitPrice, Weight};

/// What one value may be.
pub enum Shape {
    /// Free text, shown to people: so many characters (code points), no control character.
    Free {
        min: usize,
        max: usize,
        line_feeds: bool,
    },
    Text(TextKind),
    Decimal(DecimalKind),
    Integer {
        min: i64,
        max: i64,
    },
    Bool,
    Choice(&'static [&'static str]),
    List {
        of: &'static Shape,
        min: usize,
        max: usize,
    },
    /// An object whose keys are ids.
    Map {
        of: &'static Shape,
        min: usize,
    },
    Record(&'static [Field]),
    /// An object whose `kind` decides its other fields.
    Kinds(&'static [(&'static str, &'static [Field])]),
    /// A shape with a name, so that it may hold itself.
    Named(&'static Shape),
}

/// A field of a record. An optional one may be absent or `null`.
pub struct Field {
    pub name: &'static str,
    pub shape: Shape,
    pub required: bool,
    /// The version of the format that brought it.
    pub since: Version,
    /// Required in `joint-bid/1` only.
    pub is_eased: bool,
}

impl Field {
    pub fn is_required_in(&self, version: Version) -> bool {
        self.required && !(self.is_eased && version > Version::One)
    }
}

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    One,
    Two,
}

pub const fn req(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        required: true,
        since: Version::One,
        is_eased: false,
    }
}
pub const fn opt(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        required: false,
        since: Version::One,
        is_eased: false,
    }
}
/// An optional field that `joint-bid/1` does not have.
pub const fn new(name: &'static str, shape: Shape) -> Field {
    Field {
        since: Version::Two,
        ..opt(name, shape)
    }
}
/// A field that `joint-bid/1` requires and later versions do not.
pub const fn eased(name: &'static str, shape: Shape) -> Field {
    Field {
        is_eased: true,
        ..req(name, shape)
    }
}
/// One line of text of at most `max` characters.
pub const fn text(max: usize) -> Shape {
    Shape::Free {
        min: 1,
        max,
        line_feeds: false,
    }
}
/// Several lines of text, perhaps none.
pub const fn prose(max: usize) -> Shape {
    Shape::Free { min: 0, max, line_feeds: true }
}
pub const fn int(min: i64, max: i64) -> Shape {
    Shape::Integer { min, max }
}
pub const fn list(of: &'static Shape, min: usize, max: usize) -> Shape {
    Shape::List { of, min, max }
}

/// Texts with a grammar of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    Id,
    /// Two capital letters.
    Country,
    VatId,
    Siret,
    Iban,
    Date,
    Moment,
}

/// The decimal strings of §1.3 and their ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalKind {
    Quantity,
    Price,
    /// 0 to 1.
    Rate,
    /// Above 0, at most 1.
    Share,
    Weight,
    /// Above 0.
    Index,
    Percentage,
    /// Above 0.
    Points,
}

impl DecimalKind {
    /// # Errors
    /// What is wrong with the text: form, digits or range.
    pub fn check(self, text: &str) -> Result<(), DecimalError> {
        match self {
            Self::Quantity => Quantity::parse(text).map(drop),
            Self::Price => UnitPrice::parse(text).map(drop),
            Self::Rate => Rate::parse(text).map(drop),
            Self::Share => Share::parse(text).map(drop),
            Self::Weight => Weight::parse(text).map(drop),
            Self::Index => match Weight::parse(text) {
                Ok(weight) if weight.is_zero() => Err(DecimalError::Range),
                other => other.map(drop),
            },
            Self::Percentage => Percentage::parse(text).map(drop),
            Self::Points => Points::parse(text).map(drop),
        }
    }
    /// Most digits before and after the point.
    #[must_use]
    pub fn digits(self) -> (u32, u32) {
        match self {
            Self::Quantity => (Quantity::BEFORE, Quantity::AFTER),
            Self::Price => (UnitPrice::BEFORE, UnitPrice::AFTER),
            Self::Rate => (Rate::BEFORE, Rate::AFTER),
            Self::Share => (Share::BEFORE, Share::AFTER),
            Self::Weight | Self::Index => (Weight::BEFORE, Weight::AFTER),
            Self::Percentage => (Percentage::BEFORE, Percentage::AFTER),
            Self::Points => (Points::BEFORE, Points::AFTER),
        }
    }
    /// Zero is not in the range.
    #[must_use]
    pub fn is_positive(self) -> bool {
        matches!(self, Self::Share | Self::Index | Self::Points)
    }
    /// One ends the range.
    #[must_use]
    pub fn ends_at_one(self) -> bool {
        matches!(self, Self::Rate | Self::Share)
    }
}

/// What JSON calls a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    Text,
    Integer,
    Bool,
    List,
    Object,
}

impl Shape {
    #[must_use]
    pub fn kind(&self) -> JsonKind {
        match self {
            Self::Free { .. } | Self::Text(_) | Self::Decimal(_) | Self::Choice(_) => JsonKind::Text,
            Self::Integer { .. } => JsonKind::Integer,
            Self::Bool => JsonKind::Bool,
            Self::List { .. } => JsonKind::List,
            Self::Map { .. } | Self::Record(_) | Self::Kinds(_) => JsonKind::Object,
            Self::Named(shape) => shape.kind(),
        }
    }
}
