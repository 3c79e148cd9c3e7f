//! Defines the result card: what is it, can I get it, how do I reach it.

use super::{
    super::{App, Icon, icon},
    call::call_button,
    fact, in_language, keep_buttons, link, marked, open_state,
};
use crate::core::{
    directory::{Date, Phone},
    route::Route,
    search::Hit,
};
use leptos::prelude::*;

/// Older than this, a check is told as old.
pub const OLD_CHECK_DAYS: i32 = 365;

pub fn card(
    app: App,
    hit: &Hit,
    is_saved: impl Fn() -> bool + Copy + Send + Sync + 'static,
    toggle_saved: impl Fn() + 'static,
) -> AnyView {
    let name = hit.name.text.clone();
    let lang = hit.lang.clone();
    let need = hit.needs.first().map(|need| {
        view! {
            <p class="card-need">{icon(Icon::Need(*need))}<span>{app.t(&format!("need-{}", need.id()))}</span></p>
        }
    });
    let title = link(app, Route::Program(hit.code), "card-link", view! { <bdi>{marked(&hit.name)}</bdi> });
    let organization = hit.organization.as_ref().map(|text| view! { <p class="card-by"><bdi>{marked(text)}</bdi></p> });
    let snippet = (!hit.snippet.text.is_empty())
        .then(|| view! { <p class="card-words" lang=lang dir="auto">{marked(&hit.snippet)}</p> });
    view! {
        <li class="card">
            {need}
            <h3>{title}</h3>
            {organization}
            {snippet}
            {in_language(app, hit.lang.as_deref()).map(|words| view! { <p class="card-language">{words}</p> })}
            <ul class="facts">{facts(app, hit)}</ul>
            <div class="card-actions">
                {call(app, hit)}
                {keep_buttons(app, hit.code, &name, is_saved, toggle_saved)}
            </div>
        </li>
    }
    .into_any()
}

fn facts(app: App, hit: &Hit) -> Vec<AnyView> {
    let words = app.words();
    let mut facts = Vec::new();
    if hit.ended {
        facts.push(fact("bad", Icon::Alert, app.t("fact-ended")));
    }
    facts.push(match hit.temporarily_closed {
        true => fact("bad", Icon::Clock, app.t("fact-temporarily-closed")),
        false => open_state(app, hit.open),
    });
    match hit.accepting {
        Some(true) => facts.push(fact("good", Icon::Check, app.t("fact-accepting"))),
        Some(false) => facts.push(fact("careful", Icon::Hourglass, app.t("fact-full"))),
        None => {}
    }
    if hit.free {
        facts.push(fact("good", Icon::Wallet, app.t("fact-free")));
    }
    let place = match (hit.confidential, hit.distance_km, &hit.city) {
        (true, ..) => Some((Icon::Lock, app.t("fact-call-for-location"))),
        (_, Some(km), city) => {
            let away = app.tf("fact-distance", &[("distance", (&words.distance(km, &app.country())).into())]);
            let city = city.as_deref().map(|city| format!("{city} · ")).unwrap_or_default();
            Some((Icon::MapPin, city + &away))
        }
        (_, None, Some(city)) => Some((Icon::MapPin, city.clone())),
        _ => None,
    };
    facts.extend(place.map(|(drawing, words)| fact("", drawing, words)));
    let others: Vec<String> =
        hit.languages.iter().filter(|tag| *tag != "en").take(4).map(|tag| words.language_name(tag)).collect();
    if !others.is_empty() {
        let spoken = app.tf("fact-languages", &[("languages", (&words.list(&others)).into())]);
        facts.push(fact("", Icon::Language, spoken));
    }
    facts.push(checked(app, hit.assured_on));
    facts
}

/// When somebody last checked it with the program: the fact that other directories hide.
pub fn checked(app: App, assured_on: Option<Date>) -> AnyView {
    let Some(date) = assured_on else { return fact("careful", Icon::Seal, app.t("fact-not-checked")) };
    let today = app.today();
    let when = app.words().past_day(date, today);
    let old = (today - date).get_days() > OLD_CHECK_DAYS;
    fact(if old { "careful" } else { "" }, Icon::Seal, app.tf("fact-checked", &[("when", (&when).into())]))
}

fn call(app: App, hit: &Hit) -> AnyView {
    match &hit.phone {
        Some(number) => {
            let phone = Phone { number: number.clone(), ..Phone::default() };
            call_button(app, &phone, &hit.name.text)
        }
        None => view! { <span class="card-no-phone">{app.t("fact-no-phone")}</span> }.into_any(),
    }
}
