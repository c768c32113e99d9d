//! The «years» of the contract, for turnover caps and VAT thresholds: its periods, or the calendar years that its months
//! fall in (`joint-bid/1` §4.5). Knows no amount of its own.

use std::sync::Arc;

use indexmap::IndexMap;

use super::bid::{Tender, YearBasis};
use super::dates::Date;
use super::fault::Fault;
use super::money::Cents;
use super::share_out::share_into;

/// Amounts by year, in the order of the years.
pub type ByYear = IndexMap<Arc<str>, Cents>;

/// The years, ascending, and how the months of each period fall in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Years {
    labels: Vec<Arc<str>>,
    by_period: Vec<PeriodYears>,
}

/// The years that have months of one period, and how many: n(p,·).
#[derive(Clone, Debug, Default, PartialEq)]
struct PeriodYears {
    years: Vec<usize>,
    months: Vec<i128>,
}

impl Years {
    /// The years of a contract. Calendar years without a start are a fault; the periods are used then.
    #[must_use]
    pub fn of(tender: &Tender) -> (Self, Option<Fault>) {
        match (tender.year_basis, tender.start) {
            (YearBasis::Calendar, Some(start)) => (Self::calendar(tender, start), None),
            (YearBasis::Calendar, None) => (Self::periods(tender), Some(Fault::NoStart)),
            (YearBasis::Period, _) => (Self::periods(tender), None),
        }
    }

    fn periods(tender: &Tender) -> Self {
        let own = tender.periods.iter().enumerate().map(|(at, period)| PeriodYears {
            years: vec![at],
            months: vec![i128::from(period.months)],
        });
        Self {
            labels: tender.periods.iter().map(|p| Arc::from(p.id.as_str())).collect(),
            by_period: own.collect(),
        }
    }

    /// Month i of the contract belongs to the calendar year of the start + i months.
    fn calendar(tender: &Tender, start: Date) -> Self {
        let last = start.year_after_months(tender.months().saturating_sub(1));
        let mut month = 0_u32;
        let mut by_period = Vec::with_capacity(tender.periods.len());
        for period in &tender.periods {
            let mut own = PeriodYears::default();
            // A period still without months counts in the year where it would start.
            for _ in 0..period.months.max(1) {
                let year = usize::try_from(start.year_after_months(month).min(last) - start.year()).unwrap_or(0);
                match own.months.last_mut() {
                    Some(count) if own.years.last() == Some(&year) => *count += 1,
                    _ => {
                        own.years.push(year);
                        own.months.push(1);
                    }
                }
                month += u32::from(period.months > 0);
            }
            by_period.push(own);
        }
        Self {
            labels: (start.year()..=last).map(|y| Arc::from(y.to_string())).collect(),
            by_period,
        }
    }

    #[must_use]
    pub fn labels(&self) -> &[Arc<str>] {
        &self.labels
    }
    /// The years that have months of a period, by position, and how many: n(p,·).
    pub fn months_of(&self, period: usize) -> impl Iterator<Item = (usize, i128)> {
        let own = self.by_period.get(period);
        own.into_iter().flat_map(|p| p.years.iter().copied().zip(p.months.iter().copied()))
    }
    /// Adds the amounts of a part by period to sums by year: each period goes by largest remainder of its months.
    /// A year without a month of the period has no remainder, so it is left out of the sharing.
    pub fn add(&self, by_period: &[Cents], by_year: &mut [Cents]) {
        let mut shares = Vec::new();
        for (own, amount) in self.by_period.iter().zip(by_period) {
            shares.clear();
            shares.resize(own.months.len(), *amount);
            if shares.len() > 1 {
                share_into(*amount, &own.months, &mut shares);
            }
            for (year, share) in own.years.iter().zip(&shares) {
                if let Some(sum) = by_year.get_mut(*year) {
                    *sum += *share;
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
        let months = |years: &[usize], months: &[i128]| PeriodYears {
            years: years.to_vec(),
            months: months.to_vec(),
        };
        let years = Years {
            labels: vec![Arc::from("2027"), Arc::from("2028")],
            by_period: vec![months(&[0, 1], &[7, 5]), months(&[1], &[12])],
        };
        let mut by_year = vec![Cents::ZERO; 2];
        years.add(&[Cents(100), Cents(10)], &mut by_year);
        assert_eq!(by_year, vec![Cents(58), Cents(52)]);
    }
}
