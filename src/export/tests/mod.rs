//! The export, tested on the real templates and fonts and a proposal written by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod hostile;
mod markdown;
mod preview;
mod profiles;
mod text;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::{ExportError, Fonts, Job, Pdf, Progress, render};

/// 4 January 2027.
const WHEN: i64 = 1_799_020_800;
const CLIENT_JSON: &str = "{\"format\":\"joint-bid-client/1\",\"bid\":\"haut-vallon\"}";

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let names = ["Inter-Regular", "Inter-SemiBold", "Literata-Regular", "Literata-SemiBold", "Boxes"];
    Fonts::read(names.map(|name| read(&format!("public/fonts/{name}.ttf"))).into()).unwrap()
});

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap()
}

fn example() -> Value {
    serde_json::from_slice(&read("tests/fixtures/print/example.json")).unwrap()
}

/// The example with other sections, and nothing attached.
fn with_blocks(blocks: Value) -> Value {
    let mut data = example();
    data["sections"] = json!([{ "heading": "Essai", "blocks": blocks }]);
    data["attachments"] = json!([]);
    data
}

fn job(data: &Value) -> Job {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for entry in std::fs::read_dir(path("public/typst")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        files.insert(name, std::fs::read(entry.path()).unwrap());
    }
    files.insert("data.json".into(), data.to_string().into_bytes());
    files.insert("client.json".into(), CLIENT_JSON.into());
    Job {
        template: "proposal.typ".into(),
        files,
        timestamp: WHEN,
        ..Job::default()
    }
}

fn print(data: &Value) -> Pdf {
    render(job(data), &FONTS, &mut |_| {}).unwrap_or_else(|error| panic!("{error:#?}"))
}

#[test]
fn every_step_is_told_in_order() {
    let mut steps = Vec::new();
    render(job(&with_blocks(json!([]))), &FONTS, &mut |step| steps.push(step)).unwrap();
    assert_eq!(steps, [Progress::Parse, Progress::Layout, Progress::Pdf]);
}

#[test]
fn a_template_that_is_not_there_is_told_by_name() {
    let mut job = job(&example());
    job.template = "other.typ".into();
    let error = render(job, &FONTS, &mut |_| {}).unwrap_err();
    assert!(error.to_string().contains("other.typ"), "{error}");
}

#[test]
fn a_mistake_in_a_template_is_told_with_file_and_line() {
    let mut job = job(&example());
    job.files.insert("proposal.typ".into(), b"= One\n\n#nothing".to_vec());
    let Err(ExportError::Layout { problems }) = render(job, &FONTS, &mut |_| {}) else {
        panic!("an unknown name must not compile");
    };
    assert_eq!(problems[0].place, Some(("proposal.typ".into(), 3)));
}

#[test]
fn a_template_reaches_nothing_outside_the_job() {
    for reach in ["#read(\"/etc/hostname\")", "#import \"@preview/cetz:0.3.0\"", "#read(\"../Cargo.toml\")"] {
        let mut job = job(&example());
        job.files.insert("proposal.typ".into(), reach.into());
        let result = render(job, &FONTS, &mut |_| {});
        assert!(matches!(result, Err(ExportError::Layout { .. })), "{reach}");
    }
}

#[test]
fn a_file_that_is_no_font_is_told_by_its_place() {
    let files = vec![read("public/fonts/Inter-Regular.ttf"), b"no font".to_vec()];
    let error = Fonts::read(files).err();
    assert_eq!(error, Some(ExportError::UnreadableFont { index: 1 }));
    assert!(Fonts::read(Vec::new()).is_err());
}
