//! A list that comes from the reader's other phone, by a link or a QR code: shown first, then put into the list here.

use super::{
    areas::PerhapsElsewhere,
    list::ImportPreview,
    loaded::{Loaded, load_records},
};
use crate::{
    browser::clock,
    components::{Link, Notice, PageTitle, Tone},
    context::{DirectoryClient, Locale, Navigation},
};
use leptos::prelude::*;
use signpost_directory::Record;
use signpost_handoff::{Carried, HandoffError};
use signpost_route::Route;
use signpost_saved::{List, NOT_WHOLE, State};
use std::sync::Arc;

#[component]
pub fn CarryPage(token: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let view = match Carried::decode(&token) {
        Ok(carried) => view! { <Arrived carried /> }.into_any(),
        Err(error) => {
            let id = if error == HandoffError::Newer { "for-newer" } else { "carry-damaged" };
            view! { <Notice tone=Tone::Bad><p>{locale.t(id)}</p></Notice> }.into_any()
        }
    };
    view! {
        <PageTitle text=locale.t("carry-title") />
        {view}
        <p>
            <Link to=Route::List class="link">{locale.t("for-see-list")}</Link>
        </p>
    }
}

#[component]
fn Arrived(carried: Carried) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let codes: Vec<_> = carried.items.iter().map(|item| item.code).collect();
    let records = load_records(codes.into());
    view! {
        <p class="lead">{locale.t("carry-lead")}</p>
        <Loaded from=records let:records>
            {
                let missing = records.iter().filter(|record| record.is_none()).count();
                let list = Arc::new(list_of(&carried, &records, directory));
                let missing = (missing > 0).then(|| {
                    let text = locale.tf("carry-missing", &[("count", missing.into())]);
                    let elsewhere = directory.lacks_parts().then(|| view! { <PerhapsElsewhere /> });
                    view! { <Notice tone=Tone::Careful><p>{text}</p>{elsewhere}</Notice> }
                });
                let preview = (!list.items().is_empty()).then(|| {
                    view! { <ImportPreview list unreadable=0 on_done=move || navigation.go(Route::List) /> }
                });
                view! { {missing} {preview} }
            }
        </Loaded>
    }
}

/// The list that the other phone had, of what this directory has.
fn list_of(carried: &Carried, records: &[Option<Record>], directory: DirectoryClient) -> List {
    let zone = directory.local_time().zone;
    let released_at = untrack(|| directory.released_at()).unwrap_or(NOT_WHOLE);
    let now = clock::now();
    let mut list = List::default();
    for (item, record) in carried.items.iter().zip(records) {
        let Some(record) = record else { continue };
        let at = item.on.map_or(now, |day| zone.moment(day, 0).min(now));
        if list.save(record.clone(), None, released_at, at).is_ok() {
            list.set_state(item.code, State::ALL.get(usize::from(item.state)).copied().unwrap_or_default(), at);
            list.set_note(item.code, &item.note, at);
        }
    }
    list
}
