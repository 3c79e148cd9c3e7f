//! The page's end of the bridge to the worker: typed requests with their replies, and events.
//!
//! Requests made before [`Event::Ready`] are queued until then. See [`signpost_protocol`].

use super::{
    connection, console,
    document::{self, EarlyWorker},
    marks,
};
use futures_channel::oneshot;
use gloo::events::EventListener;
use js_sys::Uint8Array;
use signpost_coverage::Coverage;
use signpost_directory::{AreaKind, Code, Need, Record};
use signpost_handoff::sheet::Gone;
use signpost_protocol::{Event, Failure, FromWorker, Reply, Request, ToWorker};
use signpost_search::{Query, Results};
use signpost_trust::report::TrustReport;
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{ErrorEvent, MessageEvent};

/// What the worker sends without a request.
#[derive(Clone)]
pub enum Notice {
    Event(Event),
    /// What the page was opened for, as `crates/first-answer` answers it: JSON.
    FirstAnswer(String),
    /// It could not be loaded, or it broke, and will answer nothing more; all open requests have failed.
    Stopped,
}

/// A handle on the worker; clones share it.
#[derive(Clone)]
pub struct Worker(Rc<Bridge>);

type Answer = Result<Reply, Failure>;

struct Bridge {
    worker: Option<web_sys::Worker>,
    next_id: Cell<u32>,
    waiting: RefCell<HashMap<u32, oneshot::Sender<Answer>>>,
    /// Messages written before the worker was ready; `None` from then on.
    queue: RefCell<Option<Vec<Uint8Array>>>,
    stopped: Cell<bool>,
    on_notice: Box<dyn Fn(Notice)>,
    listeners: RefCell<Option<Listeners>>,
}

struct Listeners {
    _connection: [EventListener; 2],
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Worker {
    /// Takes over the worker that `boot.js` has started.
    pub fn start(on_notice: impl Fn(Notice) + 'static) -> Worker {
        let early = document::early_worker();
        let bridge = Rc::new(Bridge {
            worker: early.as_ref().map(|early| early.worker.clone()),
            next_id: Cell::new(0),
            waiting: RefCell::default(),
            queue: RefCell::new(Some(Vec::new())),
            stopped: Cell::default(),
            on_notice: Box::new(on_notice),
            listeners: RefCell::default(),
        });
        match early {
            Some(early) => bridge.listen(early),
            None => bridge.stop("boot.js has started none"),
        }
        Worker(bridge)
    }

    /// The programs that a query finds; `None` when a newer query superseded this one.
    pub async fn search(&self, query: Query) -> Result<Option<Results>, Failure> {
        match self.request(Request::Search(query)).await? {
            Reply::Search(results) => Ok(Some(*results)),
            Reply::Superseded => Ok(None),
            _ => Err(unexpected()),
        }
    }

    /// Programs with all that belongs to them, in the order of `codes`; `None` for what is not in the directory. Unless
    /// `whole`, those without their long texts will do.
    pub async fn records(&self, codes: Vec<Code>, whole: bool) -> Result<Vec<Option<Record>>, Failure> {
        match self.request(Request::Records { codes, whole }).await? {
            Reply::Records(records) => Ok(records),
            _ => Err(unexpected()),
        }
    }

    /// What became of programs that are no longer listed, in the order of `codes`.
    pub async fn gone(&self, codes: Vec<Code>, lang: String) -> Result<Vec<Gone>, Failure> {
        match self.request(Request::Gone { codes, lang }).await? {
            Reply::Gone(gone) => Ok(gone),
            _ => Err(unexpected()),
        }
    }

    /// Number of programs for each need.
    pub async fn need_counts(&self) -> Result<Vec<(Need, u32)>, Failure> {
        match self.request(Request::NeedCounts).await? {
            Reply::NeedCounts(counts) => Ok(counts),
            _ => Err(unexpected()),
        }
    }

    /// Needs by areas.
    pub async fn coverage(&self, by: AreaKind) -> Result<Coverage, Failure> {
        match self.request(Request::Coverage { by }).await? {
            Reply::Coverage(coverage) => Ok(*coverage),
            _ => Err(unexpected()),
        }
    }

    /// Who signed, when, which versions.
    pub async fn trust(&self) -> Result<TrustReport, Failure> {
        match self.request(Request::Trust).await? {
            Reply::Trust(report) => Ok(*report),
            _ => Err(unexpected()),
        }
    }

    /// Looks for a newer release now; resolves when that has been done, or has failed.
    pub async fn check_for_update(&self) -> Result<(), Failure> {
        match self.request(Request::CheckForUpdate).await? {
            Reply::UpdateChecked => Ok(()),
            _ => Err(unexpected()),
        }
    }

    /// Has queries searched for signs of danger and by what the words of a sentence speak for, too; whether what was found before may now be another.
    pub async fn understand_sentences(&self) -> Result<bool, Failure> {
        match self.request(Request::UnderstandSentences).await? {
            Reply::UnderstandingTried { are_new } => Ok(are_new),
            _ => Err(unexpected()),
        }
    }

    /// Has these parts of a large directory here, and no others; whether all of them are.
    pub async fn choose_parts(&self, ids: Vec<String>) -> Result<bool, Failure> {
        match self.request(Request::ChooseParts { ids }).await? {
            Reply::PartsChosen { all } => Ok(all),
            _ => Err(unexpected()),
        }
    }

    /// Sends a request at once; the reply is awaited by the returned future.
    fn request(&self, request: Request) -> impl Future<Output = Answer> + use<> {
        let id = self.0.next_id.replace(self.0.next_id.get().wrapping_add(1));
        let (sender, receiver) = oneshot::channel();
        let message = Uint8Array::from(ToWorker { id, request }.to_bytes().as_slice());
        self.0.waiting.borrow_mut().insert(id, sender);
        self.0.send(message);
        async move { receiver.await.unwrap_or_else(|_| Err(Failure::Internal("the worker has stopped".to_owned()))) }
    }
}

impl Bridge {
    fn listen(self: &Rc<Self>, early: EarlyWorker) {
        let bridge = Rc::downgrade(self);
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(bridge) = bridge.upgrade() {
                bridge.read(&event);
            }
        });
        let bridge = Rc::downgrade(self);
        let error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            if let Some(bridge) = bridge.upgrade() {
                bridge.fail(&event);
            }
        });
        early.worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        early.worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        let bridge = Rc::downgrade(self);
        let connection = connection::on_change(move |online| {
            // Not every browser fires this event in a worker.
            if let (true, Some(bridge)) = (online, bridge.upgrade()) {
                drop(Worker(bridge).request(Request::CheckForUpdate));
            }
        });
        *self.listeners.borrow_mut() = Some(Listeners { _connection: connection, _message: message, _error: error });
        // The messages that `boot.js` has received are read after the caller has its handle.
        let bridge = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            early.messages.iter().for_each(|event| bridge.read(event));
            if let Some(event) = early.error {
                bridge.fail(&event);
            }
        });
    }

    fn read(&self, event: &MessageEvent) {
        let data = event.data();
        if let Some(answer) = data.as_string() {
            return (self.on_notice)(Notice::FirstAnswer(answer));
        }
        let Ok(bytes) = data.dyn_into::<Uint8Array>() else { return };
        match FromWorker::from_bytes(&bytes.to_vec()) {
            Ok(message) => self.receive(message),
            Err(error) => self.stop(&error.to_string()),
        }
    }

    fn fail(&self, event: &ErrorEvent) {
        // A script that cannot be loaded gives an event without a message.
        let reason = js_sys::Reflect::get(event, &"message".into()).ok().and_then(|text| text.as_string());
        self.stop(reason.as_deref().unwrap_or("it could not be loaded"));
    }

    fn send(&self, message: Uint8Array) {
        if self.stopped.get() {
            self.waiting.borrow_mut().clear();
            return;
        }
        match &mut *self.queue.borrow_mut() {
            Some(queue) => queue.push(message),
            None => self.post(&message),
        }
    }

    fn post(&self, message: &Uint8Array) {
        if let Some(worker) = &self.worker {
            let _ = worker.post_message(message);
        }
    }

    fn receive(&self, message: FromWorker) {
        let (id, answer) = match message {
            FromWorker::Reply { id, reply } => (id, Ok(reply)),
            FromWorker::Failed { id, failure } => (id, Err(failure)),
            FromWorker::Event(event) => return self.on_event(event),
        };
        let sender = self.waiting.borrow_mut().remove(&id);
        if let Some(sender) = sender {
            let _ = sender.send(answer);
        }
    }

    fn on_event(&self, event: Event) {
        match &event {
            Event::Ready => {
                marks::mark("ready");
                for message in self.queue.borrow_mut().take().into_iter().flatten() {
                    self.post(&message);
                }
            }
            Event::Searchable(summary) => {
                let progress = if summary.is_whole { "searchable" } else { "first-layer" };
                marks::mark(progress);
                document::set_progress(progress);
            }
            _ => {}
        }
        (self.on_notice)(Notice::Event(event));
    }

    /// `reason`: in the browser's words, for the console.
    fn stop(&self, reason: &str) {
        if self.stopped.replace(true) {
            return;
        }
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
        // Dropping the senders fails every open request.
        self.waiting.borrow_mut().clear();
        console::error(&format!("the worker broke: {reason}"));
        (self.on_notice)(Notice::Stopped);
    }
}

fn unexpected() -> Failure {
    Failure::Internal("the worker answered something else".to_owned())
}
