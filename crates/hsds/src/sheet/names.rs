//! The names by which people and programs call the columns of a sheet, in English and Spanish.

use super::field::Field;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Phrases of headers by what the column holds, as `headers.txt` has them.
static PHRASES: LazyLock<Vec<(Field, Vec<&str>)>> = LazyLock::new(|| {
    let mut phrases: Vec<(Field, Vec<&str>)> = Vec::new();
    for line in include_str!("headers.txt").lines().filter(|line| !line.starts_with('#')) {
        let list = match line.split_once(':') {
            Some((id, list)) => {
                phrases.extend(id.parse().ok().map(|field| (field, Vec::new())));
                list
            }
            None => line,
        };
        let Some((_, known)) = phrases.last_mut() else { continue };
        known.extend(list.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()));
    }
    phrases
});

/// What a header says by itself, and how sure that is: the words of the phrase, and more where it is all of it.
pub(super) fn by_header(header: &str) -> Option<(Field, usize)> {
    let words = words(header);
    let mut best: Option<(Field, usize)> = None;
    for (field, phrases) in PHRASES.iter() {
        for phrase in phrases {
            let length = phrase.split(' ').count();
            let found = words.windows(length).any(|window| window.iter().map(String::as_str).eq(phrase.split(' ')));
            let score = if found && length == words.len() { 100 + length } else { length };
            if found && best.is_none_or(|(_, known)| score > known) {
                best = Some((*field, score));
            }
        }
    }
    best
}

/// The words of a header: `PhysicalAddress1`, `physical_address_1` and “Physical Address 1” are the same. What stands
/// in parentheses is a remark, or says where Airtable looked the value up.
pub(super) fn words(header: &str) -> Vec<String> {
    let header =
        header.split_once('(').filter(|(before, _)| !before.trim().is_empty()).map_or(header, |(before, _)| before);
    all_words(header)
}

/// The words of a header with those in parentheses: “Phone (do not publish)”.
pub(super) fn all_words(header: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut last = ' ';
    for c in header.nfd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’')) {
        let new_word = c.is_uppercase() && last.is_lowercase() || c.is_ascii_digit() != last.is_ascii_digit();
        if new_word {
            spaced.push(' ');
        }
        spaced.push(c);
        last = c;
    }
    let lower = spaced.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read_and_every_phrase_can_be_found() {
        assert!(PHRASES.len() > 40, "{}", PHRASES.len());
        for (field, phrases) in PHRASES.iter() {
            assert!(!phrases.is_empty(), "{field}");
            for phrase in phrases {
                assert_eq!(words(phrase).join(" "), *phrase, "{field}");
                assert_eq!(by_header(phrase).map(|(found, _)| found), Some(*field), "{phrase}");
            }
        }
    }
}
