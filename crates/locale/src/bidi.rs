//! Keeps what strangers wrote in order where directions mix: in a text that runs from right to left, `(690) 555-0114`
//! would be laid out as `0114-555 (690)` by the Unicode Bidirectional Algorithm (UAX #9), since hyphens and brackets
//! take the direction around them.
//!
//! Runs of Latin letters and digits in such a text are put into isolates (UAX #9, section 2.4.2), and each sentence into
//! one of its own direction. A text of one direction is left as it is, so nothing gets into what people copy.

use std::borrow::Cow;

const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// The text with isolates where it mixes directions; for display, not for storage.
pub fn isolated(text: &str) -> Cow<'_, str> {
    let mixes = text.chars().any(is_right_to_left) && text.chars().any(begins_left_to_right);
    if !mixes {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 24);
    for sentence in sentences(text) {
        let trimmed = sentence.trim();
        let start = sentence.len() - sentence.trim_start().len();
        out.push_str(&sentence[..start]);
        match first_strong(trimmed) {
            Some(Strong::RightToLeft) => {
                out.push(FIRST_STRONG_ISOLATE);
                isolate_runs(trimmed, &mut out);
                out.push(POP_ISOLATE);
            }
            Some(Strong::LeftToRight) => {
                out.push(FIRST_STRONG_ISOLATE);
                out.push_str(trimmed);
                out.push(POP_ISOLATE);
            }
            // Digits and marks alone.
            None => isolate_runs(trimmed, &mut out),
        }
        out.push_str(&sentence[start + trimmed.len()..]);
    }
    Cow::Owned(out)
}

/// A text that was put together from isolated pieces, such as a date, in an isolate from right to left. Fluent isolates
/// what it fills in by its first strong letter, and does not look into the pieces (UAX #9, rule P2): without a letter
/// outside of them, day and month would run from left to right.
pub(crate) fn right_to_left_if_composed(text: &str) -> Cow<'_, str> {
    match text.contains(POP_ISOLATE) {
        true => Cow::Owned(format!("{RIGHT_TO_LEFT_ISOLATE}{text}{POP_ISOLATE}")),
        false => Cow::Borrowed(text),
    }
}

/// Each with the white space behind it.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let is_end = |(at, mark): &(usize, char)| {
            let after = &rest[at + mark.len_utf8()..];
            let spaced = after.starts_with(char::is_whitespace);
            *mark == '\n'
                || matches!(mark, '.' | '!' | '?' | '؟' | '۔' | '。')
                    && spaced
                    && after.trim_start().chars().next().is_some_and(char::is_alphabetic)
        };
        let end = rest.char_indices().find(is_end).map_or(rest.len(), |(at, mark)| {
            let after = at + mark.len_utf8();
            rest[after..].find(|c: char| !c.is_whitespace()).map_or(rest.len(), |space| after + space)
        });
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Strong {
    LeftToRight,
    RightToLeft,
}

/// UAX #9, rule P2.
fn first_strong(text: &str) -> Option<Strong> {
    text.chars().find_map(|c| match c {
        c if is_right_to_left(c) => Some(Strong::RightToLeft),
        c if c.is_alphabetic() => Some(Strong::LeftToRight),
        _ => None,
    })
}

fn isolate_runs(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(start) = rest.find(|c| begins_left_to_right(c) || opens_number(c)) {
        let run = &rest[start..];
        let run = &run[..run.find(is_right_to_left).unwrap_or(run.len())];
        // A bracket that closes what was opened in the run belongs to it; spaces and full stops behind it do not.
        let belongs =
            |(at, c): &(usize, char)| begins_left_to_right(*c) || (*c == ')' && run[..*at].contains('(')) || *c == '%';
        let end = run.char_indices().rev().find(belongs).map(|(at, c)| at + c.len_utf8());
        let end = end.unwrap_or_else(|| run.chars().next().map_or(0, char::len_utf8));
        out.push_str(&rest[..start]);
        if run[..end].chars().any(begins_left_to_right) {
            out.push(LEFT_TO_RIGHT_ISOLATE);
            out.push_str(&run[..end]);
            out.push(POP_ISOLATE);
        } else {
            out.push_str(&run[..end]);
        }
        rest = &rest[start + end..];
    }
    out.push_str(rest);
}

/// Digits of any script run from left to right.
fn begins_left_to_right(c: char) -> bool {
    c.is_numeric() || (c.is_alphabetic() && !is_right_to_left(c))
}

fn opens_number(c: char) -> bool {
    matches!(c, '(' | '+' | '#' | '$' | '€' | '£' | '@')
}

/// Letters of bidirectional class R or AL, by Unicode's blocks.
fn is_right_to_left(c: char) -> bool {
    let block = matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    block && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Isolates as brackets that can be read.
    fn shown(text: &str) -> String {
        isolated(text)
            .replace(LEFT_TO_RIGHT_ISOLATE, "<")
            .replace(FIRST_STRONG_ISOLATE, "{")
            .replace(POP_ISOLATE, "}")
            .replace("<", "⟨")
    }

    #[test]
    fn numbers_and_latin_words_in_arabic_are_one_piece() {
        for (text, expected) in [
            ("اتصل على (690) 555-0114.", "{اتصل على ⟨(690) 555-0114}.}"),
            ("اتصل على +1 690 555-0114 الآن", "{اتصل على ⟨+1 690 555-0114} الآن}"),
            ("اسأل عن Mary Jones (Room 4)", "{اسأل عن ⟨Mary Jones (Room 4)}}"),
            ("من 9:00-17:00، كل يوم", "{من ⟨9:00-17:00}، كل يوم}"),
            ("الرقم ٠١١٤-٥٥٥", "{الرقم ⟨٠١١٤-٥٥٥}}"),
            ("(مجانًا) 5 أيام", "{(مجانًا) ⟨5} أيام}"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn each_sentence_has_its_own_direction() {
        assert_eq!(shown("اسأل عن مريم. Ask for Mary."), "{اسأل عن مريم.} {Ask for Mary.}");
        assert_eq!(shown("Ask for Mary. اتصل 555-0114."), "{Ask for Mary.} {اتصل ⟨555-0114}.}");
    }

    #[test]
    fn a_text_of_one_direction_is_left_as_it_is() {
        for text in ["Ask for Mary: (690) 555-0114", "اسأل عن مريم", "(690) 555-0114", ""] {
            assert!(matches!(isolated(text), Cow::Borrowed(same) if same == text));
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_isolates_are_balanced(text in "[a-c0-9אבגعربي().!?+ \\n-]{0,60}|\\PC{0,40}") {
            let text = text.replace([LEFT_TO_RIGHT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE], "");
            let isolated = isolated(&text);
            let mut depth = 0;
            let mut kept = String::new();
            for c in isolated.chars() {
                match c {
                    LEFT_TO_RIGHT_ISOLATE | FIRST_STRONG_ISOLATE => depth += 1,
                    POP_ISOLATE => depth -= 1,
                    c => kept.push(c),
                }
                prop_assert!((0..=2).contains(&depth));
            }
            prop_assert_eq!(depth, 0);
            prop_assert_eq!(kept, text);
        }
    }
}
