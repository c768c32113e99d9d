//! All coalitions of a game by their bits: bit i is the member at position i.

use num_bigint::BigInt;

use super::{GameError, over_one_denominator};
use crate::domain::exact::{Exact, of_ratio};
use crate::domain::ids::MemberId;
use crate::domain::optimum::CoalitionValue;
use crate::domain::ratio::Ratio;

/// One coalition and what it could earn alone, in cents.
pub type Coalition = CoalitionValue;

pub(super) struct Coalitions {
    pub players: usize,
    /// Value of each set of bits times `denominator`; index 0 is nobody.
    pub values: Vec<BigInt>,
    pub denominator: BigInt,
    exact: Vec<Ratio>,
}

impl Coalitions {
    pub fn of(members: &[MemberId], values: &[CoalitionValue]) -> Result<Self, GameError> {
        let mut exact = vec![None; 1 << members.len()];
        exact[0] = Some(Ratio::ZERO);
        for value in values {
            let bits = value.members.iter().map(|id| members.iter().position(|m| m == id).map(|at| 1_usize << at));
            // A coalition with someone who is not of the game is not of the game.
            if let Some(set) = bits.sum::<Option<usize>>().filter(|set| *set != 0)
                && let Some(place) = exact.get_mut(set)
            {
                *place = Some(value.value);
            }
        }
        if let Some(set) = exact.iter().position(Option::is_none) {
            return Err(GameError::ValueMissing(in_set(members, set)));
        }
        let exact: Vec<Ratio> = exact.into_iter().flatten().collect();
        let long: Vec<Exact> = exact.iter().map(|v| of_ratio(*v)).collect();
        let (values, denominator) = over_one_denominator(&long);
        Ok(Self {
            players: members.len(),
            values,
            denominator,
            exact,
        })
    }

    /// The set of all.
    pub fn all(&self) -> usize {
        self.values.len() - 1
    }

    /// v(N) > 0 and v(N∖m) = 0.
    pub fn veto_players(&self) -> Vec<usize> {
        let zero = BigInt::ZERO;
        let earns = |set: usize| self.values[set] > zero;
        (0..self.players).filter(|at| earns(self.all()) && !earns(self.all() & !(1 << at))).collect()
    }

    /// A coalition that earns more alone than it gets.
    pub fn objection(&self, amounts: &[Exact]) -> Option<usize> {
        let (amounts, denominator) = over_one_denominator(amounts);
        (1..self.values.len()).find(|&set| {
            let gets: BigInt = (0..self.players).filter(|at| set >> at & 1 == 1).map(|at| &amounts[at]).sum();
            gets * &self.denominator < &self.values[set] * &denominator
        })
    }

    /// As `joint-bid-results/1` lists them: by size, each size in member order.
    pub fn listed(&self, members: &[MemberId]) -> Vec<Coalition> {
        let mut sets: Vec<usize> = (1..self.exact.len()).collect();
        // In member order: the set whose first different member comes first.
        sets.sort_by_key(|&set| (set.count_ones(), std::cmp::Reverse(set.reverse_bits())));
        sets.into_iter()
            .map(|set| Coalition {
                members: in_set(members, set),
                value: self.exact[set],
            })
            .collect()
    }
}

fn in_set(members: &[MemberId], set: usize) -> Vec<MemberId> {
    members
        .iter()
        .enumerate()
        .filter(|(at, _)| set >> at & 1 == 1)
        .map(|(_, m)| m.clone())
        .collect()
}
