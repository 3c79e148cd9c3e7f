//! The worker: verifies, keeps, indexes and searches the directory, so that the page never waits (wasm, feature
//! `app`).
//!
//! | file | what it defines |
//! | --- | --- |
//! | here | the conversation with the page: what is answered when, the newest search wins |
//! | [`held`] | the directory in use: verified, indexed, searchable |
//! | [`keep`] | the database of the trusted state, the release's files and the saved index |
//! | [`update`] | looking for a newer release: one tab at a time, behind the reader's back |
//!
//! What is kept is searchable before any request is made. A release takes effect only as a whole: verified, decoded,
//! indexed. Whatever fails, the last good one stays in use.

mod held;
mod keep;
mod update;

use crate::browser::{Base, channel::Channel, console, marks, time};
use held::Held;
use js_sys::Uint8Array;
use signpost_protocol::{Event, Failure, FromWorker, Phase, Reply, Request, Summary, ToWorker};
use signpost_search::Query;
use signpost_trust::{
    Anchor, Policy, Refusal, TrustedState,
    report::{LogEntry, TrustReport, Verdict},
};
use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// While a tab stays open, a newer release is looked for this often. Milliseconds.
const CHECK_EVERY: u32 = 6 * 3_600_000;

/// Everything that the worker knows.
struct Worker {
    scope: DedicatedWorkerGlobalScope,
    site: OnceCell<Site>,
    /// The directory in use.
    held: RefCell<Option<Rc<Held>>>,
    trust: RefCell<Option<TrustedState>>,
    /// What went wrong here and not in the trust core; newest first.
    log: RefCell<Vec<LogEntry>>,
    /// Requests that came before it was known whether there is a directory.
    early: RefCell<Option<Vec<ToWorker>>>,
    /// The newest search, until it is begun.
    search: RefCell<Option<(u32, Query)>>,
    /// Those who wait for the update that is under way.
    updating: RefCell<Option<Vec<futures_channel::oneshot::Sender<()>>>>,
}

/// What the page says at the start.
struct Site {
    base: Base,
    anchor: Anchor,
    policy: Policy,
    channel: Channel,
}

/// Listens to the page for as long as the worker lives.
pub fn run() {
    console::report_panics();
    let worker = Rc::new(Worker {
        scope: js_sys::global().unchecked_into(),
        site: OnceCell::new(),
        held: RefCell::default(),
        trust: RefCell::default(),
        log: RefCell::default(),
        early: RefCell::new(Some(Vec::new())),
        search: RefCell::default(),
        updating: RefCell::default(),
    });
    let listener = worker.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
        match ToWorker::from_bytes(&bytes) {
            Ok(message) => listener.receive(message),
            Err(error) => console::error(&format!("not a request: {error}")),
        }
    });
    worker.scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    marks::mark("start");
    worker.tell(Event::Ready);
}

impl Worker {
    fn receive(self: &Rc<Self>, message: ToWorker) {
        let ToWorker { id, request } = message;
        match request {
            Request::Start { base_url, anchor } => {
                self.reply(id, Reply::Started);
                spawn_local(self.clone().start(Base::of(&base_url), anchor));
            }
            Request::Search(query) => self.take_search(id, query),
            request => match &mut *self.early.borrow_mut() {
                Some(early) => early.push(ToWorker { id, request }),
                None => self.answer(id, request),
            },
        }
    }

    /// What is kept first, then a look for something newer, then again from time to time.
    async fn start(self: Rc<Self>, base: Base, anchor: String) {
        if self.site.get().is_some() {
            return;
        }
        let anchor = match Anchor::parse(&anchor) {
            Ok(anchor) => anchor,
            Err(refusal) => return self.give_up(&refusal),
        };
        let other_tab = self.clone();
        let channel = Channel::join(&base, keep::DATABASE, move |_| spawn_local(other_tab.clone().adopt()));
        let policy = Policy::reader();
        let _ = self.site.set(Site { base, anchor, policy, channel });

        self.tell(Event::Progress { phase: Phase::Opening, done: 0, total: 0 });
        self.clone().adopt().await;
        self.settle_if_searchable();
        self.clone().look_for_update().await;
        self.settle();
        loop {
            time::sleep(CHECK_EVERY).await;
            self.clone().look_for_update().await;
        }
    }

    /// The page itself is damaged: nothing can be trusted, and nothing is fetched.
    fn give_up(self: &Rc<Self>, refusal: &Refusal) {
        self.note(refusal.to_string());
        self.tell(Event::Trust(Box::new(self.report())));
        self.settle();
    }

    fn site(&self) -> &Site {
        self.site.get().expect("set before anything else is done")
    }

    // Answers.

    fn answer(self: &Rc<Self>, id: u32, request: Request) {
        let held = self.held.borrow().clone();
        match (request, held) {
            (Request::Trust, _) => self.reply(id, Reply::Trust(Box::new(self.report()))),
            (Request::CheckForUpdate, _) => {
                let worker = self.clone();
                spawn_local(async move {
                    worker.clone().look_for_update().await;
                    worker.reply(id, Reply::UpdateChecked);
                });
            }
            (Request::Records { codes }, Some(held)) => {
                self.reply(id, Reply::Records(codes.into_iter().map(|code| held.directory().record(code)).collect()));
            }
            (Request::Gone { codes, lang }, Some(held)) => self.reply(id, Reply::Gone(held.gone(&codes, &lang))),
            (Request::NeedCounts, Some(held)) => self.reply(id, Reply::NeedCounts(held.need_counts())),
            (Request::Records { .. } | Request::Gone { .. } | Request::NeedCounts, None) => {
                self.fail(id, Failure::NoDirectory)
            }
            (Request::Start { .. } | Request::Search(_), _) => {
                self.fail(id, Failure::Internal("answered elsewhere".to_owned()));
            }
        }
    }

    /// Keeps the newest search only. It is begun after the messages that already wait were looked at, so that of ten
    /// letters typed while one search ran, one search is made.
    fn take_search(self: &Rc<Self>, id: u32, query: Query) {
        let older = self.search.replace(Some((id, query)));
        if let Some((older, _)) = older {
            self.reply(older, Reply::Overtaken);
        }
        if self.early.borrow().is_none() {
            self.begin_search();
        }
    }

    fn begin_search(self: &Rc<Self>) {
        let worker = self.clone();
        spawn_local(async move {
            time::yield_now().await;
            let Some((id, query)) = worker.search.take() else { return };
            let held = worker.held.borrow().clone();
            match held {
                Some(held) => worker.reply(id, Reply::Search(Box::new(held.search(&query)))),
                None => worker.fail(id, Failure::NoDirectory),
            }
        });
    }

    fn settle_if_searchable(self: &Rc<Self>) {
        if self.held.borrow().is_some() {
            self.settle();
        }
    }

    /// It is known whether there is a directory: what waited for that is answered.
    fn settle(self: &Rc<Self>) {
        let early = self.early.borrow_mut().take();
        for ToWorker { id, request } in early.into_iter().flatten() {
            self.answer(id, request);
        }
        self.begin_search();
    }

    // What the page is told.

    fn summary(&self, held: &Held) -> Summary {
        let directory = held.directory();
        Summary {
            community: directory.community.clone(),
            zone: directory.zone.clone(),
            released_at: directory.released_at,
            version: held.version(),
            programs: directory.programs.len() as u32,
            organizations: directory.organizations.len() as u32,
            trust: self.report(),
        }
    }

    fn report(&self) -> TrustReport {
        let now = crate::browser::clock::now();
        let mut report = match &*self.trust.borrow() {
            Some(state) => state.report(now),
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
        log.insert(0, LogEntry { at: crate::browser::clock::now(), message });
        log.truncate(MOST);
    }

    fn reply(&self, id: u32, reply: Reply) {
        self.post(&FromWorker::Reply { id, reply });
    }

    fn fail(&self, id: u32, failure: Failure) {
        self.post(&FromWorker::Failed { id, failure });
    }

    fn tell(&self, event: Event) {
        self.post(&FromWorker::Event(event));
    }

    fn post(&self, message: &FromWorker) {
        let _ = self.scope.post_message(&Uint8Array::from(message.to_bytes().as_slice()));
    }
}
