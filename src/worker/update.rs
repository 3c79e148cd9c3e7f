//! Defines looking for a newer release: one tab at a time, behind the reader's back, with one policy of retries.

use super::{
    Worker,
    held::{self, Held, Unusable},
    keep::{self, Written},
};
use crate::browser::{
    Base, clock, connection,
    database::StoreError,
    digest,
    fetch::{self, Cache, Fetched},
    lock, marks, time,
};
use futures_channel::oneshot;
use signpost_protocol::{Changes, Event, Phase};
use signpost_trust::{
    Goal, Reason, Refusal, TrustedState, Update, VerifiedFile,
    client::{Fetch, Outcome, Place, Response, Step},
    retry::{self, Retry},
};
use std::rc::Rc;

impl Worker {
    /// Takes over what is kept (by an earlier visit, or just now by another tab) if it is ahead of what is in use.
    pub(super) async fn adopt(self: Rc<Self>) {
        let site = self.site();
        let now = clock::now();
        let stored = match keep::read_state(&site.base).await {
            Ok(Some(bytes)) => match TrustedState::load(&bytes, &site.anchor, &site.policy, now) {
                Ok(state) => Some(state),
                Err(refusal) => {
                    self.note(format!("What was kept on this device was refused, and is fetched anew: {refusal}"));
                    None
                }
            },
            Ok(None) => None,
            Err(error) => {
                self.not_kept(&error);
                None
            }
        };
        let ours = self.trust.borrow().as_ref().map(TrustedState::precedence);
        if let Some(mut state) = stored.filter(|state| ours.is_none_or(|ours| state.precedence() > ours)) {
            let progress = |phase, done, total| self.progress(phase, done, total);
            match held::load(&site.base, &state, Vec::new(), &progress).await {
                Ok(held) => {
                    self.trust.replace(Some(state));
                    if let Some(held) = held {
                        self.take_up(held);
                    }
                    return;
                }
                Err(reason) => {
                    self.note(format!("The copy on this device could not be used, and is fetched anew: {reason}"));
                    if ours.is_none() {
                        // What guards against an older release stays.
                        state.forget_release();
                        self.trust.replace(Some(state));
                    }
                }
            }
        }
        if self.trust.borrow().is_none() {
            match TrustedState::first_visit(&site.anchor, &site.policy) {
                Ok(state) => drop(self.trust.replace(Some(state))),
                Err(refusal) => self.note(refusal.to_string()),
            }
        }
    }

    /// Looks for a newer release now, or waits for the look that is under way.
    pub(super) async fn look_for_update(self: Rc<Self>) {
        if self.site.get().is_none() {
            return;
        }
        let under_way = self.updating.borrow_mut().as_mut().map(|waiting| {
            let (sender, receiver) = oneshot::channel();
            waiting.push(sender);
            receiver
        });
        if let Some(under_way) = under_way {
            let _ = under_way.await;
            return;
        }
        self.updating.replace(Some(Vec::new()));
        lock::hold(&self.site().base, "update", self.clone().update()).await;
        // Dropping the senders wakes those who wait.
        self.updating.replace(None);
    }

    async fn update(self: Rc<Self>) {
        let site = self.site();
        // While this tab waited for the lock, another may have finished the same update.
        self.clone().adopt().await;
        let Some(state) = self.trust.borrow().clone() else {
            return self.tell(Event::Trust(Box::new(self.report())));
        };
        let mut update = Update::new(state, Goal::Release, &site.policy, clock::now());
        let outcome = loop {
            match update.step() {
                Step::Fetch(wanted) => update.handle_response(self.fetch(&site.base, &wanted).await),
                Step::Done(outcome) => break *outcome,
            }
        };
        let state = update.into_state();
        match outcome {
            Outcome::Updated { files, .. } => self.put_in_place(state, files).await,
            _ => {
                self.keep(&state, &[]).await;
                self.trust.replace(Some(state));
            }
        }
        self.tell(Event::Trust(Box::new(self.report())));
    }

    /// A newer release was verified: make it usable, then keep it, then use it.
    async fn put_in_place(self: &Rc<Self>, state: TrustedState, files: Vec<VerifiedFile>) {
        let site = self.site();
        let progress = |phase, done, total| self.progress(phase, done, total);
        match held::load(&site.base, &state, files.clone(), &progress).await {
            Ok(Some(held)) => {
                if self.keep(&state, &files).await == Some(Written::Kept) {
                    site.channel.tell("updated");
                }
                self.trust.replace(Some(state));
                self.take_up(held);
            }
            Ok(None) => {
                self.refuse(&Refusal::new("targets", None, Reason::Unreadable("it lists no directory".to_owned())))
                    .await;
            }
            Err(Unusable::Refused(refusal)) => self.refuse(&refusal).await,
            Err(Unusable::Unsupported(reason)) => self.note(format!("A newer directory cannot be used yet: {reason}")),
        }
    }

    /// What was signed rightly and is wrong all the same: the state that is in use stays, and remembers why.
    async fn refuse(&self, refusal: &Refusal) {
        let state = self.trust.borrow_mut().as_mut().map(|state| {
            state.refuse(clock::now(), refusal);
            state.clone()
        });
        if let Some(state) = state {
            self.keep(&state, &[]).await;
        }
    }

    /// From now on searches are answered by this directory.
    fn take_up(self: &Rc<Self>, held: Held) {
        let held = Rc::new(held);
        let older = self.held.replace(Some(held.clone()));
        marks::mark("searchable");
        self.tell(Event::Searchable(Box::new(self.summary(&held))));
        self.settle();
        if let Some(older) = older {
            self.tell(Event::Updated { changes: Changes::between(older.directory(), held.directory()) });
        }
        let worker = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            held.warm().await;
            if let Err(error) = held.save_index(&worker.site().base).await {
                worker.not_kept(&error);
            }
        });
    }

    async fn keep(&self, state: &TrustedState, files: &[VerifiedFile]) -> Option<Written> {
        let site = self.site();
        match keep::write(&site.base, state, files, &site.anchor, &site.policy, clock::now()).await {
            Ok(written) => Some(written),
            Err(error) => {
                self.not_kept(&error);
                None
            }
        }
    }

    fn not_kept(&self, error: &StoreError) {
        self.note(format!("Not kept on this device: {error}"));
        self.tell(Event::NotKept { reason: error.to_string() });
    }

    /// One file, tried again where that can help and never while offline.
    async fn fetch(&self, base: &Base, wanted: &Fetch) -> Response {
        let folder = match wanted.place {
            Place::Metadata => "metadata/",
            Place::Targets => "targets/",
        };
        let bulk = wanted.hashes.is_some();
        let address = base.join(&format!("{folder}{}", wanted.path));
        let mut attempt = 0;
        loop {
            if !connection::is_online() {
                return Response::Offline;
            }
            let mut progress = |received| {
                if bulk {
                    self.progress(Phase::Downloading, received, wanted.max_length);
                }
            };
            let (failure, status) = match fetch::get(&address, wanted.max_length, Cache::Bypass, &mut progress).await {
                Fetched::Body(bytes) => {
                    let sha256 = if bulk { Some(digest::sha256(&bytes).await) } else { None };
                    return Response::Body { bytes, sha256 };
                }
                Fetched::TooLong => return Response::TooLong,
                Fetched::Status(status) => (Response::Status(status), Some(status)),
                Fetched::Failed(reason) => (Response::Failed(reason), None),
            };
            if !retry::is_worth_it(status) {
                return failure;
            }
            attempt += 1;
            let jitter = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
            match retry::after_failure(attempt, connection::is_online(), jitter) {
                Retry::After { milliseconds } => time::sleep(milliseconds).await,
                Retry::GiveUp => return failure,
                Retry::WhenOnline => return Response::Offline,
            }
        }
    }

    /// Told only while there is nothing to search yet: an update is silent.
    fn progress(&self, phase: Phase, done: u64, total: u64) {
        if self.held.borrow().is_none() {
            self.tell(Event::Progress { phase, done, total });
        }
    }
}
