//! The exchange worker's messages: a workbook or the files of an archive go out, the bytes of one file come back. What is in them is
//! not known here.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::WorkerError;
use super::error::{property, set, text};
use super::worker::WorkerClient;

/// Address of the exchange worker, relative to the page.
pub const EXCHANGE_WORKER: &str = "./exchange-worker_loader.js";

/// Makes workbooks and archives in the exchange worker.
pub struct Packer(WorkerClient);

impl Default for Packer {
    fn default() -> Self {
        Self(WorkerClient::new(EXCHANGE_WORKER))
    }
}

impl Packer {
    /// The XLSX of a workbook that is given as JSON.
    pub async fn workbook(&self, json: &str) -> Result<Vec<u8>, WorkerError> {
        let message = Object::new();
        set(&message, "workbook", json).map_err(bad)?;
        self.run(message, &Array::new()).await
    }

    /// The ZIP of these files, by name.
    pub async fn archive(&self, files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, WorkerError> {
        let (message, list, transfer) = (Object::new(), Array::new(), Array::new());
        for (name, bytes) in files {
            let (file, bytes) = (Object::new(), Uint8Array::from(bytes.as_slice()));
            transfer.push(&bytes.buffer());
            set(&file, "name", name.as_str()).map_err(bad)?;
            set(&file, "bytes", bytes).map_err(bad)?;
            list.push(&file);
        }
        set(&message, "files", list).map_err(bad)?;
        self.run(message, &transfer).await
    }

    async fn run(&self, message: Object, transfer: &Array) -> Result<Vec<u8>, WorkerError> {
        let done = self.0.run(message.into(), transfer, drop).await?;
        let bytes = property(&done, "bytes").and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
        bytes
            .map(|bytes| bytes.to_vec())
            .ok_or_else(|| WorkerError::BadMessage("a result without a file".to_owned()))
    }
}

fn bad(thrown: JsValue) -> WorkerError {
    WorkerError::BadMessage(text(&thrown))
}
