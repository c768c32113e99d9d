//! Moments of the device as people read them, in Paris time for French hosts; milliseconds since 1970 come from outside.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::dates::Date;
use crate::i18n::{Lang, format};

/// The device's moments are shown in this zone: the hosts are French, and no zone file is shipped.
fn paris() -> TimeZone {
    jiff::tz::get!("Europe/Paris")
}

/// «22/11/2026 à 14 h 02».
#[must_use]
pub fn day_and_time(ms: i64, lang: Lang) -> String {
    let Ok(stamp) = Timestamp::from_millisecond(ms) else { return String::new() };
    let at = stamp.to_zoned(paris());
    match lang {
        Lang::Fr => format!(
            "{:02}/{:02}/{} à {}\u{202f}h\u{202f}{:02}",
            at.day(),
            at.month(),
            at.year(),
            at.hour(),
            at.minute()
        ),
        Lang::En => format!("{} {:02}/{:02} at {:02}:{:02}", at.year(), at.month(), at.day(), at.hour(), at.minute()),
    }
}

/// «22 novembre 2026».
#[must_use]
pub fn day(ms: i64, lang: Lang) -> String {
    date(ms).map(|day| format::date(day, lang)).unwrap_or_default()
}

/// The day itself; `None` outside the years of a bid.
#[must_use]
pub fn date(ms: i64) -> Option<Date> {
    let day = Timestamp::from_millisecond(ms).ok()?.to_zoned(paris()).date();
    Date::parse(&day.to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_paris_time() {
        assert_eq!(day_and_time(1_795_352_520_000, Lang::Fr), "22/11/2026 à 14\u{202f}h\u{202f}02");
    }
}
