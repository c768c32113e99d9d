//! What the browser can refuse, as data. Sentences for people are made from it elsewhere.

use wasm_bindgen::{JsCast, JsValue};

/// A browser function did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlatformError {
    /// This browser, or this kind of page, lacks the function.
    #[error("no {0} here")]
    Missing(&'static str),
    /// The person or the browser said no.
    #[error("{0} is denied")]
    Denied(&'static str),
    /// No element of the page has this id.
    #[error("no element #{0}")]
    NoElement(String),
    /// A file is larger than what may be read.
    #[error("{name}: {size} bytes, {limit} at most")]
    TooLarge {
        /// The file.
        name: String,
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// The server answered, but not with the file.
    #[error("{url}: status {status}")]
    Http {
        /// The address asked.
        url: String,
        /// The status, 404 when the file is not there.
        status: u16,
    },
    /// No answer came.
    #[error("{url}: {why}")]
    Network {
        /// The address asked.
        url: String,
        /// What the browser said.
        why: String,
    },
    /// Anything else.
    #[error("{doing}: {why}")]
    Browser {
        /// What was being done.
        doing: &'static str,
        /// What the browser said.
        why: String,
    },
}

impl PlatformError {
    /// Maps what a browser function threw.
    pub(crate) fn thrown(doing: &'static str) -> impl Fn(JsValue) -> Self {
        move |thrown| match name(&thrown).as_str() {
            "NotAllowedError" | "SecurityError" => Self::Denied(doing),
            _ => Self::Browser { doing, why: text(&thrown) },
        }
    }
}

/// A job given to a worker did not end well.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkerError {
    /// The worker could not be started at all.
    #[error("worker not started: {0}")]
    Start(String),
    /// The worker did not say that it is ready in time.
    #[error("worker not ready after {after_ms} ms")]
    NotReady {
        /// How long it was waited for, in milliseconds.
        after_ms: u32,
    },
    /// The worker stopped: a missing file, a refused policy or a bug of ours.
    #[error("worker stopped: {message} ({file}:{line})")]
    Crashed {
        /// What the browser said; empty when the script did not load.
        message: String,
        /// The script.
        file: String,
        /// The line, 0 when unknown.
        line: u32,
    },
    /// Someone stopped the worker.
    #[error("cancelled")]
    Cancelled,
    /// The worker did the job and answers that it failed.
    #[error("{message}")]
    Failed {
        /// In one line.
        message: String,
        /// All that is known.
        detail: String,
    },
    /// A message cannot be sent or read.
    #[error("bad message: {0}")]
    BadMessage(String),
}

/// The name of a thrown error, `QuotaExceededError` for example; empty when it has none.
pub(crate) fn name(thrown: &JsValue) -> String {
    text_of(thrown, "name").unwrap_or_default()
}

/// A thrown value in words, whatever it is.
pub(crate) fn text(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Object>() {
        Some(object) => object.to_string().into(),
        None => thrown.as_string().unwrap_or_else(|| format!("{thrown:?}")),
    }
}

/// A property of an object, `None` when it is undefined or null.
pub(crate) fn property(object: &JsValue, key: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &key.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// A text property of an object.
pub(crate) fn text_of(object: &JsValue, key: &str) -> Option<String> {
    property(object, key)?.as_string()
}

/// Sets a property of an object that we made.
pub(crate) fn set(object: &js_sys::Object, key: &str, value: impl Into<JsValue>) -> Result<(), JsValue> {
    js_sys::Reflect::set(object, &key.into(), &value.into()).map(|_| ())
}

/// A value of a message in words: a text as it is, anything else as JSON.
pub(crate) fn words(value: &JsValue) -> String {
    let json = || js_sys::JSON::stringify(value).ok().and_then(|json| json.as_string());
    value.as_string().or_else(json).unwrap_or_default()
}
