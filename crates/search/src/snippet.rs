//! Snippets: the best passage of a text, with the found terms highlighted.

use super::{
    Marked,
    analysis::{self, Compound},
    interner::TermInterner,
    sort,
};

/// Longest snippet, in letters.
const LENGTH: usize = 180;
/// A text is looked at up to this many bytes.
const LOOKED_AT: usize = 4_000;

/// The terms to highlight.
#[derive(Debug, Clone, Default)]
pub(crate) struct Highlighter {
    terms: TermInterner,
    prefixes: Vec<String>,
}

impl Highlighter {
    /// Folded terms and prefixes.
    pub(crate) fn new(terms: TermInterner, prefixes: Vec<String>) -> Highlighter {
        Highlighter { terms, prefixes }
    }

    fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        let mut marks = Vec::new();
        let mut compound = Compound::default();
        // A compound replaces its highlighted parts.
        let whole = |marks: &mut Vec<(usize, usize)>, word: &str, start: usize, end: usize| {
            if self.terms.contains(word) {
                while marks.last().is_some_and(|(from, _)| *from >= start) {
                    marks.pop();
                }
                marks.push((start, end));
            }
        };
        analysis::words(text, |word, start, end| {
            compound.next(text, word, start, end, |word, start, end| whole(&mut marks, word, start, end));
            if self.terms.contains(word) || self.prefixes.iter().any(|prefix| word.starts_with(prefix)) {
                match marks.last_mut() {
                    // Pairs of letters overlap.
                    Some((_, last)) if *last > start => *last = end,
                    _ => marks.push((start, end)),
                }
            }
        });
        compound.finish(|word, start, end| whole(&mut marks, word, start, end));
        marks
    }

    /// The whole of a short text.
    pub(crate) fn whole(&self, text: &str) -> Marked {
        let marks = self.marks(text).into_iter().map(|(a, b)| (a as u32, b as u32)).collect();
        Marked { text: text.to_owned(), marks }
    }

    /// Number of distinct highlighted words in `text`; decides which text is shown.
    pub(crate) fn distinct_matches(&self, text: &str) -> usize {
        let head = head(text);
        let mut numbers = numbered(head, &self.marks(head));
        sort::sort_dedup(&mut numbers);
        numbers.len()
    }

    /// The passage of `text` with the most distinct highlighted words, the first of equals.
    pub(crate) fn best_passage(&self, text: &str) -> Marked {
        let text = head(text);
        let marks = self.marks(text);
        if text.chars().count() <= LENGTH {
            return Marked {
                text: text.to_owned(),
                marks: marks.into_iter().map(|(a, b)| (a as u32, b as u32)).collect(),
            };
        }
        let numbers = numbered(text, &marks);
        let mut best = (0, 0);
        for (n, &(from, _)) in marks.iter().enumerate() {
            let inside = marks[n..].iter().take_while(|(_, end)| end - from <= LENGTH).count();
            let found = distinct(&numbers[n..n + inside]);
            if found > best.0 {
                best = (found, from);
            }
        }
        let (start, end) = bounds(text, best.1);
        let (before, after) = (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
        let shift = before.len() as i64 - start as i64;
        let inside = marks.into_iter().filter(|(a, b)| *a >= start && *b <= end);
        Marked {
            text: [before, &text[start..end], after].concat(),
            marks: inside.map(|(a, b)| ((a as i64 + shift) as u32, (b as i64 + shift) as u32)).collect(),
        }
    }
}

/// The highlighted words by number, the same for the same word.
fn numbered(text: &str, marks: &[(usize, usize)]) -> Vec<u32> {
    let mut words = TermInterner::default();
    marks.iter().map(|&(a, b)| words.intern(&text[a..b].to_lowercase())).collect()
}

/// How many distinct numbers there are.
fn distinct(numbers: &[u32]) -> usize {
    numbers.iter().enumerate().filter(|(n, number)| !numbers[..*n].contains(number)).count()
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A passage around `at`, from a word's or sentence's beginning to a word's end.
fn bounds(text: &str, at: usize) -> (usize, usize) {
    let lead = text[..at].char_indices().rev().take(60).last().map_or(at, |(offset, _)| offset);
    let start = if lead == 0 {
        0
    } else {
        // After the last sentence's end in the lead, else after its first space.
        let part = &text[lead..at];
        let sentence = [". ", "! ", "? ", "\n"].iter().filter_map(|end| part.rfind(end).map(|p| p + end.len())).max();
        lead + sentence.or_else(|| part.find(' ').map(|p| p + 1)).unwrap_or(0)
    };
    let start = start + text[start..at].len() - text[start..at].trim_start().len();
    let limit = text[start..].char_indices().nth(LENGTH).map_or(text.len(), |(offset, _)| start + offset);
    let end = match limit == text.len() {
        true => limit,
        false => text[start..limit].rfind(char::is_whitespace).filter(|p| *p > 0).map_or(limit, |p| start + p),
    };
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlighter(words: &[&str]) -> Highlighter {
        let mut all = TermInterner::default();
        words.iter().for_each(|word| {
            all.intern(word);
        });
        Highlighter::new(all, vec![])
    }

    fn shown(marked: &Marked) -> Vec<&str> {
        marked.marks.iter().map(|(a, b)| &marked.text[*a as usize..*b as usize]).collect()
    }

    #[test]
    fn marks_keep_the_spelling_of_the_text() {
        let marked = highlighter(&["educacion", "food"]).whole("Educación y FOOD");
        assert_eq!(shown(&marked), ["Educación", "FOOD"]);
    }

    #[test]
    fn a_compound_is_marked_whole() {
        let marked = highlighter(&["wifi", "wi"]).whole("Free Wi-Fi and wi‑fi, wi.");
        assert_eq!(shown(&marked), ["Wi-Fi", "wi‑fi", "wi"]);
    }

    #[test]
    fn the_passage_with_most_found_words_is_shown() {
        let text = format!(
            "{} Free food boxes and hot meals on Mondays. {}",
            "Nothing here. ".repeat(30),
            "More. ".repeat(60)
        );
        let passage = highlighter(&["food", "meals"]).best_passage(&text);
        assert_eq!(shown(&passage), ["food", "meals"]);
        assert!(passage.text.chars().count() <= LENGTH + 4, "{}", passage.text);
        assert!(passage.text.starts_with("… Free food"), "{}", passage.text);
    }

    proptest::proptest! {
        #[test]
        fn marks_are_ascending_and_on_letters(text in "\\PC{0,600}") {
            let mut words = TermInterner::default();
            let mut count = 0;
            analysis::words(&text, |word, _, _| {
                count += 1;
                if count % 3 == 1 {
                    words.intern(word);
                }
            });
            let marked = Highlighter::new(words, vec!["a".into()]).best_passage(&text);
            let mut last = 0;
            for (a, b) in marked.marks {
                proptest::prop_assert!(a >= last && a < b);
                proptest::prop_assert!(marked.text.is_char_boundary(a as usize) && marked.text.is_char_boundary(b as usize));
                last = b;
            }
        }
    }
}
