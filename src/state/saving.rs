//! Autosave: every record goes to the log at once, in the order in which it was made; a snapshot now and then.
//! *Enregistré* is said when the store has read back what it wrote, and not before.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::document::{Document, LogRecord};
use crate::exchange::{envelope, portee};
use crate::platform::browser::{BrowserClock, pocket};
use crate::platform::store::IdbStore;
use crate::ports::{BidMeta, Clock, LogEntry, Snapshot, Store, StoreError};

/// Version of what the store keeps; see `portee::FORMAT`.
pub const STORED_FORMAT: u32 = 1;
/// Records between two snapshots.
const SNAPSHOT_EVERY: u64 = 25;

/// What the header says, and means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    Saved { at_ms: i64 },
    Saving,
    Unsaved(StoreError),
}

/// How a bid is listed.
#[must_use]
pub fn meta_of(key: &str, document: &Document, entries: u64, saved_at_ms: i64) -> BidMeta {
    let tender = &document.frame.tender;
    BidMeta {
        id: key.to_owned(),
        title: tender.title.clone(),
        reference: tender.reference.clone(),
        saved_at_ms,
        entries,
        format: STORED_FORMAT,
    }
}

struct Pending {
    kept: Kept,
    /// The document after the entry, when a snapshot is due.
    snapshot: Option<String>,
}

/// A record and what lists its bid.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    entry: LogEntry,
    meta: BidMeta,
}

/// Where records wait that were not written before the page went.
fn pocket_of(bid: &str) -> String {
    format!("portee/records/{bid}")
}

/// Puts into the store what the page could not write before it went. A record that another tab has written meanwhile stands.
pub(super) async fn empty_pocket(store: &IdbStore, bid: &str) {
    let name = pocket_of(bid);
    let Some(text) = pocket::get(&name) else { return };
    let all: Vec<Kept> = envelope::json(text.as_bytes()).and_then(envelope::shaped).unwrap_or_default();
    for Kept { entry, meta } in all {
        match store.append(bid, &meta, &[entry]).await {
            Ok(()) => {}
            Err(StoreError::SeqTaken { .. }) => break,
            // Another time.
            Err(_) => return,
        }
    }
    pocket::remove(&name);
}

/// The queue between the session and the store.
#[derive(Clone, Copy)]
pub struct Saver {
    store: StoredValue<Option<IdbStore>, LocalStorage>,
    /// A record leaves it when it is written.
    queue: StoredValue<VecDeque<Rc<Pending>>, LocalStorage>,
    is_running: StoredValue<bool>,
    /// Number of the last record of the open bid.
    seq: StoredValue<u64>,
    state: RwSignal<SaveState>,
}

impl Saver {
    #[must_use]
    pub fn new(store: Option<IdbStore>) -> Self {
        let state = match &store {
            Some(_) => SaveState::Saved { at_ms: BrowserClock.now_ms() },
            None => SaveState::Unsaved(StoreError::Denied),
        };
        Self {
            store: StoredValue::new_local(store),
            queue: StoredValue::new_local(VecDeque::new()),
            is_running: StoredValue::new(false),
            seq: StoredValue::new(0),
            state: RwSignal::new(state),
        }
    }
    #[must_use]
    pub fn state(self) -> Signal<SaveState> {
        self.state.into()
    }
    /// A bid opens whose log ends at `seq`.
    pub fn start_at(self, seq: u64, saved_at_ms: i64) {
        self.seq.set_value(seq);
        if self.store.with_value(Option::is_some) {
            self.state.set(SaveState::Saved { at_ms: saved_at_ms });
        }
    }
    /// Number of the last record of the open bid.
    #[must_use]
    pub fn seq(self) -> u64 {
        self.seq.get_value()
    }
    /// True when nothing waits to be written.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.queue.with_value(VecDeque::is_empty) && !self.is_running.get_value()
    }
    /// Queues one record and starts writing.
    pub fn record(self, key: &str, record: &LogRecord, document: &Document) {
        let seq = self.seq.get_value() + 1;
        self.seq.set_value(seq);
        let json = match envelope::line(record) {
            Ok(json) => json,
            Err(error) => {
                self.state.set(SaveState::Unsaved(StoreError::Other(error.to_string())));
                return;
            }
        };
        let snapshot = seq.is_multiple_of(SNAPSHOT_EVERY).then(|| portee::write(document));
        let meta = meta_of(key, document, seq, BrowserClock.now_ms());
        self.queue.update_value(|queue| {
            queue.push_back(Rc::new(Pending {
                kept: Kept {
                    entry: LogEntry { seq, json },
                    meta,
                },
                snapshot,
            }))
        });
        self.write_on();
    }
    /// The page is about to go: what is not written yet is kept at once.
    pub fn flush(self) {
        let mut by_bid: BTreeMap<String, Vec<Kept>> = BTreeMap::new();
        self.queue.with_value(|queue| {
            for Pending { kept, .. } in queue.iter().map(Rc::as_ref) {
                by_bid.entry(kept.meta.id.clone()).or_default().push(kept.clone());
            }
        });
        for (bid, kept) in by_bid {
            if let Ok(text) = envelope::line(&kept) {
                pocket::put(&pocket_of(&bid), &text);
            }
        }
        self.write_on();
    }
    /// Writes what waits; also after a failure, when someone asks to try again.
    pub fn write_on(self) {
        let Some(store) = self.store.get_value() else { return };
        if self.is_running.get_value() || self.queue.with_value(VecDeque::is_empty) {
            return;
        }
        self.is_running.set_value(true);
        self.state.set(SaveState::Saving);
        spawn_local(async move {
            let outcome = self.drain(&store).await;
            self.is_running.set_value(false);
            self.state.set(match outcome {
                Ok(()) => SaveState::Saved { at_ms: BrowserClock.now_ms() },
                Err(error) => SaveState::Unsaved(error),
            });
        });
    }
    async fn drain(self, store: &IdbStore) -> Result<(), StoreError> {
        loop {
            let next = self.queue.with_value(|queue| queue.front().cloned());
            let Some(pending) = next else { return Ok(()) };
            let Kept { entry, meta } = &pending.kept;
            store.append(&meta.id, meta, std::slice::from_ref(entry)).await?;
            self.queue.update_value(|queue| drop(queue.pop_front()));
            if self.queue.with_value(VecDeque::is_empty) {
                pocket::remove(&pocket_of(&meta.id));
            }
            if let Some(json) = &pending.snapshot {
                let snapshot = Snapshot {
                    seq: entry.seq,
                    json: json.clone(),
                    saved_at_ms: meta.saved_at_ms,
                };
                // The log has everything already: a snapshot that fails is taken again 25 records later.
                drop(store.snapshot(&meta.id, &snapshot, meta).await);
            }
        }
    }
}
