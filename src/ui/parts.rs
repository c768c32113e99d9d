//! The screens in parts that are fetched when somebody opens one: the first visit fetches the list of bids alone.
//!
//! With the feature `parts` (the served page) each function is a split point: what only it reaches moves to a file of
//! its own (`scripts/tools/wasm-bindgen`). Without it, in tests and lints, everything is one program.

use futures::FutureExt;
use leptos::prelude::*;

use super::screens::{
    AllocationScreen, ChecksScreen, DossierScreen, ExportScreen, GroupScreen, OffersScreen, PlanningScreen, PriceScreen, ServiceScreen, SplitScreen,
    TenderScreen,
};
use crate::present::route::Screen;

/// A part could not be fetched: no connection, or the program was renewed on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFetched;

#[cfg(feature = "parts")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// The screen's view; `None` while its part is not there ([`fetch`]).
pub fn view_of(screen: Screen) -> Option<AnyView> {
    match screen {
        Screen::Tender => now(tender()),
        Screen::Group => now(group()),
        Screen::Offers => now(offers()),
        Screen::Allocation => now(allocation()),
        Screen::Price => now(price()),
        Screen::Split => now(split()),
        Screen::Service => now(service()),
        Screen::Planning => now(planning()),
        Screen::Checks => now(checks()),
        Screen::Dossier => now(dossier()),
        Screen::Export => now(export()),
    }
}

/// Fetches the screen's part, if it is not there.
///
/// # Errors
/// [`NotFetched`]; asking again fetches again.
pub async fn fetch(screen: Screen) -> Result<(), NotFetched> {
    match screen {
        Screen::Tender => fetch_tender().await?,
        Screen::Group => fetch_group().await?,
        Screen::Offers => fetch_offers().await?,
        Screen::Allocation => fetch_allocation().await?,
        Screen::Price => fetch_price().await?,
        Screen::Split => fetch_split().await?,
        Screen::Service => fetch_service().await?,
        Screen::Planning => fetch_planning().await?,
        Screen::Checks => fetch_checks().await?,
        Screen::Dossier => fetch_dossier().await?,
        Screen::Export => fetch_export().await?,
    }
    Ok(())
}

/// Fetches every part while nothing else is waited for, so that screens open at once, and without a connection too.
pub async fn fetch_ahead() {
    for screen in [Screen::Tender, Screen::Price, Screen::Checks, Screen::Export] {
        // What does not come now is asked for again, and its absence told, when somebody opens the screen.
        fetch(screen).await.ok();
    }
}

fn now(view: impl Future<Output = Result<AnyView, NotFetched>>) -> Option<AnyView> {
    view.now_or_never()?.ok()
}

/// One function for each screen, the one that fetches it, and the part that it belongs to.
macro_rules! screens {
    ($($function:ident, $fetch:ident, $view:ident, $part:ident;)+) => {$(
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
    )+};
}

screens! {
    tender, fetch_tender, TenderScreen, frame;
    group, fetch_group, GroupScreen, frame;
    offers, fetch_offers, OffersScreen, frame;
    allocation, fetch_allocation, AllocationScreen, money;
    price, fetch_price, PriceScreen, money;
    split, fetch_split, SplitScreen, money;
    service, fetch_service, ServiceScreen, work;
    planning, fetch_planning, PlanningScreen, work;
    checks, fetch_checks, ChecksScreen, work;
    dossier, fetch_dossier, DossierScreen, papers;
    export, fetch_export, ExportScreen, papers;
}
