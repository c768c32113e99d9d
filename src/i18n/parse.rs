//! Numbers as people type or paste them: «1 234,50 €», «1.234,50», «1,234.50», «60 %». Decimals are never guessed:
//! what could mean two numbers is refused in words (a lone separator is always the decimal mark).

use crate::domain::decimal::{Percentage, Quantity, Rate, Share, UnitPrice, Weight};
use crate::domain::money::Cents;

/// Why a typed text is not the number that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberFault {
    #[error("empty")]
    Empty,
    #[error("not a number")]
    NotANumber,
    #[error("negative")]
    Negative,
    #[error("more than {0} decimals")]
    TooManyDecimals(u32),
    #[error("more than {0} digits before the decimal mark")]
    TooLarge(u32),
    #[error("outside its range")]
    OutOfRange,
}

/// The file format's spelling of a typed number: digits, a point, no leading zeros. Currency, percent and unit signs around it
/// and spaces inside it are dropped.
///
/// # Errors
/// `NumberFault` when it is empty, negative or not a number.
pub fn plain_number(typed: &str) -> Result<String, NumberFault> {
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{202f}' | '\u{a0}' | '\u{2009}' | '\u{200b}' | '\'' | '’');
    let text: String = typed.chars().filter(|c| !is_space(*c)).collect();
    let text = text.trim_start_matches('€').trim_end_matches(['€', '%']);
    let text = text.strip_suffix("EUR").unwrap_or(text).trim_start_matches('+');
    if text.is_empty() {
        return Err(NumberFault::Empty);
    }
    if let Some(rest) = text.strip_prefix(['-', '−']) {
        return Err(if plain_number(rest).is_ok() {
            NumberFault::Negative
        } else {
            NumberFault::NotANumber
        });
    }
    if !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
        return Err(NumberFault::NotANumber);
    }
    let (whole, fraction) = split_at_decimal_mark(text).ok_or(NumberFault::NotANumber)?;
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Ok(if fraction.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{fraction}")
    })
}

/// The last of two kinds of separator is the decimal mark; a lone one too; the same one several times groups thousands.
fn split_at_decimal_mark(text: &str) -> Option<(String, String)> {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let (mark, grouping) = match (points, commas) {
        (0, 0) => return Some((text.to_owned(), String::new())),
        (1, 0) => ('.', None),
        (0, 1) => (',', None),
        (_, 0) => return Some((ungrouped(text, '.')?, String::new())),
        (0, _) => return Some((ungrouped(text, ',')?, String::new())),
        (_, 1) if text.rfind(',') > text.rfind('.') => (',', Some('.')),
        (1, _) if text.rfind('.') > text.rfind(',') => ('.', Some(',')),
        _ => return None,
    };
    let (whole, fraction) = text.split_once(mark)?;
    let whole = match grouping {
        Some(separator) => ungrouped(whole, separator)?,
        None => whole.to_owned(),
    };
    let both_empty = whole.is_empty() && fraction.is_empty();
    (!both_empty && fraction.bytes().all(|b| b.is_ascii_digit())).then(|| (whole, fraction.to_owned()))
}

/// «1.234.567» → «1234567», only when every group after the first has three digits.
fn ungrouped(text: &str, separator: char) -> Option<String> {
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let well_grouped = (1..=3).contains(&first.len()) && text.split(separator).skip(1).all(|g| g.len() == 3);
    well_grouped.then(|| text.replace(separator, ""))
}

/// Trailing zeros beyond what the kind holds are dropped, other digits are refused.
fn fit(plain: String, before: u32, after: u32) -> Result<String, NumberFault> {
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    if whole.len() > before as usize {
        return Err(NumberFault::TooLarge(before));
    }
    if fraction.len() <= after as usize {
        return Ok(plain);
    }
    let kept = fraction.trim_end_matches('0');
    match kept.len() {
        0 => Ok(whole.to_owned()),
        n if n <= after as usize => Ok(format!("{whole}.{kept}")),
        _ => Err(NumberFault::TooManyDecimals(after)),
    }
}

/// # Errors
/// `NumberFault` says what is wrong with the typed text.
pub fn quantity(typed: &str) -> Result<Quantity, NumberFault> {
    let plain = fit(plain_number(typed)?, Quantity::BEFORE, Quantity::AFTER)?;
    Quantity::parse(&plain).map_err(|_| NumberFault::OutOfRange)
}

/// # Errors
/// `NumberFault` says what is wrong with the typed text.
pub fn weight(typed: &str) -> Result<Weight, NumberFault> {
    let plain = fit(plain_number(typed)?, Weight::BEFORE, Weight::AFTER)?;
    Weight::parse(&plain).map_err(|_| NumberFault::OutOfRange)
}

/// # Errors
/// `NumberFault` says what is wrong with the typed text.
pub fn percentage(typed: &str) -> Result<Percentage, NumberFault> {
    let plain = fit(plain_number(typed)?, Percentage::BEFORE, Percentage::AFTER)?;
    Percentage::parse(&plain).map_err(|_| NumberFault::OutOfRange)
}

/// A price in euros.
///
/// # Errors
/// `NumberFault` says what is wrong with the typed text.
pub fn unit_price(typed: &str) -> Result<UnitPrice, NumberFault> {
    let plain = fit(plain_number(typed)?, UnitPrice::BEFORE, UnitPrice::AFTER)?;
    UnitPrice::parse(&plain).map_err(|_| NumberFault::OutOfRange)
}

/// An amount in euros and cents, at most 10^12 cents.
///
/// # Errors
/// `NumberFault` says what is wrong with the typed text.
pub fn amount(typed: &str) -> Result<Cents, NumberFault> {
    let plain = fit(plain_number(typed)?, 10, 2)?;
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let cents: i64 = format!("{whole}{fraction:0<2}").parse().map_err(|_| NumberFault::NotANumber)?;
    if cents <= 1_000_000_000_000 {
        Ok(Cents(cents))
    } else {
        Err(NumberFault::OutOfRange)
    }
}

/// Millionths of a percentage: «60», «60 %», «33,3333».
fn millionths(typed: &str) -> Result<i128, NumberFault> {
    let plain = fit(plain_number(typed)?, 3, 4)?;
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    format!("{whole}{fraction:0<4}").parse().map_err(|_| NumberFault::NotANumber)
}

/// A rate typed as a percentage, 0 to 100.
///
/// # Errors
/// `NumberFault` says what is wrong with the typed text.
pub fn rate(typed: &str) -> Result<Rate, NumberFault> {
    Rate::from_scaled(millionths(typed)?).ok_or(NumberFault::OutOfRange)
}

/// A share typed as a percentage, above 0 to 100.
///
/// # Errors
/// `NumberFault` says what is wrong with the typed text.
pub fn share(typed: &str) -> Result<Share, NumberFault> {
    Share::from_scaled(millionths(typed)?).ok_or(NumberFault::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, plain) in [
            ("1 234,50 €", "1234.50"),
            ("1\u{202f}234,50\u{a0}€", "1234.50"),
            ("1.234,50", "1234.50"),
            ("1,234.50", "1234.50"),
            ("€1,234,567.5", "1234567.5"),
            ("1.234.567", "1234567"),
            ("0,0178", "0.0178"),
            ("12", "12"),
            ("007", "7"),
            (",5", "0.5"),
            ("5,", "5"),
            ("60 %", "60"),
            ("12.5 EUR", "12.5"),
            ("1'234.50", "1234.50"),
        ] {
            assert_eq!(plain_number(typed), Ok(plain.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_is_not_one_number_is_refused() {
        for typed in ["abc", "1.2.3", "1,23,456", "1.234,5,6", "12 €/mois", "=1+1", "١٢", ".", "1e3"] {
            assert_eq!(plain_number(typed), Err(NumberFault::NotANumber), "{typed}");
        }
        assert_eq!(plain_number("-110.7 €"), Err(NumberFault::Negative));
        assert_eq!(plain_number(" € "), Err(NumberFault::Empty));
    }

    #[test]
    fn percentages_become_exact_rates() {
        assert_eq!(rate("5,5").map(|r| r.to_string()), Ok("0.055".to_owned()));
        assert_eq!(share("33,3333 %").map(|s| s.to_string()), Ok("0.333333".to_owned()));
        assert_eq!(share("0"), Err(NumberFault::OutOfRange));
        assert_eq!(rate("100,01"), Err(NumberFault::OutOfRange));
    }

    #[test]
    fn amounts_have_two_decimals_and_prices_six() {
        assert_eq!(amount("1 234,5 €"), Ok(Cents(123_450)));
        assert_eq!(amount("1,234"), Err(NumberFault::TooManyDecimals(2)));
        assert_eq!(amount("1,5000"), Ok(Cents(150)));
        assert_eq!(unit_price("0,0165000").map(|p| p.to_string()), Ok("0.0165".to_owned()));
        assert_eq!(unit_price("0,01650001"), Err(NumberFault::TooManyDecimals(6)));
    }
}
