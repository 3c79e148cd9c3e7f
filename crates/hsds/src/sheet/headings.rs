//! Rows of a sheet that are no programs: a heading over a block, a total, a remark. People write them for people. Without a way
//! to reach it and without a word of what it is, no reader is helped by one, so none is published; each is told.

use super::{
    Field,
    guess::{Column, Reason},
    template,
};
use crate::{
    Kind, Refusal,
    problems::{At, Problems},
    table::{Row, Table},
};

/// What a row is that is no program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remark {
    Heading,
    Total,
    Note,
    /// Only a name: a heading, or a program that nobody could reach.
    OnlyName,
}

/// The sheet without the rows that are no programs; `None`: each may be one.
pub(super) fn without_remarks(
    table: &Table,
    columns: &[Column],
    problems: &mut Problems,
) -> Result<Option<Table>, Refusal> {
    let Some(name) = columns.iter().position(|column| column.field == Field::Name) else { return Ok(None) };
    let sheet = Columns { columns, name, shouts: shouts(table, columns, name) };
    let mut remarks = table.rows().filter_map(|row| Some((row.number, sheet.remark(&row)?))).peekable();
    if remarks.peek().is_none() {
        return Ok(None);
    }
    let mut kept = Table::new(&table.file);
    kept.set_header(&table.header.iter().map(String::as_str).collect())?;
    for row in table.rows() {
        match remarks.next_if(|(number, _)| *number == row.number) {
            Some((_, (remark, at))) => tell(remark, &row, at, &columns[at], problems),
            None => kept.push_cells(row.number, (0..table.header.len()).map(|at| row.at(at)))?,
        }
    }
    Ok(Some(kept))
}

struct Columns<'s> {
    columns: &'s [Column],
    name: usize,
    /// Whether the programs' own names are in capitals.
    shouts: bool,
}

impl Columns<'_> {
    /// What a row is if it is no program, and the column in which it says so.
    fn remark(&self, row: &Row) -> Option<(Remark, usize)> {
        let name = row.at(self.name);
        // The template's own remarks are told apart.
        if template::is_remark(name) {
            return None;
        }
        // A row's own number says nothing of it.
        let filled = |at: &usize| !row.at(*at).is_empty() && self.columns[*at].field != Field::Id;
        let others: Vec<usize> = (0..self.columns.len()).filter(|at| *at != self.name && filled(at)).collect();
        match others.as_slice() {
            [] if name.is_empty() => None,
            [] => Some((self.of_name(name), self.name)),
            // Who runs it is what it is called.
            [only] if name.is_empty() && self.columns[*only].field == Field::Organization => {
                Some((self.of_name(row.at(*only)), *only))
            }
            [only] if name.is_empty() => {
                let remark = if is_total(row.at(*only), false) { Remark::Total } else { Remark::Note };
                self.leads_to_nobody(*only).then_some((remark, *only))
            }
            all => {
                let counts = all.iter().all(|at| is_count(row.at(*at), self.columns[*at].field));
                (!name.is_empty() && counts && is_total(name, true)).then_some((Remark::Total, self.name))
            }
        }
    }

    /// Of a row that has a name alone.
    fn of_name(&self, name: &str) -> Remark {
        let has_letters = name.chars().any(char::is_alphabetic);
        let is_loud = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
        if is_total(name, false) || !has_letters {
            Remark::Total
        } else if is_note(name) {
            Remark::Note
        } else if name.ends_with(':') || is_framed(name) || is_loud && !self.shouts {
            Remark::Heading
        } else {
            Remark::OnlyName
        }
    }

    /// Whether a text that stands alone in a row without a name, in this column, leads to nobody.
    fn leads_to_nobody(&self, at: usize) -> bool {
        use Field::*;
        matches!(self.columns[at].field, Needs | Terms | Status | Level | CheckedBy | CheckedOn | ModifiedOn)
            || self.columns[at].field == LeaveOut && self.columns[at].reason != Reason::Forbidden
    }
}

/// Whether the programs of a sheet have their names in capitals, by the rows that say more than a name.
fn shouts(table: &Table, columns: &[Column], name: usize) -> bool {
    let says_more = |row: &Row| (0..columns.len()).any(|at| at != name && !row.at(at).is_empty());
    let (mut loud, mut quiet) = (0_u64, 0_u64);
    for row in table.rows().filter(says_more) {
        *(if row.at(name).chars().any(char::is_lowercase) { &mut quiet } else { &mut loud }) += 1;
    }
    quiet <= loud
}

/// A number beside a total, in a column where a number by itself leads to nobody.
fn is_count(cell: &str, field: Field) -> bool {
    use Field::*;
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let is_number = (1..=6).contains(&digits) && cell.chars().all(|c| c.is_ascii_digit() || " .,%$".contains(c));
    let is_place =
        matches!(field, PostalCode | Address | AddressLine2 | Latitude | Longitude | MinimumAge | MaximumAge);
    // Short numbers that people call: 211, 988.
    let is_called = matches!(field, Phone | Hotline | TextLine | Tty | Fax) && digits == 3;
    is_number && !is_place && !is_called
}

/// “Subtotal: 14”, “Total programs”, “Grand total”; `counted`: numbers stand beside it. “Total Wellness Center” is none.
fn is_total(text: &str, counted: bool) -> bool {
    const TOTAL: [&str; 10] =
        ["total", "totals", "subtotal", "subtotals", "sum", "count", "totales", "suma", "recuento", "conteo"];
    const BESIDE: [&str; 31] = [
        "grand",
        "sub",
        "number",
        "of",
        "all",
        "the",
        "overall",
        "amount",
        "row",
        "rows",
        "entry",
        "entries",
        "record",
        "records",
        "program",
        "programs",
        "service",
        "services",
        "site",
        "sites",
        "agency",
        "agencies",
        "organization",
        "organizations",
        "pantries",
        "de",
        "el",
        "general",
        "número",
        "programas",
        "servicios",
    ];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let first_three = words.iter().take(3).any(|word| TOTAL.contains(word));
    let is_known = |word: &&str| TOTAL.contains(word) || BESIDE.contains(word) || is_number(word);
    // “Pantries total: 14” has a number at its end; “Total 24 Fitness” goes on.
    let ends_in_number = words.last().is_some_and(is_number);
    first_three && (counted || words.iter().all(is_known) || ends_in_number)
}

/// “Updated 11/2026”, “Note: call first”, “See page 2”.
fn is_note(text: &str) -> bool {
    const STARTS: [&str; 16] = [
        "note:",
        "notes:",
        "nota:",
        "notas:",
        "updated ",
        "last updated",
        "revised ",
        "as of ",
        "see ",
        "continued",
        "page ",
        "source:",
        "sources:",
        "printed ",
        "actualizado ",
        "end of ",
    ];
    let lower = text.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    STARTS.iter().any(|start| lower.starts_with(start))
}

/// “--- Food ---”, “== HOUSING ==”, “*** new ***”.
fn is_framed(text: &str) -> bool {
    let is_mark = |c: char| "-–—=*_~#+•·>|".contains(c);
    let mark = text.chars().next().filter(|c| is_mark(*c));
    mark.is_some_and(|mark| text.chars().take_while(|c| *c == mark).count() >= 2 || text.ends_with(is_mark))
}

fn tell(remark: Remark, row: &Row, at: usize, column: &Column, problems: &mut Problems) {
    let (kind, expected) = match remark {
        Remark::Heading => (
            Kind::NoProgram,
            "a program: this looks like a heading, and was left out. If readers should find the rows below by it, write it into a column “Categories” of each",
        ),
        Remark::Total => (Kind::NoProgram, "a program: this looks like a total, and was left out"),
        Remark::Note => (Kind::NoProgram, "a program: this looks like a remark, and was left out"),
        Remark::OnlyName => (
            Kind::OnlyName,
            "a phone, an address or what people get beside the name: with the name alone it helps nobody, and it was left out",
        ),
    };
    // The log of a check is read by others than the publisher: what a column that is left out says stays there.
    match column.field {
        Field::LeaveOut => problems.add(kind, At::from(row).column(&column.header), "a row without a name", expected),
        _ => problems.cell(kind, row, &column.header, row.at(at), expected),
    }
}
