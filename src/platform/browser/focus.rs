//! Where the keyboard is: moving the focus, and finding it a place when what had it is gone.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::document;
use crate::platform::PlatformError;

/// Moves the focus to the element of this id.
pub fn focus(id: &str) -> Result<(), PlatformError> {
    let element = document()?.get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let element = element.ok_or_else(|| PlatformError::NoElement(id.to_owned()))?;
    element.focus().map_err(PlatformError::thrown("moving the focus"))
}

/// Moves the focus to the first element that a CSS selector finds; nothing happens when there is none.
pub fn focus_first(selector: &str) {
    let found = document().ok().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// The same where the focus was lost because what had it is gone or does nothing any more: a person at the keyboard goes on from there.
pub fn focus_if_lost(selector: &str) {
    let has_none = document().is_ok_and(|document| document.active_element().is_none_or(|element| element.tag_name() == "BODY"));
    if has_none {
        focus_first(selector);
    }
}

/// Where the focus is before a change of the page, with what is around it.
#[derive(Debug)]
pub struct FocusSpot {
    element: HtmlElement,
    around: Vec<Around>,
}

/// What is beside one element around the focus, and what both are in.
#[derive(Debug)]
struct Around {
    next: Option<Element>,
    previous: Option<Element>,
    parent: Element,
}

/// What a keyboard can go on from. Buttons first: an entry would open the keyboard of a telephone.
const STOPS: [&str; 2] = [
    "button:not(:disabled), a[href], summary",
    "input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex='0']",
];

impl FocusSpot {
    /// `None` where nothing has the focus.
    #[must_use]
    pub fn here() -> Option<Self> {
        let element = focused()?;
        let mut around = Vec::new();
        let mut at: Element = element.clone().into();
        while let Some(parent) = at.parent_element().filter(|parent| parent.tag_name() != "BODY") {
            around.push(Around {
                next: at.next_element_sibling(),
                previous: at.previous_element_sibling(),
                parent: parent.clone(),
            });
            at = parent;
        }
        Some(Self { element, around })
    }

    /// After the change: where the focus was lost, it goes back to what had it, or to the nearest thing that is still there: to what
    /// follows what is gone, to what precedes what is only off.
    pub fn restore(self) {
        if focused().is_some_and(|element| can_have_focus(&element)) {
            return;
        }
        let is_there = self.element.is_connected();
        let found = if is_there && can_have_focus(&self.element) {
            Some(self.element)
        } else {
            let mut near = self.around.into_iter().flat_map(|Around { next, previous, parent }| {
                let beside = if is_there { [previous, next] } else { [next, previous] };
                beside.into_iter().flatten().chain([parent])
            });
            near.find_map(|element| stop_in(&element))
        };
        if let Some(element) = found {
            drop(element.focus());
        }
    }
}

fn focused() -> Option<HtmlElement> {
    let element = document().ok()?.active_element().filter(|element| element.tag_name() != "BODY")?;
    element.dyn_into().ok()
}

/// A button that was switched off keeps the focus until the page is drawn, and loses it then.
fn can_have_focus(element: &Element) -> bool {
    !element.matches(":disabled").unwrap_or(false)
}

fn stop_in(element: &Element) -> Option<HtmlElement> {
    if !element.is_connected() {
        return None;
    }
    let found = STOPS.iter().find_map(|stops| {
        let is_one = element.matches(stops).unwrap_or(false);
        if is_one {
            Some(element.clone())
        } else {
            element.query_selector(stops).ok().flatten()
        }
    });
    found?.dyn_into().ok()
}
