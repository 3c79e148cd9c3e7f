//! Arabic stemming: light10 (Larkey, Ballesteros, Connell: "Light Stemming for Arabic Information
//! Retrieval", 2007), which finds better than roots do, and is smaller than Snowball's algorithm by far.

/// The article, alone and with what is written together with it.
const ARTICLES: [&str; 5] = ["ال", "وال", "بال", "كال", "فال"];
/// "For the", in which the article loses a letter.
const FOR_THE: &str = "لل";
/// "And".
const AND: char = 'و';
/// Endings, in the order in which they are taken off. Folded, so that `ة` is `ه` and `ى` is `ي`.
const ENDINGS: [&str; 8] = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

/// Whether a folded word is written in Arabic letters.
pub(super) fn is_written(word: &str) -> bool {
    word.chars().any(|c| matches!(c, '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' | '\u{750}'..='\u{77f}'))
}

/// What may stand before a stem: forms of a word begin with any of these, so that a prefix of the stem alone does not
/// find them all.
pub(super) fn prefixes() -> impl Iterator<Item = String> {
    let articles = || ARTICLES.into_iter().chain(["", FOR_THE]);
    articles().map(str::to_owned).chain(articles().map(|article| format!("{AND}{article}")))
}

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> &str {
    let letters = |text: &str| text.chars().count();
    let mut stem = word;
    if let Some(rest) = stem.strip_prefix(AND).filter(|rest| letters(rest) >= 3) {
        stem = rest;
    }
    let begins = ARTICLES.iter().chain([&FOR_THE]).find_map(|article| stem.strip_prefix(article));
    if let Some(rest) = begins.filter(|rest| letters(rest) >= 2) {
        stem = rest;
    }
    for ending in ENDINGS {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| letters(rest) >= 2) {
            stem = rest;
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::{prefixes, stem};

    #[test]
    fn every_prefix_is_taken_off_again() {
        for prefix in prefixes() {
            assert_eq!(stem(&format!("{prefix}مدرس")), "مدرس", "{prefix}");
        }
    }

    #[test]
    fn a_word_is_found_with_its_article_and_its_endings() {
        for word in ["مدرسه", "المدرسه", "والمدرسه", "للمدرسه", "مدرسات", "بالمدرسه"]
        {
            assert_eq!(stem(word), "مدرس", "{word}");
        }
        assert_eq!(stem("المساعدات"), stem("مساعده"));
        assert_eq!(stem("سكن"), "سكن");
    }
}
