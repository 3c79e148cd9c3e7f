//! The keys of whoever makes handouts all day. They work only in "I help others" (WCAG 2.1.4: single letters can be turned
//! off), and never while something is being typed.

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// `/`: to the search box, whose words are then selected.
    Search,
    /// `1` to `9`: the result with this number onto the handout, or off it.
    Result(usize),
    /// `g`: to the handout.
    Handout,
    /// Ctrl+Enter: print.
    Print,
    /// `?`: the list of keys.
    Help,
}

/// A key as the browser tells it.
#[derive(Debug, Clone, Copy)]
pub struct Pressed<'a> {
    /// The character, or the key's name.
    pub key: &'a str,
    pub with_control: bool,
    /// Alt, or the system's own key.
    pub with_other: bool,
    /// In a field that takes letters.
    pub is_typing: bool,
}

impl Shortcut {
    pub fn of(pressed: Pressed) -> Option<Shortcut> {
        let Pressed { key, with_control, with_other, is_typing } = pressed;
        match key {
            "Enter" if with_control && !with_other => Some(Shortcut::Print),
            _ if with_control || with_other || is_typing => None,
            "/" => Some(Shortcut::Search),
            "?" => Some(Shortcut::Help),
            "g" | "G" => Some(Shortcut::Handout),
            _ => match key.as_bytes() {
                [digit @ b'1'..=b'9'] => Some(Shortcut::Result(usize::from(digit - b'1'))),
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortcut(key: &str, is_typing: bool) -> Option<Shortcut> {
        Shortcut::of(Pressed { key, with_control: false, with_other: false, is_typing })
    }

    #[test]
    fn letters_and_digits_work_where_nothing_is_typed() {
        for (key, does) in [
            ("/", Shortcut::Search),
            ("1", Shortcut::Result(0)),
            ("9", Shortcut::Result(8)),
            ("g", Shortcut::Handout),
            ("?", Shortcut::Help),
        ] {
            assert_eq!(shortcut(key, false), Some(does));
            assert_eq!(shortcut(key, true), None);
        }
        for key in ["0", "10", "a", "Enter", "", "é"] {
            assert_eq!(shortcut(key, false), None, "{key}");
        }
    }

    #[test]
    fn control_and_enter_print_from_anywhere_and_other_keys_with_control_are_the_browsers() {
        for is_typing in [false, true] {
            let pressed = Pressed { key: "Enter", with_control: true, with_other: false, is_typing };
            assert_eq!(Shortcut::of(pressed), Some(Shortcut::Print));
        }
        let pressed = Pressed { key: "g", with_control: true, with_other: false, is_typing: false };
        assert_eq!(Shortcut::of(pressed), None);
        assert_eq!(Shortcut::of(Pressed { with_control: false, with_other: true, ..pressed }), None);
    }
}
