//! Keys and rows of the database. A part of a bid has the key `[id, number]`, so that a bid is a range
//! of keys in the order of its numbers; a row is the port's type as a plain object.

use idb::{KeyRange, Query};
use js_sys::Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::ports::StoreError;

/// Key of a numbered part of a bid. Numbers stay far below 2^53, where a browser counts exactly.
pub(super) fn key(id: &str, number: u64) -> JsValue {
    Array::of2(&id.into(), &(number as f64).into()).into()
}

/// Key of a bid in the bin.
pub(super) fn bin_key(id: &str, at_ms: i64) -> JsValue {
    Array::of2(&id.into(), &(at_ms as f64).into()).into()
}

/// Key of an open cell of a bid.
pub(super) fn draft_key(id: &str, cell: &str) -> JsValue {
    Array::of2(&id.into(), &cell.into()).into()
}

/// The id in a key, alone or in an array.
pub(super) fn key_text(key: &JsValue) -> String {
    let first = key.dyn_ref::<Array>().map(|parts| parts.get(0));
    first.as_ref().unwrap_or(key).as_string().unwrap_or_default()
}

/// The number in a key, alone or in an array.
pub(super) fn key_number(key: &JsValue) -> u64 {
    let second = key.dyn_ref::<Array>().map(|parts| parts.get(1));
    second.as_ref().unwrap_or(key).as_f64().unwrap_or_default() as u64
}

/// The time in the key of a bid in the bin.
pub(super) fn bin_time(key: &JsValue) -> i64 {
    let second = key.dyn_ref::<Array>().map(|parts| parts.get(1));
    second.and_then(|time| time.as_f64()).unwrap_or_default() as i64
}

/// The cell in the key of a draft.
pub(super) fn draft_cell(key: &JsValue) -> String {
    let second = key.dyn_ref::<Array>().map(|parts| parts.get(1));
    second.and_then(|cell| cell.as_string()).unwrap_or_default()
}

/// All keys of a bid: in the order of IndexedDB, an array comes after every number and text.
pub(super) fn of_bid(id: &str) -> Result<Query, StoreError> {
    range(Array::of1(&id.into()).into(), Array::of2(&id.into(), &Array::new()).into())
}

/// The keys of a bid up to and with this number.
pub(super) fn through(id: &str, last: u64) -> Result<Query, StoreError> {
    range(Array::of1(&id.into()).into(), key(id, last))
}

/// The keys of a bid from this number on.
pub(super) fn from(id: &str, first: u64) -> Result<Query, StoreError> {
    range(key(id, first), Array::of2(&id.into(), &Array::new()).into())
}

fn range(lower: JsValue, upper: JsValue) -> Result<Query, StoreError> {
    Ok(KeyRange::bound(&lower, &upper, None, None)?.into())
}

/// A row for a value.
pub(super) fn encode(value: &impl Serialize) -> Result<JsValue, StoreError> {
    serde_wasm_bindgen::to_value(value).map_err(|error| StoreError::Other(error.to_string()))
}

/// The value of a row, or why it is not one.
pub(super) fn decode<T: DeserializeOwned>(row: JsValue) -> Result<T, String> {
    serde_wasm_bindgen::from_value(row).map_err(|error| error.to_string())
}

/// A row in words, whatever it holds.
pub(super) fn raw(row: &JsValue) -> String {
    let json = js_sys::JSON::stringify(row).ok().and_then(|text| text.as_string());
    json.unwrap_or_else(|| format!("{row:?}"))
}
