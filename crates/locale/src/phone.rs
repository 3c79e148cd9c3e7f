//! Formats North American telephone numbers in their usual way; any other stays as the source has it.

use super::Messages;
use signpost_directory::Phone;

impl Messages {
    /// "ext. 12". What is more than digits ("option 2") stands as it is.
    pub fn extension(&self, phone: &Phone) -> Option<String> {
        let extension = phone.extension.as_deref()?;
        Some(match extension.bytes().all(|b| b.is_ascii_digit()) {
            true => self.fill("extension", &[("extension", extension.into())]),
            false => extension.to_owned(),
        })
    }
}

/// `(305) 555-0101` for ten plain digits in North America.
pub fn readable_number(number: &str, country: &str) -> String {
    let number = number.trim();
    let plain = number.chars().all(|c| c.is_ascii_digit() || "+-.() ".contains(c));
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let ten = match digits.len() {
        10 if !number.starts_with('+') => digits.as_str(),
        11 if digits.starts_with('1') => &digits[1..],
        _ => return number.to_owned(),
    };
    let north_american = matches!(country, "" | "US" | "CA" | "PR");
    match plain && north_american {
        true => format!("({}) {}-{}", &ten[..3], &ten[3..6], &ten[6..]),
        false => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_of_digits_is_announced_and_an_option_stands_as_written() {
        let words = Messages::english();
        let extension = |e: &str| words.extension(&Phone { extension: Some(e.to_owned()), ..Phone::of("555-0101") });
        assert!(extension("12").is_some_and(|words| words.contains("12") && words != "12"));
        assert_eq!(extension("opt 2").as_deref(), Some("opt 2"));
        assert_eq!(words.extension(&Phone::of("555-0101")), None);
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
