//! The problems of a source, each with its kind, place and remedy.

use serde::Serialize;
use std::fmt;

/// How bad a problem is. Ordered: the worst is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Everything was kept; something may not be as the publisher meant it.
    Warning,
    /// A record, or a link between tables, could not be kept. Publishing goes on without it.
    Error,
    /// Nothing usable is left: publishing stops.
    Blocker,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
            Severity::Blocker => "blocker",
        })
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $id:literal, $severity:ident, $title:literal);+ $(;)?) => {
        /// What kind of problem it is. Each kind has one severity.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Kind { $($(#[$doc])* $variant),+ }

        impl Kind {
            /// All kinds, blockers first.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant),+];

            /// Stable id, for machines.
            pub fn id(self) -> &'static str {
                match self { $(Kind::$variant => $id),+ }
            }

            /// How bad every problem of this kind is.
            pub fn severity(self) -> Severity {
                match self { $(Kind::$variant => Severity::$severity),+ }
            }

            /// A heading for the problems of this kind.
            pub fn title(self) -> &'static str {
                match self { $(Kind::$variant => $title),+ }
            }
        }
    };
}

impl Kind {
    /// What to do about the problems of this kind.
    pub fn advice(self) -> &'static str {
        use Kind::*;
        match self {
            NoPrograms => "Give at least one program a name, and the status active",
            BrokenLink => "Add the record with that id to its table, or correct the id",
            MissingLink => "Write the id of the service, location or organization that the row belongs to",
            MissingId => "Give each record an id of its own: a number or word that never changes",
            DuplicateId => "Give one of the two another id, or delete it if both are the same thing",
            MissingValue => "Fill in the value, or delete the row",
            UnreadableRow => {
                "Repair the row in an editor; an export that was cut off is made or downloaded again, a CSV saved again from a spreadsheet program"
            }
            OpenQuotation => "Close the quotation mark, or save the file again from a spreadsheet program",
            Confidential => "Decide for each: yes keeps the place secret, no publishes it",
            OnlyName => "Give the program a phone, an address or what people get; delete the row if it is a heading",
            NoProgram => "Nothing, if that is so; else give the row a phone, an address or what people get",
            PrivateColumn => "Say in signpost.toml what each holds, if everyone may see it; else leave it out with -",
            UnknownStatus => "Write active, inactive or temporarily closed",
            RowNotPublic => "Nothing, if that is meant; else change the answer in the row",
            OnlyPhonePrivate => "Say whom to ask for, or write the phone at the program itself",
            TooLong => "Shorten the text: people read two or three sentences",
            TooMany => "Look for rows that were pasted twice",
            UnreadableFile => "Save the file again as .xlsx or as “CSV UTF-8”",
            UnreadableHours => "Write days and times, such as Mon-Fri 9-5; 2nd Saturday 9-11",
            OddHours => "Check the morning and the afternoon: 9am-5pm leaves no doubt",
            UnreadablePhone => "Write one whole number with its area code in each cell, such as 305-555-0100",
            PhoneWords => "Look whether the number and the words were taken as they were meant",
            UnreadableValue => "Write the value in the form that is named",
            DoubtfulCoordinates => "Look the place up on a map, and correct or delete its coordinates",
            PostalOnly => "Write the address of the place that people go to",
            UnknownValue => "Choose one of the words that are named",
            EmptyColumn => "Fill the column in, or leave it out",
            DifferingRows => "Make the rows of one program say the same, or give the programs different names",
            RepeatedRow => "Delete the copy",
            RaggedRow => {
                "Look for a comma or a quotation mark inside a text, or save the file again from a spreadsheet program"
            }
            HiddenCells => "Show the rows and columns, and delete what nobody should see",
            MergedCells => {
                "Look whether the value is meant for each of the rows; else undo the merge, and write it where it belongs"
            }
            MissingPages => "Download the pages again, from the first to the last",
            UnknownFile => "Move the file elsewhere, or name it like the table that it is",
            UnknownColumn => "Nothing, if readers do not need it; else say what it holds",
            Encoding => "Save the file as “CSV UTF-8”",
            MendedText => "Read the text once more, and save the file as “CSV UTF-8”",
            NotActive => "Nothing, if they have ended; else set the status to active",
            Unused => "Nothing, if they are not needed; else link them to a program",
            PersonalData => "Say whom to ask for (the front desk), if somebody should be asked for",
            ConfidentialWord => "Nothing, if the place is no secret; else write yes as its secret",
            GuessedNeeds => "Look whether people find them under the right need, and write the needs where they do not",
            NoNeed => "Write what the program helps with, such as food or housing",
            NoWayToReach => "Add a phone, an address, a website or an email",
            SpreadsheetDamage => "Format the column as text in the spreadsheet program, and enter the value again",
            Duplicates => "Keep one of them, with all phones and hours, and delete the other",
            SameAtManyPlaces => {
                "Make them one program with several places: rows of the same name and organization, or one service with several locations"
            }
            NotCheckedForAYear => "Call, ask whether all is still true, and write the day",
            NotCheckedForHalfAYear => "Call these next, and write the day",
            NeverChecked => "Write the day when somebody last asked whether all is still true",
            HardToRead => "Write short sentences with short words: what people get, and how",
            NoSpanish => "Ask which languages are spoken, and write them; a text in Spanish helps, too",
            Implausible => "Compare with what the program says itself",
            Ended => "Delete the program, or write the new date",
        }
    }
}

kinds! {
    /// The source has no program that could be published.
    NoPrograms = "no-programs", Blocker, "There is no program to publish";

    /// A row names a record that is not in its table. The row is kept without the link, or, where it
    /// has nowhere else to go, not at all.
    BrokenLink = "broken-link", Error, "Links to records that are not there";
    /// A row does not say to which record it belongs.
    MissingLink = "missing-link", Error, "Rows that belong to nothing";
    /// A record that others must be able to name has no id.
    MissingId = "missing-id", Error, "Records without an id";
    /// Two different records have the same id: the first is kept.
    DuplicateId = "duplicate-id", Error, "Ids used twice";
    /// A record without the one thing that it is for: a phone without a number, a program without a name.
    MissingValue = "missing-value", Error, "Records without the value that they are for";
    /// A row of a sheet that has a name and nothing else: a heading, or a program that nobody could reach.
    OnlyName = "only-name", Error, "Rows of which only the name is there (not published)";
    /// A row that the CSV reader could not make sense of.
    UnreadableRow = "unreadable-row", Error, "Rows that could not be read";
    /// A quotation mark that is not closed in its cell takes in the rows after it; they are not published.
    OpenQuotation = "open-quotation", Error, "Rows swallowed by an open quotation mark";
    /// A place or a phone that the data call confidential; it is withheld until its publisher decides.
    Confidential = "confidential", Error, "Places and phones withheld as confidential";
    /// A column of a sheet that may not be for the public, by its name or because only its values tell what it is.
    PrivateColumn = "private-column", Error, "Columns that may be private (not published)";
    /// A status of a sheet that is no known word: the row is not published.
    UnknownStatus = "unknown-status", Error, "Rows with a status that is not known (not published)";
    /// A private contact had the only phone of a program.
    OnlyPhonePrivate = "only-phone-private", Error, "Programs whose only phone is a private contact's";
    /// A text longer than the bounds; what fits was kept.
    TooLong = "too-long", Error, "Texts that were cut";
    /// More rows for one record than the bounds allow; the first ones were kept.
    TooMany = "too-many", Error, "More rows for one record than can be kept";
    /// Pages of an API of which some did not come.
    MissingPages = "missing-pages", Error, "Pages of an API that are missing";
    /// A file that has no place among the tables.
    UnreadableFile = "unreadable-file", Error, "Files that could not be read";

    /// Hours that could not be read are shown as words and never as open.
    UnreadableHours = "unreadable-hours", Warning, "Hours that could not be read (shown as words only)";
    /// Readable, but hardly meant: 9:00 in the morning to 5:00 in the morning.
    OddHours = "odd-hours", Warning, "Hours that look like a slip";
    /// A phone that could not be read is shown as words, and no call button leads to it.
    UnreadablePhone = "unreadable-phone", Warning, "Phone numbers that could not be read (shown as words only)";
    /// Labels, remarks or several numbers in one cell of a phone, with what they were read as.
    PhoneWords = "phone-words", Warning, "Phone cells with words or several numbers";
    /// A date, number, age, coordinate, ... that could not be read was left out.
    UnreadableValue = "unreadable-value", Warning, "Values that could not be read";
    /// Coordinates that lie far from where their place can be. They are not used: no distance, no map.
    DoubtfulCoordinates = "doubtful-coordinates", Warning, "Coordinates that lie elsewhere (not used)";
    /// A post-office box, or another address where letters go and nobody.
    PostalOnly = "postal-only", Warning, "Postal addresses (not shown as a place to go to)";
    /// A word that is not one of a closed list.
    UnknownValue = "unknown-value", Warning, "Words that are not in the list of choices";
    /// A value that is empty in the whole column, with the meaning that was taken instead.
    EmptyColumn = "empty-column", Warning, "Columns that are empty where a choice was expected";
    /// Rows of a sheet that are one program at several places, and say different things of it: the first is kept.
    DifferingRows = "differing-rows", Warning, "Rows of one program that say different things";
    /// A row repeated word for word.
    RepeatedRow = "repeated-row", Warning, "Rows that are there twice";
    /// Headings, totals and remarks among the rows of a sheet.
    NoProgram = "no-program", Warning, "Rows that are no programs: headings, totals, remarks (not published)";
    /// More or fewer fields than the header.
    RaggedRow = "ragged-row", Warning, "Rows with too many or too few fields";
    /// Rows and columns that the maker of a workbook has hidden; they are read like all others.
    HiddenCells = "hidden-cells", Warning, "Hidden rows and columns of workbooks (published like all others)";
    /// Cells of a workbook that are merged over several rows; each of the rows has their value.
    MergedCells = "merged-cells", Warning, "Merged cells of workbooks (their value was taken for each row)";
    /// A file that no HSDS version has.
    UnknownFile = "unknown-file", Warning, "Files that were not used";
    /// A column with values that has no place in a directory.
    UnknownColumn = "unknown-column", Warning, "Columns that were not used";
    /// The bytes were not UTF-8.
    Encoding = "encoding", Warning, "Files that are not UTF-8";
    /// Letters broken by an earlier wrong conversion, mended.
    MendedText = "mended-text", Warning, "Texts with broken letters that were mended";
    /// Programs that are inactive or defunct are not published.
    NotActive = "not-active", Warning, "Programs that are not active (not published)";
    /// A row or a cell of a sheet that another of its columns keeps from being published.
    RowNotPublic = "row-not-public", Warning, "Rows and cells that the sheet says not to publish";
    /// Records that no program uses are not published.
    Unused = "unused", Warning, "Records that no program uses (not published)";
    /// Contacts that may name people are not published without `x_ask_for`.
    PersonalData = "personal-data", Warning, "Contacts kept private";
    /// The word in a text that does not speak of the place: nothing is withheld.
    ConfidentialWord = "confidential-word", Warning, "Texts that say confidential of something else";
    /// Needs guessed from words.
    GuessedNeeds = "guessed-needs", Warning, "Programs whose needs were guessed";
    /// A program that no need leads to.
    NoNeed = "no-need", Warning, "Programs that no need leads to";
    /// No phone, no address, no website, no email.
    NoWayToReach = "no-way-to-reach", Warning, "Programs with no way to reach them";
    /// What a spreadsheet program made of a phone, a code or a date.
    SpreadsheetDamage = "spreadsheet-damage", Warning, "Values that a spreadsheet program has changed";
    /// Two programs that are probably one.
    Duplicates = "duplicates", Warning, "Programs that may be there twice";
    /// One program with an entry for each of its places.
    SameAtManyPlaces = "same-at-many-places", Warning, "Programs with an entry for each place";
    /// Nobody has said for a year that it is still true.
    NotCheckedForAYear = "not-checked-for-a-year", Warning, "Programs that nobody has checked for a year or longer";
    /// The same, for half a year.
    NotCheckedForHalfAYear = "not-checked-for-half-a-year", Warning, "Programs that nobody has checked for half a year";
    /// The data do not say when it was checked.
    NeverChecked = "never-checked", Warning, "Programs without a day on which they were checked";
    /// A description above grade 9.
    HardToRead = "hard-to-read", Warning, "Descriptions that are hard to read";
    /// A community that offers Spanish, and programs that do not say that they can be spoken to in it.
    NoSpanish = "no-spanish", Warning, "Programs that cannot be reached in Spanish, as far as is said";
    /// It can hardly be so.
    Implausible = "implausible", Warning, "Values that cannot be right";
    /// `valid_until`, `funded_until` or `valid_to` has passed.
    Ended = "ended", Warning, "Programs whose date has passed";
}

/// One thing to tell the publisher. Its sentence is its `Display`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Problem {
    /// That of its kind.
    pub severity: Severity,
    /// What is wrong.
    pub kind: Kind,
    /// Path inside the source; empty when it is about the source as a whole.
    pub file: String,
    /// As a spreadsheet counts: the header is row 1. `None` when it is about the whole file or column.
    pub row: Option<u64>,
    /// As the header of the file spells it; `None` when it is about the whole row.
    pub column: Option<String>,
    /// What stands there, shortened.
    pub found: String,
    /// What was expected, and what was done instead.
    pub expected: String,
    /// What the publisher may have meant, as a question; `None` where nothing can be guessed.
    pub suggestion: Option<String>,
    /// How many rows this stands for; at least 1.
    pub times: u64,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.file.is_empty() { "the source" } else { &self.file })?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}; expected {}", self.found, self.expected)?;
        if let Some(suggestion) = &self.suggestion {
            write!(f, " ({suggestion})")?;
        }
        Ok(())
    }
}
