//! The Shapley value (L. S. Shapley, «A value for n-person games», 1953): the average of what each member adds, exactly.

use num_bigint::BigInt;

use super::coalitions::Coalitions;
use crate::domain::exact::Exact;

/// In member order: Σ |S|!(n−|S|−1)!/n!·(v(S∪i) − v(S)) over the coalitions without i.
pub(super) fn shapley(game: &Coalitions) -> Vec<Exact> {
    let factorial = |n: usize| (1..=n).fold(BigInt::from(1), |product, factor| product * factor);
    let n = game.players;
    let weights: Vec<BigInt> = (0..n).map(|size| factorial(size) * factorial(n - size - 1)).collect();
    let denominator = factorial(n) * &game.denominator;
    (0..n)
        .map(|player| {
            let bit = 1 << player;
            let added: BigInt = (0..game.values.len())
                .filter(|set| set & bit == 0)
                .map(|set| (&game.values[set | bit] - &game.values[set]) * &weights[set.count_ones() as usize])
                .sum();
            Exact::new(added, denominator.clone())
        })
        .collect()
}
