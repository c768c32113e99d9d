//! Checks: what is missing, wrong or inconsistent, with the way to where it is mended.

use leptos::prelude::*;

use crate::i18n::Text;
use crate::i18n::texts::checks as texts;
use crate::present::checks::{self, Item, Severity};
use crate::present::route::{Route, Screen};
use crate::state::{Checks, Router, Settings};
use crate::ui::components::{tr, tr_fill};
use crate::ui::shell::steps;

#[component]
pub fn ChecksScreen() -> impl IntoView {
    let items = expect_context::<Checks>().items();
    let lang = expect_context::<Settings>().lang();
    let only = RwSignal::new(None::<Severity>);
    let groups = Memo::new(move |_| checks::groups(&items.read(), only.get()));
    let is_ready = move || checks::count(&items.read(), Severity::Blocking) == 0;
    let nothing = tr(texts::NOTHING_OF_KIND);
    view! {
        <section class="screen">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{tr(texts::LEAD)}</p>
            </header>
            <div class="banner" class:banner--good=is_ready role="status">
                <p class="banner__text">{move || checks::verdict(&items.read(), lang.get())}</p>
            </div>
            <div class="check-filter" role="group" aria-label=tr(texts::FILTER)>
                <FilterButton only of=None words=texts::ALL_KINDS />
                {Severity::ALL
                    .into_iter()
                    .map(|severity| {
                        let words = checks::severity_name(severity);
                        view! { <FilterButton only of=Some(severity) words /> }
                    })
                    .collect_view()}
            </div>
            <Show when=move || groups.read().is_empty() && !items.read().is_empty()>
                <p class="soft">{nothing}</p>
            </Show>
            {move || groups.get().into_iter().map(|(screen, items)| view! { <Group screen items /> }).collect_view()}
            <Listed
                heading=texts::BY_HAND
                lead=texts::BY_HAND_LEAD
                items=&[
                    texts::BY_HAND_1,
                    texts::BY_HAND_2,
                    texts::BY_HAND_3,
                    texts::BY_HAND_4,
                    texts::BY_HAND_5,
                    texts::BY_HAND_6,
                    texts::BY_HAND_7,
                ]
            />
            <Listed
                heading=texts::ALWAYS
                lead=texts::ALWAYS_LEAD
                items=&[texts::ALWAYS_1, texts::ALWAYS_2, texts::ALWAYS_3, texts::ALWAYS_4, texts::ALWAYS_5]
            />
        </section>
    }
}

#[component]
fn FilterButton(only: RwSignal<Option<Severity>>, of: Option<Severity>, words: Text) -> impl IntoView {
    let items = expect_context::<Checks>().items();
    let words = tr(words);
    let count = move || match of {
        Some(severity) => checks::count(&items.read(), severity),
        None => items.read().len(),
    };
    view! {
        <button type="button" class="button button--small" aria-pressed=move || (only.get() == of).to_string() on:click=move |_| only.set(of)>
            {move || format!("{} ({})", words(), count())}
        </button>
    }
}

/// What is mended on one screen.
#[component]
fn Group(screen: Screen, items: Vec<Item>) -> impl IntoView {
    let route = expect_context::<Router>().route();
    let name = tr(steps::name(screen, false));
    let href = move || {
        let id = route.read().bid_id().unwrap_or_default().to_owned();
        Route::Bid { id, screen }.href()
    };
    view! {
        <section class="card">
            <div class="card__head">
                <h2>{name}</h2>
                <a href=href>{tr_fill(texts::GO, move || vec![("screen", name().to_owned())])}</a>
            </div>
            <ul class="check-list" role="list">{items.into_iter().map(|item| view! { <Found item /> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Found(item: Item) -> impl IntoView {
    let words = tr(checks::severity_name(item.severity));
    let code = item.code;
    let title = tr_fill(texts::CODE, move || vec![("code", code.to_owned())]);
    view! {
        <li class="check-item">
            <span
                class="check-item__tag"
                class:check-item__tag--blocking=item.severity == Severity::Blocking
                class:check-item__tag--warning=item.severity == Severity::Warning
            >
                {words}
            </span>
            <p>
                {item.sentence}
                {(!code.is_empty()).then(|| view! { <small class="soft" title=title>{format!(" {code}")}</small> })}
            </p>
        </li>
    }
}

#[component]
fn Listed(heading: Text, lead: Text, items: &'static [Text]) -> impl IntoView {
    view! {
        <details class="card">
            <summary>{tr(heading)}</summary>
            <p class="soft">{tr(lead)}</p>
            <ul>{items.iter().map(|text| view! { <li>{tr(*text)}</li> }).collect_view()}</ul>
        </details>
    }
}
