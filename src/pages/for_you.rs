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
    browser::{call_place::CallPlace, document, print},
    components::{
        Button, CheckedFact, Fact, FirstPhone, Icon, Link, LiveOpenFact, Notice, PageTitle, Quote, RoomFact, Tone,
        icon, item_words,
    },
    context::{Clinic, DirectoryClient, Locale, Navigation, ReceivedHandoff, SavedList, Search},
};
use leptos::prelude::*;
use signpost_directory::{Code, Date, Phone, Record, Status, UrgentNotice, readable_case};
use signpost_first_answer::FirstProgram;
use signpost_handoff::{
    Handoff, HandoffError, Item, Received,
    sheet::{Gone, Reader, Sheet},
};
use signpost_locale::isolated;
use signpost_route::Route;
use signpost_saved::HandoffText;
use signpost_views::call_button;
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
        locale.tf("for-made-on", &[("date", (&date).into())])
    });
    let on_paper = handoff.clone();
    let for_clinic = handoff.clone();
    let first = handoff.clone();
    let first_on_paper = handoff.clone();
    view! {
        <div class="screen-only">
            <PageTitle text=locale.t(if is_whole { "for-title" } else { "for-damaged-title" }) />
            {(!is_whole).then(|| view! { <DamagedEnd /> })}
            <div class="for-head">
                <p class="for-from" dir="auto">
                    {icon(Icon::User)}
                    <strong>{from}</strong>
                </p>
                <p class="hint">{locale.t("for-from-hint")}" "{made_on}</p>
            </div>
            <OtherLanguage lang=handoff.lang.clone() />
            <PartsOfLink ids=handoff.parts.clone() />
            <div class="for-programs">
                <Loaded from=records meanwhile=move || view! { <FirstPrograms handoff=first.clone() /> } let:records>
                    {keep_call_place()}
                    <NoticesOf records=records.clone() is_discreet=handoff.discreet />
                    <Programs handoff=handoff.clone() records gone />
                    <TextsOnTheirWay />
                    <Button class="button button-quiet" icon=Icon::Printer label=locale.t("for-print") on_press=print::print />
                    <ReadAloud />
                </Loaded>
            </div>
            <ForTheClinic handoff=for_clinic />
            <section class="crisis">
                <h2>{locale.t("crisis-title")}</h2>
                <CommunityCrisisLines />
            </section>
        </div>
        <OnPaper>
            {match (records.get().flatten(), gone.get().unwrap_or_default()) {
                (Some(Ok(records)), gone) if tells_of_all(&on_paper, &records, &gone) => {
                    view! { <HandoffSheet handoff=on_paper.clone() records gone /> }.into_any()
                }
                _ => view! { <div class="print-only"><FirstPrograms handoff=first_on_paper.clone() /></div> }.into_any(),
            }}
            {texts_missing_on_paper()}
        </OnPaper>
    }
}

/// Whether each program is known: listed, or gone, which is asked for later.
fn tells_of_all(handoff: &Handoff, records: &Records, gone: &[Gone]) -> bool {
    handoff.items.iter().all(|item| {
        records.iter().flatten().any(|record| record.program.code == item.code)
            || gone.iter().any(|gone| gone.code == item.code)
    })
}

/// What is urgent about one of them.
#[component]
fn NoticesOf(records: Records, is_discreet: bool) -> impl IntoView {
    let concerns = move |notice: &UrgentNotice| {
        !(is_discreet && notice.tells_topic()) && records.iter().flatten().any(|record| notice.concerns(record.view()))
    };
    view! { <UrgentNotices concerns /> }
}

/// What the reader is about to call stays where it is while more is said above it.
fn keep_call_place() {
    let looked_at = CallPlace::now();
    request_animation_frame(move || looked_at.restore());
}

/// Whom to call, verified before the app came, as long as the directory as a whole is on its way.
#[component]
fn FirstPrograms(handoff: Arc<Handoff>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let codes: Vec<Code> = handoff.items.iter().map(|item| item.code).collect();
    move || {
        let programs = directory.first_answer(&codes)?;
        let card = |(item, program): (&Item, FirstProgram)| {
            let FirstProgram { name, by, number, .. } = program;
            let title = name.clone();
            let call = number.map(|number| call_button(&locale.messages(), &number.text, None, number.uri, &name));
            view! {
                <li class="card">
                    <h2 class="card-title"><bdi>{title}</bdi></h2>
                    {by.map(|name| view! { <p class="card-by"><bdi>{name}</bdi></p> })}
                    <div class="card-actions">
                        {call}
                        <Link to=Route::Program(item.code) class="button button-quiet">{locale.t("for-more")}</Link>
                    </div>
                    <Quote from=handoff.from.clone() line=item_words(&locale.messages(), item) />
                </li>
            }
        };
        Some(view! { <ol class="cards for-cards">{handoff.items.iter().zip(programs).map(card).collect_view()}</ol> })
    }
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
        // The button goes.
        request_animation_frame(|| document::focus_in_place("for-kept"));
    };
    let keep = Callback::new(move |()| keep());
    let keep_button = move || {
        view! {
            <Button
                class="button button-quiet"
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
                    <p id="for-kept" tabindex="-1">
                        {locale.t("for-kept")}" "
                        <Link to=Route::List class="link">{locale.t("for-see-list")}</Link>
                    </p>
                </Notice>
            </Show>
        </div>
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
    // Of what has ended, or is closed for a while, that is said instead.
    let room = program.room(today).filter(|_| program.status == Status::Active && !ended);
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
            <div class="card-actions">
                {phone.map(|phone| view! { <FirstPhone phone name /> })}
                <Link to=Route::Program(code) class="button button-quiet">{locale.t("for-more")}</Link>
            </div>
            <Quote from line />
            <ul class="facts">
                {ended.then(|| view! { <Fact tone="bad" icon=Icon::Alert text=locale.t("fact-ended") /> })}
                {changed}
                <LiveOpenFact record=record.clone() time=move || directory.live_time() />
                {room.map(|room| view! { <RoomFact room /> })}
                <CheckedFact on=assured_on today />
            </ul>
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
