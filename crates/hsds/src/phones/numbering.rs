//! Which numbers a country has, by the rules that Google's libphonenumber collects (the crate `phonenumber`).
//!
//! Only what cannot be is told: a number of a length that its country does not have, or one that begins as none does.
//! Whether somebody has the number is more than the rules know.

use phonenumber::{
    Metadata, Type,
    metadata::{DATABASE, Descriptor},
};

/// Numbers of three digits that are called in North America.
pub(crate) const SERVICE_NUMBERS: [&str; 9] = ["211", "311", "411", "511", "611", "711", "811", "911", "988"];

/// Whether somebody in `country` (ISO 3166-1 alpha-2; empty: not known) could call this number.
/// `dialled`: digits, with a leading `+` where a country's code is given. `texts`: it takes text messages, for which
/// there are numbers of five and six digits.
pub(crate) fn is_possible(country: &str, dialled: &str, texts: bool) -> bool {
    if let Some(digits) = dialled.strip_prefix('+') {
        return has_country_code(digits);
    }
    let Some(metadata) = DATABASE.by_id(country) else { return true };
    if dialled.len() < 7 {
        return metadata.country_code() != 1 || is_short_in_north_america(dialled, texts);
    }
    // A zero leads abroad, or the community forgot to name its country: nothing is known but that it is no placeholder.
    if dialled.starts_with('0') {
        return dialled.bytes().any(|digit| digit != b'0');
    }
    let prefix = metadata.national_prefix().unwrap_or_default();
    let national = dialled.strip_prefix(prefix);
    let local = kinds(metadata).any(|kind| kind.possible_local_length().contains(&(dialled.len() as u16)));
    local || has(metadata, dialled) || national.is_some_and(|national| has(metadata, national))
}

fn is_short_in_north_america(dialled: &str, texts: bool) -> bool {
    match dialled.len() {
        3 => SERVICE_NUMBERS.contains(&dialled) || matches!(dialled, "112" | "999"),
        5 | 6 => texts,
        _ => false,
    }
}

/// Of codes of one to three digits that fit, one whose country has such numbers.
fn has_country_code(digits: &str) -> bool {
    (1..=3).filter_map(|length| digits.split_at_checked(length)).any(|(code, national)| {
        let countries: Vec<&Metadata> =
            code.parse().ok().and_then(|code: u16| DATABASE.by_code(&code)).unwrap_or_default();
        countries.iter().any(|country| {
            // Mexico's mobile numbers were dialled with a 1 until 2019, and stand so in lists.
            let former = national.strip_prefix('1').filter(|_| country.id() == "MX");
            has(country, national) || former.is_some_and(|national| has(country, national))
        })
    })
}

/// The lengths stand with the kinds of numbers, the beginnings with the general rule.
fn has(country: &Metadata, national: &str) -> bool {
    let length = national.len() as u16;
    kinds(country).any(|kind| kind.possible_length().contains(&length))
        && country.descriptors().general().is_match(national)
}

fn kinds(country: &Metadata) -> impl Iterator<Item = &Descriptor> {
    let kinds = [
        Type::FixedLine,
        Type::Mobile,
        Type::TollFree,
        Type::PremiumRate,
        Type::SharedCost,
        Type::PersonalNumber,
        Type::Voip,
        Type::Pager,
        Type::Uan,
    ];
    kinds.into_iter().filter_map(|kind| country.descriptors().get(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_the_country_has_is_possible() {
        for (country, numbers) in [
            ("US", &["3055550100", "13055550100", "5550100", "911", "988", "211", "6905550114", "011525555550100"][..]),
            ("CA", &["6135550100", "16135550100"]),
            ("PR", &["7875550100"]),
            ("MX", &["5555550100", "015555550100"]),
            ("GT", &["22220100"]),
            ("ES", &["912345678", "016"]),
            ("GB", &["02079460018", "116123"]),
            ("DE", &["03411234567"]),
            ("FR", &["0123456789", "3919"]),
            ("", &["12", "99"]),
            ("ZZ", &["12345678"]),
        ] {
            for number in numbers {
                assert!(is_possible(country, number, false), "{country} {number}");
            }
        }
        for number in ["+13055550100", "+442079460018", "+525555550100", "+5215555550100", "+35315550100"] {
            assert!(is_possible("US", number, false), "{number}");
        }
        for number in ["741741", "30304"] {
            assert!(is_possible("US", number, true), "{number}");
        }
    }

    #[test]
    fn a_number_that_the_country_does_not_have_is_not() {
        for (country, numbers) in [
            (
                "US",
                &[
                    "305555010",
                    "33142",
                    "331421234",
                    "20261129",
                    "0000000000",
                    "1111111111",
                    "1234567890",
                    "250",
                    "0149",
                    "741741",
                    "30555501000",
                ][..],
            ),
            ("MX", &["555555010"]),
            ("ES", &["91234567"]),
            ("GT", &["2222010"]),
        ] {
            for number in numbers {
                assert!(!is_possible(country, number, false), "{country} {number}");
            }
        }
        for number in ["+3055550100", "+1305555010", "+9991234567"] {
            assert!(!is_possible("US", number, false), "{number}");
        }
    }
}
