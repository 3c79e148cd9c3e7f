//! Starts the app: the worker first, then the messages, then the page.

use crate::{
    app::App,
    browser::{
        Base,
        call_place::CallPlace,
        console, document,
        fetch::{self, Cache, Fetched},
        first_search::FirstSearch,
        history, lifecycle, marks,
        service_worker::{self, Offline},
        time,
    },
    context::{self, DirectoryClient, Locale, Navigation, Preferences, Search},
    pages,
};
use futures_channel::oneshot;
use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use serde::Deserialize;
use signpost_directory::Community;
use signpost_locale::{ENGLISH_TAG, MAX_FILE, Messages};
use signpost_route::{Route, SearchRoute};
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Bytes of a language's words, packed or not.
const MAX_MESSAGES: u64 = MAX_FILE as u64;

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
    context::provide_contexts(&base, community);
    let preferences: Preferences = expect_context();
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let directory: DirectoryClient = expect_context();
    let search: Search = expect_context();
    listen(navigation, locale, preferences);
    lifecycle::keep_ticking(move || directory.tick());
    pages::apply_look(preferences, locale);
    spawn_local(async move {
        let asked = navigation.route.with_untracked(|route| route_language(route, preferences));
        // What the reader chose holds; a link only suggests.
        let chosen = preferences.get(context::LANGUAGE);
        let wanted: Vec<String> = chosen.into_iter().chain(asked).chain(document::preferred_languages()).collect();
        let mut languages = Languages::ask(&base, directory);
        let begin_with = languages.first(&wanted).await;
        locale.set_languages(begin_with, &wanted);
        // Whatever the reader did meanwhile comes before the page is built.
        time::yield_now().await;
        if !find_before_the_page(navigation, directory, search).await {
            return;
        }
        take_over(&owner, navigation, search).await;
        locale.offer(languages.all().await);
        if service_worker::is_in_control() {
            // It has what sentences are understood by.
            directory.understand_sentences().await;
        }
        owner.with(|| directory_has_come(directory)).await;
        app_is_kept(base, directory).await;
        // On a first visit what sentences are understood by is among the files that have just been kept; where none are, it comes
        // from the host.
        directory.understand_sentences().await;
        // The signals live as long as the page.
        std::mem::forget(owner);
    });
}

/// Resolves when the app's own files are kept, or cannot be, which some browsers never say.
async fn app_is_kept(base: Base, directory: DirectoryClient) {
    const PATIENCE: u32 = 60_000;
    let (sender, receiver) = oneshot::channel();
    spawn_local(async move {
        let kept = service_worker::register(&base).await;
        directory.app_is_kept.set(Some(kept == Offline::Kept));
        let _ = sender.send(());
    });
    let _ = time::within(PATIENCE, receiver).await;
}

/// Has what is searched found, so that the page is drawn with it, and waits for a word that is half way through an input
/// method. `false`: the reader has left.
async fn find_before_the_page(navigation: Navigation, directory: DirectoryClient, search: Search) -> bool {
    if document::has_left() {
        return false;
    }
    let first_search = FirstSearch::now();
    go_on_searching(navigation, first_search.as_ref());
    take_over_typed(search, first_search.as_ref());
    if let Route::Search(asked) = navigation.route.get_untracked()
        && untrack(|| directory.is_ready())
    {
        search.begin(&asked).await;
    }
    FirstSearch::composed().await;
    !document::has_left()
}

/// Draws the page in place of what was painted before it; the reader's eyes and fingers find it where they were.
async fn take_over(owner: &Owner, navigation: Navigation, search: Search) {
    let (looked_at, first_search) = (CallPlace::now(), FirstSearch::now());
    if go_on_searching(navigation, first_search.as_ref())
        && let Route::Search(asked) = navigation.route.get_untracked()
    {
        take_over_typed(search, first_search.as_ref());
        search.load(&asked);
        search.results.set(None);
    }
    if let Some(place) = document::app_place() {
        owner.with(|| mount_to(place.unchecked_into(), App)).forget();
    }
    // Before its own field is gone: some phones put the keyboard away.
    first_search.iter().for_each(FirstSearch::restore_focus);
    document::remove_first_paint();
    looked_at.restore();
    marks::mark("mounted");
    document::set_progress("started");
    // What the page's effects write is there then.
    time::yield_now().await;
    first_search.iter().for_each(FirstSearch::restore_selection);
}

/// Resolves when the whole directory is here, or does not come now: until then the line is the directory's, not that of
/// what the service worker keeps for later.
async fn directory_has_come(directory: DirectoryClient) {
    const PATIENCE: u32 = 20_000;
    let (sender, receiver) = oneshot::channel();
    let sender = StoredValue::new_local(Some(sender));
    Effect::new(move |_| {
        let has_come = directory.is_ready() && !directory.lacks_texts();
        let is_settled = has_come || directory.failures.get() > 0;
        if let Some(sender) = sender.try_update_value(|sender| sender.take_if(|_| is_settled)).flatten() {
            let _ = sender.send(());
        }
    });
    let _ = time::within(PATIENCE, receiver).await;
}

/// What the page needs before the directory is there: name, languages, crisis lines.
fn community(anchor: &str) -> Community {
    #[derive(Deserialize)]
    struct Anchor {
        community: Community,
    }
    serde_json::from_str::<Anchor>(anchor).map(|anchor| anchor.community).unwrap_or_default()
}

/// The messages of every offered language: all are asked for, so that no request depends on the reader's, and the page
/// waits for the reader's alone. English stands in the program, and is not asked for.
struct Languages {
    /// Tag, and the answer that is awaited.
    asked: Vec<(String, Option<oneshot::Receiver<Fetched>>)>,
    /// In the order in which they are offered; `None`: to come, or not there.
    here: Vec<Option<Rc<Messages>>>,
}

impl Languages {
    fn ask(base: &Base, directory: DirectoryClient) -> Languages {
        let offered = directory.community.with_untracked(|community| community.languages.clone());
        let is_tag = |lang: &String| lang.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let is_english = |lang: &str| lang == ENGLISH_TAG;
        let offered = offered.into_iter().filter(is_tag);
        let asked: Vec<_> =
            offered.map(|lang| ((!is_english(&lang)).then(|| fetch_language(base, &lang)), lang)).collect();
        let english = |lang: &String| is_english(lang).then(|| Rc::new(Messages::english()));
        let here = asked.iter().map(|(_, lang)| english(lang)).collect();
        Languages { asked: asked.into_iter().map(|(answer, lang)| (lang, answer)).collect(), here }
    }

    /// The one to begin with, or all of them where that does not come.
    async fn first(&mut self, wanted: &[String]) -> Vec<Rc<Messages>> {
        let offered: Vec<String> = self.asked.iter().map(|(lang, _)| lang.clone()).collect();
        let tag = signpost_locale::choose(wanted.iter().map(String::as_str), &offered);
        if tag == ENGLISH_TAG {
            return vec![Rc::new(Messages::english())];
        }
        if let Some(at) = offered.iter().position(|lang| *lang == tag) {
            self.receive(at).await;
            if let Some(messages) = &self.here[at] {
                return vec![messages.clone()];
            }
        }
        self.all().await
    }

    /// Those that came; English where none did.
    async fn all(&mut self) -> Vec<Rc<Messages>> {
        for at in 0..self.asked.len() {
            self.receive(at).await;
            time::yield_now().await;
        }
        let languages: Vec<_> = self.here.iter().flatten().cloned().collect();
        if languages.is_empty() { vec![Rc::new(Messages::english())] } else { languages }
    }

    async fn receive(&mut self, at: usize) {
        if self.here[at].is_some() {
            return;
        }
        let (lang, answer) = &mut self.asked[at];
        let Some(answer) = answer else { return };
        let Ok(Fetched::Body(packed)) = answer.await else { return };
        match signpost_lzma::decompress(&packed, MAX_MESSAGES) {
            Ok(text) => self.here[at] = Some(Rc::new(Messages::new(lang, &String::from_utf8_lossy(&text)))),
            Err(error) => console::warn(&format!("signpost: the words in {lang}: {error}")),
        }
    }
}

fn fetch_language(base: &Base, lang: &str) -> oneshot::Receiver<Fetched> {
    let address = base.join(&format!("locales/{lang}.ftl.lzma"));
    let (sender, receiver) = oneshot::channel();
    spawn_local(async move {
        let _ = sender.send(fetch::get(&address, MAX_MESSAGES, Cache::Revalidate, &mut |_| {}).await);
    });
    receiver
}

/// The last word of it may not be whole.
fn take_over_typed(search: Search, first_search: Option<&FirstSearch>) {
    if let Some(text) = first_search.and_then(|first| first.typed.clone()) {
        search.type_text(text);
    }
}

/// What the reader has typed before the app was there is what the page is opened with; whether it is other than before.
fn go_on_searching(navigation: Navigation, first_search: Option<&FirstSearch>) -> bool {
    let Some(text) = first_search.and_then(|first| first.typed.clone()) else { return false };
    match navigation.route.get_untracked() {
        Route::Home if !text.trim().is_empty() => {
            // "Back" returns home.
            let asked = Route::Search(SearchRoute { text, ..SearchRoute::default() });
            navigation.push_entry(&asked);
            navigation.route.set(asked);
            true
        }
        Route::Search(asked) if asked.text != text => {
            navigation.replace(Route::Search(SearchRoute { text, ..asked }));
            true
        }
        _ => false,
    }
}

/// A link can suggest a language. The one of a handoff is its patient's: whoever helps others reads a sheet that comes
/// back, and writes into the record, in their own.
fn route_language(route: &Route, preferences: Preferences) -> Option<String> {
    match route {
        Route::Search(search) => search.lang.clone(),
        Route::For(_) if preferences.helps_others_untracked() => None,
        Route::For(token) => signpost_handoff::Handoff::decode(token).ok()?.lang,
        _ => None,
    }
}

/// Follows the browser's history for as long as the page lives.
fn listen(navigation: Navigation, locale: Locale, preferences: Preferences) {
    navigation.replace_entry();
    history::on_change(move || {
        let has_chosen = preferences.get(context::LANGUAGE).is_some();
        if let Some(lang) = route_language(&navigation.entry(), preferences).filter(|_| !has_chosen) {
            locale.suggest(&lang);
        }
        navigation.restore();
    })
    .forget();
}
