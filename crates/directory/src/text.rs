//! Texts bounded in characters, and texts that are there twice.

/// The first `max` characters of `text`.
pub fn first_chars(text: &str, max: usize) -> &str {
    match text.char_indices().nth(max) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Each text once, where it stands first.
pub fn distinct<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut distinct = Vec::new();
    for text in texts {
        if !distinct.contains(&text) {
            distinct.push(text);
        }
    }
    distinct
}

#[cfg(test)]
mod tests {
    use super::{distinct, first_chars};

    #[test]
    fn a_text_that_is_there_twice_stays_where_it_stood_first() {
        assert_eq!(distinct(["b", "a", "b", "c", "a"]), ["b", "a", "c"]);
        assert_eq!(distinct([]), [""; 0]);
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        for (text, max, expected) in
            [("año", 2, "añ"), ("año", 3, "año"), ("año", 9, "año"), ("año", 0, ""), ("", 1, "")]
        {
            assert_eq!(first_chars(text, max), expected);
        }
    }
}
