//! Pictures: one made by the program, at an address of its own that lasts as long as the value; and one that a person brings, drawn
//! anew so that it weighs little and says nothing of where it was taken.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::PlatformError;
use super::files::{File, created};

/// Most bytes of a file that is opened as a picture, and most points.
const FILE_MAX: u64 = 40_000_000;
const POINTS_MAX: u64 = 120_000_000;
/// The longest side that is kept, in points: some 27 cm on paper.
const SIDE_MAX: u32 = 1_600;
/// How good a JPEG is, from the best that is tried on.
const QUALITIES: [f64; 3] = [0.88, 0.75, 0.6];

/// A picture that an `img` can show.
pub struct Picture {
    url: String,
}

impl Picture {
    /// Of an SVG in UTF-8.
    ///
    /// # Errors
    /// When the browser refuses to keep it.
    pub fn of_svg(svg: &Uint8Array) -> Result<Self, PlatformError> {
        let failed = PlatformError::thrown("keeping a picture");
        let options = BlobPropertyBag::new();
        options.set_type("image/svg+xml");
        let parts = Array::of1(svg);
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(&failed)?;
        Self::of_blob(&blob)
    }

    fn of_blob(blob: &Blob) -> Result<Self, PlatformError> {
        let url = Url::create_object_url_with_blob(blob).map_err(PlatformError::thrown("keeping a picture"))?;
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

/// A file that the browser can draw, as PNG or JPEG in base64, at most `limit` bytes. It is made smaller where it is large; what a
/// camera writes beside the picture, such as the place, is not kept.
///
/// # Errors
/// [`PlatformError::TooLarge`], and any other error for what is no picture.
pub async fn drawn(file: &File, limit: u64) -> Result<String, PlatformError> {
    if file.size() > FILE_MAX {
        return Err(too_large(file, file.size(), FILE_MAX));
    }
    let failed = PlatformError::thrown("drawing a picture");
    let source = Picture::of_blob(file.blob())?;
    let image: HtmlImageElement = created("img")?;
    image.set_src(source.url());
    JsFuture::from(image.decode()).await.map_err(&failed)?;
    let is_vector = file.media_type().contains("svg");
    let (width, height) = fitted(image.natural_width(), image.natural_height(), is_vector)?;

    let canvas: HtmlCanvasElement = created("canvas")?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas
        .get_context("2d")
        .map_err(&failed)?
        .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    let context = context.ok_or(PlatformError::Missing("canvas"))?;
    let (wide, high) = (f64::from(width), f64::from(height));
    let draw = || {
        context
            .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high)
            .map_err(&failed)
    };
    draw()?;
    let mut smallest = u64::MAX;
    let is_photo = ["image/jpeg", "image/webp", "image/avif"].contains(&file.media_type().as_str());
    if !is_photo {
        let data = data_of(&canvas.to_data_url_with_type("image/png").map_err(&failed)?)?;
        if bytes(&data) <= limit {
            return Ok(data);
        }
    }
    // A JPEG lets nothing through: what was transparent is paper.
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, wide, high);
    draw()?;
    for quality in QUALITIES {
        let url = canvas
            .to_data_url_with_type_and_encoder_options("image/jpeg", &quality.into())
            .map_err(&failed)?;
        let data = data_of(&url)?;
        if bytes(&data) <= limit {
            return Ok(data);
        }
        smallest = smallest.min(bytes(&data));
    }
    Err(too_large(file, smallest, limit))
}

/// The size to draw at: never over the longest side, and a drawing without points of its own at that.
fn fitted(width: u32, height: u32, is_vector: bool) -> Result<(u32, u32), PlatformError> {
    let longest = width.max(height);
    if width == 0 || height == 0 || u64::from(width) * u64::from(height) > POINTS_MAX {
        return Err(PlatformError::Browser {
            doing: "drawing a picture",
            why: format!("{width} × {height} points"),
        });
    }
    let wanted = if is_vector { SIDE_MAX } else { longest.min(SIDE_MAX) };
    let scaled = |side: u32| {
        u32::try_from(u64::from(side) * u64::from(wanted) / u64::from(longest))
            .unwrap_or(SIDE_MAX)
            .max(1)
    };
    Ok((scaled(width), scaled(height)))
}

fn data_of(url: &str) -> Result<String, PlatformError> {
    let data = url.split_once(";base64,").map(|(_, data)| data.to_owned());
    data.ok_or(PlatformError::Missing("picture encoder"))
}

/// How many bytes a text of base64 stands for.
fn bytes(data: &str) -> u64 {
    data.trim_end_matches('=').len() as u64 * 3 / 4
}

fn too_large(file: &File, size: u64, limit: u64) -> PlatformError {
    PlatformError::TooLarge {
        name: file.name(),
        size,
        limit,
    }
}
