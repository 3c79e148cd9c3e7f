//! Whether a program has room for new people, as of which day: on cards and on a program's page.

use super::{Fact, Icon};
use crate::context::Locale;
use leptos::prelude::*;
use signpost_directory::{Room, RoomStatus};

/// Old words are said to be old: who goes there calls first.
#[component]
pub fn RoomFact(
    room: Room,
    /// That there is room, or was some weeks ago, may be left out on a phone.
    #[prop(optional)]
    if_room: bool,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let (icon, id) = match room.status {
        RoomStatus::Capacity => (Icon::Check, "fact-accepting"),
        RoomStatus::Waitlist => (Icon::Hourglass, "fact-waitlist"),
        RoomStatus::AdditionalAssessmentRequired => (Icon::Help, "fact-assessment"),
        RoomStatus::NoCapacity => (Icon::Hourglass, "fact-full"),
    };
    let tone = match (room.takes_new_people(), if_room && room.status == RoomStatus::Capacity) {
        (true, true) => "good if-room",
        (true, false) => "good",
        (false, true) => "careful if-room",
        (false, false) => "careful",
    };
    let what = locale.t(id);
    // What is old may be of another year.
    let (in_words, date) = match room.is_stale {
        true => ("fact-room-old", room.as_of.map(|day| locale.messages().date(day))),
        false => ("fact-room-as-of", room.as_of.map(|day| locale.messages().month_and_day(day))),
    };
    let text = match date {
        Some(date) => locale.tf(in_words, &[("what", (&what).into()), ("date", (&date).into())]),
        None => what,
    };
    view! { <Fact tone icon text /> }
}
