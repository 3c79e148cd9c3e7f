//! The ways to call: one large button for the number to try first, lines for the others.

use super::{Icon, icon};
use crate::context::Locale;
use leptos::prelude::*;
use signpost_directory::Phone;

/// [`signpost_views::first_phone`]: the number to try first, as the main action.
#[component]
pub fn FirstPhone(phone: Phone, name: String) -> impl IntoView {
    let locale: Locale = expect_context();
    signpost_views::first_phone(&locale.messages(), &locale.country(), &phone, &name)
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
    signpost_views::phone_parts(&locale.messages(), &locale.country(), &phone)
}
