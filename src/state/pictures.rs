//! Pictures that a person brings for a chapter: chosen, dropped or pasted, drawn anew by the browser, then one after the other described
//! and put into the text.

use std::collections::VecDeque;
use std::ops::Range;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::settings::Settings;
use super::workspace::Workspace;
use crate::document::PICTURE_MAX;
use crate::domain::ids::Id;
use crate::platform::files::{self, File};
use crate::platform::{PlatformError, picture};
use crate::present::dossier::pictures::{self, Brought, PictureWords};

/// What the file dialog offers.
const ACCEPTED: &str = "image/*";

#[derive(Clone, Copy)]
pub struct Pictures {
    waiting: RwSignal<VecDeque<Brought>>,
    /// How many are being drawn.
    busy: RwSignal<usize>,
    refusals: RwSignal<Vec<String>>,
    workspace: Workspace,
    settings: Settings,
}

impl Pictures {
    #[must_use]
    pub fn new(workspace: Workspace, settings: Settings) -> Self {
        Self {
            waiting: RwSignal::new(VecDeque::new()),
            busy: RwSignal::new(0),
            refusals: RwSignal::new(Vec::new()),
            workspace,
            settings,
        }
    }
    /// The one to describe now.
    #[must_use]
    pub fn next(self) -> Memo<Option<Brought>> {
        Memo::new(move |_| self.waiting.with(|waiting| waiting.front().cloned()))
    }
    #[must_use]
    pub fn is_busy(self) -> Signal<bool> {
        Signal::derive(move || self.busy.get() > 0)
    }
    /// Why pictures were not taken.
    #[must_use]
    pub fn refusals(self) -> Signal<Vec<String>> {
        self.refusals.into()
    }
    /// Lets the person choose.
    pub fn pick(self) {
        spawn_local(async move {
            match files::pick(ACCEPTED, true).await {
                Ok(chosen) => self.take(chosen),
                Err(error) => self.refusals.set(vec![error.to_string()]),
            }
        });
    }
    /// Takes the pictures of a drop or a paste, if there are any.
    pub fn bring(self, event: &Event) {
        self.take(files::pictures(event));
    }
    fn take(self, chosen: Vec<File>) {
        if chosen.is_empty() {
            return;
        }
        self.refusals.set(Vec::new());
        self.busy.update(|busy| *busy += 1);
        spawn_local(async move {
            for file in chosen {
                let drawn = picture::drawn(&file, PICTURE_MAX as u64).await;
                // The chapter may have been left meanwhile.
                match drawn {
                    Ok(data) => self.waiting.try_update(|waiting| {
                        waiting.push_back(Brought {
                            file: file.name(),
                            data: data.into(),
                        })
                    }),
                    Err(error) => self.refusals.try_update(|all| all.push(self.refusal(&file, &error))),
                };
            }
            self.busy.try_update(|busy| *busy = busy.saturating_sub(1));
        });
    }
    fn refusal(self, file: &File, error: &PlatformError) -> String {
        let lang = self.settings.lang().get_untracked();
        match error {
            PlatformError::TooLarge { name, size, limit } => pictures::too_large(name, *size, *limit, lang),
            _ => pictures::unreadable(&file.name(), lang),
        }
    }
    /// Does without the one that is shown.
    pub fn skip(self) {
        self.waiting.update(|waiting| drop(waiting.pop_front()));
    }
    /// Puts the one that is shown into the text; says where the text goes on, in UTF-16 units.
    ///
    /// # Errors
    /// The sentence to show; the picture stays to be described.
    pub fn insert(self, chapter: &Id, words: &PictureWords, is_decorative: bool, selection: &Range<usize>) -> Result<Option<usize>, String> {
        let document = self.workspace.document().get_untracked();
        let lang = self.settings.lang().get_untracked();
        let front = self.waiting.with_untracked(|waiting| waiting.front().cloned());
        let (Some(brought), Some(chapter)) = (front, document.dossier.chapter(chapter)) else {
            return Ok(None);
        };
        let (command, goes_on) = pictures::inserted(chapter, &brought, words, is_decorative, selection, lang)?;
        self.workspace.commit(command)?;
        self.skip();
        Ok(Some(goes_on))
    }
}
