//! Paris time: the buyers' clock. The rules of summer time come with the program, so that a deadline with another offset can be
//! told in Paris time without asking the device.

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::dates::{Date, Moment};

static PARIS: TimeZone = jiff::tz::get!("Europe/Paris");

fn civil(day: Date, hour_and_minute: &str) -> Option<DateTime> {
    let (hour, minute) = hour_and_minute.split_once(':')?;
    let (year, month) = (i16::try_from(day.year()).ok()?, i8::try_from(day.month()).ok()?);
    DateTime::new(year, month, i8::try_from(day.day()).ok()?, hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn spelt(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The offset of Paris at that time of that day, `±hh:mm`. A time that the clock has twice or jumps over takes the offset before.
#[must_use]
pub fn paris_offset(day: Date, hour_and_minute: &str) -> String {
    let offset = civil(day, hour_and_minute).map(|time| match PARIS.to_ambiguous_timestamp(time).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset,
        AmbiguousOffset::Gap { before, .. } | AmbiguousOffset::Fold { before, .. } => before,
    });
    spelt(offset.map_or(3600, |offset| offset.seconds()))
}

/// The same moment on the clock of Paris; `None` when it leaves the years of a bid.
#[must_use]
pub fn in_paris(moment: &Moment) -> Option<Moment> {
    let timestamp: jiff::Timestamp = moment.as_str().parse().ok()?;
    let there = timestamp.to_zoned(PARIS.clone());
    let text = format!("{}{}", there.datetime().strftime("%Y-%m-%dT%H:%M:%S"), spelt(there.offset().seconds()));
    Moment::parse(&text).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn paris_is_one_hour_ahead_in_winter_and_two_in_summer() {
        let offset = |day, time| paris_offset(Date::parse(day).unwrap(), time);
        assert_eq!(offset("2027-01-12", "12:00"), "+01:00");
        assert_eq!(offset("2027-07-12", "12:00"), "+02:00");
        // The last Sunday of March 2027 is the 28th: 2 h 30 does not exist there.
        assert_eq!(offset("2027-03-28", "02:30"), "+01:00");
    }

    #[test]
    fn another_offset_is_told_in_paris_time() {
        let told = |text: &str| in_paris(&Moment::parse(text).unwrap()).map(|m| m.to_string());
        assert_eq!(told("2027-01-12T23:30:00-05:00").as_deref(), Some("2027-01-13T05:30:00+01:00"));
        assert_eq!(told("2027-07-01T10:00:00Z").as_deref(), Some("2027-07-01T12:00:00+02:00"));
        assert_eq!(told("2027-01-12T12:00:00+01:00").as_deref(), Some("2027-01-12T12:00:00+01:00"));
        assert_eq!(told("2199-12-31T23:59:00-10:00"), None);
    }
}
