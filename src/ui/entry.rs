//! What a first visit shows: the list of bids. The app around an open bid is fetched when one is asked for or brought.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::components::tr;
use super::parts::{self, Fetching, Part};
use super::screens::BidsScreen;
use super::shell::{NoticeList, TopBar};
use crate::i18n::texts::{bids as bids_texts, shell as texts};
use crate::present::route::Route;
use crate::state::{Handles, Router};

/// After the first screen, before the other parts are fetched.
const AHEAD: Duration = Duration::from_secs(2);

#[component]
pub fn Entry(handles: Handles) -> impl IntoView {
    handles.provide();
    handles.take_pasted_files();
    set_timeout(|| spawn_local(parts::fetch_ahead()), AHEAD);
    let (route, entrance) = (handles.router.route(), handles.entrance);
    let is_dragging = RwSignal::new(false);
    let on_drag_over = move |event: ev::DragEvent| {
        event.prevent_default();
        is_dragging.set(true);
    };
    let on_drop = move |event: ev::DragEvent| {
        is_dragging.set(false);
        entrance.drop(&event);
    };
    // Once it is there it stays: it holds what is being saved.
    let needs_desk = Memo::new(move |before: Option<&bool>| before.is_some_and(|b| *b) || route.get() != Route::Bids || entrance.count().get() > 0);
    let fetching = Fetching::new();
    let body = move || {
        if needs_desk.get() {
            fetching.view(Part::Desk, frame)
        } else {
            frame(().into_any())
        }
    };
    Effect::new(move || {
        if route.get() == Route::Bids {
            handles.settings.show_title(bids_texts::HEADING);
        }
    });
    view! {
        <a class="skip-link" href="#main">
            {tr(texts::SKIP)}
        </a>
        <div class="app" on:dragover=on_drag_over on:dragleave=move |_| is_dragging.set(false) on:drop=on_drop>
            {body}
            <NoticeList />
        </div>
        <Show when=move || is_dragging.get()>
            <div class="drop-target">
                <p>{tr(texts::DROP_HERE)}</p>
                <small>{tr(texts::DROP_KINDS)}</small>
            </div>
        </Show>
    }
}

/// The page until the desk is there: the list of bids, and what is said of the desk.
fn frame(news: AnyView) -> AnyView {
    let route = expect_context::<Router>().route();
    view! {
        <TopBar />
        <div class="app__body">
            <main class="app__main stack" id="main" tabindex="-1">
                {news}
                <Show when=move || route.get() == Route::Bids>
                    <BidsScreen />
                </Show>
            </main>
        </div>
    }
    .into_any()
}
