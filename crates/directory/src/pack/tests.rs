//! Tests of the pack: round trips, older formats, damaged and hostile bytes.

mod layers;

use super::*;
use crate::*;
use proptest::prelude::*;
use signpost_hours::*;
use std::collections::BTreeMap;

/// Makes a directory of bytes, so that a failing one shrinks with them. Without bytes everything is "none".
struct Dice(std::vec::IntoIter<u8>);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        u32::from(self.0.next().unwrap_or(0)) % sides
    }

    fn number(&mut self) -> u32 {
        let bytes = [self.roll(256), self.roll(256), self.roll(256), self.roll(256)];
        bytes[1..].iter().fold(bytes[0], |number, byte| number << (byte % 9) | byte)
    }

    fn text(&mut self) -> String {
        const TEXTS: [&str; 8] =
            ["", "en", "food", "\0", "Una frase más larga.\n\nCon párrafos.", "日本語", "x", "305-555-0100"];
        let text = TEXTS[self.roll(8) as usize];
        if self.roll(3) == 0 { text.repeat(self.roll(40) as usize) } else { text.to_owned() }
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        (self.roll(2) == 1).then(|| make(self))
    }

    fn some<T>(&mut self, make: impl Fn(&mut Dice) -> T) -> Vec<T> {
        (0..self.roll(4)).map(|_| make(self)).collect()
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len() as u32) as usize]
    }

    fn texts(&mut self) -> Vec<String> {
        self.some(Dice::text)
    }

    fn opt(&mut self) -> Option<String> {
        self.maybe(Dice::text)
    }

    fn yes(&mut self) -> bool {
        self.roll(2) == 1
    }

    fn date(&mut self) -> Date {
        signpost_hours::date::date(self.roll(250) as i16 * 13 - 40, self.roll(12) as i8 + 1, self.roll(28) as i8 + 1)
    }

    fn decimal(&mut self) -> f64 {
        match self.roll(5) {
            0 => 0.0,
            1 => -0.0,
            2 => f64::from(self.number()) / 7.0,
            3 => -80.193_611,
            _ => f64::MAX / f64::from(self.roll(9) + 1),
        }
    }

    fn localized(&mut self) -> Localized {
        Localized(self.some(|d| (d.text(), d.text())).into_iter().collect())
    }

    fn phone(&mut self) -> Phone {
        Phone {
            number: self.text(),
            extension: self.opt(),
            kind: self.opt(),
            languages: self.texts(),
            description: self.opt(),
            is_impossible: self.yes(),
        }
    }

    fn contact(&mut self) -> Contact {
        Contact {
            ask_for: self.opt(),
            title: self.opt(),
            department: self.opt(),
            email: self.opt(),
            phones: self.some(Dice::phone),
        }
    }

    fn schedule(&mut self) -> Schedule {
        Schedule {
            kind: self.one(&[ScheduleKind::Regular, ScheduleKind::HolidayOpen, ScheduleKind::HolidayClosed]),
            recurrence: self.maybe(|d| Recurrence {
                frequency: d.one(&[Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly]),
                interval: d.roll(1000) as u16,
                weekdays: d.some(|d| WeekdayRule { weekday: d.roll(7) as u8, nth: d.roll(11) as i8 - 5 }),
                month_days: d.some(|d| d.roll(63) as i8 - 31),
                weeks: d.some(|d| d.roll(107) as i8 - 53),
                year_days: d.some(|d| d.roll(256) as i16 * 2 - 366),
                start: d.maybe(Dice::date),
                until: d.maybe(Dice::date),
                count: d.maybe(|d| d.roll(256) as u16 * 256),
                week_start: d.roll(7) as u8,
            }),
            opens_at: self.maybe(|d| d.roll(256) as u16 * 5),
            closes_at: self.maybe(|d| d.roll(256) as u16 * 5),
            valid_from: self.maybe(Dice::date),
            valid_to: self.maybe(Dice::date),
            text: self.opt(),
            attending: self.opt(),
        }
    }

    fn organization(&mut self) -> Organization {
        Organization {
            source_id: self.text(),
            name: self.text(),
            alternate_name: self.opt(),
            description: self.opt(),
            email: self.opt(),
            website: self.opt(),
            phones: self.some(Dice::phone),
            partnership: self.maybe(|d| {
                d.one(&[Partnership::Informal, Partnership::Referral, Partnership::Agreement, Partnership::CoLocated])
            }),
            clinical_capacity: self.opt(),
        }
    }

    fn location(&mut self, organizations: u32) -> Location {
        Location {
            source_id: self.text(),
            organization: self.index(organizations),
            kind: self.one(&[LocationKind::Physical, LocationKind::Postal, LocationKind::Virtual]),
            name: self.opt(),
            description: self.opt(),
            address: self.maybe(|d| Address {
                attention: d.opt(),
                lines: d.texts(),
                city: d.text(),
                region: d.opt(),
                state: d.text(),
                postal_code: d.text(),
                country: d.text(),
            }),
            coordinates: self.maybe(|d| Coordinates { latitude: d.decimal(), longitude: d.decimal() }),
            transportation: self.opt(),
            accessibility: self.texts(),
            languages: self.texts(),
            website: self.opt(),
            phones: self.some(Dice::phone),
            schedules: self.some(Dice::schedule),
            confidential: self.yes(),
        }
    }

    fn index(&mut self, of: u32) -> Option<u32> {
        if of == 0 { None } else { self.maybe(|d| d.roll(of)) }
    }

    fn program(&mut self, organizations: u32, locations: u32) -> Program {
        let sites = if locations == 0 { 0 } else { self.roll(4) };
        Program {
            code: Code::default(),
            source_id: self.text(),
            organization: self.index(organizations),
            name: self.text(),
            alternate_name: self.opt(),
            description: self.opt(),
            lang: self.opt(),
            translations: self.some(|d| Translation {
                lang: d.text(),
                name: d.opt(),
                description: d.opt(),
                eligibility: d.opt(),
                application: d.opt(),
                fees: d.opt(),
                teaches: d.opt(),
                alert: d.opt(),
            }),
            status: self.one(&[Status::Active, Status::TemporarilyClosed]),
            alert: self.opt(),
            website: self.opt(),
            email: self.opt(),
            needs: self.some(|d| NeedTag { need: d.one(Need::ALL), guessed: d.yes() }),
            terms: self.texts(),
            eligibility: self.opt(),
            minimum_age: self.maybe(|d| d.roll(256) as u8),
            maximum_age: self.maybe(|d| d.roll(256) as u8),
            fees: self.opt(),
            costs: self.some(|d| Cost {
                amount: d.maybe(Dice::decimal),
                currency: d.opt(),
                option: d.opt(),
                description: d.opt(),
            }),
            application: self.opt(),
            required_documents: self.texts(),
            wait_time: self.opt(),
            accreditations: self.opt(),
            licenses: self.opt(),
            languages: self.texts(),
            interpretation: self.opt(),
            service_areas: self.texts(),
            capacity: self.some(|d| Capacity {
                unit: d.text(),
                available: d.maybe(Dice::number),
                maximum: d.maybe(|_| u32::MAX),
                description: d.opt(),
                updated_on: d.maybe(Dice::date),
                status: d.yes().then(|| d.one(RoomStatus::ALL)),
            }),
            teaches: self.opt(),
            conditions: self.texts(),
            referral: self.opt(),
            funded_until: self.maybe(Dice::date),
            valid_until: self.maybe(Dice::date),
            assured_on: self.maybe(Dice::date),
            assured_by: self.opt(),
            modified_on: self.maybe(Dice::date),
            phones: self.some(Dice::phone),
            contacts: self.some(Dice::contact),
            schedules: self.some(Dice::schedule),
            sites: (0..sites)
                .map(|_| Site {
                    location: self.roll(locations),
                    description: self.opt(),
                    phones: self.some(Dice::phone),
                    contacts: self.some(Dice::contact),
                    schedules: self.some(Dice::schedule),
                })
                .collect(),
            partner: self.opt(),
            part: None,
        }
    }

    fn directory(&mut self) -> Directory {
        let organizations = self.some(Dice::organization);
        let locations = {
            let of = organizations.len() as u32;
            self.some(|d| d.location(of))
        };
        let (of, at) = (organizations.len() as u32, locations.len() as u32);
        let mut programs = self.some(|d| d.program(of, at));
        for (id, program) in programs.iter_mut().enumerate() {
            program.code = Code::candidates(&format!("{id}")).next().unwrap_or_default();
        }
        programs.sort_by_key(|program| program.code);
        let mut former = self.some(|d| Former {
            code: Code::candidates(&d.text()).next().unwrap_or_default(),
            name: d.text(),
            last_seen: d.yes().then(|| d.date()),
        });
        former.sort_by_key(|former| former.code);
        Directory {
            community: Community {
                name: self.text(),
                tagline: self.localized(),
                email: self.opt(),
                phone: self.opt(),
                website: self.opt(),
                time_zone: self.text(),
                languages: self.texts(),
                country: self.text(),
                crisis_lines: self.some(|d| CrisisLine {
                    name: d.localized(),
                    number: d.text(),
                    text: d.opt(),
                    description: d.localized(),
                    dangers: d.some(|d| d.one(Danger::ALL)),
                }),
                notices: self.some(|d| UrgentNotice {
                    text: d.localized(),
                    from: d.yes().then(|| d.date()),
                    from_minutes: 1080,
                    until: d.yes().then(|| d.date()),
                    until_minutes: 1440,
                    needs: d.some(|d| d.one(Need::ALL)),
                    programs: d.some(|d| Code::candidates(&d.text()).next().unwrap_or_default()),
                    areas: d.some(|d| Area { kind: d.one(AreaKind::ALL), name: d.text().trim().to_owned() }),
                }),
                neighbors: self.some(|d| Neighbor { name: d.localized(), base_url: d.text(), root: d.text() }),
                parts: self.some(|d| Part {
                    id: d.text(),
                    area: Area { kind: d.one(AreaKind::ALL), name: d.text().trim().to_owned() },
                    towns: d.texts(),
                    postal: d.texts(),
                    programs: d.number(),
                }),
                templates: self.text(),
                demo: self.yes(),
                base_url: self.opt(),
            },
            released_at: i64::from(self.number()) * 2 - i64::from(self.number()),
            zone: Zone {
                first_offset: self.number() as i32,
                transitions: self.some(|d| (-i64::from(d.number()), d.number() as i32)),
            },
            organizations,
            locations,
            programs,
            places: self.some(|d| Place {
                postal_code: d.opt(),
                name: d.opt(),
                middle: Coordinates { latitude: d.decimal(), longitude: d.decimal() },
            }),
            vocabulary: self.some(|d| Synonym {
                words: d.texts(),
                lang: d.text(),
                shown: d.text(),
                means: d.texts(),
                needs: d.some(|d| d.one(Need::ALL)),
                crisis: d.yes(),
                danger: d.yes().then(|| d.one(Danger::ALL)),
            }),
            signs: self.some(|d| Sign { name: d.text(), lang: d.text(), phrases: d.texts() }),
            danger_rules: self.some(|d| DangerRule { danger: d.yes().then(|| d.one(Danger::ALL)), when: d.texts() }),
            partner_codes: self
                .some(|d| (d.text(), Code::candidates(&d.text()).next().unwrap_or_default()))
                .into_iter()
                .collect::<BTreeMap<_, _>>(),
            former,
        }
    }
}

fn directories() -> impl Strategy<Value = Directory> {
    proptest::collection::vec(any::<u8>(), 0..3_000).prop_map(|bytes| Dice(bytes.into_iter()).directory())
}

#[test]
fn former_programs_are_found_by_their_codes_in_whatever_order_they_were_written() {
    let code = |name: &str| Code::candidates(name).next().unwrap_or_default();
    let names = ["pantry", "clinic", "class", "ride", "shelter"];
    let former = names.map(|name| Former { code: code(name), name: name.to_owned(), last_seen: None });
    let directory = Directory { former: former.to_vec(), ..Directory::default() };
    let decoded = decode(&encode(&directory)).expect("a pack");
    for former in &former {
        assert_eq!(decoded.former(former.code), Some(former));
    }
    assert_eq!(decoded.former(code("library")), None);
}

#[test]
fn an_empty_directory_is_a_pack_of_a_few_bytes() {
    let bytes = encode(&Directory::default());
    assert_eq!(bytes, b"SIGNPOST\x01\x00");
    assert_eq!(decode(&bytes), Ok(Directory::default()));
}

#[test]
fn other_files_and_newer_packs_are_told_apart() {
    assert_eq!(decode(b""), Err(PackError::NotAPack));
    assert_eq!(decode(b"SIGNPOST"), Err(PackError::NotAPack));
    assert_eq!(decode(b"<!doctype html>"), Err(PackError::NotAPack));
    assert_eq!(decode(b"SIGNPOST\x02\x00..."), Err(PackError::NewerFormat { found: 2, known: 1 }));
}

#[test]
fn a_column_of_a_later_tool_is_skipped() {
    let mut bytes = encode(&Directory::default());
    bytes.extend([0xFC, 0x03, 2, 7, 7]);
    bytes.extend([0xFF, 0xFF, 0xFF, 0x7F, 1, 7]);
    assert_eq!(decode(&bytes), Ok(Directory::default()));
}

#[test]
fn a_list_is_never_longer_than_the_bytes_that_it_is_made_of() {
    // Four billion programs, and no column to fill them from.
    let mut bytes = encode(&Directory::default());
    bytes.extend([2 * 5, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]);
    assert_eq!(decode(&bytes), Err(PackError::Damaged { field: "Directory.programs" }));
}

#[test]
fn a_byte_cannot_stand_for_a_kilobyte_without_end() {
    // A million programs, a byte each: that is what their codes take.
    const PROGRAMS: usize = 1_000_000;
    let mut bytes = encode(&Directory::default());
    bytes.extend([2 * 5, 3, 0xC0, 0x84, 0x3D, 2 * 70, 0x01, 0xC0, 0x84, 0x3D]);
    bytes.resize(bytes.len() + PROGRAMS, 0);
    assert_eq!(decode(&bytes), Err(PackError::Damaged { field: "Directory.programs" }));
}

#[test]
fn one_text_cannot_be_unfolded_without_end() {
    let text = "a".repeat(1 << 20);
    let programs = (0..1_000).map(|n| Program {
        code: Code::candidates(&n.to_string()).next().unwrap_or_default(),
        description: Some(text.clone()),
        ..Program::default()
    });
    // Not made by cloning a gigabyte: what a hostile hand would write.
    let small = Directory { programs: programs.take(300).collect(), ..Directory::default() };
    let bytes = encode(&small);
    assert!(bytes.len() < 2 << 20);
    assert_eq!(decode(&bytes), Err(PackError::Damaged { field: "Program.description" }));
}

#[test]
fn an_index_that_leads_nowhere_is_refused() {
    let lost = |program: Program| encode(&Directory { programs: vec![program], ..Directory::default() });
    let program = Program { organization: Some(0), ..Program::default() };
    assert_eq!(decode(&lost(program)), Err(PackError::Damaged { field: "Program.organization" }));
    let program = Program { sites: vec![Site { location: 3, ..Site::default() }], ..Program::default() };
    assert_eq!(decode(&lost(program)), Err(PackError::Damaged { field: "Site.location" }));
}

proptest! {
    #[test]
    fn nothing_is_lost(directory in directories()) {
        let bytes = encode(&directory);
        prop_assert_eq!(&decode(&bytes).unwrap(), &directory);
        prop_assert_eq!(encode(&directory), bytes);
    }

    #[test]
    fn the_order_of_the_programs_does_not_show(directory in directories()) {
        let mut turned = directory.clone();
        turned.programs.reverse();
        prop_assert_eq!(encode(&turned), encode(&directory));
    }

    #[test]
    fn a_damaged_pack_gives_an_error_and_never_a_crash(
        directory in directories(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = encode(&directory);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        // Whether it is noticed depends on the place: hashes and signatures notice everything.
        let _ = decode(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = decode(&bytes);
    }

    #[test]
    fn any_bytes_at_all_are_no_crash(columns in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = decode(&columns);
        let _ = decode(&[&b"SIGNPOST\x01\x00"[..], &columns].concat());
    }
}
