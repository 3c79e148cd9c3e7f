//! My list: what was saved, how it is going, and notes, on this device alone.

mod carry;
mod copies;
mod encrypt;
mod import;
mod install;
mod note;
mod remind;
mod row;
mod state;
mod today;

pub use import::ImportPreview;

use super::{
    crisis::CommunityCrisisLines,
    sheet::{OnPaper, PrintedSheet},
    urgent::{UrgentNotices, community_notices},
};
use crate::{
    browser::{list::ListTrouble, print},
    components::{Button, Icon, Link, Notice, PageTitle, Rows, Tone, Waiting},
    context::{DirectoryClient, LIST_ORDER, Locale, Navigation, Preferences, SavedList, Search, Tray},
};
use copies::Copies;
use install::InstallOffer;
use leptos::{prelude::*, task::spawn_local};
use row::Row;
use signpost_directory::{Code, Need, UrgentNotice};
use signpost_handoff::{
    Item as HandoffItem, SUGGESTED_ITEMS,
    sheet::{self, Reader, Sheet, Title},
};
use signpost_hours::UnixSeconds;
use signpost_route::Route;
use signpost_saved::{List, Order};
use today::Today;

#[component]
pub fn ListPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    compare_with_directory();
    on_cleanup(move || saved.keep_notes());
    let is_empty = Memo::new(move |_| saved.codes().map(|codes| codes.is_empty()));
    view! {
        <div class="screen-only">
        <PageTitle text=locale.t("list-title") />
        <UrgentNotices concerns=move |notice| concerns_list(saved, notice) />
        <Trouble />
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

/// Also of a program that is gone: what is kept of it tells where and what it was.
fn concerns_list(saved: SavedList, notice: &UrgentNotice) -> bool {
    let is_of_one = |list: &List| list.items().iter().any(|item| notice.concerns(item.record.view()));
    notice.is_for_all() || saved.list.with(|list| list.as_ref().is_some_and(is_of_one))
}

/// Why the list is not here, or not kept, and what can be done about it.
#[component]
fn Trouble() -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let message = Memo::new(move |_| {
        let is_here = saved.list.with(Option::is_some);
        saved.trouble.with(|trouble| match trouble.as_ref()? {
            ListTrouble::Newer => Some("list-newer"),
            trouble if is_here => Some(trouble.message()),
            ListTrouble::Slow => Some("list-load-slow"),
            _ => Some("list-load-failed"),
        })
    });
    let view = move || {
        message.get().map(|message| {
            view! {
                <Notice tone=Tone::Bad>
                    <p>{locale.t(message)}</p>
                    <div class="button-row">
                        <Button
                            class="button button-quiet"
                            icon=Icon::Check
                            label=locale.t("failed-retry")
                            on_press=move || saved.retry()
                        />
                        <Button
                            class="button button-quiet"
                            icon=Icon::ArrowDown
                            label=locale.t("list-save-file")
                            on_press=move || saved.download()
                        />
                    </div>
                </Notice>
            }
        })
    };
    view! { <div role="status">{view}</div> }
}

/// The list as a sheet, for the printer: what the reader wrote included, since it is theirs.
#[component]
fn ListSheet() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    let notices = community_notices();
    let lang = locale.lang();
    let sheet = directory.live_time().and_then(|time| {
        let near = expect_context::<Search>().found_place();
        let reader = Reader { lang: &lang, near, zone: &time.zone, now: time.now, notices: &notices };
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
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    Effect::new(move |_| {
        let Some(released_at) = directory.released_at() else { return };
        let codes = saved.list.with(|list| list.as_ref().map(|list| older(list, released_at))).unwrap_or_default();
        if codes.is_empty() {
            return;
        }
        spawn_local(async move {
            if let Ok(records) = directory.records(codes.clone()).await {
                let mut found: Vec<_> = codes.into_iter().zip(records).collect();
                if untrack(|| directory.lacks_parts()) {
                    // What is not here may be in a part that was not chosen.
                    let missing = found.iter().filter(|(_, record)| record.is_none()).map(|(code, _)| *code).collect();
                    let gone = directory.gone(missing, untrack(|| locale.lang())).await.unwrap_or_default();
                    let is_gone = |code: &Code| gone.iter().any(|gone| gone.code == *code && !gone.perhaps_elsewhere);
                    found.retain(|(code, record)| record.is_some() || is_gone(code));
                }
                saved.change(move |list| list.reconcile(&found, released_at));
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
    let preferences: Preferences = expect_context();
    let saved: SavedList = expect_context();
    let lead = if preferences.keeps_nothing() { "list-empty-keeps-nothing" } else { "list-empty" };
    view! {
        {saved.has_expired().then(|| {
            view! { <Notice tone=Tone::Info><p>{locale.t("list-expired")}</p></Notice> }
        })}
        <p class="lead">{locale.t(lead)}</p>
        <p>
            <Link to=Route::Home class="button button-primary">{locale.t("list-find")}</Link>
        </p>
        <Copies />
        <CommunityCrisisLines />
    }
}

#[component]
fn Items() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let preferences: Preferences = expect_context();
    let saved: SavedList = expect_context();
    let tray: Tray = expect_context();
    let chosen = preferences.get(LIST_ORDER).and_then(|id| id.parse().ok()).unwrap_or_default();
    let order = RwSignal::new(chosen);
    // What changes within an item leaves the rows where they are.
    let groups = Memo::new(move |_| {
        saved.list.with(|list| list.as_ref().map(|list| list.arranged(order.get())).unwrap_or_default())
    });
    let group = move |need: Option<Need>| {
        let codes = Memo::new(move |_| {
            groups.with(|groups| groups.iter().find(|group| group.0 == need).map(|group| group.1.clone()))
        });
        view! { <Group need order codes=Signal::derive(move || codes.get().unwrap_or_default()) /> }
    };
    let needs = move || groups.with(|groups| groups.iter().map(|group| group.0).collect::<Vec<_>>());
    let hand_over = move || {
        let codes = untrack(|| saved.codes()).unwrap_or_default();
        let items = codes.into_iter().take(SUGGESTED_ITEMS).map(|code| HandoffItem { code, ..HandoffItem::default() });
        tray.change(|handoff| handoff.items = items.collect());
        navigation.go(Route::Handout(None));
    };
    let private = if preferences.keeps_nothing() { "list-keeps-nothing" } else { "list-private" };
    view! {
        <Today />
        <div class="list-head">
            <h2>{locale.t("list-programs")}</h2>
            <OrderChoice order />
        </div>
        <Rows each=needs let:need>{group(need)}</Rows>
        <p class="hint">{locale.t(private)}</p>
        <div class="button-row">
            <Button
                class="button button-quiet"
                icon=Icon::Printer
                label=locale.t("list-print")
                on_press=print::print
            />
            <Link to=Route::Show class="button button-quiet">{locale.t("show-title")}</Link>
            {move || preferences.helps_others().then(|| view! {
                <Button
                    class="button button-quiet"
                    icon=Icon::Sheet
                    label=locale.t("list-to-handout")
                    on_press=hand_over
                />
            })}
        </div>
        <InstallOffer />
        <Copies />
    }
}

#[component]
fn OrderChoice(order: RwSignal<Order>) -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let option = move |choice: Order| {
        let words = locale.t(&format!("list-order-{}", choice.id()));
        view! { <option value=choice.id() selected=order.get_untracked() == choice>{words}</option> }
    };
    let choose = move |id: String| {
        if let Ok(chosen) = id.parse() {
            order.set(chosen);
            preferences.set(LIST_ORDER, &id);
        }
    };
    view! {
        <label class="list-order">
            <span>{locale.t("sort-label")}</span>
            <select on:change=move |event| choose(event_target_value(&event))>
                {Order::ALL.map(option).into_iter().collect_view()}
            </select>
        </label>
    }
}

/// The programs of one need, or all of them.
#[component]
fn Group(need: Option<Need>, order: RwSignal<Order>, codes: Signal<Vec<Code>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let title = move || {
        (order.get() == Order::ByNeed).then(|| {
            let (icon, words) = match need {
                Some(need) => (Icon::Need(need), locale.t(&format!("need-{}", need.id()))),
                None => (Icon::Help, locale.t("list-no-need")),
            };
            view! {
                <h3 class="list-group">
                    {crate::components::icon(icon)}
                    <span>{words}</span>
                </h3>
            }
        })
    };
    view! {
        {title}
        <ul class="saved-items">
            <Rows each=move || codes.get() let:code>
                <Row code order codes />
            </Rows>
        </ul>
    }
}
