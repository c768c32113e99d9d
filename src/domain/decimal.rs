//! Prices, quantities, rates and shares: decimals with the digits and the range that `joint-bid/1` §1.3 gives them.
//! They keep the digits as written; arithmetic happens on the exact integers that `scaled` returns.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::money::Cents;

/// Why a text is not a decimal of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// Not `digits` or `digits.digits`: a sign, an exponent, a comma, a space, a leading zero…
    #[error("not a plain decimal")]
    Form,
    /// More digits before or after the point than this kind holds.
    #[error("more than {before} digits before or {after} after the point")]
    Digits { before: u32, after: u32 },
    /// A well-formed decimal outside the range.
    #[error("out of range")]
    Range,
}

/// `^(0|[1-9][0-9]*)(\.[0-9]+)?$` → lengths of both parts.
fn plain_form(text: &str) -> Option<(usize, usize)> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let whole_is_plain = digits(whole) && (whole.len() == 1 || !whole.starts_with('0'));
    let fraction_is_plain = fraction.is_none_or(digits);
    (whole_is_plain && fraction_is_plain).then(|| (whole.len(), fraction.map_or(0, str::len)))
}

fn parse(text: &str, before: u32, after: u32, in_range: fn(Decimal) -> bool) -> Result<Decimal, DecimalError> {
    let (whole, fraction) = plain_form(text).ok_or(DecimalError::Form)?;
    if whole > before as usize || fraction > after as usize {
        return Err(DecimalError::Digits { before, after });
    }
    let value = Decimal::from_str(text).map_err(|_| DecimalError::Form)?;
    if in_range(value) { Ok(value) } else { Err(DecimalError::Range) }
}

/// The value times 10^`after`, exact because no more than `after` digits follow the point.
fn scaled(value: Decimal, after: u32) -> i128 {
    // At most 15 digits: 64 bits hold them, and powers are read from a table, because this runs for every number of a bid.
    const POWERS: [i64; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
    let missing = after.saturating_sub(value.scale()) as usize;
    let mantissa = i64::try_from(value.mantissa()).unwrap_or(i64::MAX);
    i128::from(mantissa) * i128::from(POWERS[missing.min(POWERS.len() - 1)])
}

fn from_scaled(units: i128, after: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(units, after).ok().map(|d| d.normalize())
}

macro_rules! decimals {
    ($($(#[$doc:meta])* $name:ident($before:literal, $after:literal, $range:expr);)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name(Decimal);

        impl $name {
            /// Most digits before the point.
            pub const BEFORE: u32 = $before;
            /// Most digits after the point; `scaled` counts in units of 10^-AFTER.
            pub const AFTER: u32 = $after;
            /// 1 as `scaled` counts it.
            pub const ONE_SCALED: i128 = 10_i128.pow($after);
            pub const ZERO: Self = Self(Decimal::ZERO);
            pub const ONE: Self = Self(Decimal::ONE);

            /// Reads the file format's spelling.
            ///
            /// # Errors
            /// `DecimalError` says whether the form, the digits or the range is wrong.
            pub fn parse(text: &str) -> Result<Self, DecimalError> {
                parse(text, $before, $after, $range).map(Self)
            }
            /// The exact value in units of 10^-AFTER.
            #[must_use]
            pub fn scaled(self) -> i128 {
                scaled(self.0, $after)
            }
            /// From units of 10^-AFTER, without trailing zeros; `None` out of range.
            #[must_use]
            pub fn from_scaled(units: i128) -> Option<Self> {
                let value = from_scaled(units, $after)?;
                Self::parse(&value.to_string()).ok()
            }
            #[must_use]
            pub fn is_zero(self) -> bool {
                self.0.is_zero()
            }
            #[must_use]
            pub fn decimal(self) -> Decimal {
                self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
        impl TryFrom<String> for $name {
            type Error = DecimalError;
            fn try_from(text: String) -> Result<Self, DecimalError> {
                Self::parse(&text)
            }
        }
    )+};
}

decimals! {
    /// A quantity, in the unit of its line.
    Quantity(9, 4, |_| true);
    /// A unit price in euros, net of VAT.
    UnitPrice(9, 6, |_| true);
    /// A rate from 0 to 1 (`0.20` = 20 %).
    Rate(1, 6, |d| d <= Decimal::ONE);
    /// A share of a line, above 0 and at most 1.
    Share(1, 6, |d| d > Decimal::ZERO && d <= Decimal::ONE);
    /// A weight, a number of hours or days, a price index.
    Weight(6, 4, |_| true);
    /// A percentage of a fixed split.
    Percentage(3, 4, |_| true);
    /// The weight of the price criterion, in points.
    Points(3, 2, |d| d > Decimal::ZERO);
}

impl Rate {
    /// This part of an amount, rounded half away from zero.
    #[must_use]
    pub fn of(self, amount: Cents) -> Cents {
        Cents::round(self.scaled() * amount.wide(), Self::ONE_SCALED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_keeps_the_digits_as_written() {
        for text in ["0", "0.60", "12.5000", "999999999.9999"] {
            assert_eq!(Quantity::parse(text).map(|q| q.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in ["", "-1", "+1", "1e3", "01", "1.", ".5", "1,5", " 1", "١٢", "0x1", "NaN"] {
            assert_eq!(Quantity::parse(text), Err(DecimalError::Form), "{text}");
        }
        assert!(matches!(Quantity::parse("1.00000"), Err(DecimalError::Digits { .. })));
        assert_eq!(Rate::parse("1.000001"), Err(DecimalError::Range));
        assert_eq!(Share::parse("0.0"), Err(DecimalError::Range));
    }

    #[test]
    fn scaled_is_the_exact_integer_and_back() {
        assert_eq!(Share::parse("0.6").map(Share::scaled), Ok(600_000));
        assert_eq!(Share::from_scaled(600_000).map(|s| s.to_string()), Some("0.6".to_owned()));
        assert_eq!(UnitPrice::parse("999999999.999999").map(UnitPrice::scaled), Ok(999_999_999_999_999));
    }
}
