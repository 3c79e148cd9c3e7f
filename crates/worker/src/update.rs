//! Fetches a newer release in the background and activates it. One tab at a time does so, under a Web Lock; all requests
//! follow one policy of retries.

use crate::{
    Worker,
    keep::{self, Written},
    loaded_directory::{self, LoadedDirectory, Unusable},
    start,
};
use futures_channel::oneshot;
use signpost_browser::{
    Base, clock, connection,
    database::{self, StoreError},
    digest,
    fetch::{self, Cache, Fetched},
    lock::{self, TakenEarly},
    marks, time,
};
use signpost_protocol::{Changes, Event, Phase};
use signpost_trust::{
    Goal, Policy, Reason, Refusal, TrustedState, Update, VerifiedFile,
    client::{Fetch, Outcome, Response, Step},
    release::layer,
    retry::{self, Retry},
};
use std::{collections::BTreeSet, future::Future, pin::pin, rc::Rc};
use wasm_bindgen_futures::spawn_local;

/// A database that has not answered by then is told to the reader. Milliseconds.
const QUIET: u32 = 1_500;
/// So much longer it is waited for where there is a connection: it has the newest release that this device has seen, without
/// which an older one could pass for new. Milliseconds.
const GRACE: u32 = 3_500;
/// What only the search reads of a directory: without it nothing is shown.
const SEARCH_LAYER: u8 = 1;

impl Worker {
    /// Loads the stored state (of an earlier visit, or just written by another tab) if it is newer than the one in use.
    pub(super) async fn adopt(self: Rc<Self>) {
        let site = self.site();
        let now = clock::now();
        let stored = match self.stored(keep::read_state(&site.base)).await {
            Ok(Some((bytes, parts))) => match TrustedState::load(&bytes, &site.anchor, &Worker::policy(parts), now) {
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
        let ours = self.trust.borrow().as_ref().map(|state| (state.precedence(), held(state)));
        let is_news = |state: &TrustedState| match &ours {
            Some((precedence, parts)) => {
                state.precedence() > *precedence || (state.precedence() == *precedence && held(state) != *parts)
            }
            None => true,
        };
        if let Some(mut state) = stored.filter(is_news) {
            // In another tab the reader may have chosen since.
            self.parts.replace(held(&state));
            let progress = |phase, done, total| self.progress(phase, done, total);
            match loaded_directory::load(&site.base, &state, Vec::new(), &progress).await {
                Ok(loaded) => {
                    self.trust.replace(Some(state));
                    if let Some(loaded) = loaded {
                        self.activate(loaded);
                        self.emit(Event::Kept);
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
            match TrustedState::first_visit(&site.anchor, &Policy::reader()) {
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
        match TakenEarly::take() {
            Some(lock) => {
                self.clone().update().await;
                lock.release();
            }
            None => {
                // Another tab may be at it.
                self.free_line();
                let on_wait = || self.progress(Phase::Waiting, 0, 0);
                lock::hold(&self.site().base, "update", on_wait, self.clone().update()).await;
            }
        }
        // Dropping the senders wakes those who wait.
        self.updating.replace(None);
        self.answer_those_for_the_whole();
    }

    /// Has these parts of the directory here, and no others. `false`: what was not here could not be fetched.
    pub(super) async fn choose_parts(self: Rc<Self>, ids: BTreeSet<String>) -> bool {
        if self.site.get().is_none() {
            return false;
        }
        self.drop_other_parts(&ids).await;
        self.choosing.replace(Some(ids.clone()));
        // An update that is under way may have begun with other parts.
        for _ in 0..2 {
            if !self.has_parts(&ids) {
                self.clone().look_for_update().await;
            }
        }
        self.choosing.replace(None);
        let all = self.has_parts(&ids);
        if all {
            self.parts.replace(ids);
        }
        all
    }

    /// Takes what is not among these parts off this device, which needs no connection.
    async fn drop_other_parts(self: &Rc<Self>, ids: &BTreeSet<String>) {
        let site = self.site();
        let state = self.trust.borrow().as_ref().filter(|state| !held(state).is_subset(ids)).cloned();
        let Some(state) = state else { return };
        let left: BTreeSet<String> = held(&state).intersection(ids).cloned().collect();
        match TrustedState::load(&state.to_bytes(), &site.anchor, &Worker::policy(left.clone()), clock::now()) {
            Ok(state) => {
                self.put_in_place(state, Vec::new()).await;
                self.parts.replace(left);
            }
            Err(refusal) => self.note(refusal.to_string()),
        }
    }

    /// Whether the directory in use has these parts and no others, as far as the community lists them.
    fn has_parts(&self, ids: &BTreeSet<String>) -> bool {
        self.loaded.borrow().as_ref().map_or(ids.is_empty(), |loaded| {
            let listed = loaded.directory().community.parts.iter().map(|part| &part.id);
            let wanted: BTreeSet<&String> = listed.filter(|id| ids.contains(*id)).collect();
            loaded.is_whole() && loaded.parts().iter().collect::<BTreeSet<_>>() == wanted
        })
    }

    async fn update(self: Rc<Self>) {
        let site = self.site();
        // While this tab waited for the lock, another may have finished the same update.
        self.clone().adopt().await;
        let Some(state) = self.trust.borrow().clone() else {
            return self.emit(Event::Trust(Box::new(self.report())));
        };
        let chosen = self.choosing.borrow().clone();
        let policy = Worker::policy(chosen.unwrap_or_else(|| self.parts.borrow().clone()));
        let mut update = Update::new(state, Goal::Release, &policy, clock::now());
        let outcome = loop {
            match update.step() {
                Step::Fetch(wanted) => {
                    let is_first = self.loaded.borrow().is_none();
                    let response = match is_first.then(|| update.layers_so_far()).flatten() {
                        Some((state, files)) if files.iter().any(|file| layer(file.path()) == SEARCH_LAYER) => {
                            let files = files.to_vec();
                            self.free_line();
                            self.fetch_texts(&wanted, state, files).await
                        }
                        Some((state, files)) => {
                            // Begins once the request is made.
                            let (worker, files) = (self.clone(), files.to_vec());
                            spawn_local(async move { worker.answer_handoff(state, files).await });
                            self.fetch(&site.base, &wanted).await
                        }
                        None => self.fetch(&site.base, &wanted).await,
                    };
                    update.handle_response(response);
                }
                Step::Done(outcome) => break *outcome,
            }
        };
        let state = update.into_state();
        let answered = !matches!(outcome, Outcome::Unreachable(_));
        match outcome {
            Outcome::Updated { files, .. } => self.put_in_place(state, files).await,
            outcome => {
                if matches!(outcome, Outcome::Refused(_)) {
                    self.drop_first_layer();
                }
                self.keep(&state, &[]).await;
                self.trust.replace(Some(state));
            }
        }
        self.emit(Event::Trust(Box::new(self.report())));
        self.emit(Event::Checked { answered });
        // What is kept here may be confirmed now.
        self.answer_first();
    }

    /// Fetches the long texts of a first visit's directory. What is there already can be searched meanwhile, unless they
    /// come sooner than it is ready.
    async fn fetch_texts(self: &Rc<Self>, wanted: &Fetch, state: TrustedState, files: Vec<VerifiedFile>) -> Response {
        let site = self.site();
        let progress = |phase, done, total| self.progress(phase, done, total);
        let mut texts = pin!(async {
            start::page_has_come().await;
            self.fetch(&site.base, wanted).await
        });
        let first_layer = loaded_directory::load_first_layer(state, files, &progress);
        match time::before(texts.as_mut(), first_layer).await {
            Err(texts) => return texts,
            Ok(Ok(Some(loaded))) => self.activate_first_layer(loaded),
            Ok(Ok(None)) => {}
            // The release as a whole will be refused for the same reason.
            Ok(Err(reason)) => self.note(format!("The directory cannot be used without its long texts: {reason}")),
        }
        texts.await
    }

    /// Loads a verified release, stores it, then activates it.
    async fn put_in_place(self: &Rc<Self>, state: TrustedState, files: Vec<VerifiedFile>) {
        let site = self.site();
        let progress = |phase, done, total| self.progress(phase, done, total);
        match loaded_directory::load(&site.base, &state, files.clone(), &progress).await {
            Ok(Some(loaded)) => {
                match self.keep(&state, &files).await {
                    Some(Written::Kept) => site.channel.send("updated"),
                    // What is kept is newer than what was fetched: that is the one to use.
                    Some(Written::Conflict) => {
                        self.clone().adopt().await;
                        let ours = self.trust.borrow().as_ref().map(TrustedState::precedence);
                        if ours.is_some_and(|ours| ours > state.precedence()) {
                            return;
                        }
                    }
                    None => {}
                }
                self.trust.replace(Some(state));
                self.activate(loaded);
            }
            Ok(None) => {
                self.refuse(&Refusal::new("targets", None, Reason::Unreadable("it lists no directory".to_owned())))
                    .await;
            }
            Err(Unusable::Refused(refusal)) => self.refuse(&refusal).await,
            Err(Unusable::Unsupported(reason)) => self.note(format!("A newer directory cannot be used yet: {reason}")),
        }
    }

    /// A release with valid signatures whose content cannot be used: the state in use stays, and its log has the reason.
    async fn refuse(&self, refusal: &Refusal) {
        self.drop_first_layer();
        let state = self.trust.borrow_mut().as_mut().map(|state| {
            state.refuse(clock::now(), refusal);
            state.clone()
        });
        if let Some(state) = state {
            self.keep(&state, &[]).await;
        }
    }

    /// Lets a directory without its long texts answer until they are there.
    fn activate_first_layer(self: &Rc<Self>, loaded: LoadedDirectory) {
        let loaded = Rc::new(loaded);
        self.give_sentences(&loaded);
        self.loaded.replace(Some(loaded.clone()));
        marks::mark("first-layer");
        self.emit(Event::Searchable(Box::new(self.summary(&loaded))));
        self.answer_first();
        self.flush_pending();
    }

    /// What belongs to a release that was refused is not shown any more: a release takes effect as a whole.
    fn drop_first_layer(&self) {
        self.loaded.borrow_mut().take_if(|loaded| !loaded.is_whole());
        if self.loaded.borrow().is_none() {
            self.take_back_first_answer();
        }
    }

    /// Makes this directory the one that answers searches.
    fn activate(self: &Rc<Self>, loaded: LoadedDirectory) {
        let loaded = Rc::new(loaded);
        self.give_sentences(&loaded);
        let older = self.loaded.replace(Some(loaded.clone()));
        marks::mark("searchable");
        self.emit(Event::Searchable(Box::new(self.summary(&loaded))));
        self.answer_first();
        self.flush_pending();
        self.answer_those_for_the_whole();
        // Of another area it is no news that it has other programs.
        if let Some(older) = older.filter(|older| older.is_whole() && older.parts() == loaded.parts()) {
            self.emit(Event::Updated { changes: Changes::between(older.directory(), loaded.directory()) });
        }
        let worker = self.clone();
        spawn_local(async move {
            loaded.warm().await;
            if let Err(error) = loaded.save_index(&worker.site().base).await {
                worker.not_kept(&error);
            }
        });
    }

    /// What the database answers. One that hangs is told to the reader soon, and with a connection it is given up before
    /// long, since the directory can be fetched again.
    async fn stored<T>(&self, answer: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        let mut answer = pin!(answer);
        let answered = match time::within(QUIET, &mut answer).await {
            Some(answer) => answer,
            None => {
                self.not_kept(&StoreError::Blocked);
                if connection::is_online() {
                    time::within(GRACE, &mut answer).await.unwrap_or(Err(StoreError::Blocked))
                } else {
                    answer.await
                }
            }
        };
        database::note_hanging(matches!(answered, Err(StoreError::Blocked)));
        answered
    }

    async fn keep(&self, state: &TrustedState, files: &[VerifiedFile]) -> Option<Written> {
        let site = self.site();
        match keep::write(&site.base, state, files, &site.anchor, &Policy::reader(), clock::now()).await {
            Ok(written) => {
                database::note_hanging(false);
                // The state alone is no directory.
                if written == Written::Kept && !files.is_empty() {
                    self.emit(Event::Kept);
                }
                Some(written)
            }
            Err(error) => {
                self.not_kept(&error);
                None
            }
        }
    }

    fn not_kept(&self, error: &StoreError) {
        self.note(format!("Not kept on this device: {error}"));
        self.emit(Event::NotKept { reason: error.to_string() });
    }

    /// Fetches one file; retries where that can help, and never while offline.
    async fn fetch(&self, base: &Base, wanted: &Fetch) -> Response {
        let bulk = wanted.hashes.is_some();
        if let Some(hashes) = &wanted.hashes
            && let Some(loaded) = &*self.loaded.borrow()
            && let Some(bytes) = loaded.first_layer_file(hashes)
        {
            return Response::Body { bytes: bytes.to_vec(), sha256: None };
        }
        let address = base.join(&wanted.site_path());
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

    /// Reported only until the whole directory can be searched: an update is silent.
    fn progress(&self, phase: Phase, done: u64, total: u64) {
        if self.loaded.borrow().as_ref().is_none_or(|loaded| !loaded.is_whole()) {
            self.emit(Event::Progress { phase, done, total });
        }
    }
}

/// The parts of the directory that a state has here.
fn held(state: &TrustedState) -> BTreeSet<String> {
    state.release().map(loaded_directory::parts_of).unwrap_or_default()
}
