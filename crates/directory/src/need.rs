//! The closed list of needs: what a person asks for.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

macro_rules! needs {
    ($($variant:ident = $id:literal),+ $(,)?) => {
        /// One of the things that a person asks for. The ids are fixed between all parts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Need { $(#[doc = concat!("`", $id, "`")] #[serde(rename = $id)] $variant),+ }

        impl Need {
            /// All needs, in the order in which they are offered.
            pub const ALL: &'static [Need] = &[$(Need::$variant),+];

            /// The id used in data files, addresses and message names.
            pub fn id(self) -> &'static str {
                match self { $(Need::$variant => $id),+ }
            }
        }

        impl FromStr for Need {
            type Err = UnknownNeed;
            fn from_str(id: &str) -> Result<Self, UnknownNeed> {
                match id { $($id => Ok(Need::$variant),)+ _ => Err(UnknownNeed(id.to_owned())) }
            }
        }
    };
}

needs! {
    Food = "food",
    Housing = "housing",
    Utilities = "utilities",
    Transportation = "transportation",
    Safety = "safety",
    Money = "money",
    Work = "work",
    Education = "education",
    HealthCare = "health-care",
    MentalHealth = "mental-health",
    SubstanceUse = "substance-use",
    HealthyLiving = "healthy-living",
    Family = "family",
    Aging = "aging",
    Disability = "disability",
    Legal = "legal",
    Goods = "goods",
    Belonging = "belonging",
    Emergency = "emergency",
}

impl Need {
    /// What Gravity calls it: displays of the categories of HL7's SDOH Clinical Care guide (its code system
    /// `SDOHCC-CodeSystemTemporaryCodes`), in which screenings are recorded. Empty where it has no category.
    pub fn gravity_categories(self) -> &'static [&'static str] {
        match self {
            Need::Food => &["Food Insecurity"],
            Need::Housing => &["Housing Instability", "Homelessness", "Inadequate Housing"],
            Need::Utilities => &["Utility Insecurity"],
            Need::Transportation => &["Transportation Insecurity"],
            Need::Safety => &["Intimate Partner Violence", "Elder Abuse"],
            Need::Money => &["Financial Insecurity", "Medical Cost Burden"],
            Need::Work => &["Employment Status"],
            Need::Education => &["Educational Attainment", "Digital Literacy", "Digital Access"],
            Need::HealthCare => &["Health Insurance Coverage Status", "Personal Health Literacy"],
            Need::MentalHealth => &["Stress"],
            Need::Legal => &["Incarceration Status"],
            Need::Goods => &["Material Hardship"],
            Need::Belonging => &["Social Connection"],
            Need::SubstanceUse
            | Need::HealthyLiving
            | Need::Family
            | Need::Aging
            | Need::Disability
            | Need::Emergency => &[],
        }
    }
}

/// An id that is not in the closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownNeed(pub String);

impl fmt::Display for UnknownNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not a need; the needs are: ", self.0)?;
        for (i, need) in Need::ALL.iter().enumerate() {
            write!(f, "{}{}", if i > 0 { ", " } else { "" }, need.id())?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownNeed {}
