//! Opening a bid: lock, snapshot, log; what cannot be read is set aside and told, never replaced by an empty document.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drafts::Drafts;
use super::saving::empty_pocket;
use super::workspace::{Access, Phase, Workspace};
use crate::document::{Document, LogRecord, Session};
use crate::exchange::{envelope, portee};
use crate::platform::browser::BrowserClock;
use crate::platform::locks;
use crate::platform::store::IdbStore;
use crate::ports::{Clock, Store, StoreError, Stored, Unreadable};

/// Undo reaches at least this many records back after a reload, as far as snapshots go.
const REPLAYED_MIN: u64 = 100;

/// What the store holds of a bid, put together.
struct Opened {
    session: Session,
    seq: u64,
    saved_at_ms: i64,
}

impl Workspace {
    /// Opens the bid kept at this address. Does nothing when it is open, or opening, already.
    pub fn open(self, store: Option<IdbStore>, drafts: Drafts, key: &str) {
        if matches!(self.phase.get_untracked(), Phase::Open(here) | Phase::Opening(here) if here == key) {
            return;
        }
        self.close();
        self.phase.set(Phase::Opening(key.to_owned()));
        let key = key.to_owned();
        let asked = key.clone();
        spawn_local(async move {
            let Some(store) = store else {
                self.phase.set(Phase::NotFound(key));
                return;
            };
            self.take_lock(&key).await;
            // What another tab keeps for its end it still writes itself, unless it is gone.
            if self.access.get_untracked() != Access::OtherTab {
                empty_pocket(&store, &key).await;
            }
            let phase = match read(&store, &key).await {
                Ok(Some(opened)) => {
                    drafts.open(&key, store.drafts(&key).await.unwrap_or_default());
                    self.saver.start_at(opened.seq, opened.saved_at_ms);
                    self.replace(opened.session);
                    Phase::Open(key)
                }
                Ok(None) => Phase::NotFound(key),
                Err(why) => Phase::Unreadable(why),
            };
            // Someone may have gone elsewhere while the store was answering.
            if self.phase.get_untracked() == Phase::Opening(asked) {
                self.phase.set(phase);
            }
        });
    }

    /// Leaves the bid; its lock is given back.
    pub fn close(self) {
        self.lock.set_value(None);
        self.phase.set(Phase::Closed);
    }

    async fn take_lock(self, key: &str) {
        let access = match locks::acquire(key, self.when_lost()).await {
            Ok(Some(lock)) => {
                self.lock.set_value(Some(lock));
                Access::Writer
            }
            Ok(None) => Access::OtherTab,
            Err(_) => Access::NoLock,
        };
        self.access.set(access);
    }

    fn when_lost(self) -> impl FnOnce() + 'static {
        move || self.access.set(Access::OtherTab)
    }

    /// Makes this tab the writer; the other one becomes a reader.
    pub fn take_over(self, store: Option<IdbStore>) {
        let (Phase::Open(key), Some(store)) = (self.phase.get_untracked(), store) else {
            return;
        };
        spawn_local(async move {
            if let Ok(lock) = locks::take_over(&key, self.when_lost()).await {
                self.lock.set_value(Some(lock));
                self.follow(&store, &key).await;
                self.access.set(Access::Writer);
            }
        });
    }

    /// Reads again what another tab has written.
    pub async fn follow(self, store: &IdbStore, key: &str) {
        if let Ok(Some(opened)) = read(store, key).await {
            self.saver.start_at(opened.seq, opened.saved_at_ms);
            self.replace(opened.session);
        }
    }
}

async fn read(store: &IdbStore, key: &str) -> Result<Option<Opened>, String> {
    // Each turn sets one unreadable record aside, and there are only so many.
    for _ in 0..1000 {
        match store.load(key).await {
            Ok(None) => return Ok(None),
            Ok(Some(stored)) => match put_together(&stored) {
                Ok(opened) => return Ok(Some(opened)),
                Err(Fault { what: Some(what), why }) => set_aside(store, key, what, &why).await?,
                Err(Fault { what: None, why }) => return Err(why),
            },
            Err(StoreError::Corrupt { what, why, .. }) => set_aside(store, key, what, &why).await?,
            Err(error) => return Err(error.to_string()),
        }
    }
    Err("too many unreadable records".to_owned())
}

async fn set_aside(store: &IdbStore, key: &str, what: Unreadable, why: &str) -> Result<(), String> {
    store
        .move_aside(key, what, why, BrowserClock.now_ms())
        .await
        .map(|_| ())
        .map_err(|e| e.to_string())
}

struct Fault {
    /// The record to set aside; `None` when nothing readable is left.
    what: Option<Unreadable>,
    why: String,
}

/// The session that snapshots and log tell.
fn put_together(stored: &Stored) -> Result<Opened, Fault> {
    let last = stored
        .log
        .last()
        .map(|e| e.seq)
        .or_else(|| stored.snapshots.first().map(|s| s.seq))
        .unwrap_or(0);
    let far_enough = |seq: u64| last.saturating_sub(seq) >= REPLAYED_MIN;
    let base = stored.snapshots.iter().find(|s| far_enough(s.seq)).or_else(|| stored.snapshots.last());
    let Some(base) = base else {
        return Err(Fault {
            what: None,
            why: "no snapshot is left".to_owned(),
        });
    };
    let document: Document = portee::read(base.json.as_bytes()).map_err(|e| Fault {
        what: Some(Unreadable::Snapshot(base.seq)),
        why: e.to_string(),
    })?;
    let mut records: Vec<LogRecord> = Vec::new();
    for (i, entry) in stored.log.iter().filter(|e| e.seq > base.seq).enumerate() {
        let fault = |why: String| Fault {
            what: Some(Unreadable::LogFrom(entry.seq)),
            why,
        };
        if entry.seq != base.seq + 1 + i as u64 {
            return Err(fault("a record is missing before this one".to_owned()));
        }
        let record = envelope::json(entry.json.as_bytes()).and_then(envelope::shaped);
        records.push(record.map_err(|e| fault(e.to_string()))?);
    }
    let (session, carried_out) = Session::replay(document, &records);
    if carried_out < records.len() {
        let seq = base.seq + 1 + carried_out as u64;
        return Err(Fault {
            what: Some(Unreadable::LogFrom(seq)),
            why: "the record cannot be carried out".to_owned(),
        });
    }
    Ok(Opened {
        session,
        seq: last.max(base.seq),
        saved_at_ms: stored.snapshots.first().map_or(0, |s| s.saved_at_ms),
    })
}

/// The document that the store holds, if it can be read.
pub(super) fn document_of(stored: &Stored) -> Option<Document> {
    put_together(stored).ok().map(|opened| (**opened.session.document()).clone())
}
