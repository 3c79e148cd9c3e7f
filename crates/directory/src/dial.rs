//! Decides which texts are numbers that a phone can call. Every `tel:` and `sms:` address is made here.

use super::Phone;
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// Words that stand beside a number so often that they are never a part of it.
const LABELS: [&str; 14] =
    ["ext", "fax", "main", "cell", "text", "voice", "office", "tel", "opt", "tty", "tdd", "press", "local", "option"];

impl Phone {
    /// A number of which nothing else is known.
    pub fn of(number: &str) -> Phone {
        Phone { number: number.to_owned(), ..Phone::default() }
    }

    /// What a `tel:` address takes: digits with a leading `+` where given, and the extension (RFC 3966).
    /// `None` when there is nothing to dial.
    pub fn dial(&self) -> Option<String> {
        let number = self.dialled_number()?;
        let extension = self.extension.as_deref().and_then(only_digits);
        Some(match extension {
            Some(extension) => format!("{number};ext={extension}"),
            None => number,
        })
    }

    /// Its `tel:` address (RFC 3966); `None` where there is nothing to dial.
    pub fn tel(&self) -> Option<String> {
        Some(format!("tel:{}", self.dial()?))
    }

    /// Its `sms:` address (RFC 5724), for a number that takes text messages.
    pub fn sms(&self) -> Option<String> {
        Some(format!("sms:{}", self.dialled_number()?))
    }

    /// Its digits without the extension, with a leading `+` where given; `None` when there is nothing to dial.
    pub fn dialled_number(&self) -> Option<String> {
        if self.is_impossible { None } else { dialled(&self.number) }
    }

    /// Whether the source's words for its kind hold one of these, in lower case.
    pub fn is_kind(&self, kinds: &[&str]) -> bool {
        let kind = self.kind.as_deref().unwrap_or("").to_lowercase();
        kinds.iter().any(|other| kind.contains(other))
    }

    /// Somebody can be spoken to: not a fax and not for text messages alone.
    pub fn is_voice(&self) -> bool {
        !self.is_kind(&["fax", "text", "sms", "pager"])
    }

    /// The number that a card or a page offers first: one to speak to, else a teletype, else a text line, else
    /// words that could not be read as a number. A fax is not a way to reach somebody from a phone.
    pub fn first<'a>(phones: &[&'a Phone]) -> Option<&'a Phone> {
        let rank = |phone: &Phone| match (phone.dial().is_some(), phone.is_voice()) {
            (true, true) if !phone.is_kind(&["tty", "tdd"]) => Some(0),
            (true, true) => Some(1),
            _ if phone.is_kind(&["fax", "pager"]) => None,
            (true, false) => Some(2),
            (false, _) => Some(3),
        };
        let ranked = phones.iter().filter_map(|phone| Some((rank(phone)?, *phone)));
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, phone)| phone)
    }
}

/// JSON names `is_impossible` only where it is so: a list that was kept before stays the same, byte for byte.
impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let with_mark = self.is_impossible || !serializer.is_human_readable();
        let mut fields = serializer.serialize_struct("Phone", 5 + usize::from(with_mark))?;
        fields.serialize_field("number", &self.number)?;
        fields.serialize_field("extension", &self.extension)?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("languages", &self.languages)?;
        fields.serialize_field("description", &self.description)?;
        if with_mark {
            fields.serialize_field("is_impossible", &self.is_impossible)?;
        }
        fields.end()
    }
}

/// The one run of digits in an extension. Of two ("2 or 3") none: joined they would be a third.
fn only_digits(extension: &str) -> Option<&str> {
    let mut runs = extension.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.next().filter(|run| runs.next().is_none() && run.len() <= 10)
}

fn dialled(number: &str) -> Option<String> {
    let number = number.trim();
    let (plus, rest) = number.strip_prefix('+').map_or(("", number), |rest| ("+", rest));
    // The national zero in brackets is not dialled behind a country code.
    let rest = if plus.is_empty() { rest.to_owned() } else { rest.replacen("(0)", "", 1) };
    if !rest.starts_with(|c: char| c.is_ascii_digit() || (c == '(' && rest.len() > 1)) {
        return None;
    }
    if rest.contains(|c: char| c.is_ascii_alphabetic()) {
        return vanity(&rest)
            .filter(|_| plus.is_empty() || rest.starts_with('1'))
            .map(|digits| plus.to_owned() + &digits);
    }
    let mut digits = String::new();
    for c in rest.chars() {
        match c {
            '0'..='9' => digits.push(c),
            // An area code stands in front; what stands in brackets behind a number is something else.
            '(' if digits.len() > 6 => return None,
            '(' | ')' | '-' | '.' | ' ' | '\u{a0}' | '\u{2010}'..='\u{2015}' => {}
            _ => return None,
        }
    }
    let plausible = match (plus, digits.len()) {
        ("+", length) if digits.starts_with('1') => length == 11,
        ("+", length) => (7..=15).contains(&length),
        // Longer ones without a country code are two numbers, or one and its extension, unless a prefix is dialled.
        (_, 11) => digits.starts_with(['0', '1']),
        (_, length) => (3..=10).contains(&length) || ((12..=15).contains(&length) && digits.starts_with('0')),
    };
    (plausible && !is_two_numbers(&rest)).then(|| format!("{plus}{digits}"))
}

/// "555-0100 12" and "911 988": the first group is a whole number already.
fn is_two_numbers(number: &str) -> bool {
    let Some((first, rest)) = number.trim().split_once([' ', '\u{a0}']) else { return false };
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let local = first.len() == 8 && digits(first) == 7 && first.as_bytes()[3].is_ascii_punctuation();
    local || (digits(rest) == 3 && matches!(first, "211" | "311" | "411" | "511" | "711" | "811" | "911" | "988"))
}

/// `1-800-GET-HELP`: letters directly within a number, as on a keypad.
fn vanity(number: &str) -> Option<String> {
    let runs = number.split(|c: char| !c.is_ascii_alphabetic()).filter(|run| !run.is_empty());
    if runs.into_iter().any(|run| LABELS.contains(&run.to_ascii_lowercase().as_str())) {
        return None;
    }
    if is_slip(number) {
        return None;
    }
    let letters = number.find(|c: char| c.is_ascii_alphabetic())?;
    // "(800) GET-HELP": in capitals behind an area code in brackets, and just as long as the number is.
    let word = |text: &str| text.bytes().filter(u8::is_ascii_alphanumeric).count() == 7 && !text.contains(' ');
    if let Some((code, name)) = number.split_once(") ")
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && !name.contains(|c: char| c.is_ascii_lowercase())
        && word(name)
        && code.split_once('(').is_some_and(|(trunk, code)| matches!(trunk.trim(), "" | "1" | "1-") && code.len() == 3)
    {
        return vanity(&number.replacen(") ", "-", 1).replace(['(', ' '], ""));
    }
    // Behind a blank stands a word.
    if number[letters..].contains(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '.')
        || !number[..letters].ends_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.')
    {
        return None;
    }
    let mut symbols = String::new();
    for c in number.to_ascii_lowercase().chars() {
        symbols.push(match c {
            '0'..='9' => c,
            'a'..='c' => '2',
            'd'..='f' => '3',
            'g'..='i' => '4',
            'j'..='l' => '5',
            'm'..='o' => '6',
            'p'..='s' => '7',
            't'..='v' => '8',
            'w'..='z' => '9',
            '-' | '.' | '(' | ')' | ' ' => continue,
            _ => return None,
        });
    }
    let digits = number[..letters].bytes().filter(u8::is_ascii_digit).count();
    let trunk = usize::from(symbols.starts_with('1'));
    let national = &symbols[trunk..];
    let area_code = national.starts_with(|c| ('2'..='9').contains(&c)) && national.get(1..3) != Some("11");
    // Where the digits in front are a whole number, the letters are a word. Words longer than the number
    // (1-800-MEDICARE) are cut where the network stops to listen.
    let fits = national.len() == 10 || ((11..=14).contains(&national.len()) && national.starts_with('8'));
    let begins = (3..=6).contains(&digits.saturating_sub(trunk));
    (area_code && fits && begins).then(|| symbols[..trunk + 10].to_owned())
}

/// Whether the letters among digits stand for no word: one or two ("555-O1OO", typed for zeros), only those that look
/// like a zero or a one, or a placeholder ("555-XXXX").
fn is_slip(number: &str) -> bool {
    let letters: Vec<u8> = number.bytes().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_uppercase()).collect();
    letters.len() < 3
        || letters.iter().all(|letter| matches!(letter, b'O' | b'I' | b'L'))
        || letters.iter().all(|letter| *letter == letters[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phone(number: &str, extension: &str, kind: &str) -> Phone {
        Phone {
            number: number.into(),
            extension: Some(extension.into()),
            kind: Some(kind.into()),
            ..Default::default()
        }
    }

    #[test]
    fn a_number_is_dialled_with_its_extension() {
        for (number, extension, dial) in [
            ("(305) 555-0134", "x12", "3055550134;ext=12"),
            ("305-555-0134", "press 2", "3055550134;ext=2"),
            ("305-555-0134", "2 or 3", "3055550134"),
            ("305-555-0134", "front desk", "3055550134"),
            ("+1 305 555 0134", "", "+13055550134"),
            ("+44 (0)20 7946 0000", "", "+442079460000"),
            ("1 (305) 555-0134", "", "13055550134"),
            ("305\u{2013}555\u{2013}0134", "", "3055550134"),
            ("988", "", "988"),
            ("2-1-1", "", "211"),
            ("741741", "", "741741"),
        ] {
            assert_eq!(phone(number, extension, "").dial().as_deref(), Some(dial), "{number} {extension}");
        }
        assert_eq!(phone("305-555-0134", "7", "").tel().as_deref(), Some("tel:3055550134;ext=7"));
        assert_eq!(phone("305-555-0134", "7", "").sms().as_deref(), Some("sms:3055550134"));
    }

    #[test]
    fn letters_are_dialled_only_directly_within_a_number() {
        for (number, dial) in [
            ("1-800-GET-HELP", "18004384357"),
            ("1-800-555-HELP", "18005554357"),
            ("800.555.help", "8005554357"),
            ("1-800-MEDICARE", "18006334227"),
            ("1-866-4-CRISIS", "18664274747"),
            ("(800) GET-HELP", "8004384357"),
            ("1 (800) GET-HELP", "18004384357"),
            ("1-(800) FLOWERS", "18003569377"),
            ("(305) 555-HELP", "3055554357"),
        ] {
            assert_eq!(Phone::of(number).dial().as_deref(), Some(dial), "{number}");
        }
        for words in [
            "305-555-0134 Main",
            "305-555-0134-fax",
            "555-0134-fax",
            "305-volunteer",
            "305 555 HELP",
            "211-general",
            "(305) Call-now",
            "(305) CALL US 1",
            "(305) VOLUNTEER",
            "(305) OFFICE-1",
            "(30) GET-HELP",
            "(305) GET HELP",
            "(012) GET-HELP",
            "305-555-O100",
            "305-555-01OO",
            "305-555-OLOI",
            "305-555-l234",
            "1-800-55S-0100",
            "305-555-XXXX",
            "1-8OO-555-0100",
            "main: 305-555-0134",
            "TTY: 711",
            "Call 211",
        ] {
            assert_eq!(Phone::of(words).dial(), None, "{words}");
        }
    }

    #[test]
    fn what_is_not_one_number_is_not_dialled() {
        for text in [
            "",
            "--",
            "(",
            "12",
            "call us",
            "\u{660}\u{661}\u{662}",
            "123456789012345678901234567890",
            "5.90555E+09",
            "5.90555E09",
            "3055550134.0",
            "#250",
            "*67 305-555-0134",
            "305-555-0134 / 305-555-0135",
            "911/988",
            "911 988",
            "305-555-0134 305-555-0135",
            "305-555-0134 12",
            "555-0134 12",
            "+1 305 555 0134 5",
            "800-555-HELP (4357)",
            "305-555-0134 (0135)",
            "305-555-0134 ext. 44",
        ] {
            assert_eq!(Phone::of(text).dial(), None, "{text}");
        }
    }

    #[test]
    fn a_number_that_its_country_does_not_have_is_not_dialled() {
        let impossible = Phone { is_impossible: true, ..phone("305-555-010", "7", "") };
        assert_eq!((impossible.dial(), impossible.tel(), impossible.sms()), (None, None, None));
        let (fax, voice) = (phone("555-0101", "", "fax"), phone("555-0103", "", "voice"));
        assert_eq!(Phone::first(&[&fax, &impossible, &voice]), Some(&voice));
        assert_eq!(Phone::first(&[&fax, &impossible]), Some(&impossible), "shown as the words that it is");
    }

    #[test]
    fn a_phone_survives_json_and_its_mark_stands_only_where_it_is_set() {
        for is_impossible in [false, true] {
            let phone = Phone { is_impossible, ..phone("305-555-010", "7", "voice") };
            let json = serde_json::to_string(&phone).unwrap();
            assert_eq!(json.contains("is_impossible"), is_impossible);
            assert_eq!(serde_json::from_str::<Phone>(&json).unwrap(), phone);
        }
    }

    #[test]
    fn the_first_phone_is_one_to_speak_to() {
        let (fax, text, tty) = (phone("555-0101", "", "fax"), phone("555-0102", "", "text"), phone("711", "", "tty"));
        let (words, voice) = (phone("ask at the desk", "", ""), phone("555-0103", "", "voice"));
        for (phones, first) in [
            (vec![&fax, &words, &text, &tty, &voice], Some(&voice)),
            (vec![&fax, &words, &text, &tty], Some(&tty)),
            (vec![&fax, &words, &text], Some(&text)),
            (vec![&fax, &words], Some(&words)),
            (vec![&fax], None),
        ] {
            assert_eq!(Phone::first(&phones), first);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_dialled_is_digits_of_the_text(number in "\\PC{0,30}|[0-9 ()+.-]{0,24}") {
            if let Some(dial) = Phone::of(&number).dial() {
                prop_assert!(dial.trim_start_matches('+').bytes().all(|b| b.is_ascii_digit()));
                prop_assert!((3..=16).contains(&dial.len()));
            }
        }
    }
}
