//! Text analysis: tokenization, folding, stop words, stems.
//!
//! One tokenizer serves every language and both sides (programs and queries), so that what is indexed
//! is found. Words are lower-cased and folded (no accents); stems are computed once for each word of
//! the dictionary, never for each word of a text ([`language`]).

mod arabic;
mod ascii;
mod compound;
mod fold;
mod han;
pub(crate) mod language;
mod numbers;
mod sound;
mod stop_words;
mod vietnamese;

pub(crate) use compound::{Compound, is_particle, is_possessive, joins};
pub(crate) use language::{LOOKED_AT, Language};
pub(crate) use sound::{sound, sound_key};
pub(crate) use vietnamese::with_marks;

use fold::Script;

/// Longest word kept, in bytes; the rest of a longer one is dropped.
pub(crate) const MAX_WORD: usize = 40;

/// Splits `text` into folded words, calling `found(word, start, end)` with the byte range in `text`.
///
/// - `Women's` is `women`, `don't` is `dont`, `l'aide` is `l`, `aide`; `after-school` is two words
///   (and one more by [`Compound`]), `W.I.C.` is `wic`.
/// - Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese runs become overlapping pairs of letters, traditional
///   Chinese ones simplified.
/// - `(305) 555-0123`, `305.555.0123` are one word of ten digits, `2-1-1` is `211`, `33142-1234` is `33142`.
/// - A literal `\n`, as careless exports hold it, is a space.
pub(crate) fn words(text: &str, mut found: impl FnMut(&str, usize, usize)) {
    split(text, &mut found);
}

/// Compiled once for all that ask.
fn split(text: &str, found: &mut dyn FnMut(&str, usize, usize)) {
    let mut word = String::with_capacity(MAX_WORD * 2);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            0x80.. => beyond_ascii(text, at, &mut word, found),
            b'0'..=b'9' if let Some(number) = numbers::grouped(bytes, at) => {
                word.clear();
                number.digits(bytes, |digit| word.push(digit as char));
                found(&word, at, number.end);
                number.end
            }
            b'a'..=b'z' | b'A'..=b'Z' if let Some(end) = compound::initials(bytes, at) => {
                word.clear();
                word.extend(text[at..end].chars().filter(|c| *c != '.'));
                word.truncate(MAX_WORD);
                word.make_ascii_lowercase();
                found(&word, at, end);
                end
            }
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => match ascii::word(bytes, at) {
                Some(ascii::Word { end, capitals: false }) => {
                    found(&text[at..end], at, end);
                    end
                }
                Some(ascii::Word { end, capitals: true }) => {
                    word.clear();
                    word.push_str(&text[at..end]);
                    word.make_ascii_lowercase();
                    found(&word, at, end);
                    end
                }
                None => letters(text, at, &mut word, found),
            },
            b'\\' if matches!(bytes.get(at + 1), Some(b'n' | b'r' | b't')) => at + 2,
            _ => at + 1,
        };
    }
}

/// What starts beyond ASCII: a word, a run without spaces, or nothing at all. Returns where to go on.
fn beyond_ascii(text: &str, at: usize, word: &mut String, found: &mut dyn FnMut(&str, usize, usize)) -> usize {
    let Some(c) = text[at..].chars().next() else { return text.len() };
    match fold::script(c) {
        Script::Letter => letters(text, at, word, found),
        Script::Unspaced => unspaced(text, at, word, found),
        Script::Mark | Script::Other => at + c.len_utf8(),
    }
}

/// One word of letters and digits from `start` on. Returns where it ends.
fn letters(text: &str, start: usize, word: &mut String, found: &mut dyn FnMut(&str, usize, usize)) -> usize {
    let bytes = text.as_bytes();
    word.clear();
    let mut at = start;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() {
            if word.len() < MAX_WORD {
                word.push(byte.to_ascii_lowercase() as char);
            }
            at += 1;
        } else if byte == b'\'' {
            match apostrophe(text, at + 1, word) {
                Apostrophe::Inside => at += 1,
                Apostrophe::Possessive => {
                    emit(word, start, at, found);
                    return at + 2;
                }
                Apostrophe::End => break,
            }
        } else if byte < 0x80 {
            break;
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            if matches!(c, '\u{2019}' | '\u{2bc}' | '\u{2bb}') {
                match apostrophe(text, at + c.len_utf8(), word) {
                    Apostrophe::Inside => {}
                    Apostrophe::Possessive => {
                        emit(word, start, at, found);
                        return at + c.len_utf8() + 1;
                    }
                    Apostrophe::End => break,
                }
            } else {
                match fold::script(c) {
                    Script::Letter if word.len() < MAX_WORD => fold::push(c, word),
                    Script::Letter | Script::Mark => {}
                    Script::Unspaced | Script::Other => break,
                }
            }
            at += c.len_utf8();
        }
    }
    emit(word, start, at, found);
    // What looks like a letter and is an apostrophe is stepped over.
    let first = text[start..].chars().next().map_or(1, char::len_utf8);
    at.max(start + first)
}

fn emit(word: &str, start: usize, end: usize, found: &mut dyn FnMut(&str, usize, usize)) {
    if !word.is_empty() {
        found(word, start, end);
    }
}

enum Apostrophe {
    /// `don't`: go on as one word.
    Inside,
    /// `women's`: the word ends here, the s is skipped.
    Possessive,
    /// A quotation mark, or the elided article of `l'aide`.
    End,
}

fn apostrophe(text: &str, after: usize, word: &str) -> Apostrophe {
    let mut rest = text[after..].chars();
    let next = rest.next().filter(|c| c.is_alphanumeric());
    match next {
        None => Apostrophe::End,
        Some(_) if matches!(word, "l" | "d" | "j" | "m" | "t" | "s" | "c" | "n" | "qu") => Apostrophe::End,
        Some('s' | 'S') if !rest.next().is_some_and(char::is_alphanumeric) => Apostrophe::Possessive,
        Some(_) => Apostrophe::Inside,
    }
}

/// A run of a script without spaces, as overlapping pairs; a single letter stands for itself.
fn unspaced(text: &str, start: usize, word: &mut String, found: &mut dyn FnMut(&str, usize, usize)) -> usize {
    // Byte ranges of the previous and the current letter, marks included.
    let mut previous: Option<(usize, usize)> = None;
    let mut current: Option<(usize, usize)> = None;
    let mut pairs = 0;
    let mut end = start;
    let mut pair = |a: (usize, usize), b: (usize, usize)| {
        word.clear();
        text[a.0..b.1].chars().for_each(|c| fold::push(c, word));
        emit(word, a.0, b.1, found);
    };
    for (offset, c) in text[start..].char_indices() {
        let (from, to) = (start + offset, start + offset + c.len_utf8());
        match fold::script(c) {
            Script::Unspaced if fold::is_attached(c) && current.is_some() => current = current.map(|(a, _)| (a, to)),
            Script::Unspaced => {
                if let (Some(a), Some(b)) = (previous, current) {
                    pair(a, b);
                    pairs += 1;
                }
                previous = current;
                current = Some((from, to));
            }
            Script::Mark => {}
            Script::Letter | Script::Other => break,
        }
        end = to;
    }
    match (previous, current) {
        (Some(a), Some(b)) => pair(a, b),
        (None, Some(only)) if pairs == 0 => pair(only, only),
        _ => {}
    }
    let first = text[start..].chars().next().map_or(1, char::len_utf8);
    end.max(start + first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        words(text, |word, start, end| {
            assert!(text.is_char_boundary(start) && text.is_char_boundary(end) && start < end, "{text}: {word}");
            all.push(word.to_owned());
        });
        all
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(split(text).join(" "), expected, "{text}");
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        check("Educación FÍSICA para Niños", "educacion fisica para ninos");
        check("e\u{301}ducation Łódź Straße Ærø", "education lodz strasse aero");
        check("Đồng Tháp", "dong thap");
    }

    #[test]
    fn apostrophes_and_hyphens_are_read_as_people_mean_them() {
        check("Women's shelter, don't wait", "women shelter dont wait");
        check("l’aide d'urgence", "l aide d urgence");
        check("after-school 'quoted' program", "after school quoted program");
        check("O'Brien’s", "obrien");
    }

    #[test]
    fn initials_are_one_word() {
        check("W.I.C. office, the U.S. and 5 p.m.", "wic office the us and 5 pm");
        check("John F. Kennedy, (G.E.D.), Y.M.C.A", "john f kennedy ged ymca");
        check("j.p.smith@mail.example.org e.g.É.x", "j p smith mail example org e g e x");
        check("B.C.'s, a.b.c-d", "bc s abc d");
    }

    #[test]
    fn phone_numbers_and_postal_codes_are_one_word() {
        check("(305) 555-0123", "3055550123");
        check("call 1-305-555-0123 or 305.555.0199", "call 3055550123 or 3055550199");
        check("dial 2-1-1 or 9-1-1", "dial 211 or 911");
        check("555-0123", "5550123");
        check("Miami FL 33142-1234", "miami fl 33142");
        check("ages 5-17, 24/7, K-12, 3.5", "ages 5 17 24 7 k 12 3 5");
    }

    #[test]
    fn scripts_without_spaces_become_pairs() {
        check("食品银行 food", "食品 品银 银行 food");
        check("水", "水");
        check("ธนาคารอาหาร", "ธน นา าค คา าร รอ อา าห หา าร");
        check("무료 급식", "무료 급식");
    }

    #[test]
    fn arabic_is_normalized() {
        check("المُسَاعَدَة", "المساعده");
        check("إسكان أسرة", "اسكان اسره");
    }

    #[test]
    fn literal_escapes_and_publishers_marks_are_survived() {
        check(r"worth.\n\n###MON### food", "worth mon food");
        check("StateGÇÖs", "stategcos");
    }

    #[test]
    fn hostile_text_gives_bounded_words() {
        let long = "a".repeat(100_000);
        assert_eq!(split(&long), vec!["a".repeat(MAX_WORD)]);
        check("😀🎉 \u{200b}\u{202e}", "");
        check("\u{2bb}\u{2bb} \u{2bb}a a\u{2bb}", "a a");
        check("\u{301}\u{301}a", "a");
        check("", "");
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn any_text_splits_into_short_words_within_it(text in "\\PC{0,80}") {
            for word in split(&text) {
                proptest::prop_assert!(!word.is_empty() && word.len() <= MAX_WORD + 16);
            }
        }
    }
}
