//! The sample community is whole: it imports without an error, covers every need, and holds every kind of thing that
//! a directory can hold. What people ask for in it, and should find, stands in `golden/needs-sample.tsv`; `search_sample.rs` asks it.

use signpost_cli::source::Source;
use signpost_directory::{LocationKind, Need, Partnership, Program, RoomStatus, Status};
use signpost_hours::{Frequency, Schedule, ScheduleKind};
use signpost_hsds::{Kind, Severity};
use std::{collections::BTreeSet, path::Path, sync::OnceLock};

/// 2026-11-21 12:00 in the sample's zone.
const NOW: i64 = 1_795_284_000;

fn sample() -> &'static Source {
    static SAMPLE: OnceLock<Source> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("data/sample");
        Source::read(&folder, None, NOW).expect("the sample can be published")
    })
}

/// How many programs there are for which something holds.
fn count(holds: impl Fn(&Program) -> bool) -> usize {
    sample().directory.programs.iter().filter(|program| holds(program)).count()
}

/// How many rows of hours there are, at every level, for which something holds.
fn hours(holds: impl Fn(&Schedule) -> bool) -> usize {
    let directory = &sample().directory;
    let programs = directory.programs.iter().flat_map(|program| {
        program.schedules.iter().chain(program.sites.iter().flat_map(|site| site.schedules.iter()))
    });
    programs.chain(directory.locations.iter().flat_map(|l| l.schedules.iter())).filter(|row| holds(row)).count()
}

#[test]
fn it_imports_without_an_error_and_every_warning_is_meant() {
    let sample = sample();
    assert_eq!(sample.warnings, Vec::<String>::new());
    let meant =
        [Kind::NotActive, Kind::GuessedNeeds, Kind::NoNeed, Kind::Ended, Kind::UnreadableHours, Kind::PostalOnly];
    // HSDS requires columns of its taxonomies that no page shows.
    let of_taxonomy = |kind: Kind, file: &str| kind == Kind::UnknownColumn && file.starts_with("taxonomy");
    let others: Vec<String> = sample
        .problems
        .iter()
        .filter(|problem| problem.severity > Severity::Warning || !meant.contains(&problem.kind))
        .filter(|problem| !of_taxonomy(problem.kind, &problem.file))
        .map(|problem| format!("{}: {problem}", problem.severity))
        .collect();
    assert_eq!(others, Vec::<String>::new());
}

#[test]
fn it_is_a_whole_county() {
    let directory = &sample().directory;
    assert!(directory.programs.len() >= 150, "{}", directory.programs.len());
    assert!(directory.organizations.len() >= 50, "{}", directory.organizations.len());
    let towns: BTreeSet<&str> =
        directory.locations.iter().filter_map(|l| l.address.as_ref()).map(|a| a.city.as_str()).collect();
    assert!(towns.len() >= 8, "{towns:?}");
    let codes: BTreeSet<&str> = directory.places.iter().filter_map(|place| place.postal_code.as_deref()).collect();
    for address in directory.locations.iter().filter_map(|location| location.address.as_ref()) {
        assert!(codes.contains(address.postal_code.as_str()), "no place for {}", address.postal_code);
    }
    for need in Need::ALL {
        let programs = count(|program| program.needs.iter().any(|tag| tag.need == *need && !tag.guessed));
        assert!(programs >= 5, "{}: {programs}", need.id());
    }
}

#[test]
fn it_holds_whatever_a_directory_can_hold() {
    let directory = &sample().directory;
    let today = sample().today;
    let at_least = |least: usize, what: &str, found: usize| assert!(found >= least, "{what}: {found}");

    let says_room = |status| count(|p| p.room(today).is_some_and(|room| room.status == status));

    at_least(10, "several sites", count(|p| p.sites.len() > 1));
    at_least(10, "by phone only", count(|p| p.sites.is_empty()));
    at_least(40, "a person to ask for", count(|p| p.contacts.iter().any(|c| c.ask_for.is_some())));
    at_least(3, "a person to ask for at a site", {
        count(|p| p.sites.iter().any(|site| site.contacts.iter().any(|c| c.ask_for.is_some())))
    });
    at_least(60, "Spanish texts", count(|p| p.translations.iter().any(|t| t.lang == "es" && t.description.is_some())));
    at_least(8, "written in Spanish", count(|p| p.lang.as_deref() == Some("es")));
    at_least(20, "what is taught, and by whom", count(|p| p.teaches.is_some()));
    at_least(4, "diabetes taught", {
        count(|p| p.teaches.is_some() && p.conditions.iter().any(|c| c.contains("diabetes")))
    });
    at_least(20, "how a referral arrives", count(|p| p.referral.is_some()));
    at_least(30, "room for new people", says_room(RoomStatus::Capacity));
    at_least(5, "full", says_room(RoomStatus::NoCapacity));
    at_least(3, "ended", count(|p| p.ended_on(today).is_some()));
    at_least(5, "funding that ends later", count(|p| p.funded_until.is_some_and(|day| day >= today)));
    at_least(2, "temporarily closed", count(|p| p.status == Status::TemporarilyClosed));
    at_least(1, "an alert in Spanish", count(|p| p.translations.iter().any(|t| t.alert.is_some())));
    at_least(200, "checked by somebody", count(|p| p.assured_on.is_some() && p.assured_by.is_some()));
    let years: BTreeSet<i16> = directory.programs.iter().filter_map(|p| Some(p.assured_on?.year())).collect();
    assert_eq!(years, BTreeSet::from([2024, 2025, 2026]), "some are stale");
    at_least(30, "required documents", count(|p| !p.required_documents.is_empty()));
    at_least(30, "costs", count(|p| !p.costs.is_empty()));
    at_least(80, "free", count(Program::is_free));
    at_least(30, "ages", count(|p| p.minimum_age.is_some() || p.maximum_age.is_some()));
    at_least(10, "service areas", count(|p| !p.service_areas.is_empty()));
    at_least(10, "interpretation", count(|p| p.interpretation.is_some()));
    at_least(20, "phones by language", count(|p| p.phones.iter().any(|phone| phone.languages.len() == 2)));
    at_least(40, "extensions", count(|p| p.phones.iter().any(|phone| phone.extension.is_some())));
    at_least(3, "needs left to guess", count(|p| p.needs.iter().all(|tag| tag.guessed)));

    at_least(4, "confidential places", directory.locations.iter().filter(|l| l.confidential).count());
    at_least(3, "virtual places", directory.locations.iter().filter(|l| l.kind == LocationKind::Virtual).count());
    at_least(50, "accessible places", directory.locations.iter().filter(|l| !l.accessibility.is_empty()).count());
    at_least(50, "ways to get there", directory.locations.iter().filter(|l| l.transportation.is_some()).count());
    for partnership in [Partnership::Informal, Partnership::Referral, Partnership::Agreement, Partnership::CoLocated] {
        let found = directory.organizations.iter().filter(|o| o.partnership == Some(partnership)).count();
        at_least(1, "partnership", found);
    }
    at_least(10, "clinical capacity", directory.organizations.iter().filter(|o| o.clinical_capacity.is_some()).count());
}

#[test]
fn it_holds_every_kind_of_hours() {
    let at_least = |least: usize, what: &str, found: usize| assert!(found >= least, "{what}: {found}");
    let rule = |holds: fn(&signpost_hours::Recurrence) -> bool| hours(|row| row.recurrence.as_ref().is_some_and(holds));
    at_least(4, "overnight", hours(|row| row.opens_at > row.closes_at && row.closes_at.is_some()));
    at_least(5, "day and night", hours(|row| (row.opens_at, row.closes_at) == (Some(0), Some(23 * 60 + 59))));
    at_least(20, "n-th weekday", rule(|r| r.frequency == Frequency::Monthly && r.weekdays.iter().any(|d| d.nth > 0)));
    at_least(1, "last weekday", rule(|r| r.weekdays.iter().any(|day| day.nth < 0)));
    at_least(1, "days of the month", rule(|r| !r.month_days.is_empty()));
    at_least(2, "every other week", rule(|r| r.interval == 2 && r.start.is_some()));
    at_least(1, "until a day", rule(|r| r.until.is_some()));
    at_least(20, "seasons", hours(|row| row.kind == ScheduleKind::Regular && row.valid_to.is_some()));
    at_least(100, "closed on holidays", hours(|row| row.kind == ScheduleKind::HolidayClosed));
    at_least(5, "other hours on holidays", hours(|row| row.kind == ScheduleKind::HolidayOpen));
    at_least(5, "only words", hours(|row| row.recurrence.is_none() && row.text.is_some()));
    at_least(5, "how to attend", hours(|row| row.attending.is_some()));
    let places = sample().directory.locations.iter().filter(|l| !l.schedules.is_empty()).count();
    at_least(3, "hours of a place", places);
}

#[test]
fn what_must_not_be_published_is_not_there() {
    let text = serde_json::to_string(&sample().directory).unwrap();
    for secret in ["Heronsgate", "Grace Street Food Closet"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let source = |file: &str| {
        let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("data/sample").join(file);
        std::fs::read_to_string(path).expect("a file of the sample")
    };
    assert!(source("address.csv").contains("Heronsgate"), "the source holds it on purpose");
    assert!(source("service.csv").contains("Grace Street Food Closet"), "the source holds it on purpose");
}

#[test]
fn nobody_is_called_or_visited_by_mistake() {
    let directory = &sample().directory;
    let text = serde_json::to_string(directory).unwrap();
    let numbers = directory
        .programs
        .iter()
        .flat_map(|program| program.phones.iter().chain(program.sites.iter().flat_map(|site| site.phones.iter())))
        .chain(directory.organizations.iter().flat_map(|organization| organization.phones.iter()))
        .chain(directory.locations.iter().flat_map(|location| location.phones.iter()));
    for phone in numbers {
        // Area codes with a 9 in the middle are not in use, and 555-01xx is kept for fiction.
        let invented = phone.number.as_bytes().get(2) == Some(&b'9') && phone.number[5..].starts_with(" 555-01");
        assert!(invented, "{}", phone.number);
    }
    for (at, _) in text.match_indices("https://") {
        let host = text[at + 8..].split(['/', '"']).next().unwrap_or_default();
        assert!(host.ends_with("example.org"), "{host}");
    }
}

/// Query, and the names of programs of which one should come among the first three.
fn asked() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    include_str!("golden/needs-sample.tsv").lines().skip(1).map(|line| {
        let [query, kind, wanted] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not three columns: {line}")
        };
        assert!(matches!(kind, "en" | "es" | "typo") && !query.is_empty(), "{line}");
        (query, wanted.split(" | ").collect())
    })
}

#[test]
fn what_people_ask_for_names_programs_that_are_there() {
    let names: BTreeSet<&str> = sample().directory.programs.iter().map(|program| program.name.as_str()).collect();
    for (query, wanted) in asked() {
        for name in wanted {
            assert!(names.contains(name), "“{query}” asks for “{name}”");
        }
    }
    assert!(asked().count() >= 80);
}
