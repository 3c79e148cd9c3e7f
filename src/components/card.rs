//! The result card: what is it, can I get it, how do I reach it. On a phone three of them fit on a screen: the words on
//! one side, on the other the two things to do.

use super::{
    CardCall, CheckedFact, ClosedForAWhile, Fact, Icon, KeepButtons, Link, MarkedText, OpenFact, RoomFact, icon,
    not_translated,
};
use crate::{context::Locale, local_time::LocalTime};
use leptos::prelude::*;
use signpost_directory::{Phone, primary_language, readable_case};
use signpost_route::Route;
use signpost_search::{Hit, Marked};
use std::sync::Arc;

/// It changes in place when the program is found by other words, so that what has the focus keeps it.
#[component]
pub fn Card(
    #[prop(into)] hit: Signal<Arc<Hit>>,
    #[prop(into)] time: Signal<LocalTime>,
    #[prop(into)] saved: Signal<bool>,
    #[prop(into)] on_toggle_saved: Callback<()>,
    #[prop(into)] on_tray: Signal<bool>,
    #[prop(into)] on_toggle_tray: Callback<()>,
    /// The reader makes handouts for others.
    #[prop(into)]
    helps_others: Signal<bool>,
) -> impl IntoView {
    let name = Signal::derive(move || hit.with(|hit| readable_case(&hit.name.text)));
    view! {
        <li class="card result">
            <div class="card-main">{move || view! { <Description hit=hit.get() time=time.get() /> }}</div>
            <div class="card-actions">
                {move || hit.with(|hit| view! { <Call phone=hit.phone.clone() name=name.get() /> })}
                <KeepButtons name saved on_toggle_saved on_tray on_toggle_tray helps_others />
            </div>
        </li>
    }
}

/// The marks stay where they are: recasing moves no byte.
fn readable(marked: &Marked) -> Marked {
    Marked { text: readable_case(&marked.text), marks: marked.marks.clone() }
}

#[component]
fn Description(hit: Arc<Hit>, time: LocalTime) -> impl IntoView {
    let locale: Locale = expect_context();
    let need = hit.needs.first().map(|need| {
        view! {
            <span class="card-need">
                {icon(Icon::Need(*need))}
                <span>{locale.t(&format!("need-{}", need.id()))}</span>
            </span>
        }
    });
    let organization = hit.organization.as_ref().map(|organization| {
        let text = readable(organization);
        view! { <bdi class="card-organization"><MarkedText text /></bdi> }
    });
    let snippet = (!hit.snippet.text.is_empty()).then(|| {
        let lang = locale.text_lang(hit.lang.as_deref());
        view! { <p class="card-words" lang=lang dir="auto"><MarkedText text=hit.snippet.clone() /></p> }
    });
    let language = not_translated(locale, hit.lang.as_deref());
    let (code, name) = (hit.code, readable(&hit.name));
    view! {
        <h3>
            <Link to=Route::Program(code) class="card-link">
                <bdi><MarkedText text=name /></bdi>
            </Link>
        </h3>
        <p class="card-by">{need} " " {organization}</p>
        {snippet}
        {language.map(|words| view! { <p class="card-language">{words}</p> })}
        <ul class="facts"><Facts hit time /></ul>
    }
}

#[component]
fn Call(phone: Option<Phone>, name: String) -> impl IntoView {
    let locale: Locale = expect_context();
    match phone {
        Some(phone) => view! { <CardCall phone name /> }.into_any(),
        None => view! { <span class="card-no-phone">{locale.t("fact-no-phone")}</span> }.into_any(),
    }
}

#[component]
fn Facts(hit: Arc<Hit>, time: LocalTime) -> impl IntoView {
    let locale: Locale = expect_context();
    let messages = locale.messages();
    let today = time.today();
    let open = match hit.temporarily_closed {
        true => view! { <ClosedForAWhile /> }.into_any(),
        false => view! { <OpenFact state=hit.open time /> }.into_any(),
    };
    let away = hit.distance_km.map(|km| locale.tf("fact-distance", &[("distance", (&locale.distance(km)).into())]));
    let more = hit.more_places;
    let more = (more > 0).then(|| locale.tf("program-more-places", &[("count", more.into())]));
    // The nearest place, then how many others there are.
    let (icon, nearest) = match hit.confidential {
        true => (Icon::Lock, vec![locale.t("fact-call-for-location")]),
        false => (Icon::MapPin, [hit.city.clone(), away].into_iter().flatten().collect()),
    };
    let place: Vec<String> = nearest.into_iter().chain(more).collect();
    let serves = hit.serves.as_ref().map(|code| locale.tf("fact-serves", &[("place", code.into())]));
    let spoken = hit.languages.iter().filter(|tag| *tag != "en").take(4);
    // On a phone only the reader's own language counts.
    let own = primary_language(&locale.lang());
    let tone = if spoken.clone().any(|tag| primary_language(tag) == own) { "" } else { "if-room" };
    let languages: Vec<String> = spoken.map(|tag| messages.language_name(tag)).collect();
    let languages = (!languages.is_empty())
        .then(|| locale.tf("fact-languages", &[("languages", (&messages.list(&languages)).into())]));
    view! {
        {hit.ended.then(|| view! { <Fact tone="bad" icon=Icon::Alert text=locale.t("fact-ended") /> })}
        {open}
        {serves.map(|text| view! { <Fact tone="good" icon=Icon::Check text /> })}
        {(!place.is_empty()).then(|| view! { <Fact icon text=place.join(" · ") /> })}
        {hit.free.then(|| view! { <Fact tone="good" icon=Icon::Wallet text=locale.t("fact-free") /> })}
        {hit.room.filter(|_| !hit.temporarily_closed).map(|room| view! { <RoomFact room if_room=true /> })}
        {languages.map(|text| view! { <Fact tone icon=Icon::Language text /> })}
        <CheckedFact on=hit.assured_on today if_room=true />
    }
}
