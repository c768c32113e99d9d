//! Amounts of money: signed integer cents of a euro, and the two ways to round a ratio to an integer.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

/// An amount in cents of a euro. Bids are limited to 10^12 cents, so sums of all their parts are far from overflowing;
/// arithmetic saturates rather than wraps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    pub const ZERO: Self = Self(0);

    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
    #[must_use]
    pub fn wide(self) -> i128 {
        i128::from(self.0)
    }
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }
    /// From a wide integer of cents, clamped to what an amount can hold.
    #[must_use]
    pub fn from_wide(cents: i128) -> Self {
        let clamped = cents.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        Self(i64::try_from(clamped).unwrap_or(i64::MAX))
    }
    /// `numerator/denominator` cents, rounded half away from zero (`joint-bid/1` §4.1).
    #[must_use]
    pub fn round(numerator: i128, denominator: i128) -> Self {
        Self::from_wide(half_up(numerator, denominator))
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}
impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}
impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}
impl<'a> Sum<&'a Self> for Cents {
    fn sum<I: Iterator<Item = &'a Self>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}

/// `numerator/denominator` rounded to an integer, half away from zero. 0 when the denominator is 0.
#[must_use]
pub fn half_up(numerator: i128, denominator: i128) -> i128 {
    if denominator == 0 {
        return 0;
    }
    let sign = numerator.signum() * denominator.signum();
    let (n, d) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let (quotient, rest) = (n / d, n % d);
    let rounded = quotient + u128::from(rest >= d - rest);
    sign * i128::try_from(rounded).unwrap_or(i128::MAX)
}

/// `numerator/denominator` rounded towards +∞, for a positive denominator. 0 when the denominator is 0.
#[must_use]
pub fn ceil_div(numerator: i128, denominator: i128) -> i128 {
    if denominator == 0 {
        return 0;
    }
    -((-numerator).div_euclid(denominator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(half_up(5, 2), 3);
        assert_eq!(half_up(-5, 2), -3);
        assert_eq!(half_up(4, 3), 1);
        assert_eq!(half_up(-4, 3), -1);
        assert_eq!(half_up(2345, 10), 235);
        assert_eq!(half_up(1, 0), 0);
    }

    #[test]
    fn a_ceiling_never_falls_below() {
        assert_eq!(ceil_div(7, 2), 4);
        assert_eq!(ceil_div(8, 2), 4);
        assert_eq!(ceil_div(-7, 2), -3);
        assert_eq!(ceil_div(0, 5), 0);
    }
}
