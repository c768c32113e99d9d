//! The «years» of the contract, for turnover caps and VAT thresholds: its periods, or the calendar years that its months
//! fall in (`joint-bid/1` §4.5). Knows no amount of its own.

use std::sync::Arc;

use indexmap::IndexMap;

use super::bid::{Tender, YearBasis};
use super::fault::Fault;
use super::money::Cents;
use super::share_out::largest_remainder;

/// Amounts by year, in the order of the years.
pub type ByYear = IndexMap<Arc<str>, Cents>;

/// The years, ascending, and how the months of each period fall in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Years {
    labels: Vec<Arc<str>>,
    /// By period: its years that have months of it, with their number.
    months: Vec<Vec<(usize, i128)>>,
}

impl Years {
    /// The years of a contract. Calendar years without a start are a fault; the periods are used then.
    #[must_use]
    pub fn of(tender: &Tender) -> (Self, Option<Fault>) {
        match (tender.year_basis, tender.start) {
            (YearBasis::Calendar, Some(start)) => {
                let last = start.year_after_months(tender.months().saturating_sub(1));
                let labels = (start.year()..=last).map(|y| Arc::from(y.to_string())).collect();
                let mut month = 0_u32;
                let months = tender.periods.iter().map(|period| {
                    let mut years: Vec<(usize, i128)> = Vec::new();
                    // A period still without months counts in the year where it would start.
                    for _ in 0..period.months.max(1) {
                        let year = start.year_after_months(month).min(last) - start.year();
                        let year = usize::try_from(year).unwrap_or(0);
                        match years.last_mut() {
                            Some((same, count)) if *same == year => *count += 1,
                            _ => years.push((year, 1)),
                        }
                        month += u32::from(period.months > 0);
                    }
                    years
                });
                (
                    Self {
                        months: months.collect(),
                        labels,
                    },
                    None,
                )
            }
            (basis, _) => {
                let years = Self {
                    labels: tender.periods.iter().map(|p| Arc::from(p.id.as_str())).collect(),
                    months: tender
                        .periods
                        .iter()
                        .enumerate()
                        .map(|(p, period)| vec![(p, i128::from(period.months))])
                        .collect(),
                };
                (years, (basis == YearBasis::Calendar).then_some(Fault::NoStart))
            }
        }
    }

    #[must_use]
    pub fn labels(&self) -> &[Arc<str>] {
        &self.labels
    }
    /// The years that a period touches, by position, with its months in them: n(p,·).
    #[must_use]
    pub fn months_of(&self, period: usize) -> &[(usize, i128)] {
        self.months.get(period).map_or(&[], Vec::as_slice)
    }
    /// Adds the amounts of a part by period to sums by year: each period goes by largest remainder of its months.
    pub fn add(&self, by_period: &[Cents], by_year: &mut [Cents]) {
        for (period, amount) in by_period.iter().enumerate() {
            match self.months_of(period) {
                [] => {}
                [(year, _)] => {
                    if let Some(sum) = by_year.get_mut(*year) {
                        *sum += *amount;
                    }
                }
                years => {
                    // A year without a month of the period has no remainder, so it can be left out of the sharing.
                    let weights: Vec<i128> = years.iter().map(|(_, months)| *months).collect();
                    for ((year, _), share) in years.iter().zip(largest_remainder(*amount, &weights)) {
                        if let Some(sum) = by_year.get_mut(*year) {
                            *sum += share;
                        }
                    }
                }
            }
        }
    }
    /// Sums by year with their labels.
    #[must_use]
    pub fn named(&self, by_year: &[Cents]) -> ByYear {
        self.labels.iter().cloned().zip(by_year.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_goes_to_calendar_years_by_months_and_keeps_every_cent() {
        let years = Years {
            labels: vec![Arc::from("2027"), Arc::from("2028")],
            months: vec![vec![(0, 7), (1, 5)], vec![(1, 12)]],
        };
        let mut by_year = vec![Cents::ZERO; 2];
        years.add(&[Cents(100), Cents(10)], &mut by_year);
        assert_eq!(by_year, vec![Cents(58), Cents(52)]);
    }
}
