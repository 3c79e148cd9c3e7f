//! What spreadsheet programs make of phones, postal codes and dates when a file is opened and saved.

use super::{
    Kind, Options, dates,
    problems::{At, Problems},
    table::{Row, Table, Tables},
};
use signpost_directory::Date;

/// Columns in which a spreadsheet does harm, by the ends of their names.
const PHONES: [&str; 6] = ["number", "phone", "phone_number", "telephone", "fax", "hotline"];
const POSTAL_CODES: [&str; 3] = ["postal_code", "zip", "zip_code"];
const DAYS: [&str; 12] = [
    "assured_date",
    "last_modified",
    "x_valid_until",
    "x_funded_until",
    "valid_from",
    "valid_to",
    "dtstart",
    "until",
    "start_date",
    "end_date",
    "updated",
    "checked_on",
];

/// Tells what is damaged, with what was probably meant.
pub(crate) fn tell(tables: &Tables, options: &Options, problems: &mut Problems) {
    for (_, table) in tables.iter() {
        let columns: Vec<&str> = table.columns().collect();
        for column in columns {
            let tell: &dyn Fn(&str) -> Option<Damage> = match column {
                _ if PHONES.contains(&column) => &phone,
                _ if POSTAL_CODES.contains(&column) => &|cell| postal_code(cell, table, &options.country),
                _ if DAYS.contains(&column) => &|cell| day(cell, options.today),
                "id" => &|cell| exponent(cell).filter(|_| !table.file.is_empty()),
                _ => continue,
            };
            for row in table.rows() {
                if let Some(damage) = tell(row.peek(column)) {
                    damage.told(&row, column, problems);
                }
            }
        }
    }
}

/// What spreadsheet programs show where a formula fails; exports have it as a text.
const FORMULA_ERRORS: [&str; 11] = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#ERROR!",
    "#GETTING_DATA",
];

fn is_formula_error(cell: &str) -> bool {
    let cell = cell.trim();
    // LibreOffice numbers its own.
    let is_numbered =
        || cell.strip_prefix("Err:").is_some_and(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit()));
    FORMULA_ERRORS.contains(&cell) || is_numbered()
}

/// A row with empty cells in place of the errors of formulas, which are told; `None`: it has none.
pub(crate) fn without_formula_errors(
    record: &csv::StringRecord,
    table: &Table,
    number: u64,
    problems: &mut Problems,
) -> Option<csv::StringRecord> {
    if !record.iter().any(is_formula_error) {
        return None;
    }
    for (at, cell) in record.iter().enumerate().filter(|(_, cell)| is_formula_error(cell)) {
        let column = table.header.get(at).map_or("", String::as_str);
        let at = At::file(&table.file).row(number).column(column);
        let at = at.suggesting(Some("correct the formula, or enter the value itself"));
        let expected = "a value; a formula fails here, and the cell counts as empty";
        problems.add(Kind::SpreadsheetDamage, at, &format!("“{}”", cell.trim()), expected);
    }
    Some(record.iter().map(|cell| if is_formula_error(cell) { "" } else { cell }).collect())
}

/// What happened, and what was probably meant.
struct Damage {
    expected: &'static str,
    suggestion: String,
}

impl Damage {
    fn told(&self, row: &Row, column: &str, problems: &mut Problems) {
        let found = format!("“{}”", row.peek(column));
        let at = At::from(row).column(column).suggesting(Some(&self.suggestion));
        problems.add(Kind::SpreadsheetDamage, at, &found, self.expected);
    }
}

/// `3.05555E+09`: the last digits are lost.
fn exponent(cell: &str) -> Option<Damage> {
    let upper = cell.to_ascii_uppercase();
    let (number, power) = upper.split_once("E+")?;
    let is_number = number.parse::<f64>().is_ok() && power.parse::<u32>().is_ok();
    is_number.then(|| Damage {
        expected: "all digits; a spreadsheet program has rounded the number, and its last digits are lost",
        suggestion: "format the column as text and enter the number again from its source".to_owned(),
    })
}

fn phone(cell: &str) -> Option<Damage> {
    let point_zero = || {
        let digits = cell.strip_suffix(".0").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        (digits.len() >= 7).then(|| Damage {
            expected: "a phone number; a spreadsheet program has made a decimal number of it",
            suggestion: format!("did you mean {digits}?"),
        })
    };
    exponent(cell).or_else(point_zero)
}

/// Five digits in the United States: those of the northeast begin with a zero.
fn postal_code(cell: &str, table: &Table, country: &str) -> Option<Damage> {
    if let Some(damage) = exponent(cell) {
        return Some(damage);
    }
    let digits = cell.strip_suffix(".0").unwrap_or(cell);
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    // Elsewhere codes have four digits.
    let of_us = country == "US" || country.is_empty() && table.rows().any(|row| is_of_us(&row));
    let expected = "five digits; a spreadsheet program drops the zeros at the start";
    if is_number && of_us && (3..=4).contains(&digits.len()) {
        return Some(Damage { expected, suggestion: format!("did you mean {digits:0>5}?") });
    }
    (is_number && digits != cell && digits.len() == 5).then(|| Damage {
        expected: "a postal code; a spreadsheet program has made a decimal number of it",
        suggestion: format!("did you mean {digits}?"),
    })
}

fn is_of_us(row: &Row) -> bool {
    matches!(row.peek("country").to_ascii_uppercase().as_str(), "US" | "USA" | "UNITED STATES")
}

/// `46347`: the days since 1899, as a spreadsheet program counts them.
fn day(cell: &str, today: Date) -> Option<Damage> {
    let days: i32 = cell.strip_suffix(".0").unwrap_or(cell).parse().ok()?;
    if !(36_526..=73_050).contains(&days) || cell.len() > 7 {
        return None;
    }
    let date = signpost_hours::date::date(1899, 12, 30).plus(days);
    let near = (date.year() - today.year()).abs() <= 30;
    (near && dates::date(cell).is_none()).then(|| Damage {
        expected: "a date; a spreadsheet program has put the number of days since 1899 in its place",
        suggestion: format!("did you mean {date}?"),
    })
}
