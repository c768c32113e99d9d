//! Numbers and dates as people read them. The screen, the PDF and the sheets call these and no other formatter.

use crate::domain::dates::{Date, Moment};
use crate::domain::decimal::{Quantity, Rate, Share, UnitPrice};
use crate::domain::money::Cents;

use super::Lang;

/// U+202F: between thousands and before the unit in French.
pub const NARROW_SPACE: char = '\u{202f}';
/// U+2212.
const MINUS: char = '−';

fn thousands(lang: Lang) -> char {
    match lang {
        Lang::Fr => NARROW_SPACE,
        Lang::En => ',',
    }
}

fn point(lang: Lang) -> char {
    match lang {
        Lang::Fr => ',',
        Lang::En => '.',
    }
}

/// Groups the digits of `plain` («1234567.50») and sets the language's decimal mark.
#[must_use]
pub fn number(plain: &str, lang: Lang) -> String {
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => (Some(MINUS), digits),
        None => (None, plain),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut text = String::with_capacity(plain.len() * 2);
    text.extend(sign);
    let count = whole.chars().count();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (count - i).is_multiple_of(3) {
            text.push(thousands(lang));
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(point(lang));
        text.push_str(fraction);
    }
    text
}

fn plain_cents(amount: Cents) -> String {
    let cents = amount.wide().unsigned_abs();
    format!("{}{}.{:02}", if amount.0 < 0 { "-" } else { "" }, cents / 100, cents % 100)
}

/// «136 395,67 €» or «€136,395.67».
#[must_use]
pub fn amount(amount: Cents, lang: Lang) -> String {
    euros(&plain_cents(amount), lang)
}

/// The amount with its sign always shown, for differences.
#[must_use]
pub fn signed_amount(value: Cents, lang: Lang) -> String {
    if value.0 > 0 {
        format!("+{}", amount(value, lang))
    } else {
        amount(value, lang)
    }
}

/// The amount without the euro sign, for a column whose head says euros.
#[must_use]
pub fn bare_amount(amount: Cents, lang: Lang) -> String {
    number(&plain_cents(amount), lang)
}

fn euros(plain: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{}{NARROW_SPACE}€", number(plain, lang)),
        Lang::En => match plain.strip_prefix('-') {
            Some(digits) => format!("{MINUS}€{}", number(digits, lang)),
            None => format!("€{}", number(plain, lang)),
        },
    }
}

/// A unit price as computed, with exactly its line's decimals: «0,0178 €».
#[must_use]
pub fn computed_price(plain: &str, lang: Lang) -> String {
    euros(plain, lang)
}

/// A unit price as typed, with at least two decimals: «2,50 €».
#[must_use]
pub fn unit_price(price: UnitPrice, lang: Lang) -> String {
    euros(&at_least_two_decimals(&price.to_string()), lang)
}

/// A unit price to edit: no sign, no grouping of its decimals, at least two decimals.
#[must_use]
pub fn bare_price(price: UnitPrice, lang: Lang) -> String {
    number(&at_least_two_decimals(&price.to_string()), lang)
}

fn at_least_two_decimals(plain: &str) -> String {
    match plain.split_once('.') {
        Some((_, fraction)) if fraction.len() >= 2 => plain.to_owned(),
        Some((whole, fraction)) => format!("{whole}.{fraction:0<2}"),
        None => format!("{plain}.00"),
    }
}

/// Without trailing zeros after the point.
fn trimmed(plain: &str) -> &str {
    if plain.contains('.') {
        plain.trim_end_matches('0').trim_end_matches('.')
    } else {
        plain
    }
}

/// A quantity without trailing zeros: «7 920».
#[must_use]
pub fn quantity(value: Quantity, lang: Lang) -> String {
    plain_quantity(&value.to_string(), lang)
}

/// A quantity given in the file format's spelling.
#[must_use]
pub fn plain_quantity(plain: &str, lang: Lang) -> String {
    number(trimmed(plain), lang)
}

/// Units of 10^-`places`, as a plain decimal without trailing zeros.
fn plain_scaled(units: i128, places: u32) -> String {
    let scale = 10_i128.pow(places);
    let digits = format!("{}.{:0width$}", units / scale, (units % scale).abs(), width = places as usize);
    trimmed(&digits).to_owned()
}

fn percent(hundred_times: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{}{NARROW_SPACE}%", number(hundred_times, lang)),
        Lang::En => format!("{}%", number(hundred_times, lang)),
    }
}

/// «20 %», «5,5 %».
#[must_use]
pub fn rate(value: Rate, lang: Lang) -> String {
    percent(&bare_percent_plain(value.scaled()), lang)
}

/// «60 %».
#[must_use]
pub fn share(value: Share, lang: Lang) -> String {
    percent(&bare_percent_plain(value.scaled()), lang)
}

/// Millionths as a percentage: «33,3333 %».
#[must_use]
pub fn percentage(millionths: i128, lang: Lang) -> String {
    percent(&bare_percent_plain(millionths), lang)
}

/// Millionths as a percentage to edit, without the sign: «60» or «33,3333».
#[must_use]
pub fn bare_percent(millionths: i128, lang: Lang) -> String {
    number(&bare_percent_plain(millionths), lang)
}

fn bare_percent_plain(millionths: i128) -> String {
    plain_scaled(millionths, 4)
}

/// A ratio of two amounts as a percentage with one decimal, rounded half away from zero; empty when `whole` is 0.
#[must_use]
pub fn ratio(part: Cents, whole: Cents, lang: Lang) -> String {
    if whole.is_zero() {
        return String::new();
    }
    let tenths = crate::domain::money::half_up(part.wide() * 1000, whole.wide());
    let sign = if tenths < 0 { "-" } else { "" };
    percent(&format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10), lang)
}

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// «12 janvier 2027», «12 January 2027».
#[must_use]
pub fn date(value: Date, lang: Lang) -> String {
    let names = match lang {
        Lang::Fr => &MONTHS_FR,
        Lang::En => &MONTHS_EN,
    };
    let month = names.get(usize::from(value.month()).saturating_sub(1)).copied().unwrap_or("");
    let day = if lang == Lang::Fr && value.day() == 1 {
        "1er".to_owned()
    } else {
        value.day().to_string()
    };
    format!("{day}\u{a0}{month} {}", value.year())
}

const SHORT_MONTHS_FR: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc.",
];
const SHORT_MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SHORT_DAYS_FR: [&str; 7] = ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."];
const SHORT_DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// «mar. 12 janv. 2027», «Tue 12 Jan 2027»: a day in a table.
#[must_use]
pub fn short_date(value: Date, lang: Lang) -> String {
    let days = if lang == Lang::Fr { &SHORT_DAYS_FR } else { &SHORT_DAYS_EN };
    let weekday = days.get(value.weekday()).copied().unwrap_or("");
    format!("{weekday}\u{a0}{}\u{a0}{}", day_and_month(value, lang), value.year())
}

/// «janv. 2027», «Jan 2027»: a month in a table.
#[must_use]
pub fn month_and_year(value: Date, lang: Lang) -> String {
    format!("{}\u{a0}{}", short_month(value, lang), value.year())
}

/// «12 janv.», «12 Jan»: a mark on an axis.
#[must_use]
pub fn day_and_month(value: Date, lang: Lang) -> String {
    format!("{}\u{a0}{}", value.day(), short_month(value, lang))
}

fn short_month(value: Date, lang: Lang) -> &'static str {
    let names = if lang == Lang::Fr { &SHORT_MONTHS_FR } else { &SHORT_MONTHS_EN };
    names.get(usize::from(value.month()).saturating_sub(1)).copied().unwrap_or("")
}

/// «12 janvier 2027 à 12 h 00 (UTC+01:00)».
#[must_use]
pub fn moment(value: &Moment, lang: Lang) -> String {
    let (hour, minute) = value.hour_and_minute().split_once(':').unwrap_or(("", ""));
    let offset = if value.offset() == "Z" { "" } else { value.offset() };
    let day = date(value.day(), lang);
    match lang {
        Lang::Fr => format!(
            "{day} à {}{NARROW_SPACE}h{NARROW_SPACE}{minute} (UTC{offset})",
            hour.trim_start_matches('0').to_owned() + if hour == "00" { "0" } else { "" }
        ),
        Lang::En => format!("{day} at {hour}:{minute} (UTC{offset})"),
    }
}

/// «1,2 Mo», «340 ko»: sizes of files, in powers of 1000.
#[must_use]
pub fn bytes(size: u64, lang: Lang) -> String {
    let (value, unit) = match size {
        0..1_000 => (size.to_string(), ["octets", "bytes"]),
        1_000..1_000_000 => ((size / 1_000).to_string(), ["ko", "kB"]),
        _ => (format!("{}.{}", size / 1_000_000, size % 1_000_000 / 100_000), ["Mo", "MB"]),
    };
    let unit = if lang == Lang::Fr { unit[0] } else { unit[1] };
    format!("{}\u{a0}{unit}", number(&value, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_amount_has_narrow_spaces_and_a_comma() {
        assert_eq!(amount(Cents(13_639_567), Lang::Fr), "136\u{202f}395,67\u{202f}€");
        assert_eq!(amount(Cents(-5), Lang::Fr), "−0,05\u{202f}€");
        assert_eq!(amount(Cents(100), Lang::Fr), "1,00\u{202f}€");
    }

    #[test]
    fn an_english_amount_has_commas_and_a_point() {
        assert_eq!(amount(Cents(13_639_567), Lang::En), "€136,395.67");
        assert_eq!(signed_amount(Cents(-123), Lang::En), "−€1.23");
        assert_eq!(signed_amount(Cents(123), Lang::En), "+€1.23");
    }

    #[test]
    fn rates_lose_their_trailing_zeros() {
        let rate_of = |text| Rate::parse(text).map(|r| rate(r, Lang::Fr));
        assert_eq!(rate_of("0.20"), Ok("20\u{202f}%".to_owned()));
        assert_eq!(rate_of("0.055"), Ok("5,5\u{202f}%".to_owned()));
        assert_eq!(rate_of("1"), Ok("100\u{202f}%".to_owned()));
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(Date::parse("2027-01-01").map(|d| date(d, Lang::Fr)), Ok("1er\u{a0}janvier 2027".to_owned()));
        let moment_of = |lang| Moment::parse("2027-01-12T00:05:00+01:00").map(|m| moment(&m, lang));
        assert_eq!(moment_of(Lang::Fr), Ok("12\u{a0}janvier 2027 à 0\u{202f}h\u{202f}05 (UTC+01:00)".to_owned()));
        assert_eq!(moment_of(Lang::En), Ok("12\u{a0}January 2027 at 00:05 (UTC+01:00)".to_owned()));
    }

    #[test]
    fn quantities_are_grouped_and_trimmed() {
        assert_eq!(Quantity::parse("324000").map(|q| quantity(q, Lang::Fr)), Ok("324\u{202f}000".to_owned()));
        assert_eq!(Quantity::parse("7.5000").map(|q| quantity(q, Lang::Fr)), Ok("7,5".to_owned()));
        assert_eq!(bare_percent(333_333, Lang::Fr), "33,3333");
    }
}
