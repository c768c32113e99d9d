//! Sharing whole cents so that every part adds up: largest remainder, rounding to a sum, minimum and maximum
//! (`joint-bid/1` §4.2–4.4; domain brief §3.5). Everything is exact.

use super::money::Cents;

/// `LR(total, weights)`: largest remainder (Hamilton). Ties: larger weight, then list order. All weights zero: equal weights.
/// A negative total is shared like its absolute value. Weights below zero count as zero.
#[must_use]
pub fn largest_remainder(total: Cents, weights: &[i128]) -> Vec<Cents> {
    if weights.len() == 1 {
        return vec![total];
    }
    let mut weights: Vec<i128> = weights.iter().map(|w| (*w).max(0)).collect();
    if weights.iter().all(|w| *w == 0) {
        weights.iter_mut().for_each(|w| *w = 1);
    }
    let sum: i128 = weights.iter().sum();
    if sum == 0 {
        return Vec::new();
    }
    let (sign, amount) = if total.0 < 0 { (-1, -total.wide()) } else { (1, total.wide()) };
    let mut parts: Vec<i128> = Vec::with_capacity(weights.len());
    let mut rests: Vec<i128> = Vec::with_capacity(weights.len());
    for weight in &weights {
        let (quotient, rest) = mul_div(amount, *weight, sum);
        parts.push(quotient);
        rests.push(rest);
    }
    let missing = amount - parts.iter().sum::<i128>();
    if missing > 0 {
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by(|&a, &b| rests[b].cmp(&rests[a]).then(weights[b].cmp(&weights[a])).then(a.cmp(&b)));
        for &i in order.iter().take(usize::try_from(missing).unwrap_or(0)) {
            parts[i] += 1;
        }
    }
    parts.into_iter().map(|p| Cents::from_wide(sign * p)).collect()
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
