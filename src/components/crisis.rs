//! Defines the crisis lines: who answers right now, as the community configured them.

use super::super::view::{IntoView, View, el};
use super::super::{App, Icon, icon};
use leptos::prelude::*;
use signpost_directory::{CrisisLine, Phone};
use signpost_locale::Messages;

/// The list of lines with their numbers to tap; nothing where the community has none.
pub fn crisis_lines(app: App) -> View {
    crisis_lines_in(app, &app.words())
}

/// The same in the words of another language: for a sheet.
pub fn crisis_lines_in(app: App, words: &Messages) -> View {
    let lines = app.community.with(|community| community.crisis_lines.clone());
    let items: Vec<View> = lines.iter().map(|line| crisis_line(words, line)).collect();
    if items.is_empty() {
        return ().into_view();
    }
    el("ul").class("crisis-lines").child(items).into_view()
}

fn crisis_line(words: &Messages, line: &CrisisLine) -> View {
    let name = words.localized(&line.name).to_owned();
    let description = words.localized(&line.description).to_owned();
    let label = words.fill("call-named", &[("number", (&line.number).into()), ("name", (&name).into())]);
    let text = line.text.as_deref().and_then(|number| {
        let uri = Phone::of(number).sms()?;
        let words = words.fill("crisis-text", &[("number", number.into())]);
        Some(el("a").class("crisis-text").attr("href", uri).child(words))
    });
    let number = line.number.clone();
    el("li")
        .child((
            el("a")
                .class("crisis-number")
                .attr("href", Phone::of(&line.number).tel())
                .attr("aria-label", label)
                .child((icon(Icon::Phone), el("bdi").child(number))),
            el("span").class("crisis-words").child((
                el("strong").child(name),
                " ",
                (!description.is_empty()).then(|| (el("span").child(description), " ")),
                text,
            )),
        ))
        .into_view()
}
