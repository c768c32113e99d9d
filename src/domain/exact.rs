//! Fractions of any size: products of many rates, prices over indices, values of games. Where 128 bits are known to do, `Ratio` does.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::fixed::Fixed;
use super::ratio::Ratio;

/// An exact fraction, reduced.
pub type Exact = BigRational;

/// `units`·10^-`decimals`.
#[must_use]
pub fn decimal(units: i128, decimals: u32) -> Exact {
    BigRational::new(BigInt::from(units), BigInt::from(10).pow(decimals))
}

/// A whole number.
#[must_use]
pub fn whole(value: i128) -> Exact {
    BigRational::from_integer(BigInt::from(value))
}

/// To so many decimals, half away from zero (`joint-bid/1` §4.1). 0 when the digits do not fit in 128 bits, which no figure of a bid needs.
#[must_use]
pub fn rounded(value: &Exact, decimals: u8) -> Fixed {
    let scale = BigRational::from_integer(BigInt::from(10).pow(u32::from(decimals)));
    // `round` of num-rational goes half away from zero.
    let units = (value * scale).round().to_integer();
    Fixed::new(i128::try_from(units).unwrap_or(0), decimals)
}

#[must_use]
pub fn of_ratio(value: Ratio) -> Exact {
    BigRational::new(BigInt::from(value.numerator()), BigInt::from(value.denominator()))
}

/// `None` when it does not fit in 128 bits.
#[must_use]
pub fn to_ratio(value: &Exact) -> Option<Ratio> {
    Ratio::new(i128::try_from(value.numer()).ok()?, i128::try_from(value.denom()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero_at_any_decimal() {
        for (units, printed) in [(2_345, "2.35"), (2_344, "2.34"), (-2_345, "-2.35"), (0, "0.00")] {
            assert_eq!(rounded(&decimal(units, 3), 2).to_string(), printed);
        }
    }

    #[test]
    fn a_long_fraction_is_no_ratio() {
        let tiny = BigRational::new(BigInt::from(1), BigInt::from(10).pow(50));
        assert_eq!(to_ratio(&tiny), None);
        assert_eq!(to_ratio(&decimal(15, 1)).map(|r| r.to_string()).as_deref(), Some("3/2"));
    }
}
