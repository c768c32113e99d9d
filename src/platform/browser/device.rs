//! What the person's device prefers and offers: colours, motion, languages, room, clipboard.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, MediaQueryListEvent, StorageEstimate, StorageManager};

use super::{navigator, window};
use crate::platform::error::{PlatformError, property};
use crate::platform::listener::Listener;

const DARK: &str = "(prefers-color-scheme: dark)";
const STILL: &str = "(prefers-reduced-motion: reduce)";

/// Whether the device asks for a dark page.
pub fn prefers_dark() -> bool {
    matches(DARK)
}

/// Whether the device asks for less movement.
pub fn prefers_reduced_motion() -> bool {
    matches(STILL)
}

/// Calls `callback` when the device turns dark (`true`) or light.
pub fn on_prefers_dark_change(callback: impl Fn(bool) + 'static) -> Result<Listener, PlatformError> {
    let query = window()?.match_media(DARK).ok().flatten().ok_or(PlatformError::Missing("matchMedia"))?;
    Listener::new(&query, "change", move |event| {
        if let Some(event) = event.dyn_ref::<MediaQueryListEvent>() {
            callback(event.matches());
        }
    })
}

fn matches(query: &str) -> bool {
    let query = window().ok().and_then(|window| window.match_media(query).ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// The person's languages, the preferred first (`fr-FR`, `en`).
pub fn languages() -> Vec<String> {
    navigator()
        .map(|navigator| navigator.languages().iter().filter_map(|language| language.as_string()).collect())
        .unwrap_or_default()
}

/// Whether the person asks to spare the connection: nothing large is fetched unasked.
pub fn is_saving_data() -> bool {
    let connection = navigator().ok().and_then(|navigator| property(&navigator, "connection"));
    connection
        .and_then(|connection| property(&connection, "saveData"))
        .and_then(|saves| saves.as_bool())
        .unwrap_or(false)
}

/// Room for what is kept, in bytes; `None` where the browser does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Used by this site.
    pub used: Option<u64>,
    /// The most it may use.
    pub quota: Option<u64>,
}

/// Asks the browser never to clear what is kept here by itself; `false` when it does not promise.
pub async fn persist_storage() -> Result<bool, PlatformError> {
    Ok(answer(storage()?.persist()).await?.as_bool().unwrap_or(false))
}

/// Whether the browser has promised to keep what is kept here.
pub async fn is_storage_persisted() -> Result<bool, PlatformError> {
    Ok(answer(storage()?.persisted()).await?.as_bool().unwrap_or(false))
}

/// How much room there is.
pub async fn storage_room() -> Result<Room, PlatformError> {
    let estimate: StorageEstimate = answer(storage()?.estimate()).await?.unchecked_into();
    let bytes = |size: f64| size as u64;
    Ok(Room {
        used: estimate.get_usage().map(bytes),
        quota: estimate.get_quota().map(bytes),
    })
}

/// Only a page served securely has it.
fn storage() -> Result<StorageManager, PlatformError> {
    Ok(property(&navigator()?.into(), "storage")
        .ok_or(PlatformError::Missing("navigator.storage"))?
        .unchecked_into())
}

async fn answer(promise: Result<Promise, JsValue>) -> Result<JsValue, PlatformError> {
    let failed = PlatformError::thrown("asking about storage");
    JsFuture::from(promise.map_err(&failed)?).await.map_err(&failed)
}

/// Copies a text. Browsers allow it only in answer to a click or a key.
pub async fn copy_text(text: &str) -> Result<(), PlatformError> {
    let clipboard = property(&navigator()?.into(), "clipboard").ok_or(PlatformError::Missing("navigator.clipboard"))?;
    let clipboard: Clipboard = clipboard.unchecked_into();
    JsFuture::from(clipboard.write_text(text)).await.map_err(PlatformError::thrown("copying"))?;
    Ok(())
}
