//! The page and the device: address, keys, focus, preferences, room.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use portee::platform::PlatformError;
use portee::platform::browser::{self, BrowserClock, BrowserRandomness, KeyPress};
use portee::ports::{Clock, Randomness};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{script, settle};

#[wasm_bindgen_test]
async fn the_hash_is_followed_until_the_listener_is_dropped() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let seen = heard.clone();
    let listener = browser::on_hash_change(move |hash| seen.borrow_mut().push(hash)).unwrap();
    browser::set_hash("/bid/b1/lines").unwrap();
    settle().await;
    assert_eq!(browser::hash(), "/bid/b1/lines");
    browser::replace_hash("#/bid/b1/split").unwrap();
    settle().await;
    assert_eq!(browser::hash(), "/bid/b1/split");
    assert_eq!(*heard.borrow(), ["/bid/b1/lines"], "replacing is silent");
    drop(listener);
    browser::set_hash("").unwrap();
    settle().await;
    assert_eq!(browser::hash(), "");
    assert_eq!(heard.borrow().len(), 1);
}

#[wasm_bindgen_test]
fn keys_are_told_with_what_is_held_and_where_the_focus_is() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let seen = heard.clone();
    let listener = browser::on_key_down(move |press| {
        let is_undo = press.key == "z" && press.is_command && !press.is_in_field;
        seen.borrow_mut().push(press);
        is_undo
    });
    let listener = listener.unwrap();
    let press = "new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true })";
    let is_left = |target: &str| script(&format!("{target}.dispatchEvent({press})")).as_bool();
    assert_eq!(is_left("document.body"), Some(false), "the browser does not undo too");
    script("document.body.append(Object.assign(document.createElement('input'), { id: 'cell' }))");
    assert_eq!(is_left("document.getElementById('cell')"), Some(true), "the field undoes");
    script("dispatchEvent(new Event('keydown'))");
    drop(listener);
    assert_eq!(is_left("document.body"), Some(true));

    let key = KeyPress {
        key: "z".to_owned(),
        is_command: true,
        is_shift: false,
        is_alt: false,
        is_in_field: false,
    };
    assert_eq!(*heard.borrow(), [key.clone(), KeyPress { is_in_field: true, ..key }]);
    browser::focus("cell").unwrap();
    assert_eq!(script("document.activeElement.id").as_string().as_deref(), Some("cell"));
    browser::focus_first("#no-such");
    assert_eq!(
        script("document.activeElement.blur(), document.activeElement.id").as_string().as_deref(),
        Some("")
    );
    browser::focus_first("body > input");
    assert_eq!(script("document.activeElement.id").as_string().as_deref(), Some("cell"));
    script("document.getElementById('cell').remove()");
    assert_eq!(browser::focus("cell"), Err(PlatformError::NoElement("cell".to_owned())));
}

#[wasm_bindgen_test]
fn the_page_takes_its_title_language_and_theme() {
    browser::set_title("Hébergement — Portée").unwrap();
    browser::set_language("fr").unwrap();
    browser::set_theme(Some("dark")).unwrap();
    let state = "[document.title, document.documentElement.lang, document.documentElement.dataset.theme ?? 'none'].join('|')";
    assert_eq!(script(state).as_string().as_deref(), Some("Hébergement — Portée|fr|dark"));
    browser::set_theme(None).unwrap();
    assert_eq!(script(state).as_string().as_deref(), Some("Hébergement — Portée|fr|none"));
}

#[wasm_bindgen_test]
fn leaving_is_guarded_only_while_something_is_unsaved() {
    let may_leave = || script("dispatchEvent(new Event('beforeunload', { cancelable: true }))").as_bool();
    let guard = browser::guard_unload().unwrap();
    assert_eq!(may_leave(), Some(false));
    drop(guard);
    assert_eq!(may_leave(), Some(true));
}

#[wasm_bindgen_test]
fn hiding_and_leaving_the_page_are_told() {
    let shown = Rc::new(Cell::new(None));
    let left = Rc::new(Cell::new(false));
    let (seen, gone) = (shown.clone(), left.clone());
    let _shown = browser::on_visibility_change(move |is_visible| seen.set(Some(is_visible))).unwrap();
    let _left = browser::on_page_hide(move || gone.set(true)).unwrap();
    script("document.dispatchEvent(new Event('visibilitychange'))");
    assert_eq!(shown.get(), script("!document.hidden").as_bool());
    script("dispatchEvent(new Event('pagehide'))");
    assert!(left.get());
}

#[wasm_bindgen_test]
async fn the_device_says_what_it_prefers_and_how_much_room_there_is() {
    assert_eq!(
        Some(browser::prefers_dark()),
        script("matchMedia('(prefers-color-scheme: dark)').matches").as_bool()
    );
    assert_eq!(
        Some(browser::prefers_reduced_motion()),
        script("matchMedia('(prefers-reduced-motion: reduce)').matches").as_bool()
    );
    assert_eq!(Some(browser::languages().join(",")), script("navigator.languages.join()").as_string());
    assert!(!browser::is_saving_data());
    assert!(browser::on_prefers_dark_change(|_| ()).is_ok());
    let promised = browser::persist_storage().await.unwrap();
    assert_eq!(browser::is_storage_persisted().await.unwrap(), promised);
    let room = browser::storage_room().await.unwrap();
    assert!(room.used.is_some() && room.quota > room.used, "{room:?}");
}

#[wasm_bindgen_test]
fn saving_data_is_respected_where_the_browser_tells_it() {
    script("Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })");
    let saves = browser::is_saving_data();
    script("delete navigator.connection");
    assert!(saves);
}

#[wasm_bindgen_test]
async fn a_copied_text_is_handed_to_the_clipboard_and_a_refusal_is_told() {
    script(
        "globalThis.copied = '';
         Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
           writeText: async (text) => { if (!text) throw new DOMException('', 'NotAllowedError'); copied = text; },
         } })",
    );
    browser::copy_text("1\u{202f}234,50\u{a0}€").await.unwrap();
    let refused = browser::copy_text("").await;
    script("delete navigator.clipboard");
    assert_eq!(script("copied").as_string().as_deref(), Some("1\u{202f}234,50\u{a0}€"));
    assert_eq!(refused, Err(PlatformError::Denied("copying")));
}

#[wasm_bindgen_test]
fn ids_are_ten_plain_characters_and_differ() {
    let ids: std::collections::BTreeSet<String> = (0..200).map(|_| BrowserRandomness.id()).collect();
    assert_eq!(ids.len(), 200);
    assert!(
        ids.iter()
            .all(|id| id.len() == 10 && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
    );
    let used: std::collections::BTreeSet<char> = ids.iter().flat_map(|id| id.chars()).collect();
    assert_eq!(used.len(), 36, "2,000 throws of 36 sides show them all");
}

#[wasm_bindgen_test]
fn the_clock_tells_the_time_of_the_device() {
    let before = script("Date.now()").as_f64().unwrap() as i64;
    let now = BrowserClock.now_ms();
    assert!((before..=before + 60_000).contains(&now));
}
