//! The client's PDF as a job: templates and fonts fetched once, the worker's progress shown, cancelled at any time.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;

use super::outgoing::Outgoing;
use super::settings::Settings;
use super::workspace::Workspace;
use crate::domain::client_view::ClientView;
use crate::exchange::client;
use crate::i18n::Lang;
use crate::i18n::texts::outgoing as texts;
use crate::platform::browser::BrowserClock;
use crate::platform::export::{ExportRequest, Exporter};
use crate::platform::{PlatformError, WorkerError, fetch};
use crate::ports::Clock;
use crate::present::file_names::{self, Audience};
use crate::present::moments;
use crate::present::proposal::{self, CLIENT_JSON};

/// Names the templates and fonts, beside them.
const PARTS_LIST: &str = "typst/parts.json";
/// The template to start from.
const TEMPLATE: &str = "proposal.typ";
/// The print file inside the job.
const DATA: &str = "data.json";
const PDF: &str = "application/pdf";

/// Where the job stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Job {
    #[default]
    Idle,
    /// The step, in words.
    Running(String),
    Done {
        name: String,
        pages: u32,
        notes: Vec<String>,
    },
    /// The sentence to show.
    Failed(String),
}

/// `typst/parts.json`.
#[derive(Clone, Debug, Deserialize)]
struct Parts {
    templates: Vec<String>,
    fonts: Vec<String>,
}

type Loaded = (Vec<(String, Vec<u8>)>, Vec<Vec<u8>>);

#[derive(Clone, Copy)]
pub struct Proposal {
    job: RwSignal<Job>,
    exporter: StoredValue<Rc<Exporter>, LocalStorage>,
    loaded: StoredValue<Option<Rc<Loaded>>, LocalStorage>,
    workspace: Workspace,
    settings: Settings,
    outgoing: Outgoing,
}

impl Proposal {
    #[must_use]
    pub fn new(workspace: Workspace, settings: Settings, outgoing: Outgoing) -> Self {
        Self {
            job: RwSignal::new(Job::Idle),
            exporter: StoredValue::new_local(Rc::new(Exporter::default())),
            loaded: StoredValue::new_local(None),
            workspace,
            settings,
            outgoing,
        }
    }
    #[must_use]
    pub fn job(self) -> Signal<Job> {
        self.job.into()
    }
    pub fn cancel(self) {
        self.exporter.with_value(|exporter| exporter.cancel());
    }
    /// Makes the proposal in this language and hands it over as a file.
    pub fn make(self, lang: Lang) {
        if matches!(self.job.get_untracked(), Job::Running(_)) {
            return;
        }
        self.job.set(Job::Running(texts::STEP_FETCH.get(self.lang()).to_owned()));
        spawn_local(async move {
            let outcome = self.run(lang).await;
            self.job.set(outcome);
        });
    }

    async fn run(self, lang: Lang) -> Job {
        let parts = match self.parts().await {
            Ok(parts) => parts,
            Err(error) => return self.failed(&error.to_string()),
        };
        let document = self.workspace.document().get_untracked();
        let now = BrowserClock.now_ms();
        let version = self.outgoing.version();
        let view = ClientView::of(&document.bid(), &self.workspace.results().get_untracked().contract);
        let edition = proposal::Edition {
            version: version.to_string(),
            date: moments::day(now, lang),
        };
        let print = match serde_json::to_vec(&proposal::print(&view, &edition, lang)) {
            Ok(print) => print,
            Err(error) => return self.failed(&error.to_string()),
        };
        let mut files = parts.0.clone();
        files.push((DATA.to_owned(), print));
        files.push((CLIENT_JSON.to_owned(), client::write(&view).into_bytes()));
        let request = ExportRequest {
            template: TEMPLATE.to_owned(),
            files,
            fonts: parts.1.clone(),
            language: lang.code().to_owned(),
            timestamp_ms: now,
        };
        let exporter = self.exporter.get_value();
        let exported = exporter.export(&request, move |step| self.job.set(Job::Running(self.step(&step)))).await;
        match exported {
            Ok(done) => {
                let name = file_names::exported(&document, Audience::Client, version, "pdf", lang);
                self.outgoing.save(&name, PDF, &done.pdf);
                Job::Done {
                    name,
                    pages: done.pages,
                    notes: done.notes,
                }
            }
            Err(WorkerError::Cancelled) => Job::Failed(texts::CANCELLED.get(self.lang()).to_owned()),
            Err(error) => self.failed(&error.to_string()),
        }
    }

    async fn parts(self) -> Result<Rc<Loaded>, PlatformError> {
        if let Some(loaded) = self.loaded.get_value() {
            return Ok(loaded);
        }
        let list = fetch::bytes(PARTS_LIST).await?;
        let parts: Parts = serde_json::from_slice(&list).map_err(|e| PlatformError::Network {
            url: PARTS_LIST.to_owned(),
            why: e.to_string(),
        })?;
        let (mut templates, mut fonts) = (Vec::new(), Vec::new());
        for name in parts.templates {
            let bytes = fetch::bytes(&format!("typst/{name}")).await?;
            templates.push((name, bytes));
        }
        for name in parts.fonts {
            fonts.push(fetch::bytes(&format!("fonts/{name}")).await?);
        }
        let loaded = Rc::new((templates, fonts));
        self.loaded.set_value(Some(loaded.clone()));
        Ok(loaded)
    }

    fn step(self, step: &str) -> String {
        let text = match step {
            "pdf" => texts::STEP_WRITE,
            _ => texts::STEP_COMPILE,
        };
        text.get(self.lang()).to_owned()
    }
    fn failed(self, why: &str) -> Job {
        Job::Failed(texts::FAILED.fill(self.lang(), &[("why", why)]))
    }
    fn lang(self) -> Lang {
        self.settings.lang().get_untracked()
    }
}
