//! Reminders without a server: an entry for the reader's own calendar, or a text message to themselves.

use crate::{
    browser::download,
    components::{Button, Checkbox, Icon, icon},
    context::{DirectoryClient, Locale, SavedList, random_key},
    local_time::LocalTime,
};
use leptos::prelude::*;
use signpost_directory::Phone;
use signpost_hours::{OpenState, UnixSeconds};
use signpost_locale::address_lines;
use signpost_saved::{
    Item,
    calendar::{Reminder, When},
};

const CALL_MINUTES: u16 = 15;
const VISIT_MINUTES: u16 = 60;
/// Half a year, on the same weekday.
const ASK_AGAIN_DAYS: i32 = 26 * 7;

/// What the reader can be reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Call,
    Visit,
    AskAgain,
}

impl About {
    fn message(self) -> &'static str {
        match self {
            About::Call => "remind-call",
            About::Visit => "remind-visit",
            About::AskAgain => "remind-again",
        }
    }

    fn title(self) -> &'static str {
        match self {
            About::Call => "remind-call-title",
            About::Visit => "remind-visit-title",
            About::AskAgain => "remind-again-title",
        }
    }
}

#[component]
pub fn Remind(item: Item) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let is_neutral = RwSignal::new(false);
    let sms = sms_address(locale, &item);
    let saved: SavedList = expect_context();
    let code = item.code;
    let button = {
        move |about: About, icon: Icon| {
            let offer = move || {
                // With the note as it is now.
                let Some(item) = saved.item(code) else { return };
                let time = directory.local_time();
                let reminder = reminder(locale, &item, about, &time, is_neutral.get_untracked());
                download::offer("reminder.ics", "text/calendar", reminder.to_ics(time.now).as_bytes());
            };
            view! { <Button class="button button-quiet" icon label=locale.t(about.message()) on_press=offer /> }
        }
    };
    let opens = {
        let item = item.clone();
        move || {
            let time = directory.live_time()?;
            let known = next_opening(&item, &time);
            let start = known.unwrap_or_else(|| tomorrow(&time));
            let local = time.zone.local(start);
            let (messages, today) = (locale.messages(), time.today());
            let day = messages.coming_day(local.date(), today);
            let at = messages.time(local.minutes());
            Some(locale.tf(
                if known.is_some() { "remind-when" } else { "remind-when-unknown" },
                &[("day", (&day).into()), ("time", (&at).into())],
            ))
        }
    };
    view! {
        <details class="remind">
            <summary>
                {icon(Icon::Calendar)}
                <span>{locale.t("remind-title")}</span>
                <span class="chip-more">{icon(Icon::ChevronDown)}</span>
            </summary>
            <p class="hint">{locale.t("remind-hint")}</p>
            <p>{opens}</p>
            <div class="button-row">
                {button(About::Call, Icon::Phone)}
                {button(About::Visit, Icon::MapPin)}
                {button(About::AskAgain, Icon::Calendar)}
            </div>
            <Checkbox label="remind-neutral" checked=is_neutral on_change=move |checked| is_neutral.set(checked) />
            <p>
                <a class="button button-quiet" href=sms>
                    {icon(Icon::Message)}
                    <span>{locale.t("remind-text")}</span>
                </a>
            </p>
            <p class="hint">{locale.t("remind-text-hint")}</p>
        </details>
    }
}

fn reminder(locale: Locale, item: &Item, about: About, time: &LocalTime, is_neutral: bool) -> Reminder {
    let start = next_opening(item, time).unwrap_or_else(|| tomorrow(time));
    let when = match about {
        About::Call => When::Moment { start, minutes: CALL_MINUTES },
        About::Visit => When::Moment { start, minutes: VISIT_MINUTES },
        About::AskAgain => When::Day(time.today().plus(ASK_AGAIN_DAYS)),
    };
    let id = random_key();
    if is_neutral {
        let title = locale.t("remind-neutral-title");
        return Reminder { id, when, title, description: String::new(), place: String::new() };
    }
    let name = item.record.program.texts(&locale.lang()).name.to_owned();
    let place = match about {
        About::Visit => place_of(item),
        About::Call | About::AskAgain => String::new(),
    };
    let title = locale.tf(about.title(), &[("name", (&name).into())]);
    Reminder { id, when, title, description: description(locale, item), place }
}

/// Whom to call, what the clinician wrote, what to bring, the reader's own note.
fn description(locale: Locale, item: &Item) -> String {
    let number = first_number(locale, item);
    let line = item.said.as_ref().map(|said| said.line.clone()).filter(|line| !line.is_empty());
    let bring = &item.record.program.required_documents;
    let bring = (!bring.is_empty()).then(|| format!("{}: {}", locale.t("program-bring"), bring.join(", ")));
    let note = Some(item.note.clone()).filter(|note| !note.is_empty());
    [number, line, bring, note].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn first_number(locale: Locale, item: &Item) -> Option<String> {
    let phone = Phone::first(&item.record.phones()).cloned()?;
    let number = locale.phone_number(&phone.number);
    Some([Some(number), locale.messages().extension(&phone)].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

fn place_of(item: &Item) -> String {
    let address = item.record.locations.iter().find(|location| !location.confidential).and_then(|l| l.address.as_ref());
    address.map(|address| address_lines(address).join(", ")).unwrap_or_default()
}

/// When they open next, where that is known.
fn next_opening(item: &Item, time: &LocalTime) -> Option<UnixSeconds> {
    match item.record.open_state(&time.zone, time.now) {
        OpenState::Closed { opens } => opens,
        OpenState::Open { closes } => after_closing(item, time, closes),
        OpenState::Always | OpenState::Unknown => None,
    }
}

/// At nine in the morning.
fn tomorrow(time: &LocalTime) -> UnixSeconds {
    time.zone.moment(time.today().plus(1), 9 * 60)
}

/// Who is open now can be called now; a reminder is for the next time.
fn after_closing(item: &Item, time: &LocalTime, closes: UnixSeconds) -> Option<UnixSeconds> {
    match item.record.open_state(&time.zone, closes) {
        OpenState::Closed { opens } => opens,
        _ => None,
    }
}

/// A text message without a receiver: the reader chooses themselves. `?&` is understood by both kinds of phones.
fn sms_address(locale: Locale, item: &Item) -> String {
    let name = item.record.program.texts(&locale.lang()).name.to_owned();
    let line = item.said.as_ref().map(|said| said.line.clone()).filter(|line| !line.is_empty());
    let words = [Some(name), first_number(locale, item), line].into_iter().flatten().collect::<Vec<_>>().join("\n");
    format!("sms:?&body={}", percent_encoded(&words))
}

/// As RFC 5724 has it: a space is `%20`, never `+`.
fn percent_encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Program, Record};
    use signpost_hours::{Frequency, Recurrence, Schedule, Zone, date::date};
    use signpost_saved::List;

    fn item(schedules: Vec<Schedule>) -> Item {
        let program = Program { schedules, ..Program::default() };
        let mut list = List::default();
        list.save(Record { program, ..Record::default() }, None, 0, 0).expect("room");
        list.items()[0].clone()
    }

    #[test]
    fn a_reminder_is_for_the_next_opening_that_is_yet_to_come() {
        let recurrence = Some(Recurrence { frequency: Frequency::Daily, ..Recurrence::default() });
        let daily = Schedule { recurrence, opens_at: Some(540), closes_at: Some(1_020), ..Schedule::default() };
        let zone = Zone::default();
        let at = |day: i8, minutes| zone.moment(date(2026, 11, day), minutes);
        let next =
            |schedules: Vec<Schedule>, now| next_opening(&item(schedules), &LocalTime { zone: zone.clone(), now });
        assert_eq!(next(vec![daily.clone()], at(29, 480)), Some(at(29, 540)), "before they open");
        assert_eq!(next(vec![daily.clone()], at(29, 600)), Some(at(30, 540)), "while they are open");
        assert_eq!(next(vec![], at(29, 600)), None, "hours that are not known");
    }

    #[test]
    fn a_text_message_has_its_words_in_percent_encoding() {
        assert_eq!(percent_encoded("Food & “box”\n+1"), "Food%20%26%20%E2%80%9Cbox%E2%80%9D%0A%2B1");
    }
}
