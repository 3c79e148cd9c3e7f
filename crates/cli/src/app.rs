//! The app archive: the built web app as `cargo xtask build` makes it, with the places that a
//! community's name, crisis lines and trust anchor are filled into (`public/README.md` lists them).
//!
//! One prebuilt app serves every community. It comes from inside this binary (feature `embed-app`),
//! from a folder or from a zip; each file is checked against the archive's own `app.json`:
//! `{"build": "…", "files": {"index.html": "SHA-256 in hex", …}}`.

use super::{
    first_paint::{OfRelease, Page},
    words,
};
use anyhow::{Context, Result, bail, ensure};
use base64ct::{Base64, Encoding};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use signpost_directory::Community;
use signpost_locale::Messages;
use signpost_trust::hex;
use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read, Seek},
    path::Path,
    rc::Rc,
};

/// Path below the site's root, with `/`, to bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

#[cfg(feature = "embed-app")]
const EMBEDDED: Option<&[u8]> = Some(include_bytes!(env!("SIGNPOST_APP_ARCHIVE")));
#[cfg(not(feature = "embed-app"))]
const EMBEDDED: Option<&[u8]> = None;

const MANIFEST: &str = "app.json";
/// The app has some 40 files and 2 MB; beyond this it is something else.
const MAX_FILES: usize = 1_000;
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The built web app, checked, not yet anybody's.
pub struct App {
    /// What page and worker exchange, so that two builds never mix.
    pub build: String,
    files: Files,
}

#[derive(Deserialize)]
struct Manifest {
    build: String,
    files: BTreeMap<String, String>,
}

impl App {
    /// From a folder or a zip, or what is inside this binary.
    pub fn load(path: Option<&Path>) -> Result<App> {
        let Some(path) = path else {
            let Some(archive) = EMBEDDED else {
                bail!(
                    "this build of signpost has no app inside; name one with --app DIR|ZIP, or use the binary that \
                     `cargo xtask build` makes"
                );
            };
            return App::checked(read_zip(Cursor::new(archive)).context("the app inside this binary")?);
        };
        let read = || {
            if path.is_dir() {
                let mut files = Files::new();
                read_folder(path, path, &mut files)?;
                App::checked(files)
            } else {
                App::checked(read_zip(fs::File::open(path)?)?)
            }
        };
        read().with_context(|| format!("{} is not an app archive as `cargo xtask build` makes it", path.display()))
    }

    fn checked(mut files: Files) -> Result<App> {
        let list = files.remove(MANIFEST).with_context(|| format!("it has no {MANIFEST}"))?;
        let list: Manifest = serde_json::from_slice(&list).with_context(|| format!("{MANIFEST} cannot be read"))?;
        for (path, hash) in &list.files {
            let bytes = files.get(path).with_context(|| format!("{path} is listed in {MANIFEST} and missing"))?;
            ensure!(
                hex::encode(&Sha256::digest(bytes)) == hash.to_ascii_lowercase(),
                "{path} is not the file that {MANIFEST} lists: the archive is damaged or was changed"
            );
            let plain = path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains('\\'));
            let reserved = ["metadata/", "targets/", "browse/"].iter().any(|folder| path.starts_with(folder));
            // The editors may sign `app/*` and `app/*/*`.
            let deep = path.matches('/').count() > 1;
            ensure!(plain && !reserved && !deep, "{path} is not a place for a file of the app");
        }
        if let Some(path) = files.keys().find(|path| !list.files.contains_key(*path)) {
            bail!("{path} is not listed in {MANIFEST}");
        }
        ensure!(files.contains_key("index.html"), "it has no index.html");
        Ok(App { build: list.build, files })
    }

    /// The app's files as they were built.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Puts a community's own files beside the app's, or in place of them: its look, its languages.
    pub fn add(&mut self, files: Files) {
        self.files.extend(files);
    }

    /// The app's files as this community publishes them.
    pub fn filled(&self, community: &Community, release: &OfRelease) -> Result<Files> {
        let mut files = self.files.clone();
        words::pack(&mut files);
        let lang = Page::language(community);
        let messages = words::of_app(lang, &self.files).unwrap_or_else(|| Messages::new(lang, ""));
        let page = Page { community, release, words: Rc::new(messages) };
        for path in ["index.html", "404.html", "notes.html", "manifest.webmanifest"] {
            if let Some(bytes) = files.get_mut(path) {
                *bytes = fill(path, bytes, |name| page.value(name))?;
            }
        }
        let kept: BTreeMap<&str, String> = files
            .iter()
            .filter(|(path, _)| is_kept_offline(path))
            .map(|(path, bytes)| (path.as_str(), format!("sha256-{}", Base64::encode_string(&Sha256::digest(bytes)))))
            .collect();
        let kept = serde_json::to_string(&kept)?;
        let version = hex::encode(&Sha256::digest(&kept)[..8]);
        if let Some(bytes) = files.get_mut("sw.js") {
            *bytes = fill("sw.js", bytes, |name| match name {
                "files" => Some(kept.clone()),
                "version" => Some(version.clone()),
                _ => None,
            })?;
        }
        Ok(files)
    }
}

/// Whether the service worker keeps it: not itself, nor what hosts answer, nor what a first visit alone takes: the packed
/// programs, and what unpacks them.
fn is_kept_offline(path: &str) -> bool {
    let is_packed_program = path.ends_with(".lzma") && path.contains(".wasm-");
    let is_of_first_visit = is_packed_program || path.starts_with("unpack-");
    !["sw.js", "404.html"].contains(&path) && !is_of_first_visit
}

/// Replaces every `{{placeholder}}` of a text file; an unknown one is an error, so that none
/// is ever published. What is filled in is not looked at again.
fn fill(path: &str, template: &[u8], value: impl Fn(&str) -> Option<String>) -> Result<Vec<u8>> {
    let template = std::str::from_utf8(template).with_context(|| format!("{path} is not UTF-8"))?;
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (placeholder, after) =
            after.split_once("}}").with_context(|| format!("{path}: a {{{{ without its }}}}"))?;
        let value = value(placeholder)
            .with_context(|| format!("{path} asks for {{{{{placeholder}}}}}, which this version cannot fill in"))?;
        out.push_str(before);
        out.push_str(&value);
        rest = after;
    }
    out.push_str(rest);
    Ok(out.into_bytes())
}

fn read_folder(root: &Path, folder: &Path, files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            read_folder(root, &path, files)?;
            continue;
        }
        let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        add(files, name, fs::File::open(&path)?)?;
    }
    Ok(())
}

fn read_zip(archive: impl Read + Seek) -> Result<Files> {
    let mut archive = zip::ZipArchive::new(archive).context("it is neither a folder nor a zip file")?;
    let mut files = Files::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index)?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name()?.replace('\\', "/");
        add(&mut files, name, entry)?;
    }
    Ok(files)
}

fn add(files: &mut Files, name: String, content: impl Read) -> Result<()> {
    let used: u64 = files.values().map(|bytes| bytes.len() as u64).sum();
    let mut bytes = Vec::new();
    content.take(MAX_BYTES - used + 1).read_to_end(&mut bytes).with_context(|| format!("{name} cannot be read"))?;
    ensure!(used + bytes.len() as u64 <= MAX_BYTES, "it holds more than {MAX_BYTES} bytes");
    ensure!(files.len() < MAX_FILES, "it holds more than {MAX_FILES} files");
    files.insert(name, bytes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::Localized;

    fn archive(files: &[(&str, &str)]) -> Files {
        let hashes: BTreeMap<&str, String> =
            files.iter().map(|(path, text)| (*path, hex::encode(&Sha256::digest(text)))).collect();
        let list = serde_json::json!({ "build": "b1", "files": hashes }).to_string();
        let mut archive: Files = files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
        archive.insert(MANIFEST.to_owned(), list.into_bytes());
        archive
    }

    fn hostile() -> Community {
        let (mut community, _) = signpost_directory::config::absent();
        community.name = "</script><script>alert(1)</script>{{trust_anchor}}\"'&".to_owned();
        community.crisis_lines[0].name = Localized([("en".to_owned(), "<b>".to_owned())].into());
        community.tagline = Localized([(String::new(), "</p>".to_owned())].into());
        community.email = Some("\"onclick=\"alert(1)@example.org".to_owned());
        community.phone = Some("555-0100".to_owned());
        community.demo = true;
        community
    }

    fn filled(files: &[(&str, &str)]) -> Result<Files> {
        let release = OfRelease {
            anchor: "{\"x\":\"</script>\"}".to_owned(),
            style: None,
            asked_early: vec!["metadata/2.root.json".to_owned(), "\"<".to_owned()],
            has_plain_pages: true,
        };
        App::checked(archive(files)).unwrap().filled(&hostile(), &release)
    }

    #[test]
    fn whatever_a_community_is_called_it_cannot_write_markup() {
        let files = filled(&[
            ("index.html", "<title>{{name}}</title>{{demo}}{{tagline}}{{crisis_lines}}{{contact}}<p data-early=\"{{asked_early}}\"><script>{{trust_anchor}}</script>"),
            ("manifest.webmanifest", "{\"name\": {{json_name}}, \"lang\": {{json_lang}}, \"dir\": {{json_dir}}}"),
        ])
        .unwrap();
        let index = String::from_utf8(files["index.html"].clone()).unwrap();
        assert!(index.starts_with("<title>&lt;/script&gt;"), "{index}");
        assert!(index.contains("{{trust_anchor}}&quot;&apos;&amp;</title>"), "filled in once, not again: {index}");
        assert!(index.contains("&lt;/p&gt;"), "{index}");
        assert!(index.contains("href=\"tel:911\" aria-label=\"Call 911, &lt;b&gt;\""), "{index}");
        assert!(index.contains("<strong>&lt;b&gt;</strong> <span>Danger to life, now</span>"), "{index}");
        assert!(index.contains("mailto:&quot;onclick"), "{index}");
        assert!(index.contains("<p data-early=\"metadata/2.root.json &quot;&lt;\">"), "{index}");
        assert!(index.contains("<p class=\"banner banner-demo\">"), "{index}");
        assert!(index.ends_with("<script>{\"x\":\"\\u003c/script\\u003e\"}</script>"), "{index}");
        let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.webmanifest"]).unwrap();
        assert_eq!(manifest["name"], hostile().name);
    }

    #[test]
    fn the_service_worker_lists_every_file_with_its_hash_as_published() {
        let files = filled(&[
            ("index.html", "{{name}}"),
            ("app-1.js", "app"),
            ("app.wasm-1.lzma", "packed"),
            ("unpack-1.js", "unpacks"),
            ("locales/en.ftl", "own-name = English"),
            ("locales/es.ftl", "own-name = Español"),
            ("404.html", "{{name}}"),
            ("sw.js", "const VERSION = '{{version}}'; const FILES = {{files}};"),
        ])
        .unwrap();
        let worker = String::from_utf8(files["sw.js"].clone()).unwrap();
        let list = worker.split("FILES = ").nth(1).unwrap().trim_end_matches(';');
        let list: BTreeMap<String, String> = serde_json::from_str(list).unwrap();
        assert_eq!(list.keys().collect::<Vec<_>>(), ["app-1.js", "index.html", "locales/es.ftl.lzma"]);
        let index = format!("sha256-{}", Base64::encode_string(&Sha256::digest(&files["index.html"])));
        assert_eq!(list["index.html"], index);
    }

    #[test]
    fn a_placeholder_that_nobody_knows_is_never_published() {
        for (template, told) in [
            ("{{nonsense}}", "nonsense"),
            ("{{message:no-such}}", "no-such"),
            ("{{icon:no-such}}", "no-such"),
            ("{{name", "without"),
        ] {
            let error = filled(&[("index.html", template)]).unwrap_err();
            assert!(format!("{error:#}").contains(told), "{error:#}");
        }
    }

    #[test]
    fn a_damaged_or_foreign_archive_is_refused_by_name() {
        let mut changed = archive(&[("index.html", "a"), ("app.js", "b")]);
        changed.insert("app.js".to_owned(), b"c".to_vec());
        let mut missing = archive(&[("index.html", "a"), ("app.js", "b")]);
        missing.remove("app.js");
        let mut extra = archive(&[("index.html", "a")]);
        extra.insert("extra.js".to_owned(), b"c".to_vec());
        for (files, told) in [
            (changed, "app.js is not the file"),
            (missing, "app.js is listed"),
            (extra, "extra.js is not listed"),
            (archive(&[("index.html", "a"), ("../evil", "b")]), "../evil is not a place"),
            (archive(&[("index.html", "a"), ("metadata/root.json", "b")]), "metadata/root.json is not a place"),
            (archive(&[("index.html", "a"), ("a/b/c.js", "b")]), "a/b/c.js is not a place"),
            (archive(&[("app.js", "a")]), "no index.html"),
            (Files::new(), "no app.json"),
        ] {
            let error = format!("{:#}", App::checked(files).err().unwrap());
            assert!(error.contains(told), "{error}");
        }
        assert!(read_zip(Cursor::new(b"not a zip")).is_err());
    }
}
