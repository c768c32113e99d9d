//! Files in and out of the page, and our own files from the server.

use js_sys::Array;
use portee::platform::files::{File, Transfer, download, pick};
use portee::platform::{PlatformError, fetch};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::DataTransfer;

use crate::script;

fn file(name: &str, text: &str) -> web_sys::File {
    web_sys::File::new_with_str_sequence(&Array::of1(&text.into()), name).unwrap()
}

#[wasm_bindgen_test]
async fn a_file_is_read_unless_it_is_too_large() {
    let file = File::new(file("bid.json", "œ{}"));
    assert_eq!((file.name().as_str(), file.size()), ("bid.json", 4));
    assert_eq!(file.bytes(4).await.unwrap(), "œ{}".as_bytes());
    let too_large = PlatformError::TooLarge {
        name: "bid.json".to_owned(),
        size: 4,
        limit: 3,
    };
    assert_eq!(file.bytes(3).await, Err(too_large));
}

#[wasm_bindgen_test]
async fn what_is_dropped_comes_with_its_files_and_its_text() {
    let data: DataTransfer = script(
        "(() => { const data = new DataTransfer(); data.items.add(new File(['1;2'], 'lines.csv')); data.setData('text/plain', 'a\\tb'); return data; })()",
    )
    .unchecked_into();
    let transfer = Transfer::from(&data);
    assert_eq!(transfer.text, "a\tb");
    assert_eq!(transfer.files.len(), 1);
    assert_eq!(transfer.files[0].bytes(100).await.unwrap(), b"1;2");
    let nothing = Transfer::from(&DataTransfer::new().unwrap());
    assert!(nothing.files.is_empty() && nothing.text.is_empty());
}

#[wasm_bindgen_test]
async fn a_saved_file_has_its_name_and_its_bytes() {
    script("globalThis.plainClick = HTMLAnchorElement.prototype.click; HTMLAnchorElement.prototype.click = function () { globalThis.saved = this; }");
    download("Réponse.portee", "application/json", &[0, 159, 255]).unwrap();
    script("HTMLAnchorElement.prototype.click = plainClick");
    assert_eq!(script("saved.download").as_string().as_deref(), Some("Réponse.portee"));
    let url = script("saved.href").as_string().unwrap();
    assert_eq!(fetch::bytes(&url).await.unwrap(), [0, 159, 255]);
}

#[wasm_bindgen_test]
async fn choosing_gives_the_files_and_changing_ones_mind_gives_none() {
    script(
        "globalThis.plainClick = HTMLInputElement.prototype.click;
         HTMLInputElement.prototype.click = function () {
           const data = new DataTransfer();
           data.items.add(new File(['{}'], 'a.json'));
           if (this.accept === '.json') this.files = data.files;
           setTimeout(() => this.dispatchEvent(new Event(this.accept === '.json' ? 'change' : 'cancel')));
         }",
    );
    let chosen = pick(".json", true).await.unwrap();
    let none = pick(".xml", false).await.unwrap();
    script("HTMLInputElement.prototype.click = plainClick");
    assert_eq!(chosen.iter().map(File::name).collect::<Vec<_>>(), ["a.json"]);
    assert!(none.is_empty());
}

#[wasm_bindgen_test]
async fn a_missing_file_of_ours_is_an_error_with_its_address() {
    let url = "./not-there.json".to_owned();
    assert_eq!(fetch::text(&url).await, Err(PlatformError::Http { url, status: 404 }));
    assert!(matches!(fetch::bytes("http://127.0.0.1:1/").await, Err(PlatformError::Network { url, .. }) if url.ends_with(":1/")));
}
