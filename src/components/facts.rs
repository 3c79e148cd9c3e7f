//! The facts that answer "can I get it?" at a glance, on cards and on a program's page.

use super::{Fact, Icon};
use crate::{context::Locale, local_time::LocalTime};
use leptos::prelude::*;
use signpost_directory::{Date, Record, Status};
use signpost_hours::OpenState;
use std::sync::Arc;

/// Older than this, a check is shown as old.
pub const OLD_CHECK_DAYS: i32 = 365;

/// [`LiveOpenFact`] of one place of a program.
#[component]
pub fn LiveSiteFact(record: Arc<Record>, site: usize, #[prop(into)] time: Signal<Option<LocalTime>>) -> impl IntoView {
    move || {
        if is_closed_for_a_while(&record) {
            return Some(view! { <ClosedForAWhile /> }.into_any());
        }
        let time = time.get()?;
        let state = record.view().state_at(record.program.sites.get(site), &time.zone, time.now);
        Some(view! { <OpenFact state time /> }.into_any())
    }
}

fn is_closed_for_a_while(record: &Record) -> bool {
    record.program.status == Status::TemporarilyClosed
}

/// Not only at this hour: nobody is to call again tomorrow.
#[component]
pub fn ClosedForAWhile() -> impl IntoView {
    let locale: Locale = expect_context();
    view! { <Fact tone="bad" icon=Icon::Clock text=locale.t("fact-temporarily-closed") /> }
}

/// [`OpenFact`] that is true whenever it is looked at. Nothing as long as the directory's zone is not known.
#[component]
pub fn LiveOpenFact(record: Arc<Record>, #[prop(into)] time: Signal<Option<LocalTime>>) -> impl IntoView {
    let locale: Locale = expect_context();
    move || {
        if is_closed_for_a_while(&record) {
            return Some(view! { <ClosedForAWhile /> }.into_any());
        }
        let time = time.get()?;
        let fact = match record.view().open_state_everywhere(&time.zone, time.now) {
            Some(state) => view! { <OpenFact state time /> }.into_any(),
            None => view! { <Fact tone="careful" icon=Icon::Clock text=locale.t("fact-hours-differ") /> }.into_any(),
        };
        Some(fact)
    }
}

/// Whether it is open, in words: `Open until 5:00 pm`, `Opens Monday at 9:00 am`.
#[component]
pub fn OpenFact(state: OpenState, time: LocalTime) -> impl IntoView {
    let locale: Locale = expect_context();
    let messages = locale.messages();
    let today = time.today();
    let (tone, text) = match state {
        OpenState::Always => ("good", locale.t("fact-open-always")),
        OpenState::Open { closes } => {
            let closes = time.zone.local(closes);
            let soon = closes.date() - today <= 1;
            let until = messages.time(closes.minutes());
            let text = match soon {
                true => locale.tf("fact-open-until", &[("time", (&until).into())]),
                false => locale.t("fact-open"),
            };
            ("good", text)
        }
        OpenState::Closed { opens: Some(opens) } => {
            let opens = time.zone.local(opens);
            let from = messages.time(opens.minutes());
            let text = if opens.date() == today {
                locale.tf("fact-opens-today", &[("time", (&from).into())])
            } else {
                let day = messages.coming_day(opens.date(), today);
                locale.tf("fact-opens-at", &[("day", (&day).into()), ("time", (&from).into())])
            };
            ("closed", text)
        }
        OpenState::Closed { opens: None } => ("closed", locale.t("fact-closed")),
        OpenState::Unknown => ("careful", locale.t("fact-hours-unknown")),
    };
    view! { <Fact tone icon=Icon::Clock text /> }
}

/// When somebody last checked it with the program: the fact that other directories hide.
#[component]
pub fn CheckedFact(
    on: Option<Date>,
    today: Date,
    /// A check that is recent may be left out on a phone.
    #[prop(optional)]
    if_room: bool,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let (tone, text) = match on {
        None => (if if_room { "careful if-room" } else { "careful" }, locale.t("fact-not-checked")),
        Some(date) => {
            let when = locale.messages().past_day(date, today);
            let old = today - date > OLD_CHECK_DAYS;
            let tone = match (old, if_room) {
                (true, _) => "careful",
                (false, true) => "if-room",
                (false, false) => "",
            };
            (tone, locale.tf("fact-checked", &[("when", (&when).into())]))
        }
    };
    view! { <Fact tone icon=Icon::Seal text /> }
}
