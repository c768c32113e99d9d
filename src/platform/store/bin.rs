//! The bin: a deleted bid is one row that holds all its rows as they were, readable or not, until it
//! is restored or forgotten.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::connection::{Connection, Shelf, Work, store_error};
use super::rows::{bin_key, bin_time, decode, key_text, of_bid};
use crate::platform::error::{property, set};
use crate::ports::{BidMeta, Binned, StoreError};

const BID: [Shelf; 4] = [Shelf::Meta, Shelf::Snapshots, Shelf::Log, Shelf::Bin];
const META: &str = "meta";
const PARTS: [(Shelf, &str); 2] = [(Shelf::Snapshots, "snapshots"), (Shelf::Log, "log")];

pub(super) async fn delete(connection: &Connection, id: &str, at_ms: i64) -> Result<(), StoreError> {
    let work = connection.write(&BID)?;
    let meta = work.get(Shelf::Meta, &id.into()).await?.ok_or_else(|| StoreError::NotFound(id.to_owned()))?;
    let binned = Object::new();
    set(&binned, META, meta).map_err(|thrown| store_error(&thrown))?;
    work.delete(Shelf::Meta, &id.into())?;
    for (shelf, name) in PARTS {
        let rows = work.rows(shelf, Some(of_bid(id)?)).await?;
        let pairs: Array = rows.iter().map(|(at, row)| Array::of2(at, row)).collect();
        set(&binned, name, pairs).map_err(|thrown| store_error(&thrown))?;
        work.delete_all(shelf, of_bid(id)?)?;
    }
    work.put(Shelf::Bin, &bin_key(id, at_ms), &binned)?;
    work.done().await
}

pub(super) async fn list(connection: &Connection) -> Result<Vec<Binned>, StoreError> {
    let rows = connection.read(&[Shelf::Bin])?.rows(Shelf::Bin, None).await?;
    let binned = |(at, row): (JsValue, JsValue)| {
        let meta = property(&row, META).and_then(|meta| decode(meta).ok());
        Binned {
            meta: meta.unwrap_or_else(|| BidMeta::unreadable(key_text(&at))),
            binned_at_ms: bin_time(&at),
        }
    };
    let mut list: Vec<Binned> = rows.into_iter().map(binned).collect();
    list.sort_by_key(|binned| std::cmp::Reverse(binned.binned_at_ms));
    Ok(list)
}

pub(super) async fn restore(connection: &Connection, id: &str) -> Result<(), StoreError> {
    let work = connection.write(&BID)?;
    if work.get(Shelf::Meta, &id.into()).await?.is_some() {
        return Err(StoreError::Exists(id.to_owned()));
    }
    let newest = work.keys(Shelf::Bin, Some(of_bid(id)?)).await?.pop();
    let at = newest.ok_or_else(|| StoreError::NotFound(id.to_owned()))?;
    let binned = work.get(Shelf::Bin, &at).await?.unwrap_or_default();
    work.put(Shelf::Meta, &id.into(), &property(&binned, META).unwrap_or_default())?;
    for (shelf, name) in PARTS {
        put_back(&work, shelf, &property(&binned, name).unwrap_or_default())?;
    }
    work.delete(Shelf::Bin, &at)?;
    work.done().await
}

fn put_back(work: &Work, shelf: Shelf, pairs: &JsValue) -> Result<(), StoreError> {
    for pair in pairs.dyn_ref::<Array>().into_iter().flat_map(Array::iter) {
        let pair: Array = pair.unchecked_into();
        work.put(shelf, &pair.get(0), &pair.get(1))?;
    }
    Ok(())
}

pub(super) async fn purge(connection: &Connection, before_ms: i64) -> Result<usize, StoreError> {
    let work = connection.write(&[Shelf::Meta, Shelf::Bin, Shelf::Drafts])?;
    let (old, kept): (Vec<_>, Vec<_>) = work.keys(Shelf::Bin, None).await?.into_iter().partition(|at| bin_time(at) < before_ms);
    for at in &old {
        let id = key_text(at);
        let listed = work.get(Shelf::Meta, &id.as_str().into()).await?.is_some();
        if !listed && !kept.iter().any(|at| key_text(at) == id) {
            work.delete_all(Shelf::Drafts, of_bid(&id)?)?;
        }
        work.delete(Shelf::Bin, at)?;
    }
    work.done().await?;
    Ok(old.len())
}
