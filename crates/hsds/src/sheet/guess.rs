//! What each column of a sheet holds: as `signpost.toml` says, else by its header, else by its values.

use super::{
    field::Field,
    names,
    presets::Preset,
    privacy::{self, Gate},
};
use crate::{addresses, dates, phones, table::Table, week};
use std::collections::BTreeMap;

/// What a community says of its sheet, as `[sheet]` of `signpost.toml` has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// The form of the sheet; `None`: recognized by its headers.
    pub preset: Option<Preset>,
    /// By the header of the sheet.
    pub columns: BTreeMap<String, Field>,
}

impl Mapping {
    /// What is said of a column of this header.
    pub(super) fn stated(&self, header: &str) -> Option<Field> {
        let same = |known: &&String| known.trim().eq_ignore_ascii_case(header.trim());
        self.columns.iter().find(|(known, _)| same(known)).map(|(_, field)| *field)
    }
}

/// Why a column is taken for what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// `signpost.toml` says so.
    Stated,
    /// The form of the sheet is known.
    Preset(Preset),
    /// Its header says so.
    Header,
    /// Most of its values look like it.
    Values,
    /// Most of its values look like a phone, an email or an address: it is not published until `signpost.toml` says so.
    Proposed,
    /// Its header says that it is not for the public: it is left out.
    Forbidden,
    /// It says what of its row is published.
    Decides,
    /// Nothing is known about it: it is left out.
    Unknown,
}

/// A column and what was taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As the sheet writes it.
    pub header: String,
    /// What it holds.
    pub field: Field,
    /// How that is known.
    pub reason: Reason,
    /// Cells that say something.
    pub filled: u64,
}

/// Rows that are looked at for the kind of a column's values.
const LOOKED_AT: usize = 200;

/// Every column of the sheet, in its order, and the form that was recognized.
pub(super) fn columns(table: &Table, mapping: &Mapping) -> (Vec<Column>, Option<Preset>, Vec<Gate>) {
    let preset = mapping.preset.or_else(|| Preset::of_headers(&table.header));
    // How sure a guess is: of two columns for one thing the surer is taken.
    let mut sure: Vec<usize> = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    for (at, header) in table.header.iter().enumerate() {
        let filled = table.rows().filter(|row| !row.at(at).is_empty()).count() as u64;
        let by_preset = || preset.and_then(|preset| Some((preset.field(header)?, Reason::Preset(preset), 2_000)));
        let by_header = || names::by_header(header).map(|(field, score)| (field, Reason::Header, score));
        let by_values = || by_values(table, at).map(|field| (field, Reason::Values, 0));
        let (field, reason, score) = mapping
            .stated(header)
            .map(|field| (field, Reason::Stated, 3_000))
            .or_else(by_preset)
            .or_else(by_header)
            .or_else(by_values)
            .unwrap_or((Field::LeaveOut, Reason::Unknown, 0));
        let is_flag = field == Field::Confidential && score > 100;
        // “Internal notes” are nothing for readers anyway.
        let is_for_nobody = match field {
            Field::LeaveOut => score > 100 || reason == Reason::Unknown,
            field => field == Field::Contact,
        };
        let is_kept = reason == Reason::Stated || is_for_nobody || is_flag;
        let (field, reason) = match reason {
            _ if !is_kept && privacy::forbids(header, field) => (Field::LeaveOut, Reason::Forbidden),
            Reason::Values if matches!(field, Field::Phone | Field::Email | Field::Address) => {
                (field, Reason::Proposed)
            }
            _ => (field, reason),
        };
        columns.push(Column { header: header.clone(), field, reason, filled });
        sure.push(score);
    }
    let gates = privacy::gates(table, &columns, mapping);
    let decide: Vec<usize> = gates.iter().filter_map(|gate| gate.decides(&columns)).collect();
    for column in decide {
        (columns[column].field, columns[column].reason) = (Field::LeaveOut, Reason::Decides);
    }
    for field in Field::ALL.iter().copied().filter(|field| !field.is_joined()) {
        let of_field = (0..columns.len()).filter(|&at| columns[at].field == field);
        let Some(best) = of_field.clone().max_by_key(|&at| (columns[at].filled > 0, sure[at], std::cmp::Reverse(at)))
        else {
            continue;
        };
        let others: Vec<usize> = of_field.filter(|&at| at != best).collect();
        for at in others {
            (columns[at].field, columns[at].reason) = (Field::LeaveOut, Reason::Unknown);
        }
    }
    // Who runs it is what it is called where nothing else says that.
    if !columns.iter().any(|column| column.field == Field::Name)
        && let Some(column) = columns.iter_mut().find(|column| column.field == Field::Organization)
    {
        column.field = Field::Name;
    }
    (columns, preset, gates)
}

/// What most of a column's values look like; `None` where they say nothing by themselves.
fn by_values(table: &Table, at: usize) -> Option<Field> {
    let values: Vec<&str> =
        table.rows().map(|row| row.at(at)).filter(|cell| !cell.is_empty()).take(LOOKED_AT).collect();
    if values.len() < 2 {
        return None;
    }
    let most = |looks_right: &dyn Fn(&str) -> bool| {
        values.iter().filter(|value| looks_right(value)).count() * 4 >= values.len() * 3
    };
    let digits = |value: &str| value.bytes().filter(u8::is_ascii_digit).count();
    let is_phone = |value: &str| {
        (7..=15).contains(&digits(value))
            && dates::date(value).is_none()
            && matches!(phones::read(value), phones::Reading::Numbers { ref phones, .. } if !phones.is_empty())
    };
    let is_street = |value: &str| {
        let (number, rest) = value.split_once(' ').unwrap_or((value, ""));
        number.bytes().all(|b| b.is_ascii_digit())
            && (1..=6).contains(&number.len())
            && rest.chars().any(char::is_alphabetic)
    };
    let postal = |value: &str| {
        let (first, rest) = value.split_once('-').unwrap_or((value, "0000"));
        first.len() == 5 && rest.len() == 4 && digits(first) == 5 && digits(rest) == 4
    };
    if most(&|value| value.contains('@') && addresses::email(value).is_some()) {
        Some(Field::Email)
    } else if most(&|value| value.starts_with("http") || value.starts_with("www.")) {
        Some(Field::Website)
    } else if most(&|value| week::whole_week(value).is_some_and(|days| days.iter().all(|day| !day.days.is_empty()))) {
        Some(Field::Hours)
    } else if most(&postal) {
        Some(Field::PostalCode)
    } else if most(&is_phone) {
        Some(Field::Phone)
    } else if most(&is_street) {
        Some(Field::Address)
    } else {
        None
    }
}
