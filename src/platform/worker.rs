//! A worker and its jobs: started at the first job, told only after it says `ready`, stopped by
//! `cancel` or by its own failure, and started again by the next job. What a job is about is not known
//! here: a message is an object to which an `id` is added; the answers carry it, with a `type`:
//! `progress` (and a `step`), `done` (and whatever the job gives), `error` (`message`, `detail`).

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::WorkerError;
use super::error::{property, set, text, text_of, words};
use super::listener::Listener;

/// How long a worker may take to load, in milliseconds: megabytes over a slow line.
const READY_WITHIN_MS: u32 = 120_000;

type Outcome = Result<JsValue, WorkerError>;

struct Job {
    on_progress: Rc<dyn Fn(String)>,
    tell: oneshot::Sender<Outcome>,
}

/// What the listeners share with the jobs that wait.
#[derive(Default)]
struct Board {
    is_ready: Cell<bool>,
    /// Why the worker no longer works.
    failure: RefCell<Option<WorkerError>>,
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
    jobs: RefCell<HashMap<u32, Job>>,
}

impl Board {
    fn is_failed(&self) -> bool {
        self.failure.borrow().is_some()
    }

    fn ready(&self) {
        self.is_ready.set(true);
        for tell in self.waiting.take() {
            // Nobody waits any more: fine.
            let _ = tell.send(());
        }
    }

    /// Ends every job and every wait.
    fn fail(&self, error: &WorkerError) {
        self.failure.replace(Some(error.clone()));
        self.waiting.take();
        for (_, job) in self.jobs.take() {
            drop(job.tell.send(Err(error.clone())));
        }
    }

    fn end(&self, id: u32, outcome: Outcome) {
        let job = self.jobs.borrow_mut().remove(&id);
        drop(job.map(|job| job.tell.send(outcome)));
    }

    fn hear(&self, message: &JsValue) {
        let kind = text_of(message, "type").unwrap_or_default();
        let id = property(message, "id").and_then(|id| id.as_f64()).map(|id| id as u32);
        match (kind.as_str(), id) {
            ("ready", _) => self.ready(),
            ("progress", Some(id)) => {
                // The callback may cancel: no borrow is held while it runs.
                let callback = self.jobs.borrow().get(&id).map(|job| job.on_progress.clone());
                if let Some(callback) = callback {
                    callback(field(message, "step"));
                }
            }
            ("done", Some(id)) => self.end(id, Ok(message.clone())),
            ("error", id) => {
                let error = WorkerError::Failed {
                    message: field(message, "message"),
                    detail: field(message, "detail"),
                };
                match id {
                    Some(id) => self.end(id, Err(error)),
                    // The worker could not even read the job's id: no job would ever end.
                    None => self.fail(&error),
                }
            }
            _ => self.fail(&WorkerError::BadMessage(kind)),
        }
    }
}

fn field(message: &JsValue, key: &str) -> String {
    property(message, key).map(|value| words(&value)).unwrap_or_default()
}

/// A running worker with its listeners; stopped when dropped.
struct Running {
    worker: Worker,
    board: Rc<Board>,
    _listeners: [Listener; 3],
}

impl Running {
    fn start(url: &str) -> Result<Self, WorkerError> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(url, &options).map_err(|thrown| WorkerError::Start(text(&thrown)))?;
        let board = Rc::new(Board::default());
        let listen = |event, hear: fn(&Board, &Event)| {
            let board = board.clone();
            Listener::new(&worker, event, move |event| hear(&board, &event)).map_err(|error| WorkerError::Start(error.to_string()))
        };
        let listeners = [
            listen("message", |board, event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    board.hear(&event.data());
                }
            })?,
            listen("messageerror", |board, _| board.fail(&WorkerError::BadMessage("not cloned".to_owned())))?,
            listen("error", |board, event| board.fail(&crash(event)))?,
        ];
        Ok(Self {
            worker,
            board,
            _listeners: listeners,
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A worker whose script does not load has a plain event, without a message.
fn crash(event: &Event) -> WorkerError {
    match event.dyn_ref::<ErrorEvent>() {
        Some(event) => WorkerError::Crashed {
            message: event.message(),
            file: event.filename(),
            line: event.lineno(),
        },
        None => WorkerError::Crashed {
            message: String::new(),
            file: String::new(),
            line: 0,
        },
    }
}

/// Gives jobs to one worker.
pub struct WorkerClient {
    url: String,
    ready_within_ms: u32,
    next_id: Cell<u32>,
    starts: Cell<u32>,
    running: RefCell<Option<Running>>,
}

impl WorkerClient {
    /// A client of the worker at this address (`./export-worker_loader.js`), not started yet.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            ready_within_ms: READY_WITHIN_MS,
            next_id: Cell::new(1),
            starts: Cell::new(0),
            running: RefCell::new(None),
        }
    }

    /// Changes how long the worker may take to be ready, in milliseconds.
    pub fn ready_within_ms(mut self, ms: u32) -> Self {
        self.ready_within_ms = ms;
        self
    }

    /// Starts the worker before it is needed.
    pub async fn warm_up(&self) -> Result<(), WorkerError> {
        self.ready().await.map(|_| ())
    }

    /// How many workers were started so far: the number of the one that runs, from 1.
    pub fn starts(&self) -> u32 {
        self.starts.get()
    }

    /// Gives a job, an object, to the worker, with the buffers that change hands; waits for its `done`
    /// message and returns it. A step that is not a text is given to `on_progress` as JSON.
    pub async fn run(&self, message: JsValue, transfer: &Array, on_progress: impl Fn(String) + 'static) -> Outcome {
        let board = self.ready().await?;
        let id = self.next_id.get();
        self.next_id.set(id.wrapping_add(1));
        let object = message.dyn_ref::<Object>().ok_or_else(|| WorkerError::BadMessage("not an object".to_owned()))?;
        set(object, "id", id).map_err(|thrown| WorkerError::BadMessage(text(&thrown)))?;

        let (tell, outcome) = oneshot::channel();
        board.jobs.borrow_mut().insert(
            id,
            Job {
                on_progress: Rc::new(on_progress),
                tell,
            },
        );
        if let Err(error) = self.post(&board, &message, transfer) {
            board.jobs.borrow_mut().remove(&id);
            return Err(error);
        }
        outcome.await.unwrap_or(Err(WorkerError::Cancelled))
    }

    /// Stops the worker: what it was doing ends as [`WorkerError::Cancelled`].
    pub fn cancel(&self) {
        self.stop(&WorkerError::Cancelled);
    }

    fn stop(&self, error: &WorkerError) {
        let running = self.running.borrow_mut().take();
        if let Some(running) = running {
            running.board.fail(error);
        }
    }

    fn post(&self, board: &Rc<Board>, message: &JsValue, transfer: &Array) -> Result<(), WorkerError> {
        match &*self.running.borrow() {
            Some(running) if Rc::ptr_eq(&running.board, board) => running
                .worker
                .post_message_with_transfer(message, transfer)
                .map_err(|thrown| WorkerError::BadMessage(text(&thrown))),
            _ => Err(WorkerError::Cancelled),
        }
    }

    /// The board of a worker that is ready, started if need be.
    async fn ready(&self) -> Result<Rc<Board>, WorkerError> {
        if self.running.borrow().as_ref().is_none_or(|running| running.board.is_failed()) {
            let started = Running::start(&self.url)?;
            *self.running.borrow_mut() = Some(started);
            self.starts.set(self.starts.get().wrapping_add(1));
        }
        let board = self
            .running
            .borrow()
            .as_ref()
            .map(|running| running.board.clone())
            .ok_or(WorkerError::Cancelled)?;
        if board.is_ready.get() {
            return Ok(board);
        }
        let (tell, told) = oneshot::channel();
        board.waiting.borrow_mut().push(tell);
        match select(told, TimeoutFuture::new(self.ready_within_ms)).await {
            Either::Left((Ok(()), _)) => Ok(board),
            Either::Left((Err(_), _)) => Err(board.failure.borrow().clone().unwrap_or(WorkerError::Cancelled)),
            Either::Right(_) => {
                let error = WorkerError::NotReady {
                    after_ms: self.ready_within_ms,
                };
                self.stop(&error);
                Err(error)
            }
        }
    }
}
