//! Defines how a phone number is parted from the extension that was written behind it.

/// The number as the source writes it, and the extension. `None`: there is nothing to dial.
pub fn split(raw: &str) -> Option<(String, Option<String>)> {
    let raw = raw.trim();
    let lower = raw.to_ascii_lowercase();
    // "text" holds an "ext": a mark begins a word.
    let begins_word = |at: &usize| !lower[..*at].ends_with(|c: char| c.is_alphabetic());
    let marks = ["extension", "ext.", "ext", "x", "#"];
    let marked = marks.iter().filter_map(|mark| Some((lower.find(mark).filter(begins_word)?, mark.len())));
    let cut = marked.min_by_key(|(at, length)| (*at, usize::MAX - length));
    let dialled = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let (number, extension) = match cut {
        // In front of an extension stands a whole number; "#1234" alone is something to dial.
        Some((at, length)) if dialled(&raw[..at]) >= 3 && dialled(&raw[at..]) > 0 => {
            let extension = raw[at + length..]
                .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | ')' | '(' | '-'));
            (raw[..at].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ';' | '-')), extension)
        }
        _ => (raw, ""),
    };
    (dialled(number) > 0).then(|| (number.to_owned(), (!extension.is_empty()).then(|| extension.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_extension_is_parted_from_its_number() {
        for (raw, number, extension) in [
            ("305-573-4200 x57471", "305-573-4200", Some("57471")),
            ("305-573-4200x5", "305-573-4200", Some("5")),
            ("(305) 573-4200 ext. 12", "(305) 573-4200", Some("12")),
            ("305-573-4200, Extension 7", "305-573-4200", Some("7")),
            ("305-573-4200 xOPT2", "305-573-4200", Some("OPT2")),
            ("305-573-4200 #3", "305-573-4200", Some("3")),
            ("305-573-4200", "305-573-4200", None),
            ("+1 305 573 4200", "+1 305 573 4200", None),
            ("911", "911", None),
            ("1-800-FLOWERS", "1-800-FLOWERS", None),
            ("#250", "#250", None),
            ("305-573-4200 (text)", "305-573-4200 (text)", None),
            ("305-573-4200 ext. front desk", "305-573-4200 ext. front desk", None),
        ] {
            assert_eq!(split(raw), Some((number.to_owned(), extension.map(str::to_owned))), "{raw}");
        }
    }

    #[test]
    fn what_has_no_digit_cannot_be_called() {
        for raw in ["", "none", "call us", "x"] {
            assert_eq!(split(raw), None);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_parted_without_a_crash(raw in "\\PC{0,40}|[0-9 x#.,ext-]{0,30}") {
            split(&raw);
        }
    }
}
