//! Where the plan stands, and the two counts of days.

use leptos::prelude::*;

use super::shown;
use crate::i18n::texts::planning as texts;
use crate::present::planning::{self, Fact};
use crate::present::route::Route;
use crate::state::{Params, Router, Settings, Workspace};
use crate::ui::components::tr;

#[component]
pub fn Summary() -> impl IntoView {
    let standing = shown!(planning::standing);
    let route = expect_context::<Router>().route();
    let link = move || {
        let (screen, words) = standing.get()?.link?;
        let id = route.read().bid_id().unwrap_or_default().to_owned();
        Some(view! { <a href=Route::Bid { id, screen }.href()>{words}</a> })
    };
    view! {
        <section class="stack" aria-label=tr(texts::SUMMARY)>
            <div class="banner" class:banner--good=move || standing.read().as_ref().is_some_and(|s| s.is_good) role="status">
                <div class="banner__text stack">
                    <p>{move || standing.get().map(|s| s.sentence)} " " {link}</p>
                    {move || standing.get().and_then(|s| s.advice).map(|advice| view! { <p>{advice}</p> })}
                </div>
            </div>
            <Facts />
        </section>
    }
}

#[component]
fn Facts() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let params = expect_context::<Params>();
    let lang = expect_context::<Settings>().lang();
    let facts = Memo::new(move |_| {
        let table = params.table().get();
        planning::facts(&workspace.document().read(), &workspace.results().read(), table.as_deref(), lang.get())
    });
    let of = move |is_legal: bool| facts.get().into_iter().filter(|f| f.is_legal == is_legal).map(fact).collect_view();
    view! {
        <Show when=move || !facts.read().is_empty()>
            <section class="card">
                <p class="soft">{tr(texts::TWO_COUNTS)}</p>
                <div class="planning-counts">
                    <div>
                        <h2>{tr(texts::LEGAL)}</h2>
                        <dl class="money-terms">{move || of(true)}</dl>
                    </div>
                    <div>
                        <h2>{tr(texts::WORK)}</h2>
                        <dl class="money-terms">{move || of(false)}</dl>
                    </div>
                </div>
            </section>
        </Show>
    }
}

fn fact(fact: Fact) -> impl IntoView {
    view! {
        <div>
            <dt>{fact.label}</dt>
            <dd>
                <strong>{fact.value}</strong>
                {fact.note.map(|note| view! { <p class="soft">{note}</p> })}
            </dd>
        </div>
    }
}
