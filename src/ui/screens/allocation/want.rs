//! What the group wants: the goal, its figures, the time; and the button that seeks it.

use std::sync::Arc;

use leptos::prelude::*;

use super::wishes::{Qualities, Wishes};
use crate::i18n::plural;
use crate::i18n::texts::{common, optimiser as texts};
use crate::present::optimiser::{self, GoalCard, GoalField as F, Want};
use crate::state::{LIMITS_S, Optimiser, Settings, Workspace};
use crate::ui::components::{Form, Select, fresh_id, tr};

#[component]
pub(super) fn WantCard() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    search.warm_up();
    let goals = Memo::new(move |_| optimiser::goals(&document.read(), lang.get()));
    let locked = Memo::new(move |_| optimiser::locked_lines(&document.read()));
    let words = move || {
        let count = locked.get();
        match count {
            0 => texts::PROPOSE.get(lang.get()).to_owned(),
            n => plural(lang.get(), n, texts::PROPOSE_ONE, texts::PROPOSE_REST).fill(lang.get(), &[("count", &n.to_string())]),
        }
    };
    view! {
        <section class="card" aria-labelledby="want">
            <div class="card__head">
                <h2 id="want">{tr(texts::WANT_HEADING)}</h2>
                <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
            </div>
            <p class="soft">{tr(texts::WANT_LEAD)}</p>
            <Goals goals />
            <GoalFields goals />
            <div class="button-row">
                <button
                    type="button"
                    class="button button--primary"
                    disabled=move || workspace.is_read_only().get() || search.is_seeking(Want::Best).get()
                    on:click=move |_| search.propose()
                >
                    {words}
                </button>
            </div>
        </section>
    }
}

#[component]
fn Goals(goals: Memo<Vec<GoalCard>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let name = fresh_id("goal");
    let is_chosen = move |key: &'static str| goals.with(|g| g.iter().any(|g| g.key == key && g.is_chosen));
    let card = move |card: GoalCard| {
        let choose = move |_| {
            workspace.dispatch(optimiser::choose(&workspace.document().read_untracked(), card.key));
        };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name.clone()
                    value=card.key
                    prop:checked=move || is_chosen(card.key)
                    disabled=move || workspace.is_read_only().get()
                    on:change=choose
                />
                <span class="choice__words">
                    <strong>{card.title}</strong>
                    <span class="soft">{card.note}</span>
                </span>
            </label>
        }
    };
    // Drawn again only when the words change: a choice must not take the focus from its card.
    let words = Memo::new(move |_| {
        let plain = |g: GoalCard| GoalCard { is_chosen: false, ..g };
        goals.get().into_iter().map(plain).collect::<Vec<_>>()
    });
    view! {
        <fieldset class="choices">
            <legend class="field__label">{tr(texts::GOAL)}</legend>
            {move || words.get().into_iter().map(card.clone()).collect_view()}
        </fieldset>
    }
}

/// The figures that the chosen goal needs, and the time.
#[component]
fn GoalFields(goals: Memo<Vec<GoalCard>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let chosen = Memo::new(move |_| goals.with(|g| g.iter().find(|g| g.is_chosen).map_or("", |g| g.key)));
    let wish = Memo::new(move |_| Some(Arc::new(document.read().wish())));
    let form = Form::new("goal", wish, move |goal| workspace.commit(optimiser::set_goal(goal)));
    let limit_words = tr(texts::LIMIT);
    let tolerance = move || matches!(chosen.get(), "fairest_within" | "most_robust").then(|| view! { {form.entry(F::Tolerance)} {form.entry(F::Base)} });
    let formula = move || (chosen.get() == "best_score").then(|| form.entry(F::Formula));
    view! {
        <div class="fields">
            {tolerance}
            {formula}
            <Select
                label=Signal::derive(move || limit_words().to_owned())
                choices=Signal::derive(move || optimiser::limits(&LIMITS_S, lang.get()))
                value=Signal::derive(move || search.limit_s().get().to_string())
                on_choose=Callback::new(move |key: String| {
                    if let Ok(seconds) = key.parse() {
                        search.set_limit_s(seconds);
                    }
                })
            />
        </div>
        <Show when=move || chosen.get() == "fairest_within">
            <Wishes />
        </Show>
        <Show when=move || chosen.get() == "best_score">
            <Qualities />
        </Show>
    }
}
