//! Texts that no program answers: what nothing is about, and what is longer than anybody types.

use signpost_cli::{source::Source, vocabulary};
use signpost_directory::{Directory, ledger};
use signpost_search::{Index, Query};
use std::{path::Path, rc::Rc};

/// A Tuesday morning in the sample county.
const NOW: i64 = 1_795_000_000;

fn sample() -> Directory {
    let source = Source::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/sample")), None, NOW)
        .expect("the sample community can be read");
    let mut directory = source.directory;
    ledger::assign(&mut directory, &mut ledger::Ledger::default(), source.today);
    directory
}

/// As the app searches once the table of topics is there.
fn index(directory: &Directory) -> Index {
    let mut index = Index::build(directory);
    index.use_topics(Rc::new(vocabulary::topics()));
    index
}

/// A guess is no answer, in any language.
#[test]
fn what_no_program_is_about_finds_nothing() {
    let directory = sample();
    let mut index = index(&directory);
    let mut found = Vec::new();
    for text in [
        "what is the capital of france",
        "cuál es la capital de francia",
        "ki sa ki kapital lafrans",
        "qual é a capital da frança",
        "quelle est la capitale de la france",
        "thủ đô của nước pháp là gì",
        "法国的首都是哪里",
        "ما هي عاصمة فرنسا",
    ] {
        let results = index.search(&directory, &Query::text(text, "en", NOW));
        let names: Vec<&str> = results.hits.iter().map(|hit| hit.name.text.as_str()).collect();
        if !names.is_empty() {
            found.push(format!("{text}: {names:?}"));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// A text of the greatest length, of words that nothing knows and of ones that much is known of, is answered at once.
#[test]
fn a_very_long_text_is_answered() {
    let directory = sample();
    let mut index = index(&directory);
    for part in ["xqzvwords ", "rent food lights ", "thoi noi het gao ", "没有饭吃", "a", "\u{301}"] {
        let text = part.repeat(20_000 / part.len());
        let begun = std::time::Instant::now();
        index.search(&directory, &Query::text(&text, "en", NOW));
        assert!(begun.elapsed().as_secs() < 5, "{part}: {:?}", begun.elapsed());
    }
}
