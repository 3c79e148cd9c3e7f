//! The invariants of ARCHITECTURE.md that a compiler cannot hold, by reading the sources.

use base64ct::{Base64, Encoding};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What the pure crates must not touch: files, network, clock, threads, environment, browser, output.
const IMPURE: [&str; 16] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "std::process",
    "std::io::stdin",
    "std::time::SystemTime",
    "std::time::Instant",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "leptos",
    "tokio",
    "ureq",
    "getrandom",
];

#[test]
fn the_pure_crates_know_no_browser_no_files_no_clock_and_no_waiting() {
    let mut wrong = Vec::new();
    // The tool, the worker and what it shares with the page, what reads examples, and the few lines by which the browser
    // calls a small program.
    const SHELLS: [&str; 3] = ["crates/browser/", "crates/cli/", "crates/worker/"];
    const SMALL_PROGRAMS: [&str; 2] = ["crates/lzma/src/main.rs", "crates/topics/src/main.rs"];
    let is_shell = |name: &str| SHELLS.iter().any(|shell| name.starts_with(shell)) || SMALL_PROGRAMS.contains(&name);
    for source in sources("crates").iter().filter(|source| !is_shell(&source.name)) {
        let paths = source.paths();
        // What it draws with; that it touches the browser itself is refused here, too.
        let may_draw = source.name.starts_with("crates/views/");
        for foreign in IMPURE.into_iter().filter(|foreign| !(may_draw && *foreign == "leptos")) {
            if paths.iter().any(|path| *path == foreign || path.starts_with(&format!("{foreign}::"))) {
                wrong.push(format!("{} uses {foreign}", source.name));
            }
        }
        for word in ["async", "await", "println", "eprintln", "dbg"] {
            if source.words.iter().any(|found| found == word) {
                wrong.push(format!("{} says `{word}`", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A component that took the search or the list from context could stand in one place only. A link is to the app what an
/// `<A>` is to a router.
#[test]
fn components_take_values_and_callbacks_and_wire_nothing() {
    let mut wrong = Vec::new();
    for source in sources("src/components") {
        let may = |path: &str| match path {
            "crate::context::Locale" => true,
            "crate::context::Navigation" => source.name == "src/components/link.rs",
            _ => !["crate::context", "crate::pages", "crate::browser::worker"]
                .iter()
                .any(|module| path.starts_with(module)),
        };
        wrong
            .extend(source.paths().iter().filter(|path| !may(path)).map(|path| format!("{} uses {path}", source.name)));
        if source.words.iter().any(|word| word == "spawn_local") {
            wrong.push(format!("{} says `spawn_local`", source.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_ever_becomes_markup_or_a_program_by_being_text() {
    let dangerous = [
        "innerHTML",
        "inner_html",
        "set_inner_html",
        "outerHTML",
        "set_outer_html",
        "insertAdjacentHTML",
        "insert_adjacent_html",
        "createContextualFragment",
        "document.write",
        "eval(",
        "new Function",
    ];
    for file in ["src", "crates", "public"].into_iter().flat_map(files).filter(|file| is_text(file)) {
        let text = read(&file);
        for word in dangerous {
            assert!(!text.contains(word), "{} says {word}", file.display());
        }
    }
}

#[test]
fn what_is_served_names_no_other_host() {
    let served = files("public").into_iter().filter(|file| is_text(file) && !file.ends_with("README.md"));
    for file in served {
        for (at, _) in read(&file).match_indices("://") {
            let text = read(&file);
            let around: String = text[..at].chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
            let after: String = text[at..].chars().take(24).collect();
            // The name of the SVG format is written as an address; nothing is fetched from it.
            assert!(after.starts_with("://www.w3.org/"), "{}: {around}{after}", file.display());
        }
    }
}

#[test]
fn the_page_allows_no_inline_script_no_evaluated_text_and_no_other_host() {
    let page = read("public/index.html");
    let policy = page
        .split("http-equiv=\"Content-Security-Policy\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("index.html has a content security policy");
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert!(policy.contains("connect-src 'self'"), "{policy}");
    for loose in ["'unsafe-inline'", "'unsafe-eval'", "http", "*", "'strict-dynamic'"] {
        assert!(!policy.contains(loose), "{loose} in {policy}");
    }
}

#[test]
fn the_page_for_wrong_addresses_runs_only_the_script_and_the_styles_whose_hashes_its_policy_names() {
    let page = read("public/404.html");
    let between = |from: &str, to: &str| page.split(from).nth(1).and_then(|rest| rest.split(to).next()).expect("there");
    let policy = between("Content-Security-Policy\" content=\"", "\"");
    let hash = |text: &str| format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(text)));
    let (script, styles) = (hash(between("<script>", "</script>")), hash(between("<style>", "</style>")));
    assert_eq!(
        policy,
        format!("default-src 'none'; script-src {script}; style-src {styles}; base-uri 'none'; form-action 'none'")
    );
    assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (1, 1));
}

#[test]
fn lock_files_name_only_the_public_registries() {
    let cargo = read("Cargo.lock");
    for source in cargo.lines().filter(|line| line.starts_with("source = ")) {
        assert_eq!(source, "source = \"registry+https://github.com/rust-lang/crates.io-index\"");
    }
    let locks: Vec<_> = ["tests", "bench", "xtask"]
        .map(files)
        .concat()
        .into_iter()
        .filter(|file| file.ends_with("package-lock.json"))
        .collect();
    assert!(!locks.is_empty());
    for lock in locks {
        let text = read(&lock);
        let resolved = text.lines().find(|line| line.trim_start().starts_with("\"resolved\""));
        assert_eq!(resolved, None, "{}: write it with --omit-lockfile-registry-resolved", lock.display());
    }
}

#[test]
fn every_source_opens_by_saying_what_it_is() {
    for source in ["src", "crates", "xtask/src"].into_iter().flat_map(sources) {
        let readme = r#"#![doc = include_str!("../README.md")]"#;
        assert!(source.text.starts_with("//!") || source.text.starts_with(readme), "{}", source.name);
    }
}

#[test]
fn the_files_that_the_documents_name_are_there() {
    // Made by a build, and so not in a fresh clone.
    const BUILT: [&str; 1] = [".cargo/local.toml"];
    let mut named = 0;
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        for path in paths_in(&read(document)).into_iter().filter(|path| !BUILT.contains(&path.as_str())) {
            named += 1;
            assert!(exists(&path), "{document} names {path}");
        }
    }
    assert!(named > 50, "the documents name {named} paths");
}

/// Words in backticks, and targets of links, that are paths below a folder of the repository. `TAG.ftl` stands for
/// any file with that ending.
fn paths_in(text: &str) -> Vec<String> {
    let in_backticks = text.split('`').skip(1).step_by(2);
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let is_path = |word: &&str| {
        let folder = word.split('/').next().unwrap_or_default();
        word.contains('/')
            && !folder.is_empty()
            && root().join(folder).is_dir()
            && !["target", "dist"].contains(&folder)
    };
    in_backticks.chain(links).filter(is_path).map(|path| path.replace("TAG", "*")).collect()
}

/// Whether a path is there; `*` stands for any part of a file's name.
fn exists(path: &str) -> bool {
    let Some((before, after)) = path.split_once('*') else { return root().join(path).exists() };
    let (folder, before) = before.rsplit_once('/').unwrap_or(("", before));
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .any(|name| name.len() >= before.len() + after.len() && name.starts_with(before) && name.ends_with(after))
}

/// A Rust source without its comments, its texts and its unit tests.
struct Source {
    /// Path in the repository.
    name: String,
    text: String,
    /// Identifiers, `::`, `{`, `}` and `,` in their order; everything else is `;`.
    words: Vec<String>,
}

fn sources(folder: &str) -> Vec<Source> {
    let sources: Vec<_> = files(folder)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "rs"))
        .map(|file| {
            let text = read(&file);
            let tokens: TokenStream = text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            let mut words = Vec::new();
            flatten(tokens, &mut words);
            let name = file.to_string_lossy().replace('\\', "/");
            Source { name, text, words }
        })
        .collect();
    assert!(sources.len() > 5, "the sources were not found");
    sources
}

impl Source {
    /// All paths, those in braces written out: `a::{b, c::d}` gives `a::b` and `a::c::d`.
    fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            if is_name(&self.words[at]) {
                at = read_path(&self.words, at, "", &mut paths);
            } else {
                at += 1;
            }
        }
        paths
    }
}

/// Reads one path from `at`, below `prefix`; answers where it ends.
fn read_path(words: &[String], mut at: usize, prefix: &str, paths: &mut Vec<String>) -> usize {
    let mut path = prefix.to_owned();
    while at < words.len() && is_name(&words[at]) {
        if !path.is_empty() {
            path.push_str("::");
        }
        path.push_str(&words[at]);
        at += 1;
        if words.get(at).is_none_or(|word| word != "::") {
            break;
        }
        at += 1;
        if words.get(at).is_some_and(|word| word == "{") {
            at += 1;
            while at < words.len() && words[at] != "}" {
                at = if is_name(&words[at]) { read_path(words, at, &path, paths) } else { at + 1 };
            }
            return at + 1;
        }
    }
    paths.push(path);
    at
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_')
}

/// Leaves out attributes, and whatever follows a `#[cfg(test)]` up to the end of its braces.
fn flatten(tokens: TokenStream, words: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                tokens.next_if(|next| matches!(next, TokenTree::Punct(bang) if bang.as_char() == '!'));
                let attribute = tokens.next().map(|group| group.to_string()).unwrap_or_default();
                let compact: String = attribute.split_whitespace().collect();
                if compact == "[cfg(test)]" {
                    let ends = |token: &TokenTree| match token {
                        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                        TokenTree::Punct(punct) => punct.as_char() == ';',
                        _ => false,
                    };
                    for skipped in tokens.by_ref() {
                        if ends(&skipped) {
                            break;
                        }
                    }
                }
            }
            TokenTree::Punct(colon) if colon.as_char() == ':' => {
                let double = tokens.next_if(|next| matches!(next, TokenTree::Punct(next) if next.as_char() == ':'));
                words.push(if double.is_some() { "::" } else { ";" }.to_owned());
            }
            TokenTree::Punct(comma) if comma.as_char() == ',' => words.push(",".to_owned()),
            TokenTree::Group(group) => {
                let braces = group.delimiter() == Delimiter::Brace;
                words.push(if braces { "{" } else { ";" }.to_owned());
                flatten(group.stream(), words);
                words.push(if braces { "}" } else { ";" }.to_owned());
            }
            TokenTree::Ident(ident) => words.push(ident.to_string()),
            _ => words.push(";".to_owned()),
        }
    }
}

fn is_text(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["rs", "js", "html", "css", "svg", "webmanifest", "ftl"].contains(&ending)
}

/// All files below a folder of the repository, as paths in the repository, without npm's.
fn files(folder: &str) -> Vec<PathBuf> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() && !path.ends_with("node_modules") {
                folders.push(path);
            } else if path.is_file() {
                found.push(path.strip_prefix(root).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the clone")
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
