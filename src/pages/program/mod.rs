//! A program's page: what to do, then the rest, most needed first.

mod contact;
mod details;
mod kept;
mod map;
mod places;
mod trust;
mod what_to_do;

use super::{
    areas::PerhapsElsewhere,
    crisis::CommunityCrisisLines,
    loaded::{Loaded, Records, TextsOnTheirWay, load_records_so_far, texts_missing_on_paper},
    read_aloud::ReadAloud,
    sheet::{OnPaper, PrintedSheet},
    urgent::{UrgentNotices, community_notices},
};
use crate::{
    browser::print,
    components::{Button, Fact, Icon, KeepButtons, Link, PageTitle, icon, not_translated},
    context::{DirectoryClient, Locale, Navigation, Notices, Preferences, SavedList, Search, Tray},
    sharing,
};
use contact::OtherWays;
use details::{About, ForWhom, Organization, Teaches};
use kept::MissingOrKept;
use leptos::prelude::*;
use places::{GettingThere, OtherPlaces};
use signpost_directory::{Code, Record, readable_case};
use signpost_handoff::sheet::{self, Reader, Sheet, Title};
use signpost_locale::Direction;
use signpost_route::Route;
use std::sync::Arc;
use trust::{TrustPart, Warnings};
use what_to_do::WhatToDo;

#[component]
pub fn ProgramPage(code: Code) -> impl IntoView {
    let locale: Locale = expect_context();
    let records = load_records_so_far(vec![code].into());
    let the_one = |records: &Records| records.first().cloned().flatten();
    let title = move || match records.get().flatten() {
        Some(Ok(records)) => match the_one(&records) {
            Some(record) => readable_case(record.program.texts(&locale.lang()).name),
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
                    Some(record) => {
                        let record = Arc::new(record);
                        let shown = record.clone();
                        view! {
                            <UrgentNotices concerns=move |notice| notice.concerns(record.view()) />
                            <Program record=shown />
                            <TextsOnTheirWay />
                        }
                        .into_any()
                    }
                    None => view! { <MissingOrKept code /> }.into_any(),
                }}
            </Loaded>
        </article>
        <OnPaper>
            {match records.get().flatten() {
                Some(Ok(records)) => {
                    the_one(&records).map(|record| view! { <ProgramSheet record /> })
                }
                _ => None,
            }}
            {texts_missing_on_paper()}
        </OnPaper>
    }
}

/// The program as a sheet, for the printer.
#[component]
fn ProgramSheet(record: Record) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let time = directory.local_time();
    let near = expect_context::<Search>().found_place();
    let notices = community_notices();
    let reader = Reader { lang: &locale.lang(), near, zone: &time.zone, now: time.now, notices: &notices };
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
    let directory: DirectoryClient = expect_context();
    view! {
        <Show when=move || directory.lacks_parts()>
            <PerhapsElsewhere />
        </Show>
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
    let directory: DirectoryClient = expect_context();
    let lang = locale.lang();
    let texts = record.program.texts(&lang);
    let name = readable_case(texts.name);
    let by = record.organization.as_ref().map(|organization| {
        let name = readable_case(&organization.name);
        locale.tf("program-by", &[("organization", (&name).into())])
    });
    let needs = record.program.needs.iter().map(|tag| {
        view! { <Fact icon=Icon::Need(tag.need) text=locale.t(&format!("need-{}", tag.need.id())) /> }
    });
    let needs = needs.collect_view();
    let language = not_translated(locale, texts.lang);
    let time = directory.local_time();
    let shown = record.view().site_to_show(expect_context::<Search>().found_place(), false, &time.zone, time.now);
    let site = shown.and_then(|shown| record.program.sites.iter().position(|site| std::ptr::eq(site, shown)));
    view! {
        <p class="program-by">{by}</p>
        <ul class="facts">{needs}</ul>
        {language.map(|words| view! { <p class="card-language">{words}</p> })}
        <Warnings record=record.clone() />
        <div class="program-columns">
            <div class="program-todo">
                <WhatToDo record=record.clone() name=name.clone() site />
                <div class="program-actions">
                    <Actions code=record.program.code name=name.clone() />
                    <ReadAloud />
                </div>
            </div>
            <div class="program-main">
                <About record=record.clone() />
                <ForWhom record=record.clone() />
                <Teaches record=record.clone() />
                <GettingThere record=record.clone() site />
                <OtherPlaces record=record.clone() above=site />
                <OtherWays record=record.clone() />
                <TrustPart record=record.clone() name />
                <Organization record />
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
    let preferences: Preferences = expect_context();
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
            helps_others=move || preferences.helps_others()
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
