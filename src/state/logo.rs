//! Choosing the logo of the group from the person's files.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::settings::Settings;
use super::workspace::Workspace;
use crate::platform::files::{self, File};
use crate::present::appearance::{self, Appearance};

#[derive(Clone, Copy)]
pub struct LogoChoice {
    refusal: RwSignal<Option<String>>,
    workspace: Workspace,
    settings: Settings,
}

impl LogoChoice {
    #[must_use]
    pub fn here() -> Self {
        Self {
            refusal: RwSignal::new(None),
            workspace: expect_context(),
            settings: expect_context(),
        }
    }
    /// Why the file that was chosen last is not the logo.
    #[must_use]
    pub fn refusal(self) -> Signal<Option<String>> {
        self.refusal.into()
    }
    /// Lets the person choose a file.
    pub fn choose(self) {
        spawn_local(async move {
            let outcome = match files::pick(appearance::LOGO_TYPES, false).await {
                Ok(chosen) => match chosen.into_iter().next() {
                    Some(file) => self.take(&file).await,
                    None => return,
                },
                Err(error) => Err(error.to_string()),
            };
            self.refusal.try_set(outcome.err());
        });
    }
    async fn take(self, file: &File) -> Result<(), String> {
        let (name, lang) = (file.name(), self.settings.lang().get_untracked());
        if file.size() > appearance::LOGO_MAX as u64 {
            return Err(appearance::too_large(&name, file.size(), lang));
        }
        let bytes = file.bytes(appearance::LOGO_MAX as u64).await.map_err(|error| error.to_string())?;
        self.set(appearance::with_logo(&self.present(), &name, &bytes, lang)?)
    }
    /// Takes the logo away; false where the bid cannot be changed.
    pub fn remove(self) -> bool {
        self.refusal.set(None);
        self.set(appearance::without_logo(&self.present())).is_ok()
    }
    fn present(self) -> Appearance {
        (*self.workspace.document().get_untracked().dossier.appearance).clone()
    }
    fn set(self, next: Appearance) -> Result<(), String> {
        self.workspace.commit(appearance::set(next))
    }
}
