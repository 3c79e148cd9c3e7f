//! How a handout is printed: paper, size of the letters, cards, a second language.

use serde::{Deserialize, Deserializer, Serialize};

/// Size of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 8.5 by 11 inches.
    Letter,
    /// 210 by 297 millimetres.
    A4,
}

impl Paper {
    /// What a country (ISO 3166-1 alpha-2) prints on.
    pub fn of_country(country: &str) -> Paper {
        if matches!(country, "" | "US" | "CA" | "MX" | "PR" | "PH" | "CO" | "VE" | "CL") {
            Paper::Letter
        } else {
            Paper::A4
        }
    }
}

/// How the sheet is printed. None of it is in the link: it is the printer's, not the patient's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// `None`: as the community's country prints.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "known_paper")]
    pub paper: Option<Paper>,
    /// 18 pt in place of 14.
    #[serde(rename = "large", skip_serializing_if = "is_false")]
    pub is_large: bool,
    /// Wallet cards in place of a sheet.
    #[serde(rename = "wallet", skip_serializing_if = "is_false")]
    pub is_wallet: bool,
    /// With English beside the patient's language, or the reader's beside English.
    #[serde(rename = "bilingual", skip_serializing_if = "is_false")]
    pub is_bilingual: bool,
    /// Codes in place of names, on a discreet sheet.
    #[serde(rename = "codes_only", skip_serializing_if = "is_false")]
    pub has_codes_only: bool,
}

/// A paper of a later version is none of this one's.
fn known_paper<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Paper>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    Ok(match name.as_deref() {
        Some("letter") => Some(Paper::Letter),
        Some("a4") => Some(Paper::A4),
        _ => None,
    })
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Look {
    /// For the next patient: the printer still has the same paper.
    pub fn for_the_next(self) -> Look {
        Look { paper: self.paper, ..Look::default() }
    }

    /// As a template wants it, on the paper that is in use where the template says none.
    pub fn or_paper_of(self, used: Look) -> Look {
        Look { paper: self.paper.or(used.paper), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_chosen_is_not_written_and_a_later_paper_is_no_fault() {
        let all =
            Look { paper: Some(Paper::A4), is_large: true, is_wallet: true, is_bilingual: true, has_codes_only: true };
        for look in [Look::default(), all] {
            let text = serde_json::to_string(&look).unwrap();
            assert_eq!(serde_json::from_str::<Look>(&text).unwrap(), look);
        }
        assert_eq!(serde_json::to_string(&Look::default()).unwrap(), "{}");
        let later: Look = serde_json::from_str(r#"{"paper":"legal","large":true,"fold":3}"#).unwrap();
        assert_eq!(later, Look { is_large: true, ..Look::default() });
    }

    #[test]
    fn the_next_patient_gets_the_same_paper_and_nothing_else() {
        let large = Look { paper: Some(Paper::A4), is_large: true, ..Look::default() };
        assert_eq!(large.for_the_next(), Look { paper: Some(Paper::A4), ..Look::default() });
        assert_eq!(Look { is_wallet: true, ..Look::default() }.or_paper_of(large).paper, Some(Paper::A4));
    }
}
