//! Texts that could not be read, kept as they were under a number of their own until someone takes
//! them out: nothing here is ever overwritten.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::connection::{Connection, Shelf, Work};
use super::rows::{self, decode, encode, key, key_number};
use crate::ports::{Aside, LogEntry, Snapshot, StoreError, Unreadable};

#[derive(Serialize, Deserialize)]
struct Row {
    bid: String,
    reason: String,
    raw: String,
    at_ms: i64,
}

fn aside((at, row): (JsValue, JsValue)) -> Aside {
    let key = key_number(&at);
    match decode::<Row>(row.clone()) {
        Ok(Row { bid, reason, raw, at_ms }) => Aside { key, bid, reason, raw, at_ms },
        Err(reason) => Aside {
            key,
            bid: String::new(),
            reason,
            raw: rows::raw(&row),
            at_ms: 0,
        },
    }
}

async fn keep(work: &Work, row: Row) -> Result<u64, StoreError> {
    let kept = work.rows(Shelf::Aside, None).await?.into_iter().map(aside);
    match kept.into_iter().find(|kept| kept.bid == row.bid && kept.raw == row.raw) {
        Some(same) => Ok(same.key),
        None => Ok(key_number(&work.add(Shelf::Aside, &encode(&row)?).await?)),
    }
}

pub(super) async fn set(connection: &Connection, id: &str, reason: &str, raw: String, at_ms: i64) -> Result<u64, StoreError> {
    let work = connection.write(&[Shelf::Aside])?;
    let key = keep(
        &work,
        Row {
            bid: id.to_owned(),
            reason: reason.to_owned(),
            raw,
            at_ms,
        },
    )
    .await?;
    work.done().await?;
    Ok(key)
}

pub(super) async fn take_from_bid(connection: &Connection, id: &str, what: Unreadable, reason: &str, at_ms: i64) -> Result<Option<u64>, StoreError> {
    let work = connection.write(&[Shelf::Snapshots, Shelf::Log, Shelf::Aside])?;
    let raw = match what {
        Unreadable::Snapshot(seq) => {
            let row = work.get(Shelf::Snapshots, &key(id, seq)).await?;
            work.delete(Shelf::Snapshots, &key(id, seq))?;
            row.map(|row| decode::<Snapshot>(row.clone()).map_or_else(|_| rows::raw(&row), |snapshot| snapshot.json))
        }
        Unreadable::LogFrom(seq) => {
            let range = rows::from(id, seq)?;
            let found = work.rows(Shelf::Log, Some(range.clone())).await?;
            work.delete_all(Shelf::Log, range)?;
            let found: Vec<JsValue> = found.into_iter().map(|(_, row)| row).collect();
            (!found.is_empty()).then(|| raw_log(&found))
        }
    };
    let Some(raw) = raw else { return Ok(None) };
    let key = keep(
        &work,
        Row {
            bid: id.to_owned(),
            reason: reason.to_owned(),
            raw,
            at_ms,
        },
    )
    .await?;
    work.done().await?;
    Ok(Some(key))
}

fn raw_log(found: &[JsValue]) -> String {
    let entries: Result<Vec<LogEntry>, String> = found.iter().cloned().map(decode).collect();
    match entries.map(|entries| serde_json::to_string(&entries)) {
        Ok(Ok(json)) => json,
        _ => rows::raw(&found.iter().collect::<js_sys::Array>()),
    }
}

pub(super) async fn list(connection: &Connection) -> Result<Vec<Aside>, StoreError> {
    let rows = connection.read(&[Shelf::Aside])?.rows(Shelf::Aside, None).await?;
    Ok(rows.into_iter().rev().map(aside).collect())
}

pub(super) async fn take(connection: &Connection, key: u64) -> Result<Option<Aside>, StoreError> {
    let work = connection.write(&[Shelf::Aside])?;
    let at: JsValue = (key as f64).into();
    let row = work.get(Shelf::Aside, &at).await?;
    work.delete(Shelf::Aside, &at)?;
    work.done().await?;
    Ok(row.map(|row| aside((at, row))))
}
