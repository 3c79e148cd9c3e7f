//! Whether a program has room for new people, as of which day: on cards and on a program's page.

use super::{Fact, room_in_words};
use crate::context::Locale;
use leptos::prelude::*;
use signpost_directory::{Room, RoomStatus};

/// See [`room_in_words`].
#[component]
pub fn RoomFact(
    room: Room,
    /// That there is room, or was some weeks ago, may be left out on a phone.
    #[prop(optional)]
    if_room: bool,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let (icon, text) = room_in_words(&locale.messages(), room, false);
    let tone = match (room.takes_new_people(), if_room && room.status == RoomStatus::Capacity) {
        (true, true) => "good if-room",
        (true, false) => "good",
        (false, true) => "careful if-room",
        (false, false) => "careful",
    };
    view! { <Fact tone icon text /> }
}
