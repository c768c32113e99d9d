//! Text typed but not yet validated: stored 300 ms after the last key, kept at once when the page goes, and offered again after a reload.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::envelope;
use crate::platform::browser::pocket;
use crate::platform::store::IdbStore;
use crate::ports::Store;

const PAUSE: Duration = Duration::from_millis(300);

/// A draft that the store does not have yet.
struct Waiting {
    text: String,
    /// None once the store was asked.
    timer: Option<TimeoutHandle>,
}

#[derive(Clone, Copy)]
pub struct Drafts {
    /// Address of the open bid.
    bid: StoredValue<Option<String>>,
    found: StoredValue<BTreeMap<String, String>>,
    waiting: StoredValue<BTreeMap<String, Waiting>, LocalStorage>,
    /// Whether some are kept outside of the store, for a page that goes.
    is_pocketed: StoredValue<bool>,
    store: StoredValue<Option<IdbStore>, LocalStorage>,
}

/// Where drafts wait that were not written before the page went.
fn pocket_of(bid: &str) -> String {
    format!("portee/drafts/{bid}")
}

impl Drafts {
    #[must_use]
    pub fn new(store: Option<IdbStore>) -> Self {
        Self {
            bid: StoredValue::new(None),
            found: StoredValue::new(BTreeMap::new()),
            waiting: StoredValue::new_local(BTreeMap::new()),
            is_pocketed: StoredValue::new(false),
            store: StoredValue::new_local(store),
        }
    }
    /// The drafts of the bid that opens; with those that the page could not write before it went.
    pub fn open(self, bid: &str, stored: Vec<(String, String)>) {
        self.write_all();
        self.waiting.update_value(BTreeMap::clear);
        self.bid.set_value(Some(bid.to_owned()));
        let text = pocket::get(&pocket_of(bid));
        self.is_pocketed.set_value(text.is_some());
        let read = |text: String| envelope::json(text.as_bytes()).and_then(envelope::shaped).ok();
        let pocketed: BTreeMap<String, String> = text.and_then(read).unwrap_or_default();
        self.found.set_value(stored.into_iter().chain(pocketed.clone()).collect());
        self.waiting
            .set_value(pocketed.into_iter().map(|(key, text)| (key, Waiting { text, timer: None })).collect());
        self.write_all();
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
        let timer = set_timeout_with_handle(move || self.write_now(&cell), PAUSE).ok();
        let waiting = Waiting { text: text.to_owned(), timer };
        let earlier = self.waiting.try_update_value(|all| all.insert(key.to_owned(), waiting)).flatten();
        stop(earlier);
    }
    /// The draft was validated or given up.
    pub fn forget(self, key: &str) {
        self.found.update_value(|found| {
            found.remove(key);
        });
        self.done_with(key);
        if let (Some(store), Some(bid)) = (self.store.get_value(), self.bid.get_value()) {
            let key = key.to_owned();
            // A draft that stays is offered once too often: harmless.
            spawn_local(async move { drop(store.remove_draft(&bid, &key).await) });
        }
    }
    /// The page is about to go: what still waits is kept at once, and the store is asked to write it.
    pub fn flush(self) {
        let is_waiting = self.waiting.with_value(|waiting| !waiting.is_empty());
        if is_waiting || self.is_pocketed.get_value() {
            self.pocket();
        }
        self.write_all();
    }

    fn write_all(self) {
        let keys: Vec<String> = self.waiting.with_value(|waiting| waiting.keys().cloned().collect());
        keys.iter().for_each(|key| self.write_now(key));
    }
    fn write_now(self, key: &str) {
        let take = |waiting: &mut BTreeMap<String, Waiting>| waiting.get_mut(key).map(|one| (one.text.clone(), one.timer.take()));
        let Some((text, timer)) = self.waiting.try_update_value(take).flatten() else {
            return;
        };
        if let Some(timer) = timer {
            timer.clear();
        }
        if let (Some(store), Some(bid)) = (self.store.get_value(), self.bid.get_value()) {
            let key = key.to_owned();
            spawn_local(async move {
                let is_written = store.put_draft(&bid, &key, &text).await.is_ok();
                let is_same_bid = self.bid.with_value(|open| open.as_ref() == Some(&bid));
                let is_last = self.waiting.with_value(|waiting| waiting.get(&key).is_some_and(|one| one.text == text));
                // Otherwise the draft is still in the field; the next key, or the end of the page, tries again.
                if is_written && is_same_bid && is_last {
                    self.done_with(&key);
                }
            });
        }
    }
    /// Nothing waits under this key any more.
    fn done_with(self, key: &str) {
        stop(self.waiting.try_update_value(|waiting| waiting.remove(key)).flatten());
        if self.is_pocketed.get_value() {
            self.pocket();
        }
    }
    /// Keeps, outside of the store, exactly what waits.
    fn pocket(self) {
        let Some(bid) = self.bid.get_value() else { return };
        let mut texts = BTreeMap::new();
        self.waiting
            .with_value(|waiting| texts.extend(waiting.iter().map(|(key, one)| (key.clone(), one.text.clone()))));
        self.is_pocketed.set_value(!texts.is_empty());
        match envelope::line(&texts) {
            Ok(text) if !texts.is_empty() => pocket::put(&pocket_of(&bid), &text),
            _ => pocket::remove(&pocket_of(&bid)),
        }
    }
}

fn stop(waiting: Option<Waiting>) {
    if let Some(timer) = waiting.and_then(|waiting| waiting.timer) {
        timer.clear();
    }
}
