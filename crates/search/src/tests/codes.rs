//! Several codes in one query.

use super::*;
use signpost_directory::Code;

#[test]
fn several_codes_bring_their_programs_in_their_order_and_no_others() {
    let (directory, mut index) = county();
    let codes: Vec<Code> = directory.programs.iter().map(|program| program.code).take(3).collect();
    let [first, second, third] = codes[..] else { panic!("three programs") };
    let missing = Code::candidates("in no directory").next().expect("endless");
    let text = format!("{third}, {first} {missing} {second}");
    let results = index.search(&directory, &Query::text(&text, "en", 0));
    assert_eq!(results.hits.iter().map(|hit| hit.code).collect::<Vec<_>>(), [third, first, second]);
    assert_eq!((results.total, results.missing_codes, results.mistyped_code), (3, vec![missing], false));
    // A nearer one does not come first, and a page further on goes on.
    let query = Query { offset: 1, limit: 1, ..Query::text(&text, "en", 0) };
    assert_eq!(index.search(&directory, &query).hits[0].code, first);
    // The searches after it are as before.
    let food = Query::text("food", "en", 0);
    assert_eq!(index.search(&directory, &food), Index::build(&directory).search(&directory, &food));
}
