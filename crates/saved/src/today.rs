//! What the reader can do today: whom to call while they are open, and whom to ask again.

use super::{Item, List, Standing, State};
use signpost_directory::Code;
use signpost_hours::{OpenState, UnixSeconds, Zone};

/// Weeks after which a waiting list is worth a call, where the program does not say how long it takes.
pub const DEFAULT_WAIT_WEEKS: u16 = 2;
const DAY: UnixSeconds = 86_400;
/// Longer ones are taken for a slip of whoever wrote the text.
const LONGEST_WAIT_WEEKS: u16 = 520;

/// Something to do today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Not called yet, and they are open: until when, unless always.
    CallNow {
        /// `None`: day and night.
        closes: Option<UnixSeconds>,
    },
    /// Not called yet; they open later today.
    CallAt {
        /// When they open.
        opens: UnixSeconds,
    },
    /// On a waiting list for longer than the program says.
    StillWaiting {
        /// Whole weeks since then.
        weeks: u16,
    },
}

impl Task {
    /// What ends soonest comes first.
    fn urgency(self) -> (u8, UnixSeconds) {
        match self {
            Task::CallNow { closes: Some(closes) } => (0, closes),
            Task::CallAt { opens } => (1, opens),
            Task::StillWaiting { weeks } => (2, -UnixSeconds::from(weeks)),
            Task::CallNow { closes: None } => (3, 0),
        }
    }
}

impl List {
    /// What can be done today, the most urgent first.
    pub fn today(&self, zone: &Zone, now: UnixSeconds) -> Vec<(Code, Task)> {
        let mut tasks: Vec<_> =
            self.items().iter().filter_map(|item| Some((item.code, item.task(zone, now)?))).collect();
        tasks.sort_by_key(|(_, task)| task.urgency());
        tasks
    }
}

impl Item {
    /// What can be done about this program today.
    pub fn task(&self, zone: &Zone, now: UnixSeconds) -> Option<Task> {
        if matches!(self.standing, Standing::Gone { .. }) {
            return None;
        }
        match self.state {
            State::NotYet => match self.record.view().open_state_everywhere(zone, now).unwrap_or_default() {
                OpenState::Always => Some(Task::CallNow { closes: None }),
                OpenState::Open { closes } => Some(Task::CallNow { closes: Some(closes) }),
                OpenState::Closed { opens: Some(opens) } if zone.local(opens).date() == zone.local(now).date() => {
                    Some(Task::CallAt { opens })
                }
                OpenState::Closed { .. } | OpenState::Unknown => None,
            },
            State::Waiting => {
                let weeks = self.record.program.wait_time.as_deref().and_then(wait_weeks).unwrap_or(DEFAULT_WAIT_WEEKS);
                let waited = (now - self.state_at()) / (7 * DAY);
                let waited = u16::try_from(waited).ok().filter(|waited| *waited >= weeks)?;
                Some(Task::StillWaiting { weeks: waited })
            }
            State::Called | State::GotHelp | State::DidNotWork(_) => None,
        }
    }
}

/// The longest wait that a program's own words name ("2-4 weeks", "unas 3 semanas", "10 days"), in whole weeks, at
/// least one. `None`: they name none.
pub fn wait_weeks(text: &str) -> Option<u16> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut number: Option<u16> = None;
    let mut longest = None;
    for word in words {
        let digits = word.trim_end_matches(char::is_alphabetic);
        if !digits.is_empty() {
            number = digits.parse().ok();
        }
        let unit = &word[digits.len()..];
        let weeks = number.and_then(|number| match unit {
            "day" | "days" | "día" | "días" | "dia" | "dias" => Some(number.div_ceil(7)),
            "week" | "weeks" | "wk" | "wks" | "semana" | "semanas" => Some(number),
            "month" | "months" | "mes" | "meses" => number.checked_mul(13).map(|thirds| thirds.div_ceil(3)),
            "year" | "years" | "año" | "años" => number.checked_mul(52),
            _ => None,
        });
        // The unit stands right behind its number.
        if !unit.is_empty() {
            number = None;
        }
        longest = longest.max(weeks);
    }
    longest.filter(|weeks| *weeks <= LONGEST_WAIT_WEEKS).map(|weeks| weeks.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reason;
    use signpost_directory::{Program, Record};
    use signpost_hours::{Frequency, Recurrence, Schedule};

    /// 1970-01-05, a Monday, at midnight.
    const MONDAY: UnixSeconds = 4 * DAY;
    const HOUR: UnixSeconds = 3_600;

    fn list(wait_time: Option<&str>) -> (List, Code) {
        let code = Code::candidates("a").next().expect("endless");
        let recurrence = Some(Recurrence { frequency: Frequency::Daily, ..Recurrence::default() });
        let nine_to_five = Schedule { recurrence, opens_at: Some(540), closes_at: Some(1_020), ..Schedule::default() };
        let program = Program {
            code,
            schedules: vec![nine_to_five],
            wait_time: wait_time.map(str::to_owned),
            ..Program::default()
        };
        let mut list = List::default();
        list.save(Record { program, ..Record::default() }, None, 0, MONDAY).expect("room");
        (list, code)
    }

    #[test]
    fn whom_to_call_today_is_told_as_long_as_they_are_open_today() {
        let (list, code) = list(None);
        let zone = Zone::default();
        let task = |hour| list.today(&zone, MONDAY + hour * HOUR);
        assert_eq!(task(8), [(code, Task::CallAt { opens: MONDAY + 9 * HOUR })]);
        assert_eq!(task(16), [(code, Task::CallNow { closes: Some(MONDAY + 17 * HOUR) })]);
        assert_eq!(task(18), []);
    }

    #[test]
    fn a_waiting_list_is_asked_about_after_the_weeks_that_the_program_says() {
        let zone = Zone::default();
        for (wait_time, weeks) in [(Some("3 to 5 weeks"), 5), (Some("it varies"), 2), (None, 2)] {
            let (mut list, code) = list(wait_time);
            let since = MONDAY + HOUR;
            list.set_state(code, State::Waiting, since);
            assert_eq!(list.today(&zone, since + 7 * DAY * weeks - 1), [], "{wait_time:?}");
            let task = Task::StillWaiting { weeks: weeks as u16 };
            assert_eq!(list.today(&zone, since + 7 * DAY * weeks), [(code, task)], "{wait_time:?}");
        }
    }

    #[test]
    fn who_closes_first_is_first_and_who_is_always_there_last() {
        let code = |id: &str| Code::candidates(id).next().expect("endless");
        let mut list = List::default();
        let mut save = |id: &str, hours: Option<(u16, u16)>, at: UnixSeconds| {
            let recurrence = Some(Recurrence { frequency: Frequency::Daily, ..Recurrence::default() });
            let (opens_at, closes_at) = hours.unzip();
            let schedules = vec![Schedule { recurrence, opens_at, closes_at, ..Schedule::default() }];
            let program = Program { code: code(id), schedules, ..Program::default() };
            list.save(Record { program, ..Record::default() }, None, 0, at).expect("room");
        };
        let hours = [
            ("always", Some((0, 1440))),
            ("waits", None),
            ("waits longer", None),
            ("later", Some((900, 1020))),
            ("soon", Some((840, 900))),
            ("till six", Some((540, 1080))),
            ("till five", Some((540, 1020))),
        ];
        hours.into_iter().for_each(|(id, hours)| save(id, hours, MONDAY));
        list.set_state(code("waits"), State::Waiting, MONDAY + 7 * DAY);
        list.set_state(code("waits longer"), State::Waiting, MONDAY + HOUR);
        let today = list.today(&Zone::default(), MONDAY + 35 * DAY + 12 * HOUR);
        let expected = ["till five", "till six", "soon", "later", "waits longer", "waits", "always"].map(code);
        assert_eq!(today.into_iter().map(|(code, _)| code).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_settled_or_gone_asks_for_nothing() {
        let zone = Zone::default();
        for state in [State::Called, State::GotHelp, State::DidNotWork(Reason::Full)] {
            let (mut list, code) = list(None);
            list.set_state(code, state, MONDAY);
            assert_eq!(list.today(&zone, MONDAY + 10 * HOUR), []);
        }
        let (mut list, code) = list(None);
        list.reconcile(&[(code, None)], 1);
        assert_eq!(list.today(&zone, MONDAY + 10 * HOUR), []);
    }

    #[test]
    fn waits_are_read_from_a_programs_words() {
        for (text, weeks) in [
            ("2 weeks", Some(2)),
            ("2-4 weeks", Some(4)),
            ("About 10 days", Some(2)),
            ("1 day", Some(1)),
            ("3 months or more", Some(13)),
            ("unas 6 semanas", Some(6)),
            ("1 week for food, 2 months for rent", Some(9)),
            ("4weeks", Some(4)),
            ("0 days", Some(1)),
            ("1 year", Some(52)),
            ("1 año", Some(52)),
            ("None", None),
            ("call 305-555-0101", None),
            ("room 4, this week", None),
            ("99999 weeks", None),
            ("60000 months", None),
            ("", None),
        ] {
            assert_eq!(wait_weeks(text), weeks, "{text}");
        }
    }
}
