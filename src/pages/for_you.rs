//! The patient's view of a handoff: from whom, which programs, what was written to each, and keeping all of it with one
//! tap. The link's words are marked as the link's.

use super::{
    areas::{PartsOfLink, PerhapsElsewhere},
    crisis::CommunityCrisisLines,
    loaded::{Loaded, Records, TextsOnTheirWay, load_gone, load_records_so_far, texts_missing_on_paper},
    read_aloud::ReadAloud,
    sheet::{OnPaper, PrintedSheet},
    urgent::{UrgentNotices, community_notices},
};
use crate::{
    browser::print,
    components::{
        Button, CheckedFact, Fact, FirstPhone, Icon, Link, LiveOpenFact, Notice, PageTitle, Quote, Tone, icon,
        item_words,
    },
    context::{Clinic, DirectoryClient, Locale, Navigation, ReceivedHandoff, SavedList, Search},
};
use leptos::prelude::*;
use signpost_directory::{Code, Date, Phone, Record, readable_case};
use signpost_handoff::{
    Handoff, HandoffError, Item, Received,
    sheet::{Gone, Reader, Sheet},
};
use signpost_locale::isolated;
use signpost_route::Route;
use signpost_saved::HandoffText;
use std::sync::Arc;

#[component]
pub fn ForYouPage(token: String) -> impl IntoView {
    match Handoff::receive(&token) {
        Ok(Received { handoff, is_whole }) => {
            expect_context::<ReceivedHandoff>().keep(&token);
            view! { <HandoffView handoff=Arc::new(handoff) is_whole /> }.into_any()
        }
        Err(error) => view! { <DamagedLink error /> }.into_any(),
    }
}

/// What was written is lost, and the programs are there.
#[component]
pub fn DamagedEnd() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <Notice tone=Tone::Careful>
            <p>{locale.t("for-damaged-end")}</p>
        </Notice>
    }
}

/// A link that cannot be read, of a patient or of a clinician.
#[component]
pub fn DamagedLink(error: HandoffError) -> impl IntoView {
    let locale: Locale = expect_context();
    let id = if error == HandoffError::Newer { "for-newer" } else { "for-damaged" };
    view! {
        <PageTitle text=locale.t("for-damaged-title") />
        <Notice tone=Tone::Careful>
            <p>{locale.t(id)}</p>
        </Notice>
        <p>
            <Link to=Route::Home class="button button-primary">{locale.t("home-page")}</Link>
        </p>
        <CommunityCrisisLines />
    }
}

#[component]
fn HandoffView(
    handoff: Arc<Handoff>,
    /// `false`: only its programs survived.
    is_whole: bool,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let codes: Vec<Code> = handoff.items.iter().map(|item| item.code).collect();
    let codes = Signal::from(codes);
    let records = load_records_so_far(codes);
    let gone = load_gone(codes, records);
    let from = match handoff.from.is_empty() {
        true => locale.t("for-from-somebody"),
        false => locale.tf("for-from", &[("from", isolated(&handoff.from).as_ref().into())]),
    };
    let made_on = handoff.made_on.map(|date| {
        let date = locale.messages().date(date);
        view! { <p class="hint">{locale.tf("for-made-on", &[("date", (&date).into())])}</p> }
    });
    let on_paper = handoff.clone();
    let for_clinic = handoff.clone();
    view! {
        <div class="screen-only">
            <PageTitle text=locale.t(if is_whole { "for-title" } else { "for-damaged-title" }) />
            {(!is_whole).then(|| view! { <DamagedEnd /> })}
            <div class="for-head">
                <p class="for-from" dir="auto">
                    {icon(Icon::User)}
                    <strong>{from}</strong>
                </p>
                <p class="hint">{locale.t("for-from-hint")}</p>
                {made_on}
            </div>
            <OtherLanguage lang=handoff.lang.clone() />
            <PartsOfLink ids=handoff.parts.clone() />
            <Loaded from=records let:records>
                <NoticesOf records=records.clone() />
                <Programs handoff=handoff.clone() records gone />
                <TextsOnTheirWay />
            </Loaded>
            <ForTheClinic handoff=for_clinic />
            <section class="crisis">
                <h2>{locale.t("crisis-title")}</h2>
                <CommunityCrisisLines />
            </section>
        </div>
        <OnPaper>
            {match records.get().flatten() {
                Some(Ok(records)) => {
                    let gone = gone.get().unwrap_or_default();
                    Some(view! { <HandoffSheet handoff=on_paper.clone() records gone /> })
                }
                _ => None,
            }}
            {texts_missing_on_paper()}
        </OnPaper>
    }
}

/// What is urgent about one of them.
#[component]
fn NoticesOf(records: Records) -> impl IntoView {
    view! { <UrgentNotices concerns=move |notice| records.iter().flatten().any(|record| notice.concerns(record.view())) /> }
}

/// The link's language, offered where the reader has another one; nothing otherwise.
#[component]
fn OtherLanguage(lang: Option<String>) -> impl IntoView {
    let locale: Locale = expect_context();
    move || {
        let messages = locale.language(lang.as_deref()?).filter(|messages| messages.lang() != locale.lang())?;
        let (tag, name) = (messages.lang().to_owned(), messages.own_name().to_owned());
        let text = locale.tf("for-language", &[("language", (&locale.messages().language_name(&tag)).into())]);
        Some(view! {
            <p class="for-language">
                <span>{text}</span>
                <button
                    type="button"
                    class="button button-quiet"
                    lang=tag.clone()
                    on:click=move |_| locale.choose(&tag)
                >
                    {name}
                </button>
            </p>
        })
    }
}

/// The sheet comes back to the clinic: the same programs as a form, one tap for each.
#[component]
fn ForTheClinic(handoff: Arc<Handoff>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let clinic: Clinic = expect_context();
    let navigation: Navigation = expect_context();
    let begin = move || {
        clinic.begin_form(&handoff, directory.local_time().today());
        navigation.go(Route::Return(None));
    };
    view! {
        <p class="for-clinic">
            <Button class="button button-quiet" icon=Icon::Check label=locale.t("return-form") on_press=begin />
        </p>
    }
}

/// The same as a sheet, for the printer.
#[component]
fn HandoffSheet(handoff: Arc<Handoff>, records: Records, gone: Arc<Vec<Gone>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let time = directory.local_time();
    let records: Vec<Record> = records.iter().flatten().cloned().collect();
    let near = expect_context::<Search>().found_place();
    let notices = community_notices();
    let reader = Reader { lang: &locale.lang(), near, zone: &time.zone, now: time.now, notices: &notices };
    let sheet = Sheet::of_handoff(&handoff, &records, &gone, reader);
    view! { <PrintedSheet sheet code=navigation.paper_code(directory, &handoff) /> }
}

#[component]
fn Programs(handoff: Arc<Handoff>, records: Records, gone: LocalResource<Arc<Vec<Gone>>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let items = handoff.items.iter().zip(records.iter()).map(|(item, record)| match record.clone() {
        Some(record) => {
            let (from, line, made_on) = (handoff.from.clone(), item_words(&locale.messages(), item), handoff.made_on);
            view! { <Program from line made_on record /> }.into_any()
        }
        None => view! { <GoneCard item=item.clone() gone /> }.into_any(),
    });
    let items = items.collect_view();
    let codes: Vec<Code> = records.iter().flatten().map(|record| record.program.code).collect();
    let all_kept = Memo::new(move |_| !codes.is_empty() && codes.iter().all(|code| saved.contains(*code)));
    let keep = move || {
        let said = |item: &Item| HandoffText { from: handoff.from.clone(), line: item_words(&locale.messages(), item) };
        let programs = handoff.items.iter().zip(records.iter());
        let programs = programs.filter_map(|(item, record)| Some((record.clone()?, Some(said(item))))).collect();
        saved.save(programs);
    };
    let keep = Callback::new(move |()| keep());
    let keep_button = move || {
        view! {
            <Button
                class="button button-primary button-large"
                icon=Icon::Bookmark
                label=locale.t("for-keep-all")
                on_press=keep
            />
        }
    };
    view! {
        <div class="for-actions">
            <Show when=move || all_kept.get() fallback=keep_button>
                <Notice tone=Tone::Good>
                    <p>
                        {locale.t("for-kept")}" "
                        <Link to=Route::List class="link">{locale.t("for-see-list")}</Link>
                    </p>
                </Notice>
            </Show>
            <Button
                class="button button-quiet"
                icon=Icon::Printer
                label=locale.t("for-print")
                on_press=print::print
            />
        </div>
        <ReadAloud />
        <ol class="cards for-cards">{items}</ol>
    }
}

#[component]
fn Program(from: String, line: String, made_on: Option<Date>, record: Record) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let time = directory.local_time();
    let today = time.today();
    let record = Arc::new(record);
    let program = &record.program;
    let code = program.code;
    let name = readable_case(program.texts(&locale.lang()).name);
    let title = name.clone();
    let phone = Phone::first(&record.phones()).cloned();
    let ended = program.ended_on(today).is_some();
    let assured_on = program.assured_on;
    let by = record.organization.as_ref().map(|organization| readable_case(&organization.name));
    // What the clinician saw may have been otherwise.
    let changed_on = program.modified_on.filter(|on| made_on.is_some_and(|made| *on > made));
    let changed = changed_on.map(|on| {
        let text = locale.tf("for-changed", &[("date", (&locale.messages().date(on)).into())]);
        view! { <Fact tone="careful" icon=Icon::Alert text /> }
    });
    view! {
        <li class="card">
            <h2 class="card-title">
                <Link to=Route::Program(code) class="card-link">
                    <bdi>{title}</bdi>
                </Link>
            </h2>
            {by.map(|name| view! { <p class="card-by"><bdi>{name}</bdi></p> })}
            <Quote from line />
            <ul class="facts">
                {ended.then(|| view! { <Fact tone="bad" icon=Icon::Alert text=locale.t("fact-ended") /> })}
                {changed}
                <LiveOpenFact record=record.clone() time=move || directory.live_time() />
                <CheckedFact on=assured_on today />
            </ul>
            <div class="card-actions">
                {phone.map(|phone| view! { <FirstPhone phone name /> })}
                <Link to=Route::Program(code) class="button button-quiet">{locale.t("for-more")}</Link>
            </div>
        </li>
    }
}

/// A program of the handoff that the directory no longer has.
#[component]
fn GoneCard(item: Item, gone: LocalResource<Arc<Vec<Gone>>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let code = item.code;
    let known = Memo::new(move |_| {
        gone.get().and_then(|all| all.iter().find(|gone| gone.code == code).cloned()).unwrap_or_default()
    });
    let name = move || {
        let name = known.with(|known| known.name.as_deref().map(readable_case));
        name.map(|name| view! { <h2 class="card-title"><bdi>{name}</bdi></h2> })
    };
    let text = move || match known.with(|known| (known.name.is_some(), known.perhaps_elsewhere)) {
        (true, _) => view! { <p>{locale.t("sheet-gone")}</p> }.into_any(),
        (false, true) => view! { <PerhapsElsewhere /> }.into_any(),
        (false, false) => view! { <p>{locale.t("for-gone")}</p> }.into_any(),
    };
    let similar = move || {
        let similar = known.get().similar;
        (!similar.is_empty()).then(|| {
            let links = similar.into_iter().map(|one| {
                view! { <li><Link to=Route::Program(one.code) class="link"><bdi>{readable_case(&one.name)}</bdi></Link></li> }
            });
            view! {
                <p>{locale.t("for-gone-similar")}</p>
                <ul>{links.collect_view()}</ul>
            }
        })
    };
    view! {
        <li class="card card-gone">
            {name}
            {text}
            <p>
                <code>
                    <bdi>{code.to_string()}</bdi>
                </code>
            </p>
            <Quote from=String::new() line=item_words(&locale.messages(), &item) />
            {similar}
            <p>
                <Link to=Route::Home class="link">{locale.t("for-gone-search")}</Link>
            </p>
        </li>
    }
}
