//! Everything that an open bid needs, made once when the first is opened or brought, and its effects on the browser, each by its name.

use leptos::prelude::*;

use super::checks::Checks;
use super::coalitions::Coalitions;
use super::data_files::DataFiles;
use super::drafts::Drafts;
use super::handles::{Handles, focus_the_heading, keep_listening};
use super::inquiry::Inquiry;
use super::intake::Intake;
use super::optimiser::Optimiser;
use super::outgoing::Outgoing;
use super::papers::Papers;
use super::params::Params;
use super::saving::Saver;
use super::workspace::{Phase, Workspace};
use crate::platform::browser::{self, KeyPress};
use crate::present::route::Route;

#[derive(Clone, Copy)]
pub struct Desk {
    handles: Handles,
    workspace: Workspace,
    drafts: Drafts,
    intake: Intake,
    outgoing: Outgoing,
    params: Params,
    optimiser: Optimiser,
    inquiry: Inquiry,
    coalitions: Coalitions,
    checks: Checks,
    papers: Papers,
    data_files: DataFiles,
}

impl Desk {
    /// Makes everything, for the life of the app.
    #[must_use]
    pub fn set_up(handles: Handles) -> Self {
        let Handles {
            settings,
            notices,
            router,
            bids,
            entrance,
        } = handles;
        let workspace = Workspace::new(Saver::new(bids.store()), notices, settings);
        let optimiser = Optimiser::new(workspace, settings);
        let inquiry = Inquiry::default();
        let outgoing = Outgoing::new(workspace, notices, settings, inquiry, optimiser);
        let papers = Papers::new(workspace, settings, outgoing);
        let params = Params::load();
        Self {
            handles,
            workspace,
            drafts: Drafts::new(bids.store()),
            intake: Intake::new(entrance, bids, workspace, settings, router),
            outgoing,
            params,
            optimiser,
            inquiry,
            coalitions: Coalitions::new(workspace, inquiry, optimiser, notices, settings),
            checks: Checks::new(workspace, params, settings),
            papers,
            data_files: DataFiles::new(workspace, settings, outgoing, papers),
        }
    }
    pub fn provide(self) {
        provide_context(self.workspace);
        provide_context(self.drafts);
        provide_context(self.intake);
        provide_context(self.outgoing);
        provide_context(self.params);
        provide_context(self.optimiser);
        provide_context(self.inquiry);
        provide_context(self.coalitions);
        provide_context(self.checks);
        provide_context(self.papers);
        provide_context(self.data_files);
    }
}

/// Every effect of an open bid on the outside.
pub fn start_effects(desk: Desk) {
    open_the_bid_of_the_address(desk);
    focus_the_heading_when_the_screen_changes(desk);
    keep_drafts_when_the_page_goes(desk);
    undo_and_redo_by_keyboard(desk);
    warn_before_leaving_unsaved(desk);
    forget_the_answers_of_another_bid(desk);
}

fn open_the_bid_of_the_address(desk: Desk) {
    let Desk { workspace, drafts, .. } = desk;
    let Handles { router, bids, .. } = desk.handles;
    Effect::new(move || match router.route().get() {
        Route::Bid { id, .. } => workspace.open(bids.store(), drafts, &id),
        Route::Bids => {
            workspace.close();
            bids.refresh();
        }
    });
}

fn focus_the_heading_when_the_screen_changes(desk: Desk) {
    let (router, workspace) = (desk.handles.router, desk.workspace);
    Effect::new(move |before: Option<(Route, bool)>| {
        let now = (router.route().get(), workspace.is_open().get());
        if before.as_ref().is_some_and(|before| *before != now) {
            focus_the_heading();
        }
        now
    });
}

fn keep_drafts_when_the_page_goes(desk: Desk) {
    let Desk { drafts, workspace, .. } = desk;
    let flush = move || {
        drafts.flush();
        workspace.flush();
    };
    keep_listening(browser::on_page_hide(flush));
    keep_listening(browser::on_visibility_change(move |is_visible| {
        if !is_visible {
            flush();
        }
    }));
}

fn undo_and_redo_by_keyboard(desk: Desk) {
    let workspace = desk.workspace;
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

fn warn_before_leaving_unsaved(desk: Desk) {
    let workspace = desk.workspace;
    let guard = StoredValue::new_local(None);
    Effect::new(move || {
        let is_safe = matches!(workspace.save_state().get(), super::SaveState::Saved { .. });
        guard.set_value(if is_safe { None } else { browser::guard_unload().ok() });
    });
}

fn forget_the_answers_of_another_bid(desk: Desk) {
    let Desk {
        workspace, optimiser, inquiry, ..
    } = desk;
    Effect::new(move |before: Option<Phase>| {
        let now = workspace.phase().get();
        if before.as_ref().is_some_and(|before| *before != now) {
            optimiser.forget();
            inquiry.stop();
        }
        now
    });
}
