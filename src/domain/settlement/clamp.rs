//! `CLAMP`: sharing by weights between a minimum and a maximum each (`joint-bid/1` §4.4; domain brief §3.2). Exact.

use super::SplitError;
use crate::domain::money::Cents;

/// One member's weight and bounds, in cents. No maximum: none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub weight: i128,
    pub min: Cents,
    pub max: Option<Cents>,
}

/// Finds λ ≥ 0 with Σ clamp(λ·weight, min, max) = `total`, then floors and gives the missing cents by largest fraction, ties in
/// list order. A weight of zero gets its minimum.
///
/// # Errors
/// `MinMaxInfeasible` when no λ does it.
pub fn clamp(total: Cents, bounds: &[Bounds]) -> Result<Vec<Cents>, SplitError> {
    let total = total.wide();
    let min: i128 = bounds.iter().map(|b| b.min.wide()).sum();
    // `None` = without limit.
    let max = bounds.iter().map(most).try_fold(0_i128, |sum, most| most.map(|m| sum + m));
    let crossed = bounds.iter().any(|b| b.max.is_some_and(|max| max < b.min));
    if crossed || total < min || max.is_some_and(|max| total > max) {
        return Err(SplitError::MinMaxInfeasible);
    }
    let free = free_at_solution(total, bounds);
    let fixed: i128 = free.iter().map(|f| if let Place::Fixed(cents) = f { *cents } else { 0 }).sum();
    let weights: i128 = free.iter().zip(bounds).map(|(f, b)| if *f == Place::Free { b.weight } else { 0 }).sum();
    let rest = total - fixed;
    let mut parts = Vec::with_capacity(bounds.len());
    let mut fractions = Vec::with_capacity(bounds.len());
    for (place, bound) in free.iter().zip(bounds) {
        match place {
            Place::Fixed(cents) => {
                parts.push(*cents);
                fractions.push(0);
            }
            Place::Free => {
                parts.push((rest * bound.weight).div_euclid(weights));
                fractions.push((rest * bound.weight).rem_euclid(weights));
            }
        }
    }
    let missing = total - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..bounds.len()).collect();
    order.retain(|&i| bounds[i].max.is_none_or(|max| parts[i] < max.wide()));
    order.sort_by_key(|&i| (std::cmp::Reverse(fractions[i]), i));
    for &i in order.iter().take(usize::try_from(missing).unwrap_or(0)) {
        parts[i] += 1;
    }
    Ok(parts.into_iter().map(Cents::from_wide).collect())
}

/// The most a member can get.
fn most(bound: &Bounds) -> Option<i128> {
    if bound.weight > 0 {
        bound.max.map(Cents::wide)
    } else {
        Some(bound.min.wide())
    }
}

/// Where a member stands at the solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// At its minimum or maximum.
    Fixed(i128),
    /// At λ·weight.
    Free,
}

/// Σ clamp grows with λ and bends only at min/weight and max/weight: the solution lies on the segment that begins at the last bend
/// where the sum is not yet above the total.
fn free_at_solution(total: i128, bounds: &[Bounds]) -> Vec<Place> {
    // Bends as fractions (cents, weight).
    let mut start = (0_i128, 1_i128);
    let weighted = bounds.iter().filter(|b| b.weight > 0);
    for bend in weighted.flat_map(|b| [Some(b.min), b.max].into_iter().flatten().map(|c| (c.wide(), b.weight))) {
        let is_later = bend.0 * start.1 > start.0 * bend.1;
        if is_later && sum_at(bend, bounds) <= total * bend.1 {
            start = bend;
        }
    }
    bounds
        .iter()
        .map(|b| {
            let at_start = start.0 * b.weight;
            if b.weight <= 0 || at_start < b.min.wide() * start.1 {
                Place::Fixed(b.min.wide())
            } else {
                match b.max {
                    Some(max) if at_start >= max.wide() * start.1 => Place::Fixed(max.wide()),
                    _ => Place::Free,
                }
            }
        })
        .collect()
}

/// Σ clamp(λ·weight, min, max) times the denominator of λ.
fn sum_at((numerator, denominator): (i128, i128), bounds: &[Bounds]) -> i128 {
    let amount = |b: &Bounds| {
        let least = (numerator * b.weight).max(b.min.wide() * denominator);
        b.max.filter(|_| b.weight > 0).map_or(least, |max| least.min(max.wide() * denominator))
    };
    bounds.iter().map(|b| if b.weight > 0 { amount(b) } else { b.min.wide() * denominator }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bounds() -> impl Strategy<Value = Vec<Bounds>> {
        let one = (0_i128..50, 0_i64..2_000, prop::option::of(0_i64..3_000)).prop_map(|(weight, min, span)| Bounds {
            weight,
            min: Cents(min),
            max: span.map(|s| Cents(min + s)),
        });
        prop::collection::vec(one, 1..9)
    }

    proptest! {
        #[test]
        fn everyone_stays_between_its_bounds_and_the_total_is_kept(bounds in bounds(), total in 0_i64..20_000) {
            let min: i128 = bounds.iter().map(|b| b.min.wide()).sum();
            let max = bounds.iter().map(most).try_fold(0, |sum, most| most.map(|m| sum + m));
            let possible = i128::from(total) >= min && max.is_none_or(|max| i128::from(total) <= max);
            match clamp(Cents(total), &bounds) {
                Ok(parts) => {
                    prop_assert!(possible);
                    prop_assert_eq!(parts.iter().sum::<Cents>(), Cents(total));
                    for (part, bound) in parts.iter().zip(&bounds) {
                        prop_assert!(*part >= bound.min && bound.max.is_none_or(|max| *part <= max));
                    }
                }
                Err(error) => {
                    prop_assert!(!possible);
                    prop_assert_eq!(error, SplitError::MinMaxInfeasible);
                }
            }
        }

        #[test]
        fn two_members_within_their_bounds_get_the_same_per_weight(bounds in bounds(), total in 0_i64..20_000) {
            if let Ok(parts) = clamp(Cents(total), &bounds) {
                let inside = |i: usize| parts[i] > bounds[i].min + Cents(1) && bounds[i].max.is_none_or(|max| parts[i] < max - Cents(1));
                for i in (0..parts.len()).filter(|&i| inside(i)) {
                    for j in (0..parts.len()).filter(|&j| inside(j)) {
                        let (w, v) = (bounds[i].weight, bounds[j].weight);
                        prop_assert!((parts[i].wide() * v - parts[j].wide() * w).abs() <= w + v);
                    }
                }
            }
        }
    }
}
