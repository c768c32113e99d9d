//! The solver worker: takes a question as a message, answers with how far it is and then the answer. Questions, steps and answers
//! travel as JSON text, so that no number passes through a float.
//!
//! It knows messages and [`portee::solver`], nothing of the trade. To cancel, the page ends the worker and starts another: the best
//! found so far was told by then.

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::start();
}

#[cfg(target_arch = "wasm32")]
mod shared;

#[cfg(target_arch = "wasm32")]
mod worker {
    use crate::shared::{Page, listen, post};
    use js_sys::Array;
    use portee::solver::{Control, Progress, Task, answer};
    use serde::{Deserialize, Serialize};
    use wasm_bindgen::prelude::*;

    #[derive(Deserialize)]
    struct Request {
        id: f64,
        /// A [`Task`] as JSON.
        task: String,
    }

    #[derive(Serialize)]
    #[serde(tag = "type", rename_all = "lowercase")]
    enum Reply {
        Ready,
        /// `step` is a [`Progress`] as JSON.
        Progress {
            id: f64,
            step: String,
        },
        Done {
            id: f64,
            answer: String,
        },
        Error {
            id: Option<f64>,
            message: String,
            detail: Option<String>,
        },
    }

    /// Questions of the worker's own, one of them impossible, and how long it asks itself at least. A browser compiles code when it is
    /// first called, and better when it is called often: what people ask finds that done.
    const FIRST: &str = include_str!("solver_worker/first.json");
    const FIRST_MS: u64 = 500;

    pub fn start() {
        let now_ms = || Unheard.now_ms() as u64;
        let until = now_ms() + FIRST_MS;
        while let Ok(tasks) = serde_json::from_str::<Vec<Task>>(FIRST) {
            for task in &tasks {
                drop(serde_json::to_string(&answer(task, &mut Unheard)));
            }
            if now_ms() > until {
                break;
            }
        }
        listen(&Reply::Ready, |page, data| post(page, &reply(page, data), &Array::new()));
    }

    /// Tells nobody, but says it.
    struct Unheard;

    impl Control for Unheard {
        fn now_ms(&self) -> f64 {
            js_sys::Date::now()
        }
        fn progress(&mut self, progress: Progress) {
            drop(serde_json::to_string(&progress));
        }
        fn is_cancelled(&self) -> bool {
            false
        }
    }

    fn reply(page: &Page, data: JsValue) -> Reply {
        let refuse = |id: Option<f64>, message: String| Reply::Error { id, message, detail: None };
        let Request { id, task } = match serde_wasm_bindgen::from_value(data) {
            Ok(request) => request,
            Err(wrong) => return refuse(None, wrong.to_string()),
        };
        let task: Task = match serde_json::from_str(&task) {
            Ok(task) => task,
            Err(wrong) => return refuse(Some(id), wrong.to_string()),
        };
        match serde_json::to_string(&answer(&task, &mut Hearer { page, id })) {
            Ok(answer) => Reply::Done { id, answer },
            Err(wrong) => refuse(Some(id), wrong.to_string()),
        }
    }

    /// Tells the page how far the search is.
    struct Hearer<'a> {
        page: &'a Page,
        id: f64,
    }

    impl Control for Hearer<'_> {
        fn now_ms(&self) -> f64 {
            // `performance.now()`: monotonic. A worker without it has the clock of the day.
            self.page.performance().map_or_else(js_sys::Date::now, |clock| clock.now())
        }
        fn progress(&mut self, progress: Progress) {
            if let Ok(step) = serde_json::to_string(&progress) {
                post(self.page, &Reply::Progress { id: self.id, step }, &Array::new());
            }
        }
        /// The page cancels by ending the worker.
        fn is_cancelled(&self) -> bool {
            false
        }
    }
}
