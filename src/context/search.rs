//! The search on the screen: what is asked, what was answered, and the effect that asks the worker.

use super::{DirectoryClient, Locale, Navigation};
use crate::{
    browser::{clock, document},
    debounce::Debounce,
};
use leptos::{prelude::*, task::spawn_local};
use signpost_protocol::Failure;
use signpost_route::{Route, SearchRoute};
use signpost_search::{Filters, Near, Query, Results, Sort};
use std::{sync::Arc, time::Duration};

/// Results that are shown until the reader asks for more.
pub const PAGE: u32 = 20;

/// Lives as long as the app, so that going back finds the results where they were.
#[derive(Clone, Copy)]
pub struct Search {
    pub text: RwSignal<String>,
    pub filters: RwSignal<Filters>,
    pub sort: RwSignal<Sort>,
    /// Coordinates stay in memory: no address and no history entry carries them.
    pub near: RwSignal<Option<Near>>,
    pub results: RwSignal<Option<Arc<Results>>>,
    pub failure: RwSignal<Option<Failure>>,
    /// Nothing is asked: the home page.
    blank: Memo<bool>,
    /// Number of the newest request; answers to older ones are dropped.
    newest: StoredValue<u32>,
    /// Asks for the end of a page.
    pending_rest: Debounce,
    directory: DirectoryClient,
    locale: Locale,
    navigation: Navigation,
}

impl Search {
    pub fn new(directory: DirectoryClient, locale: Locale, navigation: Navigation) -> Search {
        let text = RwSignal::new(String::new());
        let filters = RwSignal::new(Filters::default());
        let near = RwSignal::new(None);
        let blank = Memo::new(move |_| {
            text.with(|text| text.trim().is_empty())
                && filters.with(|filters| *filters == Filters::default())
                && near.with(Option::is_none)
        });
        Search {
            text,
            filters,
            sort: RwSignal::new(Sort::default()),
            near,
            blank,
            results: RwSignal::new(None),
            failure: RwSignal::new(None),
            newest: StoredValue::new(0),
            pending_rest: Debounce::new(),
            directory,
            locale,
            navigation,
        }
    }

    /// Nothing is asked: the home page. Changes once and not with each letter.
    pub fn is_blank(self) -> bool {
        self.blank.get()
    }

    /// Takes over what an address asks.
    pub fn load(self, route: &SearchRoute) {
        self.text.set(route.text.clone());
        self.filters.set(route.filters.clone());
        self.sort.set(route.sort);
        let keeps_point = matches!(self.near.get_untracked(), Some(Near::Point(_))) && route.near.is_none();
        if !keeps_point {
            self.near.set(route.near.clone().map(Near::Place));
        }
    }

    pub fn clear(self) {
        self.load(&SearchRoute::default());
        self.near.set(None);
        self.drop_answer();
    }

    /// Neither what was found nor what is still on its way answers what is asked now.
    fn drop_answer(self) {
        self.newest.update_value(|newest| *newest += 1);
        self.pending_rest.cancel();
        self.results.set(None);
        self.failure.set(None);
    }

    /// As an address can carry it: without coordinates.
    pub fn route(self) -> Route {
        if self.is_blank() {
            return Route::Home;
        }
        let near = match self.near.get() {
            Some(Near::Place(place)) => Some(place),
            _ => None,
        };
        Route::Search(SearchRoute {
            text: self.text.get(),
            filters: self.filters.get(),
            sort: self.sort.get(),
            near,
            lang: None,
        })
    }

    /// How many filters are set, for the button that opens them.
    pub fn filter_count(self) -> usize {
        let filters = self.filters.get();
        [
            filters.need.is_some(),
            filters.open_now,
            filters.language.is_some(),
            filters.free,
            filters.audience.is_some(),
            filters.accessible,
            filters.accepting,
            filters.checked_within_days.is_some(),
            self.near.with(Option::is_some),
        ]
        .into_iter()
        .filter(|set| *set)
        .count()
    }

    fn query(self, offset: u32) -> Query {
        Query {
            text: self.text.get(),
            typing: true,
            lang: self.locale.lang(),
            now: clock::now(),
            filters: self.filters.get(),
            sort: self.sort.get(),
            near: self.near.get(),
            offset,
            limit: PAGE,
        }
    }

    /// Asks again whenever anything that is asked changes, or a newer directory is in place; then as much stays shown
    /// as the reader had asked for.
    pub fn run(self) {
        Effect::new(move |before: Option<Option<Query>>| {
            let ready = self.directory.is_ready();
            if self.is_blank() {
                self.drop_answer();
                return None;
            }
            if !ready {
                return None;
            }
            let query = self.query(0);
            let asked = Query { now: 0, ..query.clone() };
            let before = before.flatten();
            let typing = before.as_ref().map_or("", |before| &before.text) != asked.text;
            let limit = match before.as_ref() == Some(&asked) {
                true => PAGE.max(self.shown()),
                false if typing && !self.navigation.restores_scroll() => first_screen(),
                false => PAGE,
            };
            self.ask(Query { limit, ..query }, false);
            Some(asked)
        });
    }

    /// The next page, below what is shown.
    pub fn more(self) {
        self.ask_further(PAGE);
    }

    fn ask_further(self, limit: u32) {
        let query = untrack(|| self.query(self.shown()));
        self.ask(Query { limit, ..query }, true);
    }

    fn shown(self) -> u32 {
        self.results.with_untracked(|results| results.as_ref().map_or(0, |results| results.hits.len() as u32))
    }

    /// Asks for the end of the page once the reader pauses: between two letters nobody sees it, and on an old phone it
    /// takes longer than all the rest.
    fn complete_page(self) {
        const DELAY: Duration = Duration::from_millis(180);
        let shown = self.shown();
        let total = self.results.with_untracked(|results| results.as_ref().map_or(0, |results| results.total));
        if shown < PAGE.min(total) {
            self.pending_rest.call(DELAY, move || self.ask_further(PAGE - shown));
        }
    }

    fn ask(self, query: Query, append: bool) {
        self.pending_rest.cancel();
        let number = self.newest.get_value() + 1;
        self.newest.set_value(number);
        spawn_local(async move {
            let answer = self.directory.search(query).await;
            if self.newest.get_value() != number {
                return;
            }
            match answer {
                Ok(Some(mut results)) => {
                    if append && let Some(before) = self.results.get_untracked() {
                        let mut hits = before.hits.clone();
                        hits.append(&mut results.hits);
                        results.hits = hits;
                    }
                    self.failure.set(None);
                    self.results.set(Some(Arc::new(results)));
                    self.complete_page();
                }
                Ok(None) => {}
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }
}

/// Results that fill what the reader sees.
fn first_screen() -> u32 {
    /// No card is lower, in CSS pixels, with the words above the first.
    const CARD: f64 = 200.0;
    ((document::height() / CARD).ceil() as u32).clamp(4, PAGE)
}
