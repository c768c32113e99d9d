//! Texts between the tabs of the app (BroadcastChannel). What they say is not known here.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::PlatformError;
use super::listener::Listener;

/// Name of the channel of the app.
pub const CHANNEL: &str = "portee";

/// A place in a channel; left when dropped.
#[derive(Debug)]
pub struct Channel {
    channel: BroadcastChannel,
    _listener: Listener,
}

impl Channel {
    /// Joins the channel of this name. `on_message` gets what the other tabs post, never one's own.
    pub fn open(name: &str, on_message: impl Fn(String) + 'static) -> Result<Self, PlatformError> {
        let channel = BroadcastChannel::new(name).map_err(|_| PlatformError::Missing("BroadcastChannel"))?;
        let listener = Listener::new(&channel, "message", move |event| {
            if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) {
                on_message(text);
            }
        })?;
        Ok(Self { channel, _listener: listener })
    }

    /// Posts a text to the other tabs.
    pub fn post(&self, text: &str) -> Result<(), PlatformError> {
        self.channel
            .post_message(&JsValue::from_str(text))
            .map_err(PlatformError::thrown("posting to the other tabs"))
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
