//! Recognizes what looks like a patient's own data in a handoff's words, to remind its author to leave it out: links
//! and sheets get lost.

/// A date as births are written (`3/14/1962`, `1962-03-14`), or the words for a birth date or a record number.
///
/// Phone numbers, times and prices are no reason to warn.
pub fn looks_personal(text: &str) -> bool {
    let lower = text.to_lowercase();
    let marks = ["dob", "d.o.b", "mrn", "ssn", "birth", "medical record", "nacimiento", "expediente"];
    marks.iter().any(|mark| has_word(&lower, mark)) || lower.split_whitespace().any(is_date)
}

fn has_word(text: &str, word: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, _)| {
        // "birthday" is meant, "midwife" is not.
        !inside(text[..at].chars().next_back()) && (word.len() > 4 || !inside(text[at + word.len()..].chars().next()))
    })
}

/// Three numbers between the same marks, one of them a year of somebody alive.
fn is_date(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    ['/', '-', '.'].into_iter().any(|mark| {
        let parts: Vec<&str> = word.split(mark).collect();
        let short = |part: &&&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let year = |part: &&&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
        let shorts = parts.iter().filter(short).count();
        parts.len() == 3 && (shorts == 2 && parts.iter().any(|part| year(&part)) || shorts == 3 && mark != '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_date_or_a_record_number_is_noticed() {
        for text in
            ["DOB 3/14/62", "born 03/14/1962", "1962-03-14", "MRN 445566", "patient's birthday is May 2", "14.3.1962"]
        {
            assert!(looks_personal(text), "{text}");
        }
    }

    #[test]
    fn what_belongs_on_a_handoff_is_not() {
        for text in [
            "Ask for Mary, tell her Dr. Rivera sent you",
            "Call 305-555-0101 before 9:30",
            "Costs $12.50, bring 2 papers",
            "Open 24/7",
            "Room 1-2-B",
            "Childbirth class", // a word that only ends alike
            "",
        ] {
            assert!(!looks_personal(text), "{text}");
        }
    }
}
