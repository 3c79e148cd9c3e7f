//! The lines that need no typing: sentences that the program's data propose, one tap each, and a day. The patient reads
//! them in their own language.

use super::{form::Records, templates::from_of};
use crate::{
    components::{Icon, icon, sentence_words},
    context::{Clinic, Locale, Tray},
};
use leptos::prelude::*;
use signpost_directory::Code;
use signpost_handoff::{
    Item, MAX_ARGUMENT, MAX_PHRASES, Phrase,
    phrases::{Sentence, proposed},
};

/// Of the first chip that says something of all programs.
pub const FIRST_CHIP: &str = "phrase-first";

#[component]
pub fn Phrases(
    code: Code,
    records: Records,
    /// Of the program, for screen readers.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    let clinic: Clinic = expect_context();
    let said = Memo::new(move |_| tray.handoff.with(|handoff| phrases_of(&handoff.items, code)));
    let offered = Memo::new(move |_| {
        let from = from_of(tray, clinic);
        let lang = tray.handoff.with(|handoff| handoff.lang.clone()).unwrap_or_else(|| locale.lang());
        let mut offered = records.with(|records| {
            let record = records.iter().find(|record| record.program.code == code);
            record.map(|record| proposed(record, &from, &lang)).unwrap_or_default()
        });
        // What a link or a template says besides, so that it can be taken back.
        // Dates have fields of their own.
        let is_dated = |phrase: &Phrase| Sentence::of(phrase).is_some_and(Sentence::is_personal);
        offered.extend(said.get().into_iter().filter(|phrase| !is_dated(phrase)));
        let mut seen: Vec<Phrase> = Vec::new();
        offered.retain(|phrase| {
            !seen.contains(phrase) && {
                seen.push(phrase.clone());
                true
            }
        });
        offered
    });
    let toggle = move |phrase: Phrase| {
        tray.change(|handoff| {
            let item = handoff.items.iter_mut().find(|item| item.code == code);
            if let Some(item) = item.filter(|item| item.phrases.len() < MAX_PHRASES || item.phrases.contains(&phrase)) {
                item.toggle(phrase);
            }
        });
    };
    let chip = move |phrase: Phrase| {
        let words = sentence_words(&locale.messages(), Sentence::of(&phrase)?);
        let pressed = {
            let phrase = phrase.clone();
            Memo::new(move |_| said.with(|said| said.contains(&phrase)))
        };
        Some(view! {
            <button
                type="button"
                class="chip phrase"
                aria-pressed=move || pressed.get().to_string()
                on:click=move |_| toggle(phrase.clone())
            >
                {move || pressed.get().then(|| icon(Icon::Check))}
                <span>{words}</span>
            </button>
        })
    };
    let day = move || {
        said.with(|said| {
            said.iter().find_map(|phrase| match Sentence::of(phrase) {
                Some(Sentence::ExpectedOn(date)) => Some(date.to_string()),
                _ => None,
            })
        })
    };
    let choose_day = move |text: String| {
        let day = text.parse().ok().map(|date| Sentence::ExpectedOn(date).phrase());
        let before = day_phrase(&said.get_untracked());
        match (day, before) {
            (Some(day), before) if before.as_ref() != Some(&day) => toggle(day),
            (None, Some(before)) => toggle(before),
            _ => {}
        }
    };
    let id = format!("expected-{code}");
    view! {
        <div class="phrases" role="group" aria-label=move || locale.tf("phrases-named", &[("name", (&name.get()).into())])>
            {move || offered.get().into_iter().filter_map(chip).collect_view()}
            <span class="phrase-day">
                <label for=id.clone()>{locale.t("phrases-expected")}</label>
                <input
                    id=id
                    type="date"
                    prop:value=move || day().unwrap_or_default()
                    on:change=move |event| choose_day(event_target_value(&event))
                />
            </span>
        </div>
    }
}

/// What is said of every program, with one tap: the first of these is where a keyboard goes on from the search.
#[component]
pub fn ForAll() -> impl IntoView {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    let clinic: Clinic = expect_context();
    let offered = Memo::new(move |_| {
        let from = from_of(tray, clinic);
        let from = Some(from.trim()).filter(|from| !from.is_empty() && from.chars().count() <= MAX_ARGUMENT);
        let sentences = from.map(Sentence::SentBy).into_iter().chain([Sentence::BringSheet, Sentence::CallFirst]);
        sentences.map(Sentence::phrase).collect::<Vec<Phrase>>()
    });
    let chip = move |(n, phrase): (usize, Phrase)| {
        let words = sentence_words(&locale.messages(), Sentence::of(&phrase)?);
        let pressed = {
            let phrase = phrase.clone();
            Memo::new(move |_| {
                tray.handoff.with(|handoff| handoff.items.iter().all(|item| item.phrases.contains(&phrase)))
            })
        };
        let toggle = move |_| {
            let was_pressed = pressed.get_untracked();
            tray.change(|handoff| {
                let items = handoff.items.iter_mut().filter(|item| item.phrases.contains(&phrase) == was_pressed);
                for item in items.filter(|item| was_pressed || item.phrases.len() < MAX_PHRASES) {
                    item.toggle(phrase.clone());
                }
            });
        };
        Some(view! {
            <button
                type="button"
                id=(n == 0).then_some(FIRST_CHIP)
                class="chip phrase"
                aria-pressed=move || pressed.get().to_string()
                on:click=toggle
            >
                {move || pressed.get().then(|| icon(Icon::Check))}
                <span>{words}</span>
            </button>
        })
    };
    view! {
        <div class="phrases phrases-all" role="group" aria-labelledby="phrases-all">
            <strong id="phrases-all">{locale.t("phrases-all")}</strong>
            {move || offered.get().into_iter().enumerate().filter_map(chip).collect_view()}
        </div>
    }
}

fn phrases_of(items: &[Item], code: Code) -> Vec<Phrase> {
    items.iter().find(|item| item.code == code).map(|item| item.phrases.clone()).unwrap_or_default()
}

fn day_phrase(said: &[Phrase]) -> Option<Phrase> {
    said.iter().find(|phrase| matches!(Sentence::of(phrase), Some(Sentence::ExpectedOn(_)))).cloned()
}
