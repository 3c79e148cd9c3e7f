//! How hard an English text is to read: the grade level of Flesch and Kincaid.

/// The sentences of a text; a colon and a dash end one, too.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', '…', ':', '\u{2013}'])
}

/// The words of a sentence.
pub fn words(sentence: &str) -> Vec<&str> {
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-');
    sentence.split(is_mark).filter(|word| word.contains(char::is_alphanumeric)).collect()
}

/// How many a word has: runs of vowels, without a silent "e" at the end.
pub fn syllables(word: &str) -> usize {
    let letters: String = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    if letters.len() <= 3 {
        return 1;
    }
    let is_voiced = ["ted", "ded", "les", "ces", "ges", "ses", "xes", "zes", "ches", "shes", "le"].iter();
    let keeps_ending = is_voiced.into_iter().any(|ending| letters.ends_with(ending));
    let heard = match keeps_ending {
        true => &letters[..],
        false => ["es", "ed", "e"].iter().find_map(|ending| letters.strip_suffix(ending)).unwrap_or(&letters),
    };
    let mut count: usize = 0;
    let mut run = 0;
    for (at, c) in heard.char_indices() {
        let is_vowel = "aeiou".contains(c) || (c == 'y' && at > 0);
        run = if is_vowel { run + 1 } else { 0 };
        // "Idea", "area": a third vowel is a syllable of its own.
        count += usize::from(run % 2 == 1);
    }
    count.max(1)
}

/// The grade level of one sentence.
pub fn grade(words: &[&str]) -> f64 {
    let count = words.len() as f64;
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    0.39 * count + 11.8 * (syllables as f64) / count - 15.59
}

/// The grade level of a whole text; `None`: too short to say.
pub fn grade_of_text(text: &str) -> Option<f64> {
    const SHORTEST: usize = 12;
    let lengths: Vec<Vec<&str>> =
        text.split(['.', '!', '?', '\n']).map(words).filter(|words| !words.is_empty()).collect();
    let all: Vec<&str> = lengths.iter().flatten().copied().collect();
    if all.len() < SHORTEST {
        return None;
    }
    let syllables: usize = all.iter().map(|word| syllables(word)).sum();
    let count = all.len() as f64;
    Some(0.39 * count / lengths.len() as f64 + 11.8 * (syllables as f64) / count - 15.59)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hard_text_has_a_higher_grade_than_a_plain_one() {
        let plain = "We give food to all who ask. You can come on any day. Bring a bag with you.";
        let hard = "Eligibility determinations necessitate documentation of residency, household composition and \
                    verification of anticipated income throughout the certification period.";
        assert!(grade_of_text(plain).unwrap() < 4.0);
        assert!(grade_of_text(hard).unwrap() > 14.0);
        assert_eq!(grade_of_text("Call first."), None);
    }
}
