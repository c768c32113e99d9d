//! Files between the app and the person: saved to the disk, chosen, dropped or pasted. Their size is
//! known before they are read, and what they contain is not known here.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent, DataTransfer, DragEvent, Event, FileList, HtmlAnchorElement, HtmlInputElement, Url};

use super::PlatformError;
use super::browser::document;
use super::listener::Listener;

/// How long a saved file stays readable for the browser that writes it, in milliseconds.
const SAVING_MS: u32 = 60_000;

/// A file of the person, not read yet.
#[derive(Debug, Clone)]
pub struct File(web_sys::File);

impl File {
    /// Wraps a file that the browser gave.
    pub fn new(file: web_sys::File) -> Self {
        Self(file)
    }

    /// Its name, without a folder.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// Whether it says of itself that it is a picture.
    pub fn is_picture(&self) -> bool {
        self.media_type().starts_with("image/")
    }

    pub(super) fn media_type(&self) -> String {
        self.0.type_()
    }

    pub(super) fn blob(&self) -> &Blob {
        &self.0
    }

    /// Reads it, unless it is larger than `limit` bytes.
    pub async fn bytes(&self, limit: u64) -> Result<Vec<u8>, PlatformError> {
        if self.size() > limit {
            return Err(PlatformError::TooLarge {
                name: self.name(),
                size: self.size(),
                limit,
            });
        }
        let buffer = JsFuture::from(self.0.array_buffer()).await.map_err(PlatformError::thrown("reading a file"))?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

/// What was dropped or pasted.
#[derive(Debug, Clone, Default)]
pub struct Transfer {
    /// The files, if any.
    pub files: Vec<File>,
    /// The plain text, empty if none.
    pub text: String,
}

impl From<&DataTransfer> for Transfer {
    fn from(data: &DataTransfer) -> Self {
        Self {
            files: listed(data.files()),
            text: data.get_data("text/plain").unwrap_or_default(),
        }
    }
}

/// The pictures of a drop or paste event, which goes no further then.
pub fn pictures(event: &Event) -> Vec<File> {
    let dropped = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    let data = dropped.or_else(|| event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data));
    let files = data.map(|data| listed(data.files())).unwrap_or_default();
    let pictures: Vec<File> = files.into_iter().filter(File::is_picture).collect();
    if !pictures.is_empty() {
        event.prevent_default();
        event.stop_propagation();
    }
    pictures
}

/// What a drop event carries. The caller prevents the browser from opening it.
pub fn dropped(event: &DragEvent) -> Transfer {
    event.data_transfer().as_ref().map(Transfer::from).unwrap_or_default()
}

/// What a paste event carries.
pub fn pasted(event: &ClipboardEvent) -> Transfer {
    event.clipboard_data().as_ref().map(Transfer::from).unwrap_or_default()
}

/// The files chosen in the `<input type="file">` of this event.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| listed(input.files())).unwrap_or_default()
}

fn listed(files: Option<FileList>) -> Vec<File> {
    files
        .map(|files| (0..files.length()).filter_map(|at| files.get(at)).map(File).collect())
        .unwrap_or_default()
}

/// Lets the person choose files; empty when the person changes their mind. `accept` is as in HTML
/// (`.json,.xml`). Browsers open the dialog only in answer to a click or a key.
pub async fn pick(accept: &str, multiple: bool) -> Result<Vec<File>, PlatformError> {
    let input: HtmlInputElement = created("input")?;
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(multiple);
    let (tell, ended) = oneshot::channel::<()>();
    let tell = Rc::new(RefCell::new(Some(tell)));
    let ends_at = |event| {
        let tell = tell.clone();
        Listener::new(&input, event, move |_| drop(tell.take()))
    };
    let _listeners = (ends_at("change")?, ends_at("cancel")?);
    input.click();
    // Either event drops the sender, and that is the news.
    let _ = ended.await;
    Ok(listed(input.files()))
}

/// Saves bytes as a file of this name, where the browser saves downloads.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), PlatformError> {
    let failed = PlatformError::thrown("saving a file");
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(&failed)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(&failed)?;
    let link: HtmlAnchorElement = created("a")?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(SAVING_MS).await;
        // Refused only for an address that is no object URL.
        drop(Url::revoke_object_url(&url));
    });
    Ok(())
}

pub(super) fn created<T: JsCast>(tag: &str) -> Result<T, PlatformError> {
    let element = document()?.create_element(tag).map_err(PlatformError::thrown("making an element"))?;
    element
        .dyn_into()
        .map_err(|other| PlatformError::thrown("making an element")(JsValue::from(other)))
}
