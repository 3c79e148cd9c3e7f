//! A program's page: alerts, contact, places and hours, then the details.

mod contact;
mod details;
mod kept;
mod places;
mod trust;

use super::{
    crisis::CommunityCrisisLines,
    loaded::{Loaded, Records, load_records},
    sheet::{OnPaper, PrintedSheet},
};
use crate::{
    browser::print,
    components::{
        Button, CheckedFact, Fact, FirstPhone, Icon, KeepButtons, Link, LiveOpenFact, PageTitle, icon, not_translated,
    },
    context::{DirectoryClient, Locale, Navigation, Notices, SavedList, Search, Tray},
    sharing,
};
use contact::ContactPart;
use details::{About, Apply, Bring, Capacity, Cost, Languages, Organization, Teaches, Who};
use kept::MissingOrKept;
use leptos::prelude::*;
use places::Places;
use signpost_directory::{Code, Phone, Record, Status};
use signpost_handoff::sheet::{self, Reader, Sheet, Title};
use signpost_locale::Direction;
use signpost_route::Route;
use std::sync::Arc;
use trust::{TrustPart, Warnings};

#[component]
pub fn ProgramPage(code: Code) -> impl IntoView {
    let locale: Locale = expect_context();
    let records = load_records(vec![code].into());
    let the_one = |records: &Records| records.first().cloned().flatten();
    let title = move || match records.get().flatten() {
        Some(Ok(records)) => match the_one(&records) {
            Some(record) => record.program.texts(&locale.lang()).name.to_owned(),
            None => kept::name_of(code).unwrap_or_else(|| locale.t("program-missing-title")),
        },
        _ => locale.t("loading"),
    };
    view! {
        <article class="program screen-only">
            <BackToResults />
            <PageTitle text=Signal::derive(title) dir="auto" />
            <Loaded from=records let:records>
                {match the_one(&records) {
                    Some(record) => view! { <Program record=Arc::new(record) /> }.into_any(),
                    None => view! { <MissingOrKept code /> }.into_any(),
                }}
            </Loaded>
        </article>
        <OnPaper>
            {match records.get().flatten() {
                Some(Ok(records)) => the_one(&records).map(|record| view! { <ProgramSheet record /> }),
                _ => None,
            }}
        </OnPaper>
    }
}

/// The program as a sheet, for the printer.
#[component]
fn ProgramSheet(record: Record) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let time = directory.local_time();
    let reader = Reader { lang: &locale.lang(), near: None, zone: &time.zone, now: time.now };
    let item = sheet::Item { record: &record, from: "", line: "", note: "" };
    view! { <PrintedSheet sheet=Sheet::of_items(Title::Program, [item], reader) /> }
}

/// Nothing where no search led here.
#[component]
fn BackToResults() -> impl IntoView {
    let locale: Locale = expect_context();
    let search: Search = expect_context();
    let searched = search.results.with_untracked(Option::is_some) && !untrack(|| search.is_blank());
    // The arrow turns with the direction of writing; the class mirrors it.
    let class = if locale.direction() == Direction::RightToLeft { "mirrored" } else { "" };
    searched.then(|| {
        view! {
            <p class="back">
                <Link to=untrack(|| search.route()) class="link">
                    <span class=class>{icon(Icon::ArrowLeft)}</span>
                    <span>{locale.t("back-to-results")}</span>
                </Link>
            </p>
        }
    })
}

#[component]
fn Missing() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <p>{locale.t("program-missing")}</p>
        <p>
            <Link to=Route::Home class="button button-primary">{locale.t("home-page")}</Link>
        </p>
        <CommunityCrisisLines />
    }
}

#[component]
fn Program(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let lang = locale.lang();
    let texts = record.program.texts(&lang);
    let name = texts.name.to_owned();
    let by = record
        .organization
        .as_ref()
        .map(|organization| locale.tf("program-by", &[("organization", (&organization.name).into())]));
    let phones: Vec<Phone> = record.phones().into_iter().cloned().collect();
    let first = Phone::first(&phones.iter().collect::<Vec<_>>()).cloned();
    let language = not_translated(locale, texts.lang);
    view! {
        <p class="program-by">{by}</p>
        {language.map(|words| view! { <p class="card-language">{words}</p> })}
        <Warnings record=record.clone() />
        <ul class="facts facts-large">
            <Glance record=record.clone() />
        </ul>
        <div class="program-actions">
            {first.clone().map(|phone| view! { <FirstPhone phone name=name.clone() /> })}
            <Actions code=record.program.code name=name.clone() />
        </div>
        <div class="program-columns">
            <div class="program-about">
                <About record=record.clone() />
            </div>
            <div class="program-side">
                <ContactPart record=record.clone() phones first />
                <Places record=record.clone() />
            </div>
            <div class="program-main">
                <Teaches record=record.clone() />
                <Bring record=record.clone() />
                <Who record=record.clone() />
                <Cost record=record.clone() />
                <Apply record=record.clone() />
                <Capacity record=record.clone() />
                <Languages record=record.clone() />
                <Organization record=record.clone() />
                <TrustPart record name />
            </div>
        </div>
    }
}

/// Keep it, hand it over, share it, print it.
#[component]
fn Actions(code: Code, name: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let notices: Notices = expect_context();
    let saved: SavedList = expect_context();
    let tray: Tray = expect_context();
    let share = {
        let name = name.clone();
        move || {
            let site = directory.community.with_untracked(|community| community.name.clone());
            let text = locale.tf("program-share-words", &[("site", (&site).into()), ("name", (&name).into())]);
            sharing::share(locale, notices, name.clone(), text, navigation.address_of(&Route::Program(code)));
        }
    };
    view! {
        <KeepButtons
            name
            saved=move || saved.contains(code)
            on_toggle_saved=move || saved.toggle(code)
            on_tray=move || tray.contains(code)
            on_toggle_tray=move || tray.toggle(code)
        />
        <Button class="button button-quiet" icon=Icon::Share label=locale.t("program-share") on_press=share />
        <Button
            class="button button-quiet"
            icon=Icon::Printer
            label=locale.t("program-print")
            on_press=print::print
        />
    }
}

/// The same facts as on a card.
#[component]
fn Glance(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let time = directory.local_time();
    let today = time.today();
    let program = &record.program;
    let open = (program.status != Status::TemporarilyClosed).then(|| {
        view! { <LiveOpenFact record=record.clone() time=move || directory.live_time() /> }
    });
    let accepting = match program.accepts_new_people() {
        Some(true) => Some(("good", Icon::Check, "fact-accepting")),
        Some(false) if program.status == Status::Active => Some(("careful", Icon::Hourglass, "fact-full")),
        _ => None,
    };
    let needs = program.needs.iter().map(|tag| {
        view! { <Fact icon=Icon::Need(tag.need) text=locale.t(&format!("need-{}", tag.need.id())) /> }
    });
    view! {
        {open}
        {accepting.map(|(tone, icon, id)| view! { <Fact tone icon text=locale.t(id) /> })}
        {program.is_free().then(|| view! { <Fact tone="good" icon=Icon::Wallet text=locale.t("fact-free") /> })}
        <CheckedFact on=program.assured_on today />
        {needs.collect_view()}
    }
}
