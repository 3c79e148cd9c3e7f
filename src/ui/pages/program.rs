//! Defines a program's page: everything that helps, most needed first.

use super::super::{
    App, Icon,
    components::{
        Tone, button, call_button, checked, crisis_lines, fact, in_language, keep_buttons, link, notice, open_state,
        paragraphs, phone_line, waiting,
    },
    frame::back_arrow,
    icon, sharing,
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

pub fn page(app: App, code: Code) -> AnyView {
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
        let words = view! { {back_arrow(app)}<span>{app.t("back-to-results")}</span> };
        view! { <p class="back">{link(app, untrack(|| app.search.route()), "link", words)}</p> }
    });
    view! {
        <article class="program">
            {back}
            <h1 id="page-title" tabindex="-1" dir="auto">{title}</h1>
            {move || match answer.get() {
                None => waiting(app),
                Some(Err(failure)) => failed(app, &failure),
                Some(Ok(None)) => missing(app),
                Some(Ok(Some(record))) => program(app, &record),
            }}
        </article>
    }
    .into_any()
}

fn missing(app: App) -> AnyView {
    view! {
        <p>{app.t("program-missing")}</p>
        <p>{link(app, Route::Home, "button button-primary", app.t("home-page"))}</p>
        {crisis_lines(app)}
    }
    .into_any()
}

fn program(app: App, record: &Record) -> AnyView {
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
    view! {
        <p class="program-by">{by}</p>
        {in_language(app, texts.lang).map(|words| view! { <p class="card-language">{words}</p> })}
        {warnings(app, record, &texts)}
        <ul class="facts facts-large">{glance(app, record)}</ul>
        <div class="program-actions">
            {first.map(|at| call_button(app, &phones[at], &name))}
            {keep_buttons(app, code, &name, move || app.is_saved(code), move || app.toggle_saved(code))}
            {button("button button-quiet", Icon::Share, app.t("program-share"), share)}
            {button("button button-quiet", Icon::Printer, app.t("program-print"), print::print)}
        </div>
        <div class="program-columns">
            <div class="program-about">{about(app, record, &texts)}</div>
            <div class="program-side">
                {contact(app, record, &phones, first)}
                {places(app, record)}
            </div>
            <div class="program-main">
                {section(app, "program-teaches", Icon::Need(crate::core::directory::Need::Education), texts.teaches.map(|text| paragraphs(text, texts.lang)))}
                {bring(app, record)}
                {who(app, record, &texts)}
                {cost(app, record, &texts)}
                {apply(app, record, &texts)}
                {room(app, record)}
                {languages(app, record)}
                {organization(app, record)}
                {trust(app, record, &name)}
            </div>
        </div>
    }
    .into_any()
}

/// A section with its heading; nothing where there is nothing to say.
fn section(app: App, id: &'static str, drawing: Icon, content: Option<AnyView>) -> Option<AnyView> {
    let content = content?;
    Some(
        view! {
            <section class="part" aria-labelledby=id>
                <h2 id=id>{icon(drawing)}<span>{app.t(id)}</span></h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

/// What stands above everything else: the notice, closed, ended, no longer valid, checked long ago.
fn warnings(app: App, record: &Record, texts: &Texts) -> AnyView {
    let program = &record.program;
    let words = app.words();
    let today = app.today();
    let dated = |id: &str, date: Date| app.tf(id, &[("date", (&words.date(date)).into())]);
    let mut warnings: Vec<AnyView> = Vec::new();
    if let Some(alert) = texts.alert {
        let alert = paragraphs(alert, texts.lang);
        warnings.push(notice(Tone::Careful, view! { <h2>{app.t("program-alert")}</h2>{alert} }));
    }
    if let Some(partner) = program.partner.clone() {
        warnings.push((move || expired_partner(app, &partner)).into_any());
    }
    let mut warn = |tone, text: String| warnings.push(notice(tone, view! { <p>{text}</p> }));
    if program.status == Status::TemporarilyClosed {
        warn(Tone::Bad, app.t("program-temporarily-closed"));
    }
    if let Some(date) = program.funded_until.filter(|date| *date < today) {
        warn(Tone::Bad, dated("program-ended", date));
    }
    if let Some(date) = program.valid_until.filter(|date| *date < today) {
        warn(Tone::Bad, dated("program-expired", date));
    }
    if let Some(date) = program.assured_on.filter(|date| (today - *date).get_days() > 365) {
        let when = words.past_day(date, today);
        warn(Tone::Careful, app.tf("program-stale-check", &[("when", (&when).into())]));
    }
    warnings.into_any()
}

/// A partner whose signature is past its time makes its own entries stale, and no others.
fn expired_partner(app: App, partner: &str) -> Option<AnyView> {
    let (signer, expired) = app.trust.with(|trust| partner_signer(trust.as_ref(), partner));
    let date = app.words().date(app.date_of(expired?));
    let words = app.tf("program-partner-expired", &[("partner", (&signer).into()), ("date", (&date).into())]);
    Some(notice(Tone::Careful, view! { <p>{words}</p> }))
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
fn glance(app: App, record: &Record) -> AnyView {
    let program = &record.program;
    let mut facts: Vec<AnyView> = Vec::new();
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
    facts.into_any()
}

fn about(app: App, record: &Record, texts: &Texts) -> Option<AnyView> {
    let conditions = &record.program.conditions;
    let text = texts.description.map(|text| paragraphs(text, texts.lang));
    let conditions = (!conditions.is_empty())
        .then(|| view! { <p><strong>{app.t("program-conditions")}</strong>": "{app.words().list(conditions)}</p> });
    (text.is_some() || conditions.is_some())
        .then(|| section(app, "program-about", Icon::Info, Some(view! { {text}{conditions} }.into_any())))
        .flatten()
}

fn bring(app: App, record: &Record) -> Option<AnyView> {
    let documents = record.program.required_documents.clone();
    let content = (!documents.is_empty()).then(|| {
        view! {
            <ul class="checklist">
                {documents.into_iter().map(|document| view! { <li dir="auto">{document}</li> }).collect_view()}
            </ul>
            <p class="hint">{app.t("program-bring-hint")}</p>
        }
        .into_any()
    });
    section(app, "program-bring", Icon::Bag, content)
}

fn who(app: App, record: &Record, texts: &Texts) -> Option<AnyView> {
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
    let unknown = (text.is_none() && ages.is_none()).then(|| view! { <p>{app.t("program-who-anyone")}</p> });
    let area = (!program.service_areas.is_empty()).then(|| {
        view! { <p><strong>{app.t("program-area")}</strong>": "<bdi>{program.service_areas.join(", ")}</bdi></p> }
    });
    let content = view! { {text}{ages.map(|ages| view! { <p>{ages}</p> })}{unknown}{area} }.into_any();
    section(app, "program-who", Icon::User, Some(content))
}

fn cost(app: App, record: &Record, texts: &Texts) -> Option<AnyView> {
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
            view! { <li dir="auto">{parts.join(" · ")}</li> }
        })
        .collect_view();
    let words = match texts.fees {
        Some(fees) => paragraphs(fees, texts.lang),
        None if free => view! { <p>{app.t("fact-free")}</p> }.into_any(),
        None if program.costs.is_empty() => view! { <p>{app.t("program-cost-unknown")}</p> }.into_any(),
        None => ().into_any(),
    };
    let list = (!program.costs.is_empty()).then(|| view! { <ul>{rows}</ul> });
    section(app, "program-cost", Icon::Wallet, Some(view! { {words}{list} }.into_any()))
}

fn apply(app: App, record: &Record, texts: &Texts) -> Option<AnyView> {
    let program = &record.program;
    let labelled = |id: &str, text: &Option<String>| {
        let text = text.clone()?;
        Some(view! { <p dir="auto"><strong>{app.t(id)}</strong>": "{text}</p> }.into_any())
    };
    let how = texts.application.map(|text| paragraphs(text, texts.lang));
    let referral = labelled("program-referral", &program.referral);
    let wait = labelled("program-wait", &program.wait_time);
    let something = how.is_some() || referral.is_some() || wait.is_some();
    let content = something.then(|| view! { {how}{referral}{wait} }.into_any());
    section(app, "program-apply", Icon::List, content)
}

fn room(app: App, record: &Record) -> Option<AnyView> {
    let capacity = &record.program.capacity;
    let rows: Vec<AnyView> = capacity
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
            view! { <p dir="auto">{parts.join(" · ")}</p> }.into_any()
        })
        .collect();
    section(app, "program-capacity", Icon::Hourglass, (!rows.is_empty()).then(|| rows.into_any()))
}

fn languages(app: App, record: &Record) -> Option<AnyView> {
    let program = &record.program;
    let words = app.words();
    let mut tags: Vec<&String> =
        program.languages.iter().chain(record.locations.iter().flat_map(|l| &l.languages)).collect();
    let mut seen = std::collections::BTreeSet::new();
    tags.retain(|tag| seen.insert(tag.as_str()));
    let names: Vec<String> = tags.into_iter().map(|tag| words.language_name(tag)).collect();
    let spoken = (!names.is_empty()).then(|| view! { <p>{words.list(&names)}</p> });
    let interpreters = program.interpretation.clone().map(|text| {
        view! { <p dir="auto"><strong>{app.t("program-interpretation")}</strong>": "{text}</p> }
    });
    let something = spoken.is_some() || interpreters.is_some();
    section(app, "program-languages", Icon::Language, something.then(|| view! { {spoken}{interpreters} }.into_any()))
}

fn organization(app: App, record: &Record) -> Option<AnyView> {
    let organization = record.organization.as_ref()?;
    let program = &record.program;
    let labelled = |id: &str, text: Option<String>| {
        text.map(|text| view! { <p dir="auto"><strong>{app.t(id)}</strong>": "{text}</p> }.into_any())
    };
    let partnership = organization.partnership.map(|kind| {
        app.t(match kind {
            Partnership::Informal => "partnership-informal",
            Partnership::Referral => "partnership-referral",
            Partnership::Agreement => "partnership-agreement",
            Partnership::CoLocated => "partnership-co-located",
        })
    });
    let rows: Vec<AnyView> = [
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
        view! {
            <section class="part" aria-labelledby="program-organization">
                <h2 id="program-organization">{icon(Icon::Help)}<span>{heading}</span></h2>
                {rows}
            </section>
        }
        .into_any(),
    )
}

fn contact(app: App, record: &Record, phones: &[Phone], first: Option<usize>) -> Option<AnyView> {
    let program = &record.program;
    let organization = record.organization.as_ref();
    let people: Vec<&Contact> =
        program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts)).collect();
    let people = people.iter().map(|contact| person(app, contact)).collect_view();
    // The first number stands on the large button, but its notes (languages, what it is for) do not.
    let plain = |phone: &Phone| phone.languages.is_empty() && phone.description.is_none() && phone.kind.is_none();
    let lines: Vec<AnyView> = phones
        .iter()
        .enumerate()
        .filter(|(at, phone)| Some(*at) != first || !plain(phone))
        .map(|(_, phone)| phone_line(app, phone))
        .collect();
    let website = program.website.as_deref().or(organization.and_then(|o| o.website.as_deref()));
    let website = website.and_then(web_address).map(|address| {
        let shown = address.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/').to_owned();
        view! {
            <p class="contact-line">
                {icon(Icon::Globe)}
                <span>
                    <a href=address rel="noopener noreferrer external" target="_blank"><bdi>{shown}</bdi></a>
                    <span class="hint">{app.t("program-website-leaves")}</span>
                </span>
            </p>
        }
    });
    let email = program.email.as_deref().or(organization.and_then(|o| o.email.as_deref()));
    let email = email.filter(|email| email.contains('@') && !email.contains(['?', '&', ' '])).map(|email| {
        let address = format!("mailto:{email}");
        view! { <p class="contact-line">{icon(Icon::Mail)}<a href=address><bdi>{email.to_owned()}</bdi></a></p> }
    });
    let numbers = (!lines.is_empty()).then(|| view! { <ul class="phone-lines">{lines}</ul> });
    let nothing =
        (phones.is_empty() && website.is_none() && email.is_none()).then(|| view! { <p>{app.t("fact-no-phone")}</p> });
    let content = view! { {people}{numbers}{email}{website}{nothing} }.into_any();
    section(app, "program-contact", Icon::Phone, Some(content))
}

fn person(app: App, contact: &Contact) -> AnyView {
    let about: Vec<String> = [contact.title.clone(), contact.department.clone()].into_iter().flatten().collect();
    match (&contact.ask_for, about.is_empty()) {
        (None, true) => ().into_any(),
        (Some(name), _) => {
            let words = app.tf("program-ask-for", &[("name", name.into())]);
            let about = (!about.is_empty()).then(|| format!(" ({})", about.join(", ")));
            view! { <p class="ask-for" dir="auto">{icon(Icon::User)}<span><strong>{words}</strong>{about}</span></p> }
                .into_any()
        }
        (None, false) => {
            view! { <p class="ask-for" dir="auto">{icon(Icon::User)}<span>{about.join(", ")}</span></p> }.into_any()
        }
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

fn places(app: App, record: &Record) -> AnyView {
    let count = record.program.sites.len();
    if count == 0 {
        let hours = hours::table(app, &record.schedules(None));
        return view! {
            {section(app, "program-hours", Icon::Clock, Some(hours))}
            {section(app, "program-where", Icon::MapPin, Some(view! { <p>{app.t("program-no-place")}</p> }.into_any()))}
        }
        .into_any();
    }
    (0..count).map(|at| place(app, record, at, count)).collect_view().into_any()
}

fn place(app: App, record: &Record, at: usize, count: usize) -> AnyView {
    let site = &record.program.sites[at];
    let Some(location) = record.locations.get(site.location as usize) else { return ().into_any() };
    let heading = match count {
        1 => app.t("program-where"),
        _ => app.tf("program-site-of", &[("number", (at + 1).into()), ("count", count.into())]),
    };
    let address = location.address.as_ref().filter(|_| !location.confidential);
    let lines = address.map(address_lines).unwrap_or_default();
    let map = (!lines.is_empty() && location.kind == LocationKind::Physical).then(|| {
        let href = map_address(&lines);
        view! {
            <p class="contact-line">
                {icon(Icon::External)}
                <span>
                    <a href=href rel="noopener noreferrer external" target="_blank">{app.t("program-map")}</a>
                    <span class="hint">{app.t("program-map-leaves")}</span>
                </span>
            </p>
        }
    });
    let kind = match (location.confidential, location.kind) {
        (true, _) => Some(notice(Tone::Info, view! { <p>{app.t("program-confidential")}</p> })),
        (_, LocationKind::Virtual) => Some(view! { <p>{app.t("program-virtual")}</p> }.into_any()),
        _ => None,
    };
    let name = location.name.clone().filter(|_| !location.confidential);
    let labelled = |id: &str, drawing, text: Option<String>| {
        text.filter(|text| !text.is_empty()).map(|text| {
            view! {
                <p class="contact-line" dir="auto">{icon(drawing)}<span><strong>{app.t(id)}</strong>": "{text}</span></p>
            }
            .into_any()
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
        view! { <p class="contact-line">{icon(Icon::Globe)}<a href=address rel="noopener noreferrer external" target="_blank"><bdi>{shown}</bdi></a></p> }
    });
    let id = format!("place-{at}");
    let labelled_by = id.clone();
    view! {
        <section class="part place" aria-labelledby=labelled_by>
            <h2 id=id>{icon(Icon::MapPin)}<span>{heading}</span></h2>
            {kind}
            {name.map(|name| view! { <p class="place-name" dir="auto">{name}</p> })}
            <address dir="auto">{lines.into_iter().map(|line| view! { <span>{line}</span> }).collect_view()}</address>
            {map}
            {site.description.as_deref().map(|text| paragraphs(text, None))}
            {online}
            {rides}
            {access}
            <h3>{icon(Icon::Clock)}<span>{app.t("program-hours")}</span></h3>
            {hours::table(app, &record.schedules(Some(at)))}
        </section>
    }
    .into_any()
}

/// The phone's own map application, by the address alone: what it does with it is the reader's choice.
fn map_address(lines: &[String]) -> String {
    let query: String = form_urlencoded::byte_serialize(lines.join(", ").as_bytes()).collect();
    format!("https://www.openstreetmap.org/search?query={query}")
}

fn trust(app: App, record: &Record, name: &str) -> Option<AnyView> {
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
        Some(view! { <p>{app.tf(id, &[("date", (&words.date(date)).into())])}</p> })
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
        view! {
            <p><a href=href>{app.t("program-wrong")}</a>" "<span class="hint">{app.t("program-wrong-text")}</span></p>
        }
    });
    let content = view! {
        <p>{checked}</p>
        <p>{signed}" "{link(app, Route::About, "link", app.t("program-signed-how"))}</p>
        {dated("program-funded-until", program.funded_until)}
        {dated("program-valid-until", program.valid_until)}
        <p class="code-line"><strong>{app.t("program-code")}</strong>" "<code><bdi>{code.clone()}</bdi></code></p>
        <p class="hint">{app.t("program-code-hint")}</p>
        {report}
    }
    .into_any();
    section(app, "program-trust", Icon::Seal, Some(content))
}
