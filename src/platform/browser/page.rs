//! The page itself: its title, language, theme and keys, and its leaving.

use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, ClipboardEvent, Element, Event, HtmlElement, KeyboardEvent};

use super::{document, window};
use crate::platform::PlatformError;
use crate::platform::files::{self, Transfer};
use crate::platform::listener::Listener;

/// Sets the title of the page.
pub fn set_title(title: &str) -> Result<(), PlatformError> {
    document()?.set_title(title);
    Ok(())
}

/// Sets the language of the page (`fr`), which screen readers and hyphenation follow.
pub fn set_language(language: &str) -> Result<(), PlatformError> {
    root()?.set_attribute("lang", language).map_err(PlatformError::thrown("setting the language"))
}

/// Sets `data-theme` of the page (`light`, `dark`); `None` follows the device.
pub fn set_theme(theme: Option<&str>) -> Result<(), PlatformError> {
    let root = root()?;
    let done = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
    done.map_err(PlatformError::thrown("setting the theme"))
}

fn root() -> Result<Element, PlatformError> {
    document()?.document_element().ok_or(PlatformError::Missing("root element"))
}

/// Calls `callback` when the page is shown (`true`) or hidden.
pub fn on_visibility_change(callback: impl Fn(bool) + 'static) -> Result<Listener, PlatformError> {
    let document = document()?;
    let seen = document.clone();
    Listener::new(&document, "visibilitychange", move |_| callback(!seen.hidden()))
}

/// Calls `callback` when the page is left: the last moment to save.
pub fn on_page_hide(callback: impl Fn() + 'static) -> Result<Listener, PlatformError> {
    Listener::new(&window()?.into(), "pagehide", move |_| callback())
}

/// While this is held, the browser asks before it leaves the page.
pub fn guard_unload() -> Result<Listener, PlatformError> {
    Listener::new(&window()?.into(), "beforeunload", |event| {
        event.prevent_default();
        if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
            // Older browsers ask only for a text, which they do not show.
            event.set_return_value("unsaved");
        }
    })
}

/// A key that went down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPress {
    /// What the key means: `z`, `Escape`, `ArrowDown`.
    pub key: String,
    /// Control, or Command on a Mac.
    pub is_command: bool,
    /// Shift.
    pub is_shift: bool,
    /// Alt.
    pub is_alt: bool,
    /// The focus is where text is typed: the field has its own undo.
    pub is_in_field: bool,
}

/// Calls `callback` at each key; `true` keeps the browser from acting on it too.
pub fn on_key_down(callback: impl Fn(KeyPress) -> bool + 'static) -> Result<Listener, PlatformError> {
    Listener::new(&window()?.into(), "keydown", move |event| {
        // A browser's own filling of a form sends a `keydown` that is no key.
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        // Within a composed character the keys belong to the input method.
        if pressed.is_composing() {
            return;
        }
        let press = KeyPress {
            key: pressed.key(),
            is_command: pressed.ctrl_key() || pressed.meta_key(),
            is_shift: pressed.shift_key(),
            is_alt: pressed.alt_key(),
            is_in_field: is_in_field(&event),
        };
        if callback(press) {
            event.prevent_default();
        }
    })
}

/// Calls `callback` with what is pasted anywhere but in a field; `true` keeps the browser from acting on it too.
pub fn on_paste(callback: impl Fn(Transfer) -> bool + 'static) -> Result<Listener, PlatformError> {
    Listener::new(&window()?.into(), "paste", move |event| {
        let Some(pasted) = event.dyn_ref::<ClipboardEvent>() else { return };
        if !is_in_field(&event) && callback(files::pasted(pasted)) {
            event.prevent_default();
        }
    })
}

fn is_in_field(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| is_field(&element))
}

fn is_field(element: &HtmlElement) -> bool {
    element.is_content_editable() || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}

/// Empties the element of this id, to be filled by the app.
pub fn take_over(id: &str) -> Result<HtmlElement, PlatformError> {
    let element = document()?.get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let element = element.ok_or_else(|| PlatformError::NoElement(id.to_owned()))?;
    element.set_text_content(None);
    Ok(element)
}
