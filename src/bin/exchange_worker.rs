//! The exchange worker: takes a workbook, or the files of an archive, as a message and answers with the bytes of the file. It keeps the
//! writers of both out of the first load.
//!
//! It knows messages and [`portee::exchange`], nothing of the trade and of nobody's audience: who may get what was decided before.

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
    use crate::shared::{listen, post};
    use js_sys::{Array, Uint8Array};
    use portee::exchange::{archive, sheets::AnyWorkbook, xlsx};
    use serde::{Deserialize, Serialize};
    use wasm_bindgen::prelude::*;

    #[derive(Deserialize)]
    struct Request {
        id: f64,
        /// A workbook as JSON; none for an archive.
        workbook: Option<String>,
        #[serde(default)]
        files: Vec<File>,
    }

    #[derive(Deserialize)]
    struct File {
        name: String,
        #[serde(with = "serde_wasm_bindgen::preserve")]
        bytes: Uint8Array,
    }

    #[derive(Serialize)]
    #[serde(tag = "type", rename_all = "lowercase")]
    enum Reply {
        Ready,
        Done {
            id: f64,
            #[serde(with = "serde_wasm_bindgen::preserve")]
            bytes: Uint8Array,
        },
        Error {
            id: Option<f64>,
            message: String,
            detail: Option<String>,
        },
    }

    pub fn start() {
        listen(&Reply::Ready, |page, data| post(page, &reply(data), &Array::new()));
    }

    fn reply(data: JsValue) -> Reply {
        let refuse = |id: Option<f64>, message: String| Reply::Error { id, message, detail: None };
        let request: Request = match serde_wasm_bindgen::from_value(data) {
            Ok(request) => request,
            Err(wrong) => return refuse(None, wrong.to_string()),
        };
        let id = request.id;
        match made(request) {
            Ok(bytes) => Reply::Done {
                id,
                bytes: Uint8Array::from(bytes.as_slice()),
            },
            Err(message) => refuse(Some(id), message),
        }
    }

    fn made(request: Request) -> Result<Vec<u8>, String> {
        match request.workbook {
            Some(text) => {
                let workbook: AnyWorkbook = serde_json::from_str(&text).map_err(|wrong| wrong.to_string())?;
                xlsx::write(&workbook).map_err(|wrong| wrong.to_string())
            }
            None => {
                let entries: Vec<(String, Vec<u8>)> = request.files.into_iter().map(|file| (file.name, file.bytes.to_vec())).collect();
                archive::write(&entries).map_err(|wrong| wrong.to_string())
            }
        }
    }
}
