//! The connection to the database and its transactions. A transaction that writes is `strict`, and
//! `done` waits until the disk has it; one that is dropped before is undone. Nothing but requests of
//! the same transaction is awaited inside one, or the browser would end it early.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use idb::{Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, Query, Request};
use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;
use web_sys::{Event, IdbDatabase, IdbTransaction, IdbVersionChangeEvent};

use crate::platform::error;
use crate::ports::StoreError;

/// Version of the shelves below. A new one adds a step to `upgrade`, never changes one.
const VERSION: u32 = 1;

/// The object stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shelf {
    Meta,
    Snapshots,
    Log,
    Bin,
    Aside,
    Drafts,
    Settings,
}

impl Shelf {
    fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Snapshots => "snapshots",
            Self::Log => "log",
            Self::Bin => "bin",
            Self::Aside => "aside",
            Self::Drafts => "drafts",
            Self::Settings => "settings",
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// The same object as `IdbDatabase`, with the options that say how durable a transaction is.
    type OptionedDatabase;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &OptionedDatabase, shelves: &Array, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

fn upgrade(database: &Database, from: u32) -> Result<(), idb::Error> {
    if from < 1 {
        for shelf in [Shelf::Meta, Shelf::Snapshots, Shelf::Log, Shelf::Bin, Shelf::Drafts, Shelf::Settings] {
            database.create_object_store(shelf.name(), ObjectStoreParams::new())?;
        }
        let mut counted = ObjectStoreParams::new();
        counted.auto_increment(true);
        database.create_object_store(Shelf::Aside.name(), counted)?;
    }
    Ok(())
}

/// An open database. Closed when dropped, or as soon as another tab needs to upgrade it.
#[derive(Debug)]
pub(super) struct Connection {
    database: IdbDatabase,
    gone: Rc<RefCell<Option<StoreError>>>,
    _on_version_change: Closure<dyn FnMut(IdbVersionChangeEvent)>,
    _on_close: Closure<dyn FnMut(Event)>,
}

impl Connection {
    pub(super) async fn open(name: &str) -> Result<Self, StoreError> {
        let mut request = Factory::new()?.open(name, Some(VERSION))?;
        let failed = Rc::new(RefCell::new(None));
        let seen = failed.clone();
        request.on_upgrade_needed(move |event| {
            let upgraded = event.database().and_then(|database| upgrade(&database, event.old_version()?));
            if let Err(error) = upgraded {
                // Without this the database would stay, at this version, without its shelves.
                let transaction = idb::Event::target(&event).ok().and_then(|request| request.transaction());
                drop(transaction.map(idb::Transaction::abort));
                *seen.borrow_mut() = Some(error);
            }
        });
        let opened = request.await;
        if let Some(error) = failed.borrow_mut().take() {
            return Err(error.into());
        }
        Ok(Self::new(opened?.into()))
    }

    fn new(database: IdbDatabase) -> Self {
        let gone = Rc::new(RefCell::new(None));
        let (held, told) = (database.clone(), gone.clone());
        let on_version_change = Closure::new(move |event: IdbVersionChangeEvent| {
            held.close();
            *told.borrow_mut() = Some(match event.new_version() {
                Some(_) => StoreError::VersionTooNew,
                None => StoreError::Unavailable("the database was deleted".to_owned()),
            });
        });
        let told = gone.clone();
        let on_close = Closure::new(move |_| {
            *told.borrow_mut() = Some(StoreError::Unavailable("the browser closed the database".to_owned()));
        });
        database.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Self {
            database,
            gone,
            _on_version_change: on_version_change,
            _on_close: on_close,
        }
    }

    /// A transaction that only reads.
    pub(super) fn read(&self, shelves: &[Shelf]) -> Result<Work, StoreError> {
        self.work(shelves, "readonly")
    }

    /// A transaction that writes: all of it once `done`, or nothing.
    pub(super) fn write(&self, shelves: &[Shelf]) -> Result<Work, StoreError> {
        self.work(shelves, "readwrite")
    }

    fn work(&self, shelves: &[Shelf], mode: &str) -> Result<Work, StoreError> {
        if let Some(error) = &*self.gone.borrow() {
            return Err(error.clone());
        }
        let names: Array = shelves.iter().map(|shelf| JsValue::from_str(shelf.name())).collect();
        let options = Object::new();
        error::set(&options, "durability", "strict").map_err(|thrown| store_error(&thrown))?;
        let database: &OptionedDatabase = self.database.unchecked_ref();
        let transaction = database.transaction(&names, mode, &options).map_err(|thrown| store_error(&thrown))?;
        Ok(Work::new(transaction))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.database.close();
    }
}

/// One transaction.
pub(super) struct Work {
    transaction: IdbTransaction,
    shelves: idb::Transaction,
    end: Option<oneshot::Receiver<Result<(), StoreError>>>,
    _on_complete: Closure<dyn FnMut(Event)>,
    _on_abort: Closure<dyn FnMut(Event)>,
}

impl Work {
    fn new(transaction: IdbTransaction) -> Self {
        let (tell, end) = oneshot::channel();
        let tell = Rc::new(RefCell::new(Some(tell)));
        let also_tell = tell.clone();
        let on_complete = Closure::new(move |_: Event| {
            drop(tell.borrow_mut().take().map(|tell| tell.send(Ok(()))));
        });
        let aborted = transaction.clone();
        let on_abort = Closure::new(move |_: Event| {
            let error = aborted
                .error()
                .map_or_else(|| StoreError::Other("transaction aborted".to_owned()), |error| store_error(&error));
            drop(also_tell.borrow_mut().take().map(|tell| tell.send(Err(error))));
        });
        transaction.set_oncomplete(Some(on_complete.as_ref().unchecked_ref()));
        transaction.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
        let shelves = transaction.clone().into();
        Self {
            transaction,
            shelves,
            end: Some(end),
            _on_complete: on_complete,
            _on_abort: on_abort,
        }
    }

    fn shelf(&self, shelf: Shelf) -> Result<ObjectStore, StoreError> {
        Ok(self.shelves.object_store(shelf.name())?)
    }

    pub(super) async fn get(&self, shelf: Shelf, key: &JsValue) -> Result<Option<JsValue>, StoreError> {
        Ok(self.shelf(shelf)?.get(key.clone())?.await?)
    }

    pub(super) async fn keys(&self, shelf: Shelf, range: Option<Query>) -> Result<Vec<JsValue>, StoreError> {
        Ok(self.shelf(shelf)?.get_all_keys(range, None)?.await?)
    }

    /// Keys and rows, in the order of the keys.
    pub(super) async fn rows(&self, shelf: Shelf, range: Option<Query>) -> Result<Vec<(JsValue, JsValue)>, StoreError> {
        let keys = self.keys(shelf, range.clone()).await?;
        let rows = self.shelf(shelf)?.get_all(range, None)?.await?;
        Ok(keys.into_iter().zip(rows).collect())
    }

    /// Adds a row under the next number of a counted shelf, and gives that number.
    pub(super) async fn add(&self, shelf: Shelf, row: &JsValue) -> Result<JsValue, StoreError> {
        Ok(self.shelf(shelf)?.add(row, None)?.await?)
    }

    /// Asks to write a row; whether it could is told by `done`.
    pub(super) fn put(&self, shelf: Shelf, key: &JsValue, row: &JsValue) -> Result<(), StoreError> {
        self.shelf(shelf)?.put(row, Some(key))?;
        Ok(())
    }

    /// Asks to delete a row; whether it could is told by `done`.
    pub(super) fn delete(&self, shelf: Shelf, key: &JsValue) -> Result<(), StoreError> {
        self.delete_all(shelf, key.clone().into())
    }

    /// Asks to delete a range of rows; whether it could is told by `done`.
    pub(super) fn delete_all(&self, shelf: Shelf, range: Query) -> Result<(), StoreError> {
        self.shelf(shelf)?.delete(range)?;
        Ok(())
    }

    /// Waits until all of it is on disk.
    pub(super) async fn done(mut self) -> Result<(), StoreError> {
        match self.end.take() {
            Some(end) => end.await.unwrap_or_else(|_| Err(StoreError::Other("transaction lost".to_owned()))),
            None => Ok(()),
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.transaction.set_oncomplete(None);
        self.transaction.set_onabort(None);
        // Left half done by an error: undo it. Refused by the browser when it has ended already.
        if self.end.is_some() {
            drop(self.transaction.abort());
        }
    }
}

/// Maps what the database threw.
pub(super) fn store_error(thrown: &JsValue) -> StoreError {
    match error::name(thrown).as_str() {
        "QuotaExceededError" => StoreError::QuotaExceeded,
        "VersionError" => StoreError::VersionTooNew,
        "SecurityError" | "NotAllowedError" => StoreError::Denied,
        "InvalidStateError" | "UnknownError" => StoreError::Unavailable(error::text(thrown)),
        _ => StoreError::Other(error::text(thrown)),
    }
}

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> Self {
        use idb::Error::*;
        match &error {
            DomException(thrown) => store_error(thrown),
            IndexedDbNotFound(thrown) if thrown.is_undefined() || thrown.is_null() => Self::Unavailable("no IndexedDB".to_owned()),
            IndexedDbNotFound(thrown)
            | IndexedDbOpenFailed(thrown)
            | ObjectStoreNotFound(thrown)
            | AddFailed(thrown)
            | UpdateFailed(thrown)
            | DeleteFailed(thrown)
            | GetFailed(thrown)
            | GetAllFailed(thrown)
            | GetAllKeysFailed(thrown) => store_error(thrown),
            _ => Self::Other(error.to_string()),
        }
    }
}
