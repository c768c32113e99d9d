//! What the checks find in the open bid, computed once for the navigation and the screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::params::Params;
use super::settings::Settings;
use super::workspace::Workspace;
use crate::platform::browser::BrowserClock;
use crate::ports::Clock;
use crate::present::checks::{self, Item};
use crate::present::moments;

#[derive(Clone, Copy)]
pub struct Checks(Memo<Arc<Vec<Item>>>);

impl Checks {
    #[must_use]
    pub fn new(workspace: Workspace, params: Params, settings: Settings) -> Self {
        Self(Memo::new(move |_| {
            let table = params.table().get();
            let today = moments::date(BrowserClock.now_ms());
            let (document, results) = (workspace.document().read(), workspace.results().read());
            Arc::new(checks::items(&document, &results, table.as_deref(), today, settings.lang().get()))
        }))
    }
    #[must_use]
    pub fn items(self) -> Memo<Arc<Vec<Item>>> {
        self.0
    }
}
