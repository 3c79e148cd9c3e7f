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
use signpost_search::Filters;
use std::sync::Arc;

/// The programs whose sheet is wanted: from the press on, until something else is found.
#[derive(Clone, Copy)]
struct Wanted(RwSignal<Vec<Code>>);

/// For [`PrintFound`] and [`FoundSheet`], which stand at different places: a sheet is printed without what is around it.
pub fn provide_wanted() {
    provide_context(Wanted(RwSignal::new(Vec::new())));
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
    let Wanted(wanted) = expect_context();
    let press = move || {
        let codes = untrack(|| first_codes(search));
        if wanted.with_untracked(|wanted| *wanted == codes) {
            print::print();
        } else {
            wanted.set(codes);
        }
    };
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

/// As many as a handout holds.
fn first_codes(search: Search) -> Vec<Code> {
    search
        .results
        .with(|results| results.iter().flat_map(|results| &results.hits).map(|hit| hit.code).take(MAX_ITEMS).collect())
}

/// The sheet, for the printer: the dialog opens once its programs are there.
#[component]
pub fn FoundSheet() -> impl IntoView {
    let search: Search = expect_context();
    let Wanted(wanted) = expect_context();
    let found = Memo::new(move |_| first_codes(search));
    // A newer directory draws the sheet anew, and opens no dialog.
    let opened_for = StoredValue::new(Vec::new());
    Effect::new(move |_| {
        let found = found.get();
        let before = wanted.get_untracked();
        if before.is_empty() || before == found {
            return;
        }
        // The rest of what was found may come after the press: then it is printed, too.
        let is_rest = found.starts_with(&before) && opened_for.with_value(|opened| *opened != before);
        wanted.set(if is_rest { found } else { Vec::new() });
    });
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
    Effect::new(move |_| {
        let codes = wanted.get();
        let is_there = records.with(Option::is_some);
        if codes.is_empty() {
            opened_for.set_value(codes);
        } else if is_there && opened_for.get_value() != codes {
            opened_for.set_value(codes);
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
    let handoff = Handoff { lang: Some(locale.lang()), items: items.collect(), ..Handoff::default() };
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
