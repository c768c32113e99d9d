//! What people bring, before the part of the program that can read it is there: files by button, drop or paste, the example,
//! a new bid, a copy. It waits here until the intake takes it.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::PlatformError;
use crate::platform::files::{self, File, Transfer};

/// What the file dialog offers.
const ACCEPTED: &str = ".json,.portee,.xml,application/json,application/xml,text/xml";

pub enum Brought {
    /// An empty bid is wanted.
    New,
    /// The complete example is.
    Example,
    /// A copy of the bid at this address is.
    Copy(String),
    Files(Vec<File>),
    /// The text of a file, pasted.
    Text(String),
    /// The browser did not hand over what was chosen.
    Refused(PlatformError),
}

#[derive(Clone, Copy)]
pub struct Entrance {
    waiting: StoredValue<Vec<Brought>, LocalStorage>,
    /// Counts what was brought, for those who wait for it.
    count: RwSignal<u32>,
}

impl Default for Entrance {
    fn default() -> Self {
        Self {
            waiting: StoredValue::new_local(Vec::new()),
            count: RwSignal::new(0),
        }
    }
}

impl Entrance {
    /// How many things were brought since the start.
    #[must_use]
    pub fn count(self) -> Signal<u32> {
        self.count.into()
    }
    pub fn bring(self, brought: Brought) {
        self.waiting.update_value(|waiting| waiting.push(brought));
        self.count.update(|count| *count += 1);
    }
    /// All that waits, first come first.
    #[must_use]
    pub fn take(self) -> Vec<Brought> {
        self.waiting.try_update_value(std::mem::take).unwrap_or_default()
    }
    /// Lets the person choose files.
    pub fn pick(self) {
        spawn_local(async move {
            match files::pick(ACCEPTED, true).await {
                Ok(chosen) if chosen.is_empty() => {}
                Ok(chosen) => self.bring(Brought::Files(chosen)),
                Err(error) => self.bring(Brought::Refused(error)),
            }
        });
    }
    pub fn drop(self, event: &DragEvent) {
        event.prevent_default();
        self.bring_in(files::dropped(event));
    }
    /// Takes files or the text of a file that were pasted outside a field. False when there was nothing of ours in it.
    pub fn paste(self, pasted: Transfer) -> bool {
        let looks_like_a_file = matches!(pasted.text.trim_start().chars().next(), Some('{' | '<'));
        let is_ours = looks_like_a_file || !pasted.files.is_empty();
        if is_ours {
            self.bring_in(pasted);
        }
        is_ours
    }
    fn bring_in(self, Transfer { files, text }: Transfer) {
        if !files.is_empty() {
            self.bring(Brought::Files(files));
        } else if !text.is_empty() {
            self.bring(Brought::Text(text));
        }
    }
}
