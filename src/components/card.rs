//! Defines the result card: what is it, can I get it, how do I reach it.

use super::super::view::{El, IntoView, View, el};
use super::{
    super::{App, Icon, icon},
    call::first_phone,
    fact, in_language, keep_buttons, link, marked, open_state,
};
use signpost_directory::Date;
use signpost_route::Route;
use signpost_search::Hit;

/// Older than this, a check is told as old.
pub const OLD_CHECK_DAYS: i32 = 365;

pub fn card(app: App, hit: &Hit, is_saved: impl Fn() -> bool + 'static, toggle_saved: impl Fn() + 'static) -> El {
    let name = hit.name.text.clone();
    let lang = hit.lang.clone();
    let need = hit.needs.first().map(|need| {
        el("p")
            .class("card-need")
            .child((icon(Icon::Need(*need)), el("span").child(app.t(&format!("need-{}", need.id())))))
    });
    let title = link(app, Route::Program(hit.code), "card-link", el("bdi").child(marked(&hit.name)));
    let organization =
        hit.organization.as_ref().map(|text| el("p").class("card-by").child(el("bdi").child(marked(text))));
    let snippet = (!hit.snippet.text.is_empty())
        .then(|| el("p").class("card-words").attr("lang", lang).attr("dir", "auto").child(marked(&hit.snippet)));
    el("li").class("card").child((
        need,
        el("h3").child(title),
        organization,
        snippet,
        in_language(app, hit.lang.as_deref()).map(|words| el("p").class("card-language").child(words)),
        el("ul").class("facts").child(facts(app, hit)),
        el("div")
            .class("card-actions")
            .child((call(app, hit), keep_buttons(app, hit.code, &name, is_saved, toggle_saved))),
    ))
}

fn facts(app: App, hit: &Hit) -> Vec<View> {
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
pub fn checked(app: App, assured_on: Option<Date>) -> View {
    let Some(date) = assured_on else { return fact("careful", Icon::Seal, app.t("fact-not-checked")) };
    let today = app.today();
    let when = app.words().past_day(date, today);
    let old = today - date > OLD_CHECK_DAYS;
    fact(if old { "careful" } else { "" }, Icon::Seal, app.tf("fact-checked", &[("when", (&when).into())]))
}

fn call(app: App, hit: &Hit) -> View {
    match &hit.phone {
        Some(phone) => first_phone(app, phone, &hit.name.text),
        None => el("span").class("card-no-phone").child(app.t("fact-no-phone")).into_view(),
    }
}
