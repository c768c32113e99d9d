//! Pictures that a person brings, drawn anew.

use portee::platform::PlatformError;
use portee::platform::files::File;
use portee::platform::picture::drawn;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script;

/// A file by an expression of JavaScript that gives its parts.
fn file(name: &str, kind: &str, parts: &str) -> File {
    File::new(script(&format!("new File({parts}, '{name}', {{ type: '{kind}' }})")).unchecked_into())
}

const PLAN: &str = r#"['<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="teal"/></svg>']"#;

/// Width and height that a PNG says, from the 17th byte on.
fn size_of(png: &str) -> (u32, u32) {
    let head = script(&format!("atob('{}')", &png[..32])).as_string().unwrap();
    let bytes: Vec<u8> = head.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[wasm_bindgen_test]
async fn a_drawing_becomes_points_of_the_largest_size() {
    let data = drawn(&file("plan.svg", "image/svg+xml", PLAN), 1_000_000).await.unwrap();
    assert_eq!(size_of(&data), (1600, 800));
}

#[wasm_bindgen_test]
async fn a_picture_that_does_not_fit_as_png_becomes_a_jpeg_or_is_refused_with_its_size() {
    let noise = "(() => { const c = document.createElement('canvas'); c.width = c.height = 300; const x = c.getContext('2d'); \
        let s = 1; const next = () => (s = (s * 1103515245 + 12345) % 2147483648) >> 16 & 255; \
        for (let i = 0; i < 9e4; i += 1) { x.fillStyle = `rgb(${next()} ${next()} ${next()})`; x.fillRect(i % 300, i / 300 | 0, 1, 1); } \
        return [Uint8Array.from(atob(c.toDataURL('image/png').split(',')[1]), (b) => b.charCodeAt(0))]; })()";
    let noise = file("bruit.png", "image/png", noise);
    assert!(drawn(&noise, 1_000_000).await.unwrap().starts_with("iVBORw0KGgo"));
    assert!(drawn(&noise, 150_000).await.unwrap().starts_with("/9j/"));
    let refused = drawn(&noise, 1_000).await;
    assert!(
        matches!(&refused, Err(PlatformError::TooLarge { name, size, limit: 1_000 }) if name == "bruit.png" && *size > 1_000),
        "{refused:?}"
    );
}

#[wasm_bindgen_test]
async fn what_is_no_picture_is_refused() {
    for (name, kind, parts) in [
        ("texte.png", "image/png", "['bonjour']"),
        ("vide.jpg", "image/jpeg", "[]"),
        ("casse.svg", "image/svg+xml", "['<svg']"),
    ] {
        assert!(drawn(&file(name, kind, parts), 1_000_000).await.is_err(), "{name}");
    }
}
