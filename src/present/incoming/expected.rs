//! What would have been right, as the end of a sentence: «un nombre entier de 0 à 3 650». Bounds are shown as amounts or
//! percentages where their field is one.

use rust_decimal::Decimal;

use super::excerpt;
use crate::domain::money::Cents;
use crate::exchange::joint_bid::{DecimalKind, Expected, JsonKind, TextKind};
use crate::i18n::format::{self, NARROW_SPACE};
use crate::i18n::texts::incoming_bid as texts;
use crate::i18n::{Lang, Text};

/// `None` when the code of the refusal says it all.
pub fn needed(expected: &Expected, path: &str, lang: Lang) -> Option<String> {
    Some(match expected {
        Expected::Unsaid | Expected::Line(_) | Expected::DifferentFrom { .. } => return None,
        Expected::Bytes { max } => texts::BYTES.fill(lang, &[("max", &format::bytes(*max as u64, lang))]),
        Expected::Levels { max } => texts::LEVELS.fill(lang, &[("max", &max.to_string())]),
        Expected::Kind(kind) => json_kind(*kind).get(lang).to_owned(),
        Expected::Integer { min, max } => integer(*min, *max, path, lang),
        Expected::Decimal(kind) => decimal(*kind, lang),
        Expected::Text(kind) => text_kind(*kind).get(lang).to_owned(),
        Expected::OneOf(choices) => texts::ONE_OF.fill(lang, &[("choices", &choices.join(", "))]),
        Expected::Characters { max, .. } => texts::CHARACTERS.fill(lang, &[("max", &whole(*max, lang))]),
        Expected::Items { min, max, .. } => items(*min, *max, lang),
        Expected::Sum { wanted, .. } => sum(wanted, wanted, lang),
        Expected::LineSum { .. } => percent("1", lang),
        // Nothing here is negative.
        Expected::AtMost(bound) if bound == "0" => limit(texts::EXACTLY, bound, path, lang),
        Expected::AtMost(bound) => limit(texts::AT_MOST, bound, path, lang),
        Expected::AtLeast(bound) => limit(texts::AT_LEAST, bound, path, lang),
        Expected::MoreThan(bound) => limit(texts::MORE_THAN, bound, path, lang),
        Expected::LessThan(bound) => limit(texts::LESS_THAN, bound, path, lang),
    })
}

fn whole(number: usize, lang: Lang) -> String {
    format::number(&number.to_string(), lang)
}

fn json_kind(kind: JsonKind) -> Text {
    match kind {
        JsonKind::Text => texts::KIND_TEXT,
        JsonKind::Integer => texts::KIND_INTEGER,
        JsonKind::Bool => texts::KIND_BOOL,
        JsonKind::List => texts::KIND_LIST,
        JsonKind::Object => texts::KIND_OBJECT,
    }
}

fn text_kind(kind: TextKind) -> Text {
    match kind {
        TextKind::Id => texts::TEXT_ID,
        TextKind::Country => texts::TEXT_COUNTRY,
        TextKind::VatId => texts::TEXT_VAT_ID,
        TextKind::Siret => texts::TEXT_SIRET,
        TextKind::Iban => texts::TEXT_IBAN,
        TextKind::Date => texts::TEXT_DATE,
        TextKind::Moment => texts::TEXT_MOMENT,
    }
}

fn integer(min: i64, max: i64, path: &str, lang: Lang) -> String {
    let text = if is_money(path) { texts::INTEGER_CENTS } else { texts::INTEGER };
    let number = |n: i64| format::number(&n.to_string(), lang);
    text.fill(lang, &[("min", &number(min)), ("max", &number(max))])
}

fn decimal(kind: DecimalKind, lang: Lang) -> String {
    let text = match (kind.is_positive(), kind.ends_at_one()) {
        (true, true) => texts::DECIMAL_SHARE,
        (false, true) => texts::DECIMAL_RATE,
        (true, false) => texts::DECIMAL_POSITIVE,
        (false, false) => texts::DECIMAL,
    };
    let (before, after) = kind.digits();
    text.fill(lang, &[("before", &before.to_string()), ("after", &after.to_string())])
}

fn items(min: usize, max: usize, lang: Lang) -> String {
    let text = match (min, max) {
        (min, max) if min == max => texts::ITEMS_EXACTLY,
        (1, usize::MAX) => texts::ITEMS_AT_LEAST_ONE,
        (_, usize::MAX) => texts::ITEMS_AT_LEAST,
        _ => texts::ITEMS,
    };
    text.fill(lang, &[("min", &whole(min, lang)), ("max", &whole(max, lang))])
}

fn limit(text: Text, bound: &str, path: &str, lang: Lang) -> String {
    text.fill(lang, &[("bound", &self::bound(bound, path, lang))])
}

/// A bound as people read it in this field.
fn bound(plain: &str, path: &str, lang: Lang) -> String {
    if path.ends_with("/tiers") {
        // The price of a whole line, in euros.
        return plain
            .parse::<i64>()
            .ok()
            .and_then(|euros| euros.checked_mul(100))
            .map_or_else(|| excerpt(plain), |cents| format::amount(Cents(cents), lang));
    }
    if is_money(path) {
        return plain.parse().map_or_else(|_| excerpt(plain), |cents| format::amount(Cents(cents), lang));
    }
    let is_rate = path.ends_with("rate") || path.ends_with("_share") || path.ends_with("/deductions");
    if is_rate { percent(plain, lang) } else { number(plain, lang) }
}

/// The field, or the map that it is a key of, holds cents.
fn is_money(path: &str) -> bool {
    path.rsplit('/').take(2).any(|segment| segment == "cents" || segment.ends_with("_cents"))
}

/// A sum compared with 1 or with 100: both are all of it.
pub fn sum(value: &str, wanted: &str, lang: Lang) -> String {
    if wanted == "100" { with_sign(value, lang) } else { percent(value, lang) }
}

/// A decimal from 0 to 1 as a percentage, exact.
fn percent(plain: &str, lang: Lang) -> String {
    let hundred_times = Decimal::from_str_exact(plain).ok().and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED));
    hundred_times.map_or_else(|| excerpt(plain), |value| with_sign(&value.normalize().to_string(), lang))
}

fn with_sign(plain: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{}{NARROW_SPACE}%", number(plain, lang)),
        Lang::En => format!("{}%", number(plain, lang)),
    }
}

fn number(plain: &str, lang: Lang) -> String {
    match Decimal::from_str_exact(plain) {
        Ok(value) => format::number(&value.normalize().to_string(), lang),
        Err(_) => excerpt(plain),
    }
}
