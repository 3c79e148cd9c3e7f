//! `locales/XX.ftl` beside the data: the interface in a language that the app has not, or in better words.

use super::{
    app::Files,
    words::{self, FOLDER, MOST_BYTES},
};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use signpost_directory::{config::LANGUAGES, is_language_tag};
use signpost_locale::{ENGLISH, ENGLISH_TAG, Messages};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

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
    let has_words = |tag: &&String| LANGUAGES.contains(&tag.as_str()) || files.contains_key(&words::in_app(tag));
    for tag in languages.iter().filter(|tag| !has_words(tag)) {
        told.push(format!(
            "languages in signpost.toml: neither the app nor {FOLDER}/ has words in “{tag}”, and readers who choose it see English: write {FOLDER}/{tag}.ftl beside signpost.toml, or take it out of languages"
        ));
    }
    told
}

/// What is broken in a file, and how much of it is missing: that is shown in English.
fn problems(path: &str, tag: &str, text: &str) -> Vec<String> {
    let messages = Messages::new(tag, text);
    let mut told: Vec<String> = messages.problems().iter().map(|problem| format!("{path}: {}", problem.what)).collect();
    told.truncate(MOST_TOLD);
    let (own, english) = (entries(text), entries(ENGLISH));
    let mut all: BTreeSet<&str> = english.values().flat_map(|entry| entry.variables.iter().copied()).collect();
    all.extend(NOT_IN_ENGLISH);
    for (id, Entry { line, variables }) in &own {
        let Some(expected) = english.get(id).map(|entry| &entry.variables) else { continue };
        if let Some(unknown) = variables.difference(&all).next().filter(|_| told.len() < MOST_TOLD) {
            let known = match expected.is_empty() {
                true => "none".to_owned(),
                false => expected.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", "),
            };
            told.push(format!(
                "{path}, line {line}: {id} has ${unknown}, and the app gives it {known}; names behind $ are not translated; it may be shown in English"
            ));
        }
    }
    let is_known = |id: &str| english.contains_key(id) || id == UNREVIEWED;
    let foreign: Vec<_> = own.iter().filter(|(id, _)| !is_known(id)).collect();
    if let Some((id, Entry { line, .. })) = foreign.iter().min_by_key(|(_, entry)| entry.line) {
        told.push(format!(
            "{path}, line {line}: {} messages are none of the app's and are not shown, the first is {id}; names before = are not translated",
            foreign.len()
        ));
    }
    let missing: Vec<&&str> = english.keys().filter(|id| !own.contains_key(*id)).collect();
    if let Some(first) = missing.first() {
        let (count, all) = (missing.len(), english.len());
        told.push(format!(
            "{path}: {count} of {all} messages are missing and are shown in English, the first is {first}: copy them from data/locales/en.ftl"
        ));
    }
    told
}

/// What the app gives to messages, and only other languages need: the part of the day beside the hour.
const NOT_IN_ENGLISH: [&str; 1] = ["part"];
/// Says of a file that no person has read it over, where English has nothing to say.
const UNREVIEWED: &str = "unreviewed";
/// Sentences about single lines of a file.
const MOST_TOLD: usize = 10;

/// A message of a file.
#[derive(Default)]
struct Entry<'t> {
    /// From 1.
    line: usize,
    /// What it puts into its words.
    variables: BTreeSet<&'t str>,
}

/// The messages of a file by their ids.
fn entries(text: &str) -> BTreeMap<&str, Entry<'_>> {
    let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
    let mut last = None;
    for (line, number) in text.lines().zip(1..) {
        let id = line.split_once('=').map(|(id, _)| id.trim_end());
        let is_id = |id: &&str| id.starts_with(|c: char| c.is_ascii_lowercase()) && !id.contains(' ');
        match id.filter(is_id) {
            Some(id) => last = Some(id),
            // A text goes on in lines that begin with a space, or with the } of a choice.
            None if line.starts_with([' ', '}']) || line.is_empty() => {}
            None => last = None,
        }
        let Some(id) = last else { continue };
        let entry = entries.entry(id).or_insert_with(|| Entry { line: number, ..Entry::default() });
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let names = line.split('$').skip(1).map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default());
        let in_braces = line.split_once('{').is_some() || line.starts_with(' ');
        entry.variables.extend(
            names.filter(|name| in_braces && !name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit())),
        );
    }
    entries
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
        let told = offer(&Files::new(), "languages = [\"pl\"]", &mut vec!["en".to_owned(), "pl".to_owned()]);
        assert!(told.len() == 1 && told[0].contains("write locales/pl.ftl"), "{told:?}");
    }

    #[test]
    fn what_is_broken_or_missing_is_told() {
        let (_, told) = offered("", "pl", "own-name = Polski\nhome-page = Pomoc\nbroken = { $count\n");
        assert!(told[0].starts_with("locales/pl.ftl: line 3, “broken = { $count”: expected such as"), "{told:?}");
        assert!(told.iter().any(|line| line.contains("messages are missing and are shown in English")), "{told:?}");
    }

    #[test]
    fn names_that_were_translated_too_are_told_with_their_line() {
        let (id, count) = ("results-shown", "$count");
        let is_short =
            |line: &&str| line.contains('$') && line.split_once('=').is_some_and(|(id, _)| !id.contains('{'));
        let (real, text) = ENGLISH.lines().find(is_short).and_then(|line| line.split_once('=')).unwrap();
        let translated = text.replacen('$', "$x", 1);
        let (_, told) =
            offered("", "pl", &format!("own-name = Polski\n{real}={translated}\n{id}-pl = Wyniki {{ {count} }}\n"));
        assert!(told[0].starts_with(&format!("locales/pl.ftl, line 2: {} has $x", real.trim())), "{told:?}");
        assert!(told[1].contains("line 3: 1 messages are none of the app's"), "{told:?}");
        let whole = entries(ENGLISH);
        assert!(whole.len() > 900 && whole.values().any(|entry| !entry.variables.is_empty()));
        for lang in ["es", "zh-Hans", "vi", "ht", "ar"] {
            let path = format!("{}/../../data/locales/{lang}.ftl", env!("CARGO_MANIFEST_DIR"));
            assert_eq!(problems(&path, lang, &fs::read_to_string(&path).unwrap()), [""; 0], "{lang}");
        }
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
