//! Defines how a program is reached: the people to ask for, numbers, mail, web address.

use super::{
    super::super::{
        App, Icon,
        components::{outgoing, phone_line, web_address},
        icon,
        view::{CollectView, IntoView, View, el},
    },
    section,
};
use signpost_directory::{Contact, Phone, Record};

pub fn contact(app: App, record: &Record, phones: &[Phone], first: Option<usize>) -> Option<View> {
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
        outgoing(Icon::Globe, address, el("bdi").child(shown), Some(app.t("program-website-leaves")))
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
