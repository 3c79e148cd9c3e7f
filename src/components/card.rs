//! The result card: what is it, can I get it, how do I reach it.

use super::{CheckedFact, Fact, FirstPhone, Icon, KeepButtons, Link, MarkedText, OpenFact, icon, not_translated};
use crate::{context::Locale, local_time::LocalTime};
use leptos::prelude::*;
use signpost_directory::Phone;
use signpost_route::Route;
use signpost_search::Hit;
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
) -> impl IntoView {
    let name = Signal::derive(move || hit.with(|hit| hit.name.text.clone()));
    view! {
        <li class="card">
            {move || view! { <Description hit=hit.get() time=time.get() /> }}
            <div class="card-actions">
                {move || hit.with(|hit| view! { <Call phone=hit.phone.clone() name=hit.name.text.clone() /> })}
                <KeepButtons name saved on_toggle_saved on_tray on_toggle_tray />
            </div>
        </li>
    }
}

#[component]
fn Description(hit: Arc<Hit>, time: LocalTime) -> impl IntoView {
    let locale: Locale = expect_context();
    let need = hit.needs.first().map(|need| {
        view! {
            <p class="card-need">
                {icon(Icon::Need(*need))}
                <span>{locale.t(&format!("need-{}", need.id()))}</span>
            </p>
        }
    });
    let organization = hit.organization.clone().map(|text| {
        view! { <p class="card-by"><bdi><MarkedText text /></bdi></p> }
    });
    let snippet = (!hit.snippet.text.is_empty()).then(|| {
        let lang = locale.text_lang(hit.lang.as_deref());
        view! { <p class="card-words" lang=lang dir="auto"><MarkedText text=hit.snippet.clone() /></p> }
    });
    let language = not_translated(locale, hit.lang.as_deref());
    let (code, name) = (hit.code, hit.name.clone());
    view! {
        {need}
        <h3>
            <Link to=Route::Program(code) class="card-link">
                <bdi><MarkedText text=name /></bdi>
            </Link>
        </h3>
        {organization}
        {snippet}
        {language.map(|words| view! { <p class="card-language">{words}</p> })}
        <ul class="facts"><Facts hit time /></ul>
    }
}

#[component]
fn Call(phone: Option<Phone>, name: String) -> impl IntoView {
    let locale: Locale = expect_context();
    match phone {
        Some(phone) => view! { <FirstPhone phone name /> }.into_any(),
        None => view! { <span class="card-no-phone">{locale.t("fact-no-phone")}</span> }.into_any(),
    }
}

#[component]
fn Facts(hit: Arc<Hit>, time: LocalTime) -> impl IntoView {
    let locale: Locale = expect_context();
    let messages = locale.messages();
    let today = time.today();
    let open = match hit.temporarily_closed {
        true => view! { <Fact tone="bad" icon=Icon::Clock text=locale.t("fact-temporarily-closed") /> }.into_any(),
        false => view! { <OpenFact state=hit.open time /> }.into_any(),
    };
    let accepting = hit.accepting.map(|accepting| match accepting {
        true => ("good", Icon::Check, "fact-accepting"),
        false => ("careful", Icon::Hourglass, "fact-full"),
    });
    let place = match (hit.confidential, hit.distance_km, &hit.city) {
        (true, ..) => Some((Icon::Lock, locale.t("fact-call-for-location"))),
        (_, Some(km), city) => {
            let away = locale.tf("fact-distance", &[("distance", (&locale.distance(km)).into())]);
            let city = city.as_deref().map(|city| format!("{city} · ")).unwrap_or_default();
            Some((Icon::MapPin, city + &away))
        }
        (_, None, Some(city)) => Some((Icon::MapPin, city.clone())),
        _ => None,
    };
    let languages: Vec<String> =
        hit.languages.iter().filter(|tag| *tag != "en").take(4).map(|tag| messages.language_name(tag)).collect();
    let languages = (!languages.is_empty())
        .then(|| locale.tf("fact-languages", &[("languages", (&messages.list(&languages)).into())]));
    view! {
        {hit.ended.then(|| view! { <Fact tone="bad" icon=Icon::Alert text=locale.t("fact-ended") /> })}
        {open}
        {accepting.map(|(tone, icon, id)| view! { <Fact tone icon text=locale.t(id) /> })}
        {hit.free.then(|| view! { <Fact tone="good" icon=Icon::Wallet text=locale.t("fact-free") /> })}
        {place.map(|(icon, text)| view! { <Fact icon text /> })}
        {languages.map(|text| view! { <Fact icon=Icon::Language text /> })}
        <CheckedFact on=hit.assured_on today />
    }
}
