//! The interface's words in a language: `locales/XX.ftl` in the app and beside a community's data, packed in a site, since
//! few hosts compress a file whose type they do not know. English stands in the program, and is no file of a site.

use super::{
    app::{App, Files},
    verify::OpenSite,
};
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

/// Those of a site, as its editors signed them: whoever serves a site could else put words into the community's mouth.
pub fn of_site(site: &OpenSite, lang: &str) -> Result<Messages> {
    unpacked(lang, |path| site.listed(path))
}

/// Those for a folder of data, which has no app: the tool's own.
pub fn of_tool(lang: &str) -> Result<Messages> {
    if lang == ENGLISH_TAG {
        return Ok(Messages::english());
    }
    let app = App::load(None).with_context(|| format!("words in “{lang}” are those of a published site: name one"))?;
    of_app(lang, app.files())
        .with_context(|| format!("the app has no words in “{lang}”: name a published site that has them"))
}

fn unpacked(lang: &str, read: impl FnOnce(&str) -> Result<Option<Vec<u8>>>) -> Result<Messages> {
    if lang == ENGLISH_TAG {
        return Ok(Messages::english());
    }
    let path = in_app(lang) + PACKED;
    let file = if is_language_tag(lang) { read(&path)? } else { None };
    let file = file.with_context(|| {
        format!("the site has no words in “{lang}”: --lang takes a language of the app, or of locales/ beside the data")
    })?;
    let text = decompress(&file, MOST_BYTES).with_context(|| format!("{path} of the site"))?;
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
        let read = |path: &str| Ok(files.get(path).cloned());
        assert_eq!(unpacked("es", read).unwrap().text("own-name"), "es");
        assert_eq!(unpacked("en", read).unwrap().lang(), "en");
        for (lang, told) in [("vi", "has no words in “vi”"), ("../x", "has no words in")] {
            assert!(unpacked(lang, read).err().unwrap().to_string().contains(told), "{lang}");
        }
        let whole = &files["locales/es.ftl.lzma"];
        let huge = compress(&vec![b'x'; MOST_BYTES as usize + 1], LiteralContext::Columns);
        let foreign = [&b"\xfd7zXZ\0"[..], &whole[..]].concat();
        for bytes in [&whole[..whole.len() - 4], b"", b"own-name = es\n", &huge, &foreign] {
            let error = unpacked("es", |_| Ok(Some(bytes.to_vec()))).err().unwrap();
            let told = format!("{error:#}");
            assert!(told.contains("it cannot be unpacked") || told.contains("it unpacks to more"), "{told}");
        }
    }
}
