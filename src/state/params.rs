//! The dated table of legal figures, fetched once at the start. While it is not there, nothing is proposed and everything can be
//! typed.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::params::ParamTable;
use crate::exchange::params;
use crate::platform::fetch;

/// The table of French law with the rates of its neighbours, one of the app's own files.
const TABLE: &str = "params/fr.json";

#[derive(Clone, Copy)]
pub struct Params {
    table: RwSignal<Option<Arc<ParamTable>>>,
    /// Why there is no table.
    fault: RwSignal<Option<String>>,
}

impl Params {
    /// Starts fetching.
    #[must_use]
    pub fn load() -> Self {
        let this = Self {
            table: RwSignal::new(None),
            fault: RwSignal::new(None),
        };
        spawn_local(async move {
            let read = match fetch::text(TABLE).await {
                Ok(json) => params::read(&json).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            match read {
                Ok(table) => this.table.set(Some(Arc::new(table))),
                Err(why) => this.fault.set(Some(why)),
            }
        });
        this
    }
    #[must_use]
    pub fn table(self) -> Signal<Option<Arc<ParamTable>>> {
        self.table.into()
    }
    /// The table of the moment, for an event.
    #[must_use]
    pub fn now(self) -> Option<Arc<ParamTable>> {
        self.table.get_untracked()
    }
    #[must_use]
    pub fn fault(self) -> Signal<Option<String>> {
        self.fault.into()
    }
}
