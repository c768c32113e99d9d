//! What the core asks of the outside (a store, the time, fresh ids), with in-memory twins for tests.
//! Nothing here knows a browser, nor what the stored texts mean: a bid is texts, numbered and dated.

mod memory;
mod store;

#[cfg(test)]
mod contract;

use std::cell::Cell;

pub use memory::MemoryStore;
pub use store::{Aside, BidMeta, Binned, LogEntry, SNAPSHOTS_KEPT, Snapshot, Store, StoreError, Stored, Unreadable, oldest_kept};

/// Tells the time.
pub trait Clock {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    fn now_ms(&self) -> i64;
}

/// Makes names that no one else has.
pub trait Randomness {
    /// A fresh id of ten characters among `a-z0-9`, valid wherever the formats ask for an id.
    fn id(&self) -> String;
}

/// A clock that stands still until it is moved.
#[derive(Debug, Clone, Default)]
pub struct FixedClock(Cell<i64>);

impl FixedClock {
    /// A clock stopped at `now_ms`.
    pub fn at(now_ms: i64) -> Self {
        Self(Cell::new(now_ms))
    }

    /// Moves the clock by `ms`.
    pub fn advance(&self, ms: i64) {
        self.0.set(self.0.get().saturating_add(ms));
    }
}

impl Clock for FixedClock {
    fn now_ms(&self) -> i64 {
        self.0.get()
    }
}

/// Ids in counting order: `id00000001`, `id00000002`…
#[derive(Debug, Clone, Default)]
pub struct CountedIds(Cell<u32>);

impl Randomness for CountedIds {
    fn id(&self) -> String {
        let next = self.0.get().wrapping_add(1);
        self.0.set(next);
        format!("id{:08}", next % 100_000_000)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    fn at_once<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("the store in memory never waits"),
        }
    }

    #[test]
    fn the_store_in_memory_keeps_the_contract() {
        at_once(contract::store_contract(MemoryStore::default()));
    }

    #[test]
    fn a_prepared_failure_is_told_once_and_changes_nothing() {
        at_once(async {
            let store = MemoryStore::default();
            store.fail_next(StoreError::QuotaExceeded);
            let meta = contract::meta("b1", 1);
            let entry = contract::entry(1);
            let refused = store.append("b1", &meta, std::slice::from_ref(&entry)).await;
            assert_eq!(refused, Err(StoreError::QuotaExceeded));
            assert_eq!(store.list().await.unwrap(), []);
            store.append("b1", &meta, &[entry]).await.unwrap();
            assert_eq!(store.list().await.unwrap(), [meta]);
        });
    }

    #[test]
    fn counted_ids_are_ten_plain_characters_and_never_the_same() {
        let ids = CountedIds::default();
        let (first, second) = (ids.id(), ids.id());
        assert_ne!(first, second);
        for id in [first, second] {
            assert_eq!(id.len(), 10);
            assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
        }
    }

    #[test]
    fn the_clock_moves_only_when_told() {
        let clock = FixedClock::at(1_000);
        assert_eq!((clock.now_ms(), clock.now_ms()), (1_000, 1_000));
        clock.advance(5);
        assert_eq!(clock.now_ms(), 1_005);
    }
}
