//! The export worker: takes a job as a message, answers with its steps and then a PDF, or with pages for a preview, or with
//! what stopped it.
//!
//! It knows messages and [`portee::export`], nothing of the trade. Fonts and the typesetter's memory stay between
//! jobs. To cancel, the page ends the worker and starts another.

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::start();
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::{Array, Uint8Array};
    use portee::export::{Chapter, ExportError, Fonts, Job, Note, Progress, preview, render};
    use serde::{Deserialize, Serialize};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    #[derive(Deserialize)]
    struct Request {
        id: f64,
        template: String,
        files: Vec<File>,
        /// None or empty: the fonts of the job before.
        #[serde(default)]
        fonts: Vec<Font>,
        /// Milliseconds since 1970 UTC, as JavaScript counts.
        timestamp: f64,
        /// Present: no PDF but these pages as pictures, counted from 1.
        #[serde(default)]
        preview: Option<Vec<usize>>,
    }

    #[derive(Deserialize)]
    struct File {
        name: String,
        #[serde(with = "serde_wasm_bindgen::preserve")]
        bytes: Uint8Array,
    }

    #[derive(Deserialize)]
    struct Font(#[serde(with = "serde_wasm_bindgen::preserve")] Uint8Array);

    #[derive(Serialize)]
    #[serde(tag = "type", rename_all = "lowercase")]
    enum Reply {
        Ready,
        Progress {
            id: f64,
            step: Progress,
        },
        Done {
            id: f64,
            #[serde(with = "serde_wasm_bindgen::preserve")]
            pdf: Uint8Array,
            pages: usize,
            notes: Vec<Note>,
        },
        #[serde(rename = "done")]
        Shown {
            id: f64,
            pages: usize,
            shown: Vec<Page>,
            chapters: Vec<Chapter>,
            notes: Vec<Note>,
        },
        Error {
            id: Option<f64>,
            message: String,
            detail: Option<ExportError>,
        },
    }

    #[derive(Serialize)]
    struct Page {
        number: usize,
        svg: String,
    }

    pub fn start() {
        console_error_panic_hook::set_once();
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let mut kept = None;
        let page = scope.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let reply = answer(&page, &mut kept, event.data());
            post(&page, &reply);
        });
        scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        post(&scope, &Reply::Ready);
    }

    fn answer(page: &DedicatedWorkerGlobalScope, kept: &mut Option<Fonts>, data: JsValue) -> Reply {
        let request: Request = match serde_wasm_bindgen::from_value(data) {
            Ok(request) => request,
            Err(wrong) => {
                return Reply::Error {
                    id: None,
                    message: wrong.to_string(),
                    detail: None,
                };
            }
        };
        let id = request.id;
        match run(page, kept, request) {
            Ok(reply) => reply,
            Err(error) => Reply::Error {
                id: Some(id),
                message: error.to_string(),
                detail: Some(error),
            },
        }
    }

    fn run(page: &DedicatedWorkerGlobalScope, kept: &mut Option<Fonts>, request: Request) -> Result<Reply, ExportError> {
        let id = request.id;
        if !request.fonts.is_empty() || kept.is_none() {
            let files = request.fonts.iter().map(|font| font.0.to_vec()).collect();
            *kept = Some(Fonts::read(files)?);
        }
        let Some(fonts) = kept else {
            return Err(ExportError::UnreadableFont { index: 0 });
        };
        let files = request.files.into_iter();
        let job = Job {
            template: request.template,
            files: files.map(|file| (file.name, file.bytes.to_vec())).collect(),
            timestamp: (request.timestamp as i64).div_euclid(1000),
        };
        if let Some(pages) = request.preview {
            let preview = preview(job, &pages, fonts)?;
            let shown = preview.shown.into_iter();
            return Ok(Reply::Shown {
                id,
                pages: preview.pages,
                shown: shown.map(|(number, svg)| Page { number, svg }).collect(),
                chapters: preview.chapters,
                notes: preview.notes,
            });
        }
        let pdf = render(job, fonts, &mut |step| {
            post(page, &Reply::Progress { id, step });
        })?;
        Ok(Reply::Done {
            id,
            pdf: Uint8Array::from(pdf.bytes.as_slice()),
            pages: pdf.pages,
            notes: pdf.notes,
        })
    }

    /// The PDF moves to the page instead of being copied. A reply that cannot be sent has nobody to be told to.
    fn post(page: &DedicatedWorkerGlobalScope, reply: &Reply) {
        let moved = match reply {
            Reply::Done { pdf, .. } => Array::of1(&pdf.buffer()),
            _ => Array::new(),
        };
        let sent = serde_wasm_bindgen::to_value(reply)
            .map_err(JsValue::from)
            .and_then(|message| page.post_message_with_transfer(&message, &moved));
        if let Err(error) = sent {
            wasm_bindgen::throw_val(error);
        }
    }
}
