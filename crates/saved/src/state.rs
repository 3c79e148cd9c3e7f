//! What happened with a saved program, in a person's words, mapped to FHIR Task.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

macro_rules! states {
    ($($state:pat = $value:expr, $id:literal, $task:literal);+ $(;)?) => {
        impl State {
            /// All states. A token numbers them by their place here: new ones are added at the end.
            pub const ALL: &'static [State] = &[$($value),+];

            /// The id used in files and message names.
            pub fn id(self) -> &'static str {
                match self { $($state => $id),+ }
            }

            /// `Task.status` of HL7 FHIR R4 for a task that is the patient's own: accepting and rejecting are a program's words.
            pub fn fhir_task_status(self) -> &'static str {
                match self { $($state => $task),+ }
            }
        }

        impl FromStr for State {
            type Err = UnknownState;

            fn from_str(id: &str) -> Result<Self, UnknownState> {
                match id { $($id => Ok($value),)+ _ => Err(UnknownState(id.to_owned())) }
            }
        }
    };
}

/// What happened with a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum State {
    /// "Not yet"
    #[default]
    NotYet,
    /// "I called"
    Called,
    /// "I'm on the list", "I have an appointment"
    Waiting,
    /// "I got help"
    GotHelp,
    /// "It didn't work out"
    DidNotWork(Reason),
}

/// Why it did not work out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// They have no room.
    Full,
    /// They do not serve this person.
    NotForMe,
    /// Nobody answered, or the number is wrong.
    CouldNotReach,
    /// It can't be got to, or the times do not fit.
    CouldNotGet,
    /// It is closed or does not exist any more.
    Closed,
    /// The person found something else or changed their mind.
    NotNeeded,
    /// None of the others.
    Other,
    /// How to apply, or whom to ask, was not clear.
    DidNotKnowHow,
    /// Nobody there speaks the person's language.
    Language,
    /// It costs too much.
    Cost,
    /// Something else had to be done first.
    OtherThingsFirst,
}

states! {
    State::NotYet = State::NotYet, "not-yet", "ready";
    State::Called = State::Called, "called", "in-progress";
    State::Waiting = State::Waiting, "waiting", "on-hold";
    State::GotHelp = State::GotHelp, "got-help", "completed";
    State::DidNotWork(Reason::Full) = State::DidNotWork(Reason::Full), "full", "failed";
    State::DidNotWork(Reason::NotForMe) = State::DidNotWork(Reason::NotForMe), "not-for-me", "failed";
    State::DidNotWork(Reason::CouldNotReach) = State::DidNotWork(Reason::CouldNotReach), "could-not-reach", "failed";
    State::DidNotWork(Reason::CouldNotGet) = State::DidNotWork(Reason::CouldNotGet), "could-not-get", "failed";
    State::DidNotWork(Reason::Closed) = State::DidNotWork(Reason::Closed), "closed", "failed";
    State::DidNotWork(Reason::NotNeeded) = State::DidNotWork(Reason::NotNeeded), "not-needed", "cancelled";
    State::DidNotWork(Reason::Other) = State::DidNotWork(Reason::Other), "other", "failed";
    State::DidNotWork(Reason::DidNotKnowHow) = State::DidNotWork(Reason::DidNotKnowHow), "did-not-know-how", "failed";
    State::DidNotWork(Reason::Language) = State::DidNotWork(Reason::Language), "language", "failed";
    State::DidNotWork(Reason::Cost) = State::DidNotWork(Reason::Cost), "cost", "failed";
    State::DidNotWork(Reason::OtherThingsFirst) = State::DidNotWork(Reason::OtherThingsFirst), "other-things-first", "failed";
}

/// An id that no state has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownState(pub String);

impl fmt::Display for UnknownState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not a state of a saved program", self.0)
    }
}

impl std::error::Error for UnknownState {}

/// The id.
impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for State {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<State, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The id.
impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_read_back_from_its_id() {
        for &state in State::ALL {
            assert_eq!(state.id().parse(), Ok(state));
        }
    }

    #[test]
    fn every_state_is_one_that_a_fhir_task_can_have() {
        // http://hl7.org/fhir/R4/valueset-task-status.html
        let statuses = [
            "draft",
            "requested",
            "received",
            "accepted",
            "rejected",
            "ready",
            "cancelled",
            "in-progress",
            "on-hold",
            "failed",
            "completed",
            "entered-in-error",
        ];
        for &state in State::ALL {
            assert!(statuses.contains(&state.fhir_task_status()), "{state:?}");
        }
    }
}
