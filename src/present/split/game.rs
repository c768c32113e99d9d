//! The coalition game as people see it: what each coalition could earn alone, the two ways to share by these values, and which coalition
//! could object to a split, in words.

use super::game_edit::coalition_key;
use super::game_form::{GameForm, game_form, together};
use crate::document::Document;
use crate::domain::game::{Coalition, Solved, share_by};
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::share_out::largest_remainder;
use crate::i18n::texts::{coalitions as texts, split as shared};
use crate::i18n::{Lang, Text, format};
use crate::present::price::table::{Column, Row, Table};
use crate::present::price::words;

use super::rule::kind_words;

/// Most objections told for one split: the strongest ones.
const OBJECTIONS_SHOWN: usize = 3;
/// Most coalitions in the table: all those of eight members.
const COALITIONS_SHOWN: usize = 255;

/// Whether a split of the value of all would hold, and who could object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Core {
    pub verdict: String,
    pub is_in_core: bool,
    pub objections: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GameView {
    pub form: GameForm,
    /// What all earn together, and who can stop everything; `None` while the values are not known.
    pub sentence: Option<String>,
    /// Coalitions, the small ones first, with their value.
    pub coalitions: Table,
    /// How many coalitions the table leaves out.
    pub more: Option<String>,
    /// What each way to share the value of all gives each member.
    pub shares: Table,
    pub cores: Vec<Core>,
}

#[must_use]
pub fn game(document: &Document, results: &Results, lang: Lang) -> GameView {
    let solved = results.settlement.standing.game.as_deref().filter(|_| document.frame.game.is_some());
    let view = GameView {
        form: game_form(document, solved.is_some(), lang),
        ..GameView::default()
    };
    match solved {
        Some(solved) => known(view, document, results, solved, lang),
        None => view,
    }
}

fn known(view: GameView, document: &Document, results: &Results, solved: &Solved, lang: Lang) -> GameView {
    let total = Cents::from_wide(solved.value_of_all().nearest());
    let ways = ways(results, solved, total);
    let amount = |cents: Cents| format::amount(cents, lang);
    let value = |coalition: &Coalition| Cents::from_wide(coalition.value.nearest());
    let listed = solved.values.iter().take(COALITIONS_SHOWN);
    let coalitions = listed.map(|c| Row::new(coalition_key(&c.members), together(document, &c.members), vec![amount(value(c))]));
    let more = solved.values.len().saturating_sub(COALITIONS_SHOWN);
    let rows = solved.members.iter().enumerate().map(|(at, id)| {
        let cells = ways.iter().map(|(_, amounts)| amount(amounts.get(at).copied().unwrap_or_default()));
        Row::new(id.as_str(), words::member(document, id), cells.collect())
    });
    let sums = ways.iter().map(|(_, amounts)| amount(amounts.iter().sum()));
    let veto: Vec<String> = solved.veto_members.iter().map(|m| words::member(document, m)).collect();
    let (all, nobody) = (("total", &*amount(total)), veto.is_empty());
    let sentence = if nobody {
        texts::GAME_WORTH.fill(lang, &[all])
    } else {
        texts::GAME_WORTH_VETO.fill(lang, &[all, ("members", &veto.join(", "))])
    };
    GameView {
        sentence: Some(sentence),
        coalitions: Table {
            head: texts::COALITION.get(lang).to_owned(),
            columns: vec![Column::number(texts::COALITION_VALUE.get(lang))],
            rows: coalitions.collect(),
            foot: None,
        },
        more: (more > 0).then(|| texts::MORE_COALITIONS.fill(lang, &[("count", &more.to_string())])),
        shares: Table {
            head: shared::MEMBER.get(lang).to_owned(),
            columns: ways.iter().map(|(title, _)| Column::number(title.get(lang))).collect(),
            rows: rows.collect(),
            foot: Some(Row::new("total", shared::TOTAL.get(lang), sums.collect())),
        },
        cores: ways.iter().map(|(title, amounts)| core(document, solved, *title, amounts, lang)).collect(),
        ..view
    }
}

/// The ways to share what all earn together, in cents that add up to it: by each solution, and in the proportions of the rule in force.
fn ways(results: &Results, solved: &Solved, total: Cents) -> Vec<(Text, Vec<Cents>)> {
    let targets = results.settlement.by_member.as_ref().map(|all| {
        let weights: Vec<i128> = all.iter().map(|m| m.target_cents.wide().max(0)).collect();
        largest_remainder(total, &weights)
    });
    let shapley = share_by(total, &solved.shapley);
    let nucleolus = solved.nucleolus.as_deref().and_then(|values| share_by(total, values));
    [
        (texts::LIKE_RULE_IN_FORCE, targets),
        (kind_words("shapley"), shapley),
        (kind_words("nucleolus"), nucleolus),
    ]
    .into_iter()
    .filter_map(|(title, amounts)| Some((title, amounts?)))
    .collect()
}

fn core(document: &Document, solved: &Solved, title: Text, amounts: &[Cents], lang: Lang) -> Core {
    // Values and amounts are rounded to the cent: less than a cent for each member is no complaint.
    let slack = i128::try_from(solved.members.len()).unwrap_or(0);
    let objections: Vec<(&Coalition, Cents)> = solved
        .objections(amounts)
        .into_iter()
        .filter(|(coalition, gets)| coalition.value.nearest() - gets.wide() > slack)
        .collect();
    let is_in_core = objections.is_empty();
    let rule = ("rule", title.get(lang));
    let verdict = if is_in_core { texts::IN_CORE } else { texts::NOT_IN_CORE };
    let told = objections.iter().take(OBJECTIONS_SHOWN).map(|(coalition, gets)| {
        let value = format::amount(Cents::from_wide(coalition.value.nearest()), lang);
        let values = [
            ("members", &*together(document, &coalition.members)),
            ("value", &value),
            ("gets", &format::amount(*gets, lang)),
        ];
        let text = if coalition.members.len() == 1 {
            texts::OBJECTION_ALONE
        } else {
            texts::OBJECTION
        };
        text.fill(lang, &values)
    });
    let mut told: Vec<String> = told.collect();
    if objections.len() > OBJECTIONS_SHOWN {
        let count = (objections.len() - OBJECTIONS_SHOWN).to_string();
        told.push(texts::MORE_OBJECTIONS.fill(lang, &[("count", &count)]));
    }
    Core {
        verdict: verdict.fill(lang, &[rule, ("count", &objections.len().to_string())]),
        is_in_core,
        objections: told,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::bid::Game;
    use crate::domain::game::solve;
    use crate::domain::ids::MemberId;
    use crate::domain::optimum::CoalitionValue;
    use crate::domain::ratio::Ratio;
    use crate::domain::results::compute_with;

    /// Three members of the published case with the game of domain brief §3.3, in cents: v(12) = 6 000 €, v(13) = 4 500 €, v(23) = 3 000 €,
    /// v(123) = 10 000 €.
    fn of_three() -> (Document, Results) {
        let text = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
        let mut bid: crate::domain::bid::Bid = serde_json::from_str(text).unwrap();
        bid.members.truncate(3);
        bid.asks.clear();
        bid.allocation = None;
        bid.game = Some(Game {
            budget_ht_cents: Cents(20_000_000),
            nucleolus: true,
            ..Game::default()
        });
        let ids: Vec<MemberId> = bid.members.iter().map(|m| m.id.clone()).collect();
        let values: Vec<CoalitionValue> = [(1_usize, 0), (2, 0), (4, 0), (3, 600_000), (5, 450_000), (6, 300_000), (7, 1_000_000)]
            .into_iter()
            .map(|(set, cents)| CoalitionValue {
                members: ids.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, m)| m.clone()).collect(),
                value: Ratio::whole(cents),
            })
            .collect();
        let solved = solve(&ids, &values, true).unwrap();
        let results = compute_with(&bid, Some(Arc::new(solved)));
        (Document::from_bid(bid), results)
    }

    #[test]
    fn the_game_of_the_brief_is_told_with_its_amounts() {
        let (document, results) = of_three();
        let view = game(&document, &results, Lang::Fr);
        assert_eq!(view.coalitions.rows.len(), 7);
        assert_eq!(view.coalitions.rows[3].cells, ["6\u{202f}000,00\u{202f}€"]);
        let shapley = view.shares.columns.iter().position(|c| c.label == "Valeur de Shapley").unwrap();
        let column: Vec<&str> = view.shares.rows.iter().map(|r| r.cells[shapley].as_str()).collect();
        // domain brief §3: 4 083.34 / 3 333.33 / 2 583.33.
        assert_eq!(column, ["4\u{202f}083,34\u{202f}€", "3\u{202f}333,33\u{202f}€", "2\u{202f}583,33\u{202f}€"]);
        assert!(view.cores.iter().skip(1).all(|c| c.is_in_core && c.objections.is_empty()), "{:#?}", view.cores);
    }

    #[test]
    fn a_coalition_that_gets_less_than_it_could_earn_alone_is_named_with_both_amounts() {
        let (document, results) = of_three();
        let solved = results.settlement.standing.game.clone().unwrap();
        let unfair = [Cents(100_000), Cents(200_000), Cents(700_000)];
        let core = core(&document, &solved, texts::LIKE_RULE_IN_FORCE, &unfair, Lang::Fr);
        assert!(!core.is_in_core);
        let names: Vec<String> = document.members.iter().map(|m| m.card.name.clone()).collect();
        // 1 and 2 earn 6 000 € together and get 3 000 €; no other coalition lacks anything.
        let said = format!(
            "La coalition {} + {} vaut 6\u{202f}000,00\u{202f}€ seule et reçoit 3\u{202f}000,00\u{202f}€ ici.",
            names[0], names[1]
        );
        assert_eq!(core.objections, [said]);
    }
}
