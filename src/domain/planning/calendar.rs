//! Which days are worked, and counting them (`joint-bid/1` §8.9).

use super::holidays::is_holiday;
use crate::domain::bid::{Closure, Region};
use crate::domain::dates::Date;

/// Monday to Friday, less the holidays of a region and the closures of the group.
#[derive(Clone, Copy, Debug)]
pub struct WorkCalendar<'a> {
    pub region: Region,
    /// Both ends included.
    pub closures: &'a [Closure],
}

/// No search for a working day goes further than this many days: closures may cover everything.
const LONGEST_SEARCH: i64 = 400_000;

impl WorkCalendar<'_> {
    #[must_use]
    pub fn is_worked(self, day: Date) -> bool {
        !day.is_weekend() && !is_holiday(self.region, day) && !self.closures.iter().any(|c| c.from <= day && day <= c.to)
    }
    /// The day itself if it is worked, else the next that is.
    #[must_use]
    pub fn on_or_after(self, day: Date) -> Option<Date> {
        if self.is_worked(day) { Some(day) } else { self.shifted(day, 1) }
    }
    /// The day itself if it is worked, else the last before it.
    #[must_use]
    pub fn on_or_before(self, day: Date) -> Option<Date> {
        if self.is_worked(day) { Some(day) } else { self.shifted(day, -1) }
    }
    /// `wd(day, n)`: the n-th working day after, or before for n < 0; the day itself for 0. `None` past the calendar's end.
    #[must_use]
    pub fn shifted(self, day: Date, n: i64) -> Option<Date> {
        let step = n.signum();
        let (mut day, mut left, mut searched) = (day, n.abs(), 0);
        while left > 0 {
            day = day.plus_days(step)?;
            left -= i64::from(self.is_worked(day));
            searched += 1;
            if searched > LONGEST_SEARCH {
                return None;
            }
        }
        Some(day)
    }
    /// Working days from `from` (excluded) to `to` (included). When `to` is earlier: those from the day before `from` down to `to`,
    /// included, counted below zero.
    #[must_use]
    pub fn between(self, from: Date, to: Date) -> i64 {
        let days = |first: i64, last: i64| (first..=last).filter(|n| from.plus_days(*n).is_some_and(|day| self.is_worked(day))).count();
        let distance = from.days_until(to);
        let count = if distance >= 0 { days(1, distance) } else { days(distance, -1) };
        i64::try_from(count).unwrap_or(i64::MAX) * distance.signum()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    const FR: WorkCalendar<'static> = WorkCalendar {
        region: Region::Fr,
        closures: &[],
    };

    #[test]
    fn weekends_holidays_and_closures_are_not_worked() {
        // 25 December 2026 is a Friday.
        assert_eq!(FR.shifted(day("2026-12-24"), 1), Some(day("2026-12-28")));
        let closures = [Closure {
            from: day("2026-12-28"),
            to: day("2027-01-02"),
        }];
        let closed = WorkCalendar { closures: &closures, ..FR };
        assert_eq!(closed.shifted(day("2026-12-24"), 1), Some(day("2027-01-04")));
        assert_eq!(closed.on_or_before(day("2027-01-03")), Some(day("2026-12-24")));
    }

    #[test]
    fn a_group_that_never_works_has_no_working_day() {
        let closures = [Closure {
            from: day("2000-01-01"),
            to: day("2199-12-31"),
        }];
        let closed = WorkCalendar { closures: &closures, ..FR };
        assert!(closed.on_or_after(day("2030-01-01")).is_some_and(|d| d.year() == 2200));
    }

    proptest! {
        #[test]
        fn going_n_working_days_counts_n(start in 0_i64..3_000, n in -60_i64..60) {
            let start = FR.on_or_after(day("2026-01-01").plus_days(start).unwrap()).unwrap();
            prop_assert_eq!(FR.between(start, FR.shifted(start, n).unwrap()), n);
        }
    }
}
