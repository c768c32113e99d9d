//! Where the values of the coalitions come from, ready to be edited: a budget, the coalitions that people speak of, the costs of members.

use indexmap::IndexMap;

use super::game_edit::{coalition_key, place};
use crate::document::Document;
use crate::domain::bid::{Game, GameBasis, MemberCosts};
use crate::domain::game::{NUCLEOLUS_PLAYERS_MAX, PLAYERS_MAX};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::i18n::texts::coalitions as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::price::formation::Choices;
use crate::present::price::words;

/// A coalition that people speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedRow {
    /// «A + B».
    pub name: String,
    /// As typed, in euros without the sign; empty while nobody states it.
    pub value: String,
    /// What the button that takes it away says; none for the coalition of all, which is always there.
    pub forget: Option<String>,
}

/// What a member spends, in euros without the sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostRow {
    pub member: String,
    pub alone: String,
    pub together: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GameForm {
    pub basis: String,
    pub bases: Choices,
    pub hint: String,
    /// As typed, in euros without the sign; empty without one.
    pub budget: String,
    /// By key: the coalition of all, then the others as they were added.
    pub stated: IndexMap<String, StatedRow>,
    /// Members that a new coalition may have, by identifier.
    pub members: Choices,
    pub joint_cost: String,
    /// By member.
    pub costs: IndexMap<String, CostRow>,
    /// Why there are no values, or they cannot be found.
    pub obstacle: Option<String>,
    /// The obstacle goes once there is a budget.
    pub wants_budget: bool,
}

#[must_use]
pub fn game_form(document: &Document, has_values: bool, lang: Lang) -> GameForm {
    let begun = Game::default();
    let game = document.frame.game.as_ref().unwrap_or(&begun);
    let wants_budget = game.basis == GameBasis::Optimum && game.budget_ht_cents.is_zero() && document.members.len() <= NUCLEOLUS_PLAYERS_MAX;
    GameForm {
        basis: game.basis.as_str().to_owned(),
        bases: GameBasis::ALL
            .iter()
            .map(|b| (b.as_str().to_owned(), words_of(*b).0.get(lang).to_owned()))
            .collect(),
        hint: words_of(game.basis).1.get(lang).to_owned(),
        budget: bare(game.budget_ht_cents, lang),
        stated: stated(document, game, lang),
        members: document.members.iter().map(|m| (m.id.to_string(), words::member(document, &m.id))).collect(),
        joint_cost: bare(game.joint_cost_cents, lang),
        costs: document.members.iter().map(|m| cost_row(document, game, &m.id, lang)).collect(),
        obstacle: obstacle(document, game, has_values, lang),
        wants_budget,
    }
}

fn words_of(basis: GameBasis) -> (Text, Text) {
    match basis {
        GameBasis::Optimum => (texts::BASIS_OPTIMUM, texts::BASIS_OPTIMUM_HINT),
        GameBasis::Values => (texts::BASIS_VALUES, texts::BASIS_VALUES_HINT),
        GameBasis::Costs => (texts::BASIS_COSTS, texts::BASIS_COSTS_HINT),
    }
}

/// Nothing is shown for zero.
fn bare(amount: Cents, lang: Lang) -> String {
    if amount.is_zero() { String::new() } else { format::bare_amount(amount, lang) }
}

fn stated(document: &Document, game: &Game, lang: Lang) -> IndexMap<String, StatedRow> {
    let all: Vec<MemberId> = document.members.iter().map(|m| m.id.clone()).collect();
    let of_all = place(game, &all);
    let value = of_all.and_then(|at| game.values.get(at)).map(|v| format::bare_amount(v.value_cents, lang));
    let first = StatedRow {
        name: texts::COALITION_OF_ALL.get(lang).to_owned(),
        value: value.unwrap_or_default(),
        forget: None,
    };
    let others = game.values.iter().enumerate().filter(|(at, _)| Some(*at) != of_all);
    let others = others.map(|(_, stated)| {
        let name = together(document, &stated.members);
        let row = StatedRow {
            value: format::bare_amount(stated.value_cents, lang),
            forget: Some(texts::FORGET_COALITION.fill(lang, &[("coalition", &name)])),
            name,
        };
        (coalition_key(&stated.members), row)
    });
    std::iter::once((coalition_key(&all), first)).chain(others).collect()
}

fn cost_row(document: &Document, game: &Game, id: &MemberId, lang: Lang) -> (String, CostRow) {
    let MemberCosts { alone_cents, together_cents } = game.costs.get(id).copied().unwrap_or_default();
    let row = CostRow {
        member: words::member(document, id),
        alone: bare(alone_cents, lang),
        together: bare(together_cents, lang),
    };
    (id.to_string(), row)
}

fn obstacle(document: &Document, game: &Game, has_values: bool, lang: Lang) -> Option<String> {
    let players = document.members.len();
    let too_many = |text: Text, limit: usize| {
        let limits = [
            ("count", &*players.to_string()),
            ("limit", &*limit.to_string()),
            ("most", &*PLAYERS_MAX.to_string()),
        ];
        Some(text.fill(lang, &limits))
    };
    match game.basis {
        GameBasis::Optimum if players > NUCLEOLUS_PLAYERS_MAX && players <= PLAYERS_MAX => too_many(texts::GAME_STATE_INSTEAD, NUCLEOLUS_PLAYERS_MAX),
        _ if players > PLAYERS_MAX => too_many(texts::GAME_TOO_MANY, PLAYERS_MAX),
        GameBasis::Optimum => game.budget_ht_cents.is_zero().then(|| texts::GAME_NO_BUDGET.get(lang).to_owned()),
        GameBasis::Values => (!has_values).then(|| texts::GAME_NO_VALUES.get(lang).to_owned()),
        GameBasis::Costs => (!has_values).then(|| texts::GAME_NO_SAVINGS.get(lang).to_owned()),
    }
}

/// «A + B».
pub(super) fn together(document: &Document, members: &[MemberId]) -> String {
    members.iter().map(|m| words::member(document, m)).collect::<Vec<_>>().join(" + ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Session;
    use crate::domain::results::compute;
    use crate::present::split::game_edit::{CostColumn, GameEdit, game_with};
    use crate::present::split::{GameView, game};

    fn session() -> Session {
        let text = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
        Session::new(Document::from_bid(serde_json::from_str(text).unwrap()))
    }

    fn edit(session: &mut Session, edit: &GameEdit) -> Result<(), String> {
        let command = game_with(session.document(), edit, Lang::Fr)?;
        session.dispatch(command).unwrap();
        Ok(())
    }

    fn view(session: &Session) -> GameView {
        let document = session.document();
        game(document, &compute(&document.bid()), Lang::Fr)
    }

    fn ids(session: &Session) -> Vec<String> {
        session.document().members.iter().map(|m| m.id.to_string()).collect()
    }

    #[test]
    fn a_budget_is_typed_in_euros_and_emptied_without_a_game() {
        let mut session = session();
        assert!(view(&session).form.wants_budget);
        edit(&mut session, &GameEdit::Budget("150 000".to_owned())).unwrap();
        let form = view(&session).form;
        assert_eq!((form.budget.as_str(), form.obstacle), ("150\u{202f}000,00", None));
        for wrong in ["0", "beaucoup", "-1"] {
            assert!(edit(&mut session, &GameEdit::Budget(wrong.to_owned())).is_err(), "{wrong}");
        }
        edit(&mut session, &GameEdit::Budget(String::new())).unwrap();
        assert_eq!(session.document().frame.game, None);
    }

    #[test]
    fn values_are_stated_for_the_coalitions_that_people_know() {
        let mut session = session();
        edit(&mut session, &GameEdit::Basis("values".to_owned())).unwrap();
        let of_all = ids(&session).join("+");
        assert_eq!(view(&session).form.stated.keys().collect::<Vec<_>>(), [&of_all]);
        assert!(view(&session).form.obstacle.is_some() && view(&session).sentence.is_none());
        edit(&mut session, &GameEdit::Value(of_all.clone(), "9 000".to_owned())).unwrap();
        let told = view(&session);
        assert!(told.form.obstacle.is_none() && told.sentence.is_some());
        // Without other values everyone is as needed as everyone else: 9 000 € in four.
        let shapley: Vec<&str> = told.shares.rows.iter().map(|r| r.cells[1].as_str()).collect();
        assert_eq!(shapley, ["2\u{202f}250,00\u{202f}€"; 4]);
        let pair = ids(&session)[..2].to_vec();
        let backwards: Vec<String> = pair.iter().rev().cloned().collect();
        edit(&mut session, &GameEdit::AddCoalition(backwards.clone())).unwrap();
        assert!(edit(&mut session, &GameEdit::AddCoalition(pair.clone())).is_err(), "it is there already");
        assert!(edit(&mut session, &GameEdit::AddCoalition(Vec::new())).is_err());
        edit(&mut session, &GameEdit::Value(pair.join("+"), "8000".to_owned())).unwrap();
        assert_eq!(view(&session).form.stated[&pair.join("+")].value, "8\u{202f}000,00");
        edit(&mut session, &GameEdit::Forget(pair.join("+"))).unwrap();
        edit(&mut session, &GameEdit::Value(of_all, String::new())).unwrap();
        edit(&mut session, &GameEdit::Basis("optimum".to_owned())).unwrap();
        assert_eq!(session.document().frame.game, None);
    }

    #[test]
    fn a_member_who_leaves_takes_its_coalitions_and_costs_along() {
        let mut session = session();
        let (first, last) = (ids(&session)[0].clone(), ids(&session)[3].clone());
        edit(&mut session, &GameEdit::Basis("costs".to_owned())).unwrap();
        for (member, cost) in [(&first, "5000"), (&last, "4000")] {
            edit(&mut session, &GameEdit::Cost(member.clone(), CostColumn::Alone, cost.to_owned())).unwrap();
        }
        edit(&mut session, &GameEdit::AddCoalition(vec![first.clone(), last.clone()])).unwrap();
        assert_eq!(view(&session).form.costs[&last].alone, "4\u{202f}000,00");
        session.dispatch(crate::document::Command::RemoveMember(MemberId::new(&last))).unwrap();
        let game = session.document().frame.game.clone().unwrap();
        assert_eq!(game.costs.keys().map(MemberId::as_str).collect::<Vec<_>>(), [first]);
        assert!(game.values.is_empty());
    }
}
