//! The browser's store: the contract, and what can go wrong with a real database.

use idb::{DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use portee::platform::store::IdbStore;
use portee::ports::{LogEntry, MemoryStore, Store, StoreError, Unreadable};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::contract::{entry, meta, snapshot, store_contract};
use crate::{fresh, script};

async fn opened() -> IdbStore {
    IdbStore::open_named(&fresh("bids")).await.unwrap()
}

/// Opens a database as another version of the app would.
async fn raw(name: &str, version: u32) -> idb::Database {
    let mut request = Factory::new().unwrap().open(name, Some(version)).unwrap();
    request.on_upgrade_needed(|event| {
        let database = event.database().unwrap();
        database.create_object_store("of a newer version", ObjectStoreParams::new()).unwrap();
    });
    request.await.unwrap()
}

#[wasm_bindgen_test]
async fn the_browser_store_keeps_the_contract() {
    store_contract(opened().await).await;
}

#[wasm_bindgen_test]
async fn the_store_in_memory_keeps_the_same_contract() {
    store_contract(MemoryStore::default()).await;
}

#[wasm_bindgen_test]
async fn a_bid_is_still_there_after_a_reload() {
    let name = fresh("bids");
    let store = IdbStore::open_named(&name).await.unwrap();
    store.snapshot("b1", &snapshot(0), &meta("b1", 1)).await.unwrap();
    store.append("b1", &meta("b1", 2), &[entry(1)]).await.unwrap();
    drop(store);
    let store = IdbStore::open_named(&name).await.unwrap();
    let stored = store.load("b1").await.unwrap().unwrap();
    assert_eq!((stored.snapshots, stored.log), (vec![snapshot(0)], vec![entry(1)]));
    assert_eq!(store.list().await.unwrap(), [meta("b1", 2)]);
}

#[wasm_bindgen_test]
async fn every_write_waits_for_the_disk() {
    let store = opened().await;
    script(
        "globalThis.durabilities = [];
         globalThis.plainTransaction = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...all) {
           const made = plainTransaction.apply(this, all);
           if (made.mode === 'readwrite') durabilities.push(made.durability);
           return made;
         }",
    );
    store.append("b1", &meta("b1", 1), &[entry(1)]).await.unwrap();
    store.snapshot("b1", &snapshot(1), &meta("b1", 1)).await.unwrap();
    store.put_draft("b1", "title", "\"a\"").await.unwrap();
    let seen = script("IDBDatabase.prototype.transaction = plainTransaction; durabilities.join()");
    assert_eq!(seen.as_string().as_deref(), Some("strict,strict,strict"));
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_and_nothing_is_half_written() {
    let store = opened().await;
    store.append("b1", &meta("b1", 1), &[entry(1)]).await.unwrap();
    script(
        "globalThis.plainPut = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function (...all) {
           if (this.name === 'meta') throw new DOMException('full', 'QuotaExceededError');
           return plainPut.apply(this, all);
         }",
    );
    let refused = store.append("b1", &meta("b1", 2), &[entry(2)]).await;
    script("IDBObjectStore.prototype.put = plainPut");
    assert_eq!(refused, Err(StoreError::QuotaExceeded));
    assert_eq!(store.load("b1").await.unwrap().unwrap().log, [entry(1)]);
    store.append("b1", &meta("b1", 2), &[entry(2)]).await.unwrap();
    assert_eq!(store.load("b1").await.unwrap().unwrap().log, [entry(1), entry(2)]);
}

#[wasm_bindgen_test]
async fn a_transaction_that_the_browser_aborts_is_not_told_as_saved() {
    let store = opened().await;
    script(
        "globalThis.plainPut = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function (...all) {
           const request = plainPut.apply(this, all);
           if (this.name === 'meta') request.addEventListener('success', () => this.transaction.abort());
           return request;
         }",
    );
    let refused = store.append("b1", &meta("b1", 1), &[entry(1)]).await;
    script("IDBObjectStore.prototype.put = plainPut");
    assert_eq!(refused, Err(StoreError::Other("transaction aborted".to_owned())));
    assert_eq!(store.load("b1").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn what_does_not_read_back_the_same_is_not_told_as_saved() {
    let store = opened().await;
    script(
        "globalThis.plainPut = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function (row, key) {
           return plainPut.call(this, this.name === 'log' ? { ...row, json: 'lost' } : row, key);
         }",
    );
    let refused = store.append("b1", &meta("b1", 1), &[entry(1)]).await;
    script("IDBObjectStore.prototype.put = plainPut");
    assert_eq!(refused, Err(StoreError::ReadBackDiffers { bid: "b1".to_owned() }));
}

#[wasm_bindgen_test]
async fn a_damaged_row_is_told_and_moves_aside_as_it_is() {
    let name = fresh("bids");
    let store = IdbStore::open_named(&name).await.unwrap();
    store.snapshot("b1", &snapshot(0), &meta("b1", 1)).await.unwrap();
    store.append("b1", &meta("b1", 1), &[entry(1), entry(2), entry(3)]).await.unwrap();

    let database = Factory::new().unwrap().open(&name, None).unwrap().await.unwrap();
    let transaction = database.transaction(&["log", "meta"], TransactionMode::ReadWrite).unwrap();
    let at = js_sys::Array::of2(&"b1".into(), &2.into());
    transaction
        .object_store("log")
        .unwrap()
        .put(&script("({ seq: 'two' })"), Some(&at))
        .unwrap()
        .await
        .unwrap();
    transaction
        .object_store("meta")
        .unwrap()
        .put(&JsValue::NULL, Some(&"b1".into()))
        .unwrap()
        .await
        .unwrap();
    transaction.await.unwrap();

    let listed = store.list().await.unwrap();
    assert_eq!((listed[0].id.as_str(), listed[0].title.as_str()), ("b1", ""), "listed rather than lost");
    let Err(StoreError::Corrupt { bid, what, why }) = store.load("b1").await else {
        unreachable!("the row is damaged")
    };
    assert_eq!((bid.as_str(), what), ("b1", Unreadable::LogFrom(2)));

    let key = store.move_aside("b1", what, &why, 5).await.unwrap().unwrap();
    assert_eq!(store.load("b1").await.unwrap().unwrap().log, [entry(1)]);
    let aside = store.take_aside(key).await.unwrap().unwrap();
    assert!(aside.raw.contains(r#"{"seq":"two"}"#), "{}", aside.raw);
    assert!(aside.raw.contains(r#""seq":3"#), "{}", aside.raw);
}

#[wasm_bindgen_test]
async fn a_damaged_bid_goes_to_the_bin_and_back_as_it_is() {
    let name = fresh("bids");
    let store = IdbStore::open_named(&name).await.unwrap();
    store.append("b1", &meta("b1", 1), &[entry(1)]).await.unwrap();
    let database = Factory::new().unwrap().open(&name, None).unwrap().await.unwrap();
    let transaction = database.transaction(&["log"], TransactionMode::ReadWrite).unwrap();
    let at = js_sys::Array::of2(&"b1".into(), &1.into());
    transaction.object_store("log").unwrap().put(&"torn".into(), Some(&at)).unwrap().await.unwrap();
    transaction.await.unwrap();

    store.delete("b1", 9).await.unwrap();
    store.restore("b1").await.unwrap();
    let key = store.move_aside("b1", Unreadable::LogFrom(1), "torn", 10).await.unwrap().unwrap();
    assert_eq!(store.take_aside(key).await.unwrap().unwrap().raw, r#"["torn"]"#);
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_app_is_left_alone() {
    let name = fresh("bids");
    let newer = raw(&name, 1_000).await;
    assert_eq!(IdbStore::open_named(&name).await.err(), Some(StoreError::VersionTooNew));
    assert_eq!(newer.store_names(), ["of a newer version"]);
}

#[wasm_bindgen_test]
async fn an_old_tab_makes_way_for_a_newer_app_and_says_so() {
    let name = fresh("bids");
    let store = IdbStore::open_named(&name).await.unwrap();
    store.append("b1", &meta("b1", 1), &[entry(1)]).await.unwrap();
    let newer = raw(&name, 1_000).await;
    assert_eq!(newer.version().unwrap(), 1_000);
    let late = LogEntry { seq: 2, json: "{}".to_owned() };
    assert_eq!(store.append("b1", &meta("b1", 2), &[late]).await, Err(StoreError::VersionTooNew));
    assert_eq!(store.load("b1").await, Err(StoreError::VersionTooNew));
}
