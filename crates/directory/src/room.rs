//! Whether a program has room for new people, as of which day, in the words of HL7's SDOH Clinical Care guide.

use super::{Date, Program, Status};
use serde::{Deserialize, Serialize};
use signpost_hours::deserialize_fields;
use std::{collections::BTreeMap, str::FromStr};

/// After so many days a number of free places says nothing: it may have changed.
const FRESH_DAYS: i32 = 14;

/// HSDS 3.1 `service_capacity`: room for new people.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Capacity {
    /// What is counted: beds, appointments, ...
    pub unit: String,
    /// Units that are free; 0: full.
    pub available: Option<u32>,
    /// Units in all.
    pub maximum: Option<u32>,
    /// HSDS `description`.
    pub description: Option<String>,
    /// Day on which `available` or `status` was last changed.
    pub updated_on: Option<Date>,
    /// `x_status`: in HL7's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<RoomStatus>,
}

deserialize_fields! { Capacity { unit, available, maximum, description, updated_on, status } }

/// HL7's code system of capacity, best for who asks first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoomStatus {
    /// Takes new people.
    Capacity,
    /// Takes names for later.
    Waitlist,
    /// Says after a talk whether it can take somebody.
    AdditionalAssessmentRequired,
    /// Takes nobody for now.
    NoCapacity,
}

impl RoomStatus {
    /// All of them.
    pub const ALL: &'static [RoomStatus] =
        &[RoomStatus::Capacity, RoomStatus::Waitlist, RoomStatus::AdditionalAssessmentRequired, RoomStatus::NoCapacity];

    /// HL7's code, as data files write it.
    pub fn id(self) -> &'static str {
        match self {
            RoomStatus::Capacity => "capacity",
            RoomStatus::Waitlist => "waitlist",
            RoomStatus::AdditionalAssessmentRequired => "additional-assessment-required",
            RoomStatus::NoCapacity => "no-capacity",
        }
    }
}

impl FromStr for RoomStatus {
    type Err = UnknownRoomStatus;

    fn from_str(id: &str) -> Result<RoomStatus, UnknownRoomStatus> {
        RoomStatus::ALL.iter().copied().find(|status| status.id() == id).ok_or(UnknownRoomStatus)
    }
}

/// None of [`RoomStatus::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownRoomStatus;

/// Whether there is room, and how old that word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// What it said.
    pub status: RoomStatus,
    /// When it said so; `None`: nobody wrote the day.
    pub as_of: Option<Date>,
    /// So long ago that it may have changed, or nobody knows how long.
    pub is_stale: bool,
}

impl Room {
    /// It said so, and lately enough to be true.
    pub fn takes_new_people(&self) -> bool {
        self.status == RoomStatus::Capacity && !self.is_stale
    }
}

impl Capacity {
    /// The status that is written, else what follows from the places that are free.
    pub fn room_status(&self) -> Option<RoomStatus> {
        let by_places = |available| if available > 0 { RoomStatus::Capacity } else { RoomStatus::NoCapacity };
        self.status.or(self.available.map(by_places))
    }
}

impl Program {
    /// What it said last of each unit: a table that grows by a row a day has the days before, too.
    pub fn latest_capacity(&self, today: Date) -> impl Iterator<Item = &Capacity> {
        // A day that is to come is a slip, which does not hide what was said before.
        let rank = move |capacity: &Capacity| {
            let is_to_come = capacity.updated_on.is_some_and(|day| today.days() - day.days() < -1);
            (!is_to_come, capacity.updated_on)
        };
        let mut latest = BTreeMap::new();
        for capacity in &self.capacity {
            let said: &mut (bool, Option<Date>) = latest.entry(capacity.unit.as_str()).or_default();
            *said = rank(capacity).max(*said);
        }
        self.capacity.iter().filter(move |capacity| latest.get(capacity.unit.as_str()) == Some(&rank(capacity)))
    }

    /// What it said last: of several units the best one; what is stale only where nothing is fresh, and what has no day where
    /// there is nothing else. `None`: it said nothing.
    pub fn room(&self, today: Date) -> Option<Room> {
        if self.status == Status::TemporarilyClosed {
            return Some(Room { status: RoomStatus::NoCapacity, as_of: None, is_stale: false });
        }
        let rooms = self.latest_capacity(today).filter_map(|capacity| {
            let (status, as_of) = (capacity.room_status()?, capacity.updated_on);
            // Tomorrow may be today in the source's zone; a day further on is a slip.
            // Of what has no day nobody knows how old it is.
            let is_stale = as_of.is_none_or(|day| !(-1..=FRESH_DAYS).contains(&(today.days() - day.days())));
            Some(Room { status, as_of, is_stale })
        });
        rooms.min_by_key(|room| (room.is_stale, room.as_of.is_none(), room.status))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_hours::date::date;

    const TODAY: (i16, i8, i8) = (2026, 11, 29);

    fn room(capacity: Vec<Capacity>) -> Option<(RoomStatus, bool)> {
        let program = Program { capacity, ..Program::default() };
        program.room(date(TODAY.0, TODAY.1, TODAY.2)).map(|room| (room.status, room.is_stale))
    }

    fn said(status: Option<RoomStatus>, available: Option<u32>, day: i8) -> Capacity {
        Capacity { status, available, updated_on: Some(date(2026, 11, day)), ..Capacity::default() }
    }

    #[test]
    fn the_written_word_goes_before_the_number_and_the_fresh_before_the_stale() {
        use RoomStatus::{Capacity as Free, NoCapacity, Waitlist};
        assert_eq!(room(vec![]), None);
        assert_eq!(room(vec![said(None, None, 28)]), None);
        assert_eq!(room(vec![said(None, Some(2), 28)]), Some((Free, false)));
        assert_eq!(room(vec![said(None, Some(0), 28)]), Some((NoCapacity, false)));
        assert_eq!(room(vec![said(Some(Waitlist), Some(0), 28)]), Some((Waitlist, false)));
        assert_eq!(room(vec![said(None, Some(2), 1), said(None, Some(0), 28)]), Some((NoCapacity, false)));
        let cots = Capacity { unit: "cots".into(), ..said(Some(Waitlist), None, 27) };
        assert_eq!(room(vec![said(None, Some(0), 28), cots]), Some((Waitlist, false)));
        let undated = Capacity { available: Some(1), ..Capacity::default() };
        assert_eq!(room(vec![undated]), Some((Free, true)), "nobody knows how old it is");
    }

    #[test]
    fn of_one_unit_the_last_day_counts_and_of_several_the_best() {
        use RoomStatus::{Capacity as Free, NoCapacity};
        let of = |unit: &str, status, day| Capacity { unit: unit.into(), ..said(Some(status), None, day) };
        // As in a table to which a row is added each day.
        assert_eq!(room(vec![of("", Free, 27), of("", NoCapacity, 28)]), Some((NoCapacity, false)));
        assert_eq!(room(vec![of("beds", NoCapacity, 28), of("beds", Free, 27)]), Some((NoCapacity, false)));
        assert_eq!(room(vec![of("beds", NoCapacity, 28), of("cots", Free, 27)]), Some((Free, false)));
        let slip = Capacity { updated_on: Some(date(2062, 11, 28)), ..of("beds", Free, 1) };
        assert_eq!(room(vec![slip, of("beds", NoCapacity, 28)]), Some((NoCapacity, false)));
        let undated = Capacity { updated_on: None, ..of("beds", Free, 1) };
        assert_eq!(room(vec![undated, of("beds", NoCapacity, 28)]), Some((NoCapacity, false)));
    }

    #[test]
    fn it_is_stale_after_two_weeks() {
        assert_eq!(room(vec![said(None, Some(2), 15)]), Some((RoomStatus::Capacity, false)));
        assert_eq!(room(vec![said(None, Some(2), 14)]), Some((RoomStatus::Capacity, true)));
    }

    #[test]
    fn a_status_is_written_in_hl7s_words() {
        for status in RoomStatus::ALL {
            assert_eq!(status.id().parse(), Ok(*status));
            assert_eq!(serde_json::to_string(status).expect("a word"), format!("\"{}\"", status.id()));
        }
        assert_eq!("full".parse::<RoomStatus>(), Err(UnknownRoomStatus));
    }
}
