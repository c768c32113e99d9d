//! A solved game as `joint-bid-results/1` §8.10 writes it. Internal.

use indexmap::IndexMap;
use serde::Serialize;

use super::{Solved, share_by};
use crate::domain::bid::Game;
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::ratio::Ratio;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GameReport {
    /// `None` when people give the values (`joint-bid/2` §4).
    pub budget_ht_cents: Option<Cents>,
    /// Coalitions by the ids of their members, joined by `+`.
    pub values_cents: IndexMap<String, Cents>,
    pub veto_members: Vec<MemberId>,
    pub shapley_cents: IndexMap<MemberId, Cents>,
    pub shapley_exact_cents: IndexMap<MemberId, Ratio>,
    pub shapley_in_core: bool,
    pub nucleolus_cents: Option<IndexMap<MemberId, Cents>>,
    pub nucleolus_exact_cents: Option<IndexMap<MemberId, Ratio>>,
}

impl GameReport {
    /// `None` when the cents cannot be shared exactly.
    #[must_use]
    pub fn of(game: &Game, solved: &Solved) -> Option<Self> {
        let total = Cents::from_wide(solved.value_of_all().nearest());
        let exact = |values: &[Ratio]| solved.members.iter().cloned().zip(values.iter().copied()).collect::<IndexMap<_, _>>();
        let cents = |values: &[Ratio]| Some(solved.members.iter().cloned().zip(share_by(total, values)?).collect::<IndexMap<_, _>>());
        let nucleolus = solved.nucleolus.as_deref().filter(|_| game.nucleolus);
        let name = |members: &[MemberId]| members.iter().map(MemberId::as_str).collect::<Vec<_>>().join("+");
        Some(Self {
            budget_ht_cents: game.is_for_the_optimiser().then_some(game.budget_ht_cents),
            values_cents: solved.values.iter().map(|c| (name(&c.members), Cents::from_wide(c.value.nearest()))).collect(),
            veto_members: solved.veto_members.clone(),
            shapley_cents: cents(&solved.shapley)?,
            shapley_exact_cents: exact(&solved.shapley),
            shapley_in_core: solved.shapley_in_core,
            nucleolus_cents: match nucleolus {
                Some(values) => Some(cents(values)?),
                None => None,
            },
            nucleolus_exact_cents: nucleolus.map(exact),
        })
    }
}
