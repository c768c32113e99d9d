//! Public holidays by region, Easter included (`joint-bid/1` §8.9; domain brief §6.2).

use crate::domain::bid::Region;
use crate::domain::dates::Date;

/// Easter Sunday of a year, Gregorian (Meeus, Jones and Butcher).
#[must_use]
pub fn easter(year: i32) -> Option<Date> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::of(year, u8::try_from(sum / 31).ok()?, u8::try_from(sum % 31 + 1).ok()?)
}

/// Month and day of the holidays that keep their date.
fn fixed(region: Region) -> &'static [(u8, u8)] {
    match region {
        Region::Fr => &[(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)],
        Region::FrAlsaceMoselle => &[(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26)],
        Region::Be => &[(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)],
        Region::None => &[],
    }
}

/// Days after Easter Sunday.
fn movable(region: Region) -> &'static [i64] {
    match region {
        Region::Fr | Region::Be => &[1, 39, 50],
        Region::FrAlsaceMoselle => &[-2, 1, 39, 50],
        Region::None => &[],
    }
}

/// Two holidays may fall on one day; it is one holiday.
#[must_use]
pub fn is_holiday(region: Region, day: Date) -> bool {
    if fixed(region).contains(&(day.month(), day.day())) {
        return true;
    }
    // The first movable feast is Good Friday, 20 March at the earliest; the last Whit Monday, 14 June at the latest.
    let may_move = (3..=6).contains(&day.month());
    may_move && easter(day.year()).is_some_and(|sunday| movable(region).contains(&sunday.days_until(day)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn easter_falls_where_the_tables_say() {
        // Domain brief §6.2.
        for text in [
            "2008-03-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2031-04-13",
            "2032-03-28",
            "2033-04-17",
            "2034-04-09",
            "2035-03-25",
            "2038-04-25",
        ] {
            assert_eq!(easter(day(text).year()), Some(day(text)));
        }
    }

    #[test]
    fn each_region_has_its_own_days() {
        let of = |text: &str| {
            Region::ALL
                .iter()
                .filter(|r| is_holiday(**r, day(text)))
                .map(|r| r.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(of("2027-07-14"), ["FR", "FR-ALSACE-MOSELLE"]);
        assert_eq!(of("2027-07-21"), ["BE"]);
        assert_eq!(of("2027-12-26"), ["FR-ALSACE-MOSELLE"]);
        // Good Friday, Easter Monday, Ascension Day and Whit Monday of 2027.
        assert_eq!(of("2027-03-26"), ["FR-ALSACE-MOSELLE"]);
        for text in ["2027-03-29", "2027-05-06", "2027-05-17"] {
            assert_eq!(of(text), ["FR", "FR-ALSACE-MOSELLE", "BE"], "{text}");
        }
        assert_eq!(of("2027-03-28"), [""; 0]);
    }
}
