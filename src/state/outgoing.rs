//! Files that go out: the working file, requests and offers, the data files. Each name carries reference, audience and version.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::inquiry::{Inquiry, Purpose};
use super::notices::Notices;
use super::optimiser::Optimiser;
use super::settings::Settings;
use super::workspace::Workspace;
use crate::document::{Document, OfferSubmission, Request};
use crate::domain::bid::Bid;
use crate::domain::client_view::ClientView;
use crate::domain::ids::MemberId;
use crate::exchange::joint_bid::Warning;
use crate::exchange::results::Gathered;
use crate::exchange::{client, joint_bid, offers, portee, results};
use crate::i18n::texts::outgoing as texts;
use crate::platform::browser::BrowserClock;
use crate::platform::{WorkerError, files};
use crate::ports::Clock;
use crate::present::file_names::{self, Audience};
use crate::present::incoming::{self, FileReport};

const JSON: &str = "application/json";

#[derive(Clone, Copy)]
pub struct Outgoing {
    workspace: Workspace,
    notices: Notices,
    settings: Settings,
    inquiry: Inquiry,
    optimiser: Optimiser,
}

impl Outgoing {
    #[must_use]
    pub fn new(workspace: Workspace, notices: Notices, settings: Settings, inquiry: Inquiry, optimiser: Optimiser) -> Self {
        Self {
            workspace,
            notices,
            settings,
            inquiry,
            optimiser,
        }
    }
    /// The whole bid, lossless.
    pub fn save_portee(self) {
        let document = self.document();
        self.save(&file_names::portee(&document), JSON, portee::write(&document).as_bytes());
    }
    /// The request for a member, or for any host.
    pub fn save_request(self, member: Option<&str>) {
        let document = self.document();
        let member = member.map(MemberId::new);
        let request = Request::of(&document, member.as_ref());
        self.save(
            &file_names::request(&document, member.as_ref(), self.lang()),
            JSON,
            offers::write_request(&request).as_bytes(),
        );
    }
    /// The member's own offer. Its version counts the changes made, so that a later offer is always the higher one.
    pub fn save_offer(self, shares_private_facts: bool) {
        let document = self.document();
        let now = BrowserClock.now_ms();
        let Some(offer) = OfferSubmission::of(&document, shares_private_facts, self.version(), &file_names::rfc3339(now)) else {
            return;
        };
        self.save(&file_names::offer(&document, &offer, self.lang()), JSON, offers::write_offer(&offer).as_bytes());
    }
    /// The case for another program; what stands in the way is told.
    pub fn save_bid(self) {
        let document = self.document();
        let name = file_names::exported(&document, Audience::Group, self.version(), "bid.json", self.lang());
        match joint_bid::write(&document.bid()) {
            Ok(text) => self.save(&name, JSON, text.as_bytes()),
            Err(refusals) => self.refuse(incoming::refusals(&name, &refusals, self.lang())),
        }
    }
    /// Everything computed, as data: the optimiser is asked for each objective of the bid and for the coalitions first.
    pub fn save_results(self) {
        let (document, lang) = (self.document(), self.lang());
        let bid = document.bid();
        let name = file_names::exported(&document, Audience::Group, self.version(), "results.json", lang);
        let text = match joint_bid::write(&bid) {
            Ok(text) => text,
            Err(refusals) => return self.refuse(incoming::refusals(&name, &refusals, lang)),
        };
        let warnings = joint_bid::read(text.as_bytes()).map(|(_, warnings)| warnings).unwrap_or_default();
        spawn_local(async move {
            match self.gather(&bid).await {
                Ok(gathered) => self.write_results(&name, &bid, gathered, &warnings),
                Err(WorkerError::Cancelled) => self.notices.say(texts::RESULTS_STOPPED.get(lang)),
                Err(error) => self.notices.fault(texts::NOT_SAVED.fill(lang, &[("name", &name), ("why", &error.to_string())])),
            }
        });
    }
    /// What the optimiser finds for a results file, each question within the time limit of the searches.
    ///
    /// # Errors
    /// `WorkerError`; `Cancelled` after a stop, and while another inquiry is under way.
    pub(super) async fn gather(self, bid: &Bid) -> Result<Gathered, WorkerError> {
        let limit_ms = self.optimiser.limit_s().get_untracked().saturating_mul(1000);
        let answers = self.inquiry.ask(Purpose::ResultsFile, bid, results::questions(bid), limit_ms).await?;
        let gathered = results::gathered(bid, answers);
        if let Some(game) = &gathered.game {
            self.workspace.know_game(bid.clone(), game.clone());
        }
        Ok(gathered)
    }
    /// The questions for a results file are given up.
    pub(super) fn stop_gathering(self) {
        if self
            .inquiry
            .step()
            .read_untracked()
            .as_ref()
            .is_some_and(|step| step.purpose == Purpose::ResultsFile)
        {
            self.inquiry.stop();
        }
    }
    fn write_results(self, name: &str, bid: &Bid, gathered: Gathered, warnings: &[Warning]) {
        let Gathered { searched, game } = gathered;
        let lang = self.lang();
        match results::write(bid, game.map(Arc::new), &searched, warnings) {
            Ok(file) => {
                self.save(name, JSON, file.text.as_bytes());
                if !file.not_computed.is_empty() {
                    self.notices.say(texts::RESULTS_WITHOUT.fill(lang, &[("what", &file.not_computed.join(", "))]));
                }
            }
            Err(_) => self.notices.fault(texts::NOT_FINAL.get(lang)),
        }
    }
    /// What the client gets, as data.
    pub fn save_client_json(self) {
        let document = self.document();
        let view = ClientView::of(&document.bid(), &self.workspace.results().get_untracked().contract);
        let name = file_names::exported(&document, Audience::Client, self.version(), "client.json", self.lang());
        self.save(&name, JSON, client::write(&view).as_bytes());
    }
    fn refuse(self, report: FileReport) {
        self.notices.fault(report.sentences().join("\n"));
    }
    /// The version that file names carry: it counts the changes, so that a later file is always the higher one.
    #[must_use]
    pub fn version(self) -> u32 {
        u32::try_from(self.workspace.changes()).unwrap_or(u32::MAX).max(1)
    }
    /// Hands bytes to the browser's downloads; a refusal becomes a notice.
    pub fn save(self, name: &str, media_type: &str, bytes: &[u8]) {
        let lang = self.lang();
        match files::download(name, media_type, bytes) {
            Ok(()) => self.notices.say(texts::SAVED_AS.fill(lang, &[("name", name)])),
            Err(error) => self.notices.fault(texts::NOT_SAVED.fill(lang, &[("name", name), ("why", &error.to_string())])),
        }
    }
    fn document(self) -> Arc<Document> {
        self.workspace.document().get_untracked()
    }
    fn lang(self) -> crate::i18n::Lang {
        self.settings.lang().get_untracked()
    }
}
