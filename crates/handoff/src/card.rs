//! The clinic's card: who hands over, and how to call back. Kept in the clinic's browser, printed on its sheets, and in no
//! link but by its name.
//!
//! ```json
//! {"version": 1, "name": "North County Clinic", "phone": "305-555-0101", "address": "1 First Street"}
//! ```

use crate::{MAX_FROM, tidy_text};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

const VERSION: u32 = 1;
/// Bytes.
const MAX_KEPT: usize = 16 << 10;
/// Characters.
pub const MAX_PHONE: usize = 40;
/// Characters.
pub const MAX_ADDRESS: usize = 120;

/// Anyone can be one: a food bank that hands over to the clinic, too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClinicCard {
    /// As the patient knows it; what a handoff is from.
    pub name: String,
    /// To call back.
    pub phone: String,
    /// One line.
    pub address: String,
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
            unknown: Map::new(),
        }
    }

    /// What [`ClinicCard::to_json`] wrote; `None` for anything else, and for a newer version's.
    pub fn from_json(text: &str) -> Option<ClinicCard> {
        let kept: Kept = serde_json::from_str(text.get(..text.len().min(MAX_KEPT))?).ok()?;
        let card = ClinicCard::new(&kept.name, &kept.phone, &kept.address);
        (kept.version == VERSION).then_some(ClinicCard { unknown: kept.unknown, ..card })
    }

    /// As it is kept.
    pub fn to_json(&self) -> String {
        let ClinicCard { name, phone, address, unknown } = self.clone();
        serde_json::to_string(&Kept { version: VERSION, name, phone, address, unknown }).expect("all keys are texts")
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
    }

    #[test]
    fn what_is_no_card_is_none_and_lines_are_bounded() {
        let long = format!(r#"{{"version":1,"name":"{}"}}"#, "a".repeat(MAX_KEPT));
        for text in ["", "null", "{}", r#"{"version":2,"name":"a"}"#, &long] {
            assert_eq!(ClinicCard::from_json(text), None, "{text}");
        }
        let card = ClinicCard::new(&"a".repeat(500), " 305\n555 ", "");
        assert_eq!((card.name.len(), card.phone.as_str()), (MAX_FROM, "305 555"));
    }
}
