//! The coalition game: its budget, the values that the optimiser finds, two ways to share by them, and who could object.

use leptos::prelude::*;

use super::{FigureTable, Head, said, shown};
use crate::i18n::texts::split as texts;
use crate::present::split;
use crate::present::split::{Core, game_with};
use crate::state::{Coalitions, Inquiry, Purpose, Settings, Workspace};
use crate::ui::components::{Field, FieldKind, tr};
use crate::ui::screens::inquiry::InquiryProgress;

#[component]
pub fn GameCard() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let (coalitions, inquiry) = (expect_context::<Coalitions>(), expect_context::<Inquiry>());
    let game = shown!(split::game);
    let obstacle = Memo::new(move |_| game.with(|g| g.obstacle.clone()));
    let is_known = Memo::new(move |_| game.with(|g| g.sentence.is_some()));
    let is_asking = Memo::new(move |_| inquiry.step().read().is_some());
    let commit = Callback::new(move |typed: String| workspace.commit(game_with(&typed, lang.get_untracked())?));
    view! {
        <section class="card" aria-labelledby="split-game">
            <Head id="split-game" words=said(texts::GAME_HEADING) />
            <p class="soft">{tr(texts::GAME_LEAD)}</p>
            <div class="fields">
                <Field
                    label=said(texts::GAME_BUDGET)
                    value=Signal::derive(move || game.with(|g| g.budget.clone()))
                    commit
                    draft_key="split/game-budget"
                    kind=FieldKind::Number
                    hint=said(texts::GAME_BUDGET_HINT)
                />
            </div>
            {move || obstacle.get().map(|why| view! { <p class="soft">{why}</p> })}
            <div class="button-row">
                <button type="button" class="button" disabled=move || obstacle.read().is_some() || is_asking.get() on:click=move |_| coalitions.find()>
                    {tr(texts::GAME_FIND)}
                </button>
            </div>
            <InquiryProgress purpose=Purpose::Game />
            <Show when=move || is_known.get()>
                <p role="status">{move || game.with(|g| g.sentence.clone())}</p>
                <FigureTable caption=said(texts::GAME_SHARES) table=Signal::derive(move || game.with(|g| g.shares.clone())) />
                <ul class="money-list">{move || game.with(|g| g.cores.iter().cloned().map(core).collect_view())}</ul>
                <p class="banner">{tr(texts::SHARES_PROFIT)}</p>
                <details>
                    <summary>{tr(texts::COALITION_VALUES)}</summary>
                    <FigureTable
                        caption=said(texts::COALITION_VALUES)
                        table=Signal::derive(move || game.with(|g| g.coalitions.clone()))
                        is_named_above=true
                    />
                </details>
            </Show>
        </section>
    }
}

fn core(core: Core) -> impl IntoView {
    view! {
        <li>
            {core.verdict} <ul class="money-list">{core.objections.into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}</ul>
        </li>
    }
}
