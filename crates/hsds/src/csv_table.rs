//! A CSV file read into a [`Table`], whatever its encoding and separator.

use super::{
    InputFile, Refusal, damage, names,
    problem::Kind,
    problems::{At, Problems},
    table::Table,
};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Reads a CSV file, whatever its encoding (UTF-8, UTF-16 with a mark, Windows-1252) and separator (comma,
/// semicolon, tab, bar, or what a first line `sep=` says).
pub(crate) fn read_csv(file: &InputFile, problems: &mut Problems) -> Result<Table, Refusal> {
    if let Some(what) = not_csv(&file.bytes) {
        problems.add(Kind::UnreadableFile, At::file(&file.name), what, AS_CSV);
        return Ok(Table::new(&file.name));
    }
    let decoded = decode(file, problems);
    let (declared, content) = declared_separator(&decoded);
    let before = u64::from(declared.is_some());
    let separator = declared.unwrap_or_else(|| most_frequent_separator(content));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(content.as_bytes());
    let titles = titles(content, separator);
    let mut table = Table::new(&file.name);
    let mut ragged = 0;
    let mut first_ragged = None;
    let mut headers_again = 0;
    let mut first_header_again = None;
    // Where the fields of the rows belong since a header of another order.
    let mut order: Option<Vec<Option<usize>>> = None;
    let mut record = csv::StringRecord::new();
    // Lines without anything are no records, and rows all the same where a person looks.
    let mut blank_lines = 0;
    for at in 0_u64.. {
        let start = reader.position().byte() as usize;
        let read = reader.read_record(&mut record);
        blank_lines += blank_lines_at(content, start);
        let number = at + 1 + before + blank_lines;
        match read {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let found = error.to_string();
                problems.add(Kind::UnreadableRow, At::file(&table.file).row(number), &found, "a row of CSV");
                continue;
            }
        }
        if table.header.is_empty() && at < titles {
            if let Some(title) = record.iter().map(str::trim).find(|cell| !cell.is_empty()) {
                let found = format!("“{title}” above the header");
                let expected = "the names of the columns in the first row; it was taken for a title, and left out";
                problems.add(Kind::RaggedRow, At::file(&table.file).row(number), &found, expected);
            }
            continue;
        }
        if table.header.is_empty() {
            table.set_header(&record)?;
            continue;
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let without_errors = damage::without_formula_errors(&record, &table, number, problems);
        if let Some(positions) = table.header_again(&record) {
            headers_again += 1;
            first_header_again.get_or_insert(number);
            let foreign: Vec<&str> = record
                .iter()
                .zip(&positions)
                .filter(|(_, at)| at.is_none())
                .map(|(name, _)| name.trim())
                .filter(|name| !name.is_empty())
                .collect();
            if !foreign.is_empty() {
                let at = At::file(&table.file).row(number).times(foreign.len() as u64);
                let expected = "the columns of the first header; the values in these were left out";
                problems.add(Kind::UnknownColumn, at, &foreign.join(", "), expected);
            }
            order = Some(positions);
            continue;
        }
        let swallowed = swallowed(content, &record, separator, table.header.len());
        if let Some(Swallowed { cell, lines }) = swallowed {
            let column = table.header.get(cell).cloned().unwrap_or_default();
            let at = At::file(&table.file).row(number).column(&column).times(lines.max(1));
            let found = format!("an open quotation mark swallowed the {lines} lines after it");
            let expected = "a quotation mark that is closed in its cell; this cell and all after it in the row, with those lines, were left out";
            problems.add(Kind::OpenQuotation, at, &found, expected);
            // What follows the cell belongs to the line in which the mark was closed.
            record.truncate(cell);
        } else if record.len() != order.as_ref().map_or(table.header.len(), Vec::len) {
            ragged += 1;
            first_ragged.get_or_insert((number, record.len()));
        }
        let record = without_errors.as_ref().unwrap_or(&record);
        match &order {
            Some(order) => table.push(number, &arranged(record, order, table.header.len()))?,
            None => table.push(number, record)?,
        }
    }
    if let Some(row) = first_header_again {
        let at = At::file(&table.file).row(row).times(headers_again);
        problems.add(Kind::RepeatedRow, at, "the header again", "records; it was left out");
    }
    if let Some((row, fields)) = first_ragged {
        let expected = format!(
            "{} fields, as in the header; missing ones count as empty, those too many were left out",
            table.header.len()
        );
        let hint = match names::is_in_workbook(&file.name) {
            true => "give each column a name in the header",
            false => "a comma or a quotation mark inside a text must be within quotation marks",
        };
        let at = At::file(&table.file).row(row).times(ragged).suggesting(Some(hint));
        problems.add(Kind::RaggedRow, at, &format!("{fields} fields"), &expected);
    }
    Ok(table)
}

/// Lines without anything from a place on, which is behind a row or at the start.
fn blank_lines_at(content: &str, start: usize) -> u64 {
    let before = content.get(..start).unwrap_or_default();
    let rest = content.get(start..).unwrap_or_default();
    // The rest of a line's end.
    let rest = if before.ends_with('\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
    let blank = rest.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let (mut lines, mut last) = (0, 0);
    for byte in blank {
        lines += u64::from(byte == b'\r' || last != b'\r');
        last = byte;
    }
    lines
}

/// What is to be done with a file that is no text.
const AS_CSV: &str = "a table as CSV: open it and save it as “CSV UTF-8”; it was left out";

/// Rows that are looked at for those above the header.
pub(crate) const BEGINNING: usize = 12;

/// How many records there are above the header.
fn titles(content: &str, separator: u8) -> u64 {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(content.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().take(BEGINNING).map_while(Result::ok).collect();
    rows_above_header(&rows.iter().map(|row| row.iter().collect()).collect::<Vec<_>>()) as u64
}

/// How many of the first rows stand above the header: "Export of November 1", or "Updated" and a date beside it. The
/// header is the first row that is neither a remark nor much narrower than a row below it.
pub(crate) fn rows_above_header(rows: &[Vec<&str>]) -> usize {
    let filled = |row: &Vec<&str>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let is_word = |cell: &&str| cell.trim().chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let is_title = |(at, row): &(usize, &Vec<&str>)| {
        let are_words = row.iter().all(is_word);
        let widest = rows[at + 1..].iter().map(filled).max().unwrap_or_default();
        match filled(row) {
            0 => true,
            1 => !are_words || widest > 1,
            2 => !are_words && widest >= 4,
            _ => false,
        }
    };
    rows.iter().enumerate().take_while(is_title).count()
}

/// The fields of a row in the order of the first header.
fn arranged(record: &csv::StringRecord, order: &[Option<usize>], columns: usize) -> csv::StringRecord {
    let field = |column: usize| order.iter().position(|at| *at == Some(column)).and_then(|at| record.get(at));
    (0..columns).map(|column| field(column).unwrap_or_default()).collect()
}

/// What a file is by its first bytes, where it only has the name of a CSV.
fn not_csv(bytes: &[u8]) -> Option<&'static str> {
    let page = bytes
        .trim_ascii_start()
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"<html") || start.eq_ignore_ascii_case(b"<!doc"));
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some("a workbook or a zip, by its first bytes"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("a workbook of an old Excel, by its first bytes"),
        _ if page => Some("a web page, by its first bytes"),
        _ => None,
    }
}

/// The text of a file, without byte order marks: tools that save again and again leave several, joined exports leave
/// them in the middle.
fn decode<'a>(file: &'a InputFile, problems: &mut Problems) -> Cow<'a, str> {
    let bytes = &file.bytes;
    let mut report = |found: &str, expected: &str| {
        problems.add(
            Kind::Encoding,
            At::file(&file.name).suggesting(Some("save the file as “CSV UTF-8”")),
            found,
            expected,
        );
    };
    let text = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let encoding = if bytes[0] == 0xFF { UTF_16LE } else { UTF_16BE };
        report("UTF-16", "UTF-8; it was read as UTF-16");
        encoding.decode_with_bom_removal(bytes).0
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        let lines = bytes.split(|b| *b == b'\n').enumerate();
        let mut foreign = lines.filter(|(_, line)| std::str::from_utf8(line).is_err()).map(|(at, _)| at + 1);
        let first = foreign.next().unwrap_or(1);
        let found = format!("bytes that are not UTF-8 in {} lines, first in line {first}", 1 + foreign.count());
        report(&found, "UTF-8; those bytes were read as Windows-1252");
        Cow::Owned(decode_mixed(bytes))
    };
    if text.contains(BYTE_ORDER_MARK) { Cow::Owned(text.replace(BYTE_ORDER_MARK, "")) } else { text }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// UTF-8 where it is UTF-8, the bytes between as Windows-1252: a pasted row never garbles the others.
fn decode_mixed(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The separator of a first line such as `sep=;`, which Excel reads, and what follows that line.
fn declared_separator(content: &str) -> (Option<u8>, &str) {
    let (first, rest) = content.split_once('\n').unwrap_or((content, ""));
    let first = first.trim_end_matches('\r').trim_matches('"').to_ascii_lowercase();
    match first.strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator]) if SEPARATORS.contains(&separator) => (Some(separator), rest),
        _ => (None, content),
    }
}

/// The separator of which the header has most.
fn most_frequent_separator(content: &str) -> u8 {
    let lines = || content.lines().take(5);
    let header = lines().find(|line| SEPARATORS.iter().any(|separator| line.as_bytes().contains(separator)));
    let header = header.or_else(|| lines().next()).unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|b| *b == separator).count();
    SEPARATORS.into_iter().rev().max_by_key(|s| count(*s)).unwrap_or(b',')
}

/// What an open quotation mark took in: the cell that it opened, and the lines after that cell's first.
struct Swallowed {
    cell: usize,
    lines: u64,
}

/// Texts of several lines are common and fine. Swallowed are lines that are rows by themselves, and whatever a mark
/// took in that is still open at the end of the file.
fn swallowed(content: &str, record: &csv::StringRecord, separator: u8, columns: usize) -> Option<Swallowed> {
    let several_lines = |cell: &str| cell.contains('\n');
    let first = record.iter().position(several_lines);
    let start = record.position()?.byte() as usize;
    let raw = content.get(start..)?;
    // The lines of this record, plus one for each further cell of several lines, are never more than these.
    let breaks: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
    let lines_of = |cell: usize| record.get(cell).map_or(0, |text| text.lines().count().saturating_sub(1)) as u64;
    if first.is_some() && columns > 1 {
        let row = raw.trim_start_matches(['\r', '\n']).split('\n').skip(1).take(breaks).find_map(|line| {
            let fields = fields(line, separator)?;
            let own = fields.len() == columns && !fields[0].is_empty() && !fields.iter().any(|f| f.starts_with(' '));
            // “Autism,ADD,ADHD” on a line of a text has as many fields as a row, too.
            let is_told_by_id = || record.get(0).is_some_and(is_id) && is_id(&fields[0]);
            let own = own && (!closes_well(raw, first.unwrap_or_default(), separator) || is_told_by_id());
            own.then(|| format!("{}{}", &fields[0], separator as char))
        });
        if let Some(row) = row {
            let cell = record.iter().position(|cell| cell.lines().skip(1).any(|line| line.starts_with(&row)));
            return cell.or(first).map(|cell| Swallowed { cell, lines: lines_of(cell) });
        }
    }
    // Still open: one more line would be taken in, too.
    let rest = raw.trim_start_matches(['\r', '\n']);
    let is_last = rest.split('\n').nth(breaks + 1).is_none_or(|line| line.trim().is_empty());
    if !is_last || !rest.contains('"') {
        return None;
    }
    let longer = format!("{rest}\nx\n");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(longer.as_bytes());
    let open = reader.records().count() == 1;
    let cell = record.len().saturating_sub(1);
    open.then(|| Swallowed { cell, lines: lines_of(cell) })
}

fn is_id(cell: &str) -> bool {
    !cell.contains(char::is_whitespace) && cell.contains(|c: char| c.is_ascii_digit())
}

/// Whether the quotation mark that ends a cell stands where a cell ends, and not where the next one begins.
fn closes_well(raw: &str, cell: usize, separator: u8) -> bool {
    let bytes = raw.trim_start_matches(['\r', '\n']).as_bytes();
    let is_end = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == separator || matches!(byte, b'\r' | b'\n'));
    let (mut at, mut field) = (0, 0);
    while at < bytes.len() {
        let is_quoted = bytes[at] == b'"';
        let mut close = None;
        if is_quoted {
            at += 1;
            while at < bytes.len() && close.is_none() {
                match (bytes[at], bytes.get(at + 1)) {
                    (b'"', Some(b'"')) => at += 2,
                    (b'"', _) => close = Some(at),
                    _ => at += 1,
                }
            }
        }
        if field == cell {
            return close.is_some_and(|close| is_end(bytes.get(close + 1)) && !is_end(bytes.get(close - 1)));
        }
        while !is_end(bytes.get(at)) {
            at += 1;
        }
        if bytes.get(at) != Some(&separator) {
            return false;
        }
        (at, field) = (at + 1, field + 1);
    }
    false
}

/// A line as a row by itself.
fn fields(line: &str, separator: u8) -> Option<csv::StringRecord> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(line.as_bytes());
    reader.records().next()?.ok()
}
