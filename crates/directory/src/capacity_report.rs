//! What a partner signs between two releases of its entries: whether its programs have room. A small file of its own, so
//! that it can be signed daily, by the partner's key alone.

use super::{
    Capacity, Directory,
    partner::{RecordOutsideNamespace, is_of_partner},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// The capacity of some of a partner's programs, in place of the one in its pack.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CapacityReport {
    /// By source id. A program that is not named keeps what its pack says.
    pub programs: BTreeMap<String, Vec<Capacity>>,
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    #[serde(default)]
    programs: BTreeMap<String, Vec<Capacity>>,
}

/// Of the format.
const VERSION: u32 = 1;
/// Programs of one partner.
const MOST_PROGRAMS: usize = 5_000;
/// Units of one program.
const MOST_UNITS: usize = 20;
/// Characters of a unit, and of an id.
const LONGEST_NAME: usize = 200;
/// Characters of a description.
const LONGEST_TEXT: usize = 1_000;

/// Why a capacity file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CapacityError {
    /// More bytes than [`CapacityReport::MAX_BYTES`].
    TooLong,
    /// Not what [`CapacityReport::to_json`] writes, with the reason.
    Malformed(String),
    /// Of a later version: nothing is wrong with it.
    NewerFormat(u32),
    /// More programs, more units of one, or longer texts than a partner has; names what.
    OutOfBounds(&'static str),
}

impl fmt::Display for CapacityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CapacityError::TooLong => write!(f, "the capacity is longer than {} bytes", CapacityReport::MAX_BYTES),
            CapacityError::Malformed(why) => write!(f, "the capacity cannot be read: {why}"),
            CapacityError::NewerFormat(version) => {
                write!(f, "the capacity has format {version}, and formats up to {VERSION} are read: update signpost")
            }
            CapacityError::OutOfBounds(what) => write!(f, "the capacity has {what}"),
        }
    }
}

impl std::error::Error for CapacityError {}

impl CapacityReport {
    /// Bytes of the file before compression.
    pub const MAX_BYTES: u64 = 1 << 20;

    /// The file: one JSON object, the programs in the order of their ids.
    pub fn to_json(&self) -> Vec<u8> {
        let file = File { version: VERSION, programs: self.programs.clone() };
        serde_json::to_vec(&file).expect("all keys are texts")
    }

    /// Reads what a partner has signed, within bounds.
    pub fn from_json(bytes: &[u8]) -> Result<CapacityReport, CapacityError> {
        if bytes.len() as u64 > CapacityReport::MAX_BYTES {
            return Err(CapacityError::TooLong);
        }
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let malformed = |error: serde_json::Error| CapacityError::Malformed(error.to_string());
        let Version { version } = serde_json::from_slice(bytes).map_err(malformed)?;
        if version != VERSION {
            return Err(CapacityError::NewerFormat(version));
        }
        let File { programs, .. } = serde_json::from_slice(bytes).map_err(malformed)?;
        let report = CapacityReport { programs };
        report.check_bounds()?;
        Ok(report)
    }

    /// Whether it can be published: what is longer is no capacity.
    pub fn check_bounds(&self) -> Result<(), CapacityError> {
        let is_line = |text: &str, longest| text.chars().count() <= longest && !text.contains(char::is_control);
        let units = || self.programs.values().flatten();
        // Lines may be several; whatever else steers a terminal or a page is none.
        let is_text = |text: &String| {
            text.chars().count() <= LONGEST_TEXT
                && !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t'))
        };
        let what = match () {
            () if self.programs.len() > MOST_PROGRAMS => "more programs than one partner can have",
            () if self.programs.values().any(|units| units.len() > MOST_UNITS) => "too many units of one program",
            () if !self.programs.keys().all(|id| is_line(id, LONGEST_NAME)) => "an id that is none",
            () if !units().all(|capacity| is_line(&capacity.unit, LONGEST_NAME)) => "a unit that is too long",
            () if !units().all(|capacity| capacity.description.iter().all(is_text)) => {
                "a description that is too long, or no text"
            }
            () => return Ok(()),
        };
        Err(CapacityError::OutOfBounds(what))
    }

    /// Refuses a program that is not the partner's own.
    pub fn check_ids(&self, partner: &str) -> Result<(), RecordOutsideNamespace> {
        match self.programs.keys().find(|id| !is_of_partner(id, partner)) {
            None => Ok(()),
            Some(id) => Err(RecordOutsideNamespace { partner: partner.to_owned(), source_id: id.clone() }),
        }
    }
}

impl Directory {
    /// Puts the capacity that the partner `name` reported in place of the one of its programs, all or none. Gives the
    /// number of programs; those that are not listed are passed over.
    pub fn report_capacity(&mut self, name: &str, report: CapacityReport) -> Result<u32, RecordOutsideNamespace> {
        report.check_ids(name)?;
        let mut reported = 0;
        let mut left = report.programs;
        for program in self.programs.iter_mut().filter(|program| program.partner.as_deref() == Some(name)) {
            if let Some(capacity) = left.remove(&program.source_id) {
                program.capacity = capacity;
                reported += 1;
            }
        }
        Ok(reported)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Program, RoomStatus};
    use proptest::prelude::*;
    use signpost_hours::date::date;

    fn full(unit: &str) -> Vec<Capacity> {
        let updated_on = Some(date(2026, 11, 29));
        vec![Capacity { unit: unit.into(), status: Some(RoomStatus::NoCapacity), updated_on, ..Capacity::default() }]
    }

    fn report(ids: &[&str]) -> CapacityReport {
        CapacityReport { programs: ids.iter().map(|id| ((*id).to_owned(), full("beds"))).collect() }
    }

    #[test]
    fn a_report_is_read_back_and_its_format_stays() {
        let whole = Capacity {
            unit: "beds".into(),
            available: Some(2),
            maximum: Some(20),
            description: Some("Ask at the desk.\nAfter 5 pm.".into()),
            updated_on: Some(date(2026, 11, 29)),
            status: Some(RoomStatus::Waitlist),
        };
        let report = CapacityReport { programs: [("clinic:1".to_owned(), vec![whole])].into() };
        let golden = r#"{"version":1,"programs":{"clinic:1":[{"unit":"beds","available":2,"maximum":20,"description":"Ask at the desk.\nAfter 5 pm.","updated_on":"2026-11-29","status":"waitlist"}]}}"#;
        assert_eq!(String::from_utf8(report.to_json()).unwrap(), golden);
        assert_eq!(CapacityReport::from_json(golden.as_bytes()), Ok(report));
    }

    #[test]
    fn what_is_hostile_is_refused_with_a_sentence() {
        let long = "a".repeat(1_001);
        let many = (0..=MOST_PROGRAMS).map(|n| format!("clinic:{n}")).collect::<Vec<_>>();
        let of = |capacity: Capacity| CapacityReport { programs: [("clinic:1".to_owned(), vec![capacity])].into() };
        for (bytes, says) in [
            (vec![b' '; CapacityReport::MAX_BYTES as usize + 1], "longer than"),
            (b"[]".to_vec(), "cannot be read"),
            (br#"{"version":1,"programs":{"clinic:1":[{"status":"plenty"}]}}"#.to_vec(), "cannot be read"),
            (br#"{"version":1,"programs":{"clinic:1":[{"available":-1}]}}"#.to_vec(), "cannot be read"),
            (b"[".repeat(100_000), "cannot be read"),
            (br#"{"version":2,"programs":[]}"#.to_vec(), "update signpost"),
            (report(&many.iter().map(String::as_str).collect::<Vec<_>>()).to_json(), "more programs"),
            (report(&["clinic:1\n"]).to_json(), "an id that is none"),
            (of(Capacity { unit: long.clone(), ..Capacity::default() }).to_json(), "a unit that is too long"),
            (of(Capacity { unit: "a\u{1b}[2J".into(), ..Capacity::default() }).to_json(), "a unit that is too long"),
            (of(Capacity { description: Some("a\u{1b}[2J".into()), ..Capacity::default() }).to_json(), "or no text"),
            (of(Capacity { description: Some(long), ..Capacity::default() }).to_json(), "a description that is too"),
            (
                CapacityReport {
                    programs: [("clinic:1".to_owned(), full("bed").into_iter().cycle().take(MOST_UNITS + 1).collect())]
                        .into(),
                }
                .to_json(),
                "too many units",
            ),
        ] {
            let refused = CapacityReport::from_json(&bytes).unwrap_err().to_string();
            assert!(refused.contains(says), "{refused}: {}", String::from_utf8_lossy(&bytes[..bytes.len().min(80)]));
        }
    }

    #[test]
    fn a_partner_changes_its_own_programs_alone() {
        let program = |id: &str, partner: Option<&str>| Program {
            source_id: id.into(),
            partner: partner.map(str::to_owned),
            capacity: full("old"),
            ..Program::default()
        };
        let before = Directory {
            programs: vec![
                program("clinic:1", Some("clinic")),
                program("clinic:2", Some("clinic")),
                program("other:1", Some("other")),
                // Not joined from a partner's pack, whatever its id looks like.
                program("clinic:3", None),
                program("food", None),
            ],
            ..Directory::default()
        };
        for foreign in ["food", "other:1", "clinic:", "clinicx:1", ""] {
            let mut directory = before.clone();
            let refused = directory.report_capacity("clinic", report(&["clinic:1", foreign])).unwrap_err();
            assert_eq!(refused.source_id, foreign);
            assert_eq!(directory, before);
        }
        let mut directory = before.clone();
        assert_eq!(directory.report_capacity("clinic", report(&["clinic:1", "clinic:3", "clinic:gone"])), Ok(1));
        let units: Vec<&str> = directory.programs.iter().map(|program| program.capacity[0].unit.as_str()).collect();
        assert_eq!(units, ["beds", "old", "old", "old", "old"]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_report_or_refused(text in ".{0,200}") {
            let _ = CapacityReport::from_json(text.as_bytes());
            let _ = CapacityReport::from_json(format!(r#"{{"version":1,"programs":{text}}}"#).as_bytes());
        }
    }
}
