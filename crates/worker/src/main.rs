//! The Web Worker: verifies, stores, indexes and searches the directory, so that none of it blocks the page. It begins
//! before the page's program is there (`public/boot.js`, `public/worker.js`).
//!
//! | file | what it is |
//! | --- | --- |
//! | here | dispatches the page's requests; of several searches the newest is run |
//! | [`start`] | what the page says before its program is there, and what it is told |
//! | [`loaded_directory`] | the directory in use: verified, indexed, searchable |
//! | [`keep`] | the database of the trusted state, the release's files and the saved index |
//! | [`sentences`] | what sentences are understood by, once the app's own files are kept |
//! | [`update`] | fetches a newer release in the background, one tab at a time |
//!
//! The stored directory is searchable before any network request is made. A release takes effect only as a whole:
//! verified, decoded, indexed. Whatever fails, the last good one stays in use.

mod keep;
mod loaded_directory;
mod sentences;
mod start;
mod update;

use js_sys::Uint8Array;
use loaded_directory::LoadedDirectory;
use sentences::Sentences;
use signpost_browser::{Base, channel::Channel, clock, console, marks, time};
use signpost_coverage::Coverage;
use signpost_protocol::{Event, Failure, FromWorker, Phase, Reply, Request, Summary, ToWorker};
use signpost_search::Query;
use signpost_trust::{
    Anchor, Policy, Refusal, TrustedState,
    policy::WantedParts,
    report::{LogEntry, TrustReport, Verdict},
};
use start::Start;
use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeSet,
    rc::Rc,
};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// While a tab stays open, a newer release is looked for this often. Milliseconds.
const CHECK_EVERY: u32 = 6 * 3_600_000;

/// The state of the worker.
struct Worker {
    scope: DedicatedWorkerGlobalScope,
    start: Start,
    site: OnceCell<Site>,
    /// The directory in use.
    loaded: RefCell<Option<Rc<LoadedDirectory>>>,
    trust: RefCell<Option<TrustedState>>,
    /// Given to every directory in use.
    sentences: Sentences,
    /// What went wrong here and not in the trust core; newest first.
    log: RefCell<Vec<LogEntry>>,
    /// Requests that came before the stored directory was loaded; `None` from then on.
    pending: RefCell<Option<Vec<ToWorker>>>,
    /// Requests that the long texts belong to, while these are on their way.
    for_the_whole: RefCell<Vec<ToWorker>>,
    /// The parts of a large directory that belong here, by id.
    parts: RefCell<BTreeSet<String>>,
    /// Those that the reader has just chosen in their place, while they are fetched.
    choosing: RefCell<Option<BTreeSet<String>>>,
    /// The newest search, until it runs.
    search: RefCell<Option<(u32, Query)>>,
    /// Callers that wait for the update that is under way.
    updating: RefCell<Option<Vec<futures_channel::oneshot::Sender<()>>>>,
}

/// The site that the directory is of.
struct Site {
    base: Base,
    anchor: Anchor,
    channel: Channel,
}

/// Listens to the page for as long as the worker lives.
fn main() {
    console::report_panics();
    let worker = Rc::new(Worker {
        scope: js_sys::global().unchecked_into(),
        start: Start::read(),
        site: OnceCell::new(),
        loaded: RefCell::default(),
        trust: RefCell::default(),
        sentences: Sentences::default(),
        log: RefCell::default(),
        pending: RefCell::new(Some(Vec::new())),
        for_the_whole: RefCell::default(),
        parts: RefCell::default(),
        choosing: RefCell::default(),
        search: RefCell::default(),
        updating: RefCell::default(),
    });
    let listener = worker.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(address) = event.data().as_string().filter(|text| text.starts_with('#')) {
            return listener.answer_typed(&address);
        }
        // The others are for `public/worker.js`.
        let Ok(bytes) = event.data().dyn_into::<Uint8Array>() else { return };
        match ToWorker::from_bytes(&bytes.to_vec()) {
            Ok(message) => listener.receive(message),
            Err(error) => console::error(&format!("not a request: {error}")),
        }
    });
    worker.scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    marks::mark("start");
    worker.emit(Event::Ready);
    spawn_local(worker.begin());
}

impl Worker {
    fn receive(self: &Rc<Self>, message: ToWorker) {
        let ToWorker { id, request } = message;
        match request {
            Request::Search(query) => self.queue_search(id, query),
            request => match &mut *self.pending.borrow_mut() {
                Some(pending) => pending.push(ToWorker { id, request }),
                None => self.answer(id, request),
            },
        }
    }

    /// Loads the stored directory, then looks for a newer release, at once and every [`CHECK_EVERY`].
    async fn begin(self: Rc<Self>) {
        let base = start::base(&self);
        let anchor = match Anchor::parse(&self.start.anchor) {
            Ok(anchor) => anchor,
            Err(refusal) => {
                self.give_up(&refusal);
                return self.free_line();
            }
        };
        let other_tab = self.clone();
        let channel = Channel::join(&base, keep::DATABASE, move |_| spawn_local(other_tab.clone().adopt()));
        let _ = self.site.set(Site { base, anchor, channel });

        self.emit(Event::Progress { phase: Phase::Opening, done: 0, total: 0 });
        self.clone().adopt().await;
        if self.loaded.borrow().is_some() {
            self.flush_pending();
            self.free_line();
        }
        self.clone().look_for_update().await;
        self.flush_pending();
        self.free_line();
        loop {
            time::sleep(CHECK_EVERY).await;
            self.clone().look_for_update().await;
        }
    }

    /// The page has no usable trust anchor: nothing can be verified, so nothing is fetched.
    fn give_up(self: &Rc<Self>, refusal: &Refusal) {
        self.note(refusal.to_string());
        self.emit(Event::Trust(Box::new(self.report())));
        self.flush_pending();
    }

    /// How strict this reader is, and which parts of the directory are wanted here.
    fn policy(parts: BTreeSet<String>) -> Policy {
        Policy { parts: WantedParts::Only(parts), ..Policy::reader() }
    }

    fn site(&self) -> &Site {
        self.site.get().expect("set before anything else is done")
    }

    // Answers.

    fn answer(self: &Rc<Self>, id: u32, request: Request) {
        let mut loaded = self.loaded.borrow().clone();
        if needs_whole(&request) && loaded.as_ref().is_some_and(|loaded| !loaded.is_whole()) {
            if self.updating.borrow().is_some() {
                return self.for_the_whole.borrow_mut().push(ToWorker { id, request });
            }
            loaded = None;
        }
        match (request, loaded) {
            (Request::Trust, _) => self.reply(id, Reply::Trust(Box::new(self.report()))),
            (Request::CheckForUpdate, _) => {
                let worker = self.clone();
                spawn_local(async move {
                    worker.clone().look_for_update().await;
                    worker.reply(id, Reply::UpdateChecked);
                });
            }
            (Request::UnderstandSentences, _) => {
                let worker = self.clone();
                spawn_local(async move {
                    let are_new = worker.understand_sentences().await;
                    worker.reply(id, Reply::UnderstandingTried { are_new });
                });
            }
            (Request::ChooseParts { ids }, _) => {
                let worker = self.clone();
                spawn_local(async move {
                    let all = worker.clone().choose_parts(ids.into_iter().collect()).await;
                    worker.reply(id, Reply::PartsChosen { all });
                });
            }
            (Request::Records { codes, .. }, Some(loaded)) => {
                self.reply(id, Reply::Records(codes.into_iter().map(|code| loaded.directory().record(code)).collect()));
            }
            (Request::Gone { codes, lang }, Some(loaded)) => self.reply(id, Reply::Gone(loaded.gone(&codes, &lang))),
            (Request::NeedCounts, Some(loaded)) => self.reply(id, Reply::NeedCounts(loaded.need_counts())),
            (Request::Coverage { by }, Some(loaded)) => {
                let coverage = Coverage::of(loaded.directory(), by, clock::now());
                self.reply(id, Reply::Coverage(Box::new(coverage)));
            }
            (Request::Records { .. } | Request::Gone { .. } | Request::NeedCounts | Request::Coverage { .. }, None) => {
                self.fail(id, Failure::NoDirectory)
            }
            (Request::Search(_), _) => {
                self.fail(id, Failure::Internal("answered elsewhere".to_owned()));
            }
        }
    }

    /// Keeps the newest search only. It runs after the messages that already wait, so that ten letters typed while one
    /// search runs cost one search more.
    fn queue_search(self: &Rc<Self>, id: u32, query: Query) {
        let older = self.search.replace(Some((id, query)));
        if let Some((older, _)) = older {
            self.reply(older, Reply::Superseded);
        }
        if self.pending.borrow().is_none() {
            self.run_search();
        }
    }

    fn run_search(self: &Rc<Self>) {
        let worker = self.clone();
        spawn_local(async move {
            time::yield_now().await;
            let Some((id, query)) = worker.search.take() else { return };
            let loaded = worker.loaded.borrow().clone();
            match loaded {
                Some(loaded) => worker.reply(id, Reply::Search(Box::new(loaded.search(&query)))),
                None => worker.fail(id, Failure::NoDirectory),
            }
        });
    }

    /// Answers the pending requests, once it is clear whether there is a directory.
    fn flush_pending(self: &Rc<Self>) {
        let pending = self.pending.borrow_mut().take();
        for ToWorker { id, request } in pending.into_iter().flatten() {
            self.answer(id, request);
        }
        self.run_search();
    }

    /// Answers the requests that waited for the long texts: these are there, or will not come now.
    fn answer_those_for_the_whole(self: &Rc<Self>) {
        for ToWorker { id, request } in self.for_the_whole.take() {
            self.answer(id, request);
        }
    }

    // Messages to the page.

    fn summary(&self, loaded: &LoadedDirectory) -> Summary {
        let directory = loaded.directory();
        Summary {
            community: directory.community.clone(),
            zone: directory.zone.clone(),
            released_at: directory.released_at,
            version: loaded.version(),
            programs: directory.programs.len() as u32,
            organizations: directory.organizations.len() as u32,
            trust: self.report(),
            is_whole: loaded.is_whole(),
            parts: loaded.parts().iter().cloned().collect(),
        }
    }

    fn report(&self) -> TrustReport {
        let now = clock::now();
        let mut report = match &*self.trust.borrow() {
            Some(state) => {
                let loaded = self.loaded.borrow();
                let first_layer = loaded.as_ref().and_then(|loaded| loaded.first_layer_state());
                match (state.report(now), first_layer) {
                    (TrustReport { verdict: Verdict::Unreached, .. }, Some(state)) => state.report(now),
                    (report, _) => report,
                }
            }
            None => TrustReport {
                verdict: Verdict::Refused {
                    role: "root".to_owned(),
                    rule: "this page holds no usable trust anchor".to_owned(),
                    kept: None,
                },
                checked_at: None,
                roles: Vec::new(),
                app: None,
                log: Vec::new(),
            },
        };
        for entry in self.log.borrow().iter() {
            let place = report.log.partition_point(|newer| newer.at >= entry.at);
            report.log.insert(place, entry.clone());
        }
        report
    }

    /// For the About page's log.
    fn note(&self, message: String) {
        const MOST: usize = 20;
        console::warn(&message);
        let mut log = self.log.borrow_mut();
        log.retain(|entry| entry.message != message);
        log.insert(0, LogEntry { at: clock::now(), message });
        log.truncate(MOST);
    }

    fn reply(&self, id: u32, reply: Reply) {
        self.post(&FromWorker::Reply { id, reply });
    }

    fn fail(&self, id: u32, failure: Failure) {
        self.post(&FromWorker::Failed { id, failure });
    }

    fn emit(&self, event: Event) {
        self.post(&FromWorker::Event(event));
    }

    fn post(&self, message: &FromWorker) {
        let _ = self.scope.post_message(&Uint8Array::from(message.to_bytes().as_slice()));
    }
}

/// Whether the directory's long texts belong to the answer.
fn needs_whole(request: &Request) -> bool {
    match request {
        Request::Records { whole, .. } => *whole,
        Request::Gone { .. } | Request::Coverage { .. } => true,
        Request::Search(_)
        | Request::NeedCounts
        | Request::Trust
        | Request::UnderstandSentences
        | Request::CheckForUpdate
        | Request::ChooseParts { .. } => false,
    }
}
