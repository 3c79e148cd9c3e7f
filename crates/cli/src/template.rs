//! `signpost template`: an empty sheet of one row a program, with an example and a comment for each column.

use super::Outcome;
use anyhow::{Context, Result, bail};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Note, Workbook, XlsxError};
use signpost_hsds::{COMMENT_MARK, EXAMPLE, Field};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Write a sheet to fill in: a row for each program
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost template pantries.xlsx
  signpost template pantries.csv
The row of the example and that of the comments are not published; delete them or leave them.
Exit codes: 0 written, 2 not written")]
pub struct Args {
    /// The file to write: .xlsx for a spreadsheet program, or .csv
    #[arg(value_name = "FILE", default_value = "programs.xlsx")]
    pub file: PathBuf,
}

pub fn run(args: Args) -> Result<Outcome> {
    let path = &args.file;
    write(path)?;
    say!("{} is written: a row for each program.", path.display());
    say!("Fill it in, then look at what the tool reads: signpost import {}", path.display());
    Ok(Outcome::Done)
}

/// Writes the sheet; one that is there is never changed.
pub(crate) fn write(path: &Path) -> Result<()> {
    if path.exists() {
        bail!("{} is there already and was not changed; give another name", path.display());
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = match ending.as_str() {
        "xlsx" => workbook()?,
        "csv" => csv().into_bytes(),
        _ => bail!("{} is neither .xlsx nor .csv; signpost template programs.xlsx writes a workbook", path.display()),
    };
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

fn columns() -> impl Iterator<Item = (Field, &'static str)> {
    let example = |field| EXAMPLE.iter().find(|(known, _)| *known == field).map_or("", |(_, text)| *text);
    Field::ALL.iter().take(Field::TEMPLATE).map(move |field| (*field, example(*field)))
}

/// With a byte order mark, by which spreadsheet programs know UTF-8.
fn csv() -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: Vec<String>| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    let header = columns().map(|(field, _)| field.title().to_owned()).collect();
    let comments = columns().map(|(field, _)| format!("{COMMENT_MARK} {}", field.about())).collect();
    let example = columns().map(|(_, text)| text.to_owned()).collect();
    format!("\u{feff}{}{}{}", line(header), line(comments), line(example))
}

fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without the moment at which it was made: the same bytes each time.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
    let sheet = book.add_worksheet();
    sheet.set_name("Programs")?;
    let bold = Format::new().set_bold().set_text_wrap();
    // As text, so that no program makes numbers of phones or loses the zeros of postal codes.
    let text = Format::new().set_num_format("@").set_text_wrap();
    for ((field, example), at) in columns().zip(0u16..) {
        sheet.set_column_format(at, &text)?;
        sheet.set_column_width(at, if field.is_long() { 40 } else { 20 })?;
        sheet.write_string_with_format(0, at, field.title(), &bold)?;
        sheet.insert_note(0, at, &Note::new(field.about()).set_width(320).set_height(120))?;
        if !example.is_empty() {
            sheet.write_string_with_format(1, at, example, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    book.save_to_buffer()
}
