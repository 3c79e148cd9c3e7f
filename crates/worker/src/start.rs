//! The page before its program is there: what it has said to the worker (`public/worker.js`), and what it is told.

use crate::{Worker, loaded_directory};
use js_sys::{Array, Promise};
use signpost_browser::{Base, clock, global, time};
use signpost_first_answer::{FirstAnswer, Question};
use signpost_trust::{TrustedState, VerifiedFile, report::Verdict};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// So long the page's program is waited for before long texts share its line. Milliseconds.
const PATIENCE: u32 = 30_000;

/// What the page said.
#[derive(Default)]
pub struct Start {
    /// The text of `trust-anchor` in the page.
    pub anchor: String,
    /// Of the reader, best first.
    languages: Vec<String>,
    /// What the page was opened for, until it is answered.
    question: RefCell<Option<Question>>,
    line_is_free: Cell<bool>,
}

impl Start {
    /// As `public/worker.js` has kept it.
    pub fn read() -> Start {
        let Some(start) = global::property("signpostStart") else { return Start::default() };
        let text = |name| global::of(&start, name).and_then(|value| value.as_string());
        let languages = global::of(&start, "languages").map(|list| Array::from(&list));
        let languages: Vec<String> = languages.iter().flat_map(Array::iter).filter_map(|tag| tag.as_string()).collect();
        let question = text("asked").map(|address| Question::new(&address, languages.clone()));
        let (anchor, question) = (text("anchor").unwrap_or_default(), RefCell::new(question));
        Start { anchor, languages, question, line_is_free: Cell::default() }
    }
}

/// The site's folder, in which `worker.js` lies.
pub fn base(worker: &Worker) -> Base {
    Base::of(&worker.scope.location().href())
}

/// Resolves when the page's program is there or will not come: until then the line is its own.
pub async fn page_has_come() {
    if let Some(coming) = global::property("signpostPage").and_then(|coming| coming.dyn_into::<Promise>().ok()) {
        let _ = time::within(PATIENCE, JsFuture::from(coming)).await;
    }
}

impl Worker {
    /// Lets the page ask for its program: what answers a reader has come, or does not come now.
    pub(super) fn free_line(&self) {
        if !self.start.line_is_free.replace(true) {
            let _ = self.scope.post_message(&JsValue::TRUE);
        }
    }

    /// Answers a handoff from the layers that are here, without the one that only the search reads.
    pub(super) async fn answer_handoff(&self, state: TrustedState, files: Vec<VerifiedFile>) {
        let is_fresh = state.report(clock::now()).verdict == Verdict::Fresh;
        if !is_fresh || !self.start.question.borrow().as_ref().is_some_and(Question::is_handoff) {
            return;
        }
        // What cannot be read is refused with the release.
        let Ok(directory) = loaded_directory::decode(files).await else { return };
        if let Some(question) = self.start.question.take() {
            self.post_first(&question.of_handoff(directory.get(), clock::now()));
        }
    }

    /// Answers what is asked by the directory in use; it stays asked where that cannot be.
    pub(super) fn answer_first(&self) {
        let answer = self.start.question.borrow().as_ref().and_then(|question| self.first_answer(question));
        if let Some(answer) = answer {
            self.start.question.take();
            self.post_first(&answer);
        }
    }

    /// Answers what the reader has typed before the page's program was there. `address`: that of a search for it.
    pub(super) fn answer_typed(&self, address: &str) {
        let question = Question::typed(address, self.start.languages.clone());
        self.post_first(&self.first_answer(&question).unwrap_or_default());
    }

    /// None by a directory of which the reader has to be warned: the app does that.
    fn first_answer(&self, question: &Question) -> Option<FirstAnswer> {
        let loaded = self.loaded.borrow().clone().filter(|_| self.report().verdict == Verdict::Fresh)?;
        let (directory, now) = (loaded.directory(), clock::now());
        Some(match question.query(&directory.community, now) {
            Some(query) => question.of_results(&loaded.search(&query), directory, now),
            None => FirstAnswer { searchable: question.is_search(), ..question.of_handoff(directory, now) },
        })
    }

    /// What was answered, or is about to be, belongs to a release that is refused.
    pub(super) fn take_back_first_answer(&self) {
        self.start.question.take();
        self.post_first(&FirstAnswer::default());
    }

    fn post_first(&self, answer: &FirstAnswer) {
        if let Ok(json) = serde_json::to_string(answer) {
            let _ = self.scope.post_message(&json.into());
        }
    }
}
