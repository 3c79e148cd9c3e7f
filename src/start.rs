//! Defines how the app begins: the worker first, then the words, then the page.

use super::{App, frame, pages};
use crate::browser::{
    Base, connection, console, document,
    fetch::{self, Cache, Fetched},
    history,
    list::MyList,
    marks, service_worker, time,
    worker::Worker,
};
use futures_channel::oneshot;
use leptos::{prelude::*, task::spawn_local};
use serde::Deserialize;
use signpost_directory::Community;
use signpost_locale::Messages;
use signpost_route::Route;
use std::rc::Rc;

/// Bytes of a language file.
const MAX_WORDS: u64 = 512 * 1024;

/// Takes the page over. Called once, by the page's wasm.
pub fn start() {
    console::report_panics();
    // Mounting would do this, and comes later; an error says that it has been done.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let base = document::base();
    let anchor = document::trust_anchor();
    let owner = Owner::new();
    owner.set();
    let app = App::new(base.clone(), community(&anchor));
    let worker = Worker::start(&base, anchor, move |notice| app.hear(notice));
    app.attach(worker, MyList::open(&base, move || app.read_list()));
    listen(app);
    pages::apply_look(app);
    spawn_local(async move {
        learn_languages(app, &base).await;
        // Whatever the reader did meanwhile comes before the page is built.
        time::yield_now().await;
        if let Some(place) = document::take_over() {
            owner.with(|| frame::frame(app).append_to(&place));
        }
        marks::mark("mounted");
        document::set_progress("started");
        service_worker::register(&base).await;
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

/// Fetches the words of every offered language, so that no request tells which one the reader speaks.
async fn learn_languages(app: App, base: &Base) {
    let offered = app.community.with_untracked(|community| community.languages.clone());
    let is_tag = |lang: &String| lang.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    // All are asked for before the first is waited for.
    let asked: Vec<_> = offered.into_iter().filter(is_tag).map(|lang| (ask_for_words(base, &lang), lang)).collect();
    let mut languages = Vec::new();
    for (words, lang) in asked {
        let words = match words.await {
            Ok(Fetched::Body(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
            _ if lang == "en" => String::new(),
            _ => continue,
        };
        languages.push(Rc::new(Messages::new(&lang, &words)));
    }
    if languages.is_empty() {
        languages.push(Rc::new(Messages::english()));
    }
    let mut wanted: Vec<String> = Vec::new();
    wanted.extend(route_language(&app.route.get_untracked()));
    wanted.extend(app.kept("language"));
    wanted.extend(document::preferred_languages());
    app.offer(languages, &wanted);
}

fn ask_for_words(base: &Base, lang: &str) -> oneshot::Receiver<Fetched> {
    let address = base.join(&format!("locales/{lang}.ftl"));
    let (sender, receiver) = oneshot::channel();
    spawn_local(async move {
        let _ = sender.send(fetch::get(&address, MAX_WORDS, Cache::Revalidate, &mut |_| {}).await);
    });
    receiver
}

/// A link can ask for a language.
fn route_language(route: &Route) -> Option<String> {
    match route {
        Route::Search(search) => search.lang.clone(),
        Route::For(token) => signpost_handoff::Handoff::decode(token).ok()?.lang,
        _ => None,
    }
}

/// What comes from the browser: addresses, and being online or not.
fn listen(app: App) {
    app.replace_entry();
    history::on_change(move || {
        let route = app.entry();
        if let Some(lang) = route_language(&route) {
            app.speak(&lang);
        }
        app.come_back(route);
        app.replace_entry();
    })
    .forget();
    connection::on_change(move |online| app.offline.set(!online)).into_iter().for_each(|listener| listener.forget());
}
