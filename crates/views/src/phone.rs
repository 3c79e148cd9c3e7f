//! The ways to call: one large button for the number to try first, lines for the others.

use crate::{Icon, icon};
use leptos::prelude::*;
use signpost_directory::Phone;
use signpost_locale::{Messages, readable_number};

/// The number to try first ([`Phone::first`]), as the main action; a text line, or what could not be read as a
/// number, as a line. `name`: who answers there.
pub fn first_phone(messages: &Messages, country: &str, phone: &Phone, name: &str) -> AnyView {
    match phone.tel().filter(|_| phone.is_voice()) {
        Some(uri) => {
            let number = readable_number(&phone.number, country);
            call_button(messages, &number, messages.extension(phone), uri, name)
        }
        None => view! { <p class="phone-line">{phone_parts(messages, country, phone)}</p> }.into_any(),
    }
}

/// `number`: as people write it; `extension`: in words; `uri`: `tel:` with both; `name`: who answers there.
pub fn call_button(messages: &Messages, number: &str, extension: Option<String>, uri: String, name: &str) -> AnyView {
    // Voice control selects a button by its visible text: the label has all of it, in its order.
    let written = [Some(number), extension.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let label = messages.fill("call-named", &[("number", (&written).into()), ("name", name.into())]);
    view! {
        <a class="button button-primary button-call" href=uri aria-label=label>
            {icon(Icon::Phone)}
            <span>{messages.fill("call", &[("number", number.into())])}</span>" "
            {extension.map(|words| view! { <span class="button-aside">{words}</span> })}
        </a>
    }
    .into_any()
}

/// A number with all that is known of it: what kind it is, its extension, what it is for, who speaks there.
pub fn phone_parts(messages: &Messages, country: &str, phone: &Phone) -> AnyView {
    let number = readable_number(&phone.number, country);
    let kind = phone.kind.as_deref().unwrap_or_default().to_ascii_lowercase();
    let (kind, uri) = if kind.contains("fax") {
        (Some("phone-kind-fax"), None)
    } else if kind.contains("text") || kind.contains("sms") {
        (Some("phone-kind-text"), phone.sms())
    } else if kind.contains("tty") || kind.contains("tdd") {
        (Some("phone-kind-tty"), phone.tel())
    } else if kind.contains("hotline") || kind.contains("crisis") {
        (Some("phone-kind-hotline"), phone.tel())
    } else {
        (None, phone.tel())
    };
    let languages: Vec<String> = phone.languages.iter().map(|tag| messages.language_name(tag)).collect();
    let mut notes: Vec<String> = Vec::new();
    notes.extend(messages.extension(phone));
    notes.extend(phone.description.clone());
    notes.extend((!languages.is_empty()).then(|| messages.list(&languages)));
    view! {
        {kind.map(|id| view! { <span class="phone-kind">{messages.text(id)}</span> })}
        {match uri {
            Some(uri) => view! { <a class="phone-number" href=uri><bdi>{number}</bdi></a> }.into_any(),
            None => view! { <span class="phone-number"><bdi>{number}</bdi></span> }.into_any(),
        }}
        {(!notes.is_empty()).then(|| view! { <span class="phone-note">{notes.join(" · ")}</span> })}
    }
    .into_any()
}
