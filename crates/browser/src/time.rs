//! Timers: sleep, a timeout around a future, and a yield to other tasks.

use futures_channel::oneshot;
use gloo::timers::future::TimeoutFuture;
use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};
use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

pub async fn sleep(milliseconds: u32) {
    TimeoutFuture::new(milliseconds).await;
}

/// The outcome of `work`, or `None` when it takes longer than this; it is then dropped.
pub async fn within<T>(milliseconds: u32, work: impl Future<Output = T>) -> Option<T> {
    before(TimeoutFuture::new(milliseconds), work).await.ok()
}

/// The outcome of `work`, or that of `end` when it comes first; `work` is then dropped.
pub async fn before<T, E>(end: impl Future<Output = E>, work: impl Future<Output = T>) -> Result<T, E> {
    let (mut work, mut end) = (pin!(work), pin!(end));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Ok(done)),
        Poll::Pending => end.as_mut().poll(context).map(Err),
    })
    .await
}

/// Lets the events that already wait be handled first. Unlike a timer of zero, which browsers stretch to 4 ms,
/// a message to oneself comes back at once.
pub async fn yield_now() {
    thread_local! {
        static QUEUE: RefCell<Option<Queue>> = const { RefCell::new(None) };
    }
    let (sender, receiver) = oneshot::channel();
    QUEUE.with_borrow_mut(|queue| {
        let queue = queue.get_or_insert_with(Queue::new);
        queue.waiting.borrow_mut().push_back(sender);
        let _ = queue.channel.port2().post_message(&JsValue::NULL);
    });
    let _ = receiver.await;
}

struct Queue {
    channel: MessageChannel,
    waiting: std::rc::Rc<RefCell<std::collections::VecDeque<oneshot::Sender<()>>>>,
    _on_message: Closure<dyn FnMut()>,
}

impl Queue {
    fn new() -> Queue {
        let channel = MessageChannel::new().expect("every browser with WebAssembly has message channels");
        let waiting = std::rc::Rc::new(RefCell::new(std::collections::VecDeque::<oneshot::Sender<()>>::new()));
        let next = waiting.clone();
        let on_message = Closure::<dyn FnMut()>::new(move || {
            let sender = next.borrow_mut().pop_front();
            if let Some(sender) = sender {
                let _ = sender.send(());
            }
        });
        channel.port1().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Queue { channel, waiting, _on_message: on_message }
    }
}
