//! The search on the screen: what is asked, what was answered, and the effect that asks the worker.

use super::{DirectoryClient, Locale, Navigation};
use crate::{
    browser::{clock, document, time},
    debounce::Debounce,
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{Code, Coordinates};
use signpost_protocol::Failure;
use signpost_route::{Route, SearchRoute};
use signpost_search::{ExpansionReason, Filter, Filters, Near, Query, Results, Sort};
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
    /// How many results the newest request asks for, those included that are shown already.
    wanted: StoredValue<u32>,
    /// The last word is still being typed: it is the beginning of one, until the reader pauses and it finds something as a whole one.
    typing: StoredValue<bool>,
    /// Asks once more when the reader pauses: for the end of a page, and with the last word as a whole one.
    pause: Debounce,
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
            wanted: StoredValue::new(0),
            typing: StoredValue::new(false),
            pause: Debounce::new(),
            directory,
            locale,
            navigation,
        }
    }

    /// Nothing is asked: the home page. Changes once and not with each letter.
    pub fn is_blank(self) -> bool {
        self.blank.get()
    }

    /// Takes over what the reader types.
    pub fn type_text(self, text: String) {
        self.typing.set_value(true);
        self.text.set(text);
    }

    /// Takes over words that are whole: of an address, or a suggestion.
    pub fn ask_for(self, text: String) {
        self.typing.set_value(false);
        self.text.set(text);
    }

    /// Takes over what an address asks.
    pub fn load(self, route: &SearchRoute) {
        // What was typed before the app was there may still be half a word.
        if self.text.with_untracked(|text| *text != route.text) {
            self.ask_for(route.text.clone());
        }
        self.filters.set(route.filters.clone());
        self.sort.set(route.sort);
        let keeps_point = matches!(self.near.get_untracked(), Some(Near::Point(_))) && route.near.is_none();
        if !keeps_point {
            self.near.set(route.near.clone().map(Near::Place));
        }
    }

    /// [`Search::load`], and resolves when what was asked is answered, if that is soon: so that a page which is opened with a
    /// search is drawn with what it finds.
    pub async fn begin(self, route: &SearchRoute) {
        const SOON: u32 = 1_000;
        self.load(route);
        let query = untrack(|| Query { limit: first_screen(), ..self.query(0) });
        if let Some(Ok(Some(results))) = time::within(SOON, self.directory.search(query)).await {
            self.results.set(Some(Arc::new(results)));
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
        self.pause.cancel();
        self.results.set(None);
        self.failure.set(None);
    }

    /// As an address can carry it: without coordinates.
    pub fn route(self) -> Route {
        if self.is_blank() {
            return Route::Home;
        }
        Route::Search(SearchRoute {
            text: self.text.get(),
            filters: self.filters.get(),
            sort: self.sort.get(),
            near: self.near.with(|near| near.as_ref().and_then(place)),
            lang: None,
        })
    }

    /// Where the place lies that the reader chose, as far as a search has found it: sites are sorted by it.
    pub fn found_place(self) -> Option<Coordinates> {
        self.results.with_untracked(|results| results.as_ref().and_then(|results| results.near))
    }

    /// How many filters are set, for the button that opens them.
    pub fn filter_count(self) -> usize {
        self.filters.with(count_set) + usize::from(self.near.with(Option::is_some))
    }

    fn query(self, offset: u32) -> Query {
        Query {
            text: self.text.get(),
            typing: self.typing.get_value(),
            lang: self.locale.lang(),
            now: clock::now(),
            filters: self.filters.get(),
            sort: self.sort.get(),
            near: self.near.get(),
            offset,
            limit: PAGE,
        }
    }

    /// Asks again whenever anything that is asked changes, or a newer directory is in place, or what sentences are understood by; then as
    /// much stays shown as the reader had asked for.
    pub fn run(self) {
        let minute = Memo::new(move |last: Option<&i64>| {
            let minute = self.directory.minute();
            last.copied().filter(|_| !self.changes_by_the_minute()).unwrap_or(minute)
        });
        Effect::new(move |before: Option<Option<Query>>| {
            let ready = self.directory.is_ready();
            minute.track();
            self.directory.understands_sentences.track();
            if self.is_blank() || !ready {
                self.drop_answer();
                return None;
            }
            let query = self.query(0);
            let asked = Query { now: 0, typing: false, ..query.clone() };
            let before = before.flatten();
            let limit = limit(
                before.as_ref(),
                &asked,
                self.wanted.get_value(),
                self.navigation.restores_scroll(),
                first_screen,
            );
            self.ask(Query { limit, ..query }, false);
            Some(asked)
        });
    }

    /// Whether results are on the screen that a later minute can make wrong.
    fn changes_by_the_minute(self) -> bool {
        let is_on_screen = self.navigation.route.with(|route| matches!(route, Route::Search(_)));
        let open_now = self.filters.with_untracked(|filters| filters.open_now);
        is_on_screen
            && self
                .results
                .with_untracked(|results| results.as_ref().is_some_and(|results| open_now || depends_on_hours(results)))
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

    /// The codes of the first `count` results, at most [`PAGE`]. `None` while some of these are still coming.
    pub fn first_codes(self, count: usize) -> Option<Vec<Code>> {
        self.results.with(|results| {
            let results = results.as_ref()?;
            let is_there = results.hits.len() >= count.min(results.total as usize);
            is_there.then(|| results.hits.iter().map(|hit| hit.code).take(count).collect())
        })
    }

    /// Asks once more when the reader pauses: with the last word as a whole one, which may name a place, ask what is open, or say what
    /// the sentence is about; else for the end of the page.
    fn complete(self, typing: bool) {
        const AFTER_LETTERS: Duration = Duration::from_millis(350);
        match typing {
            true => self.pause.call(AFTER_LETTERS, move || {
                let query = untrack(|| self.query(0));
                self.ask(Query { typing: false, ..query }, false);
            }),
            false => self.complete_page(),
        }
    }

    /// Between two letters nobody sees the end of the page, and on an old phone it takes longer than all the rest.
    fn complete_page(self) {
        const DELAY: Duration = Duration::from_millis(180);
        let shown = self.shown();
        let total = self.results.with_untracked(|results| results.as_ref().map_or(0, |results| results.total));
        if shown < PAGE.min(total) {
            self.pause.call(DELAY, move || self.ask_further(PAGE - shown));
        }
    }

    fn ask(self, query: Query, append: bool) {
        self.pause.cancel();
        let number = self.newest.get_value() + 1;
        self.newest.set_value(number);
        self.wanted.set_value(query.offset + query.limit);
        let typing = query.typing;
        spawn_local(async move {
            let answer = self.directory.search(query).await;
            if self.newest.get_value() != number {
                return;
            }
            match answer {
                Ok(Some(results)) if self.is_beginning(typing, &results) => self.complete_page(),
                Ok(Some(mut results)) => {
                    self.typing.set_value(typing);
                    if append && let Some(before) = self.results.get_untracked() {
                        results.hits.splice(..0, before.hits.iter().cloned());
                    }
                    self.failure.set(None);
                    self.results.set(Some(Arc::new(results)));
                    self.complete(typing && !append);
                }
                Ok(None) => {}
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }

    /// Whether the last word, asked as a whole one, turns out to be the beginning of one: what it found as such stays.
    fn is_beginning(self, typing: bool, results: &Results) -> bool {
        let was_typing = self.typing.get_value();
        was_typing && !typing && self.results.with_untracked(|before| finds_worse(before, results))
    }
}

/// Whether a word that is asked as a whole one was the beginning of another ("kill myse", "denti"): crisis lines or all programs are
/// gone, or it is taken for a slip.
fn finds_worse(before: &Option<Arc<Results>>, after: &Results) -> bool {
    let corrections = |results: &Results| {
        results.expansions.iter().filter(|expansion| expansion.reason == ExpansionReason::Spelling).count()
    };
    before.as_ref().is_some_and(|before| {
        before.crisis && !after.crisis
            || before.total > 0 && after.total == 0
            || corrections(after) > corrections(before)
    })
}

/// Whether a program of it opens or closes, on its card or in the number of those that are open.
fn depends_on_hours(results: &Results) -> bool {
    use signpost_hours::OpenState::{Closed, Open};
    let changes = |state| matches!(state, Open { .. } | Closed { opens: Some(_) });
    results.counts.open_now > 0 || results.hits.iter().any(|hit| changes(hit.open))
}

/// What an address can carry of it.
fn place(near: &Near) -> Option<String> {
    match near {
        Near::Place(place) => Some(place.clone()),
        Near::Point(_) => None,
    }
}

/// How many of them are set. A distance belongs to its place and does not count.
fn count_set(filters: &Filters) -> usize {
    filters.active().into_iter().filter(|filter| *filter != Filter::WithinKm).count()
}

/// How many results to ask for: as many as were asked for last when only the directory is newer or the language another, even
/// if "show more" has no answer yet; while the reader types those that `first_screen` holds, unless the page is to be scrolled;
/// else a page.
fn limit(
    before: Option<&Query>,
    asked: &Query,
    wanted: u32,
    restores_scroll: bool,
    first_screen: impl Fn() -> u32,
) -> u32 {
    let is_other = before.map_or("", |before| &before.text) != asked.text;
    let asks_again = |before: &Query| Query { lang: asked.lang.clone(), ..before.clone() } == *asked;
    match before.is_some_and(asks_again) {
        true => PAGE.max(wanted),
        false if is_other && !restores_scroll => first_screen(),
        false => PAGE,
    }
}

/// Results that fill what the reader sees.
fn first_screen() -> u32 {
    /// No card is lower, in CSS pixels, with the words above the first.
    const CARD: f64 = 110.0;
    ((document::height() / CARD).ceil() as u32).clamp(4, PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::Need;

    #[test]
    fn half_a_word_takes_neither_programs_nor_crisis_lines_away() {
        let found = |total, crisis| Results { total, crisis, ..Results::default() };
        let before = Some(Arc::new(found(3, true)));
        assert!(finds_worse(&before, &found(3, false)));
        assert!(finds_worse(&before, &found(0, true)));
        assert!(!finds_worse(&before, &found(1, true)));
        assert!(!finds_worse(&None, &found(0, false)));
    }

    fn query(text: &str, free: bool) -> Query {
        Query {
            text: text.to_owned(),
            typing: false,
            lang: "en".to_owned(),
            now: 0,
            filters: Filters { free, ..Filters::default() },
            sort: Sort::default(),
            near: None,
            offset: 0,
            limit: PAGE,
        }
    }

    #[test]
    fn a_letter_asks_for_the_first_screen_a_filter_for_a_page() {
        let limit =
            |before: Option<&Query>, asked: &Query, wanted, restores| limit(before, asked, wanted, restores, || 6);
        let (foo, food) = (query("foo", false), query("food", false));
        assert_eq!(limit(None, &foo, 0, false), 6);
        assert_eq!(limit(Some(&foo), &food, 6, false), 6);
        assert_eq!(limit(Some(&foo), &food, 6, true), PAGE, "the page must be as high as it was");
        assert_eq!(limit(Some(&food), &query("food", true), 6, false), PAGE);
        assert_eq!(limit(Some(&food), &food, 60, false), 60, "a newer directory leaves what the reader asked for");
    }

    #[test]
    fn only_what_opens_or_closes_is_asked_for_again_with_the_minute() {
        use signpost_hours::OpenState;
        use signpost_search::{FacetCounts, Hit};

        let results = |open, open_now| Results {
            hits: vec![Hit { open, ..Hit::default() }],
            counts: FacetCounts { open_now, ..FacetCounts::default() },
            ..Results::default()
        };
        for (open, open_now, expected) in [
            (OpenState::Unknown, 0, false),
            (OpenState::Always, 0, false),
            (OpenState::Closed { opens: None }, 0, false),
            (OpenState::Closed { opens: Some(60) }, 0, true),
            (OpenState::Open { closes: 60 }, 0, true),
            (OpenState::Unknown, 1, true),
        ] {
            assert_eq!(depends_on_hours(&results(open, open_now)), expected, "{open:?}, {open_now}");
        }
        assert!(!depends_on_hours(&Results::default()));
    }

    #[test]
    fn no_address_carries_coordinates() {
        assert_eq!(place(&Near::Place("Larkwater".to_owned())), Some("Larkwater".to_owned()));
        assert_eq!(place(&Near::Point(Coordinates { latitude: 47.6, longitude: -122.3 })), None);
    }

    #[test]
    fn a_distance_does_not_count_as_a_filter_of_its_own() {
        let filters = Filters { need: Some(Need::Food), free: true, within_km: Some(5.0), ..Filters::default() };
        assert_eq!(count_set(&filters), 2);
        assert_eq!(count_set(&Filters::default()), 0);
    }
}
