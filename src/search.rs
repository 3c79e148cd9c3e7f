//! Defines the search as the reader has it on the screen, and the loop that asks the worker.

use super::{app::App, pause::Pause};
use crate::browser::document;
use leptos::{prelude::*, task::spawn_local};
use signpost_protocol::Failure;
use signpost_route::{Route, SearchRoute};
use signpost_search::{Filter, Filters, Near, Query, Results, Sort};
use std::{sync::Arc, time::Duration};

/// Results that are shown until the reader asks for more.
pub const PAGE: u32 = 20;

/// What is asked and what was answered. Lives as long as the app, so that going back finds the
/// results where they were.
#[derive(Clone, Copy)]
pub struct Search {
    pub text: RwSignal<String>,
    pub filters: RwSignal<Filters>,
    pub sort: RwSignal<Sort>,
    /// Coordinates stay in memory: no address and no history entry carries them.
    pub near: RwSignal<Option<Near>>,
    pub results: RwSignal<Option<Arc<Results>>>,
    pub failure: RwSignal<Option<Failure>>,
    pub working: RwSignal<bool>,
    /// Nothing is asked: the home page.
    blank: Memo<bool>,
    /// Number of the newest question; answers to older ones are dropped.
    newest: RwSignal<u32>,
    /// The end of a page, to be asked for.
    rest: Pause,
}

impl Search {
    pub fn new() -> Search {
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
            working: RwSignal::new(false),
            newest: RwSignal::new(0),
            rest: Pause::new(),
        }
    }

    /// Nothing is asked: the home page. Who follows it is not woken by each letter.
    pub fn is_blank(self) -> bool {
        self.blank.get()
    }

    /// Takes over what an address says.
    pub fn read(self, route: &SearchRoute) {
        self.text.set(route.text.clone());
        self.filters.set(route.filters.clone());
        self.sort.set(route.sort);
        let keeps_point = matches!(self.near.get_untracked(), Some(Near::Point(_))) && route.near.is_none();
        if !keeps_point {
            self.near.set(route.near.clone().map(Near::Place));
        }
    }

    pub fn clear(self) {
        self.read(&SearchRoute::default());
        self.near.set(None);
        self.forget_answer();
    }

    /// What was found is no longer what is asked, nor is what may still be answered.
    fn forget_answer(self) {
        self.newest.update_untracked(|newest| *newest += 1);
        self.rest.give_up();
        self.working.set(false);
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
        // A place and the distance around it count as one.
        let filters = self
            .filters
            .with(|filters| filters.active().into_iter().filter(|filter| *filter != Filter::WithinKm).count());
        filters + usize::from(self.near.with(Option::is_some))
    }

    fn query(self, app: App, offset: u32) -> Query {
        Query {
            text: self.text.get(),
            typing: true,
            lang: app.lang(),
            now: app.now(),
            filters: self.filters.get(),
            sort: self.sort.get(),
            near: self.near.get(),
            offset,
            limit: PAGE,
        }
    }

    /// Asks again whenever anything that is asked changes, or a newer directory is in place; then as much stays shown
    /// as the reader had asked for.
    pub fn follow(self, app: App) {
        Effect::new(move |before: Option<Option<Query>>| {
            let ready = app.summary.with(Option::is_some);
            if self.is_blank() {
                self.forget_answer();
                return None;
            }
            if !ready {
                return None;
            }
            let query = self.query(app, 0);
            let asked = Query { now: 0, ..query.clone() };
            let before = before.flatten();
            let typing = before.as_ref().map_or("", |before| &before.text) != asked.text;
            let limit = match before.as_ref() == Some(&asked) {
                true => PAGE.max(self.shown()),
                false if typing && !app.comes_back() => first_screen(),
                false => PAGE,
            };
            self.ask(app, Query { limit, ..query }, false);
            Some(asked)
        });
    }

    /// The next page, below what is shown.
    pub fn more(self, app: App) {
        self.further(app, PAGE);
    }

    fn further(self, app: App, limit: u32) {
        let query = untrack(|| self.query(app, self.shown()));
        self.ask(app, Query { limit, ..query }, true);
    }

    fn shown(self) -> u32 {
        self.results.with_untracked(|results| results.as_ref().map_or(0, |results| results.hits.len() as u32))
    }

    /// Asks for the end of the page once the reader pauses: between two letters nobody sees it, and on an old phone it
    /// takes longer than all the rest.
    fn complete_page(self, app: App) {
        const PAUSE: Duration = Duration::from_millis(180);
        let shown = self.shown();
        let total = self.results.with_untracked(|results| results.as_ref().map_or(0, |results| results.total));
        if shown < PAGE.min(total) {
            self.rest.then(PAUSE, move || self.further(app, PAGE - shown));
        }
    }

    fn ask(self, app: App, query: Query, append: bool) {
        self.rest.give_up();
        let number = self.newest.get_untracked() + 1;
        self.newest.set(number);
        self.working.set(true);
        spawn_local(async move {
            let answer = match app.worker() {
                Ok(worker) => worker.search(query).await,
                Err(failure) => Err(failure),
            };
            if self.newest.get_untracked() != number {
                return;
            }
            self.working.set(false);
            match answer {
                Ok(Some(mut results)) => {
                    if append && let Some(before) = self.results.get_untracked() {
                        let mut hits = before.hits.clone();
                        hits.append(&mut results.hits);
                        results.hits = hits;
                    }
                    self.failure.set(None);
                    self.results.set(Some(Arc::new(results)));
                    self.complete_page(app);
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
