//! Workbooks, tables, the OCDS release, the calendar, and the two archives: made from what the screen shows, written by the exchange worker
//! where a writer is heavy. What goes into the client's archive is of the type of the client's files.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::outgoing::Outgoing;
use super::papers::Papers;
use super::settings::Settings;
use super::workspace::Workspace;
use crate::document::Document;
use crate::domain::client_view::ClientView;
use crate::domain::results::Results;
use crate::exchange::audience::{Audience as For, ForClient, ForGroup};
use crate::exchange::bundle::{Bundle, File};
use crate::exchange::results::Gathered;
use crate::exchange::sheets::Workbook;
use crate::exchange::{envelope, joint_bid};
use crate::i18n::Lang;
use crate::i18n::texts::{data_files as texts, outgoing};
use crate::platform::WorkerError;
use crate::platform::browser::BrowserClock;
use crate::platform::exchange::Packer;
use crate::ports::Clock;
use crate::present::data_files::{self as made, Edition, Named};
use crate::present::file_names::Audience;
use crate::present::papers::{self, Paper, Wish};
use crate::present::sheets;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ZIP: &str = "application/zip";
const JSON: &str = "application/json";
const CALENDAR: &str = "text/calendar";

/// A file of data to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFile {
    Workbook(Audience),
    /// A CSV for each table, in one archive.
    Tables(Audience),
    /// Papers and data together.
    Archive(Audience),
    Ocds,
    Deadlines,
}

/// How the files are wanted; of the papers in an archive, also as in [`Wish`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub lang: Lang,
    pub is_draft: bool,
    pub attaches_data: bool,
}

/// Where the making of a file stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Packing {
    #[default]
    Idle,
    /// The step, in words.
    Working(DataFile, String),
    Done(DataFile, Said),
    /// The sentence to show.
    Failed(DataFile, String),
}

/// What to say of a file that was saved: nothing where its notice is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub sentence: String,
    /// What papers in it lack, each with the name of its file.
    pub notes: Vec<String>,
}

#[derive(Clone, Copy)]
pub struct DataFiles {
    packing: RwSignal<Packing>,
    /// Somebody asked to stop; forgotten when the next file is begun.
    is_stopped: StoredValue<bool>,
    packer: StoredValue<Rc<Packer>, LocalStorage>,
    workspace: Workspace,
    settings: Settings,
    outgoing: Outgoing,
    papers: Papers,
}

/// What a file is made from.
struct Source {
    document: std::sync::Arc<Document>,
    results: std::sync::Arc<Results>,
    edition: Edition,
}

impl Source {
    fn view(&self) -> ClientView {
        ClientView::of(&self.document.bid(), &self.results.contract)
    }
}

impl DataFiles {
    #[must_use]
    pub fn new(workspace: Workspace, settings: Settings, outgoing: Outgoing, papers: Papers) -> Self {
        Self {
            packing: RwSignal::new(Packing::Idle),
            is_stopped: StoredValue::new(false),
            packer: StoredValue::new_local(Rc::new(Packer::default())),
            workspace,
            settings,
            outgoing,
            papers,
        }
    }
    #[must_use]
    pub fn packing(self) -> Signal<Packing> {
        self.packing.into()
    }
    /// Ends the making of an archive, at the paper it is at.
    pub fn cancel(self) {
        self.is_stopped.set_value(true);
        self.papers.cancel();
        self.outgoing.stop_gathering();
    }
    /// Makes the file and hands it over.
    pub fn save(self, wanted: DataFile, terms: Terms) {
        if matches!(self.packing.get_untracked(), Packing::Working(..)) {
            return;
        }
        self.is_stopped.set_value(false);
        self.packing.set(Packing::Working(wanted, texts::PACKING.get(self.lang()).to_owned()));
        spawn_local(async move {
            let outcome = match self.made(wanted, terms).await {
                Err(_) if self.is_stopped.get_value() => Packing::Failed(wanted, self.stopped()),
                Ok(said) => Packing::Done(wanted, said),
                Err(sentence) => Packing::Failed(wanted, sentence),
            };
            self.packing.set(outcome);
        });
    }

    async fn made(self, wanted: DataFile, terms: Terms) -> Result<Said, String> {
        let (source, lang) = (self.source(terms.lang), terms.lang);
        let (document, edition) = (&source.document, source.edition);
        match wanted {
            DataFile::Workbook(Audience::Client) => self.save_workbook(&source, &sheets::for_client(&source.view(), lang)).await,
            DataFile::Workbook(Audience::Group) => self.save_workbook(&source, &sheets::for_group(document, &source.results, lang)).await,
            DataFile::Tables(Audience::Client) => {
                self.save_bundle(&source, "csv.zip", bundle(made::client_tables(document, &source.view(), edition)))
                    .await
            }
            DataFile::Tables(Audience::Group) => {
                self.save_bundle(&source, "csv.zip", bundle(made::group_tables(document, &source.results, edition)))
                    .await
            }
            DataFile::Archive(Audience::Client) => self.client_archive(&source, terms).await,
            DataFile::Archive(Audience::Group) => self.group_archive(&source, terms).await,
            DataFile::Ocds => {
                self.hand_over(&made::ocds_release(document, &source.view(), edition), JSON);
                Ok(Said::default())
            }
            DataFile::Deadlines => {
                self.hand_over(&made::deadlines(document, &source.results, edition), CALENDAR);
                Ok(Said::default())
            }
        }
    }

    async fn client_archive(self, source: &Source, terms: Terms) -> Result<Said, String> {
        let (document, view, edition) = (&source.document, source.view(), source.edition);
        let (mut files, notes) = self.printed::<ForClient>(source, terms).await?;
        files.push(self.workbook(source, &sheets::for_client(&view, edition.lang)).await?);
        files.extend(made::for_client(document, &view, edition));
        files.extend(made::client_tables(document, &view, edition));
        let said = self.save_bundle(source, "zip", bundle(files)).await?;
        Ok(Said { notes, ..said })
    }

    async fn group_archive(self, source: &Source, terms: Terms) -> Result<Said, String> {
        let (document, results, edition) = (&source.document, &source.results, source.edition);
        let (mut files, notes) = self.printed::<ForGroup>(source, terms).await?;
        files.push(self.workbook(source, &sheets::for_group(document, results, edition.lang)).await?);
        let bid = document.bid();
        let gathered = match joint_bid::write(&bid) {
            Ok(_) => self.outgoing.gather(&bid).await.map_err(|error| match error {
                WorkerError::Cancelled => self.stopped(),
                error => self.worker_failed(&error),
            })?,
            Err(_) => Gathered::default(),
        };
        let data = made::for_group(document, results, gathered, edition);
        files.extend(data.files);
        files.extend(made::group_tables(document, results, edition));
        let Said { sentence, .. } = self.save_bundle(source, "zip", bundle(files)).await?;
        let lacks = match data.not_computed {
            None => Some(texts::LEFT_OUT.get(self.lang()).to_owned()),
            Some(sections) if sections.is_empty() => None,
            Some(sections) => Some(outgoing::RESULTS_WITHOUT.fill(self.lang(), &[("what", &sections.join(", "))])),
        };
        let sentence = std::iter::once(sentence).chain(lacks).collect::<Vec<_>>().join(" ");
        Ok(Said { sentence, notes })
    }

    /// The papers for these readers, and what they lack.
    async fn printed<A: Named>(self, source: &Source, terms: Terms) -> Result<(Vec<File<A>>, Vec<String>), String> {
        let wish = |paper: Paper| Wish {
            paper,
            is_draft: terms.is_draft,
            attaches_data: terms.attaches_data,
            lang: terms.lang,
        };
        let papers = papers::all(&source.document).into_iter().filter(|paper| paper.audience() == A::NAMED);
        let wishes: Vec<Wish> = papers.map(wish).collect();
        let goes_on = |done: usize, paper: &Paper| {
            let (name, _) = paper.words();
            let (done, count) = (done.to_string(), wishes.len().to_string());
            let said = texts::WORKING.fill(self.lang(), &[("done", &done), ("count", &count), ("name", name.get(self.lang()))]);
            self.packing.set(Packing::Working(DataFile::Archive(A::NAMED), said));
            !self.is_stopped.get_value()
        };
        let made = self.papers.several(&wishes, goes_on).await?;
        if made.len() < wishes.len() {
            return Err(self.stopped());
        }
        self.packing
            .set(Packing::Working(DataFile::Archive(A::NAMED), texts::PACKING.get(self.lang()).to_owned()));
        let note = |name: &str, note: &String| texts::NOTE.fill(self.lang(), &[("name", name), ("note", note)]);
        let notes = made.iter().flat_map(|paper| paper.notes.iter().map(|said| note(&paper.name, said))).collect();
        Ok((made.into_iter().map(|paper| File::new(&paper.name, paper.bytes)).collect(), notes))
    }

    async fn save_workbook<A: Named>(self, source: &Source, workbook: &Workbook<A>) -> Result<Said, String> {
        let file = self.workbook(source, workbook).await?;
        self.hand_over(&file, XLSX);
        Ok(Said::default())
    }

    async fn workbook<A: Named>(self, source: &Source, workbook: &Workbook<A>) -> Result<File<A>, String> {
        let json = envelope::line(workbook.content()).map_err(|error| self.failed(&error.to_string()))?;
        let packer = self.packer.get_value();
        let bytes = packer.workbook(&json).await.map_err(|error| self.worker_failed(&error))?;
        Ok(File::new(&source.edition.name::<A>(&source.document, "xlsx"), bytes))
    }

    async fn save_bundle<A: Named>(self, source: &Source, ending: &str, bundle: Bundle<A>) -> Result<Said, String> {
        let count = bundle.files().len().to_string();
        let packer = self.packer.get_value();
        let bytes = packer.archive(&bundle.entries()).await.map_err(|error| self.worker_failed(&error))?;
        let name = source.edition.name::<A>(&source.document, ending);
        self.outgoing.save(&name, ZIP, &bytes);
        Ok(Said {
            sentence: texts::ARCHIVED.fill(self.lang(), &[("name", &name), ("count", &count)]),
            notes: Vec::new(),
        })
    }

    fn hand_over<A: For>(self, file: &File<A>, media_type: &str) {
        self.outgoing.save(file.name(), media_type, file.bytes());
    }
    fn source(self, lang: Lang) -> Source {
        Source {
            document: self.workspace.document().get_untracked(),
            results: self.workspace.results().get_untracked(),
            edition: Edition {
                made_at_ms: BrowserClock.now_ms(),
                version: self.outgoing.version(),
                lang,
            },
        }
    }
    fn worker_failed(self, error: &WorkerError) -> String {
        self.failed(&error.to_string())
    }
    fn stopped(self) -> String {
        texts::STOPPED.get(self.lang()).to_owned()
    }
    fn failed(self, why: &str) -> String {
        texts::NOT_MADE.fill(self.lang(), &[("why", why)])
    }
    fn lang(self) -> Lang {
        self.settings.lang().get_untracked()
    }
}

fn bundle<A: For>(files: Vec<File<A>>) -> Bundle<A> {
    let mut bundle = Bundle::default();
    files.into_iter().for_each(|file| bundle.add(file));
    bundle
}
