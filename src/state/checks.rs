//! What the checks find in the open bid, computed once for the navigation and the screen. An edit does not wait for them: they
//! follow when the person pauses.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

use super::params::Params;
use super::settings::Settings;
use super::workspace::Workspace;
use crate::platform::browser::BrowserClock;
use crate::ports::Clock;
use crate::present::checks::{self, Item};
use crate::present::moments;

/// After the last change, before they are looked for again.
const PAUSE: Duration = Duration::from_millis(200);

#[derive(Clone, Copy)]
pub struct Checks {
    found: RwSignal<Arc<Vec<Item>>>,
    due: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    workspace: Workspace,
    params: Params,
    settings: Settings,
}

impl Checks {
    #[must_use]
    pub fn new(workspace: Workspace, params: Params, settings: Settings) -> Self {
        let checks = Self {
            found: RwSignal::new(Arc::default()),
            due: StoredValue::new_local(None),
            workspace,
            params,
            settings,
        };
        // Another bid or language, or the first table of dated data: the old sentences would be wrong, so at once.
        Effect::new(move |_| {
            workspace.phase().track();
            params.table().track();
            settings.lang().track();
            checks.look();
        });
        Effect::new(move |_| {
            workspace.results().track();
            checks.look_soon();
        });
        checks
    }
    #[must_use]
    pub fn items(self) -> Signal<Arc<Vec<Item>>> {
        self.found.into()
    }
    fn look_soon(self) {
        self.forget_due();
        let due = set_timeout_with_handle(move || self.look(), PAUSE);
        self.due.set_value(due.ok());
    }
    fn look(self) {
        self.forget_due();
        let table = self.params.table().get_untracked();
        let today = moments::date(BrowserClock.now_ms());
        let (document, results) = (self.workspace.document().get_untracked(), self.workspace.results().get_untracked());
        let items = checks::items(&document, &results, table.as_deref(), today, self.settings.lang().get_untracked());
        if self.found.with_untracked(|found| **found != items) {
            self.found.set(Arc::new(items));
        }
    }
    fn forget_due(self) {
        if let Some(due) = self.due.try_update_value(Option::take).flatten() {
            due.clear();
        }
    }
}
