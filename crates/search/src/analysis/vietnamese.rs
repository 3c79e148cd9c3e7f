//! What Vietnamese marks tell apart and folding does not: `nợ` (debt) is not `nó` (he), `bão` (storm) not `báo` (tell).

/// Each vowel without a tone, then with each of the five.
const VOWELS: &str = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ";
/// The tones as marks of their own, in the order of [`VOWELS`].
const TONES: &str = "\u{300}\u{301}\u{309}\u{303}\u{323}";
/// A letter, a mark of its own that makes another letter of it, and that.
const COMPOSED: [(char, char, char); 6] = [
    ('a', '\u{306}', 'ă'),
    ('a', '\u{302}', 'â'),
    ('e', '\u{302}', 'ê'),
    ('o', '\u{302}', 'ô'),
    ('o', '\u{31b}', 'ơ'),
    ('u', '\u{31b}', 'ư'),
];

/// A word with its marks, its tone last: it stands over either vowel (`hòa`, `hoà`) in one word.
pub(crate) fn with_marks(word: &str) -> String {
    let (mut letters, mut tone): (Vec<char>, usize) = (Vec::new(), 0);
    for c in word.chars().flat_map(char::to_lowercase) {
        if c.is_ascii() {
            letters.push(c);
        } else if let Some(at) = TONES.chars().position(|mark| mark == c) {
            tone = at + 1;
        } else if let Some(at) = VOWELS.chars().position(|vowel| vowel == c) {
            tone = tone.max(at % 6);
            letters.extend(VOWELS.chars().nth(at - at % 6));
        } else if let Some((.., whole)) =
            COMPOSED.iter().find(|(letter, mark, _)| *mark == c && letters.last() == Some(letter))
        {
            letters.pop();
            letters.push(*whole);
        } else {
            letters.push(c);
        }
    }
    if tone > 0 {
        letters.extend(TONES.chars().nth(tone - 1));
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::with_marks;

    #[test]
    fn a_tone_stands_over_either_vowel() {
        assert_eq!(with_marks("hòa"), with_marks("hoà"));
        assert_eq!(with_marks("Khoẻ"), with_marks("khỏe"));
    }

    #[test]
    fn marks_of_their_own_are_as_composed_ones() {
        for (decomposed, composed) in
            [("nơ\u{323}", "nợ"), ("no\u{31b}\u{323}", "nợ"), ("ta\u{306}\u{301}m", "tắm"), ("ba\u{303}o", "bão")]
        {
            assert_eq!(with_marks(decomposed), with_marks(composed), "{composed}");
        }
    }

    #[test]
    fn marks_tell_words_apart() {
        for (one, other) in [("nợ", "nó"), ("bão", "báo"), ("tắm", "tạm"), ("ăn", "an"), ("đi", "di")] {
            assert_ne!(with_marks(one), with_marks(other));
        }
        assert_eq!(with_marks("nha"), "nha");
    }
}
