//! The template's example row, and how rows that are no programs are told from those that are.

use super::field::Field;

/// A row whose first filled cell begins so is a remark for the person who fills the sheet in.
pub const COMMENT_MARK: char = '#';

/// A program whose name begins so is the template's example.
pub const EXAMPLE_MARK: &str = "Example:";

/// The example row, by field; what is not named is empty.
pub const EXAMPLE: &[(Field, &str)] = &[
    (Field::Name, "Example: Hot lunch"),
    (Field::Organization, "Maple Street Church"),
    (Field::Description, "A hot lunch, and groceries to take home. Everyone is welcome."),
    (Field::Needs, "food"),
    (Field::Phone, "555-555-0100 ext. 2"),
    (Field::Address, "12 Maple Street, Springfield, IL 62701"),
    (Field::Hours, "Mon-Fri 11am-1pm; 2nd Saturday 9-11"),
    (Field::Eligibility, "Everyone"),
    (Field::Cost, "Free"),
    (Field::Documents, "None"),
    (Field::Application, "Walk in"),
    (Field::Languages, "English, Spanish"),
    (Field::AskFor, "The front desk"),
    (Field::Website, "https://example.org/lunch"),
    (Field::Email, "lunch@example.org"),
    (Field::Confidential, "no"),
    (Field::CheckedOn, "2026-11-21"),
    (Field::CheckedBy, "Maple County Food Bank"),
];

/// Whether a name is that of the template's remarks or its example. "#MeToo line" is a program: the remarks are "# words".
pub(super) fn is_remark(name: &str) -> bool {
    let is_comment = name.strip_prefix(COMMENT_MARK).is_some_and(|text| text.starts_with(' '));
    is_comment || name.starts_with(EXAMPLE_MARK)
}
