//! Texts bounded in characters.

/// The first `max` characters of `text`.
pub fn first_chars(text: &str, max: usize) -> &str {
    match text.char_indices().nth(max) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::first_chars;

    #[test]
    fn a_text_is_cut_between_characters() {
        for (text, max, expected) in
            [("año", 2, "añ"), ("año", 3, "año"), ("año", 9, "año"), ("año", 0, ""), ("", 1, "")]
        {
            assert_eq!(first_chars(text, max), expected);
        }
    }
}
