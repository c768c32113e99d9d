//! How members, periods and withholdings are called, and exact numbers as people read them.

use crate::document::Document;
use crate::domain::bid::{Deduction, DeductionKind, Period, Rounding};
use crate::domain::fixed::Fixed;
use crate::domain::ids::MemberId;
use crate::i18n::texts::price as texts;
use crate::i18n::{Lang, Text, format};

/// The member's name; its identifier while it has none.
#[must_use]
pub fn member(document: &Document, id: &MemberId) -> String {
    let name = document.member(id).map(|m| m.card.name.clone()).unwrap_or_default();
    if name.is_empty() { id.to_string() } else { name }
}

/// The period's label; its identifier while it has none.
#[must_use]
pub fn period(period: &Period) -> String {
    if period.label.is_empty() {
        period.id.to_string()
    } else {
        period.label.clone()
    }
}

/// «au-dessus».
#[must_use]
pub fn rounding(rounding: Rounding) -> Text {
    match rounding {
        Rounding::Ceil => texts::ROUND_CEIL,
        Rounding::HalfUp => texts::ROUND_HALF_UP,
        Rounding::Floor => texts::ROUND_FLOOR,
    }
}

/// «Arrondi au-dessus».
#[must_use]
pub fn rounded(rounding: Rounding) -> Text {
    match rounding {
        Rounding::Ceil => texts::ROUNDED_CEIL,
        Rounding::HalfUp => texts::ROUNDED_HALF_UP,
        Rounding::Floor => texts::ROUNDED_FLOOR,
    }
}

#[must_use]
pub fn deduction_kind(kind: DeductionKind) -> Text {
    match kind {
        DeductionKind::Fee => texts::KIND_FEE,
        DeductionKind::Reserve => texts::KIND_RESERVE,
        DeductionKind::Pot => texts::KIND_POT,
    }
}

/// The label of a withholding; its kind and identifier while it has none.
#[must_use]
pub fn deduction(deduction: &Deduction, lang: Lang) -> String {
    if deduction.label.is_empty() {
        let kind = deduction_kind(deduction.kind).get(lang);
        texts::UNNAMED.fill(lang, &[("kind", kind), ("id", deduction.id.as_str())])
    } else {
        deduction.label.clone()
    }
}

/// A percentage given in the file format's spelling, with its sign: «7 %».
#[must_use]
pub fn percent(hundred_times: &str, lang: Lang) -> String {
    let number = format::number(hundred_times, lang);
    match lang {
        Lang::Fr => format!("{number}{}%", format::NARROW_SPACE),
        Lang::En => format!("{number}%"),
    }
}

/// Millionths as a percentage: «7 %».
#[must_use]
pub fn percent_of_millionths(millionths: i128, lang: Lang) -> String {
    percent(&Fixed::trimmed(millionths, 4).to_string(), lang)
}

/// An exact amount in euros, units of 10^-`decimals`, with at least two decimals.
#[must_use]
pub fn exact_euros(units: i128, decimals: u8, lang: Lang) -> String {
    let mut exact = Fixed::trimmed(units, decimals);
    while exact.decimals < 2 {
        exact = Fixed::new(exact.units.saturating_mul(10), exact.decimals + 1);
    }
    format::computed_price(&exact.to_string(), lang)
}

/// Several names as one phrase: all up to three, else the first two and how many more.
#[must_use]
pub fn names(names: &[String], lang: Lang) -> String {
    match names {
        [first, second, rest @ ..] if rest.len() > 1 => {
            let count = rest.len().to_string();
            texts::AND_OTHERS.fill(lang, &[("first", &format!("{first}, {second}")), ("count", &count)])
        }
        _ => names.join(", "),
    }
}
