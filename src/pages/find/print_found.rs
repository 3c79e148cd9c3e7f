//! "All food pantries open on weekends" on paper: what is found, with the filters as its title, as a sheet of the same model
//! as a handout. For whoever helps others.

use crate::{
    browser::print,
    components::{ActiveFilter, Button, Icon},
    context::{DirectoryClient, Locale, Navigation, Preferences, Search},
    pages::{
        loaded::load_records,
        sheet::{OnPaper, PrintedSheet},
        urgent::community_notices,
    },
};
use leptos::prelude::*;
use signpost_directory::{Code, Record};
use signpost_handoff::{
    Handoff, Item, MAX_ITEMS,
    sheet::{Reader, Sheet, Title},
};
use signpost_route::Route;
use signpost_search::Filters;
use std::sync::Arc;

/// How often the sheet was asked for since something else was found; with 0 there is none.
#[derive(Clone, Copy)]
struct Presses(RwSignal<u32>);

/// For [`PrintFound`] and [`FoundSheet`], which stand at different places: a sheet is printed without what is around it.
pub fn provide_presses() {
    provide_context(Presses(RwSignal::new(0)));
}

#[component]
pub fn PrintFound() -> impl IntoView {
    let preferences: Preferences = expect_context();
    let search: Search = expect_context();
    let found = move || search.results.with(|results| results.as_ref().is_some_and(|results| results.total > 0));
    let is_shown = Memo::new(move |_| preferences.helps_others() && found());
    view! {
        <Show when=move || is_shown.get()>
            <PrintThese />
        </Show>
    }
}

#[component]
fn PrintThese() -> impl IntoView {
    let locale: Locale = expect_context();
    let search: Search = expect_context();
    let Presses(presses) = expect_context();
    let press = move || presses.update(|presses| *presses += 1);
    let total = move || search.results.with(|results| results.as_ref().map_or(0, |results| results.total as usize));
    let bounded = move || {
        let total = total();
        let arguments = [("count", MAX_ITEMS.into()), ("total", total.into())];
        (total > MAX_ITEMS).then(|| view! { <span class="hint">{locale.tf("search-print-first", &arguments)}</span> })
    };
    view! {
        <p class="print-found screen-only">
            <Button class="button button-quiet" icon=Icon::Printer label=locale.t("search-print") on_press=press />
            {bounded}
        </p>
    }
}

/// The sheet, for the printer: the dialog opens once its programs are there.
#[component]
pub fn FoundSheet() -> impl IntoView {
    let search: Search = expect_context();
    let Presses(presses) = expect_context();
    // As many as a handout holds, and none while the end of the page is still coming.
    let found = Memo::new(move |_| search.first_codes(MAX_ITEMS).unwrap_or_default());
    let asked = Memo::new(move |_| search.route());
    Effect::new(move |before: Option<(Route, Vec<Code>)>| {
        let now = (asked.get(), found.get());
        let is_other = |(route, codes): &(Route, Vec<Code>)| *route != now.0 || !codes.is_empty() && *codes != now.1;
        if before.as_ref().is_some_and(is_other) {
            presses.set(0);
        }
        now
    });
    let wanted = Memo::new(move |_| if presses.get() > 0 { found.get() } else { Vec::new() });
    let answer = load_records(wanted.into());
    let records = Memo::new(move |_| -> Option<Arc<Vec<Record>>> {
        let records = answer.get().flatten()?.ok()?;
        // The answer may still be of the programs before.
        let fits =
            |(code, record): (&Code, &Option<Record>)| record.as_ref().is_none_or(|one| one.program.code == *code);
        let of_wanted = wanted.with(|wanted| {
            !wanted.is_empty() && records.len() == wanted.len() && wanted.iter().zip(records.iter()).all(fits)
        });
        of_wanted.then(|| Arc::new(records.iter().flatten().cloned().collect()))
    });
    // A newer directory draws the sheet anew, and opens no dialog.
    let is_there = Memo::new(move |_| records.with(Option::is_some));
    Effect::new(move |_| {
        if is_there.get() && presses.get() > 0 {
            // Once the sheet's place is on the page.
            request_animation_frame(print::print);
        }
    });
    move || {
        records.get().map(|records| {
            view! {
                <div class="found-sheet">
                    <OnPaper>
                        <SheetOf records=records.clone() />
                    </OnPaper>
                </div>
            }
        })
    }
}

#[component]
fn SheetOf(records: Arc<Vec<Record>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let search: Search = expect_context();
    let time = directory.local_time();
    let messages = locale.messages();
    let items = records.iter().map(|record| Item { code: record.program.code, ..Item::default() });
    let mut handoff = Handoff { lang: Some(locale.lang()), items: items.collect(), ..Handoff::default() };
    handoff.name_parts(records.iter());
    let notices = community_notices();
    let reader = Reader {
        lang: messages.lang(),
        near: search.found_place(),
        zone: &time.zone,
        now: time.now,
        notices: &notices,
    };
    let sheet = Sheet::of_handoff(&handoff, &records, &[], reader);
    let sheet = Sheet { title: Title::Found, subject: subject(locale, search), ..sheet };
    let code = navigation.paper_code(directory, &handoff);
    view! { <PrintedSheet sheet code /> }
}

/// The filters: "Food · Open on weekends". What was typed may be a patient's own words or place: it is not for paper.
fn subject(locale: Locale, search: Search) -> String {
    let active = search.filters.with_untracked(|filters| {
        let filters = Filters { within_km: None, serves_place: false, ..filters.clone() };
        ActiveFilter::all(locale, &filters, &None)
    });
    active.into_iter().map(|active| active.label).collect::<Vec<_>>().join(" · ")
}
