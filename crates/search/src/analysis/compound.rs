//! Words that some write as one and others in parts: initials (`W.I.C.`) and hyphenated compounds (`wi-fi`).

use super::MAX_WORD;

/// Where initials that start at `start` end: single letters, each with a full stop before the next (`W.I.C.`).
/// The last full stop is not part of them. `None` for any other word.
pub(super) fn initials(bytes: &[u8], start: usize) -> Option<usize> {
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    // Letters beyond ASCII are part of words, too.
    let is_inside = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let mut end = start + 1;
    while bytes.get(end) == Some(&b'.') && is_letter(end + 1) && !is_inside(end + 2) {
        end += 2;
    }
    // With a longer part it is an address (`j.p.smith`).
    let goes_on = bytes.get(end) == Some(&b'.') && is_inside(end + 1);
    (is_letter(start) && end > start + 1 && !goes_on).then_some(end)
}

/// Whether what stands between two words makes them one compound.
pub(crate) fn joins(between: &str) -> bool {
    matches!(between, "-" | "\u{2010}" | "\u{2011}" | "'" | "\u{2019}")
}

/// Whether a possessive s that was left out of the word before `end` follows it: `Mary's` is `mary`.
#[inline]
pub(crate) fn is_possessive(text: &str, end: usize) -> bool {
    let is_s = |at: usize| matches!(text.as_bytes().get(at), Some(b's' | b'S'));
    match text.as_bytes().get(end) {
        Some(b'\'') => is_s(end + 1),
        Some(0xe2) => text[end..].starts_with('\u{2019}') && is_s(end + '\u{2019}'.len_utf8()),
        _ => false,
    }
}

/// Whether `word`, after a verb, is the second part of a noun that others write as one (`check up`). It is a stop word,
/// so that where it is not indexed the pair can only be found as a compound.
#[inline]
pub(crate) fn is_particle(word: &str) -> bool {
    word.len() <= 4 && matches!(word, "up" | "off" | "out" | "down")
}

/// Puts the parts of compounds together, while a text is split: `wi-fi` is `wifi`, too.
#[derive(Default)]
pub(crate) struct Compound {
    word: String,
    start: usize,
    end: usize,
    parts: usize,
}

impl Compound {
    /// Takes the next word of `text`. `found` is called with a compound that ended before it.
    #[inline]
    pub(crate) fn next(
        &mut self,
        text: &str,
        word: &str,
        start: usize,
        end: usize,
        found: impl FnMut(&str, usize, usize),
    ) {
        let begins = matches!(text.as_bytes().get(end), Some(b'-' | b'\'' | 0xe2));
        if self.parts > 0 || begins {
            self.part(text, word, start, end, begins, found);
        }
    }

    fn part(
        &mut self,
        text: &str,
        word: &str,
        start: usize,
        end: usize,
        begins: bool,
        found: impl FnMut(&str, usize, usize),
    ) {
        let goes_on = self.parts > 0 && text.get(self.end..start).is_some_and(joins);
        if !goes_on {
            self.finish(found);
            if !begins {
                return;
            }
            self.start = start;
        }
        self.word.push_str(word);
        self.end = end;
        self.parts += 1;
    }

    /// To be called after the last word.
    pub(crate) fn finish(&mut self, mut found: impl FnMut(&str, usize, usize)) {
        // Numbers with a hyphen are ranges.
        let is_word = || self.word.bytes().any(|byte| !byte.is_ascii_digit());
        if self.parts > 1 && self.word.len() <= MAX_WORD && is_word() {
            found(&self.word, self.start, self.end);
        }
        self.word.clear();
        self.parts = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::words;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (mut compound, mut all) = (Compound::default(), Vec::new());
        let mut found = |joined: &str, start: usize, end: usize| {
            assert!(start < end && text.get(start..end).is_some(), "{text}: {joined}");
            all.push(joined.to_owned());
        };
        words(text, |word, start, end| compound.next(text, word, start, end, &mut found));
        compound.finish(&mut found);
        assert_eq!(all.join(" "), expected, "{text}");
    }

    #[test]
    fn compounds_are_put_together() {
        check("Free wi-fi, e-mail and Wi\u{2011}Fi", "wifi email wifi");
        check("Al-Anon; a mother-in-law's COVID-19", "alanon motherinlaw covid19");
        check("L'Arche d’Youville", "larche dyouville");
        check("food bank, Men's - Women's", "");
        check("ages 5-17, 305-555-0123, K-12", "k12");
        check("食品-银行", "食品银行");
        check("", "");
    }

    #[test]
    fn a_compound_that_is_too_long_is_none() {
        check(&["abcdefghij"; 4].join("-"), &"abcdefghij".repeat(4));
        check(&["abcdefghij"; 5].join("-"), "");
    }
}
