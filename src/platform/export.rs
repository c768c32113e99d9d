//! The export worker's messages: a template, its files and fonts go out, a PDF or some of its pages as pictures come back.
//! What the document says is not known here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::WorkerError;
use super::error::{property, set, text, text_of, words};
use super::worker::WorkerClient;

/// Address of the export worker, relative to the page.
pub const EXPORT_WORKER: &str = "./export-worker_loader.js";

/// Name, and content in base64.
pub type NamedPicture = (Arc<str>, Arc<str>);

/// A document to make.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportRequest {
    /// Name of the template to start from.
    pub template: String,
    /// Files by name: templates, data, attachments.
    pub files: Vec<(String, Vec<u8>)>,
    /// Pictures of the texts: a worker gets each once.
    pub pictures: Vec<NamedPicture>,
    /// Fonts, the same for every document: a worker gets them once.
    pub fonts: Rc<Vec<Vec<u8>>>,
    /// Language of the document, `fr` or `en`.
    pub language: String,
    /// The time that the document bears, in milliseconds since 1970 (UTC).
    pub timestamp_ms: i64,
}

/// A document that was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: u32,
    /// What the compiler remarks: a text, or JSON where it has parts.
    pub notes: Vec<String>,
}

/// Some pages of a document, as pictures.
#[derive(Debug, Clone, Default)]
pub struct Previewed {
    /// How many pages the document has.
    pub pages: u32,
    /// Number from 1, and SVG in UTF-8: it goes on to an `img` as it came.
    pub shown: Vec<(u32, Uint8Array)>,
    /// Title of a chapter, and the page where it begins.
    pub chapters: Vec<(String, u32)>,
}

/// Makes documents in the export worker.
pub struct Exporter {
    client: WorkerClient,
    /// The worker that has the fonts, by its number; 0 is none.
    has_fonts: Cell<u32>,
    /// A worker, and the pictures that it will have after the jobs that it was given.
    has_pictures: RefCell<(u32, Vec<NamedPicture>)>,
}

impl Default for Exporter {
    fn default() -> Self {
        Self::new(WorkerClient::new(EXPORT_WORKER))
    }
}

impl Exporter {
    /// An exporter over a client of one's own.
    pub fn new(client: WorkerClient) -> Self {
        Self {
            client,
            has_fonts: Cell::new(0),
            has_pictures: RefCell::default(),
        }
    }

    /// Starts the worker before it is needed.
    pub async fn warm_up(&self) -> Result<(), WorkerError> {
        self.client.warm_up().await
    }

    /// Makes a document.
    pub async fn export(&self, request: &ExportRequest, on_progress: impl Fn(String) + 'static) -> Result<Exported, WorkerError> {
        let done = self.ask(request, None, on_progress).await?;
        exported(&done).ok_or_else(|| WorkerError::BadMessage("a result without a document".to_owned()))
    }

    /// Draws some pages, counted from 1.
    pub async fn preview(&self, request: &ExportRequest, pages: &[u32]) -> Result<Previewed, WorkerError> {
        let done = self.ask(request, Some(pages), |_| {}).await?;
        previewed(&done).ok_or_else(|| WorkerError::BadMessage("a preview without pages".to_owned()))
    }

    /// Stops what is being made.
    pub fn cancel(&self) {
        self.client.cancel();
    }

    async fn ask(&self, request: &ExportRequest, pages: Option<&[u32]>, on_progress: impl Fn(String) + 'static) -> Result<JsValue, WorkerError> {
        self.client.warm_up().await?;
        let worker = self.client.starts();
        let fonts: &[Vec<u8>] = if self.has_fonts.get() == worker { &[] } else { &request.fonts };
        let failed = |thrown: JsValue| WorkerError::BadMessage(text(&thrown));
        let (message, transfer) = message(request, fonts, pages).map_err(failed)?;
        set(&message, "pictures", self.pictures(request, worker).map_err(failed)?).map_err(failed)?;
        let outcome = self.client.run(message.into(), &transfer, on_progress).await;
        self.has_fonts.set(if outcome.is_ok() { worker } else { 0 });
        if outcome.is_err() {
            self.has_pictures.take();
        }
        outcome
    }

    /// The pictures of a job: with their bytes those that the worker does not have.
    fn pictures(&self, request: &ExportRequest, worker: u32) -> Result<Array, JsValue> {
        let (of, has) = self.has_pictures.replace((worker, request.pictures.clone()));
        let pictures = Array::new();
        for (name, data) in &request.pictures {
            let picture = Object::new();
            set(&picture, "name", &**name)?;
            if of != worker || !has.iter().any(|(known, same)| known == name && Arc::ptr_eq(same, data)) {
                set(&picture, "data", &**data)?;
            }
            pictures.push(&picture);
        }
        Ok(pictures)
    }
}

fn message(request: &ExportRequest, fonts_to_send: &[Vec<u8>], pages: Option<&[u32]>) -> Result<(Object, Array), JsValue> {
    let (files, fonts, transfer) = (Array::new(), Array::new(), Array::new());
    for (name, bytes) in &request.files {
        let (file, bytes) = (Object::new(), Uint8Array::from(bytes.as_slice()));
        transfer.push(&bytes.buffer());
        set(&file, "name", name.as_str())?;
        set(&file, "bytes", bytes)?;
        files.push(&file);
    }
    for font in fonts_to_send {
        let bytes = Uint8Array::from(font.as_slice());
        transfer.push(&bytes.buffer());
        fonts.push(&bytes);
    }
    let message = Object::new();
    set(&message, "template", request.template.as_str())?;
    set(&message, "files", files)?;
    set(&message, "fonts", fonts)?;
    set(&message, "language", request.language.as_str())?;
    // A number, as JavaScript counts time: exact for the next 200,000 years.
    set(&message, "timestamp", request.timestamp_ms as f64)?;
    if let Some(pages) = pages {
        set(&message, "preview", pages.iter().map(|page| JsValue::from(*page)).collect::<Array>())?;
    }
    Ok((message, transfer))
}

fn exported(done: &JsValue) -> Option<Exported> {
    Some(Exported {
        pdf: property(done, "pdf")?.dyn_into::<Uint8Array>().ok()?.to_vec(),
        pages: number(done, "pages")?,
        notes: notes(done),
    })
}

fn previewed(done: &JsValue) -> Option<Previewed> {
    let (shown, chapters) = (list(done, "shown"), list(done, "chapters"));
    let shown = shown
        .iter()
        .map(|page| Some((number(&page, "number")?, property(&page, "svg")?.dyn_into().ok()?)));
    let chapters = chapters.iter().map(|chapter| Some((text_of(&chapter, "title")?, number(&chapter, "page")?)));
    Some(Previewed {
        pages: number(done, "pages")?,
        shown: shown.collect::<Option<_>>()?,
        chapters: chapters.collect::<Option<_>>()?,
    })
}

fn number(message: &JsValue, key: &str) -> Option<u32> {
    Some(property(message, key)?.as_f64()? as u32)
}

fn list(message: &JsValue, key: &str) -> Array {
    property(message, key).and_then(|value| value.dyn_into::<Array>().ok()).unwrap_or_default()
}

fn notes(done: &JsValue) -> Vec<String> {
    list(done, "notes").iter().map(|note| words(&note)).collect()
}
