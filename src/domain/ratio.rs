//! Exact fractions, always reduced, with a denominator above zero: values of objectives, of coalitions, coefficients.
//! Operations say `None` when the numbers no longer fit in 128 bits; nothing is ever rounded in silence.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::fixed::Fixed;
use super::money::half_up;

/// `numerator/denominator`, reduced; printed as `n/d`, or `n` when it is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

/// The text is not `n` or `n/d` with whole numbers and a denominator other than zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a fraction")]
pub struct NotAFraction;

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1).max(1)
}

impl Ratio {
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// `None` when the denominator is zero or the numbers are too large.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let common = greatest_common_divisor(numerator, denominator) * denominator.signum();
        Some(Self {
            numerator: numerator / common,
            denominator: denominator / common,
        })
    }
    #[must_use]
    pub fn whole(value: i128) -> Self {
        Self {
            numerator: value.max(i128::MIN + 1),
            denominator: 1,
        }
    }
    #[must_use]
    pub fn numerator(self) -> i128 {
        self.numerator
    }
    /// Above zero.
    #[must_use]
    pub fn denominator(self) -> i128 {
        self.denominator
    }
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let common = greatest_common_divisor(self.denominator, other.denominator);
        let (left, right) = (other.denominator / common, self.denominator / common);
        let sum = self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?;
        Self::new(sum, self.denominator.checked_mul(left)?)
    }
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self {
            numerator: -other.numerator,
            ..other
        })
    }
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let (a, b) = (Self::new(self.numerator, other.denominator)?, Self::new(other.numerator, self.denominator)?);
        Self::new(a.numerator.checked_mul(b.numerator)?, a.denominator.checked_mul(b.denominator)?)
    }
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.checked_mul(Self::new(other.denominator, other.numerator)?)
    }
    /// To so many decimals, half away from zero (`joint-bid/1` §4.1); `None` when too large.
    #[must_use]
    pub fn rounded(self, decimals: u8) -> Option<Fixed> {
        let scale = 10_i128.checked_pow(u32::from(decimals))?;
        Some(Fixed::new(half_up(self.numerator.checked_mul(scale)?, self.denominator), decimals))
    }
    /// To an integer, half away from zero.
    #[must_use]
    pub fn nearest(self) -> i128 {
        half_up(self.numerator, self.denominator)
    }
}

impl Ord for Ratio {
    /// By continued fractions: exact for any two values.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = ((self.numerator, self.denominator), (other.numerator, other.denominator));
        let mut turned = false;
        loop {
            let (whole_a, whole_b) = (a.0.div_euclid(a.1), b.0.div_euclid(b.1));
            let (rest_a, rest_b) = (a.0.rem_euclid(a.1), b.0.rem_euclid(b.1));
            let order = match (whole_a.cmp(&whole_b), rest_a, rest_b) {
                (Ordering::Equal, 0, 0) => return Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, ..) => {
                    (a, b) = ((a.1, rest_a), (b.1, rest_b));
                    turned = !turned;
                    continue;
                }
                (order, ..) => order,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

impl FromStr for Ratio {
    type Err = NotAFraction;
    fn from_str(text: &str) -> Result<Self, NotAFraction> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let whole = |digits: &str| digits.parse::<i128>().map_err(|_| NotAFraction);
        Self::new(whole(numerator)?, whole(denominator)?).ok_or(NotAFraction)
    }
}

impl From<Ratio> for String {
    fn from(value: Ratio) -> Self {
        value.to_string()
    }
}

impl TryFrom<String> for Ratio {
    type Error = NotAFraction;
    fn try_from(text: String) -> Result<Self, NotAFraction> {
        text.parse()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_fraction_is_reduced_and_prints_as_it_reads() {
        for (text, printed) in [("6/4", "3/2"), ("-6/4", "-3/2"), ("6/-4", "-3/2"), ("4/2", "2"), ("0/7", "0")] {
            assert_eq!(text.parse::<Ratio>().unwrap().to_string(), printed);
        }
        assert!("1/0".parse::<Ratio>().is_err());
        assert!("a".parse::<Ratio>().is_err());
    }

    #[test]
    fn the_order_holds_where_products_do_not_fit() {
        let near = Ratio::new(i128::MAX - 1, i128::MAX).unwrap();
        assert!(near < Ratio::whole(1));
        assert!(Ratio::new(i128::MAX - 2, i128::MAX - 1).unwrap() < near);
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_the_products(a in -1000_i128..1000, b in 1_i128..1000, c in -1000_i128..1000, d in 1_i128..1000) {
            prop_assert_eq!(Ratio::new(a, b).unwrap().cmp(&Ratio::new(c, d).unwrap()), (a * d).cmp(&(c * b)));
        }

        #[test]
        fn taking_away_undoes_adding(a in -1000_i128..1000, b in 1_i128..1000, c in -1000_i128..1000, d in 1_i128..1000) {
            let (x, y) = (Ratio::new(a, b).unwrap(), Ratio::new(c, d).unwrap());
            prop_assert_eq!(x.checked_add(y).unwrap().checked_sub(y), Some(x));
        }
    }
}
