//! Text typed but not yet validated: stored 300 ms after the last key, and offered again after a reload.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::store::IdbStore;
use crate::ports::Store;

const PAUSE: Duration = Duration::from_millis(300);

#[derive(Clone, Copy)]
pub struct Drafts {
    /// Address of the open bid.
    bid: StoredValue<Option<String>>,
    found: StoredValue<BTreeMap<String, String>>,
    waiting: StoredValue<BTreeMap<String, (String, TimeoutHandle)>, LocalStorage>,
    store: StoredValue<Option<IdbStore>, LocalStorage>,
}

impl Drafts {
    #[must_use]
    pub fn new(store: Option<IdbStore>) -> Self {
        Self {
            bid: StoredValue::new(None),
            found: StoredValue::new(BTreeMap::new()),
            waiting: StoredValue::new_local(BTreeMap::new()),
            store: StoredValue::new_local(store),
        }
    }
    /// The drafts of the bid that opens.
    pub fn open(self, bid: &str, found: Vec<(String, String)>) {
        self.bid.set_value(Some(bid.to_owned()));
        self.found.set_value(found.into_iter().collect());
    }
    /// The draft that a field had before the reload.
    #[must_use]
    pub fn found(self, key: &str) -> Option<String> {
        self.found.with_value(|found| found.get(key).cloned())
    }
    /// Keeps a draft once the keys have rested.
    pub fn keep(self, key: &str, text: &str) {
        self.found.update_value(|found| {
            found.insert(key.to_owned(), text.to_owned());
        });
        let cell = key.to_owned();
        let timer = set_timeout_with_handle(move || self.write_now(&cell), PAUSE);
        self.waiting.update_value(|waiting| {
            if let Some((_, earlier)) = waiting.remove(key) {
                earlier.clear();
            }
            if let Ok(timer) = timer {
                waiting.insert(key.to_owned(), (text.to_owned(), timer));
            }
        });
    }
    /// The draft was validated or given up.
    pub fn forget(self, key: &str) {
        self.found.update_value(|found| {
            found.remove(key);
        });
        self.waiting.update_value(|waiting| {
            if let Some((_, timer)) = waiting.remove(key) {
                timer.clear();
            }
        });
        if let (Some(store), Some(bid)) = (self.store.get_value(), self.bid.get_value()) {
            let key = key.to_owned();
            // A draft that stays is offered once too often: harmless.
            spawn_local(async move { drop(store.remove_draft(&bid, &key).await) });
        }
    }
    /// Writes what still waits: the page is about to go.
    pub fn flush(self) {
        let keys: Vec<String> = self.waiting.with_value(|waiting| waiting.keys().cloned().collect());
        keys.iter().for_each(|key| self.write_now(key));
    }
    fn write_now(self, key: &str) {
        let text = self.waiting.try_update_value(|waiting| waiting.remove(key)).flatten();
        if let (Some((text, timer)), Some(store), Some(bid)) = (text, self.store.get_value(), self.bid.get_value()) {
            timer.clear();
            let key = key.to_owned();
            // The draft is still in the field; the next key tries again.
            spawn_local(async move { drop(store.put_draft(&bid, &key, &text).await) });
        }
    }
}
