//! Defines a program's page: everything that helps, most needed first.

mod contact;
mod places;
mod trust;

use super::super::{
    App, Icon,
    components::{
        button, checked, crisis_lines, fact, first_phone, in_language, keep_buttons, link, open_state, paragraphs,
        waiting,
    },
    frame::back_arrow,
    icon, sharing,
    view::{CollectView, IntoView, View, el, switch},
};
use super::find::failed;
use crate::browser::print;
use contact::contact;
use leptos::{prelude::*, task::spawn_local};
use places::places;
use signpost_directory::{Code, Need, Partnership, Phone, Record, Status, Texts};
use signpost_protocol::Failure;
use signpost_route::Route;
use std::sync::Arc;
use trust::{trust, warnings};

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
    let best = Phone::first(&phones.iter().collect::<Vec<_>>());
    let first = best.and_then(|best| phones.iter().position(|phone| phone == best));
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
            first.map(|at| first_phone(app, &phones[at], &name)),
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
                    Icon::Need(Need::Education),
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
