//! How a program is reached: the people to ask for, numbers, mail, web address.

use super::details::Section;
use crate::{
    components::{ExternalLink, Icon, PhoneLine, icon, web_address},
    context::Locale,
};
use leptos::prelude::*;
use signpost_directory::{Contact, Phone, Record};
use std::sync::Arc;

#[component]
pub fn ContactPart(
    record: Arc<Record>,
    phones: Vec<Phone>,
    /// The one on the large button.
    first: Option<Phone>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let program = &record.program;
    let organization = record.organization.as_ref();
    let people = program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts));
    let people = people.map(|contact| view! { <Person contact=contact.clone() /> }).collect_view();
    let website = program.website.as_deref().or(organization.and_then(|o| o.website.as_deref()));
    let website = website.and_then(web_address);
    let email = program.email.as_deref().or(organization.and_then(|o| o.email.as_deref()));
    let email = email.filter(|email| email.contains('@') && !email.contains(['?', '&', ' '])).map(str::to_owned);
    let nothing = phones.is_empty() && website.is_none() && email.is_none();
    // The first number stands on the large button, but its notes (languages, what it is for) do not.
    let plain = |phone: &Phone| phone.languages.is_empty() && phone.description.is_none() && phone.kind.is_none();
    let on_button = phones.iter().position(|phone| Some(phone) == first.as_ref());
    let lines: Vec<_> = phones
        .into_iter()
        .enumerate()
        .filter(|(index, phone)| Some(*index) != on_button || !plain(phone))
        .map(|(_, phone)| view! { <PhoneLine phone /> })
        .collect();
    let numbers = (!lines.is_empty()).then(|| view! { <ul class="phone-lines">{lines}</ul> });
    let email = email.map(|email| {
        let address = format!("mailto:{email}");
        view! {
            <p class="contact-line">
                {icon(Icon::Mail)}
                <a href=address>
                    <bdi>{email}</bdi>
                </a>
            </p>
        }
    });
    let website = website.map(|address| {
        let shown = address.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/').to_owned();
        view! {
            <ExternalLink icon=Icon::Globe address hint=locale.t("program-website-leaves")>
                <bdi>{shown}</bdi>
            </ExternalLink>
        }
    });
    view! {
        <Section id="program-contact" icon=Icon::Phone>
            {people}
            {numbers}
            {email}
            {website}
            {nothing.then(|| view! { <p>{locale.t("fact-no-phone")}</p> })}
        </Section>
    }
}

/// Whom to ask for, with title and department; nothing where none of them is known.
#[component]
fn Person(contact: Contact) -> impl IntoView {
    let locale: Locale = expect_context();
    let about: Vec<String> = [contact.title, contact.department].into_iter().flatten().collect();
    let about = (!about.is_empty()).then(|| about.join(", "));
    let line = match (contact.ask_for, about) {
        (None, None) => None,
        (None, Some(about)) => Some(about.into_any()),
        (Some(name), about) => {
            let ask_for = locale.tf("program-ask-for", &[("name", (&name).into())]);
            let about = about.map(|about| format!(" ({about})"));
            Some(view! { <strong>{ask_for}</strong> {about} }.into_any())
        }
    };
    line.map(|line| {
        view! {
            <p class="ask-for">
                {icon(Icon::User)}
                <span dir="auto">{line}</span>
            </p>
        }
    })
}
