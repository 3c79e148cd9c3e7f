//! Golden rankings: what people ask for in the sample county, and what they find among the first three.

use signpost::{
    core::{
        directory::{Directory, ledger},
        search::{Index, Query},
    },
    publish::source::Source,
};
use std::{collections::BTreeMap, path::Path};

/// A Tuesday morning in the sample county.
const NOW: i64 = 1_795_000_000;

fn sample() -> Directory {
    let source = Source::read(Path::new("data/sample"), None, NOW).expect("the sample community can be read");
    let mut directory = source.directory;
    ledger::assign(&mut directory, &mut ledger::Ledger::default(), source.today);
    directory
}

#[test]
fn people_find_what_they_ask_for_among_the_first_three() {
    let directory = sample();
    let mut index = Index::build(&directory);
    let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut missed = Vec::new();
    let golden = include_str!("golden/needs-sample.tsv");
    for line in golden.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[text, kind, wanted] = &columns[..] else { panic!("{line}") };
        let lang = if kind == "es" { "es" } else { "en" };
        let results = index.search(&directory, &Query { limit: 3, ..Query::text(text, lang, NOW) });
        let sources: Vec<&str> = results.hits.iter().map(|hit| hit.source_id.as_str()).collect();
        let names: Vec<&str> = directory
            .programs
            .iter()
            .filter(|program| sources.contains(&program.source_id.as_str()))
            .map(|program| program.name.as_str())
            .collect();
        let found = wanted.split(" | ").any(|name| names.contains(&name));
        let count = counts.entry(kind).or_default();
        count.0 += u32::from(found);
        count.1 += 1;
        if !found {
            missed.push(format!("{text}: {names:?} instead of {wanted}"));
        }
    }
    let (found, all) = counts.values().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    let told = format!("{counts:?}\n{}", missed.join("\n"));
    println!("{found} of {all}: {told}");
    assert!(found * 100 >= all * 90, "{found} of {all} found: {told}");
}
