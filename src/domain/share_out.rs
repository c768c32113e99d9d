//! Sharing whole cents so that every part adds up: largest remainder, rounding to a sum, minimum and maximum
//! (`joint-bid/1` §4.2–4.4; domain brief §3.5). Everything is exact.

use super::money::Cents;

/// `LR(total, weights)`: largest remainder (Hamilton). Ties: larger weight, then list order. All weights zero: equal weights.
/// A negative total is shared like its absolute value. Weights below zero count as zero.
#[must_use]
pub fn largest_remainder(total: Cents, weights: &[i128]) -> Vec<Cents> {
    let mut parts = vec![Cents::ZERO; weights.len()];
    share_into(total, weights, &mut parts);
    parts
}

/// `largest_remainder` into a list of the same length.
pub fn share_into(total: Cents, weights: &[i128], parts: &mut [Cents]) {
    let amount = total.0.unsigned_abs();
    let sum: i128 = weights.iter().map(|w| (*w).max(0)).sum();
    match u64::try_from(sum) {
        Ok(0) => share_equally(amount, parts),
        Ok(sum) if amount.checked_mul(sum).is_some() => share_short(amount, weights, sum, parts),
        _ => share_long(i128::from(amount), weights, sum, parts),
    }
    if total.0 < 0 {
        parts.iter_mut().for_each(|p| *p = -*p);
    }
}

fn share_equally(amount: u64, parts: &mut [Cents]) {
    let count = parts.len().max(1) as u64;
    let (each, missing) = (amount / count, amount % count);
    for (at, part) in (0..).zip(parts) {
        *part = Cents::from_wide(i128::from(each) + i128::from(at < missing));
    }
}

/// When amount × weights fit in 64 bits, which they nearly always do: no list beside the parts.
fn share_short(amount: u64, weights: &[i128], sum: u64, parts: &mut [Cents]) {
    let product = |weight: &i128| amount * u64::try_from(*weight).unwrap_or(0);
    let mut missing = amount;
    for (part, weight) in parts.iter_mut().zip(weights) {
        let whole = product(weight) / sum;
        missing -= whole;
        *part = Cents(whole.cast_signed());
    }
    for _ in 0..missing {
        // Whoever has had its cent is below zero here, and comes last.
        let rest = |at: usize| i128::from(product(&weights[at])) - parts[at].wide() * i128::from(sum);
        let next = (0..weights.len().min(parts.len())).rev().max_by_key(|&at| (rest(at), weights[at]));
        if let Some(next) = next {
            parts[next] += Cents(1);
        }
    }
}

fn share_long(amount: i128, weights: &[i128], sum: i128, parts: &mut [Cents]) {
    let exact: Vec<(i128, i128)> = weights.iter().map(|w| mul_div(amount, (*w).max(0), sum)).collect();
    let missing = amount - exact.iter().map(|(whole, _)| whole).sum::<i128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse((exact[at].1, weights[at], std::cmp::Reverse(at))));
    for (part, (whole, _)) in parts.iter_mut().zip(&exact) {
        *part = Cents::from_wide(*whole);
    }
    for &at in order.iter().take(usize::try_from(missing).unwrap_or(0)) {
        parts[at] += Cents(1);
    }
}

/// ⌊a·b/d⌋ and the rest, for a, b ≥ 0 and d > 0. Falls back to long multiplication when a·b does not fit.
fn mul_div(a: i128, b: i128, d: i128) -> (i128, i128) {
    match a.checked_mul(b) {
        Some(product) => (product / d, product % d),
        None => {
            let (mut quotient, mut rest, mut addend) = (0_i128, 0_i128, b);
            let (mut whole, mut left) = (addend / d, a);
            addend %= d;
            while left > 0 {
                if left & 1 == 1 {
                    quotient += whole;
                    rest += addend;
                    if rest >= d {
                        rest -= d;
                        quotient += 1;
                    }
                }
                addend *= 2;
                whole *= 2;
                if addend >= d {
                    addend -= d;
                    whole += 1;
                }
                left >>= 1;
            }
            (quotient, rest)
        }
    }
}

/// `ROUND_TO_SUM`: exact values `numerators[i]/denominator` whose sum is an integer → integers with the same sum.
/// Floors first, then one each to the largest fractional parts; ties in list order.
#[must_use]
pub fn round_to_sum(numerators: &[i128], denominator: i128) -> Vec<Cents> {
    if denominator <= 0 {
        return numerators.iter().map(|_| Cents::ZERO).collect();
    }
    let mut parts: Vec<i128> = numerators.iter().map(|n| n.div_euclid(denominator)).collect();
    let total: i128 = numerators.iter().sum::<i128>().div_euclid(denominator);
    let missing = total - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..numerators.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(numerators[i].rem_euclid(denominator)), i));
    for &i in order.iter().take(usize::try_from(missing).unwrap_or(0)) {
        parts[i] += 1;
    }
    parts.into_iter().map(Cents::from_wide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cents(values: &[i64]) -> Vec<Cents> {
        values.iter().map(|v| Cents(*v)).collect()
    }

    #[test]
    fn splitting_ten_euros_in_three_keeps_every_cent() {
        assert_eq!(largest_remainder(Cents(1000), &[1, 1, 1]), cents(&[334, 333, 333]));
        assert_eq!(largest_remainder(Cents(-1000), &[1, 1, 1]), cents(&[-334, -333, -333]));
    }

    #[test]
    fn a_tie_goes_to_the_larger_weight_then_to_the_first() {
        assert_eq!(largest_remainder(Cents(11), &[6, 6, 2]), cents(&[5, 5, 1]));
        assert_eq!(largest_remainder(Cents(10), &[6, 6, 2]), cents(&[4, 4, 2]));
    }

    #[test]
    fn without_any_weight_all_weigh_the_same() {
        assert_eq!(largest_remainder(Cents(5), &[0, 0]), cents(&[3, 2]));
        assert_eq!(largest_remainder(Cents(5), &[]), cents(&[]));
    }

    proptest! {
        #[test]
        fn the_parts_always_add_up(total in -1_000_000_000_000_i64..1_000_000_000_000, weights in prop::collection::vec(0_i128..10_i128.pow(26), 1..20)) {
            let parts = largest_remainder(Cents(total), &weights);
            prop_assert_eq!(parts.iter().sum::<Cents>(), Cents(total));
        }

        #[test]
        fn no_part_is_a_cent_or_more_from_its_exact_value(total in 0_i64..1_000_000_000, weights in prop::collection::vec(0_i128..1_000_000, 1..20)) {
            let sum: i128 = weights.iter().sum();
            prop_assume!(sum > 0);
            for (part, weight) in largest_remainder(Cents(total), &weights).iter().zip(&weights) {
                let difference = part.wide() * sum - i128::from(total) * weight;
                prop_assert!(difference.abs() < sum);
            }
        }

        #[test]
        fn the_long_way_gives_the_same_parts(total in 0_u32..1_000_000, weights in prop::collection::vec(0_i128..60, 1..12)) {
            let sum: i128 = weights.iter().sum();
            prop_assume!(sum > 0);
            let mut parts = vec![Cents::ZERO; weights.len()];
            share_long(i128::from(total), &weights, sum, &mut parts);
            prop_assert_eq!(parts, largest_remainder(Cents(i64::from(total)), &weights));
        }

        #[test]
        fn long_multiplication_agrees_with_the_short_one(a in 0_i128..10_i128.pow(12), b in 0_i128..10_i128.pow(20), d in 1_i128..10_i128.pow(20)) {
            let product = a * b;
            prop_assert_eq!(mul_div(a, b, d), (product / d, product % d));
        }

        #[test]
        fn rounding_to_a_sum_keeps_the_sum(values in prop::collection::vec(-1_000_000_i128..1_000_000, 1..12), denominator in 1_i128..1000) {
            let rest = values.iter().sum::<i128>().rem_euclid(denominator);
            let mut numerators = values.clone();
            numerators[0] -= rest;
            let parts = round_to_sum(&numerators, denominator);
            prop_assert_eq!(parts.iter().sum::<Cents>().wide() * denominator, numerators.iter().sum::<i128>());
        }
    }
}
