//! Tests of the matrix, and of what belongs to it.

use crate::{Cell, Column, Coverage, MOST_AREAS, lines};
use proptest::prelude::*;
use signpost_directory::{
    Address, AreaKind, Code, Directory, Location, Need, NeedTag, Organization, Partnership, Program, Site,
};
use signpost_hours::date::date;
use signpost_locale::Messages;

const NOW: i64 = 1_790_000_000;

fn program(id: &str, need: Need, locations: &[u32]) -> Program {
    Program {
        code: Code::candidates(id).next().expect("endless"),
        name: id.to_owned(),
        organization: Some(0),
        needs: vec![NeedTag { need, guessed: false }],
        sites: locations.iter().map(|location| Site { location: *location, ..Site::default() }).collect(),
        ..Program::default()
    }
}

fn town(name: &str) -> Location {
    let address = Address { city: name.to_owned(), postal_code: "00401".to_owned(), ..Address::default() };
    Location { address: Some(address), ..Location::default() }
}

fn directory(programs: Vec<Program>, locations: Vec<Location>) -> Directory {
    let organization =
        |name: &str, partnership| Organization { name: name.to_owned(), partnership, ..Organization::default() };
    let organizations = vec![
        organization("Pantry", Some(Partnership::Informal)),
        organization("Clinic garden", Some(Partnership::CoLocated)),
        organization("Nobody's", Some(Partnership::Agreement)),
    ];
    Directory { programs, locations, organizations, ..Directory::default() }
}

#[test]
fn each_need_is_counted_by_area_and_once_in_all() {
    let food = Program {
        fees: Some("Free".to_owned()),
        languages: vec!["es-MX".to_owned(), "es".to_owned(), "en".to_owned()],
        assured_on: Some(date(2026, 9, 1)),
        ..program("food", Need::Food, &[0, 1])
    };
    let web = program("web", Need::Food, &[]);
    let ended = Program { valid_until: Some(date(2020, 1, 1)), ..program("ended", Need::Work, &[0]) };
    let directory = directory(vec![food, web, ended], vec![town("Tanager"), town("Port Linnet"), town("TANAGER")]);
    let coverage = Coverage::of(&directory, AreaKind::Town, NOW);
    let town = |name: &str| Column::Area(name.to_owned());
    assert_eq!(coverage.columns, [town("Port Linnet"), town("Tanager"), Column::Placeless]);
    let row = |need| coverage.rows.iter().find(|row| row.need == need).expect("each need has a row");
    let fresh =
        Cell { programs: 1, free: 1, languages: vec![("en".to_owned(), 1), ("es".to_owned(), 1)], ..Cell::default() };
    let stale = Cell { programs: 1, stale: 1, ..Cell::default() };
    assert_eq!(row(Need::Food).cells, [fresh.clone(), fresh.clone(), stale]);
    assert_eq!(row(Need::Food).total, Cell { programs: 2, stale: 1, ..fresh });
    assert_eq!(row(Need::Work).total, Cell::default(), "what has ended is no help");
    assert_eq!(coverage.languages(), ["en", "es"]);
}

#[test]
fn areas_beyond_the_table_are_counted_together() {
    let towns = MOST_AREAS as u32 + 3;
    let programs = (0..towns).map(|at| program(&at.to_string(), Need::Food, &[at])).collect();
    let directory = directory(programs, (0..towns).map(|at| town(&format!("Town {at:02}"))).collect());
    let coverage = Coverage::of(&directory, AreaKind::Town, NOW);
    assert_eq!(coverage.columns.len(), MOST_AREAS + 1);
    assert_eq!(coverage.columns[MOST_AREAS], Column::Others(3));
    assert_eq!(coverage.rows[0].cells[MOST_AREAS].programs, 3);
    assert_eq!(coverage.columns[MOST_AREAS].area(AreaKind::Town), None);
    let by_postal = Coverage::of(&directory, AreaKind::Postal, NOW);
    assert_eq!(by_postal.columns, [Column::Area("004".to_owned())]);
    let by_county = Coverage::of(&directory, AreaKind::County, NOW);
    assert_eq!(by_county.columns, [Column::Unnamed(AreaKind::County)], "no address names a county");
    assert_eq!(by_county.rows[0].cells[0].programs, towns);
    assert_eq!(by_county.columns[0].area(AreaKind::County), None, "no filter finds them");
    let mut with_web = directory;
    with_web.programs.push(program("web", Need::Food, &[]));
    let by_county = Coverage::of(&with_web, AreaKind::County, NOW);
    assert_eq!(by_county.columns, [Column::Unnamed(AreaKind::County), Column::Placeless]);
    assert_eq!(by_county.rows[0].cells.iter().map(|cell| cell.programs).collect::<Vec<_>>(), [towns, 1]);
}

proptest! {
    /// The one pass over the programs gives what a look at each area for each of them would.
    #[test]
    fn each_column_counts_what_is_in_it(
        towns in proptest::collection::vec(0..20u32, 1..30),
        served in proptest::collection::vec(0..25u32, 0..10),
        by in proptest::sample::select(AreaKind::ALL),
    ) {
        let name = |at: u32| format!("{} {at:02}", if at.is_multiple_of(3) { "TOWN" } else { "Town" });
        let mut programs: Vec<Program> =
            (0..).zip(&towns).map(|(at, _)| program(&format!("{at}"), Need::Food, &[at])).collect();
        for (at, area) in served.iter().enumerate() {
            let areas = vec![name(*area).to_lowercase(), format!("004{area:02}")];
            programs.push(Program { service_areas: areas, ..program(&format!("served {at}"), Need::Food, &[]) });
        }
        let directory = directory(programs, towns.iter().map(|at| town(&name(*at))).collect());
        let coverage = Coverage::of(&directory, by, NOW);
        let views: Vec<_> = directory.programs.iter().map(|program| directory.view_of(program)).collect();
        let all = super::areas(&views, by);
        let food = coverage.rows.iter().find(|row| row.need == Need::Food).expect("a row");
        for (column, cell) in coverage.columns.iter().zip(&food.cells) {
            let is_in = |name: &String, view: &signpost_directory::ProgramView| {
                view.is_in(&signpost_directory::Area { kind: by, name: name.clone() })
            };
            let expected = views.iter().filter(|view| match column {
                Column::Area(name) => is_in(name, view),
                Column::Others(_) => all[MOST_AREAS..].iter().any(|name| is_in(name, view)),
                Column::Unnamed(_) => view.areas(by).is_empty() && view.has_told_place(),
                Column::Placeless => !view.has_told_place(),
            });
            prop_assert_eq!(cell.programs as usize, expected.count(), "{:?}", column);
        }
    }
}

#[test]
fn who_teaches_and_who_works_with_the_clinic_is_listed() {
    let class = Program {
        conditions: vec!["Diabetes".to_owned(), "asthma".to_owned()],
        teaches: Some("Meals".to_owned()),
        ..program("class", Need::HealthyLiving, &[])
    };
    let course =
        Program { teaches: Some("Budgets".to_owned()), organization: Some(1), ..program("course", Need::Money, &[]) };
    let coverage = Coverage::of(&directory(vec![class, course], Vec::new()), AreaKind::Town, NOW);
    let taught: Vec<_> = coverage.taught.iter().map(|one| (one.condition.as_str(), one.name.as_str())).collect();
    assert_eq!(taught, [("asthma", "class"), ("diabetes", "class"), ("", "course")]);
    let partners: Vec<_> = coverage.partners.iter().map(|one| (one.name.as_str(), one.is_formal())).collect();
    assert_eq!(partners, [("Clinic garden", true), ("Pantry", false)], "only who has a program");
    assert_eq!(coverage.unsaid, 0);
}

#[test]
fn a_spreadsheet_has_a_line_for_each_need_and_area() {
    let coverage =
        Coverage::of(&directory(vec![program("food", Need::Food, &[0])], vec![town("Tanager")]), AreaKind::Town, NOW);
    let lines = lines(&coverage, &Messages::english());
    assert_eq!(lines.len(), 1 + Need::ALL.len() * 2);
    assert!(lines.iter().all(|line| line.len() == lines[0].len()));
    assert_eq!(lines[2][1..3], ["Tanager", "1"]);
}
