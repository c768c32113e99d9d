//! A browser listener that lives as long as its handle: dropping the handle removes it.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

use super::PlatformError;

/// Removes its listener when dropped.
#[derive(Debug)]
#[must_use = "the listener is removed when this is dropped"]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `callback` at each `event` of `target`.
    pub(crate) fn new(target: &EventTarget, event: &'static str, callback: impl FnMut(Event) + 'static) -> Result<Self, PlatformError> {
        let callback = Closure::new(callback);
        target
            .add_event_listener_with_callback(event, callback.as_ref().unchecked_ref())
            .map_err(PlatformError::thrown("listening"))?;
        Ok(Self {
            target: target.clone(),
            event,
            callback,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Refused only by a target that has gone, and its listeners with it.
        drop(
            self.target
                .remove_event_listener_with_callback(self.event, self.callback.as_ref().unchecked_ref()),
        );
    }
}
