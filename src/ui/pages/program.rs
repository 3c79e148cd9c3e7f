//! Defines a program's page: everything that helps, most needed first.

use super::super::{
    App, Icon,
    components::{
        Tone, button, call_button, checked, crisis_lines, fact, in_language, keep_buttons, link, notice, open_state,
        paragraphs, phone_line, waiting,
    },
    frame::back_arrow,
    icon, sharing,
    view::{CollectView, IntoView, View, el, switch},
};
use super::{find::failed, hours};
use crate::{
    browser::print,
    core::{
        UnixSeconds,
        directory::{Code, Contact, Date, LocationKind, Partnership, Phone, Record, Status, Texts},
        locale::address_lines,
        protocol::Failure,
        route::Route,
        trust::report::TrustReport,
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// What the worker answered.
type Answer = Option<Result<Option<Arc<Record>>, Failure>>;

pub fn page(app: App, code: Code) -> View {
    let answer: RwSignal<Answer> = RwSignal::new(None);
    Effect::new(move |_| {
        // Asked again when an update is in place, without losing the reader's place.
        if app.summary.with(Option::is_some) {
            spawn_local(async move {
                let records = app.records(vec![code]).await;
                let record = records.map(|records| records.into_iter().next().flatten().map(Arc::new));
                if answer.try_with_untracked(|old| *old != Some(record.clone())) == Some(true) {
                    answer.set(Some(record));
                }
            });
        }
    });
    let title = move || match answer.get() {
        Some(Ok(Some(record))) => record.program.texts(&app.lang()).name.to_owned(),
        Some(Ok(None)) => app.t("program-missing-title"),
        _ => app.t("loading"),
    };
    let results = app.search.results.with_untracked(Option::is_some) && !untrack(|| app.search.is_blank());
    let back = results.then(|| {
        let words = (back_arrow(app), el("span").child(app.t("back-to-results")));
        el("p").class("back").child(link(app, untrack(|| app.search.route()), "link", words))
    });
    el("article")
        .class("program")
        .child((
            back,
            el("h1").attr("id", "page-title").attr("tabindex", "-1").attr("dir", "auto").child(title),
            switch(
                move || answer.get(),
                move |answer| match answer {
                    None => waiting(app),
                    Some(Err(failure)) => failed(app, failure),
                    Some(Ok(None)) => missing(app),
                    Some(Ok(Some(record))) => program(app, record),
                },
            ),
        ))
        .into_view()
}

fn missing(app: App) -> View {
    (
        el("p").child(app.t("program-missing")),
        el("p").child(link(app, Route::Home, "button button-primary", app.t("home-page"))),
        crisis_lines(app),
    )
        .into_view()
}

fn program(app: App, record: &Record) -> View {
    let lang = app.lang();
    let program = &record.program;
    let texts = program.texts(&lang);
    let name = texts.name.to_owned();
    let code = program.code;
    let by = record.organization.as_ref().map(|o| app.tf("program-by", &[("organization", (&o.name).into())]));
    let phones: Vec<Phone> = record.phones().into_iter().cloned().collect();
    let first = phones.iter().position(Phone::is_voice);
    let share = {
        let name = name.clone();
        move || {
            let site = app.community.with_untracked(|c| c.name.clone());
            let words = app.tf("program-share-words", &[("site", (&site).into()), ("name", (&name).into())]);
            sharing::share(app, name.clone(), words, app.whole_address(&Route::Program(code)));
        }
    };
    (
        el("p").class("program-by").child(by),
        in_language(app, texts.lang).map(|words| el("p").class("card-language").child(words)),
        warnings(app, record, &texts),
        el("ul").class("facts facts-large").child(glance(app, record)),
        el("div").class("program-actions").child((
            first.map(|at| call_button(app, &phones[at], &name)),
            keep_buttons(app, code, &name, move || app.is_saved(code), move || app.toggle_saved(code)),
            button("button button-quiet", Icon::Share, app.t("program-share"), share),
            button("button button-quiet", Icon::Printer, app.t("program-print"), print::print),
        )),
        el("div").class("program-columns").child((
            el("div").class("program-about").child(about(app, record, &texts)),
            el("div").class("program-side").child((contact(app, record, &phones, first), places(app, record))),
            el("div").class("program-main").child((
                section(
                    app,
                    "program-teaches",
                    Icon::Need(crate::core::directory::Need::Education),
                    texts.teaches.map(|text| paragraphs(text, texts.lang)),
                ),
                bring(app, record),
                who(app, record, &texts),
                cost(app, record, &texts),
                apply(app, record, &texts),
                room(app, record),
                languages(app, record),
                organization(app, record),
                trust(app, record, &name),
            )),
        )),
    )
        .into_view()
}

/// A section with its heading; nothing where there is nothing to say.
fn section(app: App, id: &'static str, drawing: Icon, content: Option<View>) -> Option<View> {
    let content = content?;
    Some(
        el("section")
            .class("part")
            .attr("aria-labelledby", id)
            .child((el("h2").attr("id", id).child((icon(drawing), el("span").child(app.t(id)))), content))
            .into_view(),
    )
}

/// What stands above everything else: the notice, closed, ended, no longer valid, checked long ago.
fn warnings(app: App, record: &Record, texts: &Texts) -> View {
    let program = &record.program;
    let words = app.words();
    let today = app.today();
    let dated = |id: &str, date: Date| app.tf(id, &[("date", (&words.date(date)).into())]);
    let mut warnings: Vec<View> = Vec::new();
    if let Some(alert) = texts.alert {
        let alert = paragraphs(alert, texts.lang);
        warnings.push(notice(Tone::Careful, (el("h2").child(app.t("program-alert")), alert)));
    }
    if let Some(partner) = program.partner.clone() {
        warnings.push((move || expired_partner(app, &partner)).into_view());
    }
    let mut warn = |tone, text: String| warnings.push(notice(tone, el("p").child(text)));
    if program.status == Status::TemporarilyClosed {
        warn(Tone::Bad, app.t("program-temporarily-closed"));
    }
    if let Some(date) = program.funded_until.filter(|date| *date < today) {
        warn(Tone::Bad, dated("program-ended", date));
    }
    if let Some(date) = program.valid_until.filter(|date| *date < today) {
        warn(Tone::Bad, dated("program-expired", date));
    }
    if let Some(date) = program.assured_on.filter(|date| today - *date > 365) {
        let when = words.past_day(date, today);
        warn(Tone::Careful, app.tf("program-stale-check", &[("when", (&when).into())]));
    }
    warnings.into_view()
}

/// A partner whose signature is past its time makes its own entries stale, and no others.
fn expired_partner(app: App, partner: &str) -> Option<View> {
    let (signer, expired) = app.trust.with(|trust| partner_signer(trust.as_ref(), partner));
    let date = app.words().date(app.date_of(expired?));
    let words = app.tf("program-partner-expired", &[("partner", (&signer).into()), ("date", (&date).into())]);
    Some(notice(Tone::Careful, el("p").child(words)))
}

/// Whose key signed a partner's entries, and when that ran out, if it did.
fn partner_signer(trust: Option<&TrustReport>, partner: &str) -> (String, Option<UnixSeconds>) {
    let role = format!("partner-{partner}");
    let report = trust.and_then(|trust| trust.roles.iter().find(|report| report.role == role));
    let key = report.and_then(|report| report.keys.iter().find(|key| key.signed));
    let holder = key.and_then(|key| key.holder.clone()).unwrap_or_else(|| partner.to_owned());
    (holder, report.filter(|report| report.expired).map(|report| report.expires))
}

/// The same facts as on a card.
fn glance(app: App, record: &Record) -> View {
    let program = &record.program;
    let mut facts: Vec<View> = Vec::new();
    if program.status != Status::TemporarilyClosed {
        facts.push(open_state(app, record.open_state(&app.zone(), app.now())));
    }
    match program.accepts_new_people() {
        Some(true) => facts.push(fact("good", Icon::Check, app.t("fact-accepting"))),
        Some(false) if program.status == Status::Active => {
            facts.push(fact("careful", Icon::Hourglass, app.t("fact-full")));
        }
        _ => {}
    }
    if program.is_free() {
        facts.push(fact("good", Icon::Wallet, app.t("fact-free")));
    }
    facts.push(checked(app, program.assured_on));
    facts.extend(
        program.needs.iter().map(|tag| fact("", Icon::Need(tag.need), app.t(&format!("need-{}", tag.need.id())))),
    );
    facts.into_view()
}

fn about(app: App, record: &Record, texts: &Texts) -> Option<View> {
    let conditions = &record.program.conditions;
    let text = texts.description.map(|text| paragraphs(text, texts.lang));
    let conditions = (!conditions.is_empty())
        .then(|| el("p").child((el("strong").child(app.t("program-conditions")), ": ", app.words().list(conditions))));
    (text.is_some() || conditions.is_some())
        .then(|| section(app, "program-about", Icon::Info, Some((text, conditions).into_view())))
        .flatten()
}

fn bring(app: App, record: &Record) -> Option<View> {
    let documents = record.program.required_documents.clone();
    let content = (!documents.is_empty()).then(|| {
        (
            el("ul").class("checklist").child(
                documents.into_iter().map(|document| el("li").attr("dir", "auto").child(document)).collect_view(),
            ),
            el("p").class("hint").child(app.t("program-bring-hint")),
        )
            .into_view()
    });
    section(app, "program-bring", Icon::Bag, content)
}

fn who(app: App, record: &Record, texts: &Texts) -> Option<View> {
    let program = &record.program;
    let number = |age: u8| age.to_string();
    let ages = match (program.minimum_age.filter(|age| *age > 0), program.maximum_age) {
        (Some(from), Some(to)) => {
            Some(app.tf("program-age-range", &[("from", (&number(from)).into()), ("to", (&number(to)).into())]))
        }
        (Some(from), None) => Some(app.tf("program-age-from", &[("from", (&number(from)).into())])),
        (None, Some(to)) => Some(app.tf("program-age-to", &[("to", (&number(to)).into())])),
        (None, None) => None,
    };
    let text = texts.eligibility.map(|text| paragraphs(text, texts.lang));
    let unknown = (text.is_none() && ages.is_none()).then(|| el("p").child(app.t("program-who-anyone")));
    let area = (!program.service_areas.is_empty()).then(|| {
        el("p").child((
            el("strong").child(app.t("program-area")),
            ": ",
            el("bdi").child(program.service_areas.join(", ")),
        ))
    });
    let content = (text, ages.map(|ages| el("p").child(ages)), unknown, area).into_view();
    section(app, "program-who", Icon::User, Some(content))
}

fn cost(app: App, record: &Record, texts: &Texts) -> Option<View> {
    let program = &record.program;
    let free = program.is_free();
    let rows = program
        .costs
        .iter()
        .map(|cost| {
            let amount = cost.amount.map(|amount| {
                let amount = if amount.fract() == 0.0 { format!("{amount:.0}") } else { format!("{amount:.2}") };
                let currency = cost.currency.as_deref().unwrap_or_default();
                match currency {
                    "" | "USD" => format!("${amount}"),
                    other => app.tf("program-cost-amount", &[("amount", (&amount).into()), ("currency", other.into())]),
                }
            });
            let parts: Vec<String> =
                [amount, cost.option.clone(), cost.description.clone()].into_iter().flatten().collect();
            el("li").attr("dir", "auto").child(parts.join(" · "))
        })
        .collect_view();
    let words = match texts.fees {
        Some(fees) => paragraphs(fees, texts.lang),
        None if free => el("p").child(app.t("fact-free")).into_view(),
        None if program.costs.is_empty() => el("p").child(app.t("program-cost-unknown")).into_view(),
        None => ().into_view(),
    };
    let list = (!program.costs.is_empty()).then(|| el("ul").child(rows));
    section(app, "program-cost", Icon::Wallet, Some((words, list).into_view()))
}

fn apply(app: App, record: &Record, texts: &Texts) -> Option<View> {
    let program = &record.program;
    let labelled = |id: &str, text: &Option<String>| {
        let text = text.clone()?;
        Some(el("p").attr("dir", "auto").child((el("strong").child(app.t(id)), ": ", text)).into_view())
    };
    let how = texts.application.map(|text| paragraphs(text, texts.lang));
    let referral = labelled("program-referral", &program.referral);
    let wait = labelled("program-wait", &program.wait_time);
    let something = how.is_some() || referral.is_some() || wait.is_some();
    let content = something.then(|| (how, referral, wait).into_view());
    section(app, "program-apply", Icon::List, content)
}

fn room(app: App, record: &Record) -> Option<View> {
    let capacity = &record.program.capacity;
    let rows: Vec<View> = capacity
        .iter()
        .map(|capacity| {
            let unit = &capacity.unit;
            let room = match capacity.available {
                Some(0) => Some(app.tf("program-capacity-full", &[("unit", unit.into())])),
                Some(count) => Some(app.tf("program-capacity-room", &[("count", count.into()), ("unit", unit.into())])),
                None => None,
            };
            let as_of = capacity
                .updated_on
                .map(|date| app.tf("program-capacity-updated", &[("date", (&app.words().date(date)).into())]));
            let parts: Vec<String> = [room, capacity.description.clone(), as_of].into_iter().flatten().collect();
            el("p").attr("dir", "auto").child(parts.join(" · ")).into_view()
        })
        .collect();
    section(app, "program-capacity", Icon::Hourglass, (!rows.is_empty()).then(|| rows.into_view()))
}

fn languages(app: App, record: &Record) -> Option<View> {
    let program = &record.program;
    let words = app.words();
    let mut tags: Vec<&String> =
        program.languages.iter().chain(record.locations.iter().flat_map(|l| &l.languages)).collect();
    let mut seen = std::collections::BTreeSet::new();
    tags.retain(|tag| seen.insert(tag.as_str()));
    let names: Vec<String> = tags.into_iter().map(|tag| words.language_name(tag)).collect();
    let spoken = (!names.is_empty()).then(|| el("p").child(words.list(&names)));
    let interpreters = program.interpretation.clone().map(|text| {
        el("p").attr("dir", "auto").child((el("strong").child(app.t("program-interpretation")), ": ", text))
    });
    let something = spoken.is_some() || interpreters.is_some();
    section(app, "program-languages", Icon::Language, something.then(|| (spoken, interpreters).into_view()))
}

fn organization(app: App, record: &Record) -> Option<View> {
    let organization = record.organization.as_ref()?;
    let program = &record.program;
    let labelled = |id: &str, text: Option<String>| {
        text.map(|text| el("p").attr("dir", "auto").child((el("strong").child(app.t(id)), ": ", text)).into_view())
    };
    let partnership = organization.partnership.map(|kind| {
        app.t(match kind {
            Partnership::Informal => "partnership-informal",
            Partnership::Referral => "partnership-referral",
            Partnership::Agreement => "partnership-agreement",
            Partnership::CoLocated => "partnership-co-located",
        })
    });
    let rows: Vec<View> = [
        organization.description.as_deref().map(|text| paragraphs(text, None)),
        labelled("program-partnership", partnership),
        labelled("program-clinical-capacity", organization.clinical_capacity.clone()),
        labelled("program-licenses", program.licenses.clone()),
        labelled("program-accreditations", program.accreditations.clone()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if rows.is_empty() {
        return None;
    }
    let heading = app.tf("program-about-organization", &[("organization", (&organization.name).into())]);
    Some(
        el("section")
            .class("part")
            .attr("aria-labelledby", "program-organization")
            .child((
                el("h2").attr("id", "program-organization").child((icon(Icon::Help), el("span").child(heading))),
                rows,
            ))
            .into_view(),
    )
}

fn contact(app: App, record: &Record, phones: &[Phone], first: Option<usize>) -> Option<View> {
    let program = &record.program;
    let organization = record.organization.as_ref();
    let people: Vec<&Contact> =
        program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts)).collect();
    let people = people.iter().map(|contact| person(app, contact)).collect_view();
    // The first number stands on the large button, but its notes (languages, what it is for) do not.
    let plain = |phone: &Phone| phone.languages.is_empty() && phone.description.is_none() && phone.kind.is_none();
    let lines: Vec<View> = phones
        .iter()
        .enumerate()
        .filter(|(at, phone)| Some(*at) != first || !plain(phone))
        .map(|(_, phone)| phone_line(app, phone))
        .collect();
    let website = program.website.as_deref().or(organization.and_then(|o| o.website.as_deref()));
    let website = website.and_then(web_address).map(|address| {
        let shown = address.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/').to_owned();
        el("p").class("contact-line").child((
            icon(Icon::Globe),
            el("span").child((
                el("a")
                    .attr("href", address)
                    .attr("rel", "noopener noreferrer external")
                    .attr("target", "_blank")
                    .child(el("bdi").child(shown)),
                el("span").class("hint").child(app.t("program-website-leaves")),
            )),
        ))
    });
    let email = program.email.as_deref().or(organization.and_then(|o| o.email.as_deref()));
    let email = email.filter(|email| email.contains('@') && !email.contains(['?', '&', ' '])).map(|email| {
        let address = format!("mailto:{email}");
        el("p")
            .class("contact-line")
            .child((icon(Icon::Mail), el("a").attr("href", address).child(el("bdi").child(email.to_owned()))))
    });
    let numbers = (!lines.is_empty()).then(|| el("ul").class("phone-lines").child(lines));
    let nothing =
        (phones.is_empty() && website.is_none() && email.is_none()).then(|| el("p").child(app.t("fact-no-phone")));
    let content = (people, numbers, email, website, nothing).into_view();
    section(app, "program-contact", Icon::Phone, Some(content))
}

fn person(app: App, contact: &Contact) -> View {
    let about: Vec<String> = [contact.title.clone(), contact.department.clone()].into_iter().flatten().collect();
    match (&contact.ask_for, about.is_empty()) {
        (None, true) => ().into_view(),
        (Some(name), _) => {
            let words = app.tf("program-ask-for", &[("name", name.into())]);
            let about = (!about.is_empty()).then(|| format!(" ({})", about.join(", ")));
            el("p")
                .class("ask-for")
                .attr("dir", "auto")
                .child((icon(Icon::User), el("span").child((el("strong").child(words), about))))
                .into_view()
        }
        (None, false) => el("p")
            .class("ask-for")
            .attr("dir", "auto")
            .child((icon(Icon::User), el("span").child(about.join(", "))))
            .into_view(),
    }
}

/// Only http and https: a stranger's `javascript:` is no address.
pub fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        Some(text.to_owned())
    } else if lower.contains(':') || text.contains(char::is_whitespace) || !text.contains('.') {
        None
    } else {
        Some(format!("https://{text}"))
    }
}

fn places(app: App, record: &Record) -> View {
    let count = record.program.sites.len();
    if count == 0 {
        let hours = hours::table(app, &record.schedules(None));
        return (
            section(app, "program-hours", Icon::Clock, Some(hours)),
            section(app, "program-where", Icon::MapPin, Some(el("p").child(app.t("program-no-place")).into_view())),
        )
            .into_view();
    }
    (0..count).map(|at| place(app, record, at, count)).collect_view().into_view()
}

fn place(app: App, record: &Record, at: usize, count: usize) -> View {
    let site = &record.program.sites[at];
    let Some(location) = record.locations.get(site.location as usize) else { return ().into_view() };
    let heading = match count {
        1 => app.t("program-where"),
        _ => app.tf("program-site-of", &[("number", (at + 1).into()), ("count", count.into())]),
    };
    let address = location.address.as_ref().filter(|_| !location.confidential);
    let lines = address.map(address_lines).unwrap_or_default();
    let map = (!lines.is_empty() && location.kind == LocationKind::Physical).then(|| {
        let href = map_address(&lines);
        el("p").class("contact-line").child((
            icon(Icon::External),
            el("span").child((
                el("a")
                    .attr("href", href)
                    .attr("rel", "noopener noreferrer external")
                    .attr("target", "_blank")
                    .child(app.t("program-map")),
                el("span").class("hint").child(app.t("program-map-leaves")),
            )),
        ))
    });
    let kind = match (location.confidential, location.kind) {
        (true, _) => Some(notice(Tone::Info, el("p").child(app.t("program-confidential")))),
        (_, LocationKind::Virtual) => Some(el("p").child(app.t("program-virtual")).into_view()),
        _ => None,
    };
    let name = location.name.clone().filter(|_| !location.confidential);
    let labelled = |id: &str, drawing, text: Option<String>| {
        text.filter(|text| !text.is_empty()).map(|text| {
            el("p")
                .class("contact-line")
                .attr("dir", "auto")
                .child((icon(drawing), el("span").child((el("strong").child(app.t(id)), ": ", text))))
                .into_view()
        })
    };
    let rides = labelled(
        "program-rides",
        Icon::Need(crate::core::directory::Need::Transportation),
        location.transportation.clone(),
    );
    let access = (!location.accessibility.is_empty()).then(|| app.words().list(&location.accessibility));
    let access = labelled("program-access", Icon::Need(crate::core::directory::Need::Disability), access);
    let online = location.website.as_deref().and_then(web_address).map(|address| {
        let shown = address.clone();
        el("p").class("contact-line").child((
            icon(Icon::Globe),
            el("a")
                .attr("href", address)
                .attr("rel", "noopener noreferrer external")
                .attr("target", "_blank")
                .child(el("bdi").child(shown)),
        ))
    });
    let id = format!("place-{at}");
    let labelled_by = id.clone();
    el("section")
        .class("part place")
        .attr("aria-labelledby", labelled_by)
        .child((
            el("h2").attr("id", id).child((icon(Icon::MapPin), el("span").child(heading))),
            kind,
            name.map(|name| el("p").class("place-name").attr("dir", "auto").child(name)),
            el("address")
                .attr("dir", "auto")
                .child(lines.into_iter().map(|line| el("span").child(line)).collect_view()),
            map,
            site.description.as_deref().map(|text| paragraphs(text, None)),
            online,
            rides,
            access,
            el("h3").child((icon(Icon::Clock), el("span").child(app.t("program-hours")))),
            hours::table(app, &record.schedules(Some(at))),
        ))
        .into_view()
}

/// The phone's own map application, by the address alone: what it does with it is the reader's choice.
fn map_address(lines: &[String]) -> String {
    let query: String = form_urlencoded::byte_serialize(lines.join(", ").as_bytes()).collect();
    format!("https://www.openstreetmap.org/search?query={query}")
}

fn trust(app: App, record: &Record, name: &str) -> Option<View> {
    let program = &record.program;
    let words = app.words();
    let today = app.today();
    let community = app.community.with(|c| c.name.clone());
    let checked = match (program.assured_on, &program.assured_by) {
        (Some(date), by) => {
            let (when, day) = (words.past_day(date, today), words.date(date));
            match by {
                Some(by) => app
                    .tf("program-checked-by", &[("when", (&when).into()), ("date", (&day).into()), ("who", by.into())]),
                None => app.tf("program-checked", &[("when", (&when).into()), ("date", (&day).into())]),
            }
        }
        (None, _) => app.t("program-never-checked"),
    };
    let signed = match &program.partner {
        Some(partner) => {
            let (signer, _) = app.trust.with_untracked(|trust| partner_signer(trust.as_ref(), partner));
            app.tf("program-signed-partner", &[("partner", (&signer).into())])
        }
        None => app.tf("program-signed-editors", &[("community", (&community).into())]),
    };
    let dated = |id: &str, date: Option<Date>| {
        let date = date.filter(|date| *date >= today)?;
        Some(el("p").child(app.tf(id, &[("date", (&words.date(date)).into())])))
    };
    let code = program.code.to_string();
    let report = app.community.with(|c| c.email.clone()).map(|email| {
        let arguments = [("code", (&code).into()), ("name", name.into())];
        let encode = |text: String| -> String {
            form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
        };
        let subject = encode(app.tf("program-wrong-subject", &arguments));
        let body = encode(app.tf("program-wrong-body", &arguments));
        let href = format!("mailto:{email}?subject={subject}&body={body}");
        el("p").child((
            el("a").attr("href", href).child(app.t("program-wrong")),
            " ",
            el("span").class("hint").child(app.t("program-wrong-text")),
        ))
    });
    let content = (
        el("p").child(checked),
        el("p").child((signed, " ", link(app, Route::About, "link", app.t("program-signed-how")))),
        dated("program-funded-until", program.funded_until),
        dated("program-valid-until", program.valid_until),
        el("p").class("code-line").child((
            el("strong").child(app.t("program-code")),
            " ",
            el("code").child(el("bdi").child(code.clone())),
        )),
        el("p").class("hint").child(app.t("program-code-hint")),
        report,
    )
        .into_view();
    section(app, "program-trust", Icon::Seal, Some(content))
}
