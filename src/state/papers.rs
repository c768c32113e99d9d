//! The papers as jobs of the export worker: templates and fonts fetched once, progress shown, cancelled at any time.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;

use super::outgoing::Outgoing;
use super::settings::Settings;
use super::workspace::Workspace;
use crate::exchange::envelope;
use crate::i18n::Lang;
use crate::i18n::texts::outgoing as texts;
use crate::platform::browser::BrowserClock;
use crate::platform::export::{ExportRequest, Exporter, Previewed};
use crate::platform::{PlatformError, WorkerError, fetch};
use crate::ports::Clock;
use crate::present::dossier::list::over_the_limit;
use crate::present::papers::{self, Paper, Wish};
use crate::present::proposal::Edition;
use crate::present::{file_names, moments, paper_notes};

/// Names the templates and fonts, beside them.
const PARTS_LIST: &str = "typst/parts.json";
/// The print file inside the job.
const DATA: &str = "data.json";
const PDF: &str = "application/pdf";

/// Where the job of a paper stands.
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

/// A finished paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub name: String,
    pub bytes: Vec<u8>,
    pub pages: u32,
    /// What it lacks, in words.
    pub notes: Vec<String>,
}

/// `typst/parts.json`.
#[derive(Clone, Debug, Deserialize)]
struct Parts {
    templates: Vec<String>,
    fonts: Vec<String>,
}

type Loaded = (Vec<(String, Vec<u8>)>, Rc<Vec<Vec<u8>>>);

#[derive(Clone, Copy)]
pub struct Papers {
    job: RwSignal<Job>,
    /// What the job is about.
    subject: RwSignal<Option<Paper>>,
    exporter: StoredValue<Rc<Exporter>, LocalStorage>,
    loaded: StoredValue<Option<Rc<Loaded>>, LocalStorage>,
    /// The paper that was previewed last, and the fingerprint of its version.
    seen: StoredValue<Option<(Wish, String)>>,
    workspace: Workspace,
    settings: Settings,
    outgoing: Outgoing,
}

impl Papers {
    #[must_use]
    pub fn new(workspace: Workspace, settings: Settings, outgoing: Outgoing) -> Self {
        Self {
            job: RwSignal::new(Job::Idle),
            subject: RwSignal::new(None),
            exporter: StoredValue::new_local(Rc::new(Exporter::default())),
            loaded: StoredValue::new_local(None),
            seen: StoredValue::new(None),
            workspace,
            settings,
            outgoing,
        }
    }
    #[must_use]
    pub fn job(self) -> Signal<Job> {
        self.job.into()
    }
    /// The job, if it is that of one of these papers.
    #[must_use]
    pub fn job_of(self, papers: &[Paper]) -> Job {
        let is_one = self.subject.with(|subject| subject.as_ref().is_some_and(|subject| papers.contains(subject)));
        if is_one { self.job.get() } else { Job::Idle }
    }
    pub fn cancel(self) {
        self.exporter.with_value(|exporter| exporter.cancel());
    }
    /// Makes a paper and hands it over as a file.
    pub fn make(self, wish: Wish) {
        if matches!(self.job.get_untracked(), Job::Running(_)) {
            return;
        }
        self.subject.set(Some(wish.paper.clone()));
        self.job.set(Job::Running(texts::STEP_FETCH.get(self.lang()).to_owned()));
        spawn_local(async move {
            let outcome = match self.bytes(&wish).await {
                Ok(made) => {
                    self.outgoing.save(&made.name, PDF, &made.bytes);
                    Job::Done {
                        name: made.name,
                        pages: made.pages,
                        notes: made.notes,
                    }
                }
                Err(sentence) => Job::Failed(sentence),
            };
            self.job.set(outcome);
        });
    }

    /// A paper as bytes, for whoever puts several together; the steps are told to [`Self::job`].
    ///
    /// # Errors
    /// The sentence to show.
    pub async fn bytes(self, wish: &Wish) -> Result<Made, String> {
        let request = self.request(wish, None).await?;
        let exporter = self.exporter.get_value();
        let exported = exporter.export(&request, move |step| self.job.set(Job::Running(self.step(&step)))).await;
        match exported {
            Ok(done) => {
                let document = self.workspace.document().get_untracked();
                let notes = done.notes.iter().map(|note| paper_notes::sentence(note, self.lang()));
                Ok(Made {
                    name: file_names::paper(&document, &wish.paper, self.outgoing.version(), wish.lang),
                    notes: notes.chain(over_the_limit(&document, &wish.paper, done.pages, self.lang())).collect(),
                    bytes: done.pdf,
                    pages: done.pages,
                })
            }
            Err(WorkerError::Cancelled) => Err(texts::CANCELLED.get(self.lang()).to_owned()),
            Err(error) => Err(self.failed(&error.to_string())),
        }
    }

    /// Papers one after the other. `goes_on` is told how many are made and which is next; when it says no, what is made so far comes back.
    ///
    /// # Errors
    /// The sentence to show: the first paper that cannot be made ends them all.
    pub async fn several(self, wishes: &[Wish], goes_on: impl Fn(usize, &Paper) -> bool) -> Result<Vec<Made>, String> {
        self.subject.set(None);
        let mut all = Vec::with_capacity(wishes.len());
        for (done, wish) in wishes.iter().enumerate() {
            if !goes_on(done, &wish.paper) {
                break;
            }
            let made = self.bytes(wish).await;
            self.job.set(Job::Idle);
            all.push(made?);
        }
        Ok(all)
    }

    /// Some pages, counted from 1, as pictures. While a text is typed, their feet bear the fingerprint of the version it belongs to.
    ///
    /// # Errors
    /// The sentence to show.
    pub async fn pages(self, wish: &Wish, pages: &[u32]) -> Result<Previewed, String> {
        let seen = || self.seen.get_value().filter(|(seen, _)| seen == wish);
        let version = self.workspace.is_writing().then(seen).flatten();
        let request = self.request(wish, version.map(|(_, fingerprint)| fingerprint)).await?;
        let exporter = self.exporter.get_value();
        exporter.preview(&request, pages).await.map_err(|error| self.failed(&error.to_string()))
    }

    /// What the worker is asked: the same for the file and for its preview.
    async fn request(self, wish: &Wish, fingerprint: Option<String>) -> Result<ExportRequest, String> {
        let lang = wish.lang;
        let parts = self.parts().await.map_err(|error| self.failed(&error.to_string()))?;
        let document = self.workspace.written().get_untracked();
        let now = BrowserClock.now_ms();
        let edition = Edition {
            version: self.outgoing.version().to_string(),
            date: moments::day(now, lang),
        };
        let wording = match wish.paper.wording() {
            Some(name) => self.wording(name, lang).await.map_err(|error| self.failed(&error.to_string()))?,
            None => String::new(),
        };
        let results = self.workspace.results().get_untracked();
        let sheet = match fingerprint {
            Some(known) => papers::sheet_bearing(known, wish, &document, &results, &wording, &edition),
            None => papers::sheet(wish, &document, &results, &wording, &edition),
        };
        self.seen.set_value(Some((wish.clone(), sheet.print.footer.fingerprint.clone())));
        let print = envelope::line(&sheet.print).map_err(|error| self.failed(&error.to_string()))?;
        let mut files = parts.0.clone();
        files.push((DATA.to_owned(), print.into_bytes()));
        files.extend(sheet.logo.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)));
        files.extend(sheet.attached.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)));
        Ok(ExportRequest {
            template: sheet.template.to_owned(),
            files,
            pictures: sheet.pictures.iter().map(|picture| (picture.name().clone(), picture.data().clone())).collect(),
            fonts: parts.1.clone(),
            language: lang.code().to_owned(),
            timestamp_ms: now,
        })
    }

    async fn parts(self) -> Result<Rc<Loaded>, PlatformError> {
        if let Some(loaded) = self.loaded.get_value() {
            return Ok(loaded);
        }
        let list = fetch::bytes(PARTS_LIST).await?;
        let parts: Parts = envelope::json(&list).and_then(envelope::shaped).map_err(|e| PlatformError::Network {
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
        let loaded = Rc::new((templates, Rc::new(fonts)));
        self.loaded.set_value(Some(loaded.clone()));
        Ok(loaded)
    }

    /// The wording of a separate paper. The browser keeps it: it is asked for each time, so that a file is never made of an old one.
    async fn wording(self, name: &str, lang: Lang) -> Result<String, PlatformError> {
        let bytes = fetch::bytes(&format!("papers/{}/{name}.txt", lang.code())).await?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn step(self, step: &str) -> String {
        let text = match step {
            "pdf" => texts::STEP_WRITE,
            _ => texts::STEP_COMPILE,
        };
        text.get(self.lang()).to_owned()
    }
    /// The sentence that a paper could not be made, and why.
    pub(super) fn failed(self, why: &str) -> String {
        texts::FAILED.fill(self.lang(), &[("why", why)])
    }
    fn lang(self) -> Lang {
        self.settings.lang().get_untracked()
    }
}
