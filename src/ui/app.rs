//! The app around an open bid: what it needs, its frame, the screen of the address.

use leptos::prelude::*;

use super::components::tr;
use super::parts::{Fetching, Part};
use super::screens::{BidsScreen, SaveOffer};
use super::shell::{Banners, BidBar, IncomingReports, LotChoice, OfferReview, Steps, TopBar, steps};
use crate::i18n::texts::shell as texts;
use crate::present::route::{Route, Screen};
use crate::state::{Desk, Handles, Phase, Router, Settings, Workspace, start_effects};
use crate::ui::components::tr_fill;

#[component]
pub fn App() -> impl IntoView {
    let desk = Desk::set_up(expect_context::<Handles>());
    desk.provide();
    start_effects(desk);
    view! {
        <TopBar>
            <BidBar />
        </TopBar>
        <Page />
        <LotChoice />
        <OfferReview />
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
    let fetching = Fetching::new();
    view! {
        <Banners />
        {move || fetching.view(Part::Screen(screen.get()), |news| news)}
        <Show when=move || workspace.is_members_copy().get()>
            <SaveOffer />
        </Show>
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

/// The document's title follows the screen; that of the list is the entry's.
#[component]
fn Title() -> impl IntoView {
    let settings = expect_context::<Settings>();
    let route = expect_context::<Router>().route();
    let workspace = expect_context::<Workspace>();
    Effect::new(move || {
        if let Route::Bid { screen, .. } = route.get() {
            settings.show_title(steps::name(screen, workspace.is_members_copy().get()));
        }
    });
}
