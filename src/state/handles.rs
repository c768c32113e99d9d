//! All handles of the app, made once, and the effects that link them to the browser, each by its name.

use leptos::prelude::*;

use super::bids::Bids;
use super::checks::Checks;
use super::coalitions::Coalitions;
use super::data_files::DataFiles;
use super::drafts::Drafts;
use super::inquiry::Inquiry;
use super::intake::Intake;
use super::notices::Notices;
use super::optimiser::Optimiser;
use super::outgoing::Outgoing;
use super::papers::Papers;
use super::params::Params;
use super::router::Router;
use super::saving::Saver;
use super::settings::Settings;
use super::workspace::{Phase, Workspace};
use crate::platform::browser::{self, KeyPress};
use crate::platform::store::IdbStore;
use crate::present::route::Route;

#[derive(Clone, Copy)]
pub struct Handles {
    pub settings: Settings,
    pub notices: Notices,
    pub router: Router,
    pub bids: Bids,
    pub workspace: Workspace,
    pub drafts: Drafts,
    pub intake: Intake,
    pub outgoing: Outgoing,
    pub params: Params,
    pub optimiser: Optimiser,
    pub inquiry: Inquiry,
    pub coalitions: Coalitions,
    pub checks: Checks,
    pub papers: Papers,
    pub data_files: DataFiles,
}

impl Handles {
    /// Opens the store and makes everything; without a store the app works and says that nothing is kept.
    pub async fn make() -> Self {
        let store = IdbStore::open().await.ok();
        let settings = Settings::load(store.clone()).await;
        let notices = Notices::default();
        let router = Router::start();
        let bids = Bids::new(store.clone(), notices, settings, router);
        let workspace = Workspace::new(Saver::new(store.clone()), notices, settings);
        let drafts = Drafts::new(store);
        let intake = Intake::new(bids, workspace, settings, router);
        let optimiser = Optimiser::new(workspace, settings);
        let inquiry = Inquiry::default();
        let outgoing = Outgoing::new(workspace, notices, settings, inquiry, optimiser);
        let papers = Papers::new(workspace, settings, outgoing);
        let data_files = DataFiles::new(workspace, settings, outgoing, papers);
        let params = Params::load();
        let checks = Checks::new(workspace, params, settings);
        Self {
            settings,
            notices,
            router,
            bids,
            workspace,
            drafts,
            intake,
            outgoing,
            params,
            optimiser,
            inquiry,
            coalitions: Coalitions::new(workspace, inquiry, optimiser, notices, settings),
            checks,
            papers,
            data_files,
        }
    }
    pub fn provide(self) {
        provide_context(self.settings);
        provide_context(self.notices);
        provide_context(self.router);
        provide_context(self.bids);
        provide_context(self.workspace);
        provide_context(self.drafts);
        provide_context(self.intake);
        provide_context(self.outgoing);
        provide_context(self.optimiser);
        provide_context(self.papers);
        provide_context(self.inquiry);
        provide_context(self.coalitions);
        provide_context(self.data_files);
        provide_context(self.params);
        provide_context(self.checks);
    }
}

/// Every effect of the app on the outside.
pub fn start_effects(handles: Handles) {
    open_the_bid_of_the_address(handles);
    focus_the_heading_when_the_screen_changes(handles);
    keep_drafts_when_the_page_goes(handles);
    undo_and_redo_by_keyboard(handles);
    warn_before_leaving_unsaved(handles);
    forget_the_answers_of_another_bid(handles);
}

fn open_the_bid_of_the_address(handles: Handles) {
    let Handles {
        router,
        workspace,
        bids,
        drafts,
        ..
    } = handles;
    Effect::new(move || match router.route().get() {
        Route::Bid { id, .. } => workspace.open(bids.store(), drafts, &id),
        Route::Bids => {
            workspace.close();
            bids.refresh();
        }
    });
}

fn focus_the_heading_when_the_screen_changes(handles: Handles) {
    let Handles { router, workspace, .. } = handles;
    Effect::new(move |before: Option<(Route, bool)>| {
        let now = (router.route().get(), workspace.is_open().get());
        if before.as_ref().is_some_and(|before| *before != now) {
            focus_the_heading();
        }
        now
    });
}

/// Where a screen reader goes on reading: after the screen has been put in place.
pub fn focus_the_heading() {
    set_timeout(|| browser::focus_first("main h1"), std::time::Duration::ZERO);
}

fn keep_drafts_when_the_page_goes(handles: Handles) {
    let Handles { drafts, workspace, .. } = handles;
    let flush = move || {
        drafts.flush();
        workspace.save_again();
    };
    keep_listening(browser::on_page_hide(flush));
    keep_listening(browser::on_visibility_change(move |is_visible| {
        if !is_visible {
            flush();
        }
    }));
}

fn undo_and_redo_by_keyboard(handles: Handles) {
    let workspace = handles.workspace;
    keep_listening(browser::on_key_down(move |press: KeyPress| {
        if !press.is_command || press.is_alt || press.is_in_field || !workspace.is_open().get_untracked() {
            return false;
        }
        match (press.key.to_ascii_lowercase().as_str(), press.is_shift) {
            ("z", false) => workspace.undo(),
            ("z", true) | ("y", false) => workspace.redo(),
            _ => return false,
        }
        true
    }));
}

fn warn_before_leaving_unsaved(handles: Handles) {
    let workspace = handles.workspace;
    let guard = StoredValue::new_local(None);
    Effect::new(move || {
        let is_safe = matches!(workspace.save_state().get(), super::SaveState::Saved { .. });
        guard.set_value(if is_safe { None } else { browser::guard_unload().ok() });
    });
}

fn forget_the_answers_of_another_bid(handles: Handles) {
    let Handles {
        workspace, optimiser, inquiry, ..
    } = handles;
    Effect::new(move |before: Option<Phase>| {
        let now = workspace.phase().get();
        if before.as_ref().is_some_and(|before| *before != now) {
            optimiser.forget();
            inquiry.stop();
        }
        now
    });
}

/// Keeps a listener for the life of the app. One that the browser refuses only costs its comfort.
fn keep_listening<L: 'static, E>(listener: Result<L, E>) {
    let listener = StoredValue::new_local(listener.ok());
    on_cleanup(move || listener.set_value(None));
}
