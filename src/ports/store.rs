//! Where bids are kept: the contract that the browser's store and its twin in memory both hold.
//! It knows the order and the age of texts, not what they say.

use serde::{Deserialize, Serialize};

/// How many snapshots of a bid are kept, the newest ones.
pub const SNAPSHOTS_KEPT: usize = 10;

/// What a list of bids shows without opening them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BidMeta {
    /// The bid's id.
    pub id: String,
    /// Its title; empty when this record could not be read (the bid itself may still open).
    pub title: String,
    /// The client's reference.
    pub reference: String,
    /// When it was last saved, in milliseconds since 1970 (UTC).
    pub saved_at_ms: i64,
    /// How many commands have been saved since the bid began.
    pub entries: u64,
    /// Version of the document's format.
    pub format: u32,
}

impl BidMeta {
    /// Stands for a bid whose record cannot be read, so that it is listed rather than lost.
    pub fn unreadable(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: String::new(),
            reference: String::new(),
            saved_at_ms: 0,
            entries: 0,
            format: 0,
        }
    }
}

/// The whole document after the log entry of the same number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Number of the last log entry that it contains; 0 before the first.
    pub seq: u64,
    /// The document.
    pub json: String,
    /// When it was taken, in milliseconds since 1970 (UTC).
    pub saved_at_ms: i64,
}

/// One saved command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// Its number, from 1, without a gap.
    pub seq: u64,
    /// The command.
    pub json: String,
}

/// All that is kept of a bid.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// At most [`SNAPSHOTS_KEPT`], newest first.
    pub snapshots: Vec<Snapshot>,
    /// In the order in which they were saved.
    pub log: Vec<LogEntry>,
}

/// A deleted bid that can still be restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binned {
    /// The bid as it was listed.
    pub meta: BidMeta,
    /// When it was deleted, in milliseconds since 1970 (UTC).
    pub binned_at_ms: i64,
}

/// A text that could not be read, kept as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Names it in [`Store::take_aside`].
    pub key: u64,
    /// The bid it belonged to.
    pub bid: String,
    /// Why it could not be read.
    pub reason: String,
    /// The text itself; for several log entries, a JSON array of them.
    pub raw: String,
    /// When it was set aside, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
}

/// Which part of a stored bid cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// The snapshot of this number.
    Snapshot(u64),
    /// The log from this number on: what follows an unreadable command cannot be replayed.
    LogFrom(u64),
}

/// Why the store did not do what was asked. Nothing was changed, except after `ReadBackDiffers`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser forbids this page to keep anything.
    #[error("storage is denied")]
    Denied,
    /// There is no storage here, or it has gone.
    #[error("storage is unavailable: {0}")]
    Unavailable(String),
    /// The device or the browser gives no more room.
    #[error("storage is full")]
    QuotaExceeded,
    /// A newer version of the app has changed the store: this page must be reloaded.
    #[error("storage belongs to a newer version of the app")]
    VersionTooNew,
    /// A record is not what was written; [`Store::move_aside`] clears the way.
    #[error("unreadable record of bid {bid}, {what:?}: {why}")]
    Corrupt {
        /// The bid.
        bid: String,
        /// Which record.
        what: Unreadable,
        /// What the reader said.
        why: String,
    },
    /// What was written does not read back the same.
    #[error("bid {bid} does not read back as written")]
    ReadBackDiffers {
        /// The bid.
        bid: String,
    },
    /// Another text already has this number: another page has written to this bid.
    #[error("bid {bid} already has another entry {seq}")]
    SeqTaken {
        /// The bid.
        bid: String,
        /// The number.
        seq: u64,
    },
    /// A bid of this id is open in the list: it is not replaced from the bin.
    #[error("bid {0} exists already")]
    Exists(String),
    /// There is no such bid.
    #[error("bid {0} is not there")]
    NotFound(String),
    /// Anything else, as the browser put it.
    #[error("{0}")]
    Other(String),
}

/// Keeps bids, drafts and settings. Each call is one transaction: all of it or nothing, and it is on
/// disk when the call succeeds.
#[allow(async_fn_in_trait)] // one thread, no executor asks for `Send`
pub trait Store {
    /// The bids, last saved first.
    async fn list(&self) -> Result<Vec<BidMeta>, StoreError>;

    /// All that is kept of a bid; `None` when there is nothing.
    async fn load(&self, id: &str) -> Result<Option<Stored>, StoreError>;

    /// Adds entries to the log and reads them back. The same entry twice is one entry; another entry
    /// of the same number is refused with [`StoreError::SeqTaken`].
    async fn append(&self, id: &str, meta: &BidMeta, log: &[LogEntry]) -> Result<(), StoreError>;

    /// Adds a snapshot, reads it back, and drops what is older than the last [`SNAPSHOTS_KEPT`]:
    /// snapshots, and log entries that the oldest one kept contains.
    async fn snapshot(&self, id: &str, new: &Snapshot, meta: &BidMeta) -> Result<(), StoreError>;

    /// Moves a bid to the bin.
    async fn delete(&self, id: &str, at_ms: i64) -> Result<(), StoreError>;

    /// What is in the bin, last deleted first.
    async fn list_bin(&self) -> Result<Vec<Binned>, StoreError>;

    /// Takes the last deleted bid of this id out of the bin.
    async fn restore(&self, id: &str) -> Result<(), StoreError>;

    /// Forgets for good what was deleted before this time; tells how many bids.
    async fn purge_bin(&self, before_ms: i64) -> Result<usize, StoreError>;

    /// Keeps an unreadable text as it is. The same text of the same bid is kept once.
    async fn set_aside(&self, id: &str, reason: &str, raw: String, at_ms: i64) -> Result<u64, StoreError>;

    /// Moves an unreadable part of a stored bid aside; `None` when it is not there.
    async fn move_aside(&self, id: &str, what: Unreadable, reason: &str, at_ms: i64) -> Result<Option<u64>, StoreError>;

    /// What was set aside, last first.
    async fn list_aside(&self) -> Result<Vec<Aside>, StoreError>;

    /// Takes one out for good.
    async fn take_aside(&self, key: u64) -> Result<Option<Aside>, StoreError>;

    /// Keeps the text typed in an open cell of a bid.
    async fn put_draft(&self, id: &str, cell: &str, json: &str) -> Result<(), StoreError>;

    /// The open cells of a bid and their texts, by name of the cell.
    async fn drafts(&self, id: &str) -> Result<Vec<(String, String)>, StoreError>;

    /// Forgets a draft.
    async fn remove_draft(&self, id: &str, cell: &str) -> Result<(), StoreError>;

    /// A setting of this device.
    async fn get_setting(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Changes a setting of this device.
    async fn put_setting(&self, key: &str, value: &str) -> Result<(), StoreError>;
}

/// The number of the oldest snapshot to keep, given all their numbers in ascending order.
pub fn oldest_kept(ascending: &[u64]) -> Option<u64> {
    ascending.iter().rev().take(SNAPSHOTS_KEPT).next_back().copied()
}
