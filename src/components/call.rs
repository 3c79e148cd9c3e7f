//! Defines the ways to call: one large button for the number to try first, lines for the others.

use super::super::{
    App, Icon, icon,
    view::{IntoView, View, el},
};
use signpost_directory::Phone;
use signpost_locale::readable_number;

/// The number to try first ([`Phone::first`]), as the main action; a text line, or what could not be read as a
/// number, as a line.
pub fn first_phone(app: App, phone: &Phone, name: &str) -> View {
    match phone.tel().filter(|_| phone.is_voice()) {
        Some(uri) => call_button(app, phone, uri, name),
        None => el("p").class("phone-line").child(phone_parts(app, phone)).into_view(),
    }
}

fn call_button(app: App, phone: &Phone, uri: String, name: &str) -> View {
    let number = readable_number(&phone.number, &app.country());
    let extension = app.words().extension(phone);
    // Whoever speaks to the device says what stands on the button: all of it is in the label, in its order.
    let written = [Some(&number), extension.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let label = app.tf("call-named", &[("number", (&written).into()), ("name", name.into())]);
    el("a")
        .class("button button-primary button-call")
        .attr("href", uri)
        .attr("aria-label", label)
        .child((
            icon(Icon::Phone),
            el("span").child(app.tf("call", &[("number", (&number).into())])),
            " ",
            extension.map(|words| el("span").class("button-aside").child(words)),
        ))
        .into_view()
}

/// A number with all that is known of it, as an item of a list.
pub fn phone_line(app: App, phone: &Phone) -> View {
    el("li").class("phone-line").child(phone_parts(app, phone)).into_view()
}

fn phone_parts(app: App, phone: &Phone) -> View {
    let number = readable_number(&phone.number, &app.country());
    let kind = phone.kind.as_deref().unwrap_or_default().to_ascii_lowercase();
    let (kind_words, uri) = if kind.contains("fax") {
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
    let languages: Vec<String> = phone.languages.iter().map(|tag| app.words().language_name(tag)).collect();
    let mut notes: Vec<String> = Vec::new();
    notes.extend(app.words().extension(phone));
    notes.extend(phone.description.clone());
    notes.extend((!languages.is_empty()).then(|| app.words().list(&languages)));
    (
        kind_words.map(|id| el("span").class("phone-kind").child(app.t(id))),
        match uri {
            Some(uri) => el("a").class("phone-number").attr("href", uri).child(el("bdi").child(number)).into_view(),
            None => el("span").class("phone-number").child(el("bdi").child(number)).into_view(),
        },
        (!notes.is_empty()).then(|| el("span").class("phone-note").child(notes.join(" · "))),
    )
        .into_view()
}
