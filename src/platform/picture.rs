//! A picture made by the program, at an address of its own that lasts as long as the value.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::PlatformError;

/// A picture that an `img` can show.
pub struct Picture {
    url: String,
}

impl Picture {
    /// # Errors
    /// When the browser refuses to keep it.
    pub fn of_svg(svg: &str) -> Result<Self, PlatformError> {
        let failed = PlatformError::thrown("keeping a picture");
        let options = BlobPropertyBag::new();
        options.set_type("image/svg+xml");
        let parts = Array::of1(&JsValue::from_str(svg));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(&failed)?;
        let url = Url::create_object_url_with_blob(&blob).map_err(&failed)?;
        Ok(Self { url })
    }

    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        // Refused only for an address that is no object URL.
        drop(Url::revoke_object_url(&self.url));
    }
}
