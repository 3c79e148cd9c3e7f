//! `locales/XX.ftl` beside the data: the interface in a language that the app has not, or in better words.

use super::{
    app::Files,
    words::{self, MOST_BYTES},
};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use signpost_directory::is_language_tag;
use signpost_locale::{ENGLISH, ENGLISH_TAG, Messages};
use std::{fs, path::Path};

/// The folder beside `signpost.toml`.
pub const FOLDER: &str = "locales";
/// As many as a community can offer.
const MOST: usize = 24;

/// The files of a folder by their path in the site, `locales/XX.ftl`; none where there is no such folder. Other files in it are
/// left alone.
pub fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let Ok(entries) = fs::read_dir(folder) else { return Ok(files) };
    for entry in entries {
        let path = entry.with_context(|| format!("{} cannot be read", folder.display()))?.path();
        let Some(tag) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".ftl"))
        else {
            continue;
        };
        let named = || path.display().to_string();
        ensure!(is_language_tag(tag), "{}: “{tag}” is not a language tag such as pl or pt-BR", named());
        ensure!(tag != ENGLISH_TAG, "{}: English stands in the app itself; other languages can be added", named());
        let data = path.metadata().with_context(named)?;
        ensure!(data.is_file() && data.len() <= MOST_BYTES, "{} is no file of at most {MOST_BYTES} bytes", named());
        let bytes = fs::read(&path).with_context(named)?;
        ensure!(std::str::from_utf8(&bytes).is_ok(), "{} is not UTF-8: save it as that", named());
        files.insert(words::in_app(tag), bytes);
        ensure!(files.len() <= MOST, "{} has more than {MOST} languages", folder.display());
    }
    Ok(files)
}

/// Offers them: what is not among the languages of `signpost.toml` is told, and where that names none, all are offered. With what
/// is to be told of each file.
pub fn offer(files: &Files, configuration: &str, languages: &mut Vec<String>) -> Vec<String> {
    #[derive(Deserialize)]
    struct Named {
        languages: Option<toml::Value>,
    }
    let says_which = toml::from_str::<Named>(configuration).is_ok_and(|named| named.languages.is_some());
    let mut told = Vec::new();
    for (path, bytes) in files {
        let Some(tag) = words::language_of(path) else { continue };
        let is_offered = languages.iter().any(|offered| offered == tag);
        match (is_offered, says_which) {
            (true, _) => {}
            (false, false) => languages.push(tag.to_owned()),
            (false, true) => told.push(format!("{path} is not offered: add \"{tag}\" to languages in signpost.toml")),
        }
        told.extend(problems(path, tag, &String::from_utf8_lossy(bytes)));
    }
    told
}

/// What is broken in a file, and how much of it is missing: that is shown in English.
fn problems(path: &str, tag: &str, text: &str) -> Vec<String> {
    let messages = Messages::new(tag, text);
    let mut told: Vec<String> = messages.problems().iter().map(|problem| format!("{path}: {}", problem.what)).collect();
    let ids = |text: &str| {
        let id = |line: &str| line.split_once('=').map(|(id, _)| id.trim_end().to_owned());
        let is_id = |id: &String| id.starts_with(|c: char| c.is_ascii_lowercase()) && !id.contains(' ');
        text.lines().filter_map(id).filter(is_id).collect::<Vec<_>>()
    };
    let own = ids(text);
    let all = ids(ENGLISH);
    let missing: Vec<&String> = all.iter().filter(|id| !own.contains(id)).collect();
    if let Some(first) = missing.first() {
        let (count, all) = (missing.len(), all.len());
        told.push(format!(
            "{path}: {count} of {all} messages are missing and are shown in English, the first is {first}"
        ));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(tag: &str, text: &str) -> Files {
        [(format!("locales/{tag}.ftl"), text.as_bytes().to_vec())].into()
    }

    fn offered(configuration: &str, tag: &str, text: &str) -> (Vec<String>, Vec<String>) {
        let mut languages = vec!["en".to_owned(), "es".to_owned()];
        let told = offer(&files(tag, text), configuration, &mut languages);
        (languages, told)
    }

    #[test]
    fn a_new_language_is_offered_where_nobody_said_which() {
        let whole = ENGLISH.replace("Home", "Dom");
        assert_eq!(offered("name = \"A\"", "pl", &whole), (vec!["en".into(), "es".into(), "pl".into()], vec![]));
        let (languages, told) = offered("languages = [\"en\"]", "pl", &whole);
        assert_eq!(languages, ["en", "es"]);
        assert_eq!(told, ["locales/pl.ftl is not offered: add \"pl\" to languages in signpost.toml"]);
        assert_eq!(offered("languages = [\"en\", \"es\"]", "es", &whole).1, [""; 0], "better words");
    }

    #[test]
    fn what_is_broken_or_missing_is_told() {
        let (_, told) = offered("", "pl", "own-name = Polski\nhome-page = Pomoc\nbroken = { $count\n");
        assert!(told.iter().any(|line| line.contains("locales/pl.ftl: ") && line.contains("xpected")), "{told:?}");
        assert!(told.iter().any(|line| line.contains("messages are missing and are shown in English")), "{told:?}");
    }

    #[test]
    fn only_files_of_languages_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        write("README.md", b"words");
        write("pl.ftl", b"own-name = Polski\n");
        assert_eq!(read(folder.path()).unwrap(), files("pl", "own-name = Polski\n"));
        assert_eq!(read(&folder.path().join("none")).unwrap(), Files::new());
        for (name, bytes, told) in [
            ("en.ftl", &b"x"[..], "English stands in the app itself"),
            ("polski!.ftl", b"x", "is not a language tag"),
            ("uk.ftl", b"\xff\xfe", "is not UTF-8"),
        ] {
            write(name, bytes);
            let error = format!("{:#}", read(folder.path()).unwrap_err());
            assert!(error.contains(told), "{error}");
            fs::remove_file(folder.path().join(name)).unwrap();
        }
        write("uk.ftl", &vec![b'x'; 600_000]);
        assert!(read(folder.path()).is_err());
    }
}
