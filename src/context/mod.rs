//! What many pages share: each type is provided as a context, is copied freely, and holds signals.
//!
//! | type | what it holds |
//! | --- | --- |
//! | [`Preferences`] | small choices of the reader, kept by the browser |
//! | [`Locale`] | the reader's language: messages, formats, direction |
//! | [`Navigation`] | the route, and the browser's history in step with it |
//! | [`DirectoryClient`] | the worker, and what it has reported of the directory |
//! | [`Notices`] | announcements to screen readers, and toasts |
//! | [`ReceivedHandoff`] | what the last opened handoff said |
//! | [`SavedList`] | my list |
//! | [`Erasing`] | all that this device keeps of the reader, and erasing it |
//! | [`Tray`] | the handoff that is being made |
//! | [`Clinic`] | for whoever helps others: the return that is being read, and what their browser keeps |
//! | [`Search`] | what is asked and what was found |

mod clinic;
mod directory_client;
mod erasing;
mod healing;
mod history_entries;
mod locale;
mod navigation;
mod notices;
mod preferences;
mod received;
mod saved_list;
mod search;
mod tray;

pub use clinic::{Clinic, OpenReturn};
pub use directory_client::{DirectoryClient, Progress};
pub use erasing::{Erasing, Kept};
pub use locale::Locale;
pub use navigation::Navigation;
pub use notices::{Notices, Toast, ToastAction};
pub use preferences::{ASK_AGAIN, DISTANCE, ERASE_AFTER, INSTALL, LIST_ORDER, Preferences};
pub use received::ReceivedHandoff;
pub use saved_list::SavedList;
pub use search::{PAGE, Search};
pub use tray::Tray;

use crate::browser::{Base, clock, storage::WebStorage};
use leptos::prelude::*;
use signpost_directory::Community;

/// The preference that holds the tag of the chosen language.
pub const LANGUAGE: &str = "language";

/// Creates all of them in the current owner, which must live as long as the page.
pub fn provide_contexts(base: &Base, community: Community) {
    let preferences = Preferences::new(base);
    let expired = preferences.open(clock::now());
    let keeps = !untrack(|| preferences.keeps_nothing());
    let (local, session) = (WebStorage::local(base), WebStorage::session(base));
    local.set_keeps(keeps);
    session.set_keeps(keeps);
    if expired {
        session.remove_all();
    }
    let navigation = Navigation::new(base, session.clone(), preferences);
    let directory = DirectoryClient::start(preferences, community);
    healing::heal(directory);
    let country = Signal::derive(move || directory.community.with(|community| community.country.clone()));
    let texts_lang = Signal::derive(move || {
        directory.community.with(|c| c.languages.first().map_or("en", String::as_str).to_owned())
    });
    let locale = Locale::new(country, texts_lang, Callback::new(move |tag: String| preferences.set(LANGUAGE, &tag)));
    let notices = Notices::new();
    provide_context(preferences);
    provide_context(navigation);
    provide_context(directory);
    provide_context(locale);
    provide_context(notices);
    provide_context(ReceivedHandoff::new(session.clone()));
    provide_context(SavedList::open(base, preferences, directory, locale, notices, expired));
    provide_context(Tray::new(session, locale, notices));
    provide_context(Clinic::new(local, locale, notices));
    provide_context(Search::new(directory, locale, navigation));
}

/// Says nothing of what it stands for, and is not used twice on a device.
pub fn random_key() -> String {
    let part = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{:08x}{:08x}", part(), part())
}
