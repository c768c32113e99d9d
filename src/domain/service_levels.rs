//! What availability a chain of services delivers, and whether it keeps the promise (`joint-bid/1` §8.8; domain brief §5.4).
//! Failures are taken as independent: a common site, directory or administrator breaks the rule, and people must be told so.

use serde::Serialize;

use super::bid::{Availability, Bid, ServiceLevel};
use super::decimal::Rate;
use super::exact::{Exact, decimal, rounded, whole};
use super::fixed::Fixed;
use super::ids::Id;

const MINUTES_PER_30_DAYS: i128 = 43_200;
const MINUTES_PER_YEAR: i128 = 525_600;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServiceLevelReport {
    pub id: Id,
    /// Product of what must all work.
    pub series: Fixed,
    /// At least one of the hosts works; 1 without hosts.
    pub parallel_ideal: Fixed,
    /// The same when taking over succeeds only with the failover rate.
    pub parallel_with_failover: Fixed,
    /// What the client gets.
    pub composite: Fixed,
    /// What it would get from the main host alone.
    pub single_host_composite: Fixed,
    pub target_met: bool,
    pub single_host_target_met: bool,
    pub downtime_minutes_per_30_days: Fixed,
    pub downtime_minutes_per_year: Fixed,
}

/// One report per service level, in the order of the bid.
#[must_use]
pub fn service_levels(bid: &Bid) -> Vec<ServiceLevelReport> {
    bid.sla.iter().map(report).collect()
}

/// What one chain delivers.
#[must_use]
pub fn report(level: &ServiceLevel) -> ServiceLevelReport {
    let one = || whole(1);
    let series = level.series.iter().fold(one(), |product, part| product * of(part));
    let none_works = level.parallel.iter().fold(one(), |product, host| product * (one() - of(host)));
    let ideal = if level.parallel.is_empty() { one() } else { one() - none_works };
    let failover = exact(level.failover.unwrap_or(Rate::ONE));
    let taking_over = level.parallel.iter().rev().fold(None, |next: Option<Exact>, host| {
        let own = of(host);
        Some(match next {
            Some(next) => &own + (one() - &own) * &failover * next,
            None => own,
        })
    });
    let with_failover = taking_over.unwrap_or_else(one);
    let composite = &series * &with_failover;
    let single = &series * level.parallel.first().map_or_else(one, of);
    let target = exact(level.target);
    let down = one() - &composite;
    ServiceLevelReport {
        id: level.id.clone(),
        series: rounded(&series, 8),
        parallel_ideal: rounded(&ideal, 8),
        parallel_with_failover: rounded(&with_failover, 8),
        target_met: composite >= target,
        single_host_target_met: single >= target,
        composite: rounded(&composite, 6),
        single_host_composite: rounded(&single, 6),
        downtime_minutes_per_30_days: rounded(&(&down * whole(MINUTES_PER_30_DAYS)), 2),
        downtime_minutes_per_year: rounded(&(down * whole(MINUTES_PER_YEAR)), 2),
    }
}

fn of(part: &Availability) -> Exact {
    exact(part.availability)
}

fn exact(rate: Rate) -> Exact {
    decimal(rate.scaled(), Rate::AFTER)
}

/// Minutes in 30 days during which a service of this availability may be down, two decimals.
#[must_use]
pub fn allowed_minutes_per_30_days(target: Rate) -> Fixed {
    rounded(&((whole(1) - exact(target)) * whole(MINUTES_PER_30_DAYS)), 2)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn parts(rates: &[&str]) -> Vec<Availability> {
        let part = |rate: &&str| Availability {
            id: "x".to_owned(),
            availability: Rate::parse(rate).unwrap(),
        };
        rates.iter().map(part).collect()
    }

    fn level(target: &str, series: &[&str], parallel: &[&str], failover: Option<&str>) -> ServiceLevel {
        ServiceLevel {
            id: Id::new("s"),
            target: Rate::parse(target).unwrap(),
            series: parts(series),
            parallel: parts(parallel),
            failover: failover.map(|f| Rate::parse(f).unwrap()),
        }
    }

    #[test]
    fn the_target_is_compared_before_rounding() {
        // 0.999 × 0.999 = 0.998001: met by 0.998001, missed by a target of 0.998002 that rounds to the same five decimals.
        assert!(report(&level("0.998001", &["0.999", "0.999"], &[], None)).target_met);
        assert!(!report(&level("0.998002", &["0.999", "0.999"], &[], None)).target_met);
        // Fifty components of six decimals make 300 decimals: still exact.
        let long = report(&level("0.5", &["0.999999"; 50], &[], None));
        assert_eq!(long.series.to_string(), "0.99995000");
    }

    #[test]
    fn a_second_host_helps_only_as_far_as_taking_over_works() {
        let of = |failover| report(&level("0.9", &[], &["0.9", "0.9"], failover));
        assert_eq!(of(None).parallel_with_failover.to_string(), "0.99000000");
        assert_eq!(of(Some("0.5")).parallel_with_failover.to_string(), "0.94500000");
        assert_eq!(of(Some("0")).parallel_with_failover, of(Some("0")).single_host_composite_at_8());
        assert_eq!(of(Some("0.5")).parallel_ideal.to_string(), "0.99000000");
    }

    impl ServiceLevelReport {
        fn single_host_composite_at_8(&self) -> Fixed {
            Fixed::new(self.single_host_composite.units * 100, 8)
        }
    }
}
