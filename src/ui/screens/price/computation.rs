//! The computation of one line, step by step, with the group's own numbers.

use leptos::prelude::*;

use super::{FigureTable, read};
use crate::present::price::{self, Computation, Step};
use crate::state::{Settings, Workspace};

#[component]
pub fn ComputationView(id: String) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let shown = Memo::new(move |_| price::computation(&workspace.document().read(), &workspace.results().read(), &id, lang.get()));
    let steps = read(shown, |c: &Computation| c.steps.clone());
    view! {
        <div class="money-steps">
            {move || steps.get().into_iter().map(|step| view! { <StepView step /> }).collect_view()}
            <div class="stack">
                <p class="money-steps__title">{read(shown, |c| c.parts_title.clone())}</p>
                <p class="soft">{read(shown, |c| c.parts_hint.clone())}</p>
                <FigureTable caption=read(shown, |c| c.parts_title.clone()) table=read(shown, |c| c.parts.clone()) is_named_above=true />
            </div>
        </div>
    }
}

#[component]
fn StepView(step: Step) -> impl IntoView {
    view! {
        <div class="stack">
            <p class="money-steps__title">{step.title}</p>
            {step.hint.map(|hint| view! { <p class="soft">{hint}</p> })}
            <ul class="money-list">{step.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </div>
    }
}
