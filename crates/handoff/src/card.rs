//! The clinic's card: who hands over, and how to call back. Kept in the clinic's browser, printed on its sheets, and in no
//! link but by its name.
//!
//! ```json
//! {"version": 1, "name": "North County Clinic", "phone": "305-555-0101", "address": "1 First Street"}
//! ```

use crate::{HandoffError, MAX_FROM, tidy_text};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

const VERSION: u32 = 1;
/// Bytes.
const MAX_KEPT: usize = 64 << 10;
/// Characters.
pub const MAX_PHONE: usize = 40;
/// Characters.
pub const MAX_ADDRESS: usize = 120;
/// Letters of the logo's `data:` address: a small picture.
pub const MAX_LOGO: usize = 40_000;
/// What every logo begins with.
pub const LOGO: &str = "data:image/png;base64,";

/// Anyone can be one: a food bank that hands over to the clinic, too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClinicCard {
    /// As the patient knows it; what a handoff is from.
    pub name: String,
    /// To call back.
    pub phone: String,
    /// One line.
    pub address: String,
    /// A small PNG as a `data:` address; empty: none.
    pub logo: String,
    unknown: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    #[serde(default)]
    name: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    address: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    logo: String,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

impl ClinicCard {
    /// A card with these lines, each bounded.
    pub fn new(name: &str, phone: &str, address: &str) -> ClinicCard {
        ClinicCard {
            name: tidy_text(name, MAX_FROM),
            phone: tidy_text(phone, MAX_PHONE),
            address: tidy_text(address, MAX_ADDRESS),
            logo: String::new(),
            unknown: Map::new(),
        }
    }

    /// With other lines, each bounded; the rest stays.
    pub fn with_lines(&self, name: &str, phone: &str, address: &str) -> ClinicCard {
        ClinicCard { logo: self.logo.clone(), unknown: self.unknown.clone(), ..ClinicCard::new(name, phone, address) }
    }

    /// With this logo; with none where it is anything but a PNG in a `data:` address of at most [`MAX_LOGO`] letters.
    pub fn with_logo(self, logo: &str) -> ClinicCard {
        let is_base64 = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b));
        let is_logo = logo.len() <= MAX_LOGO && logo.strip_prefix(LOGO).is_some_and(is_base64);
        ClinicCard { logo: if is_logo { logo.to_owned() } else { String::new() }, ..self }
    }

    /// What [`ClinicCard::to_json`] wrote; refused are anything else, and a newer version's.
    pub fn from_json(text: &str) -> Result<ClinicCard, HandoffError> {
        let kept: Kept = Some(text)
            .filter(|text| text.len() <= MAX_KEPT)
            .and_then(|text| serde_json::from_str(text).ok())
            .ok_or(HandoffError::Damaged)?;
        if kept.version != VERSION {
            return Err(if kept.version > VERSION { HandoffError::Newer } else { HandoffError::Damaged });
        }
        let card = ClinicCard::new(&kept.name, &kept.phone, &kept.address).with_logo(&kept.logo);
        Ok(ClinicCard { unknown: kept.unknown, ..card })
    }

    /// As it is kept.
    pub fn to_json(&self) -> String {
        let ClinicCard { name, phone, address, logo, unknown } = self.clone();
        serde_json::to_string(&Kept { version: VERSION, name, phone, address, logo, unknown })
            .expect("all keys are texts")
    }

    /// How to call back and where it is, as lines; the name stands in the sheet's head.
    pub fn lines(&self) -> Vec<&str> {
        [self.phone.as_str(), &self.address].into_iter().filter(|line| !line.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_read_back_with_a_later_versions_fields() {
        let kept =
            r#"{"version":1,"name":"North County","phone":"305-555-0101","address":"1 First Street","fax":"none"}"#;
        let card = ClinicCard::from_json(kept).unwrap();
        assert_eq!(card.to_json(), kept);
        assert_eq!(card.lines(), ["305-555-0101", "1 First Street"]);
        // Other lines leave the rest as it is.
        let changed = card.with_lines("South County", " 555 ", "").to_json();
        assert_eq!(changed, r#"{"version":1,"name":"South County","phone":"555","address":"","fax":"none"}"#);
    }

    #[test]
    fn a_logo_is_a_small_picture_and_nothing_else() {
        let card = ClinicCard::new("Clinic", "", "");
        let logo = "data:image/png;base64,iVBORw0KGgo=";
        let with = card.clone().with_logo(logo);
        assert_eq!(ClinicCard::from_json(&with.to_json()), Ok(with.clone()));
        assert_eq!(with.logo, logo);
        let long = format!("{LOGO}{}", "A".repeat(MAX_LOGO));
        for other in
            ["", "https://example.org/a.png", "data:image/svg+xml;base64,AAAA", "data:image/png;base64,\"><x", &long]
        {
            assert_eq!(card.clone().with_logo(other).logo, "", "{other:.60}");
        }
        let whole = format!("{LOGO}{}", "A".repeat(MAX_LOGO - LOGO.len()));
        let largest = ClinicCard::new(&"a".repeat(MAX_FROM), "", "").with_logo(&whole);
        assert_eq!(ClinicCard::from_json(&largest.to_json()), Ok(largest), "it fits into what is read back");
    }

    #[test]
    fn what_is_no_card_is_refused_and_lines_are_bounded() {
        let long = format!(r#"{{"version":1,"name":"{}"}}"#, "a".repeat(MAX_KEPT));
        for text in ["", "null", "{}", r#"{"version":0}"#, &long] {
            assert_eq!(ClinicCard::from_json(text), Err(HandoffError::Damaged), "{text}");
        }
        assert_eq!(ClinicCard::from_json(r#"{"version":2,"name":"a"}"#), Err(HandoffError::Newer));
        let card = ClinicCard::new(&"a".repeat(500), " 305\n555 ", "");
        assert_eq!((card.name.len(), card.phone.as_str()), (MAX_FROM, "305 555"));
    }
}
