//! One writer per bid over all tabs (Web Locks). A lock is held until its handle is dropped, the tab
//! is closed, or another tab takes over.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::browser::navigator;
use super::error::{PlatformError, property, set, text};

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, granted: &Function) -> Result<Promise, JsValue>;
}

/// The right to write to a bid. Given back when dropped.
#[derive(Debug)]
#[must_use = "the lock is given back when this is dropped"]
pub struct BidLock {
    hold: Hold,
}

/// Resolves the promise for whose life the browser keeps the lock.
#[derive(Debug, Clone, Default)]
struct Hold {
    release: Rc<RefCell<Option<Function>>>,
    given_back: Rc<Cell<bool>>,
}

impl Hold {
    fn promise(&self) -> Promise {
        Promise::new(&mut |resolve, _| *self.release.borrow_mut() = Some(resolve))
    }
}

impl Drop for BidLock {
    fn drop(&mut self) {
        self.hold.given_back.set(true);
        if let Some(release) = self.hold.release.borrow_mut().take() {
            drop(release.call0(&JsValue::UNDEFINED));
        }
    }
}

/// Asks for the lock of a bid; `None` when another tab holds it. `on_lost` is called if another tab
/// takes it over later.
pub async fn acquire(id: &str, on_lost: impl FnOnce() + 'static) -> Result<Option<BidLock>, PlatformError> {
    request(id, "ifAvailable", on_lost).await
}

/// Takes the lock of a bid from whoever holds it; that tab is told.
pub async fn take_over(id: &str, on_lost: impl FnOnce() + 'static) -> Result<BidLock, PlatformError> {
    request(id, "steal", on_lost).await?.ok_or(PlatformError::Denied("taking over"))
}

async fn request(id: &str, how: &'static str, on_lost: impl FnOnce() + 'static) -> Result<Option<BidLock>, PlatformError> {
    let manager = property(&navigator()?.into(), "locks").ok_or(PlatformError::Missing("navigator.locks"))?;
    let manager: LockManager = manager.unchecked_into();
    let failed = PlatformError::thrown("asking for the lock");
    let options = Object::new();
    set(&options, "mode", "exclusive").map_err(&failed)?;
    set(&options, how, true).map_err(&failed)?;

    let hold = Hold::default();
    let given_back = hold.given_back.clone();
    let (tell, answer) = oneshot::channel();
    let tell = Rc::new(RefCell::new(Some(tell)));
    let tell_failure = tell.clone();
    let granted = Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |lock: JsValue| {
        let (life, lock) = if lock.is_null() {
            (JsValue::UNDEFINED, None)
        } else {
            (hold.promise().into(), Some(BidLock { hold: hold.clone() }))
        };
        // Nobody waits any more: the lock comes back, is dropped and so given back.
        drop(tell.take().map(|tell| tell.send(Ok(lock))));
        life
    });
    let end = manager
        .request(&format!("portee-bid-{id}"), &options, granted.as_ref().unchecked_ref())
        .map_err(&failed)?;
    spawn_local(async move {
        let ended = JsFuture::from(end).await;
        // The browser calls it while the request is pending, so it lives until the request has ended.
        drop(granted);
        let Err(thrown) = ended else { return };
        match tell_failure.take() {
            Some(tell) => drop(tell.send(Err(PlatformError::Browser {
                doing: "asking for the lock",
                why: text(&thrown),
            }))),
            None if given_back.get() => {}
            None => on_lost(),
        }
    });
    answer.await.map_err(|_| PlatformError::Missing("answer of navigator.locks"))?
}
