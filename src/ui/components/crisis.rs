//! Defines the crisis lines: who answers right now, as the community configured them.

use super::super::{App, Icon, icon};
use crate::core::{
    directory::{CrisisLine, Phone},
    locale::dial,
};
use leptos::prelude::*;

/// The list of lines with their numbers to tap; nothing where the community has none.
pub fn crisis_lines(app: App) -> AnyView {
    let lines = app.community.with(|community| community.crisis_lines.clone());
    let country = app.country();
    let items: Vec<AnyView> = lines.iter().map(|line| crisis_line(app, line, &country)).collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <ul class="crisis-lines">{items}</ul> }.into_any()
}

fn crisis_line(app: App, line: &CrisisLine, country: &str) -> AnyView {
    let words = app.words();
    let uri = |number: &str| dial(&Phone { number: number.to_owned(), ..Phone::default() }, country);
    let name = words.localized(&line.name).to_owned();
    let description = words.localized(&line.description).to_owned();
    let label = app.tf("call-named", &[("number", (&line.number).into()), ("name", (&name).into())]);
    let text = line.text.as_deref().and_then(|number| {
        let uri = uri(number)?.replacen("tel:", "sms:", 1);
        let words = app.tf("crisis-text", &[("number", number.into())]);
        Some(view! { <a class="crisis-text" href=uri>{words}</a> })
    });
    let number = line.number.clone();
    view! {
        <li>
            <a class="crisis-number" href=uri(&line.number) aria-label=label>
                {icon(Icon::Phone)}
                <bdi>{number}</bdi>
            </a>
            <span class="crisis-words">
                <strong>{name}</strong>
                {(!description.is_empty()).then(|| view! { <span>{description}</span> })}
                {text}
            </span>
        </li>
    }
    .into_any()
}
