//! BroadcastChannel: a tab that has changed stored data notifies the other tabs of the site.

use crate::{Base, global};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// Open until dropped. A message carries nothing but its own text: what changed, never what it became.
pub struct Channel {
    channel: Option<BroadcastChannel>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Joins the channel `name` of this site. `on_message` is called with the messages of other tabs. Where the
    /// browser has no BroadcastChannel, none are sent or received.
    pub fn join(base: &Base, name: &str, on_message: impl Fn(String) + 'static) -> Channel {
        let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                on_message(text);
            }
        });
        let channel = global::property("BroadcastChannel")
            .and_then(|_| BroadcastChannel::new(&format!("signpost {name} {}", base.path())).ok());
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(closure.as_ref().unchecked_ref()));
        }
        Channel { channel, _on_message: closure }
    }

    /// Sends `text` to the other tabs.
    pub fn send(&self, text: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&text.into());
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
