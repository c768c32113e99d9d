//! Several tabs over one bid: who may write, and what they tell each other.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use portee::platform::channel::Channel;
use portee::platform::locks::{acquire, take_over};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{fresh, settle};

#[wasm_bindgen_test]
async fn a_bid_has_one_writer_until_it_is_given_back() {
    let (bid, other_bid) = (fresh("a"), fresh("b"));
    let lost = Rc::new(Cell::new(false));
    let told = lost.clone();
    let lock = acquire(&bid, move || told.set(true)).await.unwrap();
    assert!(lock.is_some());
    assert!(acquire(&bid, || ()).await.unwrap().is_none(), "held already");
    assert!(acquire(&other_bid, || ()).await.unwrap().is_some(), "another bid is free");
    drop(lock);
    settle().await;
    assert!(acquire(&bid, || ()).await.unwrap().is_some(), "given back");
    assert!(!lost.get(), "giving back is not losing");
}

#[wasm_bindgen_test]
async fn the_tab_that_loses_its_lock_is_told() {
    let bid = fresh("a");
    let lost = Rc::new(Cell::new(0));
    let told = lost.clone();
    let first = acquire(&bid, move || told.set(told.get() + 1)).await.unwrap().unwrap();
    let second = take_over(&bid, || ()).await.unwrap();
    settle().await;
    assert_eq!(lost.get(), 1);
    drop(first);
    settle().await;
    assert!(acquire(&bid, || ()).await.unwrap().is_none(), "the second tab still holds it");
    drop(second);
    settle().await;
    assert!(take_over(&bid, || ()).await.is_ok(), "nobody needs to hold it");
}

#[wasm_bindgen_test]
async fn a_lock_that_nobody_waits_for_any_more_is_given_back() {
    let bid = fresh("a");
    let mut asking = Box::pin(acquire(&bid, || ()));
    assert!(futures::poll!(&mut asking).is_pending());
    drop(asking);
    settle().await;
    assert!(acquire(&bid, || ()).await.unwrap().is_some());
}

#[wasm_bindgen_test]
async fn what_a_tab_posts_the_others_hear_until_they_leave() {
    let name = fresh("tabs");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listen = |who: &'static str| {
        let heard = heard.clone();
        Channel::open(&name, move |text| heard.borrow_mut().push(format!("{who}: {text}"))).unwrap()
    };
    let (here, there) = (listen("here"), listen("there"));
    here.post("œuvre").unwrap();
    settle().await;
    assert_eq!(*heard.borrow(), ["there: œuvre"]);
    drop(there);
    here.post("again").unwrap();
    settle().await;
    assert_eq!(heard.borrow().len(), 1);
}
