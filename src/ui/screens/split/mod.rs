//! Split: the rule, each member's account, transfers, thresholds, and the proof that every sum closes. All internal.

mod account;
mod cash;
mod compared;
mod funds;
mod game;
mod game_form;
mod proof;
mod rule;
mod steps;
mod thresholds;
mod weights;

use leptos::prelude::*;

use super::price::{FigureTable, choices_of, chosen, read, said, shown, typed};
use crate::i18n::texts::{common, split as texts};
use crate::ui::components::tr;
use account::{AccountCard, SimulationsCard};
use cash::CashCard;
use compared::ComparedCard;
use funds::{FundsCard, TransfersCard};
use game::GameCard;
use proof::ProofCard;
use rule::RuleCard;
use steps::StepsCard;
use thresholds::ThresholdsCard;

#[component]
pub fn SplitScreen() -> impl IntoView {
    view! {
        <section class="screen screen--wide">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">
                    <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
                    " "
                    {tr(texts::LEAD)}
                </p>
            </header>
            <RuleCard />
            <StepsCard />
            <AccountCard />
            <TransfersCard />
            <FundsCard />
            <ComparedCard />
            <SimulationsCard />
            <GameCard />
            <CashCard />
            <ThresholdsCard />
            <ProofCard />
        </section>
    }
}

/// The head of an internal card.
#[component]
fn Head(id: &'static str, #[prop(into)] words: Signal<String>) -> impl IntoView {
    view! {
        <div class="card__head">
            <h2 id=id>{move || words.get()}</h2>
            <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
        </div>
    }
}
