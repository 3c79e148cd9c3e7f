//! How words sound to people who spell by ear.

use super::Language;

/// Stems of fewer bytes are not made more alike: too many short words sound the same.
const SHORTEST: usize = 4;

/// How a folded word sounds to somebody who spells by ear, in Spanish and English alike: `v` as `b`, `z` as `s`, no `h`.
pub(crate) fn sound(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut sound = String::with_capacity(word.len());
    for (at, &letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let before = at.checked_sub(1).map_or(' ', |before| letters[before]);
        let is_soft = matches!(next, 'e' | 'i' | 'y');
        let heard = match letter {
            'h' if before == 'p' => 'f',
            'p' if next == 'h' => continue,
            'h' if before != 'c' && before != 's' => continue,
            'u' if before == 'q' => continue,
            'v' => 'b',
            'z' => 's',
            'c' if is_soft => 's',
            'g' if is_soft => 'j',
            'c' | 'q' if next != 'h' => 'k',
            'y' => 'i',
            other => other,
        };
        if !sound.ends_with(heard) {
            sound.push(heard);
        }
    }
    sound
}

/// What stems have in common that people who spell by ear take for one another, coarser than [`sound`]: `e` is `i`, `ch` and `x` are
/// `sh`, vowels at the end are silent, a Spanish `ll` is `y`. Short stems, and those of languages that are not spelt so, stay as they are.
pub(crate) fn sound_key(stem: &str, language: Language) -> String {
    let is_spelt_by_ear = !matches!(language, Language::Arabic | Language::Russian | Language::Other);
    if !is_spelt_by_ear || stem.len() < SHORTEST || !stem.is_ascii() {
        return stem.to_owned();
    }
    let mut heard = if language == Language::Spanish { sound(&stem.replace("ll", "y")) } else { sound(stem) };
    if heard.len() > SHORTEST {
        let end = heard.trim_end_matches(['a', 'e', 'i', 'o', 'u']).len();
        heard.truncate(end.max(SHORTEST - 1));
    }
    heard.replace('e', "i").replace("ch", "sh").replace('x', "sh")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelt_by_ear_has_the_key_of_what_is_meant() {
        let same = [
            ("evikt", "evict", Language::English),
            ("daikar", "daycare", Language::English),
            ("crexe", "creche", Language::Portuguese),
            ("alluda", "ayuda", Language::Spanish),
            ("limpiesa", "limpieza", Language::Spanish),
            ("klinike", "clinique", Language::French),
        ];
        for (typed, meant, language) in same {
            assert_eq!(sound_key(typed, language), sound_key(meant, language), "{typed}");
        }
        assert_ne!(sound_key("alluda", Language::Portuguese), sound_key("ayuda", Language::Portuguese));
    }

    #[test]
    fn short_words_and_languages_without_such_slips_stay_as_they_are() {
        assert_eq!(sound_key("vet", Language::English), "vet");
        assert_eq!(sound_key("vizinho", Language::Other), "vizinho");
        assert_eq!(sound_key("مدرس", Language::Arabic), "مدرس");
    }
}
