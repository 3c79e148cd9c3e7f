//! The interface's words in a language: `locales/XX.ftl` in the app and beside a community's data, packed in a site, since
//! few hosts compress a file whose type they do not know. English stands in the program, and is no file of a site.

use super::{app::Files, site_files::SiteFiles};
use anyhow::{Context, Result};
use signpost_directory::is_language_tag;
use signpost_locale::{ENGLISH_TAG, MAX_FILE, Messages};
use signpost_lzma::{LiteralContext, compress, decompress};

/// The folder: in the app, beside `signpost.toml` and in a site.
pub const FOLDER: &str = "locales";
/// Behind the name of what is packed.
const PACKED: &str = ".lzma";
/// Bytes of a language's words.
pub const MOST_BYTES: u64 = MAX_FILE as u64;

/// The language that a file of the app, or beside the data, has the words of.
pub fn language_of(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_prefix('/')?.strip_suffix(".ftl")
}

/// In the app, by a language.
pub fn in_app(lang: &str) -> String {
    format!("{FOLDER}/{lang}.ftl")
}

/// As they travel, in place of what is in the app.
pub fn pack(files: &mut Files) {
    let paths: Vec<String> = files.keys().filter(|path| language_of(path).is_some()).cloned().collect();
    for path in paths {
        let Some(text) = files.remove(&path) else { continue };
        if language_of(&path) != Some(ENGLISH_TAG) {
            files.insert(path + PACKED, compress(&text, LiteralContext::Columns));
        }
    }
}

/// Those of the app; `None` where it has none.
pub fn of_app(lang: &str, app: &Files) -> Option<Messages> {
    match app.get(&in_app(lang)) {
        Some(file) => Some(Messages::new(lang, &String::from_utf8_lossy(file))),
        None => (lang == ENGLISH_TAG).then(Messages::english),
    }
}

/// Those of a site, a folder or an address.
pub fn of_site(site: &str, lang: &str) -> Result<Messages> {
    if lang == ENGLISH_TAG {
        return Ok(Messages::english());
    }
    let path = in_app(lang) + PACKED;
    let find = || SiteFiles::of(site).find(&path, MOST_BYTES).ok().flatten();
    let file = is_language_tag(lang).then(find).flatten();
    let file = file.with_context(|| {
        format!("{site} has no words in “{lang}”: --lang takes a language of the app, or of locales/ beside the data")
    })?;
    let text = decompress(&file, MOST_BYTES).with_context(|| format!("{path} of {site}"))?;
    Ok(Messages::new(lang, &String::from_utf8_lossy(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_the_words_of_every_language_but_english_packed() {
        let mut files = Files::new();
        for lang in ["en", "es", "zh-Hans"] {
            files.insert(in_app(lang), format!("own-name = {lang}\n").into_bytes());
        }
        files.insert("index.html".to_owned(), Vec::new());
        pack(&mut files);
        assert_eq!(files.keys().collect::<Vec<_>>(), ["index.html", "locales/es.ftl.lzma", "locales/zh-Hans.ftl.lzma"]);
        let site = tempfile::tempdir().unwrap();
        std::fs::create_dir(site.path().join("locales")).unwrap();
        for (path, bytes) in &files {
            std::fs::write(site.path().join(path), bytes).unwrap();
        }
        let site = site.path().to_str().unwrap();
        assert_eq!(of_site(site, "es").unwrap().text("own-name"), "es");
        assert_eq!(of_site(site, "en").unwrap().lang(), "en");
        for (lang, told) in [("vi", "has no words in “vi”"), ("../x", "has no words in")] {
            assert!(of_site(site, lang).err().unwrap().to_string().contains(told), "{lang}");
        }
        let whole = &files["locales/es.ftl.lzma"];
        std::fs::write(format!("{site}/locales/es.ftl.lzma"), &whole[..whole.len() - 4]).unwrap();
        assert!(format!("{:#}", of_site(site, "es").err().unwrap()).contains("it cannot be unpacked"));
    }
}
