//! A sheet of one row a program, whatever its columns are called, as tables of HSDS: from there on the same rules hold
//! for it as for every package.

mod address;
mod dates;
mod field;
mod guess;
mod headings;
mod hours;
mod ids;
mod layout;
mod names;
mod presets;
mod privacy;
mod rows;
mod template;

pub use field::{Field, UnknownField};
pub use guess::{Column, Mapping, Reason};
pub use presets::Preset;
pub use template::{COMMENT_MARK, EXAMPLE, EXAMPLE_MARK};

use super::{
    Kind, Options, Refusal,
    problem::Problem,
    problems::{At, Problems},
    table::{Table, Tables},
};

/// What was recognized in a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The file, with the sheet of a workbook.
    pub file: String,
    /// The form that it has, if it is a known one.
    pub preset: Option<Preset>,
    /// In the order of the sheet.
    pub columns: Vec<Column>,
    /// Rows below the header.
    pub rows: u64,
}

impl Sheet {
    /// The header of the column that holds a field.
    pub fn header_of(&self, field: Field) -> Option<&str> {
        self.columns.iter().find(|column| column.field == field).map(|column| column.header.as_str())
    }

    /// What is recognized, in words.
    pub fn recognized_by(&self) -> String {
        let name = self.header_of(Field::Name).unwrap_or_default();
        match self.preset {
            Some(Preset::Template) => "the columns of the template".to_owned(),
            Some(preset) => format!("the columns of {preset}, with the programs' names in “{name}”"),
            None => format!("a row for each program, with the programs' names in “{name}”"),
        }
    }
}

/// Whether a table looks like one: its header has a name, and at least one more thing that a person looks for.
pub(crate) fn is_sheet(table: &Table, mapping: &Mapping) -> bool {
    let (columns, ..) = guess::columns(table, mapping);
    let has = |field| columns.iter().any(|column| column.field == field);
    let useful = [
        Field::Phone,
        Field::Address,
        Field::Hours,
        Field::Website,
        Field::Email,
        Field::Description,
        Field::Needs,
        Field::City,
    ];
    let is_private = |column: &Column| matches!(column.reason, Reason::Forbidden | Reason::Decides);
    has(Field::Name) && (useful.into_iter().any(has) || columns.iter().any(is_private))
}

/// The header of the column that was taken for the programs' names.
pub(crate) fn column_of_names(table: &Table, mapping: &Mapping) -> Option<String> {
    let (columns, ..) = guess::columns(table, mapping);
    columns.into_iter().find(|column| column.field == Field::Name).map(|column| column.header)
}

/// The sheet as tables.
pub(crate) fn tables(table: &Table, options: &Options, problems: &mut Problems) -> Result<(Tables, Sheet), Refusal> {
    let (mut columns, preset, gates) = guess::columns(table, &options.sheet);
    ids::without_false_ids(table, &mut columns);
    let sheet = Sheet { file: table.file.clone(), preset, columns, rows: table.len() };
    if sheet.header_of(Field::Name).is_none() {
        return Err(Refusal::NoNames { file: table.file.clone(), columns: table.header.clone() });
    }
    for (at, column) in sheet.columns.iter().enumerate() {
        let is_left_out = column.field == Field::LeaveOut || column.reason == Reason::Proposed;
        if is_left_out && column.filled > 0 {
            let first = table.rows().find(|row| !row.at(at).is_empty()).map_or(1, |row| row.number);
            let place = At::file(&table.file).row(first).column(&column.header).times(column.filled);
            let found = if column.filled == 1 { "1 value".to_owned() } else { format!("{} values", column.filled) };
            match column.reason {
                // The publisher decided it, or it decides.
                Reason::Stated | Reason::Decides => {}
                Reason::Forbidden | Reason::Proposed => privacy::tell_column(&table.file, first, column, problems),
                Reason::Unknown | Reason::Values => {
                    let expected = "a column that the directory has a place for; it was left out";
                    let hint = format!(
                        "say what it holds in [sheet.columns] of signpost.toml: \"{}\" = \"description\", or \"-\" to leave it out",
                        column.header
                    );
                    problems.add(Kind::UnknownColumn, place.suggesting(Some(&hint)), &found, expected);
                }
                Reason::Preset(_) | Reason::Header => {
                    let expected = "a column for readers; this one was left out";
                    let hint = format!(
                        "if readers should see it, say what it holds in [sheet.columns] of signpost.toml: \"{}\" = \"description\"",
                        column.header
                    );
                    problems.add(Kind::UnknownColumn, place.suggesting(Some(&hint)), &found, expected);
                }
            }
        }
    }
    for header in options.sheet.columns.keys() {
        if !table.header.iter().any(|known| known.trim().eq_ignore_ascii_case(header.trim())) {
            let found = format!("[sheet.columns] names “{header}”");
            let expected = format!("one of the sheet's columns: {}", table.header.join(", "));
            problems.add(Kind::UnknownColumn, At::file("signpost.toml"), &found, &expected);
        }
    }
    let of_programs = headings::without_remarks(table, &sheet.columns, problems)?;
    let table = of_programs.as_ref().unwrap_or(table);
    let (public, shown, withheld) = privacy::public(table, &sheet, &gates, &options.sheet, problems)?;
    let mut tables = rows::write(&public, &shown, &withheld, options, problems)?;
    tables.set_sheet();
    Ok((tables, sheet))
}

/// The words of HSDS in what is told, as the sheet has them.
pub(crate) fn in_words_of_the_sheet(problems: &mut Vec<Problem>, sheet: &Sheet) {
    // The cell was told when it was read.
    problems.retain(|problem| problem.kind != Kind::UnreadableHours || problem.found != "only words");
    let named = |field: Field| match sheet.header_of(field) {
        Some(header) => format!("“{header}”"),
        None => format!("a column “{}”", field.title()),
    };
    let words = [
        (
            "needs in x_needs, or a needs-mapping.csv (columns code or term, and need)",
            format!("needs in {}; empty cells are guessed", named(Field::Needs)),
        ),
        ("in x_needs or in needs-mapping.csv", format!("in {}", named(Field::Needs))),
        ("x_confidential = yes or no in the location's row", format!("yes or no in {}", named(Field::Confidential))),
        ("x_confidential", named(Field::Confidential)),
        ("x_ask_for", named(Field::AskFor)),
        ("x_needs", named(Field::Needs)),
        ("in the phone's row", "in the row".to_owned()),
    ];
    for problem in problems.iter_mut().filter(|problem| problem.file == sheet.file) {
        for (of_hsds, of_sheet) in &words {
            problem.expected = problem.expected.replace(of_hsds, of_sheet);
        }
        if let Some(column) = problem.column.as_deref().and_then(column_of) {
            problem.column = Some(sheet.header_of(column).unwrap_or(column.title()).to_owned());
        }
    }
}

/// The field of a column that only HSDS has.
fn column_of(column: &str) -> Option<Field> {
    Some(match column {
        "x_needs" => Field::Needs,
        "x_confidential" => Field::Confidential,
        "x_ask_for" => Field::AskFor,
        "opens_at" | "closes_at" | "byday" | "original_text" => Field::Hours,
        "x_valid_until" => Field::ValidUntil,
        "x_funded_until" => Field::FundedUntil,
        "address_1" => Field::Address,
        "number" => Field::Phone,
        _ => return None,
    })
}
