//! Defines what the whole app knows: the words, the place it is at, the directory's summary, the
//! list and the tray, as signals in one small handle that every page is given.

use super::{entries::Entries, pause::Pause, search::Search};
use crate::browser::{
    Base, clock, connection, console, document, history,
    list::{ListTrouble, MyList},
    storage::{self, WebStorage},
    worker::{Notice, Worker},
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{Code, Community, Date, Record};
use signpost_handoff::{Handoff, Item, SUGGESTED_ITEMS, tray};
use signpost_hours::{UnixSeconds, Zone};
use signpost_locale as locale;
use signpost_locale::{Arg, Direction, FileProblem, Messages};
use signpost_protocol::{Changes, Event, Failure, Phase, Summary};
use signpost_route::{QUICK_EXIT, Route};
use signpost_saved::{HandoffText, List, Settings};
use signpost_trust::report::TrustReport;
use std::{rc::Rc, time::Duration};

/// The reader's choices under this name of localStorage.
const SETTINGS: &str = "settings";

/// The handle. Copying it copies references to the same signals.
#[derive(Clone, Copy)]
pub struct App {
    words: RwSignal<Rc<Messages>, LocalStorage>,
    languages: StoredValue<Vec<Rc<Messages>>, LocalStorage>,
    pub route: RwSignal<Route>,
    /// Counts the navigations, so that each moves the focus.
    pub visit: RwSignal<u32>,
    /// Where the page just come to is to be scrolled to, in CSS pixels.
    pub landing: StoredValue<f64>,
    /// How far addresses were scrolled when they were left, newest last; in memory alone.
    left_at: StoredValue<Vec<(String, f64)>>,
    /// Runs while the browser's history lags behind `route`.
    address_lags: Pause,
    /// From the page's trust anchor at first, then from the verified directory.
    pub community: RwSignal<Community>,
    pub summary: RwSignal<Option<Summary>>,
    pub trust: RwSignal<Option<TrustReport>>,
    pub progress: RwSignal<Option<(Phase, u64, u64)>>,
    pub updated: RwSignal<Option<Changes>>,
    pub not_kept: RwSignal<bool>,
    /// The worker stopped for good: nothing can be searched until the page is loaded again.
    pub broken: RwSignal<bool>,
    pub offline: RwSignal<bool>,
    /// The reader was told that the directory is very old, and went on.
    pub old_accepted: RwSignal<bool>,
    /// What a clinician is about to hand over.
    pub tray: RwSignal<Handoff>,
    /// When the handout on the tray was begun.
    pub tray_begun: RwSignal<Option<UnixSeconds>>,
    /// My list, as last read; `None` until then.
    pub list: RwSignal<Option<List>>,
    pub list_trouble: RwSignal<Option<ListTrouble>>,
    pub search: Search,
    /// What the live region says.
    pub announcement: RwSignal<String>,
    pub toast: RwSignal<Option<Toast>, LocalStorage>,
    base: StoredValue<Base>,
    entries: StoredValue<Entries, LocalStorage>,
    worker: StoredValue<Option<Worker>, LocalStorage>,
    store: StoredValue<Option<Rc<MyList>>, LocalStorage>,
}

/// A few words that go away by themselves, with one thing to do about them.
#[derive(Clone)]
pub struct Toast {
    pub words: String,
    pub action: Option<(String, Rc<dyn Fn()>)>,
}

/// Past this age, a directory that could not be confirmed is shown only after a word of warning.
pub const VERY_OLD: UnixSeconds = 180 * 86_400;

impl App {
    /// In English until [`App::offer`] brings the community's languages.
    pub fn new(base: Base, community: Community) -> App {
        let entries = Entries::new(&base);
        let app = App {
            words: RwSignal::new_local(Rc::new(Messages::english())),
            languages: StoredValue::new_local(Vec::new()),
            route: RwSignal::new(entries.current()),
            visit: RwSignal::new(0),
            landing: StoredValue::new(0.0),
            left_at: StoredValue::new(Vec::new()),
            address_lags: Pause::new(),
            community: RwSignal::new(community),
            summary: RwSignal::new(None),
            trust: RwSignal::new(None),
            progress: RwSignal::new(None),
            updated: RwSignal::new(None),
            not_kept: RwSignal::new(false),
            broken: RwSignal::new(false),
            offline: RwSignal::new(!connection::is_online()),
            old_accepted: RwSignal::new(false),
            tray: RwSignal::new(Handoff::default()),
            tray_begun: RwSignal::new(None),
            list: RwSignal::new(None),
            list_trouble: RwSignal::new(None),
            search: Search::new(),
            announcement: RwSignal::new(String::new()),
            toast: RwSignal::new_local(None),
            base: StoredValue::new(base),
            entries: StoredValue::new_local(entries),
            worker: StoredValue::new_local(None),
            store: StoredValue::new_local(None),
        };
        let session = app.session();
        let tray: Option<Handoff> = session.read("tray").and_then(|text| tray::from_json(&text).ok());
        app.tray_begun.set(tray.is_some().then(|| session.read("tray begun")?.parse().ok()).flatten());
        app.tray.set(tray.unwrap_or_default());
        app
    }

    /// The two that need the handle before they can be started.
    pub fn attach(self, worker: Worker, store: MyList) {
        self.worker.set_value(Some(worker));
        self.store.set_value(Some(Rc::new(store)));
        self.read_list();
    }

    /// The languages that the community offers, the first its own; the reader's choice among them.
    pub fn offer(self, languages: Vec<Rc<Messages>>, wanted: &[String]) {
        let tags: Vec<String> = languages.iter().map(|m| m.lang().to_owned()).collect();
        let tag = locale::choose(wanted.iter().map(String::as_str), &tags);
        if let Some(words) = languages.iter().find(|m| m.lang() == tag) {
            words.problems().iter().for_each(warn);
            self.words.set(words.clone());
        }
        self.languages.set_value(languages);
    }

    // Words. A page is built anew when the language changes, so none of these is reactive.

    pub fn words(self) -> Rc<Messages> {
        self.words.get_untracked()
    }

    /// For the frame alone: builds the page anew when the language changes.
    pub fn watch_language(self) {
        self.words.track();
    }

    pub fn t(self, id: &str) -> String {
        self.words.with_untracked(|words| words.text(id))
    }

    pub fn tf(self, id: &str, arguments: &[(&str, Arg)]) -> String {
        self.words.with_untracked(|words| words.fill(id, arguments))
    }

    pub fn lang(self) -> String {
        self.words.with_untracked(|words| words.lang().to_owned())
    }

    /// The offered languages: tag and messages.
    pub fn languages(self) -> Vec<Rc<Messages>> {
        self.languages.get_value()
    }

    /// A tag that is not offered changes nothing.
    pub fn speak(self, tag: &str) {
        let found = self.languages.with_value(|all| {
            let tags: Vec<String> = all.iter().map(|m| m.lang().to_owned()).collect();
            let tag = tags.contains(&tag.to_owned()).then(|| tag.to_owned());
            tag.and_then(|tag| all.iter().find(|m| m.lang() == tag).cloned())
        });
        if let Some(words) = found.filter(|words| words.lang() != self.lang()) {
            self.keep("language", words.lang());
            words.problems().iter().for_each(warn);
            self.words.set(words);
        }
    }

    pub fn direction(self) -> Direction {
        self.words.with_untracked(|words| words.direction())
    }

    // Places.

    pub fn go(self, route: Route) {
        self.write_address();
        self.leave();
        self.push_entry(&route);
        self.landing.set_value(0.0);
        self.arrive(route);
    }

    /// The browser went back or forward: the page is where the reader left it.
    pub fn come_back(self, route: Route) {
        self.address_lags.give_up();
        self.leave();
        let address = route.format();
        let left_at = self.left_at.with_value(|all| all.iter().rev().find(|(a, _)| *a == address).map(|(_, y)| *y));
        self.landing.set_value(left_at.unwrap_or(0.0));
        self.arrive(route);
    }

    /// The page is about to be scrolled to where the reader left it.
    pub fn comes_back(self) -> bool {
        self.landing.get_value() > 0.0
    }

    fn leave(self) {
        const REMEMBERED: usize = 50;
        let address = self.route.with_untracked(Route::format);
        self.left_at.update_value(|all| {
            all.retain(|(known, _)| *known != address);
            all.push((address, document::scrolled()));
            let excess = all.len().saturating_sub(REMEMBERED);
            all.drain(..excess);
        });
    }

    /// The page is the same, what it shows has changed: the state of the current history entry follows, once
    /// the reader pauses, since browsers count and slow down such changes.
    pub fn stay(self, route: Route) {
        const PAUSE: Duration = Duration::from_millis(300);
        self.route.set(route);
        self.address_lags.then(PAUSE, move || self.replace_entry());
    }

    /// Writes what [`App::stay`] has left to write.
    fn write_address(self) {
        if self.address_lags.give_up() {
            self.replace_entry();
        }
    }

    /// Adds an entry to the browser's history.
    pub fn push_entry(self, route: &Route) {
        self.entries.with_value(|entries| entries.push(route));
    }

    /// The current entry shows what the app shows.
    pub fn replace_entry(self) {
        self.route.with_untracked(|route| self.entries.with_value(|entries| entries.replace(route)));
    }

    /// What the current entry of the browser's history shows.
    pub fn entry(self) -> Route {
        self.entries.with_value(Entries::current)
    }

    /// Leaves for a harmless page. What this tab knows goes first, so that going back shows none of it, whether the
    /// browser loads the page again or kept it as it was.
    pub fn leave_site(self) {
        document::set_progress("left");
        self.address_lags.give_up();
        self.session().remove_all();
        self.entries.with_value(Entries::forget);
        history::leave(QUICK_EXIT);
    }

    fn arrive(self, route: Route) {
        self.route.set(route);
        self.visit.update(|count| *count += 1);
    }

    pub fn announce(self, text: String) {
        // The same words twice are spoken twice only if they differ: an invisible space does it.
        let again = self.announcement.with_untracked(|last| *last == text);
        self.announcement.set(if again { text + "\u{a0}" } else { text });
    }

    pub fn toast(self, words: String) {
        self.toast.set(Some(Toast { words, action: None }));
    }

    /// `action`: the words of the button; `act`: what it does.
    pub fn toast_with(self, words: String, action: String, act: impl Fn() + 'static) {
        self.toast.set(Some(Toast { words, action: Some((action, Rc::new(act))) }));
    }

    // What this device remembers beside the list: small choices.

    pub fn kept(self, name: &str) -> Option<String> {
        self.settings().get(name).map(str::to_owned)
    }

    pub fn keep(self, name: &str, value: &str) {
        // Read anew: another tab may have chosen meanwhile.
        let mut settings = self.settings();
        settings.set(name, value);
        self.base.with_value(WebStorage::local).write(SETTINGS, &settings.to_json());
    }

    fn settings(self) -> Settings {
        let kept = self.base.with_value(WebStorage::local).read(SETTINGS);
        kept.map(|text| Settings::from_json(&text)).unwrap_or_default()
    }

    /// What belongs to this tab alone and ends with it.
    fn session(self) -> WebStorage {
        self.base.with_value(WebStorage::session)
    }

    /// A whole address that opens the app anew at `route`, for sharing.
    pub fn whole_address(self, route: &Route) -> String {
        self.base.with_value(|base| format!("{}{}", base.address(), route.format()))
    }

    pub fn site_address(self) -> String {
        self.base.with_value(|base| base.address().to_owned())
    }

    /// The site's own address, for paper: without the scheme.
    pub fn short_address(self) -> String {
        self.base.with_value(|base| {
            let address = base.address();
            address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/').to_owned()
        })
    }

    // Time, always in the directory's zone.

    pub fn now(self) -> UnixSeconds {
        clock::now()
    }

    pub fn zone(self) -> Zone {
        self.summary.with_untracked(|summary| summary.as_ref().map(|s| s.zone.clone()).unwrap_or_default())
    }

    pub fn today(self) -> Date {
        self.zone().local(self.now()).date()
    }

    pub fn date_of(self, moment: UnixSeconds) -> Date {
        self.zone().local(moment).date()
    }

    pub fn country(self) -> String {
        self.community.with_untracked(|community| community.country.clone())
    }

    // The worker.

    /// `None` before it was started.
    pub fn worker(self) -> Result<Worker, Failure> {
        self.worker.get_value().ok_or(Failure::NoDirectory)
    }

    /// In the order of `codes`; `None` for what is not in the directory.
    pub async fn records(self, codes: Vec<Code>) -> Result<Vec<Option<Record>>, Failure> {
        self.worker()?.records(codes).await
    }

    pub fn hear(self, notice: Notice) {
        match notice {
            Notice::Event(event) => self.hear_event(event),
            Notice::Stopped => self.broken.set(true),
        }
    }

    /// What the worker tells on its own.
    fn hear_event(self, event: Event) {
        match event {
            Event::Ready => {}
            Event::Progress { phase, done, total } => self.progress.set(Some((phase, done, total))),
            Event::Searchable(summary) => {
                self.progress.set(None);
                self.community.set(summary.community.clone());
                self.trust.set(Some(summary.trust.clone()));
                self.summary.set(Some(*summary));
            }
            Event::Updated { changes } => self.updated.set(Some(changes)),
            Event::Trust(report) => {
                if !report.verdict.is_usable() {
                    self.progress.set(None);
                }
                self.trust.set(Some(*report));
            }
            Event::NotKept { .. } => self.not_kept.set(true),
        }
    }

    /// `Some(when it was last confirmed)`: so old that the reader is warned before anything is shown.
    pub fn very_old(self) -> Option<UnixSeconds> {
        let confirmed = self.trust.with(|trust| trust.as_ref()?.verdict.unconfirmed_since())?;
        (self.now() - confirmed > VERY_OLD && !self.old_accepted.get()).then_some(confirmed)
    }

    // My list.

    pub fn read_list(self) {
        let Some(store) = self.store.get_value() else { return };
        spawn_local(async move {
            match store.read().await {
                Ok(list) => {
                    self.list_trouble.set(None);
                    self.list.set(Some(list));
                }
                Err(trouble) => self.list_trouble.set(Some(trouble)),
            }
        });
    }

    /// Changes the list, keeps it, and shows what was kept. `None`: it could not be kept, and the reader was told.
    pub async fn change_list<T>(self, change: impl FnOnce(&mut List) -> T) -> Option<T> {
        let store = self.store.get_value()?;
        match store.change(change).await {
            Ok((list, returned)) => {
                self.list.set(Some(list));
                Some(returned)
            }
            Err(trouble) => {
                self.announce(self.t("list-not-stored"));
                self.list_trouble.set(Some(trouble));
                None
            }
        }
    }

    pub fn is_saved(self, code: Code) -> bool {
        self.list.with(|list| list.as_ref().is_some_and(|list| list.get(code).is_some()))
    }

    /// Saves the program, or takes it out.
    pub fn toggle_saved(self, code: Code) {
        let saved = untrack(|| self.is_saved(code));
        spawn_local(async move {
            if saved {
                self.change_list(move |list| list.remove(code)).await;
            } else if let Ok(records) = self.records(vec![code]).await {
                self.save(records.into_iter().flatten().map(|record| (record, None)).collect()).await;
            }
        });
    }

    /// Saves programs with what a handoff said of each.
    pub async fn save(self, programs: Vec<(Record, Option<HandoffText>)>) {
        let released_at = self.summary.with_untracked(|summary| summary.as_ref().map_or(0, |s| s.released_at));
        let now = self.now();
        let save = move |list: &mut List| {
            programs.into_iter().try_for_each(|(record, said)| list.save(record, said, released_at, now))
        };
        if let Some(outcome) = self.change_list(save).await {
            self.announce(self.t(if outcome.is_ok() { "saved" } else { "list-full" }));
            // The reader has just kept something: now a browser's question makes sense.
            storage::persist().await;
        }
    }

    /// Takes everything off this device; false when a part of it stayed.
    pub async fn erase(self) -> bool {
        let Some(store) = self.store.get_value() else { return false };
        let list = store.erase().await.is_ok();
        self.base.with_value(WebStorage::local).remove_all();
        self.clear_session();
        self.tray.set(Handoff::default());
        self.list.set(Some(List::default()));
        self.search.clear();
        self.left_at.set_value(Vec::new());
        list
    }

    // The tray.

    pub fn on_tray(self, code: Code) -> bool {
        self.tray.with(|tray| tray.items.iter().any(|item| item.code == code))
    }

    /// Changes the tray and keeps it in this tab, so that it is still there after a reload.
    pub fn change_tray(self, change: impl FnOnce(&mut Handoff)) {
        self.tray.update(change);
        let session = self.session();
        self.tray.with_untracked(|tray| {
            session.write("tray", &tray::to_json(tray, session.read("tray").as_deref()));
            if tray.items.is_empty() {
                session.remove("tray begun");
                self.tray_begun.set(None);
            } else if self.tray_begun.get_untracked().is_none() {
                let now = self.now();
                session.write("tray begun", &now.to_string());
                self.tray_begun.set(Some(now));
            }
        });
    }

    /// Nothing of this patient's greets the next one: not the tray, not what was searched for them. From whom handouts
    /// come stays.
    pub fn next_patient(self) {
        let from = self.tray.with_untracked(|tray| tray.from.clone());
        self.clear_session();
        self.change_tray(|tray| *tray = Handoff { from, ..Handoff::default() });
        self.search.clear();
        self.left_at.set_value(Vec::new());
    }

    /// Earlier entries of the history lead home from now on; the current one stays what it is.
    fn clear_session(self) {
        self.session().remove_all();
        self.entries.with_value(Entries::forget);
        self.tray_begun.set(None);
        self.replace_entry();
    }

    pub fn toggle_tray(self, code: Code) {
        let present = untrack(|| self.on_tray(code));
        let full = self.tray.with_untracked(|tray| tray.items.len() >= SUGGESTED_ITEMS);
        if full && !present {
            return self.announce(self.t("tray-is-full"));
        }
        self.change_tray(|tray| match present {
            true => tray.items.retain(|item| item.code != code),
            false => tray.items.push(Item { code, ..Item::default() }),
        });
    }
}

fn warn(problem: &FileProblem) {
    console::warn(&problem.to_string());
}
