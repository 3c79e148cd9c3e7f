//! The making of a handout: up to six programs, a line for each, from whom, in which language; given as a link, a QR code
//! or a printed sheet. There is no field for the patient.

mod card;
mod form;
mod giving;
mod phrases;
mod plain_text;
mod templates;

use super::{
    areas::PartsOfLink,
    for_you::{DamagedEnd, DamagedLink},
    help_others::HelpOthersChoice,
    loaded::{load_gone, load_records},
    read_aloud::ReadAloud,
    sheet::{SheetView, printed_from},
    urgent::community_notices,
};
use crate::{
    browser::{document, page_breaks, print},
    components::{Button, Icon, Notice, PageTitle, Paper, Tone, WalletCards},
    context::{Clinic, DirectoryClient, Locale, Navigation, Search, Tray},
    page_breaks::page_height,
};
use card::CardForm;
use form::{AskAgain, Discreet, From, Language, Lines};
use giving::Giving;
use leptos::prelude::*;
pub use phrases::FIRST_CHIP;
use signpost_directory::Record;
use signpost_handoff::{
    Handoff,
    look::Look,
    sheet::{Gone, Reader, Sheet},
};
use signpost_hours::UnixSeconds;
use signpost_locale::{ENGLISH_TAG, Messages};
use signpost_route::Route;
use std::{rc::Rc, sync::Arc, time::Duration};
use templates::{Beginning, Changes, SaveTemplate, from_of, remember};

/// A picture that stands in the page is drawn by then.
const LOGO_IS_DRAWN: Duration = Duration::from_millis(300);
/// A handout that was begun this long ago may be for another patient, in seconds.
const PAUSE: UnixSeconds = 15 * 60;

#[component]
pub fn HandoutPage(token: Option<String>) -> impl IntoView {
    let navigation: Navigation = expect_context();
    let tray: Tray = expect_context();
    match token.as_deref().map(Handoff::receive) {
        // An older tray is somebody else's: it is not shown in place of what the link was to bring.
        Some(Err(error)) => return view! { <DamagedLink error /> }.into_any(),
        Some(Ok(received)) => {
            tray.receive(received);
            // Loading the page again must not bring it back over what was changed since.
            navigation.replace(Route::Handout(None));
        }
        None => {}
    }
    view! { <HandoutView /> }.into_any()
}

#[component]
fn HandoutView() -> impl IntoView {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    let codes = Memo::new(move |_| tray.codes());
    let is_empty = move || codes.with(Vec::is_empty);
    let parts = Memo::new(move |_| tray.handoff.with(|handoff| handoff.parts.clone()));
    let answer = load_records(codes.into());
    let records = Memo::new(move |last: Option<&Arc<Vec<Record>>>| match answer.get().flatten() {
        Some(Ok(records)) => Arc::new(records.iter().flatten().cloned().collect()),
        _ => last.cloned().unwrap_or_default(),
    });
    let gone = load_gone(codes.into(), answer);
    let clinic: Clinic = expect_context();
    let pressed = RwSignal::new(None);
    // Of paper; `None` while that is not measured.
    let pages = RwSignal::new(None::<usize>);
    // Printed, shared or copied: the next handout is probably for somebody else.
    let given = RwSignal::new(false);
    let clear = next_patient(given);
    // By whatever key or menu.
    let listeners = print::on_change(move |prints| {
        if !prints && tray.count() > 0 {
            // The page may be gone by now.
            let _ = given.try_set(true);
        }
    });
    on_cleanup({
        let listeners = StoredValue::new_local(listeners);
        move || listeners.dispose()
    });
    view! {
        <div class="screen-only">
            <PageTitle text=locale.t("handout-title") />
            <p class="lead">{locale.t("handout-lead")}</p>
            <HelpOthersChoice />
            <Show when=move || tray.words_lost.get()>
                <DamagedEnd />
            </Show>
            <Age on_clear=clear />
            <Show when=move || given.get()>
                <NextPatient tone=Tone::Good text=locale.t("handout-given") on_clear=clear />
            </Show>
        </div>
        <Show
            when=move || !is_empty()
            fallback=move || view! { <div class="screen-only"><Beginning pressed /><CardForm /></div> }
        >
            <div class="screen-only">
                {move || view! { <PartsOfLink ids=parts.get() /> }}
                <Changes pressed />
            </div>
            <div class="handout">
                <div class="handout-form screen-only">
                    <Lines codes records />
                    <From />
                    <Language />
                    <AskAgain />
                    <Discreet />
                    <Giving records gone on_given=move || given.set(true) on_clear=clear />
                    <SaveTemplate records />
                    <CardForm />
                </div>
                <div class="handout-preview">
                    <p class="hint screen-only">{move || match pages.get() {
                        Some(count) => locale.tf("handout-preview-pages", &[("count", count.into())]),
                        None => locale.t("handout-preview"),
                    }}</p>
                    {move || view! {
                        <Preview
                            handoff=records.with(|records| finished(records))
                            records=records.get()
                            gone=gone.get().unwrap_or_default()
                            look=clinic.look.get()
                            pages
                        />
                    }}
                </div>
            </div>
        </Show>
    }
}

/// Nothing of this patient's greets the next one: not the tray, not what was searched for them.
fn next_patient(given: RwSignal<bool>) -> Callback<()> {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let search: Search = expect_context();
    let tray: Tray = expect_context();
    let clinic: Clinic = expect_context();
    Callback::new(move |()| {
        tray.handoff.with_untracked(|handoff| remember(clinic, handoff));
        navigation.clear_session();
        let look = clinic.look.get_untracked();
        clinic.look.set(look.for_the_next());
        tray.start_over(locale.t("handout-cleared"), move || clinic.look.set(look));
        search.clear();
        clinic.close();
        given.set(false);
        // The button is gone: without this, the focus falls to the page's end.
        request_animation_frame(|| document::focus("page-title"));
    })
}

/// How old the handout is, as the page is opened; after a pause with the question whether it is still for the same
/// patient.
#[component]
fn Age(on_clear: Callback<()>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let tray: Tray = expect_context();
    tray.begun.get_untracked().map(|begun| {
        let age = (directory.local_time().now - begun).max(0);
        let minutes = usize::try_from(age / 60).unwrap_or(0);
        let text = locale.tf("handout-begun", &[("minutes", minutes.into())]);
        move || {
            let text = text.clone();
            tray.begun.with(Option::is_some).then(|| match age > PAUSE {
                true => view! { <NextPatient tone=Tone::Careful text on_clear /> }.into_any(),
                false => view! { <p class="hint">{text}</p> }.into_any(),
            })
        }
    })
}

/// Words, and the button that clears what was one patient's.
#[component]
fn NextPatient(tone: Tone, text: String, on_clear: Callback<()>) -> impl IntoView {
    view! {
        <Notice tone>
            <p>{text}</p>
            <p>
                <NextPatientButton on_clear />
            </p>
        </Notice>
    }
}

#[component]
fn NextPatientButton(on_clear: Callback<()>) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <Button class="button button-quiet" icon=Icon::Check label=locale.t("handout-next") on_press=on_clear />
    }
}

/// The handoff as it is given: dated, in its language, with the parts of the directory that `records` came with. Tracks the
/// tray.
fn finished(records: &[Record]) -> Handoff {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let tray: Tray = expect_context();
    let mut handoff = tray.handoff.get();
    handoff.from = from_of(tray, expect_context());
    handoff.made_on = Some(directory.local_time().today());
    handoff.lang = handoff.lang.or_else(|| Some(locale.lang()));
    handoff.name_parts(records);
    // Of programs that were added since, too.
    if let Some(on) = handoff.ask_again_on() {
        handoff.set_ask_again(Some(on));
    }
    // As the link carries it, so that paper and link say the same.
    handoff.tidy()
}

/// In the handoff's language; in the reader's where it is none that is offered.
fn messages_of(locale: Locale, handoff: &Handoff) -> Rc<Messages> {
    handoff.lang.as_deref().and_then(|tag| locale.language(tag)).unwrap_or_else(|| locale.messages())
}

/// The link that carries all of it; `None` when there is nothing to carry, or too much.
fn address_of(navigation: Navigation, directory: DirectoryClient, handoff: &Handoff) -> Option<String> {
    Some(navigation.public_link(directory, &Route::For(handoff.encode().ok()?)))
}

#[component]
fn Preview(
    handoff: Handoff,
    records: Arc<Vec<Record>>,
    gone: Arc<Vec<Gone>>,
    look: Look,
    pages: RwSignal<Option<usize>>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let messages = messages_of(locale, &handoff);
    let sheet = sheet_of(&handoff, &records, &gone, &messages);
    // Whoever cannot read hears what they are given, in its language.
    let read = view! { <div class="screen-only"><ReadAloud of=".handout-preview > .sheet" lang=messages.lang().to_owned() /></div> };
    if look.is_wallet {
        pages.set(None);
        return view! { {read} <WalletCards sheet messages printed_from=printed_from() /> }.into_any();
    }
    let code = navigation.paper_code(directory, &handoff);
    let other = if messages.lang() == ENGLISH_TAG { locale.messages() } else { english(locale) };
    let beside = Some(other).filter(|_| look.is_bilingual);
    let paper = look.paper.unwrap_or_else(|| Paper::of_country(&locale.country()));
    let mark = move || {
        let words =
            |page: usize, pages: usize| locale.tf("sheet-page-of", &[("page", page.into()), ("pages", pages.into())]);
        let count = page_breaks::mark(".handout-preview > .sheet", page_height(paper), words);
        // The page may be gone by now.
        let _ = pages.try_set(count);
    };
    request_animation_frame(mark);
    // A logo takes its room later.
    set_timeout(mark, LOGO_IS_DRAWN);
    view! { {read} <SheetView sheet messages code paper is_large=look.is_large beside /> }.into_any()
}

fn english(locale: Locale) -> Rc<Messages> {
    locale.language(ENGLISH_TAG).unwrap_or_else(|| Rc::new(Messages::english()))
}

/// What is printed, with the clinic's card.
fn sheet_of(handoff: &Handoff, records: &[Record], gone: &[Gone], messages: &Messages) -> Sheet {
    let directory: DirectoryClient = expect_context();
    let clinic: Clinic = expect_context();
    let time = directory.local_time();
    let near = expect_context::<Search>().found_place();
    let notices = community_notices();
    let reader = Reader { lang: messages.lang(), near, zone: &time.zone, now: time.now, notices: &notices };
    let card = clinic.card.get();
    let sheet = Sheet { card, ..Sheet::of_handoff(handoff, records, gone, reader) };
    if handoff.discreet && clinic.look.get().has_codes_only { sheet.with_codes_only() } else { sheet }
}
