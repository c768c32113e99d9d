//! The values of the coalitions, asked of the optimiser when a person wants them; they count until something they depend on changes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::inquiry::{Inquiry, Purpose};
use super::notices::Notices;
use super::optimiser::Optimiser;
use super::settings::Settings;
use super::workspace::Workspace;
use crate::domain::optimum::Question;
use crate::exchange::results::gathered;
use crate::i18n::texts::{coalitions as texts, optimiser};
use crate::platform::WorkerError;

#[derive(Clone, Copy)]
pub struct Coalitions {
    workspace: Workspace,
    inquiry: Inquiry,
    search: Optimiser,
    notices: Notices,
    settings: Settings,
}

impl Coalitions {
    #[must_use]
    pub fn new(workspace: Workspace, inquiry: Inquiry, search: Optimiser, notices: Notices, settings: Settings) -> Self {
        Self {
            workspace,
            inquiry,
            search,
            notices,
            settings,
        }
    }
    /// Seeks the value of every coalition of the bid as it is, within the time limit of the searches.
    pub fn find(self) {
        let bid = self.workspace.document().get_untracked().bid();
        let limit_ms = self.search.limit_s().get_untracked().saturating_mul(1000);
        spawn_local(async move {
            let answers = self.inquiry.ask(Purpose::Game, &bid, vec![Question::Coalitions], limit_ms).await;
            let lang = self.settings.lang().get_untracked();
            match answers.map(|answers| gathered(&bid, answers).game) {
                Ok(Some(game)) => self.workspace.know_game(bid, game),
                Ok(None) => self.notices.fault(texts::GAME_NOT_PROVEN.get(lang)),
                Err(WorkerError::Cancelled) => {}
                Err(error) => self.notices.fault(optimiser::FAILED.fill(lang, &[("why", &error.to_string())])),
            }
        });
    }
}
