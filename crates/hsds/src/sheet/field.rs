//! What a column of a one-row-a-program sheet can hold.

use std::{fmt, str::FromStr};

macro_rules! fields {
    ($($variant:ident = $id:literal, $title:literal, $several:literal, $about:literal);+ $(;)?) => {
        /// What a column holds. The ids are those of `[sheet.columns]` in `signpost.toml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $(#[doc = $about] $variant),+ }

        impl Field {
            /// All of them, in the order of the template.
            pub const ALL: &'static [Field] = &[$(Field::$variant),+];

            /// As `signpost.toml` writes it.
            pub fn id(self) -> &'static str {
                match self { $(Field::$variant => $id),+ }
            }

            /// As the template's header writes it.
            pub fn title(self) -> &'static str {
                match self { $(Field::$variant => $title),+ }
            }

            /// What belongs into the column, for the person who fills it in.
            pub fn about(self) -> &'static str {
                match self { $(Field::$variant => $about),+ }
            }

            /// Whether several columns may hold it: their texts are joined.
            pub(super) fn is_joined(self) -> bool {
                match self { $(Field::$variant => $several),+ }
            }
        }

        impl FromStr for Field {
            type Err = UnknownField;
            fn from_str(id: &str) -> Result<Field, UnknownField> {
                match id.trim().to_lowercase().replace('-', "_").as_str() {
                    $($id => Ok(Field::$variant),)+
                    "" | "_" | "none" | "ignore" => Ok(Field::LeaveOut),
                    _ => Err(UnknownField(id.to_owned())),
                }
            }
        }
    };
}

fields! {
    Name = "name", "Program", false, "What people call it, such as Hot lunch. One row is one program at one place; a program at several places is several rows with the same name.";
    Organization = "organization", "Organization", false, "Who runs it. Leave it empty if that is the same.";
    Description = "description", "What you get", true, "What a person gets there, in plain words: one or two sentences.";
    Needs = "needs", "Needs", true, "What it helps with: food, housing, utilities, transportation, safety, money, work, education, health-care, mental-health, substance-use, healthy-living, family, aging, disability, legal, goods, belonging, emergency. Several with ; between them. Empty: guessed from the words.";
    Phone = "phone", "Phone", true, "The number that people call, with its extension. Several with ; between them.";
    Address = "address", "Address", true, "Street, city, state and postal code of the place. Leave it empty if people only call.";
    Hours = "hours", "Hours", true, "In plain words: Mon-Fri 9-5; 2nd Saturday 9-11. Two times a day: Mon 9-12, 1-4pm.";
    Eligibility = "eligibility", "Who", true, "Who can come: everyone, families with children, residents of Maple County, ...";
    Cost = "cost", "Cost", true, "Free, or what it costs.";
    Documents = "documents", "What to bring", true, "Papers that people need. Several with ; between them. Write None if they need nothing.";
    Application = "application", "How to start", true, "What to do first: walk in, call for an appointment, ...";
    Languages = "languages", "Languages", true, "Languages that are spoken there: English, Spanish.";
    AskFor = "ask_for", "Ask for", false, "Whom to ask for: the front desk, the intake worker. It is shown to everyone.";
    Website = "website", "Website", false, "The address of the page about it, beginning with https.";
    Email = "email", "Email", false, "A mail address that everyone may see.";
    Confidential = "confidential", "Address is secret", false, "yes for a shelter or a safe house: its address and map are not published.";
    CheckedOn = "checked_on", "Checked on", false, "The day when somebody last called and asked whether all this is still true, such as 2026-11-21.";
    CheckedBy = "checked_by", "Checked by", false, "Who asked: a name or a team. It is shown to everyone.";

    Id = "id", "Id", false, "A number or word of your own that stays the same for as long as the program exists.";
    AlternateName = "alternate_name", "Other name", false, "Another name that people know it by.";
    Site = "site", "Place", false, "The name of the place, such as Maple Street Church.";
    AddressLine2 = "address_2", "Address line 2", true, "Floor, suite, building.";
    City = "city", "City", false, "City or town.";
    State = "state", "State", false, "State or province.";
    PostalCode = "postal_code", "Postal code", false, "ZIP or postal code.";
    County = "county", "County", false, "The county of the address, by which a large directory is divided.";
    Country = "country", "Country", false, "Two letters.";
    Latitude = "latitude", "Latitude", false, "Degrees north.";
    Longitude = "longitude", "Longitude", false, "Degrees east.";
    Monday = "monday", "Monday", false, "Hours on Mondays.";
    Tuesday = "tuesday", "Tuesday", false, "Hours on Tuesdays.";
    Wednesday = "wednesday", "Wednesday", false, "Hours on Wednesdays.";
    Thursday = "thursday", "Thursday", false, "Hours on Thursdays.";
    Friday = "friday", "Friday", false, "Hours on Fridays.";
    Saturday = "saturday", "Saturday", false, "Hours on Saturdays.";
    Sunday = "sunday", "Sunday", false, "Hours on Sundays.";
    Fax = "fax", "Fax", false, "Fax number.";
    Tty = "tty", "TTY", false, "Number for a teletypewriter.";
    Hotline = "hotline", "Hotline", false, "A number that answers in a crisis.";
    TextLine = "text_line", "Text line", false, "A number that takes text messages.";
    MinimumAge = "minimum_age", "Minimum age", false, "Years.";
    MaximumAge = "maximum_age", "Maximum age", false, "Years.";
    Area = "area", "Area served", true, "Towns or counties that it serves.";
    Terms = "terms", "Categories", true, "Categories or keywords of your own, with ; between them.";
    Accessibility = "accessibility", "Access", true, "Ramp, elevator, ...";
    Transportation = "transportation", "Getting there", true, "Bus lines, parking.";
    Interpretation = "interpretation", "Interpreters", false, "Which interpreters there are.";
    WaitTime = "wait_time", "Waiting time", false, "How long people wait.";
    Alert = "alert", "Alert", false, "A change that people must know now.";
    Status = "status", "Status", false, "active, inactive, defunct or temporarily closed.";
    Referral = "referral", "Referral", false, "How a clinic refers somebody.";
    ValidUntil = "valid_until", "Ends on", false, "The last day of the program.";
    FundedUntil = "funded_until", "Funded until", false, "The day on which the money ends.";
    ModifiedOn = "modified_on", "Changed on", false, "When the row was last changed.";
    Language = "language", "Language of the row", false, "The language that the texts are written in.";
    NameEs = "name_es", "Nombre", false, "The name in Spanish.";
    DescriptionEs = "description_es", "Qué recibe", false, "What you get, in Spanish.";
    EligibilityEs = "eligibility_es", "Quién", false, "Who can come, in Spanish.";
    Contact = "contact", "Contact person", false, "A person's name: it is never published.";
    Level = "level", "Level", false, "iCarol: whether the row is an agency, a site or a program.";
    LeaveOut = "leave_out", "-", true, "The column is not published.";
}

impl Field {
    /// Columns of the template; the others are read when a sheet has them.
    pub const TEMPLATE: usize = 18;

    /// Whether its texts need a wide column.
    pub fn is_long(self) -> bool {
        matches!(self, Field::Description | Field::Address | Field::Hours | Field::Eligibility | Field::Documents)
    }

    /// The weekday whose hours it holds; 0 is Monday.
    pub(super) fn weekday(self) -> Option<u8> {
        use Field::*;
        [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]
            .iter()
            .position(|day| *day == self)
            .map(|day| day as u8)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// An id that no field has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownField(pub String);

impl fmt::Display for UnknownField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = Field::ALL.iter().map(|field| field.id()).collect();
        write!(
            f,
            "“{}” is nothing that a column can hold; write \"-\" to leave the column out, or one of {}",
            self.0,
            ids.join(", ")
        )
    }
}

impl std::error::Error for UnknownField {}
