//! The split as an ordered list of named steps, and why it has this order.

use leptos::prelude::*;

use super::{Head, said, shown};
use crate::i18n::texts::split as texts;
use crate::present::split;
use crate::present::split::SplitStep;

#[component]
pub fn StepsCard() -> impl IntoView {
    let steps = shown!(split::split_steps);
    view! {
        <section class="card" aria-labelledby="split-steps">
            <Head id="split-steps" words=said(texts::STEPS) />
            <ol class="money-order">{move || steps.with(|s| s.steps.iter().cloned().map(step).collect_view())}</ol>
            <p class="soft">{move || steps.with(|s| s.why.clone())}</p>
        </section>
    }
}

fn step(step: SplitStep) -> impl IntoView {
    view! {
        <li>
            <strong>{step.name}</strong>
            <p class="soft">{step.sentence}</p>
        </li>
    }
}
