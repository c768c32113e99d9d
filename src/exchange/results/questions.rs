//! What an optimiser is asked for a results file, and how its answers become the sections of the file.

use super::Searched;
use crate::domain::bid::{Bid, Game};
use crate::domain::game::{self, Solved};
use crate::domain::ids::MemberId;
use crate::domain::optimum::{Answer, Goal, Outcome, Question};
use crate::domain::ratio::Ratio;

/// What the answers to `questions` give: one search for each objective, and the game when it was asked for and every value is proven.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    pub searched: Vec<Searched>,
    pub game: Option<Solved>,
}

/// In order: each objective, then what fair ones are measured against, then the coalitions; nothing is asked twice.
#[must_use]
pub fn questions(bid: &Bid) -> Vec<Question> {
    let best = |goal| Question::Best {
        goal,
        without: Vec::new(),
        locked: Vec::new(),
    };
    let coalitions =
        (bid.game.as_ref().is_some_and(Game::is_for_the_optimiser) && bid.members.len() <= game::NUCLEOLUS_PLAYERS_MAX).then_some(Question::Coalitions);
    goals(bid).into_iter().map(best).chain(coalitions).collect()
}

/// `answers` are those to `questions`, in the same order; an answer to something else counts for nothing.
#[must_use]
pub fn gathered(bid: &Bid, answers: Vec<Answer>) -> Gathered {
    let mut outcomes: Vec<(Goal, Outcome)> = Vec::new();
    let mut solved = None;
    let mut goals = goals(bid).into_iter();
    for answer in answers {
        match answer {
            Answer::Best(outcome) => outcomes.extend(goals.next().map(|goal| (goal, outcome))),
            Answer::Coalitions(values) => {
                let members: Vec<MemberId> = bid.members.iter().map(|m| m.id.clone()).collect();
                let with_nucleolus = bid.game.as_ref().is_some_and(|g| g.nucleolus);
                solved = game::solve(&members, &values, with_nucleolus).ok();
            }
            Answer::Explain(_) | Answer::CostOfRules(_) | Answer::Frontier(_) => {}
        }
    }
    let outcome_of = |goal: &Goal| outcomes.iter().find(|(g, _)| g == goal).map(|(_, outcome)| outcome);
    let searched = bid.allocation_rules.objectives.iter().map_while(|objective| {
        let goal = Goal::from(objective);
        Some(Searched {
            outcome: outcome_of(&goal)?.clone(),
            base_optimum: base_of(&goal).and_then(|base| proven(outcome_of(&base)?)),
        })
    });
    Gathered {
        searched: searched.collect(),
        game: solved,
    }
}

/// The goals to seek, each once: those of the objectives, then the bases of the fair ones.
fn goals(bid: &Bid) -> Vec<Goal> {
    let wished: Vec<Goal> = bid.allocation_rules.objectives.iter().map(Goal::from).collect();
    let bases: Vec<Goal> = wished.iter().filter_map(base_of).collect();
    let mut goals = Vec::new();
    for goal in wished.into_iter().chain(bases) {
        if !goals.contains(&goal) {
            goals.push(goal);
        }
    }
    goals
}

fn base_of(goal: &Goal) -> Option<Goal> {
    match goal {
        Goal::FairestWithin { base, .. } => Some(Goal::from(*base)),
        _ => None,
    }
}

fn proven(outcome: &Outcome) -> Option<Ratio> {
    match outcome {
        Outcome::Optimal { found } => Some(found.value),
        _ => None,
    }
}
