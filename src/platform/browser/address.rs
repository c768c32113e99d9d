//! The part of the address after `#`, which no server sees. What it names is not known here.

use wasm_bindgen::JsValue;

use super::window;
use crate::platform::PlatformError;
use crate::platform::listener::Listener;

/// The part after `#`, as it stands in the address; empty when there is none.
pub fn hash() -> String {
    let hash = window().ok().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to another hash, with or without its `#`: *back* returns to this one.
pub fn set_hash(hash: &str) -> Result<(), PlatformError> {
    window()?.location().set_hash(hash).map_err(PlatformError::thrown("changing the address"))
}

/// Changes the hash, with or without its `#`, in place: nothing is added to the history and no listener is called.
pub fn replace_hash(hash: &str) -> Result<(), PlatformError> {
    let failed = PlatformError::thrown("changing the address");
    let history = window()?.history().map_err(&failed)?;
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{}", hash.strip_prefix('#').unwrap_or(hash))))
        .map_err(&failed)
}

/// Calls `callback` with the new hash at each change, by a link, *back*, or [`set_hash`].
pub fn on_hash_change(callback: impl Fn(String) + 'static) -> Result<Listener, PlatformError> {
    Listener::new(&window()?.into(), "hashchange", move |_| callback(hash()))
}
