//! The list of bids: begin, open, copy, delete with a way back.

use leptos::prelude::*;

use crate::i18n::texts::{bids as texts, common};
use crate::present::route::{Route, Screen};
use crate::state::{AsideEntry, BidEntry, Bids, Brought, Entrance};
use crate::ui::components::{tr, tr_fill};

#[component]
pub fn BidsScreen() -> impl IntoView {
    let bids = expect_context::<Bids>();
    let entrance = expect_context::<Entrance>();
    let entries = bids.entries();
    let is_empty = Memo::new(move |_| entries.with(|list| list.as_ref().is_some_and(Vec::is_empty)));
    view! {
        <section class="screen">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{tr(texts::LEAD)}</p>
            </header>
            <Show when=move || bids.is_storage_denied()>
                <p class="banner banner--fault" role="alert">
                    {tr(texts::STORAGE_DENIED)}
                </p>
            </Show>
            <div class="card">
                <div class="button-row">
                    <button type="button" class="button button--primary" on:click=move |_| entrance.bring(Brought::New)>
                        {tr(texts::NEW)}
                    </button>
                    <button type="button" class="button" on:click=move |_| entrance.pick()>
                        {tr(texts::OPEN_FILE)}
                    </button>
                    <button type="button" class="button" on:click=move |_| entrance.bring(Brought::Example)>
                        {tr(texts::EXAMPLE)}
                    </button>
                </div>
                <p class="soft">{tr(texts::OPEN_HINT)}</p>
            </div>
            <Show when=move || is_empty.get()>
                <p>{tr(texts::EMPTY)}</p>
            </Show>
            <ul class="bids" role="list">
                <For each=move || entries.get().unwrap_or_default() key=|entry| entry.clone() let:entry>
                    <BidItem entry />
                </For>
            </ul>
            <Aside />
            <p class="soft">{tr(texts::WHERE)}</p>
        </section>
    }
}

#[component]
fn BidItem(entry: BidEntry) -> impl IntoView {
    let (bids, entrance) = (expect_context::<Bids>(), expect_context::<Entrance>());
    let untitled = tr(texts::UNTITLED);
    let href = Route::Bid {
        id: entry.key.clone(),
        screen: Screen::Tender,
    }
    .href();
    let title = entry.title.clone();
    let name = {
        let title = entry.title.clone();
        move || if title.is_empty() { untitled().to_owned() } else { title.clone() }
    };
    let (to_copy, to_delete) = (entry.key.clone(), entry.key.clone());
    let saved = entry.saved.clone();
    view! {
        <li class="bids__item">
            <a class="bids__open" href=href>
                <span class="bids__title">{move || if title.is_empty() { untitled().to_owned() } else { title.clone() }}</span>
                <span class="bids__note">
                    {entry.reference.clone()} " " {tr_fill(texts::SAVED_ON, move || vec![("date", saved.clone())])}
                </span>
            </a>
            <div class="button-row">
                <button
                    type="button"
                    class="button button--small"
                    aria-label=labelled(texts::DUPLICATE, name.clone())
                    on:click=move |_| entrance.bring(Brought::Copy(to_copy.clone()))
                >
                    {tr(texts::DUPLICATE)}
                </button>
                <button
                    type="button"
                    class="button button--small button--danger"
                    aria-label=labelled(common::DELETE, name)
                    on:click=move |_| bids.delete(&to_delete)
                >
                    {tr(common::DELETE)}
                </button>
            </div>
        </li>
    }
}

/// «Supprimer : titre», so that every button of the list has a name of its own.
fn labelled(act: crate::i18n::Text, title: impl Fn() -> String + Clone + Send + Sync + 'static) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let act = tr(act);
    move || format!("{} – {}", act(), title())
}

/// What could not be read, kept as it was.
#[component]
fn Aside() -> impl IntoView {
    let bids = expect_context::<Bids>();
    let aside = bids.aside();
    view! {
        <Show when=move || !aside.read().is_empty()>
            <section class="card">
                <h2>{tr(texts::ASIDE_HEADING)}</h2>
                <p>{tr(texts::ASIDE_LEAD)}</p>
                <ul class="bids" role="list">
                    <For each=move || aside.get() key=|entry| entry.key let:entry>
                        <AsideItem entry />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn AsideItem(entry: AsideEntry) -> impl IntoView {
    let bids = expect_context::<Bids>();
    let key = entry.key;
    view! {
        <li class="bids__item">
            <span>{entry.bid} " – " {entry.reason}</span>
            <button type="button" class="button button--small" on:click=move |_| bids.download_aside(key)>
                {tr(texts::DOWNLOAD)}
            </button>
        </li>
    }
}
