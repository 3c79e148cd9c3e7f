//! The other ways to reach a program: all people and numbers, mail, web address.

use crate::{
    components::{ExternalLink, Fold, Icon, PhoneLine, icon, web_address},
    context::Locale,
};
use leptos::prelude::*;
use signpost_directory::{Contact, Record};
use std::sync::Arc;

#[component]
pub fn OtherWays(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let program = &record.program;
    let organization = record.organization.as_ref();
    let people = program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts));
    let people: Vec<_> = people.map(|contact| view! { <Person contact=contact.clone() /> }).collect();
    let website = program.website.as_deref().or(organization.and_then(|o| o.website.as_deref()));
    let website = website.and_then(web_address);
    let email = program.email.as_deref().or(organization.and_then(|o| o.email.as_deref()));
    let email = email.filter(|email| email.contains('@') && !email.contains(['?', '&', ' '])).map(str::to_owned);
    let phones = record.phones();
    let nothing = people.is_empty() && phones.is_empty() && website.is_none() && email.is_none();
    let lines = phones.into_iter().map(|phone| view! { <PhoneLine phone=phone.clone() /> }).collect_view();
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
    (!nothing).then(|| {
        view! {
            <Fold icon=Icon::Phone title=locale.t("program-contact") aside=None>
                {people}
                <ul class="phone-lines">{lines}</ul>
                {email}
                {website}
            </Fold>
        }
    })
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
            <p class="contact-line">
                {icon(Icon::User)}
                <span dir="auto">{line}</span>
            </p>
        }
    })
}
