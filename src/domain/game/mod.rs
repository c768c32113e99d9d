//! The coalition game (`joint-bid/1` §8.10; domain brief §3.3–3.4): what each coalition could earn alone, and two ways to share what
//! they earn together. Values come from the optimiser or from people; where they come from is not known here. Decision aids, not a
//! default: sharing profit may create a company by accident (domain brief §2.7).

mod by_hand;
mod coalitions;
mod nucleolus;
mod report;
mod shapley;
mod tableau;

use std::cmp::Ordering;

use num_bigint::BigInt;

pub use by_hand::solved_by_hand;
pub use coalitions::Coalition;
pub use report::GameReport;

use coalitions::Coalitions;

use super::bid::Bid;
use super::exact::{Exact, to_ratio};
use super::ids::MemberId;
use super::money::Cents;
use super::optimum::CoalitionValue;
use super::ratio::Ratio;
use super::share_out::largest_remainder;

/// Most members: 2^12 values, and the Shapley value adds them all up.
pub const PLAYERS_MAX: usize = 12;
/// Most members for the nucleolus: each of its steps weighs all coalitions.
pub const NUCLEOLUS_PLAYERS_MAX: usize = 8;

/// Why a game is not solved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GameError {
    #[error("{found} members, at most {limit}")]
    TooManyPlayers { found: usize, limit: usize },
    /// The value of this coalition is not known.
    #[error("no value for {0:?}")]
    ValueMissing(Vec<MemberId>),
    #[error("a figure has too many digits")]
    TooLong,
}

/// A game with its solutions, exact, in cents.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    pub members: Vec<MemberId>,
    /// v(S) of every coalition, the single members first, then pairs and so on, each size in member order.
    pub values: Vec<Coalition>,
    /// Without one of these the others earn nothing.
    pub veto_members: Vec<MemberId>,
    /// In member order; the sum is the value of all.
    pub shapley: Vec<Ratio>,
    /// No coalition earns more alone than the Shapley value gives it.
    pub shapley_in_core: bool,
    /// The prenucleolus, when it was asked for.
    pub nucleolus: Option<Vec<Ratio>>,
}

/// Solves the game of these members.
///
/// # Errors
/// Too many members, or a coalition without a value. The value of nobody is 0.
pub fn solve(members: &[MemberId], values: &[CoalitionValue], with_nucleolus: bool) -> Result<Solved, GameError> {
    let limit = if with_nucleolus { NUCLEOLUS_PLAYERS_MAX } else { PLAYERS_MAX };
    if members.len() > limit {
        return Err(GameError::TooManyPlayers { found: members.len(), limit });
    }
    let game = Coalitions::of(members, values)?;
    let shapley = shapley::shapley(&game);
    let nucleolus = if with_nucleolus {
        let values = nucleolus::prenucleolus(&game).ok_or(GameError::TooLong)?;
        Some(ratios(&values)?)
    } else {
        None
    };
    Ok(Solved {
        values: game.listed(members),
        veto_members: game.veto_players().into_iter().filter_map(|at| members.get(at).cloned()).collect(),
        shapley_in_core: game.objection(&shapley).is_none(),
        shapley: ratios(&shapley)?,
        nucleolus,
        members: members.to_vec(),
    })
}

/// Whether a game solved for one bid holds for the other: nothing that the values depend on differs. The allocation, the split and the
/// simulations may.
#[must_use]
pub fn is_same_game(a: &Bid, b: &Bid) -> bool {
    a.id == b.id
        && a.game == b.game
        && a.tender.periods == b.tender.periods
        && a.tender.year_basis == b.tender.year_basis
        && a.tender.start == b.tender.start
        && a.tender.deadline == b.tender.deadline
        && a.datacentres == b.datacentres
        && a.members == b.members
        && a.lines == b.lines
        && a.asks == b.asks
        && a.allocation_rules == b.allocation_rules
        && a.pricing == b.pricing
        && a.group.lead == b.group.lead
}

fn ratios(values: &[Exact]) -> Result<Vec<Ratio>, GameError> {
    values.iter().map(to_ratio).collect::<Option<_>>().ok_or(GameError::TooLong)
}

impl Solved {
    /// v(N).
    #[must_use]
    pub fn value_of_all(&self) -> Ratio {
        self.values
            .iter()
            .find(|c| c.members.len() == self.members.len())
            .map_or(Ratio::ZERO, |c| c.value)
    }

    /// The coalitions that get less than they could earn alone, the one with the greatest complaint first, with what they get.
    /// `amounts` are cents in member order; empty when the split is in the core.
    #[must_use]
    pub fn objections(&self, amounts: &[Cents]) -> Vec<(&Coalition, Cents)> {
        let of = |id: &MemberId| {
            self.members
                .iter()
                .position(|m| m == id)
                .and_then(|at| amounts.get(at))
                .copied()
                .unwrap_or_default()
        };
        let mut found: Vec<(&Coalition, Cents, Ratio)> = self
            .values
            .iter()
            .filter_map(|coalition| {
                let gets: Cents = coalition.members.iter().map(of).sum();
                let complaint = coalition.value.checked_sub(Ratio::whole(gets.wide()))?;
                (complaint.cmp(&Ratio::ZERO) == Ordering::Greater).then_some((coalition, gets, complaint))
            })
            .collect();
        found.sort_by_key(|(.., complaint)| std::cmp::Reverse(*complaint));
        found.into_iter().map(|(coalition, gets, _)| (coalition, gets)).collect()
    }
}

/// `total` cents in proportion to exact values, by largest remainder (`joint-bid/1` §4.2). `None` when the common denominator is too long.
#[must_use]
pub fn share_by(total: Cents, values: &[Ratio]) -> Option<Vec<Cents>> {
    let exact: Vec<Exact> = values.iter().map(|v| super::exact::of_ratio(*v)).collect();
    let (weights, _) = over_one_denominator(&exact);
    let weights: Option<Vec<i128>> = weights.into_iter().map(|w| i128::try_from(w).ok()).collect();
    Some(largest_remainder(total, &weights?))
}

/// Numerators over one common denominator.
fn over_one_denominator(values: &[Exact]) -> (Vec<BigInt>, BigInt) {
    let mut common = BigInt::from(1);
    for value in values {
        // lcm(common, d) = common · (d / gcd), and the fraction common/d is reduced to that d / gcd.
        let reduced = Exact::new(common.clone(), value.denom().clone());
        common *= reduced.denom();
    }
    let numerators = values.iter().map(|v| (v * Exact::from_integer(common.clone())).to_integer()).collect();
    (numerators, common)
}

#[cfg(test)]
mod tests;
