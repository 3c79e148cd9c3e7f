//! The real package of a 211 center imports whole, and its faults are reported. Needs `SIGNPOST_REAL_DATA`.

use signpost_cli::{check, package};
use signpost_directory::{
    LocationKind,
    ledger::{self, Ledger},
    pack,
};
use signpost_hsds::{Imported, Kind, Severity, Version};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::OnceLock,
};

/// The package, imported. `None`, said aloud, where the real data are not at hand.
fn miami() -> Option<&'static Imported> {
    static MIAMI: OnceLock<Imported> = OnceLock::new();
    let Some(folder) = std::env::var_os("SIGNPOST_REAL_DATA") else {
        eprintln!("skipped: SIGNPOST_REAL_DATA is not set");
        return None;
    };
    let package = PathBuf::from(folder).join("miami-211/datapackage.zip");
    let today = signpost_hours::date::date(2026, 11, 21);
    Some(MIAMI.get_or_init(|| package::import(&package, today).expect("the package imports")))
}

/// Rows told of one kind in one file.
fn told(imported: &Imported, kind: Kind, file: &str) -> u64 {
    let here = imported.problems.iter().filter(|p| p.kind == kind && p.file.ends_with(file));
    here.map(|problem| problem.times).sum()
}

#[test]
fn every_program_phone_address_schedule_and_term_is_imported() {
    let Some(imported) = miami() else { return };
    assert_eq!(imported.version, Version::V1_1);
    let rows: BTreeMap<&str, u64> =
        imported.tables.iter().map(|(file, rows)| (file.rsplit('/').next().unwrap_or(file), *rows)).collect();
    assert_eq!(rows["services.csv"], 4_089);
    assert_eq!(rows["regular_schedules.csv"], 11_350);
    assert_eq!(rows["services_taxonomy.csv"], 26_259);

    let directory = &imported.directory;
    assert_eq!(directory.programs.len(), 4_089);
    assert_eq!(directory.programs.iter().filter(|p| !p.schedules.is_empty()).count(), 2_597);
    assert_eq!(directory.programs.iter().map(|p| p.phones.len()).sum::<usize>(), 4_089 - 22);
    // One address is nothing but the word "Confidential".
    assert_eq!(directory.locations.iter().filter(|l| l.confidential).count(), 1);
    // 82 others are post-office boxes.
    assert_eq!(directory.locations.iter().filter(|l| l.address.is_some()).count(), 4_058 - 82);
    assert_eq!(directory.locations.iter().filter(|l| l.kind == LocationKind::Postal).count(), 82);
    assert_eq!(directory.programs.iter().filter(|p| p.organization.is_none()).count(), 447);
    // Of the links some are there twice; what is there is kept, and the copies are told.
    let terms: usize = directory.programs.iter().map(|p| p.terms.len()).sum();
    assert_eq!(terms as u64 + told(imported, Kind::RepeatedRow, "services_taxonomy.csv"), 26_259);
    // Schedules were put together, and no day was lost: one row of the source is one weekday of a schedule.
    let days: usize = directory
        .programs
        .iter()
        .flat_map(|p| &p.schedules)
        .map(|s| s.recurrence.as_ref().map_or(0, |rule| rule.weekdays.len()))
        .sum();
    // 1,437 days and second shifts stand only in the words of the rows.
    assert_eq!(days, 11_350 + 1_437);
}

#[test]
fn only_coordinates_that_contradict_their_own_address_are_doubted() {
    let Some(imported) = miami() else { return };
    let doubted: Vec<_> = imported.problems.iter().filter(|p| p.kind == Kind::DoubtfulCoordinates).collect();
    doubted.iter().for_each(|problem| println!("{problem}"));
    // Miami's points with addresses in Tallahassee and Washington, and the other way round; two in Chicago.
    let rows: Vec<_> = doubted.iter().filter_map(|problem| problem.row).collect();
    assert_eq!(rows, [1320, 2349, 2510, 2685, 2686]);
    let located = imported.directory.locations.iter().filter(|l| l.coordinates.is_some()).count();
    // Two more are those of post-office boxes.
    assert_eq!(located, 2_260 - doubted.len() - 2);
}

#[test]
fn its_faults_are_told_and_do_not_stop_publishing() {
    let Some(imported) = miami() else { return };
    assert_eq!(told(imported, Kind::BrokenLink, "services.csv"), 447);
    assert_eq!(told(imported, Kind::MissingLink, "eligibility.csv"), 2_244);
    assert_eq!(told(imported, Kind::MissingValue, "phones.csv"), 22);
    let status = imported.problems.iter().find(|p| p.kind == Kind::EmptyColumn).expect("the statuses are told");
    assert_eq!((status.column.as_deref(), status.times), (Some("status"), 4_089));
    assert_eq!(told(imported, Kind::PersonalData, "contacts.csv"), 4_056);
    assert!(imported.problems.iter().all(|p| p.severity < Severity::Blocker));
    assert_eq!(check::exit_code(imported, false), 2);
}

#[test]
fn no_contact_is_published_that_the_community_did_not_offer() {
    let Some(imported) = miami() else { return };
    let program = |p: &signpost_directory::Program| {
        p.contacts.iter().chain(p.sites.iter().flat_map(|s| &s.contacts)).cloned().collect::<Vec<_>>()
    };
    for contact in imported.directory.programs.iter().flat_map(program) {
        assert_eq!((contact.ask_for, contact.email), (None, None));
    }
}

#[test]
fn texts_are_clean() {
    let Some(imported) = miami() else { return };
    for program in &imported.directory.programs {
        for text in [&program.description, &program.application].into_iter().flatten() {
            for trace in ["\\n", "###", "GÇ", "\u{0}", "\r"] {
                assert!(!text.contains(trace), "{}: {text}", program.source_id);
            }
        }
    }
}

#[test]
fn every_program_gets_a_code_of_its_own_and_keeps_it() {
    let Some(imported) = miami() else { return };
    let day = signpost_hours::date::date(2026, 11, 21);
    let mut directory = imported.directory.clone();
    let mut ledger = Ledger::default();
    let turnover = ledger::assign(&mut directory, &mut ledger, day);
    assert_eq!(turnover.added.len(), 4_089);
    let codes: BTreeSet<_> = directory.programs.iter().map(|p| p.code).collect();
    assert_eq!(codes.len(), 4_089);

    let mut again = imported.directory.clone();
    again.programs.reverse();
    let turnover = ledger::assign(&mut again, &mut ledger, day);
    assert_eq!(turnover, Default::default());
    assert_eq!(again, directory);
}

#[test]
fn the_pack_fits_the_budget_and_loses_nothing() {
    let Some(imported) = miami() else { return };
    let mut directory = imported.directory.clone();
    ledger::assign(&mut directory, &mut Ledger::default(), signpost_hours::date::date(2026, 11, 21));
    let body = pack::encode(&directory);
    let travelling = pack::compress(&body);
    let begun = std::time::Instant::now();
    let decoded = pack::decode(&body).unwrap();
    println!("pack: {} bytes, {} compressed, decoded in {:?}", body.len(), travelling.len(), begun.elapsed());
    assert!(decoded == directory);
    assert!(travelling.len() <= 900_000, "{} bytes", travelling.len());
}

#[test]
fn nearly_every_program_is_led_to_by_a_need_and_the_guessing_is_told() {
    let Some(imported) = miami() else { return };
    let found = imported.directory.programs.iter().filter(|p| !p.needs.is_empty()).count();
    assert!(found > 3_700, "{found}");
    assert_eq!(told(imported, Kind::GuessedNeeds, "services.csv"), found as u64);
    assert_eq!(told(imported, Kind::NoNeed, "services.csv"), 4_089 - found as u64);
    assert!(imported.directory.programs.iter().flat_map(|p| &p.needs).all(|tag| tag.guessed));
}

#[test]
fn what_there_is_by_town_is_counted_in_one_pass() {
    use signpost_coverage::{Column, Coverage, MOST_AREAS};
    use signpost_directory::{Area, AreaKind};
    use std::time::Instant;
    let Some(imported) = miami() else { return };
    let directory = &imported.directory;
    let now = 1_795_338_000;
    for by in AreaKind::ALL {
        let began = Instant::now();
        let coverage = Coverage::of(directory, *by, now);
        eprintln!(
            "coverage by {}: {:?}, columns {:?}",
            by.id(),
            began.elapsed(),
            coverage.columns.iter().skip(MOST_AREAS)
        );
        let today = directory.zone.local(now).date();
        let food = coverage.rows.iter().find(|row| row.need.id() == "food").expect("a row for each need");
        for (column, cell) in coverage.columns.iter().zip(&food.cells) {
            let Column::Area(name) = column else { continue };
            let area = Area { kind: *by, name: name.clone() };
            let is_counted = |program: &&signpost_directory::Program| {
                let is_food = program.needs.iter().any(|tag| tag.need.id() == "food");
                is_food && program.ended_on(today).is_none() && directory.view_of(program).is_in(&area)
            };
            assert_eq!(cell.programs as usize, directory.programs.iter().filter(is_counted).count(), "{area}");
        }
    }
}
