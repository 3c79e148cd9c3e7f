//! My list: what was saved, how it is going, and notes, on this device alone.

use super::{
    crisis::CommunityCrisisLines,
    sheet::{OnPaper, PrintedSheet},
};
use crate::{
    browser::{clock, print},
    components::{Button, FirstPhone, Icon, Link, LiveOpenFact, Notice, PageTitle, Quote, Rows, Tone, Waiting},
    context::{DirectoryClient, Locale, Navigation, Notices, SavedList, Search, Tray},
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{Code, Phone};
use signpost_handoff::{
    Item as HandoffItem, SUGGESTED_ITEMS,
    sheet::{self, Reader, Sheet, Title},
};
use signpost_hours::UnixSeconds;
use signpost_route::Route;
use signpost_saved::{Item, List, MAX_NOTE, Standing, State};
use std::sync::Arc;

#[component]
pub fn ListPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    compare_with_directory();
    let is_empty = Memo::new(move |_| saved.codes().map(|codes| codes.is_empty()));
    view! {
        <div class="screen-only">
        <PageTitle text=locale.t("list-title") />
        <Show when=move || saved.trouble.with(Option::is_some)>
            <Notice tone=Tone::Bad>
                <p>{locale.t("list-load-failed")}</p>
            </Notice>
        </Show>
        {move || match is_empty.get() {
            None => view! { <Waiting /> }.into_any(),
            Some(true) => view! { <EmptyList /> }.into_any(),
            Some(false) => view! { <Items /> }.into_any(),
        }}
        </div>
        <OnPaper>
            <ListSheet />
        </OnPaper>
    }
}

/// The list as a sheet, for the printer: what the reader wrote included, since it is theirs.
#[component]
fn ListSheet() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    let lang = locale.lang();
    let sheet = directory.live_time().and_then(|time| {
        let near = expect_context::<Search>().found_place();
        let reader = Reader { lang: &lang, near, zone: &time.zone, now: time.now };
        saved.list.with(|list| {
            let items = list.as_ref()?.items().iter().map(|item| sheet::Item {
                record: &item.record,
                from: item.said.as_ref().map_or("", |said| &said.from),
                line: item.said.as_ref().map_or("", |said| &said.line),
                note: &item.note,
            });
            Some(Sheet::of_items(Title::MyList, items, reader))
        })
    });
    sheet.map(|sheet| view! { <PrintedSheet sheet /> })
}

/// Compares the list with the directory whenever a newer one is there: what changed or went is flagged.
fn compare_with_directory() {
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    Effect::new(move |_| {
        let released_at = directory.summary.with(|summary| summary.as_ref().map(|summary| summary.released_at));
        let Some(released_at) = released_at else { return };
        let codes = saved.list.with(|list| list.as_ref().map(|list| older(list, released_at))).unwrap_or_default();
        if codes.is_empty() {
            return;
        }
        spawn_local(async move {
            if let Ok(records) = directory.records(codes.clone()).await {
                let found: Vec<_> = codes.into_iter().zip(records).collect();
                saved.change(move |list| list.reconcile(&found, released_at)).await;
            }
        });
    });
}

/// What was last compared with an older release.
fn older(list: &List, released_at: UnixSeconds) -> Vec<Code> {
    list.items().iter().filter(|item| item.as_of < released_at).map(|item| item.code).collect()
}

#[component]
fn EmptyList() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <p class="lead">{locale.t("list-empty")}</p>
        <p>
            <Link to=Route::Home class="button button-primary">{locale.t("list-find")}</Link>
        </p>
        <CommunityCrisisLines />
    }
}

#[component]
fn Items() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let saved: SavedList = expect_context();
    let tray: Tray = expect_context();
    let hand_over = move || {
        let codes = untrack(|| saved.codes()).unwrap_or_default();
        let items = codes.into_iter().take(SUGGESTED_ITEMS).map(|code| HandoffItem { code, ..HandoffItem::default() });
        tray.change(|handoff| handoff.items = items.collect());
        navigation.go(Route::Handout(None));
    };
    view! {
        <p class="hint">{locale.t("list-private")}</p>
        <div class="button-row">
            <Button
                class="button button-quiet"
                icon=Icon::Printer
                label=locale.t("list-print")
                on_press=print::print
            />
            <Button
                class="button button-quiet"
                icon=Icon::Sheet
                label=locale.t("list-to-handout")
                on_press=hand_over
            />
        </div>
        <ul class="cards">
            <Rows each=move || saved.codes().unwrap_or_default() let:code>
                {item_of(saved, code).map(|item| view! { <ItemCard item /> })}
            </Rows>
        </ul>
    }
}

/// As it is now: what the reader types into its card does not build the card anew.
fn item_of(saved: SavedList, code: Code) -> Option<Item> {
    saved.list.with_untracked(|list| list.as_ref()?.get(code).cloned())
}

#[component]
fn ItemCard(item: Item) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let notices: Notices = expect_context();
    let saved: SavedList = expect_context();
    let code = item.code;
    let name = item.record.program.texts(&locale.lang()).name.to_owned();
    let title = name.clone();
    let by = item.record.organization.as_ref().map(|organization| organization.name.clone());
    let phone = Phone::first(&item.record.phones()).cloned();
    // In the directory's zone; nothing before it is known, rather than the day before.
    let saved_at = item.saved_at;
    let saved_on = move || {
        let date = directory.live_time().map(|time| locale.messages().date(time.date_of(saved_at)));
        date.map(|date| locale.tf("list-saved-on", &[("date", (&date).into())]))
    };
    let record = Arc::new(item.record.clone());
    let remove = {
        let name = name.clone();
        move || remove(locale, notices, saved, code, name.clone())
    };
    view! {
        <li class="card">
            <h2 class="card-title">
                <Link to=Route::Program(code) class="card-link">
                    <bdi>{title}</bdi>
                </Link>
            </h2>
            {by.map(|name| view! { <p class="card-by"><bdi>{name}</bdi></p> })}
            <StandingNotice code />
            {item.said.clone().map(|said| view! { <Quote from=said.from line=said.line /> })}
            <ul class="facts">
                <LiveOpenFact record time=move || directory.live_time() />
            </ul>
            <StateChoice code state=item.state />
            <Note code note=item.note />
            <div class="card-actions">
                {phone.map(|phone| view! { <FirstPhone phone name /> })}
                <Button
                    class="button button-quiet"
                    icon=Icon::Trash
                    label=locale.t("list-remove")
                    on_press=remove
                />
            </div>
            <p class="hint">{saved_on}</p>
        </li>
    }
}

/// What the newest directory says: changed or gone since it was saved.
#[component]
fn StandingNotice(code: Code) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    let standing =
        Memo::new(move |_| saved.list.with(|list| list.as_ref()?.get(code).map(|item| item.standing.clone())));
    let acknowledge = move || {
        spawn_local(async move {
            saved.change(move |list| list.acknowledge(code)).await;
        });
    };
    move || match standing.get() {
        Some(Standing::Gone { since }) => {
            let date = locale.messages().date(directory.local_time().date_of(since));
            let text = locale.tf("list-gone", &[("date", (&date).into())]);
            view! { <Notice tone=Tone::Careful><p>{text}</p></Notice> }.into_any()
        }
        Some(Standing::Changed(_)) => view! {
            <Notice tone=Tone::Info>
                <p>{locale.t("list-changed")}</p>
                <Button
                    class="button button-plain"
                    icon=Icon::Check
                    label=locale.t("list-changed-seen")
                    on_press=acknowledge
                />
            </Notice>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn StateChoice(code: Code, state: State) -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let id = format!("state-{code}");
    let option = |choice: State| {
        let id = choice.id();
        view! { <option value=id selected=choice == state>{locale.t(&format!("state-{id}"))}</option> }
    };
    let (failed, others): (Vec<State>, Vec<State>) =
        State::ALL.iter().partition(|state| matches!(state, State::DidNotWork(_)));
    let choose = move |id: String| {
        let Ok(state) = id.parse::<State>() else { return };
        let now = clock::now();
        spawn_local(async move {
            saved.change(move |list| list.set_state(code, state, now)).await;
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{locale.t("list-state")}</label>
            <select id=id on:change=move |event| choose(event_target_value(&event))>
                {others.into_iter().map(option).collect_view()}
                <optgroup label=locale.t("state-did-not-work")>
                    {failed.into_iter().map(option).collect_view()}
                </optgroup>
            </select>
        </div>
    }
}

#[component]
fn Note(code: Code, note: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let id = format!("note-{code}");
    let hint = format!("note-hint-{code}");
    let store = move |text: String| {
        let now = clock::now();
        spawn_local(async move {
            saved.change(move |list| list.set_note(code, &text, now)).await;
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{locale.t("list-note")}</label>
            <textarea
                id=id
                rows="2"
                maxlength=MAX_NOTE.to_string()
                aria-describedby=hint.clone()
                prop:value=note
                on:change=move |event| store(event_target_value(&event))
            ></textarea>
            <p class="hint" id=hint>{locale.t("list-note-hint")}</p>
        </div>
    }
}

/// Takes the program out, with a way back for a while.
fn remove(locale: Locale, notices: Notices, saved: SavedList, code: Code, name: String) {
    spawn_local(async move {
        if let Some(Some(removed)) = saved.change(move |list| list.remove(code)).await {
            let text = locale.tf("list-removed", &[("name", (&name).into())]);
            notices.show_toast_with(text, locale.t("undo"), move || {
                let removed = removed.clone();
                spawn_local(async move {
                    saved.change(move |list| list.restore(removed)).await;
                });
            });
        }
    });
}
