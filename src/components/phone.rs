//! The ways to call: one large button for the number to try first, lines for the others.

use super::{Icon, icon};
use crate::context::Locale;
use leptos::prelude::*;
use signpost_directory::Phone;

/// The number to try first ([`Phone::first`]), as the main action; a text line, or what could not be read as a
/// number, as a line.
#[component]
pub fn FirstPhone(phone: Phone, name: String) -> impl IntoView {
    match phone.tel().filter(|_| phone.is_voice()) {
        Some(uri) => view! { <CallButton phone uri name /> }.into_any(),
        None => view! { <p class="phone-line"><PhoneParts phone /></p> }.into_any(),
    }
}

#[component]
fn CallButton(phone: Phone, uri: String, name: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let number = locale.phone_number(&phone.number);
    let extension = locale.messages().extension(&phone);
    // Voice control selects a button by its visible text: the label has all of it, in its order.
    let written = [Some(&number), extension.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let label = locale.tf("call-named", &[("number", (&written).into()), ("name", (&name).into())]);
    view! {
        <a class="button button-primary button-call" href=uri aria-label=label>
            {icon(Icon::Phone)}
            <span>{locale.tf("call", &[("number", (&number).into())])}</span>" "
            {extension.map(|words| view! { <span class="button-aside">{words}</span> })}
        </a>
    }
}

/// [`FirstPhone`] on a card: a phone has room for one word, a wide screen for the number.
#[component]
pub fn CardCall(phone: Phone, name: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let Some((uri, word)) = (match phone.is_voice() {
        true => phone.tel().map(|uri| (uri, "call-short")),
        false => phone.sms().map(|uri| (uri, "text-short")),
    }) else {
        return view! { <p class="phone-line card-phone-words"><PhoneParts phone /></p> }.into_any();
    };
    let (id, named, icon) = match phone.is_voice() {
        true => ("call", "call-named", Icon::Phone),
        false => ("text", "text-named", Icon::Message),
    };
    let number = locale.phone_number(&phone.number);
    let extension = locale.messages().extension(&phone).filter(|_| phone.is_voice());
    let written = [Some(&number), extension.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let label = locale.tf(named, &[("number", (&written).into()), ("name", (&name).into())]);
    view! {
        <a class="button button-primary button-call" href=uri aria-label=label>
            {self::icon(icon)}
            <span class="short-words">{locale.t(word)}</span>
            <span class="whole-words">{locale.tf(id, &[("number", (&number).into())])}</span>" "
            {extension.map(|words| view! { <span class="button-aside whole-words">{words}</span> })}
        </a>
    }
    .into_any()
}

/// A number with all that is known of it, as an item of a list.
#[component]
pub fn PhoneLine(phone: Phone) -> impl IntoView {
    view! { <li class="phone-line"><PhoneParts phone /></li> }
}

#[component]
fn PhoneParts(phone: Phone) -> impl IntoView {
    let locale: Locale = expect_context();
    let messages = locale.messages();
    let number = locale.phone_number(&phone.number);
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
    notes.extend(messages.extension(&phone));
    notes.extend(phone.description.clone());
    notes.extend((!languages.is_empty()).then(|| messages.list(&languages)));
    view! {
        {kind.map(|id| view! { <span class="phone-kind">{locale.t(id)}</span> })}
        {match uri {
            Some(uri) => view! { <a class="phone-number" href=uri><bdi>{number}</bdi></a> }.into_any(),
            None => view! { <span class="phone-number"><bdi>{number}</bdi></span> }.into_any(),
        }}
        {(!notes.is_empty()).then(|| view! { <span class="phone-note">{notes.join(" · ")}</span> })}
    }
}
