//! Bids in the browser's database (IndexedDB), one strict transaction per call: a call succeeds when
//! the disk has it. Rows and keys are in `rows`, transactions in `connection`, the bin in `bin`, and
//! unreadable texts in `aside`. What the texts mean is not known here.

mod aside;
mod bin;
mod connection;
mod rows;

use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::ports::{Aside, BidMeta, Binned, LogEntry, Snapshot, Store, StoreError, Stored, Unreadable, oldest_kept};
use connection::{Connection, Shelf, Work};
use rows::{decode, encode, key, key_number, key_text, of_bid, through};

/// Name of the database of the app.
pub const DATABASE: &str = "portee";

/// The browser's store. Clones share one connection.
#[derive(Debug, Clone)]
pub struct IdbStore(Rc<Connection>);

impl IdbStore {
    /// Opens the database of the app, creating or upgrading it.
    pub async fn open() -> Result<Self, StoreError> {
        Self::open_named(DATABASE).await
    }

    /// Opens a database of another name: tests do not touch a person's bids.
    pub async fn open_named(name: &str) -> Result<Self, StoreError> {
        Ok(Self(Rc::new(Connection::open(name).await?)))
    }

    async fn read_back(&self, id: &str, written: Written<'_>) -> Result<(), StoreError> {
        let work = self.0.read(&[Shelf::Meta, Shelf::Snapshots, Shelf::Log])?;
        let meta = work.get(Shelf::Meta, &id.into()).await?;
        let mut same = meta.and_then(|row| decode(row).ok()).as_ref() == Some(written.meta);
        for entry in written.log {
            let row = work.get(Shelf::Log, &key(id, entry.seq)).await?;
            same &= row.and_then(|row| decode(row).ok()).as_ref() == Some(entry);
        }
        if let Some(snapshot) = written.snapshot {
            let row = work.get(Shelf::Snapshots, &key(id, snapshot.seq)).await?;
            same &= row.and_then(|row| decode(row).ok()).as_ref() == Some(snapshot);
        }
        if same {
            Ok(())
        } else {
            Err(StoreError::ReadBackDiffers { bid: id.to_owned() })
        }
    }
}

/// What one call has written, to compare with what the disk gives back.
struct Written<'a> {
    meta: &'a BidMeta,
    log: &'a [LogEntry],
    snapshot: Option<&'a Snapshot>,
}

async fn snapshots_of(work: &Work, id: &str) -> Result<Vec<Snapshot>, StoreError> {
    let rows = work.rows(Shelf::Snapshots, Some(of_bid(id)?)).await?;
    rows.into_iter()
        .rev()
        .map(|(at, row)| readable(id, row, Unreadable::Snapshot(key_number(&at))))
        .collect()
}

async fn log_of(work: &Work, id: &str) -> Result<Vec<LogEntry>, StoreError> {
    let rows = work.rows(Shelf::Log, Some(of_bid(id)?)).await?;
    rows.into_iter()
        .map(|(at, row)| readable(id, row, Unreadable::LogFrom(key_number(&at))))
        .collect()
}

fn readable<T: serde::de::DeserializeOwned>(id: &str, row: JsValue, what: Unreadable) -> Result<T, StoreError> {
    decode(row).map_err(|why| StoreError::Corrupt { bid: id.to_owned(), what, why })
}

impl Store for IdbStore {
    async fn list(&self) -> Result<Vec<BidMeta>, StoreError> {
        let work = self.0.read(&[Shelf::Meta])?;
        let rows = work.rows(Shelf::Meta, None).await?;
        let meta = |(at, row)| decode(row).unwrap_or_else(|_| BidMeta::unreadable(key_text(&at)));
        let mut list: Vec<BidMeta> = rows.into_iter().map(meta).collect();
        list.sort_by_key(|meta| std::cmp::Reverse(meta.saved_at_ms));
        Ok(list)
    }

    async fn load(&self, id: &str) -> Result<Option<Stored>, StoreError> {
        let work = self.0.read(&[Shelf::Meta, Shelf::Snapshots, Shelf::Log])?;
        let known = work.get(Shelf::Meta, &id.into()).await?.is_some();
        let stored = Stored {
            snapshots: snapshots_of(&work, id).await?,
            log: log_of(&work, id).await?,
        };
        Ok((known || stored != Stored::default()).then_some(stored))
    }

    async fn append(&self, id: &str, meta: &BidMeta, log: &[LogEntry]) -> Result<(), StoreError> {
        let work = self.0.write(&[Shelf::Meta, Shelf::Log])?;
        for entry in log {
            match work.get(Shelf::Log, &key(id, entry.seq)).await? {
                None => work.put(Shelf::Log, &key(id, entry.seq), &encode(entry)?)?,
                Some(row) if decode(row.clone()).as_ref() == Ok(entry) => {}
                Some(_) => {
                    return Err(StoreError::SeqTaken {
                        bid: id.to_owned(),
                        seq: entry.seq,
                    });
                }
            }
        }
        work.put(Shelf::Meta, &id.into(), &encode(meta)?)?;
        work.done().await?;
        self.read_back(id, Written { meta, log, snapshot: None }).await
    }

    async fn snapshot(&self, id: &str, new: &Snapshot, meta: &BidMeta) -> Result<(), StoreError> {
        let work = self.0.write(&[Shelf::Meta, Shelf::Snapshots, Shelf::Log])?;
        work.put(Shelf::Snapshots, &key(id, new.seq), &encode(new)?)?;
        work.put(Shelf::Meta, &id.into(), &encode(meta)?)?;
        let kept = work.keys(Shelf::Snapshots, Some(of_bid(id)?)).await?;
        let kept: Vec<u64> = kept.iter().map(key_number).collect();
        if let Some(oldest) = oldest_kept(&kept) {
            if let Some(dropped) = kept.iter().rfind(|seq| **seq < oldest) {
                work.delete_all(Shelf::Snapshots, through(id, *dropped)?)?;
            }
            work.delete_all(Shelf::Log, through(id, oldest)?)?;
        }
        work.done().await?;
        self.read_back(
            id,
            Written {
                meta,
                log: &[],
                snapshot: Some(new),
            },
        )
        .await
    }

    async fn delete(&self, id: &str, at_ms: i64) -> Result<(), StoreError> {
        bin::delete(&self.0, id, at_ms).await
    }

    async fn list_bin(&self) -> Result<Vec<Binned>, StoreError> {
        bin::list(&self.0).await
    }

    async fn restore(&self, id: &str) -> Result<(), StoreError> {
        bin::restore(&self.0, id).await
    }

    async fn purge_bin(&self, before_ms: i64) -> Result<usize, StoreError> {
        bin::purge(&self.0, before_ms).await
    }

    async fn set_aside(&self, id: &str, reason: &str, raw: String, at_ms: i64) -> Result<u64, StoreError> {
        aside::set(&self.0, id, reason, raw, at_ms).await
    }

    async fn move_aside(&self, id: &str, what: Unreadable, reason: &str, at_ms: i64) -> Result<Option<u64>, StoreError> {
        aside::take_from_bid(&self.0, id, what, reason, at_ms).await
    }

    async fn list_aside(&self) -> Result<Vec<Aside>, StoreError> {
        aside::list(&self.0).await
    }

    async fn take_aside(&self, key: u64) -> Result<Option<Aside>, StoreError> {
        aside::take(&self.0, key).await
    }

    async fn put_draft(&self, id: &str, cell: &str, json: &str) -> Result<(), StoreError> {
        let work = self.0.write(&[Shelf::Drafts])?;
        work.put(Shelf::Drafts, &rows::draft_key(id, cell), &json.into())?;
        work.done().await
    }

    async fn drafts(&self, id: &str) -> Result<Vec<(String, String)>, StoreError> {
        let rows = self.0.read(&[Shelf::Drafts])?.rows(Shelf::Drafts, Some(of_bid(id)?)).await?;
        let draft = |(at, row): (JsValue, JsValue)| (rows::draft_cell(&at), row.as_string().unwrap_or_default());
        Ok(rows.into_iter().map(draft).collect())
    }

    async fn remove_draft(&self, id: &str, cell: &str) -> Result<(), StoreError> {
        let work = self.0.write(&[Shelf::Drafts])?;
        work.delete(Shelf::Drafts, &rows::draft_key(id, cell))?;
        work.done().await
    }

    async fn get_setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let row = self.0.read(&[Shelf::Settings])?.get(Shelf::Settings, &key.into()).await?;
        Ok(row.and_then(|row| row.as_string()))
    }

    async fn put_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let work = self.0.write(&[Shelf::Settings])?;
        work.put(Shelf::Settings, &key.into(), &value.into())?;
        work.done().await
    }
}
