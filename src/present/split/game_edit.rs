//! From what was typed or chosen about the coalitions to the command that changes the game.

use std::collections::BTreeSet;

use crate::document::{Command, Document};
use crate::domain::bid::{Game, GameBasis, MemberCosts, StatedValue};
use crate::domain::game::PLAYERS_MAX;
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::i18n::Lang;
use crate::i18n::parse::{self, NumberFault};
use crate::i18n::texts::{coalitions as texts, price};
use crate::present::faults;

/// One of the two costs of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CostColumn {
    Alone,
    Together,
}

/// One change of the game. Choices and coalitions come by key, amounts are typed in euros.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GameEdit {
    Basis(String),
    /// Empty for none.
    Budget(String),
    /// A coalition of these members, worth nothing yet.
    AddCoalition(Vec<String>),
    /// Coalition, value; empty takes the statement back.
    Value(String, String),
    Forget(String),
    /// Empty is zero, as are the costs of a member.
    JointCost(String),
    Cost(String, CostColumn, String),
}

/// The key of a coalition: its members joined by `+`, as results files name it.
#[must_use]
pub fn coalition_key<'a>(members: impl IntoIterator<Item = &'a MemberId>) -> String {
    members.into_iter().map(MemberId::as_str).collect::<Vec<_>>().join("+")
}

/// The command for one change.
///
/// # Errors
/// The sentence to show beside the field.
pub fn game_with(document: &Document, edit: &GameEdit, lang: Lang) -> Result<Command, String> {
    let begun = || Game {
        nucleolus: true,
        ..Game::default()
    };
    let mut game = document.frame.game.clone().unwrap_or_else(begun);
    match edit {
        GameEdit::Basis(key) => game.basis = GameBasis::parse(key).ok_or_else(|| price::NOT_A_CHOICE.get(lang).to_owned())?,
        GameEdit::Budget(typed) => game.budget_ht_cents = budget(typed, lang)?,
        GameEdit::AddCoalition(chosen) => {
            let members = of_keys(document, chosen.iter().map(String::as_str));
            if members.is_empty() || members.len() > PLAYERS_MAX {
                return Err(texts::COALITION_NEEDS_MEMBERS.get(lang).to_owned());
            }
            if place(&game, &members).is_some() {
                return Err(texts::COALITION_TWICE.get(lang).to_owned());
            }
            game.values.push(StatedValue {
                members,
                value_cents: Cents::ZERO,
            });
        }
        GameEdit::Value(key, typed) => {
            let members = of_keys(document, key.split('+'));
            let at = place(&game, &members);
            match (amount(typed, lang)?, at.and_then(|at| game.values.get_mut(at))) {
                (Some(value), Some(stated)) => stated.value_cents = value,
                (Some(value_cents), None) => game.values.push(StatedValue { members, value_cents }),
                (None, _) => forget(&mut game, at),
            }
        }
        GameEdit::Forget(key) => {
            let at = place(&game, &of_keys(document, key.split('+')));
            forget(&mut game, at);
        }
        GameEdit::JointCost(typed) => game.joint_cost_cents = amount(typed, lang)?.unwrap_or_default(),
        GameEdit::Cost(member, column, typed) => {
            let cost = amount(typed, lang)?.unwrap_or_default();
            for id in of_keys(document, [member.as_str()]) {
                let costs = game.costs.entry(id.clone()).or_default();
                match column {
                    CostColumn::Alone => costs.alone_cents = cost,
                    CostColumn::Together => costs.together_cents = cost,
                }
                if *costs == MemberCosts::default() {
                    game.costs.remove(&id);
                }
            }
        }
    }
    let says_something = game.is_by_hand() || game.budget_ht_cents > Cents::ZERO;
    Ok(Command::SetGame(says_something.then_some(game)))
}

fn forget(game: &mut Game, at: Option<usize>) {
    if let Some(at) = at.filter(|at| *at < game.values.len()) {
        game.values.remove(at);
    }
}

/// The members of these keys, in the order of the document.
fn of_keys<'k>(document: &Document, keys: impl IntoIterator<Item = &'k str>) -> Vec<MemberId> {
    let keys: BTreeSet<&str> = keys.into_iter().collect();
    let members = document.members.iter().map(|m| &m.id);
    members.filter(|id| keys.contains(id.as_str())).cloned().collect()
}

/// Where the statement about exactly these members is.
pub(super) fn place(game: &Game, members: &[MemberId]) -> Option<usize> {
    let same = |v: &StatedValue| v.members.len() == members.len() && members.iter().all(|m| v.members.contains(m));
    game.values.iter().position(same)
}

fn budget(typed: &str, lang: Lang) -> Result<Cents, String> {
    match amount(typed, lang)? {
        Some(budget) if budget > Cents::ZERO => Ok(budget),
        Some(_) => Err(texts::GAME_BUDGET_ABOVE_ZERO.get(lang).to_owned()),
        None => Ok(Cents::ZERO),
    }
}

/// `None` for an empty text.
fn amount(typed: &str, lang: Lang) -> Result<Option<Cents>, String> {
    match parse::amount(typed) {
        Ok(amount) => Ok(Some(amount)),
        Err(NumberFault::Empty) => Ok(None),
        Err(fault) => Err(faults::number(fault, typed, lang)),
    }
}
