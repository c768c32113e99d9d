//! The root: makes the handles, starts the effects by name, shows the screen of the address.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::components::tr;
use super::parts;
use super::screens::{BidsScreen, SaveOffer};
use super::shell::{Banners, IncomingReports, LotChoice, NoticeList, OfferReview, Steps, TopBar, steps};
use crate::i18n::texts::{bids as bids_texts, common, shell as texts};
use crate::present::route::{Route, Screen};
use crate::state::{Handles, Intake, Phase, Router, Settings, Workspace, focus_the_heading, start_effects};
use crate::ui::components::tr_fill;

/// After the first screen, before the parts of the others are fetched.
const AHEAD: Duration = Duration::from_secs(2);

#[component]
pub fn App(handles: Handles) -> impl IntoView {
    handles.provide();
    start_effects(handles);
    set_timeout(|| leptos::task::spawn_local(parts::fetch_ahead()), AHEAD);
    let intake = expect_context::<Intake>();
    let is_dragging = RwSignal::new(false);
    let on_drag_over = move |event: ev::DragEvent| {
        event.prevent_default();
        is_dragging.set(true);
    };
    let on_drop = move |event: ev::DragEvent| {
        is_dragging.set(false);
        intake.drop(&event);
    };
    view! {
        <a class="skip-link" href="#main">
            {tr(texts::SKIP)}
        </a>
        <div class="app" on:dragover=on_drag_over on:dragleave=move |_| is_dragging.set(false) on:drop=on_drop>
            <TopBar />
            <Page />
            <NoticeList />
        </div>
        <LotChoice />
        <OfferReview />
        <Show when=move || is_dragging.get()>
            <div class="drop-target">
                <p>{tr(texts::DROP_HERE)}</p>
                <small>{tr(texts::DROP_KINDS)}</small>
            </div>
        </Show>
    }
}

/// What the address asks for, as far as it is there.
#[component]
fn Page() -> impl IntoView {
    let route = expect_context::<Router>().route();
    let workspace = expect_context::<Workspace>();
    let phase = workspace.phase();
    let is_open = Memo::new(move |_| matches!((route.get(), phase.get()), (Route::Bid { id, .. }, Phase::Open(open)) if id == open));
    let is_list = Memo::new(move |_| route.get() == Route::Bids);
    view! {
        <Title />
        <div class="app__body" class:app__body--bid=move || is_open.get()>
            <Show when=move || is_open.get()>
                <Steps />
            </Show>
            <main class="app__main stack" id="main" tabindex="-1">
                <IncomingReports />
                {move || match (is_list.get(), is_open.get()) {
                    (true, _) => view! { <BidsScreen /> }.into_any(),
                    (false, true) => view! { <BidPage /> }.into_any(),
                    (false, false) => view! { <NotOpen /> }.into_any(),
                }}
            </main>
        </div>
    }
}

#[component]
fn BidPage() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let route = expect_context::<Router>().route();
    let screen = Memo::new(move |_| match route.get() {
        Route::Bid { screen, .. } => screen,
        Route::Bids => Screen::Tender,
    });
    view! {
        <Banners />
        <PartOf screen />
        <Show when=move || workspace.is_members_copy().get()>
            <SaveOffer />
        </Show>
    }
}

/// The screen, or that its part is on its way, or that it did not come.
#[component]
fn PartOf(screen: Memo<Screen>) -> impl IntoView {
    // Whose part was fetched last, and whether it came; the view is made again then.
    let fetched = RwSignal::new(None);
    move || {
        let screen = screen.get();
        let last = fetched.get();
        if let Some(view) = parts::view_of(screen) {
            return view;
        }
        if last == Some((screen, false)) {
            return view! {
                <section class="screen">
                    <p role="alert">{tr(texts::PART_MISSING)}</p>
                    <p>
                        <button class="button" type="button" on:click=move |_| fetched.set(None)>
                            {tr(texts::SAVE_AGAIN)}
                        </button>
                    </p>
                </section>
            }
            .into_any();
        }
        leptos::task::spawn_local(async move {
            let is_there = parts::fetch(screen).await.is_ok();
            fetched.set(Some((screen, is_there)));
            focus_the_heading();
        });
        view! { <p role="status">{tr(texts::PART_COMING)}</p> }.into_any()
    }
}

#[component]
fn NotOpen() -> impl IntoView {
    let phase = expect_context::<Workspace>().phase();
    view! {
        {move || match phase.get() {
            Phase::NotFound(id) => {
                view! {
                    <section class="screen">
                        <header class="screen__head">
                            <h1 tabindex="-1">{tr(texts::NOT_FOUND)}</h1>
                            <p class="screen__lead">{tr_fill(texts::NOT_FOUND_LEAD, move || vec![("id", id.clone())])}</p>
                        </header>
                    </section>
                }
                    .into_any()
            }
            Phase::Unreadable(why) => {
                view! {
                    <section class="screen">
                        <header class="screen__head">
                            <h1 tabindex="-1">{tr(texts::UNREADABLE)}</h1>
                            <p class="screen__lead">{tr_fill(texts::UNREADABLE_LEAD, move || vec![("why", why.clone())])}</p>
                        </header>
                    </section>
                }
                    .into_any()
            }
            _ => view! { <p role="status">{tr(texts::OPENING)}</p> }.into_any(),
        }}
    }
}

/// The document's title follows the screen.
#[component]
fn Title() -> impl IntoView {
    let settings = expect_context::<Settings>();
    let route = expect_context::<Router>().route();
    let workspace = expect_context::<Workspace>();
    Effect::new(move || {
        let lang = settings.lang().get();
        let words = match route.get() {
            Route::Bids => bids_texts::HEADING.get(lang),
            Route::Bid { screen, .. } => steps::name(screen, workspace.is_members_copy().get()).get(lang),
        };
        settings.show_title(&format!("{words} – {}", common::APP_NAME.get(lang)));
    });
}
