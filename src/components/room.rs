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
    let (tone, icon, id) = match room.status {
        RoomStatus::Capacity => ("good", Icon::Check, "fact-accepting"),
        RoomStatus::Waitlist => ("careful", Icon::Hourglass, "fact-waitlist"),
        RoomStatus::AdditionalAssessmentRequired => ("careful", Icon::Help, "fact-assessment"),
        RoomStatus::NoCapacity => ("careful", Icon::Hourglass, "fact-full"),
    };
    let what = locale.t(id);
    let date = room.as_of.map(|day| match room.is_stale {
        // It may be of another year.
        true => locale.messages().date(day),
        false => locale.messages().month_and_day(day),
    });
    let (tone, text) = match (date, room.is_stale) {
        (Some(date), true) => {
            let said = [("what", (&what).into()), ("date", (&date).into())];
            ("careful", locale.tf("fact-room-old", &said))
        }
        (Some(date), false) => {
            let said = [("what", (&what).into()), ("date", (&date).into())];
            (tone, locale.tf("fact-room-as-of", &said))
        }
        (None, _) => (tone, what),
    };
    let tone = match tone {
        "good" if if_room => "good if-room",
        "careful" if if_room && room.status == RoomStatus::Capacity => "careful if-room",
        tone => tone,
    };
    view! { <Fact tone icon text /> }
}
