//! Starts the app: the worker first, then the messages, then the page.

use crate::{
    app::App,
    browser::{
        Base, clock, console, document,
        fetch::{self, Cache, Fetched},
        history, marks,
        service_worker::{self, Offline},
        time,
    },
    context::{self, DirectoryClient, Locale, Navigation, Preferences},
    pages,
};
use futures_channel::oneshot;
use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use serde::Deserialize;
use signpost_directory::Community;
use signpost_locale::Messages;
use signpost_route::Route;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Bytes of a language file.
const MAX_MESSAGES: u64 = 512 * 1024;

/// Takes the page over. Called once, by the page's wasm.
pub fn start() {
    console::report_panics();
    // Mounting would do this, and comes later; an error says that it has been done.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let base = document::base();
    let anchor = document::trust_anchor();
    let owner = Owner::new();
    owner.set();
    let community = community(&anchor);
    context::provide_contexts(&base, anchor, community);
    let preferences: Preferences = expect_context();
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let directory: DirectoryClient = expect_context();
    listen(navigation, locale, preferences);
    clock::keep_ticking(move || directory.tick());
    pages::apply_look(preferences, locale);
    spawn_local(async move {
        let languages = fetch_languages(&base, directory).await;
        let asked = navigation.route.with_untracked(route_language);
        // What the reader chose holds; a link only suggests.
        let chosen = preferences.get(context::LANGUAGE);
        let wanted: Vec<String> = chosen.into_iter().chain(asked).chain(document::preferred_languages()).collect();
        locale.set_languages(languages, &wanted);
        // Whatever the reader did meanwhile comes before the page is built.
        time::yield_now().await;
        if let Some(place) = document::take_over() {
            owner.with(|| mount_to(place.unchecked_into(), App)).forget();
        }
        marks::mark("mounted");
        document::set_progress("started");
        let kept = service_worker::register(&base).await;
        directory.app_is_kept.set(Some(kept == Offline::Kept));
        // The signals live as long as the page.
        std::mem::forget(owner);
    });
}

/// What the page needs before the directory is there: name, languages, crisis lines.
fn community(anchor: &str) -> Community {
    #[derive(Deserialize)]
    struct Anchor {
        community: Community,
    }
    serde_json::from_str::<Anchor>(anchor).map(|anchor| anchor.community).unwrap_or_default()
}

/// Fetches the messages of every offered language, so that no request depends on the reader's language.
async fn fetch_languages(base: &Base, directory: DirectoryClient) -> Vec<Rc<Messages>> {
    let offered = directory.community.with_untracked(|community| community.languages.clone());
    let is_tag = |lang: &String| lang.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    // All are asked for before the first is waited for.
    let asked: Vec<_> = offered.into_iter().filter(is_tag).map(|lang| (fetch_language(base, &lang), lang)).collect();
    let mut languages = Vec::new();
    for (answer, lang) in asked {
        let text = match answer.await {
            Ok(Fetched::Body(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
            _ if lang == "en" => String::new(),
            _ => continue,
        };
        languages.push(Rc::new(Messages::new(&lang, &text)));
    }
    if languages.is_empty() {
        languages.push(Rc::new(Messages::english()));
    }
    languages
}

fn fetch_language(base: &Base, lang: &str) -> oneshot::Receiver<Fetched> {
    let address = base.join(&format!("locales/{lang}.ftl"));
    let (sender, receiver) = oneshot::channel();
    spawn_local(async move {
        let _ = sender.send(fetch::get(&address, MAX_MESSAGES, Cache::Revalidate, &mut |_| {}).await);
    });
    receiver
}

/// A link can suggest a language.
fn route_language(route: &Route) -> Option<String> {
    match route {
        Route::Search(search) => search.lang.clone(),
        Route::For(token) => signpost_handoff::Handoff::decode(token).ok()?.lang,
        _ => None,
    }
}

/// Follows the browser's history for as long as the page lives.
fn listen(navigation: Navigation, locale: Locale, preferences: Preferences) {
    navigation.replace_entry();
    history::on_change(move || {
        let has_chosen = preferences.get(context::LANGUAGE).is_some();
        if let Some(lang) = route_language(&navigation.entry()).filter(|_| !has_chosen) {
            locale.suggest(&lang);
        }
        navigation.restore();
    })
    .forget();
}
