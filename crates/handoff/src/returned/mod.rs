//! The return: what a patient shows or sends back if they choose, carried wholly by a link or a QR code. It has what
//! happened with each program and since when; no name, no number, no words.

pub mod counts;
mod token;

use crate::{Handoff, MAX_ITEMS, token::FIRST_DAY};
use signpost_directory::{Code, Date};
use signpost_saved::{Reason, State};

/// What happened with the programs of a list or of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The day on which the patient told it.
    pub made_on: Date,
    /// One for each program.
    pub outcomes: Vec<Outcome>,
}

/// What happened with one program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Which program.
    pub code: Code,
    /// What happened, and why where it did not work out.
    pub state: State,
    /// Since when; `None`: not told, after the day of the return, or more than [`MAX_DAYS`] before it.
    pub on: Option<Date>,
}

/// A state that is older comes without its day.
pub const MAX_DAYS: i32 = 1022;

/// What a link brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedReturn {
    /// The part that this version knows.
    pub returned: Return,
    /// A newer version made it, and there may be more in it.
    pub is_newer: bool,
    /// Programs with a state that this version does not know.
    pub unknown: Vec<Code>,
}

impl Return {
    /// A form for the programs of a sheet: nothing has happened yet.
    pub fn of_handoff(handoff: &Handoff, made_on: Date) -> Return {
        let outcome = |item: &crate::Item| Outcome { code: item.code, state: State::NotYet, on: None };
        Return { made_on, outcomes: handoff.items.iter().map(outcome).collect() }
    }

    /// The return as a link carries it: each program once, days within reach.
    pub fn tidy(&self) -> Return {
        let last = FIRST_DAY.plus(i32::from(u16::MAX));
        let made_on = self.made_on.clamp(FIRST_DAY, last);
        let mut outcomes: Vec<Outcome> = Vec::new();
        for outcome in &self.outcomes {
            let on = outcome.on.filter(|on| (0..=MAX_DAYS).contains(&(made_on - *on)));
            if outcomes.iter().all(|other| other.code != outcome.code) {
                outcomes.push(Outcome { on, ..*outcome });
            }
        }
        Return { made_on, outcomes }
    }

    /// What needs a new plan first, what needs nothing last.
    pub fn worst_first(&self) -> Vec<Outcome> {
        let mut outcomes = self.outcomes.clone();
        outcomes.sort_by_key(|outcome| urgency(outcome.state));
        outcomes
    }

    /// Whether a link takes so many programs.
    pub fn fits(&self) -> bool {
        (1..=MAX_ITEMS).contains(&self.outcomes.len())
    }
}

fn urgency(state: State) -> u8 {
    match state {
        State::DidNotWork(Reason::NotNeeded) => 5,
        State::DidNotWork(_) => 0,
        State::Waiting => 1,
        State::Called => 2,
        State::GotHelp => 3,
        State::NotYet => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_hours::date::date;

    #[test]
    fn what_did_not_work_out_stands_first_and_what_is_not_needed_last() {
        let states = [
            State::DidNotWork(Reason::NotNeeded),
            State::NotYet,
            State::GotHelp,
            State::Called,
            State::Waiting,
            State::DidNotWork(Reason::Full),
        ];
        let codes = Code::candidates("a");
        let outcomes = codes.zip(states).map(|(code, state)| Outcome { code, state, on: None });
        let returned = Return { made_on: date(2026, 11, 29), outcomes: outcomes.collect() };
        let shown: Vec<State> = returned.worst_first().iter().map(|outcome| outcome.state).collect();
        assert_eq!(shown, states.iter().rev().copied().collect::<Vec<_>>());
    }

    #[test]
    fn days_that_a_link_cannot_carry_are_left_out() {
        let code = Code::candidates("a").next().unwrap();
        let made_on = date(2026, 11, 29);
        for (days, kept) in [(-1, false), (0, true), (MAX_DAYS, true), (MAX_DAYS + 1, false)] {
            let on = Some(made_on.plus(-days));
            let returned = Return { made_on, outcomes: vec![Outcome { code, state: State::Called, on }] };
            assert_eq!(returned.tidy().outcomes[0].on, on.filter(|_| kept), "{days}");
        }
    }
}
