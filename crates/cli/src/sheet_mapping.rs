//! `[sheet]` of `signpost.toml`: what the columns of a community's sheet hold. Read, shown, and written once.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use signpost_directory::config;
use signpost_hsds::{Field, Mapping, Reason, Sheet};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

#[derive(Deserialize)]
struct File {
    sheet: Option<Table>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Table {
    form: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
}

/// What a `signpost.toml` says of the sheet; nothing where it has no `[sheet]`.
pub(crate) fn read(text: &str) -> Result<Mapping> {
    let file: File = toml::from_str(text.trim_start_matches('\u{feff}')).context("[sheet] cannot be read")?;
    let table = file.sheet.unwrap_or_default();
    let preset = match table.form {
        Some(form) => Some(form.parse().map_err(|problem| anyhow::anyhow!("form of [sheet]: {problem}"))?),
        None => None,
    };
    let mut columns = BTreeMap::new();
    for (header, id) in table.columns {
        let field: Field = id.parse().with_context(|| format!("column “{header}” of [sheet.columns]"))?;
        columns.insert(header, field);
    }
    Ok(Mapping { preset, columns })
}

/// What each column was taken for and why, as a table for people.
pub(crate) fn shown(sheet: &Sheet) -> String {
    let mut text = format!("What the columns of {} were taken for:\n", sheet.file);
    let width = sheet.columns.iter().map(|column| column.header.chars().count()).max().unwrap_or(0).clamp(6, 40);
    for column in &sheet.columns {
        let field = if column.field == Field::LeaveOut { "-" } else { column.field.id() };
        let why = match column.reason {
            Reason::Stated => "as signpost.toml says".to_owned(),
            Reason::Preset(preset) => format!("a column of {preset}"),
            Reason::Header => "by its name".to_owned(),
            Reason::Values => "by its values".to_owned(),
            Reason::Proposed => "by its values: not published until signpost.toml says so".to_owned(),
            Reason::Forbidden => "left out: its name says that it is not for the public".to_owned(),
            Reason::Decides => "says what of its row is published".to_owned(),
            Reason::Unknown if column.filled == 0 => "empty".to_owned(),
            Reason::Unknown => "left out: nothing tells what it holds".to_owned(),
        };
        text.push_str(&format!("  {:<width$}  {field:<16}  {why}\n", column.header.replace(['\n', '\r'], " ")));
    }
    text.push_str(
        "Is one wrong? signpost import SHEET --keep writes them into signpost.toml, where each can be corrected.\n",
    );
    text
}

/// Adds the columns to the `signpost.toml` of the source. One that has them already is left as it is.
pub(crate) fn keep(from: &Path, config: Option<&Path>, sheets: &[Sheet]) -> Result<PathBuf> {
    if sheets.is_empty() {
        bail!("{} is no sheet with a row for each program: HSDS names its columns itself", from.display());
    }
    let folder = if from.is_dir() { from } else { from.parent().unwrap_or(Path::new("")) };
    let path = config.map_or_else(|| folder.join(config::FILE_NAME), Path::to_owned);
    if !path.is_file() {
        bail!("there is no {} yet; signpost init makes a folder with one", path.display());
    }
    let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let value: toml::Table = toml::from_str(&text).with_context(|| path.display().to_string())?;
    if value.contains_key("sheet") {
        bail!(
            "{} has [sheet] already; correct its columns there, or delete [sheet] and [sheet.columns] first",
            path.display()
        );
    }
    let mut file = fs::OpenOptions::new().append(true).open(&path).with_context(|| path.display().to_string())?;
    file.write_all(written(sheets).as_bytes()).with_context(|| path.display().to_string())?;
    Ok(path)
}

/// The columns as TOML.
fn written(sheets: &[Sheet]) -> String {
    let mut text =
        "\n# What the columns of the sheet hold; \"-\" is not published. signpost import shows the choices.\n[sheet]\n"
            .to_owned();
    if let Some(preset) = sheets.iter().find_map(|sheet| sheet.preset) {
        text.push_str(&format!("form = \"{preset}\"\n"));
    }
    text.push_str("\n[sheet.columns]\n");
    let mut written: Vec<&str> = Vec::new();
    for column in sheets.iter().flat_map(|sheet| &sheet.columns) {
        if column.header.is_empty() || written.contains(&column.header.as_str()) {
            continue;
        }
        written.push(&column.header);
        let id = if column.field == Field::LeaveOut { "-" } else { column.field.id() };
        text.push_str(&format!("{} = \"{id}\"\n", toml::Value::String(column.header.clone())));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_read_and_what_is_unknown_is_told() {
        let mapping = read("name = \"A\"\n[sheet]\nform = \"airtable\"\n[sheet.columns]\n\"Who: \\\"we\\\"\" = \"eligibility\"\nNotes = \"-\"\n").unwrap();
        assert_eq!(mapping.preset.map(|preset| preset.id()), Some("airtable"));
        assert_eq!(mapping.columns["Who: \"we\""], Field::Eligibility);
        assert_eq!(mapping.columns["Notes"], Field::LeaveOut);
        assert_eq!(read("name = \"A\"").unwrap(), Mapping::default());
        let error = format!("{:#}", read("[sheet.columns]\nA = \"fone\"").unwrap_err());
        assert!(error.contains("column “A”") && error.contains("phone"), "{error}");
        let error = format!("{:#}", read("[sheet]\nform = \"lotus\"").unwrap_err());
        assert!(error.contains("google-forms"), "{error}");
    }
}
