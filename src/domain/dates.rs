//! Civil dates and the deadline's moment, as written: no time zone is converted here (`joint-bid/1` §1.4).

use std::fmt;

use jiff::civil;
use serde::{Deserialize, Serialize};

/// Why a text is not a date or a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the years 2000 to 2199")]
pub struct DateError;

/// A day, `YYYY-MM-DD`, of the years 2000 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date(civil::Date);

impl Date {
    /// # Errors
    /// When the text is not `YYYY-MM-DD`, the day does not exist, or the year is not 2000–2199.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let bytes = text.as_bytes();
        let is_shaped = bytes.len() == 10
            && bytes
                .iter()
                .enumerate()
                .all(|(i, b)| if matches!(i, 4 | 7) { *b == b'-' } else { b.is_ascii_digit() });
        if !is_shaped {
            return Err(DateError);
        }
        let number = |range: std::ops::Range<usize>| text.get(range).and_then(|t| t.parse::<i16>().ok());
        let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
            return Err(DateError);
        };
        let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
            return Err(DateError);
        };
        if !(2000..=2199).contains(&year) {
            return Err(DateError);
        }
        civil::Date::new(year, month, day).map(Self).map_err(|_| DateError)
    }
    #[must_use]
    pub fn year(self) -> i32 {
        i32::from(self.0.year())
    }
    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        u8::try_from(self.0.month()).unwrap_or(1)
    }
    /// 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        u8::try_from(self.0.day()).unwrap_or(1)
    }
    /// The day `days` calendar days later. `None` past the calendar's end.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }
    /// The same day `months` months later, or the last one of a shorter month. `None` past the calendar's end.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Option<Self> {
        let span = jiff::Span::new().try_months(months).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }
    /// `None` when there is no such day.
    #[must_use]
    pub fn of(year: i32, month: u8, day: u8) -> Option<Self> {
        let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        civil::Date::new(year, month, day).ok().map(Self)
    }
    /// Calendar days from this day to the other; below zero when it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        self.0.duration_until(other.0).as_secs() / 86_400
    }
    /// 0 = Monday to 6 = Sunday.
    #[must_use]
    pub fn weekday(self) -> usize {
        usize::try_from(self.0.weekday().to_monday_zero_offset()).unwrap_or(0)
    }
    /// Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), civil::Weekday::Saturday | civil::Weekday::Sunday)
    }
    /// The calendar year of the day `months` months later.
    #[must_use]
    pub fn year_after_months(self, months: u32) -> i32 {
        let months_from_year_start = i64::from(self.month()) - 1 + i64::from(months);
        self.year() + i32::try_from(months_from_year_start.div_euclid(12)).unwrap_or(0)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}
impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}
impl TryFrom<String> for Date {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

/// A moment with its offset, kept as written: `YYYY-MM-DDThh:mm:ss` and `Z` or `±hh:mm`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Moment {
    text: String,
    day: Date,
}

impl Moment {
    /// # Errors
    /// When the text has another form, or names a day, an hour or an offset that does not exist.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let day = Date::parse(text.get(..10).unwrap_or("")).map_err(|_| DateError)?;
        let rest = text.get(10..).unwrap_or("");
        let time_is_good = rest.len() >= 9 && rest.starts_with('T') && is_time(rest.get(1..9).unwrap_or(""));
        let offset = rest.get(9..).unwrap_or("");
        if time_is_good && is_offset(offset) {
            Ok(Self { text: text.to_owned(), day })
        } else {
            Err(DateError)
        }
    }
    /// The day as written, whatever the offset.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }
    /// `hh:mm` as written.
    #[must_use]
    pub fn hour_and_minute(&self) -> &str {
        self.text.get(11..16).unwrap_or("")
    }
    /// `Z` or `±hh:mm` as written.
    #[must_use]
    pub fn offset(&self) -> &str {
        self.text.get(19..).unwrap_or("")
    }
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Two ASCII digits, at most `most`.
fn is_pair(text: &str, most: u8) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u8>().is_ok_and(|n| n <= most)
}

fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    matches!(parts.as_slice(), [h, m, s] if is_pair(h, 23) && is_pair(m, 59) && is_pair(s, 59))
}

fn is_offset(text: &str) -> bool {
    let signed = text.strip_prefix('+').or_else(|| text.strip_prefix('-'));
    text == "Z" || signed.and_then(|t| t.split_once(':')).is_some_and(|(h, m)| is_pair(h, 23) && is_pair(m, 59))
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.text
    }
}
impl TryFrom<String> for Moment {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2027-02-29", "2027-13-01", "1999-12-31", "2200-01-01", "2027-1-01", "2027-01-01 ", "٢٠٢٧-01-01"] {
            assert_eq!(Date::parse(text), Err(DateError), "{text}");
        }
    }

    #[test]
    fn a_moment_needs_its_offset_and_keeps_its_day_as_written() {
        assert!(Moment::parse("2027-01-12T12:00:00").is_err());
        assert!(Moment::parse("2027-01-12T25:00:00Z").is_err());
        let moment = Moment::parse("2027-01-12T00:30:00+05:00");
        assert_eq!(moment.map(|m| m.day().to_string()), Ok("2027-01-12".to_owned()));
    }

    #[test]
    fn months_run_into_the_next_calendar_year() {
        let start = Date::parse("2027-11-15");
        assert_eq!(
            start.map(|s| (s.year_after_months(0), s.year_after_months(1), s.year_after_months(2))),
            Ok((2027, 2027, 2028))
        );
    }
}
