//! A search under way, with a button that stops it; and why one failed.

use leptos::prelude::*;

use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser::{self, ProgressView};
use crate::state::{Optimiser, Settings};
use crate::ui::components::tr;

#[component]
pub(super) fn SearchCard() -> impl IntoView {
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let view = Memo::new(move |_| {
        let running = search.running().get()?;
        Some(optimiser::progress(
            running.want,
            &running.question,
            running.elapsed_ms,
            &running.progress,
            lang.get(),
        ))
    });
    let is_running = Memo::new(move |_| view.read().is_some());
    let title = Memo::new(move |_| view.with(|v| v.as_ref().map_or("", |v| v.title)));
    let has_best = Memo::new(move |_| view.with(|v| v.as_ref().is_some_and(|v| v.has_best)));
    let (stop, stop_and_keep) = (tr(texts::STOP), tr(texts::STOP_AND_KEEP));
    view! {
        <Show when=move || is_running.get()>
            <section class="card search" aria-labelledby="search">
                <h2 id="search" role="status">
                    {move || title.get()}
                </h2>
                <progress class="search__bar" aria-labelledby="search"></progress>
                <dl class="search__figures">
                    <Figure view label=texts::ELAPSED value=|v| Some(v.elapsed.clone()) />
                    <Figure view label=texts::DONE value=|v| v.done.clone() />
                    <Figure view label=texts::BEST_SO_FAR value=|v| v.best.clone() />
                    <Figure view label=texts::BOUND value=|v| v.bound.clone() />
                </dl>
                <p class="soft">{move || view.with(|v| v.as_ref().and_then(|v| v.gap.clone()))}</p>
                <div class="button-row">
                    <button type="button" class="button" on:click=move |_| search.stop()>
                        {move || if has_best.get() { stop_and_keep() } else { stop() }}
                    </button>
                </div>
            </section>
        </Show>
        {move || search.failure().get().map(|why| view! { <p class="banner banner--fault" role="alert">{why}</p> })}
    }
}

#[component]
fn Figure(view: Memo<Option<ProgressView>>, label: crate::i18n::Text, value: fn(&ProgressView) -> Option<String>) -> impl IntoView {
    let words = tr(label);
    let value = Memo::new(move |_| view.with(|v| v.as_ref().and_then(value)));
    view! {
        <Show when=move || value.read().is_some()>
            <div class="figure">
                <dt class="figure__label">{words}</dt>
                <dd class="search__value">{move || value.get()}</dd>
            </div>
        </Show>
    }
}
