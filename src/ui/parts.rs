//! The program in parts that are fetched when they are needed: a first visit fetches the list of bids alone, an open bid the desk
//! with the first screens, the others when somebody opens them.
//!
//! With the feature `parts` (the served page) each function is a split point: what only it reaches moves to a file of
//! its own (`scripts/tools/wasm-bindgen`). Without it, in tests and lints, everything is one program.

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::components::tr;
use super::screens::{
    AllocationScreen, ChecksScreen, DossierScreen, ExportScreen, GroupScreen, OffersScreen, PlanningScreen, PriceScreen, ServiceScreen, SplitScreen,
    TenderScreen,
};
use crate::i18n::texts::shell as texts;
use crate::present::route::Screen;
use crate::state::focus_the_heading;

/// What the program is cut at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The app around an open bid.
    Desk,
    Screen(Screen),
}

/// A part could not be fetched: no connection, or the program was renewed on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFetched;

#[cfg(feature = "parts")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// How a part is on its way, and its view once it is there.
#[derive(Clone, Copy)]
pub struct Fetching {
    /// What was fetched last, and whether it came.
    last: RwSignal<Option<(Part, bool)>>,
}

impl Fetching {
    #[must_use]
    pub fn new() -> Self {
        Self { last: RwSignal::new(None) }
    }
    /// The view of the part; while it is not there, that it is on its way or did not come, with a way to ask again, in a frame.
    #[must_use]
    pub fn view(self, part: Part, frame: impl FnOnce(AnyView) -> AnyView) -> AnyView {
        // Asked first: a view that is there must not be made again by what is fetched later.
        if let Some(view) = view_of(part) {
            return view;
        }
        let last = self.last.get();
        if last == Some((part, false)) {
            return frame(
                view! {
                    <div class="banner banner--fault" role="alert">
                        <p class="banner__text">{tr(texts::PART_MISSING)}</p>
                        <button class="button button--small" type="button" on:click=move |_| self.last.set(None)>
                            {tr(texts::SAVE_AGAIN)}
                        </button>
                    </div>
                }
                .into_any(),
            );
        }
        spawn_local(async move {
            let is_there = fetch(part).await.is_ok();
            self.last.set(Some((part, is_there)));
            focus_the_heading();
        });
        frame(view! { <p role="status">{tr(texts::PART_COMING)}</p> }.into_any())
    }
}

/// Fetches every part while nothing else is waited for, so that screens open at once, and without a connection too.
pub async fn fetch_ahead() {
    for part in [
        Part::Desk,
        Part::Screen(Screen::Price),
        Part::Screen(Screen::Checks),
        Part::Screen(Screen::Export),
    ] {
        // What does not come now is asked for again, and its absence told, when somebody opens it.
        fetch(part).await.ok();
    }
}

/// The functions at which the program is cut: what each shows, the one that fetches it, the file that it goes to.
macro_rules! parts {
    ($($pattern:pat => $function:ident, $fetch:ident, $view:ident, $part:ident;)+) => {
        /// The part's view; `None` while it is not there.
        fn view_of(part: Part) -> Option<AnyView> {
            match part {
                $($pattern => $function().now_or_never()?.ok(),)+
            }
        }

        /// Fetches the part, if it is not there. Asking again after a failure fetches again.
        async fn fetch(part: Part) -> Result<(), NotFetched> {
            match part {
                $($pattern => $fetch().await?,)+
            }
            Ok(())
        }

        $(
            #[cfg(feature = "parts")]
            #[allow(unsafe_code, reason = "the border between two parts is a foreign function")]
            #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible, preload($fetch))]
            fn $function() -> Result<AnyView, NotFetched> {
                Ok(view! { <$view /> }.into_any())
            }

            #[cfg(not(feature = "parts"))]
            async fn $function() -> Result<AnyView, NotFetched> {
                Ok(view! { <$view /> }.into_any())
            }

            #[cfg(not(feature = "parts"))]
            async fn $fetch() -> Result<(), NotFetched> {
                Ok(())
            }
        )+
    };
}

parts! {
    Part::Desk => desk, fetch_desk, App, desk;
    Part::Screen(Screen::Tender) => tender, fetch_tender, TenderScreen, desk;
    Part::Screen(Screen::Group) => group, fetch_group, GroupScreen, desk;
    Part::Screen(Screen::Offers) => offers, fetch_offers, OffersScreen, desk;
    Part::Screen(Screen::Allocation) => allocation, fetch_allocation, AllocationScreen, money;
    Part::Screen(Screen::Price) => price, fetch_price, PriceScreen, money;
    Part::Screen(Screen::Split) => split, fetch_split, SplitScreen, money;
    Part::Screen(Screen::Service) => service, fetch_service, ServiceScreen, work;
    Part::Screen(Screen::Planning) => planning, fetch_planning, PlanningScreen, work;
    Part::Screen(Screen::Checks) => checks, fetch_checks, ChecksScreen, work;
    Part::Screen(Screen::Dossier) => dossier, fetch_dossier, DossierScreen, papers;
    Part::Screen(Screen::Export) => export, fetch_export, ExportScreen, papers;
}
