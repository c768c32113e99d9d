//! The handles that the page has from its start; those of an open bid come with the desk.

use std::time::Duration;

use leptos::prelude::*;

use super::bids::Bids;
use super::entrance::Entrance;
use super::notices::Notices;
use super::router::Router;
use super::settings::Settings;
use crate::platform::browser;
use crate::platform::store::IdbStore;

#[derive(Clone, Copy)]
pub struct Handles {
    pub settings: Settings,
    pub notices: Notices,
    pub router: Router,
    pub bids: Bids,
    pub entrance: Entrance,
}

impl Handles {
    /// Opens the store and makes everything; without a store the app works and says that nothing is kept.
    pub async fn make() -> Self {
        let store = IdbStore::open().await.ok();
        let settings = Settings::load(store.clone()).await;
        let notices = Notices::default();
        let router = Router::start();
        Self {
            settings,
            notices,
            router,
            bids: Bids::new(store, notices, settings, router),
            entrance: Entrance::default(),
        }
    }
    pub fn provide(self) {
        provide_context(self);
        provide_context(self.settings);
        provide_context(self.notices);
        provide_context(self.router);
        provide_context(self.bids);
        provide_context(self.entrance);
    }
    /// Takes what is pasted anywhere but in a field, for the life of the app.
    pub fn take_pasted_files(self) {
        let entrance = self.entrance;
        keep_listening(browser::on_paste(move |pasted| entrance.paste(pasted)));
    }
}

/// Where a screen reader goes on reading: after the screen has been put in place.
pub fn focus_the_heading() {
    set_timeout(|| browser::focus_first("main h1"), Duration::ZERO);
}

/// A change may take what has the focus off the page, or move it: the keyboard goes on beside it. Called before the change.
pub(super) fn keep_the_focus() {
    if let Some(spot) = browser::FocusSpot::here() {
        set_timeout(move || spot.restore(), Duration::ZERO);
    }
}

/// Keeps a listener for the life of the app. One that the browser refuses only costs its comfort.
pub fn keep_listening<L: 'static, E>(listener: Result<L, E>) {
    let listener = StoredValue::new_local(listener.ok());
    on_cleanup(move || listener.set_value(None));
}
