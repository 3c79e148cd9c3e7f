//! Defines how a telephone number is dialled and read: links for `tel:` and `sms:`, and the usual
//! look of a North American number. The source's own writing is never lost, only arranged.

use crate::core::directory::Phone;

/// The target of a call link: `tel:+13055550101;ext=12` (RFC 3966) or `tel:988`.
///
/// `None` when there are no digits to dial. Letters are dialled as on a keypad (`1-800-FLOWERS`).
pub fn dial(phone: &Phone, country: &str) -> Option<String> {
    let digits = dialled(&phone.number);
    // Three to fifteen digits (E.164); emergency and service numbers are as short as three.
    if !(3..=15).contains(&digits.len()) {
        return None;
    }
    let international = phone.number.trim_start().starts_with('+');
    let mut uri = match (international, digits.len()) {
        (true, _) => format!("tel:+{digits}"),
        (false, 10) if is_north_american(country) => format!("tel:+1{digits}"),
        (false, 11) if is_north_american(country) && digits.starts_with('1') => format!("tel:+{digits}"),
        _ => format!("tel:{digits}"),
    };
    if let Some(extension) = phone.extension.as_deref() {
        let extension: String = extension.chars().filter(char::is_ascii_digit).take(10).collect();
        if !extension.is_empty() {
            uri.push_str(";ext=");
            uri.push_str(&extension);
        }
    }
    Some(uri)
}

/// `(305) 555-0101` for ten plain digits in North America; any other writing stays as it is.
pub fn readable_number(number: &str, country: &str) -> String {
    let number = number.trim();
    let plain = number.chars().all(|c| c.is_ascii_digit() || "+-.() ".contains(c));
    let digits = dialled(number);
    let ten = match digits.len() {
        10 if !number.starts_with('+') => digits.as_str(),
        11 if digits.starts_with('1') => &digits[1..],
        _ => return number.to_owned(),
    };
    if !plain || !is_north_american(country) {
        return number.to_owned();
    }
    format!("({}) {}-{}", &ten[..3], &ten[3..6], &ten[6..])
}

fn is_north_american(country: &str) -> bool {
    matches!(country, "" | "US" | "CA" | "PR")
}

/// The digits of a number, keypad letters turned into theirs; whatever follows an `x` or `ext` is
/// an extension written into the number and not dialled.
fn dialled(number: &str) -> String {
    let lower = number.to_ascii_lowercase();
    let end = lower.find(" x").or_else(|| lower.find("ext")).unwrap_or(lower.len());
    lower[..end]
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            'a'..='c' => Some('2'),
            'd'..='f' => Some('3'),
            'g'..='i' => Some('4'),
            'j'..='l' => Some('5'),
            'm'..='o' => Some('6'),
            'p'..='s' => Some('7'),
            't'..='v' => Some('8'),
            'w'..='z' => Some('9'),
            _ => None,
        })
        .take(16)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_link_holds_what_a_phone_can_dial() {
        for (number, extension, uri) in [
            ("305-555-0101", None, Some("tel:+13055550101")),
            ("(305) 555-0101", Some("12"), Some("tel:+13055550101;ext=12")),
            ("1 (800) 555-0199", None, Some("tel:+18005550199")),
            ("1-800-555-HELP", None, Some("tel:+18005554357")),
            ("+44 20 7946 0018", None, Some("tel:+442079460018")),
            ("305-555-0101 x44", None, Some("tel:+13055550101")),
            ("305-555-0101 ext. 44", Some("press 2"), Some("tel:+13055550101;ext=2")),
            ("988", None, Some("tel:988")),
            ("", None, None),
            ("--", None, None),
            ("\u{660}\u{661}\u{662}", None, None),
            ("123456789012345678901234567890", None, None),
        ] {
            let phone = Phone { number: number.into(), extension: extension.map(str::to_owned), ..Phone::default() };
            assert_eq!(dial(&phone, "US").as_deref(), uri, "{number}");
        }
    }

    #[test]
    fn a_plain_number_is_shown_in_the_countrys_usual_way_and_any_other_as_written() {
        assert_eq!(readable_number("3055550101", "US"), "(305) 555-0101");
        assert_eq!(readable_number("1-305-555-0101", "US"), "(305) 555-0101");
        assert_eq!(readable_number("988", "US"), "988");
        assert_eq!(readable_number("1-800-555-HELP", "US"), "1-800-555-HELP");
        assert_eq!(readable_number("3055550101", "GB"), "3055550101");
        assert_eq!(readable_number(" call us \u{2603} ", "US"), "call us \u{2603}");
    }
}
