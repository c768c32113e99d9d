//! The texts that the app proposes for the chapters: its own files, fetched when someone asks for them.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::settings::Settings;
use super::workspace::Workspace;
use crate::document::ChapterKind;
use crate::domain::ids::Id;
use crate::i18n::Lang;
use crate::platform::{PlatformError, browser, fetch};
use crate::present::dossier::edits;

#[derive(Clone, Copy)]
pub struct Starters {
    workspace: Workspace,
    settings: Settings,
    is_busy: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
}

impl Starters {
    #[must_use]
    pub fn new(workspace: Workspace, settings: Settings) -> Self {
        Self {
            workspace,
            settings,
            is_busy: RwSignal::new(false),
            fault: RwSignal::new(None),
        }
    }
    #[must_use]
    pub fn is_busy(self) -> Signal<bool> {
        self.is_busy.into()
    }
    /// Why the last texts did not come.
    #[must_use]
    pub fn fault(self) -> Signal<Option<String>> {
        self.fault.into()
    }
    /// Puts the proposed texts, in the language of the screen, into these chapters as one change.
    pub fn propose(self, chapters: Vec<(Id, ChapterKind)>) {
        if chapters.is_empty() || self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.fault.set(None);
        let lang = self.settings.lang().get_untracked();
        spawn_local(async move {
            match texts(chapters, lang).await {
                Ok(texts) => {
                    self.workspace.dispatch(edits::propose(texts));
                }
                Err(error) => self.fault.set(Some(error.to_string())),
            }
            self.is_busy.set(false);
            // The button has nothing left to propose: who used it by keyboard goes on at the text.
            set_timeout(|| browser::focus_if_lost(".chapter-text"), Duration::ZERO);
        });
    }
}

async fn texts(chapters: Vec<(Id, ChapterKind)>, lang: Lang) -> Result<Vec<(Id, String)>, PlatformError> {
    let mut texts = Vec::with_capacity(chapters.len());
    for (id, kind) in chapters {
        let text = fetch::text(&format!("dossier/{}/{}.md", lang.code(), kind.slug())).await?;
        texts.push((id, text.trim().to_owned()));
    }
    Ok(texts)
}
