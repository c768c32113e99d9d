//! Dates, times and offsets as notices write them, and the same moment in Paris. Knows no clock: nothing here is *now*.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

/// The zone is compiled into the program: a browser has no zone file.
static PARIS: TimeZone = jiff::tz::get!("Europe/Paris");

/// The local date and time in Paris of a moment stated with its offset, `2027-01-12T12:00:00+01:00`; fractions of a second
/// are dropped. `None` when the text is not a full RFC 3339 moment: a date alone has no moment.
pub fn paris_time(stated: &str) -> Option<String> {
    let moment: Timestamp = stated.parse().ok()?;
    Some(moment.to_zoned(PARIS.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// The offset that clocks in Paris have at the stated local date and time, `+01:00`. The stated offset is not looked at.
pub fn paris_offset(stated: &str) -> Option<String> {
    let local: civil::DateTime = stated.get(..19)?.parse().ok()?;
    Some(local.to_zoned(PARIS.clone()).ok()?.strftime("%:z").to_string())
}

/// `YYYY-MM-DD` with an optional offset, split: the date is checked, both are as written.
pub(crate) fn split_date(text: &str) -> Option<(&str, &str)> {
    let (date, offset) = split_offset(text, 10)?;
    date.parse::<civil::Date>().ok()?;
    Some((date, offset))
}

/// `hh:mm:ss`, perhaps with fractions, with an optional offset, split: the time is checked, both are as written.
pub(crate) fn split_time(text: &str) -> Option<(&str, &str)> {
    let end = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (time, offset) = split_offset(text, end)?;
    let digits = time.split('.').next().is_some_and(|whole| whole.len() == 8);
    time.parse::<civil::Time>().ok().filter(|_| digits)?;
    Some((time, offset))
}

fn split_offset(text: &str, at: usize) -> Option<(&str, &str)> {
    let (value, offset) = text.split_at_checked(at)?;
    let known = match offset.as_bytes() {
        [] | [b'Z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => [h1, h2, m1, m2].iter().all(|digit| digit.is_ascii_digit()) && (h1, h2) <= (&b'1', &b'4') && *m1 <= b'5',
        _ => false,
    };
    known.then_some((value, offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_paris_time_in_winter_and_in_summer() {
        let check = |stated, expected: Option<&str>| assert_eq!(paris_time(stated).as_deref(), expected, "{stated}");
        check("2027-01-12T12:00:00+01:00", Some("2027-01-12T12:00:00+01:00"));
        check("2024-02-28T12:00:00+02:00", Some("2024-02-28T11:00:00+01:00"));
        check("2019-06-24T16:00:00Z", Some("2019-06-24T18:00:00+02:00"));
        check("2024-12-31T23:30:00Z", Some("2025-01-01T00:30:00+01:00"));
        check("2045-07-01T12:00:00.500+00:00", Some("2045-07-01T14:00:00+02:00"));
        check("2024-02-28", None);
        check("2024-02-28T12:00:00", None);
        check("9999-99-99T12:00:00Z", None);
        check("", None);
    }

    #[test]
    fn the_offset_of_paris_follows_the_season() {
        let check = |stated, expected: Option<&str>| assert_eq!(paris_offset(stated).as_deref(), expected, "{stated}");
        check("2024-02-28T12:00:00+02:00", Some("+01:00"));
        check("2024-07-28T12:00:00Z", Some("+02:00"));
        check("2024-07-28", None);
        check("été2024-07-28T12:00:00", None);
    }

    #[test]
    fn dates_and_times_are_split_from_their_offset() {
        assert_eq!(split_date("2024-02-28+02:00"), Some(("2024-02-28", "+02:00")));
        assert_eq!(split_date("2024-02-29Z"), Some(("2024-02-29", "Z")));
        assert_eq!(split_date("2024-02-28"), Some(("2024-02-28", "")));
        for wrong in ["2023-02-29", "28/02/2024", "2024-02-28+2", "2024-02-28+99:00", "2024-2-8", "", "é024-02-28é"] {
            assert_eq!(split_date(wrong), None, "{wrong}");
        }
        assert_eq!(split_time("12:00:00+02:00"), Some(("12:00:00", "+02:00")));
        assert_eq!(split_time("12:00:00.000Z"), Some(("12:00:00.000", "Z")));
        assert_eq!(split_time("12:00:00"), Some(("12:00:00", "")));
        for wrong in ["12h", "12:00", "25:00:00", "12:00:00+2:00", "", "midi"] {
            assert_eq!(split_time(wrong), None, "{wrong}");
        }
    }
}
