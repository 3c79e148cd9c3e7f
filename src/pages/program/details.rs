//! The parts of a program's page that say what it is, for whom, at which price, and how to get in. Each is nothing where
//! there is nothing to say.

use crate::{
    components::{Fold, Icon, Labelled, Paragraphs, Part, ages, capacity_lines, not_translated, prices},
    context::{DirectoryClient, Locale, Preferences},
};
use leptos::prelude::*;
use signpost_directory::{Need, Partnership, Record, Texts, Translation, readable_case, summary};
use std::{collections::BTreeSet, sync::Arc};

/// A part whose heading has the id of its message.
#[component]
pub fn Section(id: &'static str, icon: Icon, children: Children) -> impl IntoView {
    let locale: Locale = expect_context();
    view! { <Part icon title=locale.t(id) id class="section">{children()}</Part> }
}

/// `Label: text`
#[component]
fn Note(label: &'static str, text: String) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <p dir="auto">
            <strong>{locale.t(label)}</strong>
            ": "
            <bdi>{text}</bdi>
        </p>
    }
}

/// A longer description is folded away behind its first sentence. In characters: four lines on a phone.
const SHORT_TEXT: usize = 140;

/// One of a program's texts as paragraphs.
fn paragraphs(texts: &Texts, text: Option<&str>, of: impl Fn(&Translation) -> &Option<String>) -> Option<AnyView> {
    text.map(|text| in_its_language(text, texts.lang_of(of), texts.lang))
}

/// A text, and which language it is in, unless that is `told`, the language that the page's top tells.
fn in_its_language(text: &str, lang: Option<&str>, told: Option<&str>) -> AnyView {
    let locale: Locale = expect_context();
    let note = (lang != told).then(|| not_translated(locale, lang)).flatten();
    let note = note.map(|words| view! { <p class="card-language">{words}</p> });
    let (text, lang) = (text.to_owned(), lang.map(str::to_owned));
    view! { {note} <Paragraphs text lang /> }.into_any()
}

#[component]
pub fn About(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let lang = locale.lang();
    let texts = record.program.texts(&lang);
    let text = paragraphs(&texts, texts.description, |t| &t.description);
    let conditions = &record.program.conditions;
    let conditions = (!conditions.is_empty()).then(|| {
        view! {
            <p>
                <strong>{locale.t("program-conditions")}</strong>
                ": "
                {locale.messages().list(conditions)}
            </p>
        }
    });
    let beginning = texts.description.filter(|text| text.chars().count() > SHORT_TEXT);
    match beginning.and_then(summary::first_sentence) {
        Some(aside) => {
            let aside_lang = Some(locale.text_lang(texts.lang_of(|t| &t.description)));
            let title = locale.t("program-about");
            view! { <Fold icon=Icon::Info title aside=Some(aside) aside_lang>{text} {conditions}</Fold> }.into_any()
        }
        None => (text.is_some() || conditions.is_some())
            .then(|| view! { <Section id="program-about" icon=Icon::Info>{text} {conditions}</Section> })
            .into_any(),
    }
}

#[component]
pub fn Teaches(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let lang = locale.lang();
    let texts = record.program.texts(&lang);
    paragraphs(&texts, texts.teaches, |t| &t.teaches).map(|text| {
        let title = locale.t("program-teaches");
        view! { <Fold icon=Icon::Need(Need::Education) title aside=None>{text}</Fold> }
    })
}

/// Who can get it, at which price, in which language, and whether there is room. The first words of it are seen at once.
#[component]
pub fn ForWhom(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let lang = locale.lang();
    let texts = record.program.texts(&lang);
    let known = texts.eligibility.and_then(summary::first_sentence);
    let aside_lang = known.as_ref().map(|_| locale.text_lang(texts.lang_of(|t| &t.eligibility)));
    let aside =
        known.or_else(|| ages(&locale.messages(), &record.program)).unwrap_or_else(|| locale.t("program-who-anyone"));
    view! {
        <Fold icon=Icon::User title=locale.t("program-for-you") aside=Some(aside) aside_lang>
            <Who record=record.clone() />
            <Cost record=record.clone() />
            <Languages record=record.clone() />
            <Capacity record />
        </Fold>
    }
}

#[component]
fn Who(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let program = &record.program;
    let lang = locale.lang();
    let texts = program.texts(&lang);
    let ages = ages(&locale.messages(), program);
    let text = paragraphs(&texts, texts.eligibility, |t| &t.eligibility);
    let unknown = (text.is_none() && ages.is_none()).then(|| view! { <p>{locale.t("program-who-anyone")}</p> });
    let area = (!program.service_areas.is_empty()).then(|| program.service_areas.join(", "));
    let area = area.map(|area| {
        view! {
            <p>
                <strong>{locale.t("program-area")}</strong>
                ": "
                <bdi>{area}</bdi>
            </p>
        }
    });
    view! {
        <Labelled icon=Icon::User label="program-who">
            {text}
            {ages.map(|ages| view! { <p>{ages}</p> })}
            {unknown}
            {area}
        </Labelled>
    }
}

#[component]
fn Cost(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let program = &record.program;
    let lang = locale.lang();
    let texts = program.texts(&lang);
    let rows = prices(&locale.messages(), program).into_iter().map(|price| view! { <li><bdi>{price}</bdi></li> });
    let text = match texts.fees {
        Some(fees) => paragraphs(&texts, Some(fees), |t| &t.fees).into_any(),
        None if program.is_free() => view! { <p>{locale.t("fact-free")}</p> }.into_any(),
        None if program.costs.is_empty() => view! { <p>{locale.t("program-cost-unknown")}</p> }.into_any(),
        None => ().into_any(),
    };
    let list = (!program.costs.is_empty()).then(|| view! { <ul>{rows.collect_view()}</ul> });
    view! { <Labelled icon=Icon::Wallet label="program-cost">{text} {list}</Labelled> }
}

#[component]
pub fn Apply(record: Arc<Record>) -> impl IntoView {
    let preferences: Preferences = expect_context();
    let program = &record.program;
    let lang = expect_context::<Locale>().lang();
    let texts = program.texts(&lang);
    let how = paragraphs(&texts, texts.application, |t| &t.application);
    // How a clinic sends somebody is for whoever sends them.
    let referral = program.referral.clone().filter(|_| untrack(|| preferences.helps_others()));
    let referral = referral.map(|text| view! { <Note label="program-referral" text /> });
    let wait = program.wait_time.clone().map(|text| view! { <Note label="program-wait" text /> });
    (how.is_some() || referral.is_some() || wait.is_some()).then(|| {
        view! { <Labelled icon=Icon::List label="program-apply">{how} {referral} {wait}</Labelled> }
    })
}

#[component]
fn Capacity(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let today = expect_context::<DirectoryClient>().local_time().today();
    let rows = capacity_lines(&locale.messages(), &record.program, today);
    let rows: Vec<_> = rows.into_iter().map(|line| view! { <p dir="auto">{line}</p> }).collect();
    (!rows.is_empty()).then(|| view! { <Labelled icon=Icon::Hourglass label="program-capacity">{rows}</Labelled> })
}

#[component]
fn Languages(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let messages = locale.messages();
    let program = &record.program;
    let at_places = record.locations.iter().flat_map(|location| &location.languages);
    let mut seen = BTreeSet::new();
    let names: Vec<String> = program
        .languages
        .iter()
        .chain(at_places)
        .filter(|tag| seen.insert(tag.as_str()))
        .map(|tag| messages.language_name(tag))
        .collect();
    let spoken = (!names.is_empty()).then(|| view! { <p>{messages.list(&names)}</p> });
    let interpreters =
        program.interpretation.clone().map(|text| view! { <Note label="program-interpretation" text /> });
    (spoken.is_some() || interpreters.is_some()).then(|| {
        view! { <Labelled icon=Icon::Language label="program-languages">{spoken} {interpreters}</Labelled> }
    })
}

/// What is known of the organization beside its name.
#[component]
pub fn Organization(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let helps_others = untrack(|| preferences.helps_others());
    let program = &record.program;
    record.organization.as_ref().and_then(|organization| {
        let partnership = organization.partnership.filter(|_| helps_others).map(|kind| {
            locale.t(match kind {
                Partnership::Informal => "partnership-informal",
                Partnership::Referral => "partnership-referral",
                Partnership::Agreement => "partnership-agreement",
                Partnership::CoLocated => "partnership-co-located",
            })
        });
        let told = program.texts(&locale.lang()).lang;
        let description = organization.description.as_deref().map(|text| in_its_language(text, None, told));
        let labelled = [
            ("program-partnership", partnership),
            ("program-clinical-capacity", organization.clinical_capacity.clone().filter(|_| helps_others)),
            ("program-licenses", program.licenses.clone()),
            ("program-accreditations", program.accreditations.clone()),
        ];
        let labelled: Vec<_> =
            labelled.into_iter().filter_map(|(label, text)| Some(view! { <Note label text=text? /> })).collect();
        let name = readable_case(&organization.name);
        let title = locale.tf("program-about-organization", &[("organization", (&name).into())]);
        (description.is_some() || !labelled.is_empty()).then(|| {
            view! { <Fold icon=Icon::Help title aside=None>{description} {labelled}</Fold> }
        })
    })
}
