//! The firm periods of a contract from its duration: years of twelve months, the rest in the last one. Renewals are reported,
//! because a notice counts them and leaves their length to words.

use super::NotCarried;
use crate::domain::bid::{Period, Tender};
use crate::domain::dates::Date;
use crate::domain::ids::PeriodId;
use crate::exchange::notice::{NoticeLot, months_of};

const PERIODS_MAX: u16 = 40;
const YEAR: u16 = 12;

pub fn take(tender: &mut Tender, lot: &NoticeLot, report: &mut Vec<NotCarried>) {
    if let Some(months) = stated_months(tender, lot, report) {
        tender.periods = firm(months);
    }
    if lot.renewals_max.is_some_and(|count| count > 0) || lot.renewal_terms.is_some() {
        report.push(NotCarried::Renewals {
            count: lot.renewals_max,
            terms: lot.renewal_terms.clone().unwrap_or_default(),
        });
    }
}

/// The whole months of the contract, as stated or from its first to its last day; otherwise reported.
fn stated_months(tender: &Tender, lot: &NoticeLot, report: &mut Vec<NotCarried>) -> Option<u16> {
    let taken_months = tender.periods.iter().map(|period| period.months).sum();
    let by_dates = || months_between(lot.starts.as_deref()?, lot.ends.as_deref()?);
    let months = match &lot.duration {
        Some(stated) => months_of(stated),
        None => by_dates(),
    };
    let Some(months) = months else {
        report.push(match &lot.duration {
            Some(stated) => NotCarried::DurationNotWholeMonths {
                stated: stated.clone(),
                taken_months,
            },
            None => NotCarried::DurationAssumed {
                code: lot.duration_code.clone(),
                taken_months,
            },
        });
        return None;
    };
    if (1..=PERIODS_MAX * YEAR).contains(&months) {
        return Some(months);
    }
    report.push(NotCarried::DurationOutOfRange { months, taken_months });
    None
}

/// `months` is from 1 to 480.
fn firm(months: u16) -> Vec<Period> {
    let period = |index: u16| Period {
        id: PeriodId::new(&format!("P{}", index + 1)),
        months: YEAR.min(months - index * YEAR),
        label: String::new(),
        firm: true,
    };
    (0..months.div_ceil(YEAR)).map(period).collect()
}

/// Whole months from a first day to a last day, both included; `None` when days are left over.
fn months_between(first: &str, last: &str) -> Option<u16> {
    let first = Date::parse(first).ok()?;
    let after = Date::parse(last).ok()?.plus_days(1)?;
    let months = (after.year() - first.year()) * 12 + i32::from(after.month()) - i32::from(first.month());
    if after.day() == first.day() { u16::try_from(months).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_but_the_last_has_twelve_months() {
        let lengths = |months| firm(months).iter().map(|p| p.months).collect::<Vec<_>>();
        assert_eq!(lengths(48), [12, 12, 12, 12]);
        assert_eq!(lengths(18), [12, 6]);
        assert_eq!(lengths(1), [1]);
        assert_eq!(lengths(480).len(), 40);
        assert_eq!(firm(48).last().map(|p| p.id.as_str().to_owned()), Some("P4".to_owned()));
    }

    #[test]
    fn months_between_two_days_are_whole_or_unknown() {
        assert_eq!(months_between("2027-04-01", "2031-03-31"), Some(48));
        assert_eq!(months_between("2027-01-15", "2027-02-14"), Some(1));
        assert_eq!(months_between("2027-01-01", "2027-01-30"), None);
        assert_eq!(months_between("2027-04-01", "2027-03-31"), Some(0));
        assert_eq!(months_between("2027-04-01", "2026-03-31"), None);
        assert_eq!(months_between("1999-04-01", "2031-03-31"), None);
    }
}
