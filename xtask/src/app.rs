//! The app archive: everything of a site but the directory itself, with names that carry the hash of what they name.
//! `public/README.md` lists the placeholders.

use crate::{outcome::Outcome, step, tools, workspace};
use base64ct::Encoding;
use serde_json::json;
use signpost_lzma::LiteralContext;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Write},
    path::{Path, PathBuf},
    process::Command,
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Published under their own names, since something outside the app names them: the browser, the host, or a
/// community that adds a language.
const KEEP_THEIR_NAMES: [&str; 6] =
    ["index.html", "404.html", "notes.html", "sw.js", "manifest.webmanifest", "README.md"];
const FOLDERS_THAT_KEEP_NAMES: [&str; 2] = ["locales", "icons"];

/// Files whose remaining placeholders `signpost publish` fills.
const FILLED_BY_PUBLISH: [&str; 5] = ["index.html", "404.html", "notes.html", "sw.js", "manifest.webmanifest"];

/// Paths in the archive, and their bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What the app is made of: `public/`, the locales, the table of topics, the signs of danger, and from Trunk's folder the page and the program.
pub fn sources(staging: &Path) -> Outcome<Files> {
    let mut sources = Files::new();
    let root = workspace::root();
    collect(&root.join("public"), "", &mut sources)?;
    collect(&root.join("data/locales"), "locales/", &mut sources)?;
    sources.remove("README.md");
    let topics = workspace::read(&root.join("data/topics.table"))?;
    for (name, plain) in [("topics.lzma", topics), ("signs.lzma", signs_of_danger(root)?)] {
        sources.insert(name.to_owned(), signpost_lzma::compress(&plain, LiteralContext::Columns));
    }
    let snippets = staging.join("snippets");
    if snippets.exists() {
        collect(&snippets, "snippets/", &mut sources)?;
    }
    for (program, travels) in
        [("app", Travels::Packed), ("directory_worker", Travels::Packed), ("unpack", Travels::Plain)]
    {
        let plain = workspace::read(&staging.join(format!("{program}_bg.wasm")))?;
        let file = format!("{program}.wasm");
        let script = utf8(program, workspace::read(&staging.join(format!("{program}.js")))?)?;
        let named = script.replace(&format!("'{program}_bg.wasm'"), &format!("'{{{{file:{file}}}}}'"));
        if named == script {
            let words = "no longer names its wasm: see `sources` in xtask/src/app.rs";
            return Err(format!("wasm-bindgen's {program}.js {words}."));
        }
        sources.insert(format!("{program}.js"), named.into_bytes());
        if travels == Travels::Packed {
            sources.insert(format!("{program}.wasm.lzma"), packed(&plain));
        }
        sources.insert(file, plain);
    }
    let page = without_trunks_link(&utf8("index.html", workspace::read(&staging.join("index.html"))?)?)?;
    sources.insert("index.html".to_owned(), page.into_bytes());
    Ok(sources)
}

/// The files of `data/danger`, each after a line with its name (`SignsOfDanger::read` of `crates/directory`).
fn signs_of_danger(root: &Path) -> Outcome<Vec<u8>> {
    let mut files = Files::new();
    collect(&root.join("data/danger"), "", &mut files)?;
    let mut all = Vec::new();
    for (name, text) in &files {
        if let Some(name) = name.strip_suffix(".txt") {
            all.extend_from_slice(format!("@{name}\n").as_bytes());
            all.extend_from_slice(text);
            all.push(b'\n');
        }
    }
    Ok(all)
}

/// How a program is downloaded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Travels {
    /// It unpacks the others.
    Plain,
    /// Packed on a first visit; the service worker keeps it as it is.
    Packed,
}

/// A debug build is larger, and would take a minute.
const LARGEST_PACKED: usize = 4 * 1024 * 1024;

/// A program as it travels (`crates/lzma`). Of one that is not packed: nothing, which makes `boot.js` take it as it is.
fn packed(program: &[u8]) -> Vec<u8> {
    match program.len() {
        ..=LARGEST_PACKED => signpost_lzma::compress(program, LiteralContext::Program),
        _ => Vec::new(),
    }
}

/// A file as text.
pub fn utf8(name: &str, bytes: Vec<u8>) -> Outcome<String> {
    String::from_utf8(bytes).map_err(|_| format!("{name} is not UTF-8."))
}

/// Trunk leaves its own build attributes in the page, where it injects no scripts.
fn without_trunks_link(page: &str) -> Outcome<String> {
    let lines: Vec<&str> = page.split_inclusive('\n').filter(|line| !line.contains("<link data-trunk ")).collect();
    let page = lines.concat();
    match page.contains("data-trunk") {
        true => Err("index.html: `<link data-trunk ...>` stands on a line of its own.".to_owned()),
        false => Ok(page),
    }
}

/// Names every file after what is in it, and fills the placeholders that stand for those names.
pub fn assemble(sources: &Files) -> Outcome<App> {
    let mut sources = sources.clone();
    let build = build_id(&sources);
    inline_style_imports(&mut sources)?;
    let esbuild = tools::esbuild()?;
    let minify = |name: &str, text: String| minified(&esbuild, name, text);
    let files =
        Assembly { sources: &sources, build: &build, minify: &minify, done: BTreeMap::new(), files: Files::new() };
    Ok(App { files: files.all()?, build })
}

/// A script or a style sheet without comments and spaces: some hosts compress nothing, and a style sheet is waited for. No
/// syntax is changed, so that the oldest browsers still read it. Of `sw.js`, which `signpost publish` fills, nobody waits.
fn minified(esbuild: &Path, name: &str, text: String) -> Outcome<String> {
    let loader = match name.rsplit_once('.') {
        Some((_, ending @ ("js" | "css"))) if !FILLED_BY_PUBLISH.contains(&name) => ending,
        _ => return Ok(text),
    };
    let mut command = Command::new(esbuild);
    command.args(["--minify-whitespace", "--minify-identifiers", "--charset=utf8", "--legal-comments=none"]);
    command.arg(format!("--loader={loader}"));
    step::filter(&format!("esbuild {name}"), &mut command, text.as_bytes()).and_then(|bytes| utf8(name, bytes))
}

/// The app as `signpost publish` takes it.
pub struct App {
    pub files: Files,
    /// Twelve hex digits that name what the app is made of.
    pub build: String,
}

fn build_id(sources: &Files) -> String {
    let list: String = sources.iter().map(|(name, bytes)| format!("{name} {}\n", workspace::sha256(bytes))).collect();
    workspace::sha256(list.as_bytes())[..12].to_owned()
}

/// The archive as `signpost` embeds it: the same bytes for the same files.
pub fn archive(app: &App) -> Outcome<Vec<u8>> {
    let list = list(app)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (path, bytes) in app.files.iter().map(|(p, b)| (p.as_str(), b)).chain([(LIST, &list)]) {
        zip.start_file(path, options).map_err(|e| e.to_string())?;
        zip.write_all(bytes).map_err(|e| e.to_string())?;
    }
    Ok(zip.finish().map_err(|e| e.to_string())?.into_inner())
}

/// The same as a folder, in place of what was there.
pub fn write(app: &App, folder: &Path) -> Outcome<()> {
    workspace::emptied(folder.to_owned())?;
    let list = list(app)?;
    for (path, bytes) in app.files.iter().map(|(p, b)| (p.as_str(), b)).chain([(LIST, &list)]) {
        let file = folder.join(path);
        workspace::made(file.parent().unwrap_or(folder).to_owned())?;
        workspace::write(&file, bytes)?;
    }
    Ok(())
}

/// What `write` wrote.
pub fn read(folder: &Path) -> Outcome<App> {
    let mut files = Files::new();
    collect(folder, "", &mut files)?;
    let list = files.remove(LIST).ok_or(format!("{} holds no app.", folder.display()))?;
    let list: serde_json::Value = serde_json::from_slice(&list).map_err(|e| format!("{LIST}: {e}."))?;
    Ok(App { files, build: list["build"].as_str().unwrap_or_default().to_owned() })
}

/// In the archive: the build, and the SHA-256 of each file.
const LIST: &str = "app.json";

fn list(App { files, build }: &App) -> Outcome<Vec<u8>> {
    let hashes: BTreeMap<_, _> = files.iter().map(|(path, bytes)| (path, workspace::sha256(bytes))).collect();
    serde_json::to_vec_pretty(&json!({ "build": build, "files": hashes })).map_err(|e| e.to_string())
}

fn collect(folder: &Path, prefix: &str, into: &mut Files) -> Outcome<()> {
    for file in workspace::files_under(folder)? {
        let below = file.strip_prefix(folder).map_err(|e| e.to_string())?;
        let name = format!("{prefix}{}", below.to_string_lossy().replace('\\', "/"));
        into.insert(name, workspace::read(&file)?);
    }
    Ok(())
}

/// Works from the files as they are in the repository to the files as they are published.
struct Assembly<'a> {
    sources: &'a Files,
    build: &'a str,
    /// A file's name and text to its text as it travels.
    minify: &'a dyn Fn(&str, String) -> Outcome<String>,
    /// Name in the repository to name as published.
    done: BTreeMap<String, String>,
    files: Files,
}

impl Assembly<'_> {
    fn all(mut self) -> Outcome<Files> {
        for name in self.sources.keys() {
            self.publish(name, &mut BTreeSet::new())?;
        }
        Ok(self.files)
    }

    /// Publishes one file, those that it names first. `asking` holds the files that wait for this one.
    fn publish(&mut self, name: &str, asking: &mut BTreeSet<String>) -> Outcome<String> {
        if let Some(done) = self.done.get(name) {
            return Ok(done.clone());
        }
        let bytes = self.sources.get(name).ok_or(format!("{{{{file:{name}}}}} names a file that is not there."))?;
        if !asking.insert(name.to_owned()) {
            return Err(format!("{name} and a file that it names ask for each other's hash."));
        }
        let bytes = match std::str::from_utf8(bytes) {
            Ok(text) if is_code(name) => (self.minify)(name, self.fill(name, text, asking)?)?.into_bytes(),
            _ => bytes.clone(),
        };
        asking.remove(name);
        let published = published_name(name, &bytes);
        self.done.insert(name.to_owned(), published.clone());
        self.files.insert(published.clone(), bytes);
        Ok(published)
    }

    /// A small picture as an address that asks nobody.
    fn data_address(&self, name: &str) -> Outcome<String> {
        let bytes = self.sources.get(name).ok_or(format!("{{{{data:{name}}}}} names a file that is not there."))?;
        let kind = match name.rsplit_once('.') {
            Some((_, "svg")) => "image/svg+xml",
            Some((_, "png")) => "image/png",
            _ => return Err(format!("{{{{data:{name}}}}} is no picture.")),
        };
        Ok(format!("data:{kind};base64,{}", base64ct::Base64::encode_string(bytes)))
    }

    fn fill(&mut self, name: &str, text: &str, asking: &mut BTreeSet<String>) -> Outcome<String> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, placeholder, after)) = next_placeholder(rest) {
            filled.push_str(before);
            match placeholder {
                "build" => filled.push_str(self.build),
                _ if placeholder.starts_with("file:") => filled.push_str(&self.publish(&placeholder[5..], asking)?),
                _ if placeholder.starts_with("data:") => filled.push_str(&self.data_address(&placeholder[5..])?),
                _ if FILLED_BY_PUBLISH.contains(&name) => filled.push_str(&format!("{{{{{placeholder}}}}}")),
                _ => return Err(format!("{name}: the placeholder {{{{{placeholder}}}}} is not known.")),
            }
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

/// What is text of ours, and may hold placeholders. Messages have braces of their own.
fn is_code(name: &str) -> bool {
    [".html", ".js", ".css", ".webmanifest"].iter().any(|ending| name.ends_with(ending))
        && !name.starts_with("snippets/")
}

/// The text before, the words inside, and the text after the next `{{...}}`.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").map(|at| from + at) {
        let inside = &text[start + 2..];
        let end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || "_:./-".contains(c))).unwrap_or(inside.len());
        if end > 0 && inside[end..].starts_with("}}") {
            return Some((&text[..start], &inside[..end], &inside[end + 2..]));
        }
        from = start + 2;
    }
    None
}

fn published_name(name: &str, bytes: &[u8]) -> String {
    let folder = name.split_once('/').map(|(folder, _)| folder);
    let keeps = KEEP_THEIR_NAMES.contains(&name)
        || folder.is_some_and(|folder| FOLDERS_THAT_KEEP_NAMES.contains(&folder) || folder == "snippets");
    match name.rsplit_once('.') {
        Some((stem, ending)) if !keeps => format!("{stem}-{}.{ending}", &workspace::sha256(bytes)[..12]),
        _ => name.to_owned(),
    }
}

/// Style sheets are written in parts and travel as one: each `@import "part.css"` is replaced by that part, which
/// then is no file of its own. A layer or a medium after the name goes around it.
fn inline_style_imports(sources: &mut Files) -> Outcome<()> {
    let mut imported = BTreeSet::new();
    let sheets: Vec<String> = sources.keys().filter(|name| name.ends_with(".css")).cloned().collect();
    let mut whole = Files::new();
    for sheet in &sheets {
        let text = inlined(sheet, sources, &mut imported, 0)?;
        whole.insert(sheet.clone(), text.into_bytes());
    }
    sources.extend(whole);
    sources.retain(|name, _| !imported.contains(name));
    Ok(())
}

fn inlined(sheet: &str, sources: &Files, imported: &mut BTreeSet<String>, depth: u32) -> Outcome<String> {
    let bytes = sources.get(sheet).ok_or(format!("The style sheet {sheet} is imported but not there."))?;
    let text = std::str::from_utf8(bytes).map_err(|_| format!("{sheet} is not UTF-8."))?;
    if depth > 4 {
        return Err(format!("{sheet}: style sheets import each other in a circle."));
    }
    let mut whole = String::new();
    for line in text.lines() {
        let Some((part, around)) = import_of(line) else {
            whole.push_str(line);
            whole.push('\n');
            continue;
        };
        let path = PathBuf::from(sheet).with_file_name(part).to_string_lossy().into_owned();
        let body = inlined(&path, sources, imported, depth + 1)?;
        imported.insert(path);
        match around.strip_prefix("layer(").and_then(|rest| rest.strip_suffix(')')) {
            Some(layer) => whole.push_str(&format!("@layer {layer} {{\n{body}}}\n")),
            None if around.is_empty() => whole.push_str(&body),
            None => whole.push_str(&format!("@media {around} {{\n{body}}}\n")),
        }
    }
    Ok(whole)
}

/// The file and what follows it, of a line that is one `@import`.
fn import_of(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim().strip_prefix("@import")?.trim().strip_suffix(';')?.trim();
    let rest = rest.strip_prefix("url(").unwrap_or(rest);
    let rest = rest.strip_prefix('"').or_else(|| rest.strip_prefix('\''))?;
    let end = rest.find(['"', '\''])?;
    let name = rest[..end].strip_prefix("./").unwrap_or(&rest[..end]);
    Some((name, rest[end + 1..].trim_start_matches(')').trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn assembled(named: &[(&str, &str)]) -> Outcome<Files> {
        let mut sources = files(named);
        inline_style_imports(&mut sources)?;
        let minify = |_: &str, text: String| Ok(text);
        Assembly { sources: &sources, build: "b1", minify: &minify, done: BTreeMap::new(), files: Files::new() }.all()
    }

    #[test]
    fn a_file_is_named_by_the_hash_of_what_is_in_it_and_the_page_names_it_so() {
        let files =
            assembled(&[("index.html", "<script src={{file:boot.js}}> {{build}} {{name}}"), ("boot.js", "1")]).unwrap();
        let boot = format!("boot-{}.js", &workspace::sha256(b"1")[..12]);
        assert_eq!(files[&boot], b"1");
        assert_eq!(files["index.html"], format!("<script src={boot}> b1 {{{{name}}}}").into_bytes());
    }

    #[test]
    fn a_change_of_the_wasm_changes_the_name_of_the_script_that_loads_it() {
        let names = |wasm| -> Vec<String> {
            assembled(&[("app.js", "load('{{file:app.wasm}}')"), ("app.wasm", wasm)]).unwrap().into_keys().collect()
        };
        let (one, other) = (names("1"), names("2"));
        assert!(one.iter().all(|name| !other.contains(name)), "{one:?} {other:?}");
    }

    #[test]
    fn a_placeholder_that_nobody_fills_is_refused() {
        assert!(assembled(&[("boot.js", "{{name}}")]).unwrap_err().contains("{{name}}"));
        assert!(assembled(&[("index.html", "{{file:gone.js}}")]).unwrap_err().contains("gone.js"));
        assert!(assembled(&[("a.js", "{{file:b.js}}"), ("b.js", "{{file:a.js}}")]).is_err());
    }

    #[test]
    fn a_picture_can_stand_in_the_page_itself() {
        let files = assembled(&[("index.html", "{{data:icons/i.svg}}"), ("icons/i.svg", "<svg/>")]).unwrap();
        assert_eq!(files["index.html"], b"data:image/svg+xml;base64,PHN2Zy8+");
        assert!(assembled(&[("index.html", "{{data:boot.js}}"), ("boot.js", "1")]).is_err());
    }

    #[test]
    fn braces_that_are_no_placeholder_stay() {
        let files = assembled(&[("index.html", "f({{a: 1}}) {{ x }} {{}}")]).unwrap();
        assert_eq!(files["index.html"], b"f({{a: 1}}) {{ x }} {{}}");
    }

    #[test]
    fn imported_style_sheets_travel_inside_the_one_that_imports_them() {
        let files = assembled(&[
            ("styles/app.css", "@import \"tokens.css\" layer(tokens);\n@import url('print.css') print;\nb{}\n"),
            ("styles/tokens.css", ":root{}\n"),
            ("styles/print.css", "nav{}\n"),
        ])
        .unwrap();
        assert_eq!(files.len(), 1);
        let css = String::from_utf8(files.into_values().next().unwrap()).unwrap();
        assert_eq!(css, "@layer tokens {\n:root{}\n}\n@media print {\nnav{}\n}\nb{}\n");
    }

    #[test]
    fn the_archive_is_the_same_bytes_for_the_same_files() {
        let app = App { files: files(&[("index.html", "x"), ("icons/i.svg", "y")]), build: "b1".to_owned() };
        let bytes = archive(&app).unwrap();
        assert_eq!(bytes, archive(&app).unwrap());
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let list: serde_json::Value = serde_json::from_reader(zip.by_name("app.json").unwrap()).unwrap();
        assert_eq!(list["build"], "b1");
        assert_eq!(list["files"]["index.html"], workspace::sha256(b"x"));
    }
}
