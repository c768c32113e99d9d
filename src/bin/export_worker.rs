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
mod shared;

#[cfg(target_arch = "wasm32")]
mod worker {
    use crate::shared::{Page, listen, post};
    use js_sys::{Array, Uint8Array};
    use portee::export::{Chapter, ExportError, Fonts, Job, Note, Pictures, Progress, Standing, forget, preview, render};
    use serde::{Deserialize, Serialize};
    use wasm_bindgen::prelude::*;

    #[derive(Deserialize)]
    struct Request {
        id: f64,
        template: String,
        files: Vec<File>,
        /// None or empty: the fonts of the job before.
        #[serde(default)]
        fonts: Vec<Font>,
        #[serde(default)]
        pictures: Vec<Picture>,
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
    struct Picture {
        name: String,
        /// In base64. None: as in the job before.
        data: Option<String>,
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
            shown: Vec<Sheet>,
            chapters: Vec<Chapter>,
        },
        Error {
            id: Option<f64>,
            message: String,
            detail: Option<ExportError>,
        },
    }

    #[derive(Serialize)]
    struct Sheet {
        number: usize,
        #[serde(with = "serde_wasm_bindgen::preserve")]
        svg: Uint8Array,
    }

    /// What stays between jobs.
    #[derive(Default)]
    struct Kept {
        fonts: Option<Fonts>,
        pictures: Pictures,
        standing: Standing,
    }

    impl Kept {
        fn take(&mut self, pictures: &[Picture]) {
            for picture in pictures {
                if let Some(data) = &picture.data {
                    self.pictures.put(&picture.name, data);
                }
            }
            let names: Vec<&str> = pictures.iter().map(|picture| picture.name.as_str()).collect();
            self.pictures.keep(&names);
        }
    }

    pub fn start() {
        let mut kept = Kept::default();
        listen(&Reply::Ready, move |page, data| {
            send(page, &answer(page, &mut kept, data));
            forget();
        });
    }

    fn answer(page: &Page, kept: &mut Kept, data: JsValue) -> Reply {
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

    fn run(page: &Page, kept: &mut Kept, request: Request) -> Result<Reply, ExportError> {
        let id = request.id;
        kept.take(&request.pictures);
        if !request.fonts.is_empty() || kept.fonts.is_none() {
            let files = request.fonts.iter().map(|font| font.0.to_vec()).collect();
            kept.fonts = Some(Fonts::read(files)?);
        }
        let Some(fonts) = &kept.fonts else {
            return Err(ExportError::UnreadableFont { index: 0 });
        };
        let files = request.files.into_iter();
        let job = Job {
            template: request.template,
            files: files.map(|file| (file.name, file.bytes.to_vec())).collect(),
            pictures: kept.pictures.clone(),
            timestamp: (request.timestamp as i64).div_euclid(1000),
        };
        if let Some(pages) = request.preview {
            let preview = preview(job, &pages, fonts, &mut kept.standing)?;
            let sheet = |(number, svg): (usize, String)| Sheet {
                number,
                svg: Uint8Array::from(svg.as_bytes()),
            };
            return Ok(Reply::Shown {
                id,
                pages: preview.pages,
                shown: preview.shown.into_iter().map(sheet).collect(),
                chapters: preview.chapters,
            });
        }
        let pdf = render(job, fonts, &mut |step| {
            send(page, &Reply::Progress { id, step });
        })?;
        Ok(Reply::Done {
            id,
            pdf: Uint8Array::from(pdf.bytes.as_slice()),
            pages: pdf.pages,
            notes: pdf.notes,
        })
    }

    /// The PDF and the pictures move to the page instead of being copied.
    fn send(page: &Page, reply: &Reply) {
        let moved = match reply {
            Reply::Done { pdf, .. } => Array::of1(&pdf.buffer()),
            Reply::Shown { shown, .. } => shown.iter().map(|sheet| sheet.svg.buffer()).collect(),
            _ => Array::new(),
        };
        post(page, reply, &moved);
    }
}
