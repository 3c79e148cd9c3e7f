//! Texts that no program answers: what nothing is about, and what is longer than anybody types.

#[path = "support/searched.rs"]
mod searched;

use searched::{NOW, index, read};
use signpost_directory::Directory;
use signpost_search::Query;
use std::path::Path;

fn sample() -> Directory {
    read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/sample")))
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
