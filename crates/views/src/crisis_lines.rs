//! The crisis lines: who answers right now, as the community configured them.

use crate::{Icon, icon};
use leptos::prelude::*;
use signpost_directory::{CrisisLine, Phone};
use signpost_locale::Messages;
use std::rc::Rc;

/// The lines with their numbers to tap, in the language of `messages`. Nothing where the community has none.
#[component]
pub fn CrisisLines(lines: Vec<CrisisLine>, messages: Rc<Messages>) -> impl IntoView {
    let items = lines.iter().map(|line| crisis_line(&messages, line)).collect_view();
    (!lines.is_empty()).then(|| view! { <ul class="crisis-lines">{items}</ul> })
}

fn crisis_line(messages: &Messages, line: &CrisisLine) -> impl IntoView + use<> {
    let name = messages.localized(&line.name).to_owned();
    let description = messages.localized(&line.description).to_owned();
    let label = messages.fill("call-named", &[("number", (&line.number).into()), ("name", (&name).into())]);
    let text = line.text.as_deref().and_then(|number| {
        let uri = Phone::of(number).sms()?;
        let words = messages.fill("crisis-text", &[("number", number.into())]);
        Some(view! { <a class="crisis-text" href=uri>{words}</a> })
    });
    let description = (!description.is_empty()).then(|| view! { <span>{description}</span>" " });
    view! {
        <li>
            <a class="crisis-number" href=Phone::of(&line.number).tel() aria-label=label>
                {icon(Icon::Phone)}
                <bdi>{line.number.clone()}</bdi>
            </a>
            <span class="crisis-words">
                <strong>{name}</strong>" "
                {description}
                {text}
            </span>
        </li>
    }
}
