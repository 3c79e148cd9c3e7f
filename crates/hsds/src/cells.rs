//! Parses cells: text, dates, numbers, yes and no. A cell that cannot be parsed is reported and left out.

use super::{Kind, addresses, bounds, dates, problems::Problems, table::Row, text};
use signpost_directory::Date;

/// Text with paragraphs.
pub(crate) fn text(row: &Row, columns: &[&str], problems: &mut Problems) -> Option<String> {
    clean(row, columns, problems, text::paragraphs)
}

/// The texts of all `columns`, each once: different columns for one thing add to each other.
pub(crate) fn texts(row: &Row, columns: &[&str], problems: &mut Problems) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in columns.iter().filter_map(|column| text(row, &[column], problems)) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// Text of one line.
pub(crate) fn line(row: &Row, columns: &[&str], problems: &mut Problems) -> Option<String> {
    clean(row, columns, problems, text::line)
}

fn clean(row: &Row, columns: &[&str], problems: &mut Problems, how: fn(&str) -> text::Cleaned) -> Option<String> {
    let mut raw = row.get(columns);
    if raw.is_empty() {
        return None;
    }
    let column = row.filled(columns);
    if raw.len() > bounds::FIELD {
        problems.in_column(Kind::TooLong, row, column, raw, "shorter texts; what was too long was cut");
        raw = &raw[..raw.floor_char_boundary(bounds::FIELD)];
    }
    let cleaned = how(raw);
    if cleaned.mended {
        problems.in_column(Kind::MendedText, row, column, raw, "whole letters; they were mended");
    }
    (!cleaned.text.is_empty()).then_some(cleaned.text)
}

/// The parts of a list between `;` (or, in `x_needs`, whatever a person types between ids).
pub(crate) fn list(row: &Row, columns: &[&str], problems: &mut Problems) -> Vec<String> {
    let parts = line(row, columns, problems).unwrap_or_default();
    parts.split([';', '|']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A value that `read` understands, or a problem that says what was `expected`.
pub(crate) fn value<T>(
    row: &Row,
    columns: &[&str],
    problems: &mut Problems,
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let raw = row.get(columns);
    if raw.is_empty() {
        return None;
    }
    let value = read(raw);
    if value.is_none() {
        problems.cell(Kind::UnreadableValue, row, row.filled(columns), raw, expected);
    }
    value
}

pub(crate) fn date(row: &Row, columns: &[&str], problems: &mut Problems) -> Option<Date> {
    value(row, columns, problems, "a date such as 2026-11-21; it was left out", dates::date)
}

/// Whole years; `5.0` and `5.5` count as 5.
pub(crate) fn age(row: &Row, columns: &[&str], problems: &mut Problems) -> Option<u8> {
    value(row, columns, problems, "an age in years, 0 to 150; it was left out", |raw| {
        let years: f64 = raw.parse().ok()?;
        (0.0..=150.0).contains(&years).then_some(years as u8)
    })
}

pub(crate) fn count(row: &Row, columns: &[&str], problems: &mut Problems) -> Option<u32> {
    value(row, columns, problems, "a whole number; it was left out", |raw| {
        let number: f64 = raw.parse().ok()?;
        (number.fract() == 0.0 && (0.0..=4_000_000_000.0).contains(&number)).then_some(number as u32)
    })
}

pub(crate) fn yes(row: &Row, columns: &[&str], problems: &mut Problems) -> bool {
    value(row, columns, problems, "true or false; it counts as false", |raw| match raw.to_ascii_lowercase().as_str() {
        "true" | "t" | "yes" | "y" | "1" | "x" => Some(true),
        "false" | "f" | "no" | "n" | "0" => Some(false),
        _ => None,
    })
    .unwrap_or(false)
}

/// An absolute web address. Of several in one cell the first is kept, and the others are reported.
pub(crate) fn website(row: &Row, columns: &[&str], problems: &mut Problems) -> Option<String> {
    several(row, columns, problems, "a web address such as https://example.org", addresses::website)
}

pub(crate) fn email(row: &Row, columns: &[&str], problems: &mut Problems) -> Option<String> {
    several(row, columns, problems, "a mail address such as help@example.org", addresses::email)
}

fn several(
    row: &Row,
    columns: &[&str],
    problems: &mut Problems,
    expected: &str,
    read: fn(&str) -> Option<String>,
) -> Option<String> {
    let raw = text::line(row.get(columns)).text;
    if raw.is_empty() {
        return None;
    }
    let mut parts = raw.split([' ', ',', ';', '\t']).filter(|part| !part.is_empty());
    let first = read(&raw).or_else(|| parts.find_map(read));
    let done = if first.is_some() { "the first one was kept" } else { "it was left out" };
    if first.is_none() || read(&raw).is_none() {
        problems.cell(Kind::UnreadableValue, row, row.filled(columns), &raw, &format!("{expected}; {done}"));
    }
    first
}
