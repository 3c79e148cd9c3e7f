//! What a sheet says of itself that is not for the public: columns by their headers, rows and cells by columns such as
//! “Publish phone?”, “Do not publish” or “Active”.

use super::{
    Sheet,
    field::Field,
    guess::{Column, Mapping, Reason},
    names,
};
use crate::{
    Kind, Refusal,
    problems::{At, Problems},
    table::{Row, Table},
};
use std::collections::HashSet;

/// Words that keep a column of any content from being published.
const PRIVATE: [&str; 20] = [
    "private",
    "confidential",
    "secret",
    "internal",
    "unlisted",
    "hidden",
    "hide",
    "old",
    "former",
    "previous",
    "personal",
    "privado",
    "privada",
    "confidencial",
    "secreto",
    "secreta",
    "interno",
    "interna",
    "anterior",
    "antiguo",
];
const PRIVATE_PHRASES: [&str; 12] = [
    "do not publish",
    "dont publish",
    "do not share",
    "do not show",
    "not for public",
    "not for publication",
    "not public",
    "staff only",
    "no publicar",
    "no publico",
    "no mostrar",
    "no compartir",
];
/// Words that say of a phone, a mail address or a place that it is a person's.
const OF_PERSON: [&str; 11] = [
    "home",
    "cell",
    "cellphone",
    "mobile",
    "emergency",
    "casa",
    "celular",
    "movil",
    "emergencia",
    "particular",
    "hogar",
];
/// Words of a column that says whether something is shown.
const SHOWS: [&str; 9] =
    ["publish", "published", "public", "show", "share", "publicar", "publico", "publica", "mostrar"];
/// Words beside them that say nothing.
const FILLERS: [&str; 23] = [
    "is",
    "the",
    "ok",
    "okay",
    "to",
    "be",
    "can",
    "we",
    "should",
    "this",
    "on",
    "in",
    "website",
    "directory",
    "online",
    "it",
    "row",
    "program",
    "es",
    "se",
    "el",
    "la",
    "de",
];

/// Whether a header forbids that what would be taken for `field` is published.
pub(super) fn forbids(header: &str, field: Field) -> bool {
    let words = names::all_words(header);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    has(&PRIVATE) || private_phrase(&words).is_some() || is_contact(field) && (has(&OF_PERSON) || is_of_one(header))
}

/// “Maria's phone”; “women's shelter phone” is nobody's.
fn is_of_one(header: &str) -> bool {
    const OF_MANY: [&str; 8] = ["women", "men", "children", "people", "veteran", "kid", "parent", "farmer"];
    let lower = header.to_lowercase().replace('’', "'");
    let mut owners = lower.split_whitespace().filter_map(|word| word.strip_suffix("'s"));
    owners.any(|owner| !OF_MANY.iter().any(|many| owner.ends_with(many)))
}

fn private_phrase(words: &[String]) -> Option<&'static str> {
    let text = format!(" {} ", words.join(" "));
    PRIVATE_PHRASES.into_iter().find(|phrase| text.contains(&format!(" {phrase} ")))
}

/// What leads to a person or a place.
fn is_contact(field: Field) -> bool {
    use Field::*;
    matches!(field, Phone | Fax | Tty | Hotline | TextLine | Email) || is_place(field)
}

fn is_place(field: Field) -> bool {
    use Field::*;
    matches!(field, Address | AddressLine2 | City | State | PostalCode | Latitude | Longitude | Site | Confidential)
}

/// What a column says of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Of {
    Row,
    Place,
    Columns(Vec<usize>),
    /// Whether it is still there.
    Status,
}

/// Phones that are not published: by the number of their row and their column.
pub(super) type Withheld = HashSet<(u64, usize)>;

/// A column that decides what is published of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gate {
    at: usize,
    /// Whether yes hides it; else no does.
    hides: bool,
    of: Of,
    /// Its cells are yes and no, and nothing else that could be published.
    only_answers: bool,
}

impl Gate {
    /// The column, where it is nothing else than a decision. A secret and a status are fields of their own.
    pub(super) fn decides(&self, columns: &[Column]) -> Option<usize> {
        let is_secret = columns[self.at].field == Field::Confidential || !self.only_answers;
        (self.of != Of::Status && (self.of != Of::Place || !self.hides || !is_secret)).then_some(self.at)
    }
}

/// The columns that decide; `guessed` says what each column was taken for by itself.
pub(super) fn gates(table: &Table, guessed: &[Column], mapping: &Mapping) -> Vec<Gate> {
    let gate = |(at, column): (usize, &Column)| {
        let stated = mapping.stated(&column.header);
        let by_name = names::by_header(&column.header);
        let is_status = column.field == Field::Status || by_name.is_some_and(|(field, _)| field == Field::Status);
        if is_status && stated.is_none_or(|field| matches!(field, Field::Status | Field::LeaveOut)) {
            return Some(Gate { at, hides: false, of: Of::Status, only_answers: false });
        }
        if stated.is_some_and(|field| !matches!(field, Field::LeaveOut | Field::Confidential)) {
            return None;
        }
        let mut words = names::all_words(&column.header).join(" ");
        let mut hides = false;
        if let Some(phrase) = private_phrase(&names::all_words(&column.header)) {
            (words, hides) = (words.replacen(phrase, "", 1), true);
        }
        let is_hiding = |word: &&str| {
            matches!(
                *word,
                "private"
                    | "internal"
                    | "hide"
                    | "hidden"
                    | "unlisted"
                    | "confidential"
                    | "secret"
                    | "privado"
                    | "privada"
                    | "ocultar"
                    | "oculto"
                    | "confidencial"
                    | "interno"
            )
        };
        hides |= words.split(' ').any(|word| is_hiding(&word));
        let shows = words.split(' ').any(|word| SHOWS.contains(&word));
        if !hides && !shows {
            return None;
        }
        let words: Vec<&str> = words
            .split(' ')
            .filter(|word| !word.is_empty() && !is_hiding(word) && !SHOWS.contains(word) && !FILLERS.contains(word))
            .collect();
        // “Do not publish” = “court order” means yes.
        let is_plain = words.is_empty() && private_phrase(&names::all_words(&column.header)).is_some();
        if !is_plain && !answers(table, at) {
            return None;
        }
        let of_secret = column.field == Field::Confidential
            || by_name.is_some_and(|(field, score)| field == Field::Confidential && score > 100);
        let of = match subject(&words.join(" "), at, guessed) {
            _ if of_secret => Of::Place,
            Some(of) => of,
            None => return None,
        };
        let only_answers = table.rows().all(|row| !row.at(at).contains(' ') && answer(row.at(at)).is_some());
        Some(Gate { at, hides, of, only_answers })
    };
    guessed.iter().enumerate().filter_map(gate).collect()
}

/// Of what “Publish ...?” speaks.
fn subject(words: &str, own: usize, columns: &[Column]) -> Option<Of> {
    if words.is_empty() {
        return Some(Of::Row);
    }
    let of_field = |field: Field| if is_place(field) { Of::Place } else { Of::Columns(Vec::new()) };
    let named: Vec<usize> = (0..columns.len())
        .filter(|&at| at != own)
        .filter(|&at| {
            let name = names::words(&columns[at].header).join(" ");
            let longer = name.strip_prefix(words).is_some_and(|rest| rest == " number");
            name == words || longer
        })
        .collect();
    let field = match named.first() {
        Some(&at) if columns[at].field != Field::LeaveOut => columns[at].field,
        _ => names::by_header(words)?.0,
    };
    Some(match of_field(field) {
        Of::Columns(_) if !named.is_empty() => Of::Columns(named),
        Of::Columns(_) => Of::Columns((0..columns.len()).filter(|&at| columns[at].field == field).collect()),
        of => of,
    })
}

/// Whether most of a column's cells are yes or no.
fn answers(table: &Table, at: usize) -> bool {
    let cells: Vec<&str> = table.rows().map(|row| row.at(at)).filter(|cell| !cell.is_empty()).take(200).collect();
    cells.iter().filter(|cell| answer(cell).is_some()).count() * 2 > cells.len()
}

/// Yes or no, with whatever stands behind it.
fn answer(cell: &str) -> Option<bool> {
    let cell = cell.to_lowercase();
    let first = cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '(' | ';' | ':')).next()?;
    match first {
        "yes" | "y" | "true" | "t" | "1" | "x" | "✓" | "✔" | "☑" | "si" | "sí" | "s" | "verdadero" | "checked" => {
            Some(true)
        }
        "" | "no" | "n" | "n/a" | "na" | "false" | "f" | "0" | "none" | "falso" | "ninguno" | "ninguna"
        | "unchecked" | "☐" => Some(false),
        _ => None,
    }
}

/// How a status is meant; `None`: it is no word that is known.
fn status(cell: &str) -> Option<&'static str> {
    let words: Vec<String> = cell
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_for_now = has(&["temporarily", "temporary", "temp", "temporalmente", "temporal", "paused", "suspended"]);
    if is_for_now && !has(&["permanently", "permanentemente"]) {
        return Some("temporarily closed");
    }
    let ended = [
        "closed",
        "inactive",
        "defunct",
        "moved",
        "ended",
        "discontinued",
        "cancelled",
        "canceled",
        "permanently",
        "no",
        "not",
        "false",
        "deleted",
        "archived",
        "gone",
        "cerrado",
        "cerrada",
        "inactivo",
        "inactiva",
        "mudado",
        "mudada",
        "terminado",
        "terminada",
        "cancelado",
        "cancelada",
        "falso",
        "n",
        "0",
    ];
    if has(&ended) {
        return Some("inactive");
    }
    let running =
        ["active", "open", "current", "ongoing", "operating", "activo", "activa", "abierto", "abierta", "vigente"];
    (has(&running) || answer(cell) == Some(true)).then_some("active")
}

/// The sheet as it may be published, and the table of its rows: without the columns that only propose a field, the
/// rows and the cells that are not for the public.
pub(super) fn public(
    table: &Table,
    sheet: &Sheet,
    gates: &[Gate],
    mapping: &Mapping,
    problems: &mut Problems,
) -> Result<(Table, Sheet, Withheld), Refusal> {
    let mut shown = sheet.clone();
    for column in shown.columns.iter_mut().filter(|column| column.reason == Reason::Proposed) {
        column.field = Field::LeaveOut;
    }
    let of_place: Vec<&Gate> = gates.iter().filter(|gate| gate.of == Of::Place).collect();
    let secret = shown.columns.iter().position(|column| column.field == Field::Confidential);
    if let Some(gate) = of_place.first() {
        let header = table.header[secret.unwrap_or(gate.at)].clone();
        shown.columns.iter_mut().filter(|column| column.field == Field::Confidential).for_each(leave_out);
        shown.columns.push(Column { header, field: Field::Confidential, reason: Reason::Header, filled: table.len() });
    }
    let mut header: csv::StringRecord = table.header.iter().map(String::as_str).collect();
    (table.header.len()..shown.columns.len()).for_each(|at| header.push_field(&shown.columns[at].header));
    let mut withheld = Withheld::new();
    let mut public = Table::new(&table.file);
    public.set_header(&header)?;
    for row in table.rows() {
        if !is_published(&row, gates, mapping, problems) {
            continue;
        }
        let mut cells: Vec<&str> = (0..table.header.len()).map(|at| row.at(at)).collect();
        let mut emptied: HashSet<usize> = HashSet::new();
        for gate in gates.iter().filter(|gate| hides(gate, &row)) {
            if let Of::Columns(columns) = &gate.of {
                emptied.extend(columns.iter().filter(|&&at| !row.at(at).is_empty()));
            }
        }
        for at in emptied {
            let expected = "cells that may be published; these were left out, as another column of their rows says";
            problems.in_column(Kind::RowNotPublic, &row, &table.header[at], "a value", expected);
            // A withheld number is told to the texts, so that none repeats it.
            match shown.columns[at].field {
                Field::Phone | Field::Fax | Field::Tty | Field::Hotline | Field::TextLine => {
                    withheld.insert((row.number, at));
                }
                _ => cells[at] = "",
            }
        }
        for gate in gates.iter().filter(|gate| gate.of == Of::Status) {
            cells[gate.at] = status(cells[gate.at]).unwrap_or_default();
        }
        if !of_place.is_empty() {
            let own = secret.filter(|at| of_place.iter().all(|gate| gate.at != *at)).map_or("", |at| row.at(at));
            let says_no = own.is_empty() && of_place.iter().any(|gate| !row.at(gate.at).is_empty());
            let hidden = of_place.iter().any(|gate| hides(gate, &row));
            cells.push(if hidden {
                "yes"
            } else if says_no {
                "no"
            } else {
                own
            });
        }
        public.push_cells(row.number, cells.into_iter())?;
    }
    Ok((public, shown, withheld))
}

fn leave_out(column: &mut Column) {
    column.field = Field::LeaveOut;
}

/// What is neither yes nor no hides, too.
fn hides(gate: &Gate, row: &Row) -> bool {
    let cell = row.at(gate.at);
    let is_public = ["public", "open", "publico", "público", "all", "everyone"].contains(&cell.to_lowercase().as_str());
    !cell.is_empty() && answer(cell) != Some(!gate.hides) && !is_public
}

fn is_published(row: &Row, gates: &[Gate], mapping: &Mapping, problems: &mut Problems) -> bool {
    for gate in gates {
        let (header, cell) = (row.table.header[gate.at].as_str(), row.at(gate.at));
        let at = At::file(&row.table.file).row(row.number).column(header);
        match gate.of {
            _ if cell.is_empty() => {}
            Of::Row if hides(gate, row) => {
                let expected = "a row that may be published; it was left out";
                problems.add(Kind::RowNotPublic, at, "a row that says not to publish it", expected);
                return false;
            }
            Of::Status => match status(cell) {
                Some("inactive") => {
                    let expected = "active or temporarily closed, to be published; the row was left out";
                    problems.cell(Kind::NotActive, row, header, cell, expected);
                    return false;
                }
                // The publisher does not want it to count.
                None if mapping.stated(header) == Some(Field::LeaveOut) => {}
                None => {
                    let expected =
                        "active, inactive, defunct or temporarily closed; the row was left out until one is written";
                    problems.cell(Kind::UnknownStatus, row, header, cell, expected);
                    return false;
                }
                Some(_) => {}
            },
            _ => {}
        }
    }
    true
}

/// Columns that could not be published without asking.
pub(super) fn tell_column(file: &str, first: u64, column: &Column, problems: &mut Problems) {
    let place = At::file(file).row(first).column(&column.header).times(column.filled);
    let found = match column.reason {
        Reason::Proposed => format!("a column whose values look like {}", column.field.title().to_lowercase()),
        _ => "a column whose name says that it is not for the public".to_owned(),
    };
    let id = if column.reason == Reason::Proposed { column.field.id() } else { "phone" };
    let hint = format!(
        "if everyone may see it, say what it holds in [sheet.columns] of signpost.toml: \"{}\" = \"{id}\"; \"-\" leaves it out",
        column.header
    );
    problems.add(Kind::PrivateColumn, place.suggesting(Some(&hint)), &found, "a column for readers; it was left out");
}
