//! `signpost coverage`: the matrix of the app's page, from a site or from its source.

use crate::desk::{Desk, NEXT_DAY};

#[test]
fn the_matrix_of_a_site_is_that_of_its_source() {
    let desk = Desk::with_site();
    // The small community has no help for most needs: somebody should look.
    let of_site = desk.run(&format!("coverage site --by town --format json --at {NEXT_DAY}")).ends(1);
    let of_source = desk.run(&format!("coverage data --by town --format json --at {NEXT_DAY}")).ends(1);
    let read = |text: &str| serde_json::from_str::<signpost_coverage::Coverage>(text).expect("coverage as JSON");
    let (site, source) = (read(&of_site.out), read(&of_source.out));
    assert_eq!(site, source);
    assert!(site.rows.iter().any(|row| row.total.programs > 0));
}

#[test]
fn a_table_is_for_people_and_csv_for_a_spreadsheet() {
    let desk = Desk::with_site();
    let table = desk.run(&format!("coverage site --at {NEXT_DAY}")).ends(1);
    assert!(table.out.contains("Food"), "{}", table.out);
    let csv = desk.run(&format!("coverage site --by postal --format csv --at {NEXT_DAY}")).ends(1);
    let mut lines = csv.out.lines();
    assert!(lines.next().is_some_and(|heads| heads.starts_with("Need,Place,Programs")), "{}", csv.out);
    assert!(lines.count() >= signpost_directory::Need::ALL.len());
    desk.run("coverage nowhere").ends(2);
}
