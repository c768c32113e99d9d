//! A decimal that is printed with a set number of decimals: unit prices, rounded shares, quantities of a part.
//! Only for what is computed; what people write is in `decimal`.

use std::fmt;

use serde::{Serialize, Serializer};

/// `units`·10^-`decimals`, printed with exactly `decimals` decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fixed {
    pub units: i128,
    pub decimals: u8,
}

impl Fixed {
    #[must_use]
    pub fn new(units: i128, decimals: u8) -> Self {
        Self { units, decimals }
    }
    /// The same value without trailing zeros.
    #[must_use]
    pub fn trimmed(units: i128, decimals: u8) -> Self {
        let mut decimals = decimals;
        let mut rest = units;
        // Long division costs: 64 bits are enough for nearly all values.
        if let Ok(mut short) = i64::try_from(units) {
            while decimals > 0 && short % 10 == 0 {
                short /= 10;
                decimals -= 1;
            }
            return Self::new(i128::from(short), decimals);
        }
        while decimals > 0 && rest % 10 == 0 {
            rest /= 10;
            decimals -= 1;
        }
        Self::new(rest, decimals)
    }
}

impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = self.units.unsigned_abs().to_string();
        let after = usize::from(self.decimals);
        if after == 0 {
            return write!(f, "{sign}{digits}");
        }
        let digits = format!("{digits:0>width$}", width = after + 1);
        let (whole, fraction) = digits.split_at(digits.len() - after);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl Serialize for Fixed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decimal_asked_for_is_printed() {
        assert_eq!(Fixed::new(38880, 2).to_string(), "388.80");
        assert_eq!(Fixed::new(5, 4).to_string(), "0.0005");
        assert_eq!(Fixed::new(-5, 1).to_string(), "-0.5");
        assert_eq!(Fixed::new(504, 0).to_string(), "504");
        assert_eq!(Fixed::new(0, 2).to_string(), "0.00");
    }

    #[test]
    fn a_trimmed_value_ends_with_a_digit_that_counts() {
        assert_eq!(Fixed::trimmed(72_007_500, 4).to_string(), "7200.75");
        assert_eq!(Fixed::trimmed(36_000_000, 4).to_string(), "3600");
        assert_eq!(Fixed::trimmed(0, 10).to_string(), "0");
    }
}
