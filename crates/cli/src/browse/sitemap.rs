//! The list of plain pages for search engines (sitemaps.org, version 0.9), where it is known at which address they are.

use crate::app::Files;
use htmlize::escape_text;
use signpost_directory::Date;
use signpost_trust::path;
use std::fmt::Write as _;

/// Addresses in one file; the protocol takes 50,000.
const ADDRESSES: usize = 40_000;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const FILE: &str = "sitemap.xml";

/// The whole address of a file, with `index.html`, since not every host has a page for a folder. `base_url` ends with a slash.
pub(super) fn address(base_url: &str, path: &str) -> String {
    format!("{base_url}{}", path::quote(path))
}

/// `sitemap.xml`; of more pages than one takes a list of several.
pub(super) fn files(base_url: &str, pages: &[String], date: Date) -> Files {
    let pages: Vec<&String> = pages.iter().filter(|path| path.ends_with(".html")).collect();
    let parts: Vec<Vec<u8>> = pages.chunks(ADDRESSES).map(|part| list("url", "urlset", base_url, part, date)).collect();
    if let [only] = &parts[..] {
        return [(FILE.to_owned(), only.clone())].into();
    }
    let named = parts.into_iter().enumerate().map(|(at, part)| (format!("sitemap-{}.xml", at + 1), part));
    let mut files: Files = named.collect();
    let names: Vec<String> = files.keys().cloned().collect();
    files.insert(FILE.to_owned(), list("sitemap", "sitemapindex", base_url, &names.iter().collect::<Vec<_>>(), date));
    files
}

fn list(item: &str, root: &str, base_url: &str, paths: &[&String], date: Date) -> Vec<u8> {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n");
    for path in paths {
        let address = address(base_url, path);
        // A string takes all that is written into it.
        let _ = writeln!(xml, "<{item}><loc>{}</loc><lastmod>{date}</lastmod></{item}>", escape_text(&address));
    }
    xml.push_str(&format!("</{root}>\n"));
    xml.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_hours::date::date;

    #[test]
    fn pages_are_listed_by_whole_addresses_and_many_in_several_files() {
        let pages = ["browse/5M1-FBYY.html", "browse/index.html", "browse/plain.css"].map(str::to_owned);
        let day = date(2026, 11, 29);
        let found = files("https://help.example.org/a&b/", &pages, day);
        let text = String::from_utf8(found[FILE].clone()).unwrap();
        assert!(
            text.contains("<loc>https://help.example.org/a&amp;b/browse/index.html</loc><lastmod>2026-11-29</lastmod>"),
            "{text}"
        );
        assert!(text.contains("browse/5M1-FBYY.html</loc>") && !text.contains("css"), "{text}");
        let many: Vec<String> = (0..ADDRESSES + 1).map(|n| format!("browse/{n}.html")).collect();
        let found = files("https://help.example.org/", &many, day);
        assert_eq!(found.keys().collect::<Vec<_>>(), ["sitemap-1.xml", "sitemap-2.xml", FILE]);
        let index = String::from_utf8(found[FILE].clone()).unwrap();
        assert!(index.contains("<sitemap><loc>https://help.example.org/sitemap-2.xml</loc>"), "{index}");
    }
}
