//! Which form a source has: tables of HSDS, or sheets of one row a program.

use super::{
    Imported, InputFile, Kind, Options, Refusal, Version, build, csv_table, damage,
    names::{self, TableName},
    problems::{At, Problems},
    sheet::{self, Sheet},
    table::{Table, Tables},
    workbook::{self, Note, Unreadable},
};

/// A workbook, opened.
pub(crate) struct Book<'f> {
    pub file: &'f InputFile,
    /// Each with the name of a CSV file; the first is the label for people.
    pub sheets: Result<Vec<(String, InputFile)>, Unreadable>,
    /// Names of the sheets that are hidden in it.
    pub hidden: Vec<String>,
    /// What is to be told of the cells of sheets that are shown.
    pub notes: Vec<Note>,
}

impl Book<'_> {
    /// The table that a sheet is, by its name, or by the book's where it is the only one.
    pub(crate) fn table_of(&self, sheet: &InputFile) -> Option<TableName> {
        let single = matches!(&self.sheets, Ok(sheets) if sheets.len() == 1);
        TableName::of_file(&sheet.name).or_else(|| TableName::of_file(&self.file.name).filter(|_| single))
    }
}

/// The workbooks of a source.
pub(crate) fn opened(files: &[InputFile]) -> Vec<Book<'_>> {
    let books = files.iter().filter(|file| names::is_workbook(&file.name) && !names::is_companion(&file.name));
    let opened = |file| match workbook::sheets(file) {
        Ok(sheets) => Book { file, sheets: Ok(sheets.shown), hidden: sheets.hidden, notes: sheets.notes },
        Err(unreadable) => Book { file, sheets: Err(unreadable), hidden: Vec::new(), notes: Vec::new() },
    };
    books.map(opened).collect()
}

/// Hidden sheets are not meant for others to see; rows and columns may be hidden for many reasons.
pub(crate) fn tell_of_books(books: &[Book], problems: &mut Problems) {
    for (book, sheet) in books.iter().flat_map(|book| book.hidden.iter().map(move |sheet| (book, sheet))) {
        let expected = "sheets that are shown; a hidden sheet is not published. Show it, if it should be";
        problems.add(Kind::UnknownFile, At::file(&book.file.name), &format!("the hidden sheet “{sheet}”"), expected);
    }
    for note in books.iter().flat_map(|book| &book.notes) {
        let mut at = At::file(&note.label).times(note.times).suggesting(note.suggestion);
        if let Some((row, column)) = &note.place {
            at = at.row(*row).column(column);
        }
        problems.add(note.kind, at, &note.found, note.expected);
    }
}

/// Reads a sheet of a workbook under the name that people know it by.
pub(crate) fn read_sheet(label: &str, sheet: &InputFile, problems: &mut Problems) -> Result<Table, Refusal> {
    let mut table = csv_table::read_csv(sheet, problems)?;
    problems.rename_file(&sheet.name, label);
    table.file = label.to_owned();
    Ok(table)
}

/// Beginnings of files are enough to know their headers.
const BEGINNING: usize = 64 * 1024;

/// The header and first rows of a file.
fn beginning(file: &InputFile) -> Option<Table> {
    let end = match file.bytes.get(..BEGINNING) {
        Some(start) => start.iter().rposition(|&byte| byte == b'\n').map_or(BEGINNING, |at| at + 1),
        None => file.bytes.len(),
    };
    let start = InputFile { name: file.name.clone(), bytes: file.bytes[..end].to_vec() };
    csv_table::read_csv(&start, &mut Problems::default()).ok()
}

/// Not a page or a workbook that only has the name of a CSV.
fn is_text(file: &InputFile) -> bool {
    file.bytes.iter().all(u8::is_ascii_whitespace)
}

/// A file or sheet that may be one of one row a program.
struct Candidate<'f> {
    label: &'f str,
    file: &'f InputFile,
    table: Option<TableName>,
}

/// `None`: the source is no sheet.
pub(crate) fn import_sheets(
    files: &[InputFile],
    books: &[Book],
    options: &Options,
) -> Result<Option<Imported>, Refusal> {
    let of_files = files
        .iter()
        .filter(|file| names::is_csv(&file.name) && !names::is_companion(&file.name))
        .map(|file| Candidate { label: &file.name, file, table: TableName::of_file(&file.name) });
    let of_books = books.iter().flat_map(|book| {
        let sheets = book.sheets.iter().flatten();
        sheets.map(|(label, file)| Candidate { label, file, table: book.table_of(file) })
    });
    let all: Vec<Candidate> = of_files.chain(of_books).collect();
    let of_hsds =
        |candidate: &&Candidate| !matches!(candidate.table, None | Some(TableName::Metadata | TableName::NeedsMapping));
    let services: Vec<&Candidate> =
        all.iter().filter(|candidate| candidate.table == Some(TableName::Service)).collect();
    let has_ids = |candidate: &&Candidate| beginning(candidate.file).is_some_and(|table| table.has_column("id"));
    if services.iter().any(has_ids) || !services.is_empty() && all.iter().filter(of_hsds).count() > services.len() {
        return Ok(None);
    }
    let candidates: Vec<&Candidate> = all
        .iter()
        .filter(|candidate| candidate.table != Some(TableName::NeedsMapping))
        .filter(|candidate| !of_hsds(candidate) || !has_ids(candidate))
        .collect();
    let is_sheet = |candidate: &&&Candidate| {
        beginning(candidate.file).is_some_and(|table| sheet::is_sheet(&table, &options.sheet))
    };
    let outside = |candidate: &&&Candidate| !names::is_in_backup(&candidate.file.name);
    let mut found: Vec<&Candidate> = candidates.iter().filter(is_sheet).filter(outside).copied().collect();
    if found.is_empty() {
        found = candidates.iter().filter(is_sheet).copied().collect();
    }
    if let ([], [only]) = (found.as_slice(), all.as_slice())
        && !of_hsds(&only)
        && let Some(table) = beginning(only.file)
    {
        let file = only.label.to_owned();
        match sheet::column_of_names(&table, &options.sheet) {
            _ if table.header.is_empty() && is_text(only.file) => return Err(Refusal::Empty { file }),
            Some(column) if table.len() > 0 => return Err(Refusal::OnlyNames { file, column }),
            None if table.len() > 0 => return Err(Refusal::NoNames { file, columns: table.header.clone() }),
            _ => {}
        }
    }
    if found.is_empty() {
        return Ok(None);
    }
    let mut problems = Problems::default();
    let mut tables = Tables::default();
    tables.set_sheet();
    let (mut sheets, mut rows): (Vec<Sheet>, Vec<(String, u64)>) = (Vec::new(), Vec::new());
    let mut read = Vec::new();
    for candidate in &all {
        let chosen = found.iter().any(|known| std::ptr::eq(known.file, candidate.file));
        if chosen {
            read.push(read_sheet(candidate.label, candidate.file, &mut problems)?);
        } else if candidate.table == Some(TableName::NeedsMapping) {
            tables.add(TableName::NeedsMapping, read_sheet(candidate.label, candidate.file, &mut problems)?);
        } else {
            let expected =
                "a sheet with a row for each program, with its name and a phone, an address or hours; it was left out";
            problems.add(Kind::UnknownFile, At::file(candidate.label), "a table of something else", expected);
        }
    }
    for table in &read {
        let (of_sheet, sheet) = sheet::tables(table, options, &mut problems)?;
        tables.extend(of_sheet);
        rows.push((table.file.clone(), table.len()));
        sheets.push(sheet);
    }
    tell_of_books(books, &mut problems);
    left_out(files, books, &mut problems);
    damage::tell(&tables, options, &mut problems);
    let (directory, rows_of_programs) = build::build(&tables, options, &mut problems);
    tables.iter().for_each(|(_, table)| problems.unused_columns(table));
    let mut problems = problems.finish();
    sheets.iter().for_each(|sheet| sheet::in_words_of_the_sheet(&mut problems, sheet));
    Ok(Some(Imported {
        version: Version::Sheet,
        recognized_by: sheets.first().map(Sheet::recognized_by).unwrap_or_default(),
        directory,
        problems,
        tables: rows,
        sheets,
        rows: rows_of_programs,
    }))
}

/// Files beside a sheet that are neither sheets nor read by others.
fn left_out(files: &[InputFile], books: &[Book], problems: &mut Problems) {
    for book in books {
        if let Err(Unreadable { found, expected }) = &book.sheets {
            problems.add(
                Kind::UnreadableFile,
                At::file(&book.file.name),
                found,
                &format!("{expected}; it was left out"),
            );
        }
    }
    let known = |file: &&InputFile| {
        names::is_csv(&file.name) || names::is_workbook(&file.name) || names::is_companion(&file.name)
    };
    for file in files.iter().filter(|file| !known(file)) {
        let is_zip = file.name.to_lowercase().ends_with(".zip");
        let hint =
            "is the data in the zip? Take the sheets out of the folder, and the zip is read; or name the zip itself";
        problems.add(
            Kind::UnknownFile,
            At::file(&file.name).suggesting(is_zip.then_some(hint)),
            if is_zip { "a zip beside sheets" } else { "a file" },
            "a sheet as .csv, .xlsx or .ods; it was left out",
        );
    }
}
