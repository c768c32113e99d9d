//! The coalition game: where its values come from, two ways to share by them, and who could object.

use leptos::prelude::*;

use super::game_form::{BUDGET, GameFields};
use super::{FigureTable, Head, said, shown};
use crate::i18n::texts::{coalitions as texts, split as shared};
use crate::present::split;
use crate::present::split::Core;
use crate::state::{Coalitions, Inquiry, Purpose, focus};
use crate::ui::components::tr;
use crate::ui::screens::inquiry::InquiryProgress;

#[component]
pub fn GameCard() -> impl IntoView {
    let (coalitions, inquiry) = (expect_context::<Coalitions>(), expect_context::<Inquiry>());
    let game = shown!(split::game);
    let form = Memo::new(move |_| game.with(|g| g.form.clone()));
    let obstacle = Memo::new(move |_| form.with(|f| f.obstacle.clone()));
    let wants_budget = Memo::new(move |_| form.with(|f| f.wants_budget));
    let is_searched = Memo::new(move |_| form.with(|f| f.basis == "optimum"));
    let is_known = Memo::new(move |_| game.with(|g| g.sentence.is_some()));
    let is_asking = Memo::new(move |_| inquiry.step().read().is_some());
    // The field is there: what waits for it is shown beside it.
    let to_the_budget = move || drop(focus(BUDGET));
    let find = move |_| match (wants_budget.get_untracked(), obstacle.get_untracked()) {
        (true, _) => to_the_budget(),
        (false, None) => coalitions.find(),
        (false, Some(_)) => {}
    };
    view! {
        <section class="card" aria-labelledby="split-game">
            <Head id="split-game" words=said(texts::GAME_HEADING) />
            <p class="soft">{tr(texts::GAME_LEAD)}</p>
            <GameFields form />
            <Show when=move || obstacle.read().is_some()>
                <p id="split-game-obstacle" class="soft">
                    {move || obstacle.get()}
                    " "
                    <Show when=move || wants_budget.get()>
                        <button type="button" class="link-button" on:click=move |_| to_the_budget()>
                            {tr(texts::GAME_GIVE_BUDGET)}
                        </button>
                    </Show>
                </p>
            </Show>
            <Show when=move || is_searched.get()>
                <div class="button-row">
                    <button
                        type="button"
                        class="button"
                        aria-disabled=move || obstacle.read().is_some().then_some("true")
                        aria-describedby=move || obstacle.read().is_some().then_some("split-game-obstacle")
                        disabled=move || is_asking.get()
                        on:click=find
                    >
                        {tr(texts::GAME_FIND)}
                    </button>
                </div>
            </Show>
            <InquiryProgress purpose=Purpose::Game />
            <Show when=move || is_known.get()>
                <p role="status">{move || game.with(|g| g.sentence.clone())}</p>
                <FigureTable caption=said(texts::GAME_SHARES) table=Signal::derive(move || game.with(|g| g.shares.clone())) />
                <ul class="money-list">{move || game.with(|g| g.cores.iter().cloned().map(core).collect_view())}</ul>
                <p class="banner">{tr(shared::SHARES_PROFIT)}</p>
                <details>
                    <summary>{tr(texts::COALITION_VALUES)}</summary>
                    <FigureTable
                        caption=said(texts::COALITION_VALUES)
                        table=Signal::derive(move || game.with(|g| g.coalitions.clone()))
                        is_named_above=true
                    />
                    {move || game.with(|g| g.more.clone()).map(|more| view! { <p class="soft">{more}</p> })}
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
