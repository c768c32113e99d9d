//! Jobs in a worker: how they end, well or not. The workers here are small scripts that speak the
//! protocol of the real ones.

use std::cell::RefCell;
use std::rc::Rc;

use futures::future::{join, join3};
use js_sys::{Array, Object, Reflect};
use portee::platform::WorkerError;
use portee::platform::export::{ExportRequest, Exported, Exporter, NamedPicture};
use portee::platform::worker::WorkerClient;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{script, settle};

/// A worker that answers by what it is asked to `act`.
const WORKER: &str = "
  onmessage = ({ data }) => {
    const { id, act } = data;
    if (act === 'crash') throw new Error('a bug');
    if (act === 'hang') return;
    postMessage({ id, type: 'progress', step: 'half' });
    postMessage({ id, type: 'progress', step: { page: 2 } });
    if (act === 'refuse') postMessage({ id, type: 'error', message: 'no', detail: { line: 3 } });
    else postMessage({ id, type: 'done', echo: act, size: data.buffer?.byteLength });
  };
  postMessage({ type: 'ready' });";

fn address(worker: &str) -> String {
    let source = serde_json::to_string(worker).unwrap();
    script(&format!("URL.createObjectURL(new Blob([{source}], {{ type: 'text/javascript' }}))"))
        .as_string()
        .unwrap()
}

fn client() -> WorkerClient {
    WorkerClient::new(address(WORKER))
}

fn job(act: &str) -> JsValue {
    let job = Object::new();
    Reflect::set(&job, &"act".into(), &act.into()).unwrap();
    job.into()
}

async fn run(client: &WorkerClient, act: &str) -> Result<String, WorkerError> {
    let done = client.run(job(act), &Array::new(), |_| ()).await?;
    Ok(Reflect::get(&done, &"echo".into()).unwrap().as_string().unwrap())
}

#[wasm_bindgen_test]
async fn a_job_tells_its_steps_and_gives_its_result() {
    let steps = Rc::new(RefCell::new(Vec::new()));
    let seen = steps.clone();
    let done = client()
        .run(job("work"), &Array::new(), move |step| seen.borrow_mut().push(step))
        .await
        .unwrap();
    assert_eq!(Reflect::get(&done, &"echo".into()).unwrap(), "work");
    assert_eq!(*steps.borrow(), ["half", r#"{"page":2}"#]);
}

#[wasm_bindgen_test]
async fn jobs_given_together_get_each_their_own_result() {
    let client = client();
    let all = join3(run(&client, "one"), run(&client, "two"), run(&client, "refuse")).await;
    let refused = WorkerError::Failed {
        message: "no".to_owned(),
        detail: r#"{"line":3}"#.to_owned(),
    };
    assert_eq!(all, (Ok("one".to_owned()), Ok("two".to_owned()), Err(refused)));
    assert_eq!(run(&client, "three").await.as_deref(), Ok("three"));
}

#[wasm_bindgen_test]
async fn a_buffer_changes_hands_instead_of_being_copied() {
    let buffer = js_sys::ArrayBuffer::new(7);
    let message = job("work");
    Reflect::set(&message, &"buffer".into(), &buffer).unwrap();
    let done = client().run(message, &Array::of1(&buffer), |_| ()).await.unwrap();
    assert_eq!(Reflect::get(&done, &"size".into()).unwrap(), 7);
    assert_eq!(buffer.byte_length(), 0);
}

#[wasm_bindgen_test]
async fn a_worker_that_stops_ends_its_jobs_and_the_next_one_starts_anew() {
    let client = client();
    let (hung, crashed) = join(run(&client, "hang"), run(&client, "crash")).await;
    for outcome in [hung, crashed] {
        let Err(WorkerError::Crashed { message, line, .. }) = outcome else {
            unreachable!("{outcome:?}")
        };
        assert!(message.contains("a bug"), "{message}");
        assert!(line > 0);
    }
    assert_eq!(run(&client, "work").await.as_deref(), Ok("work"));
}

#[wasm_bindgen_test]
async fn cancelling_ends_a_job_at_once_and_the_next_one_starts_anew() {
    let client = client();
    let cancel = async {
        settle().await;
        client.cancel();
    };
    let (outcome, ()) = join(run(&client, "hang"), cancel).await;
    assert_eq!(outcome, Err(WorkerError::Cancelled));
    assert_eq!(run(&client, "work").await.as_deref(), Ok("work"));
}

#[wasm_bindgen_test]
async fn cancelling_from_a_step_is_allowed() {
    let client = Rc::new(client());
    let stopped = client.clone();
    let outcome = client.run(job("work"), &Array::new(), move |_| stopped.cancel()).await;
    assert_eq!(outcome, Err(WorkerError::Cancelled));
}

#[wasm_bindgen_test]
async fn a_worker_that_never_is_ready_is_given_up() {
    let client = WorkerClient::new(address("onmessage = () => {}")).ready_within_ms(100);
    assert_eq!(run(&client, "work").await, Err(WorkerError::NotReady { after_ms: 100 }));
}

#[wasm_bindgen_test]
async fn a_worker_whose_file_is_missing_is_told_without_waiting() {
    let client = WorkerClient::new("./no-such-worker.js");
    assert!(matches!(client.warm_up().await, Err(WorkerError::Crashed { .. })));
}

#[wasm_bindgen_test]
async fn a_worker_that_fails_while_it_loads_is_told_without_waiting() {
    let client = WorkerClient::new(address("await Promise.reject(new Error('no wasm'))"));
    let outcome = client.warm_up().await;
    assert!(
        matches!(&outcome, Err(WorkerError::Crashed { message, .. }) if message.contains("no wasm")),
        "{outcome:?}"
    );
}

#[wasm_bindgen_test]
async fn a_message_that_is_no_object_is_refused() {
    let refused = client().run("text".into(), &Array::new(), |_| ()).await;
    assert!(matches!(refused, Err(WorkerError::BadMessage(_))));
}

#[wasm_bindgen_test]
async fn a_document_comes_back_from_its_files_and_fonts() {
    let echo = "
      onmessage = ({ data: { id, template, files, fonts, language, timestamp } }) => {
        const pdf = new Uint8Array([...files[0].bytes, ...fonts.flatMap((font) => [...font])]);
        const told = [template, files[0].name, language, timestamp].join(' ');
        postMessage({ id, type: 'done', pdf, pages: 14, notes: [told, { line: 1 }] }, [pdf.buffer]);
      };
      postMessage({ type: 'ready' });";
    let request = ExportRequest {
        template: "client.typ".to_owned(),
        files: vec![("data.json".to_owned(), vec![1, 2])],
        fonts: Rc::new(vec![vec![3], vec![4]]),
        language: "fr".to_owned(),
        timestamp_ms: 1_763_800_000_000,
        ..ExportRequest::default()
    };
    let exporter = Exporter::new(WorkerClient::new(address(echo)));
    let told = "client.typ data.json fr 1763800000000".to_owned();
    let expected = Exported {
        pdf: vec![1, 2, 3, 4],
        pages: 14,
        notes: vec![told, r#"{"line":1}"#.to_owned()],
    };
    assert_eq!(exporter.export(&request, |_| ()).await, Ok(expected.clone()));
    // The worker has the fonts; another one gets them again.
    let without_fonts = Exported {
        pdf: vec![1, 2],
        ..expected.clone()
    };
    assert_eq!(exporter.export(&request, |_| ()).await, Ok(without_fonts));
    exporter.cancel();
    assert_eq!(exporter.export(&request, |_| ()).await, Ok(expected));
}

#[wasm_bindgen_test]
async fn a_worker_gets_each_picture_once_and_a_changed_one_again() {
    let echo = "
      onmessage = ({ data: { id, pictures } }) => {
        const told = pictures.map(({ name, data }) => name + '=' + (data ?? '-')).join(' ');
        postMessage({ id, type: 'done', pdf: new Uint8Array(), pages: 1, notes: [told] });
      };
      postMessage({ type: 'ready' });";
    let exporter = Exporter::new(WorkerClient::new(address(echo)));
    let told = async |pictures: &[NamedPicture]| {
        let request = ExportRequest {
            pictures: pictures.to_vec(),
            ..ExportRequest::default()
        };
        exporter.export(&request, |_| ()).await.map(|done| done.notes.concat())
    };
    let picture = |name: &str, data: &str| -> NamedPicture { (name.into(), data.into()) };
    let (first, second) = (picture("a-1.png", "AAAA"), picture("b-1.png", "BBBB"));
    let both = [first.clone(), second.clone()];
    assert_eq!(told(&both).await, Ok("a-1.png=AAAA b-1.png=BBBB".to_owned()));
    assert_eq!(told(&both).await, Ok("a-1.png=- b-1.png=-".to_owned()));
    let changed = [picture("a-1.png", "CCCC"), second.clone()];
    assert_eq!(told(&changed).await, Ok("a-1.png=CCCC b-1.png=-".to_owned()));
    // What a job does not name is forgotten by the worker.
    assert_eq!(told(std::slice::from_ref(&second)).await, Ok("b-1.png=-".to_owned()));
    assert_eq!(told(&both).await, Ok("a-1.png=AAAA b-1.png=-".to_owned()));
    exporter.cancel();
    assert_eq!(told(&both).await, Ok("a-1.png=AAAA b-1.png=BBBB".to_owned()));
}

#[wasm_bindgen_test]
async fn a_result_without_a_document_is_an_error() {
    let exporter = Exporter::new(client());
    let outcome = exporter.export(&ExportRequest::default(), |_| ()).await;
    assert!(matches!(outcome, Err(WorkerError::BadMessage(_))), "{outcome:?}");
}
