//! The page and the device under it: address, title, focus, preferences, keys, time. Every listener is
//! a handle that removes itself when dropped.

mod address;
mod chance;
mod device;
mod focus;
mod page;
pub mod pocket;
mod typing;

pub use address::{hash, on_hash_change, replace_hash, set_hash};
pub use chance::{BrowserClock, BrowserRandomness};
pub use device::{
    Room, copy_text, is_saving_data, is_storage_persisted, languages, on_prefers_dark_change, persist_storage, prefers_dark, prefers_reduced_motion,
    storage_room,
};
pub use focus::{FocusSpot, focus, focus_first, focus_if_lost};
pub use page::{KeyPress, guard_unload, on_key_down, on_page_hide, on_paste, on_visibility_change, set_language, set_theme, set_title, take_over};

pub use typing::{replace, select, selection};

use super::PlatformError;

pub(crate) fn window() -> Result<web_sys::Window, PlatformError> {
    web_sys::window().ok_or(PlatformError::Missing("window"))
}

pub(crate) fn document() -> Result<web_sys::Document, PlatformError> {
    window()?.document().ok_or(PlatformError::Missing("document"))
}

pub(crate) fn navigator() -> Result<web_sys::Navigator, PlatformError> {
    Ok(window()?.navigator())
}
