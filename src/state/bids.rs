//! The bids kept on this device: the list, new ones, copies, deletion with a way back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::notices::Notices;
use super::router::Router;
use super::saving::meta_of;
use super::settings::Settings;
use crate::document::{Document, new_bid};
use crate::exchange::portee;
use crate::i18n::texts::bids as texts;
use crate::platform::browser::{BrowserClock, BrowserRandomness};
use crate::platform::files;
use crate::platform::store::IdbStore;
use crate::ports::{Aside, BidMeta, Clock, Randomness, Snapshot, Store, StoreError};
use crate::present::moments;
use crate::present::route::{Route, Screen};

/// A bid in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BidEntry {
    pub key: String,
    pub title: String,
    pub reference: String,
    /// When it was last saved, in words.
    pub saved: String,
}

/// Something that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsideEntry {
    pub key: u64,
    pub bid: String,
    pub reason: String,
}

#[derive(Clone, Copy)]
pub struct Bids {
    list: RwSignal<Option<Vec<BidMeta>>>,
    aside: RwSignal<Vec<Aside>>,
    store: StoredValue<Option<IdbStore>, LocalStorage>,
    notices: Notices,
    settings: Settings,
    router: Router,
}

impl Bids {
    #[must_use]
    pub fn new(store: Option<IdbStore>, notices: Notices, settings: Settings, router: Router) -> Self {
        let bids = Self {
            list: RwSignal::new(None),
            aside: RwSignal::new(Vec::new()),
            store: StoredValue::new_local(store),
            notices,
            settings,
            router,
        };
        bids.refresh();
        bids
    }
    /// The bids as the list shows them, last saved first; `None` until the store has answered.
    #[must_use]
    pub fn entries(self) -> Signal<Option<Vec<BidEntry>>> {
        Signal::derive(move || {
            let lang = self.settings.lang().get();
            let entry = |meta: BidMeta| BidEntry {
                saved: moments::day_and_time(meta.saved_at_ms, lang),
                key: meta.id,
                title: meta.title,
                reference: meta.reference,
            };
            self.list.get().map(|list| list.into_iter().map(entry).collect())
        })
    }
    #[must_use]
    pub fn is_storage_denied(self) -> bool {
        self.store.with_value(Option::is_none)
    }
    /// Last saved first; `None` until the store has answered.
    #[must_use]
    pub fn list(self) -> Signal<Option<Vec<BidMeta>>> {
        self.list.into()
    }
    /// What could not be read and was set aside.
    #[must_use]
    pub fn aside(self) -> Signal<Vec<AsideEntry>> {
        Signal::derive(move || {
            self.aside.with(|list| {
                list.iter()
                    .map(|a| AsideEntry {
                        key: a.key,
                        bid: a.bid.clone(),
                        reason: a.reason.clone(),
                    })
                    .collect()
            })
        })
    }
    /// Hands over the unreadable text as it is.
    pub fn download_aside(self, key: u64) {
        let found = self.aside.with_untracked(|list| list.iter().find(|a| a.key == key).cloned());
        if let Some(Aside { bid, raw, .. }) = found
            && let Err(error) = files::download(&format!("{bid}-{key}.txt"), "text/plain", raw.as_bytes())
        {
            self.notices.fault(error.to_string());
        }
    }
    #[must_use]
    pub fn store(self) -> Option<IdbStore> {
        self.store.get_value()
    }
    pub fn refresh(self) {
        let Some(store) = self.store() else {
            self.list.set(Some(Vec::new()));
            return;
        };
        spawn_local(async move {
            if let Ok(list) = store.list().await {
                self.list.set(Some(list));
            }
            if let Ok(aside) = store.list_aside().await {
                self.aside.set(aside);
            }
        });
    }

    /// Keeps a document at a free address. An existing bid is never replaced.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn keep(self, document: &Document) -> Result<String, StoreError> {
        let store = self.store().ok_or(StoreError::Denied)?;
        let mut key = document.id.clone();
        if store.load(&key).await?.is_some() {
            key = BrowserRandomness.id();
        }
        let now = BrowserClock.now_ms();
        let snapshot = Snapshot {
            seq: 0,
            json: portee::write(document),
            saved_at_ms: now,
        };
        store.snapshot(&key, &snapshot, &meta_of(&key, document, 0, now)).await?;
        self.refresh();
        Ok(key)
    }

    /// Keeps a document and goes to its screen.
    pub fn keep_and_open(self, document: Document, screen: Screen) {
        spawn_local(async move {
            match self.keep(&document).await {
                Ok(id) => self.router.go(&Route::Bid { id, screen }),
                Err(error) => self.notices.fault(texts::NOT_KEPT.fill(self.lang(), &[("why", &error.to_string())])),
            }
        });
    }

    /// A copy beside the original, with its own address.
    pub fn duplicate(self, key: String) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            let copied = match store.load(&key).await {
                Ok(Some(stored)) => super::opening::document_of(&stored),
                _ => None,
            };
            match copied {
                Some(mut document) => {
                    let lang = self.lang();
                    let title = texts::COPY_OF.fill(lang, &[("title", &document.frame.tender.title)]);
                    new_bid::rename_copy(&mut document, BrowserRandomness.id(), &title);
                    if self.keep(&document).await.is_ok() {
                        self.notices.say(texts::DUPLICATED.get(lang));
                    }
                }
                None => self.notices.fault(texts::NOT_READABLE.get(self.lang())),
            }
        });
    }

    /// Moves a bid to the bin, with a way back at hand.
    pub fn delete(self, key: &str) {
        let meta = self.list.with_untracked(|list| list.iter().flatten().find(|meta| meta.id == key).cloned());
        let (Some(store), Some(meta)) = (self.store(), meta) else { return };
        spawn_local(async move {
            let lang = self.lang();
            match store.delete(&meta.id, BrowserClock.now_ms()).await {
                Ok(()) => {
                    let title = if meta.title.is_empty() { texts::UNTITLED.get(lang) } else { &meta.title };
                    let id = meta.id.clone();
                    self.notices
                        .offer(texts::DELETED.fill(lang, &[("title", title)]), texts::RESTORE.get(lang), move || {
                            self.restore(&id)
                        });
                }
                Err(error) => self.notices.fault(texts::NOT_DELETED.fill(lang, &[("why", &error.to_string())])),
            }
            self.refresh();
        });
    }

    fn restore(self, id: &str) {
        let Some(store) = self.store() else { return };
        let id = id.to_owned();
        spawn_local(async move {
            if let Err(error) = store.restore(&id).await {
                self.notices.fault(texts::NOT_KEPT.fill(self.lang(), &[("why", &error.to_string())]));
            }
            self.refresh();
        });
    }

    fn lang(self) -> crate::i18n::Lang {
        self.settings.lang().get_untracked()
    }
}
