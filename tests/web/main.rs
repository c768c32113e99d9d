//! What only a browser can prove: that `platform` does in a real page what the ports promise.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

#[path = "../../src/ports/contract.rs"]
mod contract;
mod files;
mod page;
mod picture;
mod store;
mod tabs;
mod worker;

// What `contract` finds in its parent, here as in the crate.
use portee::platform::browser::BrowserRandomness;
use portee::ports::Randomness;
use portee::ports::{Aside, BidMeta, LogEntry, SNAPSHOTS_KEPT, Snapshot, Store, StoreError, Unreadable};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// A name that no other test uses.
fn fresh(what: &str) -> String {
    format!("{what}-{}", BrowserRandomness.id())
}

/// Runs a script of the test in the page.
fn script(text: &str) -> JsValue {
    js_sys::eval(text).unwrap()
}

/// Waits until what the browser does by itself has been done.
async fn settle() {
    gloo_timers::future::TimeoutFuture::new(50).await;
}
