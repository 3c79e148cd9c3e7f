//! Defines the ways to call: one large button for the number to try first, lines for the others.

use super::super::{App, Icon, icon};
use crate::core::{
    directory::{Phone, Record},
    locale::{dial, readable_number},
};
use leptos::prelude::*;

/// All numbers of a program without repetition, the ones to try first in front: the program's own,
/// then the people's to ask for, the sites', the places', the organization's.
pub fn ways_to_call(record: &Record) -> Vec<Phone> {
    let program = &record.program;
    let contacts = program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts));
    let all = program
        .phones
        .iter()
        .chain(contacts.flat_map(|contact| &contact.phones))
        .chain(program.sites.iter().flat_map(|site| &site.phones))
        .chain(record.locations.iter().flat_map(|location| &location.phones))
        .chain(record.organization.iter().flat_map(|organization| &organization.phones));
    let mut phones: Vec<Phone> = Vec::new();
    for phone in all.filter(|phone| !phone.number.trim().is_empty()) {
        let same = |other: &Phone| dial(other, "US") == dial(phone, "US") && dial(phone, "US").is_some();
        if !phones.iter().any(same) {
            phones.push(phone.clone());
        }
    }
    // A fax answers nobody, a TTY few: stable, so the order within each kind stays.
    phones.sort_by_key(|phone| match kind(phone) {
        Kind::Voice | Kind::Hotline => 0,
        Kind::Text => 1,
        Kind::Tty => 2,
        Kind::Fax => 3,
    });
    phones
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Voice,
    Hotline,
    Text,
    Tty,
    Fax,
}

fn kind(phone: &Phone) -> Kind {
    let word = phone.kind.as_deref().unwrap_or_default().to_ascii_lowercase();
    match word.as_str() {
        "fax" => Kind::Fax,
        "tty" | "tdd" | "textphone" => Kind::Tty,
        "text" | "sms" => Kind::Text,
        "hotline" | "crisis" | "help line" | "helpline" => Kind::Hotline,
        _ => Kind::Voice,
    }
}

/// The first number as the page's main action, if any can be dialled.
pub fn call_buttons(app: App, phones: &[Phone], name: &str) -> AnyView {
    let country = app.country();
    let first = phones.iter().find(|phone| kind(phone) != Kind::Fax && kind(phone) != Kind::Text);
    let Some((phone, uri)) = first.and_then(|phone| Some((phone, dial(phone, &country)?))) else {
        return ().into_any();
    };
    let number = readable_number(&phone.number, &country);
    let label = app.tf("call-named", &[("number", (&number).into()), ("name", name.into())]);
    let extension = phone.extension.as_deref().map(|e| app.tf("extension", &[("extension", e.into())]));
    view! {
        <a class="button button-primary button-call" href=uri aria-label=label>
            {icon(Icon::Phone)}
            <span>{app.tf("call", &[("number", (&number).into())])}</span>
            {extension.map(|words| view! { <span class="button-aside">{words}</span> })}
        </a>
    }
    .into_any()
}

/// A number with all that is known of it.
pub fn phone_line(app: App, phone: &Phone) -> AnyView {
    let country = app.country();
    let number = readable_number(&phone.number, &country);
    let kind_words = match kind(phone) {
        Kind::Voice => None,
        Kind::Hotline => Some(app.t("phone-kind-hotline")),
        Kind::Text => Some(app.t("phone-kind-text")),
        Kind::Tty => Some(app.t("phone-kind-tty")),
        Kind::Fax => Some(app.t("phone-kind-fax")),
    };
    let uri = match kind(phone) {
        Kind::Fax => None,
        Kind::Text => dial(phone, &country).map(|uri| uri.replacen("tel:", "sms:", 1)),
        _ => dial(phone, &country),
    };
    let languages: Vec<String> = phone.languages.iter().map(|tag| app.words().language_name(tag)).collect();
    let mut notes: Vec<String> = Vec::new();
    notes.extend(phone.extension.as_deref().map(|e| app.tf("extension", &[("extension", e.into())])));
    notes.extend(phone.description.clone());
    notes.extend((!languages.is_empty()).then(|| app.words().list(&languages)));
    view! {
        <li class="phone-line">
            {kind_words.map(|words| view! { <span class="phone-kind">{words}</span> })}
            {match uri {
                Some(uri) => view! { <a class="phone-number" href=uri><bdi>{number}</bdi></a> }.into_any(),
                None => view! { <span class="phone-number"><bdi>{number}</bdi></span> }.into_any(),
            }}
            {(!notes.is_empty()).then(|| view! { <span class="phone-note">{notes.join(" · ")}</span> })}
        </li>
    }
    .into_any()
}
