//! What devices and publishers keep from version to version: files of `tests/golden/kept` that an earlier version
//! wrote are read and written again byte for byte. `SIGNPOST_BLESS=1 cargo test --test kept` writes the missing ones.

use signpost_directory::{
    Address, Capacity, Code, Community, Contact, Coordinates, Cost, CrisisLine, Date, Directory, Localized, Location,
    LocationKind, Need, NeedTag, Organization, Partnership, Phone, Program, Record, Site, Status, Translation,
    ledger::{Entry, Ledger},
};
use signpost_handoff as handoff;
use signpost_handoff::{Handoff, tray};
use signpost_hours::{Frequency, Recurrence, Schedule, ScheduleKind, WeekdayRule};
use signpost_saved::{HandoffText, List, Reason, State};
use std::{fs, path::Path};

/// What stands in the golden file.
fn kept(name: &str, now: &str) -> String {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/golden/kept").join(name);
    if !path.exists() && std::env::var_os("SIGNPOST_BLESS").is_some() {
        fs::write(&path, now).expect("the golden folder can be written");
    }
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn code(id: &str) -> Code {
    Code::candidates(id).next().expect("endless")
}

fn day(text: &str) -> Option<Date> {
    Some(text.parse().expect("a date"))
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn phone() -> Phone {
    Phone {
        number: "(305) 555-0101".into(),
        extension: text("12"),
        kind: text("voice"),
        languages: vec!["en".into(), "ht".into()],
        description: text("Ask for \"intake\"\n\tor leave a message \\ \u{8}\u{c}\r\u{1}\u{7f}"),
        is_impossible: false,
    }
}

fn contact() -> Contact {
    Contact {
        ask_for: text("Mary, front desk"),
        title: text("Navigator"),
        department: text("Intake"),
        email: text("help@example.org"),
        phones: vec![phone()],
    }
}

fn schedules() -> Vec<Schedule> {
    let rule = Recurrence {
        frequency: Frequency::Monthly,
        interval: 2,
        weekdays: vec![WeekdayRule { weekday: 4, nth: -1 }, WeekdayRule { weekday: 0, nth: 0 }],
        month_days: vec![1, -31],
        weeks: vec![53, -1],
        year_days: vec![366, -366],
        start: day("2026-01-05"),
        until: day("2027-12-31"),
        count: Some(65_535),
        week_start: 6,
    };
    let other = |frequency, kind| Schedule {
        kind,
        recurrence: Some(Recurrence { frequency, ..Recurrence::default() }),
        ..Schedule::default()
    };
    vec![
        Schedule {
            kind: ScheduleKind::Regular,
            recurrence: Some(rule),
            opens_at: Some(540),
            closes_at: Some(1440),
            valid_from: day("2026-01-01"),
            valid_to: day("9999-12-31"),
            text: text("Last Fridays — 9 to midnight"),
            attending: text("phone"),
        },
        other(Frequency::Daily, ScheduleKind::HolidayOpen),
        other(Frequency::Weekly, ScheduleKind::HolidayClosed),
        other(Frequency::Yearly, ScheduleKind::Regular),
    ]
}

/// A program in which no field is empty.
fn full() -> Record {
    let program = Program {
        code: code("full"),
        source_id: "full".into(),
        organization: Some(4_294_967_295),
        name: "Food & “rides” 😀".into(),
        alternate_name: text("FR"),
        description: text("Boxes of food, </script> every week\u{2028}"),
        lang: text("en"),
        translations: vec![Translation {
            lang: "es".into(),
            name: text("Comida"),
            description: text("Cajas"),
            eligibility: text("Todos"),
            application: text("Llame"),
            fees: text("Gratis"),
            teaches: text("Cocina"),
            alert: text("Cerrado"),
        }],
        status: Status::TemporarilyClosed,
        alert: text("Closed in July"),
        website: text("https://example.org/?a=1&b=2"),
        email: text("food@example.org"),
        needs: Need::ALL.iter().map(|need| NeedTag { need: *need, guessed: *need == Need::Food }).collect(),
        terms: vec!["Food pantries".into(), String::new()],
        eligibility: text("Anybody"),
        minimum_age: Some(0),
        maximum_age: Some(255),
        fees: text("None"),
        costs: [0.0, -0.0, 12.5, 0.1, 1e-5, 0.000_012, 1e15, 123_456_789.987_654_3, -7.0]
            .map(|amount| Cost {
                amount: Some(amount),
                currency: text("USD"),
                option: text("a visit"),
                description: text("sliding"),
            })
            .into(),
        application: text("Call"),
        required_documents: vec!["Photo ID".into()],
        wait_time: text("2 weeks"),
        accreditations: text("A"),
        licenses: text("L"),
        languages: vec!["en".into(), "es".into()],
        interpretation: text("Line"),
        service_areas: vec!["Maple County".into()],
        capacity: vec![Capacity {
            unit: "beds".into(),
            available: Some(0),
            maximum: Some(12),
            description: text("Women"),
            updated_on: day("2026-02-28"),
            status: None,
        }],
        teaches: text("Cooking"),
        conditions: vec!["diabetes".into()],
        referral: text("Fax"),
        funded_until: day("2026-12-31"),
        valid_until: day("2024-02-29"),
        assured_on: day("2026-11-01"),
        assured_by: text("The clinic"),
        modified_on: day("1999-01-02"),
        phones: vec![phone()],
        contacts: vec![contact()],
        schedules: schedules(),
        sites: vec![Site {
            location: 0,
            description: text("Back door"),
            phones: vec![phone()],
            contacts: vec![contact()],
            schedules: schedules(),
        }],
        partner: text("clinic"),
        // Of where it came with, not of its record.
        part: None,
    };
    let organization = Organization {
        source_id: "o".into(),
        name: "Pantry".into(),
        alternate_name: text("P"),
        description: text("D"),
        email: text("o@example.org"),
        website: text("https://example.org"),
        phones: vec![phone()],
        partnership: Some(Partnership::CoLocated),
        clinical_capacity: text("5 a week"),
    };
    let location = |kind| Location {
        source_id: "l".into(),
        organization: Some(0),
        kind,
        name: text("Hall"),
        description: text("Yellow"),
        address: Some(Address {
            attention: text("Desk"),
            lines: vec!["1 Fifth Street".into(), "Floor 2".into()],
            city: "Maple".into(),
            region: text("South"),
            state: "FL".into(),
            postal_code: "33101".into(),
            country: "US".into(),
        }),
        coordinates: Some(Coordinates { latitude: 25.774_251_999, longitude: -80.0 }),
        transportation: text("Bus 12"),
        accessibility: vec!["ramp".into()],
        languages: vec!["en".into()],
        website: text("https://example.org/hall"),
        phones: vec![phone()],
        schedules: schedules(),
        confidential: true,
    };
    let locations = [LocationKind::Physical, LocationKind::Postal, LocationKind::Virtual].map(location).into();
    Record { program, organization: Some(organization), locations }
}

fn plain(id: &str) -> Record {
    let program = Program { code: code(id), source_id: id.into(), name: id.into(), ..Program::default() };
    Record { program, organization: None, locations: Vec::new() }
}

/// The states of the first version; the golden lists have all of them.
const FIRST_STATES: [State; 11] = [
    State::NotYet,
    State::Called,
    State::Waiting,
    State::GotHelp,
    State::DidNotWork(Reason::Full),
    State::DidNotWork(Reason::NotForMe),
    State::DidNotWork(Reason::CouldNotReach),
    State::DidNotWork(Reason::CouldNotGet),
    State::DidNotWork(Reason::Closed),
    State::DidNotWork(Reason::NotNeeded),
    State::DidNotWork(Reason::Other),
];

/// Every state, every standing, everything that changed.
fn list() -> List {
    let mut list = List::default();
    let said = HandoffText { from: "Dr. Rivera".into(), line: "Ask for Mary".into() };
    list.save(plain("full"), Some(said), 100, 200).unwrap();
    list.reconcile(&[(code("full"), Some(full()))], 300);
    list.set_note(code("full"), "Tuesday,\nbring \"the letter\"", 400);
    for (&state, n) in FIRST_STATES.iter().zip(0..) {
        let id = format!("program {n}");
        list.save(plain(&id), None, -1, 500 + n).unwrap();
        list.set_state(code(&id), state, 600 + n);
        list.set_state(code("full"), state, 700 + n);
    }
    list.set_state(code("full"), State::DidNotWork(Reason::Other), 1_800_000_000);
    list.reconcile(&[(code("program 1"), None)], 900);
    list
}

/// The same with what came later: a note's own time, other notes, places.
fn list_of_fields() -> List {
    let mut list = list();
    list.edit_note(code("program 2"), "", "Bus 12", 1_000);
    list.edit_note(code("program 2"), "", "Written in another tab", 1_001);
    list.move_to(code("program 3"), 0, 1_002);
    list
}

#[test]
fn a_list_is_kept_as_it_is() {
    let now = list_of_fields().to_json();
    let then = kept("list-fields.json", &now);
    assert_eq!(now, then);
    let read = List::from_json(&then).unwrap();
    assert_eq!((read.unreadable(), &read), (0, &list_of_fields()));
    assert_eq!(read.to_json(), then);
}

#[test]
fn a_list_of_the_first_version_is_read_and_written_again_as_it_was() {
    let then = kept("list.json", "");
    let read = List::from_json(&then).unwrap();
    assert_eq!(read.to_json(), then);
    let now = list();
    assert_eq!(read.items().len(), now.items().len());
    for (old, new) in read.items().iter().zip(now.items()) {
        assert_eq!(
            (old.code, &old.record, &old.standing, old.state, &old.steps, &old.note, &old.said, old.changed_at),
            (new.code, &new.record, &new.standing, new.state, &new.steps, &new.note, &new.said, new.changed_at),
        );
        assert!(old.other_notes.is_empty());
    }
    // It is changed as any other: what the reader wrote is all there, and the newer note holds.
    let mut changed = read.clone();
    changed.set_note(code("full"), "Wednesday", 1_800_000_001);
    changed.merge(read);
    let item = changed.get(code("full")).unwrap();
    assert_eq!((item.note.as_str(), item.other_notes.len()), ("Wednesday", 1));
}

#[test]
fn a_list_is_exported_as_it_is_and_what_was_exported_before_is_imported() {
    let now = list_of_fields().export("Maple County", 1_800_000_001);
    assert_eq!(now, kept("list-fields-export.json", &now));
    for then in [now, kept("list-export.json", "")] {
        let imported = List::import(then.as_bytes()).unwrap();
        assert_eq!((imported.unreadable, imported.list.items().len()), (0, list().items().len()));
        for item in imported.list.items() {
            let own = list();
            let own = own.get(item.code).unwrap();
            assert_eq!((item.state, &item.steps, &item.record), (own.state, &own.steps, &own.record));
        }
    }
}

#[test]
fn a_tray_is_kept_as_it_always_was() {
    let tray = Handoff {
        from: "Dr. “Rivera”".into(),
        lang: text("es"),
        made_on: day("2026-11-22"),
        items: vec![handoff::Item { code: code("full"), line: "Ask for \"Mary\"".into(), phrases: Vec::new() }],
        discreet: true,
        parts: Vec::new(),
    };
    let now = tray::to_json(&tray, None);
    let then = kept("tray.json", &now);
    assert_eq!(now, then);
    assert_eq!(tray::from_json(&then), Ok(tray));
    let empty = r#"{"version":1,"from":"","lang":null,"made_on":null,"items":[],"discreet":false}"#;
    assert_eq!(tray::from_json(empty), Ok(Handoff::default()));
}

#[test]
fn the_community_stands_in_the_page_as_it_always_did() {
    let names = || Localized([("", "Line"), ("es", "Línea")].map(|(lang, name)| (lang.into(), name.into())).into());
    let community = Community {
        name: "Maple County".into(),
        tagline: names(),
        email: text("hello@example.org"),
        phone: text("(305) 555-0102"),
        website: text("https://example.org"),
        base_url: text("https://help.example.org/"),
        time_zone: "America/New_York".into(),
        languages: vec!["en".into(), "es".into()],
        country: "US".into(),
        crisis_lines: vec![CrisisLine {
            name: names(),
            number: "988".into(),
            text: text("988"),
            description: names(),
            dangers: vec![signpost_directory::Danger::Suicide],
        }],
        notices: Vec::new(),
        neighbors: Vec::new(),
        parts: Vec::new(),
        templates: String::new(),
        demo: true,
    };
    let now = serde_json::to_string(&community).unwrap();
    let then = kept("community.json", &now);
    assert_eq!(now, then);
    assert_eq!(serde_json::from_str::<Community>(&then).unwrap(), community);
}

#[test]
fn a_ledger_is_kept_as_it_always_was() {
    let entry = |id: &str, listed| Entry {
        code: code(id),
        name: format!("Name of “{id}”"),
        first_seen: "2026-01-31".parse().unwrap(),
        last_seen: "2026-11-22".parse().unwrap(),
        listed,
    };
    let programs = [("136", true), ("clinic:7", false)].map(|(id, listed)| (id.to_owned(), entry(id, listed)));
    let ledger = Ledger { programs: programs.into() };
    let now = String::from_utf8(ledger.to_json()).unwrap();
    let then = kept("ledger.json", &now);
    assert_eq!(now, then);
    assert_eq!(Ledger::from_json(then.as_bytes()), Ok(ledger));
    assert_eq!(String::from_utf8(Ledger::default().to_json()).unwrap(), "{\n  \"programs\": {}\n}\n");
}

#[test]
fn a_whole_directory_is_written_as_it_always_was() {
    let Record { program, organization, locations } = full();
    let directory = Directory {
        programs: vec![program],
        organizations: organization.into_iter().collect(),
        locations,
        partner_codes: [("clinic:7".to_owned(), code("7"))].into(),
        ..Directory::default()
    };
    let now = serde_json::to_string_pretty(&directory).unwrap();
    assert_eq!(now, kept("directory.json", &now));
}

/// What a clinic's browser keeps: templates, counts, the card.
#[test]
fn what_a_clinic_keeps_is_read_and_written_again() {
    use handoff::{
        Outcome, Return, card::ClinicCard, look::Look, phrases::Sentence, returned::counts::Counts,
        templates::Templates,
    };
    let program =
        Program { code: code("pantry"), name: "Food Pantry".into(), phones: vec![phone()], ..Program::default() };
    let record = Record { program, organization: None, locations: Vec::new() };
    let phrases = vec![Sentence::AskFor("Mary").phrase(), Sentence::BringSheet.phrase()];
    let item = handoff::Item { code: code("pantry"), line: String::new(), phrases };
    let made = Handoff { lang: text("es"), items: vec![item], discreet: true, ..Handoff::default() };
    let mut templates = Templates::default();
    templates
        .save("New diabetes patient", &made, Look::default(), &[record], day("2026-11-29").expect("a date"))
        .expect("it fits");
    let written = kept("templates.json", &templates.to_json());
    assert_eq!(Templates::from_json(&written), Ok(templates));
    assert_eq!(Templates::from_json(&written).expect("templates").to_json(), written);

    let outcome = |id: &str, state| Outcome { code: code(id), state, on: day("2026-11-20") };
    let outcomes = vec![outcome("pantry", State::GotHelp), outcome("clinic", State::DidNotWork(Reason::Full))];
    let mut counts = Counts::default();
    assert!(counts.add(&Return { made_on: day("2026-11-29").expect("a date"), outcomes }));
    let written = kept("counts.json", &counts.to_json());
    assert_eq!(Counts::from_json(&written).expect("counts").to_json(), written);
    assert_eq!(Counts::from_json(&written), Ok(counts));

    let card = ClinicCard::new("North County Clinic", "305-555-0199", "1 First Street, Alder");
    let written = kept("clinic-card.json", &card.to_json());
    assert_eq!(ClinicCard::from_json(&written), Ok(card));
}
