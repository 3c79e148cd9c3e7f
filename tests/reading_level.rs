//! Every sentence of the English messages reads at grade 6 or below (Flesch-Kincaid; CDC, Simply Put: one adult in five
//! reads below grade 5). The formula says little of single words, so labels are left to whoever writes them.

use signpost_directory::reading::{grade, sentences, syllables, words};

const ENGLISH: &str = include_str!("../data/locales/en.ftl");

/// The highest grade that a sentence may have.
const GRADE: f64 = 6.0;
/// Fewer words of its own are a label and no sentence.
const SENTENCE: usize = 4;
/// Stands for what is filled in: one syllable, since the interface cannot choose a name.
const FILLED_IN: &str = "it";

/// The messages with their ids, each variant of a plural as a sentence of its own.
fn messages(source: &str) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    let mut is_inside = false;
    for line in source.lines() {
        let is_new = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((id, text)) = line.split_once('=').filter(|_| is_new) {
            messages.push((id.trim().to_owned(), text.trim().to_owned()));
            is_inside = true;
        } else if let Some((_, text)) = messages.last_mut().filter(|_| is_inside && line.starts_with(' ')) {
            let variant = line.trim().trim_start_matches('*');
            let words = variant.strip_prefix('[').and_then(|v| v.split_once(']')).map_or(variant, |(_, words)| words);
            text.push_str(". ");
            text.push_str(words.trim());
        } else {
            is_inside = line.starts_with('}');
        }
    }
    messages.iter_mut().for_each(|(_, text)| *text = fill(text));
    messages
}

/// Without the syntax of Fluent.
fn fill(text: &str) -> String {
    let mut filled = String::new();
    for piece in text.split('{') {
        match piece.split_once('}') {
            Some((placeable, rest)) => {
                filled.push_str(if placeable.trim().starts_with('$') { FILLED_IN } else { "" });
                filled.push_str(rest);
            }
            // The selector of a plural.
            None => filled.push_str(piece.split_once("->").map_or(piece, |(_, rest)| rest)),
        }
    }
    filled
}

#[test]
fn every_sentence_reads_at_grade_6_or_below() {
    let mut hard = Vec::new();
    let mut read = 0;
    for (id, text) in messages(ENGLISH) {
        for sentence in sentences(&text) {
            let words = words(sentence);
            let own = words.iter().filter(|word| **word != FILLED_IN).count();
            if own < SENTENCE || words.len() <= SENTENCE {
                continue;
            }
            read += 1;
            let grade = grade(&words);
            if grade > GRADE {
                hard.push(format!("{grade:.1} {id}: {}", sentence.trim()));
            }
        }
    }
    assert!(read > 150, "only {read} sentences were found");
    assert!(hard.is_empty(), "{} sentences are too hard:\n{}", hard.len(), hard.join("\n"));
}

#[test]
fn a_hard_sentence_is_found() {
    let text = "lead = Eligibility determinations necessitate documentation of residency\n";
    let (_, sentence) = messages(text).remove(0);
    assert!(grade(&words(&sentence)) > 12.0);
    assert!(grade(&words("See if you can get this")) < 3.0);
}

#[test]
fn syllables_are_counted_as_they_are_spoken() {
    for (word, count) in
        [("call", 1), ("people", 2), ("program", 2), ("phone", 1), ("directory", 4), ("needed", 2), ("closed", 1)]
    {
        assert_eq!(syllables(word), count, "{word}");
    }
}
