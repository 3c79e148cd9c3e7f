//! Defines the crisis lines: who answers right now, as the community configured them.

use super::{
    super::{App, Icon, icon},
    call::{sms, tel},
};
use crate::core::{
    directory::{CrisisLine, Phone},
    locale::Messages,
};
use leptos::prelude::*;

/// The list of lines with their numbers to tap; nothing where the community has none.
pub fn crisis_lines(app: App) -> AnyView {
    crisis_lines_in(app, &app.words())
}

/// The same in the words of another language: for a sheet.
pub fn crisis_lines_in(app: App, words: &Messages) -> AnyView {
    let lines = app.community.with(|community| community.crisis_lines.clone());
    let items: Vec<AnyView> = lines.iter().map(|line| crisis_line(words, line)).collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <ul class="crisis-lines">{items}</ul> }.into_any()
}

fn crisis_line(words: &Messages, line: &CrisisLine) -> AnyView {
    let phone = |number: &str| Phone { number: number.to_owned(), ..Phone::default() };
    let name = words.localized(&line.name).to_owned();
    let description = words.localized(&line.description).to_owned();
    let label = words.fill("call-named", &[("number", (&line.number).into()), ("name", (&name).into())]);
    let text = line.text.as_deref().and_then(|number| {
        let uri = sms(&phone(number))?;
        let words = words.fill("crisis-text", &[("number", number.into())]);
        Some(view! { <a class="crisis-text" href=uri>{words}</a> })
    });
    let number = line.number.clone();
    view! {
        <li>
            <a class="crisis-number" href=tel(&phone(&line.number)) aria-label=label>
                {icon(Icon::Phone)}
                <bdi>{number}</bdi>
            </a>
            <span class="crisis-words">
                <strong>{name}</strong>" "
                {(!description.is_empty()).then(|| view! { <span>{description}</span>" " })}
                {text}
            </span>
        </li>
    }
    .into_any()
}
