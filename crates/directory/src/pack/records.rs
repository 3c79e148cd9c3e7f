//! The column number of every field of the directory. The numbers are the format: a field keeps its
//! number for ever, a new field takes a free one, the number of a field that went stays unused.

use super::{
    PackError,
    fields::{Field, NONE, Record, choice, choices},
    streams::{Column, Pass},
};
use crate::{
    Address, Capacity, Community, Contact, Coordinates, Cost, CrisisLine, DangerRule, Directory, Former, Location,
    LocationKind, Neighbor, Organization, Part, Partnership, Phone, Place, Program, RoomStatus, Sign, Site, Status,
    Synonym, Translation, UrgentNotice,
};
use signpost_hours::{Frequency, Recurrence, Schedule, ScheduleKind, Zone};

/// The columns that only the search reads: `Directory.places`, `vocabulary`, `signs` and `danger_rules` with their records. The
/// middles of places stand in the columns of all coordinates, in the first layer.
pub(super) const SEARCH: [u8; 18] =
    [6, 7, 180, 181, 182, 183, 185, 186, 187, 188, 189, 190, 191, 240, 241, 242, 243, 244];

/// The columns of what nobody needs to find a program and to reach it: `Organization.description`, `Location.description`,
/// `Program.description`, `Program.application` and the same of translations; `Directory.former` with its records.
pub(super) const TEXTS: [u8; 10] = [8, 33, 44, 75, 89, 122, 124, 192, 193, 194];

/// In later layers alone: to which first one it belongs, and which one it is.
pub(super) const LAYER_OF: Column = Column { number: 9, name: "layer" };

/// Stands for the directory as a whole, which has no column of its own.
pub(super) const DIRECTORY: Column = NONE;

/// The first field of a record is its anchor: a plain value, never a record or a list.
macro_rules! records {
    ($($record:ident { $anchor:ident: $anchor_number:literal $(, $field:ident: $number:literal)* $(,)? })+) => {$(
        impl Record for $record {
            const ANCHOR: Column =
                Column { number: $anchor_number, name: concat!(stringify!($record), ".", stringify!($anchor)) };
        }

        impl Field for $record {
            fn pass<P: Pass>(&mut self, pass: &mut P, _column: Column) -> Result<(), PackError> {
                self.$anchor.pass(pass, Self::ANCHOR)?;
                $(
                    let name = concat!(stringify!($record), ".", stringify!($field));
                    self.$field.pass(pass, Column { number: $number, name })?;
                )*
                Ok(())
            }
        }
    )+};
}

records! {
    Directory {
        released_at: 1, community: 0, zone: 0, partner_codes: 2, organizations: 3, locations: 4, programs: 5, places: 6,
        vocabulary: 7, signs: 182, danger_rules: 183, former: 8,
    }
    Community {
        name: 10, tagline: 11, email: 12, phone: 13, website: 14, time_zone: 15, languages: 16, country: 17,
        crisis_lines: 18, demo: 19, base_url: 27, notices: 28, neighbors: 228, parts: 232, templates: 238,
    }
    UrgentNotice {
        until: 220, until_minutes: 221, from: 222, from_minutes: 223, text: 224, needs: 225, programs: 226, areas: 227,
    }
    Neighbor { base_url: 229, name: 230, root: 231 }
    Part { id: 233, area: 234, towns: 235, postal: 236, programs: 237 }
    CrisisLine { number: 20, name: 21, text: 22, description: 23, dangers: 24 }
    Zone { first_offset: 25, transitions: 26 }
    Organization {
        source_id: 30, name: 31, alternate_name: 32, description: 33, email: 34, website: 35, phones: 36,
        partnership: 37, clinical_capacity: 38,
    }
    Location {
        source_id: 40, organization: 41, kind: 42, name: 43, description: 44, address: 45, coordinates: 46,
        transportation: 47, accessibility: 48, languages: 49, website: 50, phones: 51, schedules: 52, confidential: 53,
    }
    Address { city: 60, attention: 61, lines: 62, region: 63, state: 64, postal_code: 65, country: 66 }
    Coordinates { latitude: 68, longitude: 69 }
    Program {
        code: 70, source_id: 71, organization: 72, name: 73, alternate_name: 74, description: 75, lang: 76,
        translations: 77, status: 78, alert: 79, website: 80, email: 81, needs: 82, terms: 83, eligibility: 84,
        minimum_age: 85, maximum_age: 86, fees: 87, costs: 88, application: 89, required_documents: 90, wait_time: 91,
        accreditations: 92, licenses: 93, languages: 94, interpretation: 95, service_areas: 96, capacity: 97,
        teaches: 98, conditions: 99, referral: 100, funded_until: 101, valid_until: 102, assured_on: 103,
        assured_by: 104, modified_on: 105, phones: 106, contacts: 107, schedules: 108, sites: 109, partner: 110,
    }
    Translation {
        lang: 120, name: 121, description: 122, eligibility: 123, application: 124, fees: 125, teaches: 126, alert: 127,
    }
    Cost { amount: 135, currency: 136, option: 137, description: 138 }
    Capacity { unit: 140, available: 141, maximum: 142, description: 143, updated_on: 144, status: 145 }
    Phone { number: 150, extension: 151, kind: 152, languages: 153, description: 154, is_impossible: 155 }
    Contact { ask_for: 160, title: 161, department: 162, email: 163, phones: 164 }
    Site { location: 170, description: 171, phones: 172, contacts: 173, schedules: 174 }
    Place { postal_code: 180, name: 181, middle: 0 }
    Synonym { lang: 185, words: 186, means: 187, needs: 188, crisis: 189, shown: 190, danger: 191 }
    Sign { name: 240, lang: 241, phrases: 242 }
    DangerRule { danger: 243, when: 244 }
    Former { code: 192, name: 193, last_seen: 194 }
    Schedule {
        kind: 200, recurrence: 201, opens_at: 202, closes_at: 203, valid_from: 204, valid_to: 205, text: 206,
        attending: 207,
    }
    Recurrence {
        frequency: 210, interval: 211, weekdays: 212, month_days: 213, weeks: 214, year_days: 215, start: 216,
        until: 217, count: 218, week_start: 219,
    }
}

choices! {
    LocationKind: [LocationKind::Physical, LocationKind::Postal, LocationKind::Virtual];
    Status: [Status::Active, Status::TemporarilyClosed];
    Option<Partnership>: [
        None,
        Some(Partnership::Informal),
        Some(Partnership::Referral),
        Some(Partnership::Agreement),
        Some(Partnership::CoLocated),
    ];
    Option<RoomStatus>: [
        None,
        Some(RoomStatus::Capacity),
        Some(RoomStatus::NoCapacity),
        Some(RoomStatus::Waitlist),
        Some(RoomStatus::AdditionalAssessmentRequired),
    ];
    ScheduleKind: [ScheduleKind::Regular, ScheduleKind::HolidayOpen, ScheduleKind::HolidayClosed];
    Frequency: [Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly];
}
