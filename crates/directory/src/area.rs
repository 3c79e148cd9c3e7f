//! Whether a program serves a postal code, by the areas that it names.

use super::Program;

impl Program {
    /// `Some(true)`: one of its areas is this postal code, or names it. `Some(false)`: each of its areas is of other postal
    /// codes. `None`: it names an area that says nothing of postal codes, or none at all, or `code` has no postal code.
    pub fn serves(&self, code: &str) -> Option<bool> {
        let code = postal_code_in(code)?.to_ascii_uppercase();
        let words = |area: &str| {
            let upper = area.to_ascii_uppercase();
            let codes = upper.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| is_postal_code(word));
            codes.map(str::to_owned).collect::<Vec<_>>()
        };
        let areas: Vec<Vec<String>> = self.service_areas.iter().map(|area| words(area)).collect();
        match areas.iter().flatten().any(|word| *word == code) {
            true => Some(true),
            false if !areas.is_empty() && areas.iter().all(|codes| !codes.is_empty()) => Some(false),
            false => None,
        }
    }
}

/// The postal code in a place as people write it: `00401`, `00401-1234`, `Kestrel Falls, LK 00401`. It stands
/// at the end: what comes first is the number of a house.
pub fn postal_code_in(place: &str) -> Option<&str> {
    let last = place.split(|c: char| !c.is_alphanumeric() && c != '-').rfind(|word| !word.is_empty())?;
    // The four digits after a ZIP code name a street in it.
    let code = last.split_once('-').map_or(last, |(code, _)| code);
    is_postal_code(code).then_some(code)
}

/// Digits of a ZIP code or of its like elsewhere: a word of four to eight letters and digits, at least three digits.
pub(crate) fn is_postal_code(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    (4..=8).contains(&word.len()) && digits >= 3 && word.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postal_code_is_served_when_an_area_names_it() {
        let serves = |areas: &[&str], code: &str| {
            let service_areas = areas.iter().map(|area| (*area).to_owned()).collect();
            Program { service_areas, ..Program::default() }.serves(code)
        };
        assert_eq!(serves(&["Kestrel Falls 00401", "Kestrel Falls 00402"], "00402"), Some(true));
        assert_eq!(serves(&["00401, 00402; 00403"], " 00403 "), Some(true));
        assert_eq!(serves(&["Kestrel Falls 00401"], "00409"), Some(false));
        assert_eq!(serves(&["Kestrel Falls 00401", "Larkwater County"], "00409"), None, "the county may hold it");
        assert_eq!(serves(&["Larkwater County"], "00401"), None);
        assert_eq!(serves(&[], "00401"), None);
        assert_eq!(serves(&["Kestrel Falls 00401"], "Kestrel Falls"), None, "a town is no postal code");
        assert_eq!(serves(&["100401"], "00401"), Some(false), "a part of a number is another one");
        assert_eq!(serves(&["Kestrel Falls 00401"], "Kestrel Falls, LK 00401-1234"), Some(true));
    }

    #[test]
    fn a_postal_code_is_found_as_people_write_it() {
        for (typed, code) in [
            ("00401", Some("00401")),
            (" 00401-1234 ", Some("00401")),
            ("Kestrel Falls, LK 00401", Some("00401")),
            ("1450 Bridge Street, Kestrel Falls 00402", Some("00402")),
            ("1450 Bridge Street", None),
            ("12345 Main St, Kestrel Falls", None),
            ("Kestrel Falls", None),
            ("Wilkes-Barre", None),
            ("-", None),
            ("", None),
            ("٠٠٤٠١", None),
        ] {
            assert_eq!(postal_code_in(typed), code, "{typed}");
        }
    }
}
