//! What every worker does with messages, whatever they say: hears them one at a time, answers them.

use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Where answers go.
pub type Page = DedicatedWorkerGlobalScope;

/// Hears messages from now on; `ready` is the first that the page hears.
pub fn listen<R: Serialize>(ready: &R, mut hear: impl FnMut(&Page, JsValue) + 'static) {
    console_error_panic_hook::set_once();
    let scope: Page = js_sys::global().unchecked_into();
    let page = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(&page, event.data()));
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    post(&scope, ready, &Array::new());
}

/// Answers; what is in `moved` goes to the page instead of being copied. A reply that cannot be sent has nobody to be told to.
pub fn post<R: Serialize>(page: &Page, reply: &R, moved: &Array) {
    let sent = serde_wasm_bindgen::to_value(reply)
        .map_err(JsValue::from)
        .and_then(|message| page.post_message_with_transfer(&message, moved));
    if let Err(error) = sent {
        wasm_bindgen::throw_val(error);
    }
}
