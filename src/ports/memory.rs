//! The store's twin in memory: for tests, and for a browser that forbids storage (the app says so).
//! Clones share their content, as two tabs share a database.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::store::{Aside, BidMeta, Binned, LogEntry, Snapshot, Store, StoreError, Stored, Unreadable, oldest_kept};

#[derive(Debug, Default)]
struct Shelves {
    bids: BTreeMap<String, Bid>,
    bin: BTreeMap<(String, i64), Bid>,
    aside: Vec<Aside>,
    last_aside: u64,
    drafts: BTreeMap<(String, String), String>,
    settings: BTreeMap<String, String>,
    failure: Option<StoreError>,
}

#[derive(Debug, Clone)]
struct Bid {
    meta: BidMeta,
    snapshots: BTreeMap<u64, Snapshot>,
    log: BTreeMap<u64, LogEntry>,
}

impl Bid {
    fn new(meta: &BidMeta) -> Self {
        Self {
            meta: meta.clone(),
            snapshots: BTreeMap::new(),
            log: BTreeMap::new(),
        }
    }
}

impl Shelves {
    fn set_aside(&mut self, id: &str, reason: &str, raw: String, at_ms: i64) -> u64 {
        if let Some(same) = self.aside.iter().find(|aside| aside.bid == id && aside.raw == raw) {
            return same.key;
        }
        self.last_aside += 1;
        let (key, bid, reason) = (self.last_aside, id.to_owned(), reason.to_owned());
        self.aside.push(Aside { key, bid, reason, raw, at_ms });
        key
    }
}

/// A store that lives as long as the page.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Rc<RefCell<Shelves>>);

impl MemoryStore {
    /// Makes the next call fail, so that a test sees what the app does then.
    pub fn fail_next(&self, error: StoreError) {
        self.0.borrow_mut().failure = Some(error);
    }

    fn with<T>(&self, act: impl FnOnce(&mut Shelves) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut shelves = self.0.borrow_mut();
        match shelves.failure.take() {
            Some(error) => Err(error),
            None => act(&mut shelves),
        }
    }
}

impl Store for MemoryStore {
    async fn list(&self) -> Result<Vec<BidMeta>, StoreError> {
        self.with(|shelves| {
            let mut list: Vec<_> = shelves.bids.values().map(|bid| bid.meta.clone()).collect();
            list.sort_by_key(|meta| std::cmp::Reverse(meta.saved_at_ms));
            Ok(list)
        })
    }

    async fn load(&self, id: &str) -> Result<Option<Stored>, StoreError> {
        self.with(|shelves| {
            Ok(shelves.bids.get(id).map(|bid| Stored {
                snapshots: bid.snapshots.values().rev().cloned().collect(),
                log: bid.log.values().cloned().collect(),
            }))
        })
    }

    async fn append(&self, id: &str, meta: &BidMeta, log: &[LogEntry]) -> Result<(), StoreError> {
        self.with(|shelves| {
            if let Some(bid) = shelves.bids.get(id)
                && let Some(other) = log.iter().find(|new| bid.log.get(&new.seq).is_some_and(|old| old != *new))
            {
                return Err(StoreError::SeqTaken {
                    bid: id.to_owned(),
                    seq: other.seq,
                });
            }
            let bid = shelves.bids.entry(id.to_owned()).or_insert_with(|| Bid::new(meta));
            bid.meta = meta.clone();
            bid.log.extend(log.iter().map(|entry| (entry.seq, entry.clone())));
            Ok(())
        })
    }

    async fn snapshot(&self, id: &str, new: &Snapshot, meta: &BidMeta) -> Result<(), StoreError> {
        self.with(|shelves| {
            let bid = shelves.bids.entry(id.to_owned()).or_insert_with(|| Bid::new(meta));
            bid.meta = meta.clone();
            bid.snapshots.insert(new.seq, new.clone());
            let seqs: Vec<u64> = bid.snapshots.keys().copied().collect();
            if let Some(oldest) = oldest_kept(&seqs) {
                bid.snapshots.retain(|seq, _| *seq >= oldest);
                bid.log.retain(|seq, _| *seq > oldest);
            }
            Ok(())
        })
    }

    async fn delete(&self, id: &str, at_ms: i64) -> Result<(), StoreError> {
        self.with(|shelves| {
            let bid = shelves.bids.remove(id).ok_or_else(|| StoreError::NotFound(id.to_owned()))?;
            shelves.bin.insert((id.to_owned(), at_ms), bid);
            Ok(())
        })
    }

    async fn list_bin(&self) -> Result<Vec<Binned>, StoreError> {
        self.with(|shelves| {
            let binned = |((_, at_ms), bid): (&(String, i64), &Bid)| Binned {
                meta: bid.meta.clone(),
                binned_at_ms: *at_ms,
            };
            let mut list: Vec<_> = shelves.bin.iter().map(binned).collect();
            list.sort_by_key(|binned| std::cmp::Reverse(binned.binned_at_ms));
            Ok(list)
        })
    }

    async fn restore(&self, id: &str) -> Result<(), StoreError> {
        self.with(|shelves| {
            if shelves.bids.contains_key(id) {
                return Err(StoreError::Exists(id.to_owned()));
            }
            let newest = shelves.bin.keys().rfind(|(binned, _)| binned == id).cloned();
            let bid = newest.and_then(|key| shelves.bin.remove(&key));
            let bid = bid.ok_or_else(|| StoreError::NotFound(id.to_owned()))?;
            shelves.bids.insert(id.to_owned(), bid);
            Ok(())
        })
    }

    async fn purge_bin(&self, before_ms: i64) -> Result<usize, StoreError> {
        self.with(|shelves| {
            let Shelves { bids, bin, drafts, .. } = shelves;
            let all = bin.len();
            let gone: BTreeSet<String> = bin.keys().filter(|(_, at_ms)| *at_ms < before_ms).map(|(id, _)| id.clone()).collect();
            bin.retain(|(_, at_ms), _| *at_ms >= before_ms);
            let kept = |id: &String| bids.contains_key(id) || bin.keys().any(|(it, _)| it == id);
            drafts.retain(|(id, _), _| !gone.contains(id) || kept(id));
            Ok(all - bin.len())
        })
    }

    async fn set_aside(&self, id: &str, reason: &str, raw: String, at_ms: i64) -> Result<u64, StoreError> {
        self.with(|shelves| Ok(shelves.set_aside(id, reason, raw, at_ms)))
    }

    async fn move_aside(&self, id: &str, what: Unreadable, reason: &str, at_ms: i64) -> Result<Option<u64>, StoreError> {
        self.with(|shelves| {
            let Some(bid) = shelves.bids.get_mut(id) else { return Ok(None) };
            let raw = match what {
                Unreadable::Snapshot(seq) => bid.snapshots.remove(&seq).map(|old| old.json),
                Unreadable::LogFrom(seq) => {
                    let entries: Vec<_> = bid.log.split_off(&seq).into_values().collect();
                    let text = serde_json::to_string(&entries).map_err(|error| StoreError::Other(error.to_string()))?;
                    (!entries.is_empty()).then_some(text)
                }
            };
            Ok(raw.map(|raw| shelves.set_aside(id, reason, raw, at_ms)))
        })
    }

    async fn list_aside(&self) -> Result<Vec<Aside>, StoreError> {
        self.with(|shelves| Ok(shelves.aside.iter().rev().cloned().collect()))
    }

    async fn take_aside(&self, key: u64) -> Result<Option<Aside>, StoreError> {
        self.with(|shelves| {
            let place = shelves.aside.iter().position(|aside| aside.key == key);
            Ok(place.map(|place| shelves.aside.remove(place)))
        })
    }

    async fn put_draft(&self, id: &str, cell: &str, json: &str) -> Result<(), StoreError> {
        self.with(|shelves| {
            shelves.drafts.insert((id.to_owned(), cell.to_owned()), json.to_owned());
            Ok(())
        })
    }

    async fn drafts(&self, id: &str) -> Result<Vec<(String, String)>, StoreError> {
        self.with(|shelves| {
            let of_bid = shelves.drafts.iter().filter(|((bid, _), _)| bid == id);
            Ok(of_bid.map(|((_, cell), json)| (cell.clone(), json.clone())).collect())
        })
    }

    async fn remove_draft(&self, id: &str, cell: &str) -> Result<(), StoreError> {
        self.with(|shelves| {
            shelves.drafts.remove(&(id.to_owned(), cell.to_owned()));
            Ok(())
        })
    }

    async fn get_setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.with(|shelves| Ok(shelves.settings.get(key).cloned()))
    }

    async fn put_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.with(|shelves| {
            shelves.settings.insert(key.to_owned(), value.to_owned());
            Ok(())
        })
    }
}
