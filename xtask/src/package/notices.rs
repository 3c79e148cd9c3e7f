//! The licences of the crates that are inside the tool and the web app, as those licences ask of whoever passes programs on.

use crate::{machine, outcome::Outcome, rust, step};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// How files begin in which crates have their licences.
const BEGINNINGS: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

const OPENING: &str = "\
signpost has these crates inside, each under the licence that follows its name. Beside them it has Rust's standard library
(MIT or Apache 2.0, https://www.rust-lang.org/) and, on Linux, musl (MIT, Copyright 2005-2020 Rich Felker and others,
https://musl.libc.org/).
";

/// A few crates name a licence and bring no text of it.
const NO_TEXT: &str = "Their sources (https://crates.io/crates/NAME) name these licences and have no text of them.";

/// A crate with its version and the expression of its licence, and the texts in its sources.
type Crates = BTreeMap<String, Vec<String>>;

/// The text of all notices; a text that several crates have stands there once.
pub fn of(target: &str) -> Outcome<String> {
    let mut crates = inside(&metadata(target)?, &["signpost-cli"]);
    crates.extend(inside(&metadata(rust::TARGET)?, &["signpost-app", "signpost-lzma", "signpost-worker"]));
    if crates.is_empty() {
        return Err("cargo metadata names no crate that is inside the tool.".to_owned());
    }
    Ok(grouped(crates))
}

fn metadata(target: &str) -> Outcome<Value> {
    let mut cargo = machine::cargo();
    cargo.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", target]);
    let said = step::output(&mut cargo).ok_or("cargo metadata failed: are the crates of Cargo.lock there?")?;
    serde_json::from_str(&said).map_err(|e| format!("cargo metadata cannot be read: {e}."))
}

/// What these packages are made of, without themselves and the rest of the workspace.
fn inside(metadata: &Value, roots: &[&str]) -> Crates {
    let packages: BTreeMap<&str, &Value> = list(&metadata["packages"]).map(|one| (text(&one["id"]), one)).collect();
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).map(|one| (text(&one["id"]), one)).collect();
    let mut next: Vec<&str> =
        packages.iter().filter(|(_, one)| roots.contains(&text(&one["name"]))).map(|(id, _)| *id).collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    while let Some(id) = next.pop() {
        if seen.insert(id) {
            next.extend(nodes.get(id).into_iter().flat_map(|node| linked(node)));
        }
    }
    let foreign = seen.into_iter().filter_map(|id| packages.get(id)).filter(|one| one["source"].is_string());
    foreign
        .map(|one| {
            let licence = one["license"].as_str().unwrap_or("licence in its file");
            let folder = Path::new(text(&one["manifest_path"])).parent().unwrap_or(Path::new(""));
            (format!("{} {} ({licence})", text(&one["name"]), text(&one["version"])), texts(folder))
        })
        .collect()
}

/// The packages that become a part of this one: not those of its tests or of its build.
fn linked(node: &Value) -> impl Iterator<Item = &str> {
    let is_normal = |one: &&Value| list(&one["dep_kinds"]).any(|kind| kind["kind"].is_null());
    list(&node["deps"]).filter(is_normal).map(|one| text(&one["pkg"]))
}

fn texts(folder: &Path) -> Vec<String> {
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    let is_notice = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        BEGINNINGS.iter().any(|beginning| name.starts_with(beginning)) && path.is_file()
    };
    let read = |path: &Path| fs::read(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"));
    files.iter().filter(|path| is_notice(path)).filter_map(|path| read(path)).collect()
}

fn grouped(crates: Crates) -> String {
    let mut by_text: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, texts) in crates {
        let texts = if texts.is_empty() { vec![NO_TEXT.to_owned()] } else { texts };
        for text in texts {
            by_text.entry(text.trim().to_owned()).or_default().insert(name.clone());
        }
    }
    let mut groups: Vec<(String, String)> =
        by_text.into_iter().map(|(text, names)| (names.into_iter().collect::<Vec<_>>().join("\n"), text)).collect();
    groups.sort();
    let line = "-".repeat(80);
    let groups = groups.into_iter().map(|(names, text)| format!("\n{line}\n{names}\n\n{text}\n"));
    std::iter::once(OPENING.to_owned()).chain(groups).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_linked_is_named_and_what_only_tests_or_builds_is_not() {
        let package = |name: &str| json!({"id": name, "name": name, "version": "1.0.0", "license": "MIT", "source": "registry", "manifest_path": "/none/Cargo.toml"});
        let mut own = package("tool");
        own["source"] = Value::Null;
        let dependency = |name: &str, kind: Value| json!({"pkg": name, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "packages": [own, package("a"), package("b"), package("tested"), package("built"), package("elsewhere")],
            "resolve": {"nodes": [
                {"id": "tool", "deps": [dependency("a", Value::Null), dependency("tested", json!("dev")), dependency("built", json!("build"))]},
                {"id": "a", "deps": [dependency("b", Value::Null)]},
                {"id": "b", "deps": []},
                {"id": "elsewhere", "deps": []},
            ]},
        });
        let found: Vec<String> = inside(&metadata, &["tool"]).into_keys().collect();
        assert_eq!(found, ["a 1.0.0 (MIT)", "b 1.0.0 (MIT)"]);
    }

    #[test]
    fn a_text_that_several_have_stands_there_once() {
        let crates = [("a 1".to_owned(), vec!["MIT\n".to_owned()]), ("b 1".to_owned(), vec!["MIT".to_owned()])];
        let notices = grouped(crates.into());
        assert!(notices.ends_with("\na 1\nb 1\n\nMIT\n"), "{notices}");
    }
}
