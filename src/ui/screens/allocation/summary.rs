//! How far the allocation is, and every rule that it breaks.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::texts::allocation as texts;
use crate::present::allocation::AllocationView;
use crate::ui::components::tr;

#[component]
pub(super) fn Summary(view: Memo<Arc<AllocationView>>) -> impl IntoView {
    view! {
        <div class="figures">
            <div class="figure">
                <span class="figure__label">{tr(texts::LINES_COVERED)}</span>
                <span class="figure__value">{move || view.read().covered.clone()}</span>
            </div>
            <div class="figure">
                <span class="figure__label">{tr(texts::RULES_BROKEN)}</span>
                <span class="figure__value">{move || view.read().violations.len()}</span>
            </div>
            <div class="figure figure--main">
                <span class="figure__label">{tr(texts::TOTAL_SO_FAR)}</span>
                <span class="figure__value">{move || view.read().total.clone()}</span>
            </div>
        </div>
    }
}

#[component]
pub(super) fn Violations(view: Memo<Arc<AllocationView>>) -> impl IntoView {
    let violations = Memo::new(move |_| view.read().violations.clone());
    let is_covered = Memo::new(move |_| view.read().is_covered);
    let item = |(subject, sentence): (String, String)| {
        view! {
            <li>
                <strong>{subject}</strong>
                " "
                {sentence}
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="broken-rules">
            <h2 id="broken-rules">{tr(texts::VIOLATIONS)}</h2>
            <Show
                when=move || violations.with(|v| !v.is_empty())
                fallback=move || view! { <p class="soft">{tr(texts::NO_VIOLATION)}</p> }
            >
                <ul class="allocation__violations" role="list">
                    {move || violations.get().into_iter().map(item).collect_view()}
                </ul>
            </Show>
            <Show when=move || !is_covered.get()>
                <p class="soft">{tr(texts::NOT_ALL_COVERED)}</p>
            </Show>
        </section>
    }
}
