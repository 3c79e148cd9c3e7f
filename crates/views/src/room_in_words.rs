//! Whether a program has room for new people, as of which day.

use crate::Icon;
use signpost_directory::{Room, RoomStatus};
use signpost_locale::Messages;

/// The fact and its icon. Old words are said to be old: who goes there calls first. `has_year`: with the year of the day, for
/// what may be read in another one.
pub fn room_in_words(messages: &Messages, room: Room, has_year: bool) -> (Icon, String) {
    let (icon, id) = match room.status {
        RoomStatus::Capacity => (Icon::Check, "fact-accepting"),
        RoomStatus::Waitlist => (Icon::Hourglass, "fact-waitlist"),
        RoomStatus::AdditionalAssessmentRequired => (Icon::Help, "fact-assessment"),
        RoomStatus::NoCapacity => (Icon::Hourglass, "fact-full"),
    };
    let what = messages.text(id);
    let in_words = if room.is_stale { "fact-room-old" } else { "fact-room-as-of" };
    let has_year = has_year || room.is_stale;
    let date = room.as_of.map(|day| if has_year { messages.date(day) } else { messages.month_and_day(day) });
    let text = match date {
        Some(date) => messages.fill(in_words, &[("what", (&what).into()), ("date", (&date).into())]),
        None if room.is_stale => messages.fill("fact-room-undated", &[("what", (&what).into())]),
        None => what,
    };
    (icon, text)
}
