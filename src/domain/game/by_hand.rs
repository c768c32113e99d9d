//! The values of the coalitions without an optimiser (`joint-bid/2` §4; domain brief §3.3): as people state them, or from costs.

use super::{GameError, NUCLEOLUS_PLAYERS_MAX, PLAYERS_MAX, Solved, solve};
use crate::domain::bid::{Bid, Game, GameBasis};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::optimum::CoalitionValue;
use crate::domain::ratio::Ratio;

/// The game of a bid whose values people give; `None` when they are for the optimiser to find, or while no coalition is worth anything.
/// The nucleolus is left out beyond its number of members.
///
/// # Errors
/// `GameError`: too many members, or figures with too many digits.
#[must_use]
pub fn solved_by_hand(bid: &Bid) -> Option<Result<Solved, GameError>> {
    let game = bid.game.as_ref().filter(|g| g.basis != GameBasis::Optimum)?;
    let members: Vec<MemberId> = bid.members.iter().map(|m| m.id.clone()).collect();
    if members.len() > PLAYERS_MAX {
        return Some(Err(GameError::TooManyPlayers {
            found: members.len(),
            limit: PLAYERS_MAX,
        }));
    }
    let by_set = match game.basis {
        GameBasis::Values => stated(game, &members),
        GameBasis::Costs => saved(game, &members),
        GameBasis::Optimum => return None,
    };
    if by_set.iter().all(|value| *value <= 0) {
        return None;
    }
    let values: Vec<CoalitionValue> = (0_usize..).zip(&by_set).skip(1).map(|(set, value)| coalition(&members, set, *value)).collect();
    Some(solve(&members, &values, game.nucleolus && members.len() <= NUCLEOLUS_PLAYERS_MAX))
}

fn coalition(members: &[MemberId], set: usize, cents: i128) -> CoalitionValue {
    CoalitionValue {
        members: positions(set, members.len()).filter_map(|at| members.get(at)).cloned().collect(),
        value: Ratio::whole(cents),
    }
}

fn positions(set: usize, players: usize) -> impl Iterator<Item = usize> {
    (0..players).filter(move |at| set >> at & 1 == 1)
}

/// By set of bits, in cents. A coalition that nobody speaks of is worth the best of the coalitions inside it: who joins does no harm. The
/// last statement about a coalition counts.
fn stated(game: &Game, members: &[MemberId]) -> Vec<i128> {
    let mut said = vec![None; 1 << members.len()];
    for value in &game.values {
        let mut positions = value.members.iter().map(|id| members.iter().position(|m| m == id));
        let set = positions.try_fold(0_usize, |set, at| Some(set | 1 << at?));
        if let Some(place) = set.filter(|set| *set != 0).and_then(|set| said.get_mut(set)) {
            *place = Some(value.value_cents.wide());
        }
    }
    let mut values: Vec<i128> = Vec::with_capacity(said.len());
    for (set, said) in said.iter().enumerate() {
        let inside = positions(set, members.len()).filter_map(|at| values.get(set & !(1 << at))).copied().max();
        values.push(said.unwrap_or(inside.unwrap_or(0)));
    }
    values
}

/// By set of bits, in cents: v(S) = max(0, Σ (alone − together) − joint cost) for two members or more, 0 for one.
fn saved(game: &Game, members: &[MemberId]) -> Vec<i128> {
    let saving = |id: &MemberId| game.costs.get(id).map_or(0, |c| c.alone_cents.wide() - c.together_cents.wide());
    let savings: Vec<i128> = members.iter().map(saving).collect();
    (0..1_usize << members.len())
        .map(|set| {
            let sum: i128 = positions(set, members.len()).filter_map(|at| savings.get(at)).sum();
            if set.count_ones() < 2 {
                0
            } else {
                (sum - Cents::wide(game.joint_cost_cents)).max(0)
            }
        })
        .collect()
}
