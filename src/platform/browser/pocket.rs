//! What a page that goes keeps at once, because nothing asynchronous is sure to end any more: texts in the browser's `localStorage`. Whoever opens the page
//! next puts them where they belong. Where the browser refuses, nothing is kept: the store was asked as well.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use super::window;
use crate::platform::error::property;

/// Keeps a text under a name, in place of the one before.
pub fn put(name: &str, text: &str) {
    call("setItem", &[name, text]);
}

/// The text of a name.
#[must_use]
pub fn get(name: &str) -> Option<String> {
    call("getItem", &[name])?.as_string()
}

/// Keeps nothing more under a name.
pub fn remove(name: &str) {
    call("removeItem", &[name]);
}

/// A page may lack the storage, throw when it is named, or be out of room.
fn call(function: &str, arguments: &[&str]) -> Option<JsValue> {
    let storage = property(&window().ok()?.into(), "localStorage")?;
    let function: Function = property(&storage, function)?.dyn_into().ok()?;
    let arguments = arguments.iter().map(|text| JsValue::from_str(text)).collect::<js_sys::Array>();
    function.apply(&storage, &arguments).ok()
}
