//! Files for the host of a site: types and headers for hosts that take them from a file, and what search engines look for.

use super::app::Files;

/// What hosts that read them do not serve.
pub const NOT_SERVED: [&str; 2] = ["_headers", "web.config"];

/// Netlify, Cloudflare Pages and others.
const HEADERS: &str = "/*
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
/metadata/*
  Cache-Control: no-cache
/targets/*
  Cache-Control: public, max-age=31536000, immutable
/*.wasm
  Content-Type: application/wasm
/*.pack
  Content-Type: application/octet-stream
/*.capacity
  Content-Type: application/octet-stream
/*.lzma
  Content-Type: application/octet-stream
";

/// Internet Information Services, which serves no file whose type it does not know. It fails on a type that it knows
/// already, so each is taken out first.
fn web_config() -> String {
    let types = [
        (".wasm", "application/wasm"),
        (".pack", "application/octet-stream"),
        // `signpost renew` may be the first to bring one.
        (".capacity", "application/octet-stream"),
        (".lzma", "application/octet-stream"),
        (".json", "application/json"),
        (".webmanifest", "application/manifest+json"),
    ];
    let types = types.map(|(ending, kind)| {
        format!(
            "      <remove fileExtension=\"{ending}\" />\n      <mimeMap fileExtension=\"{ending}\" mimeType=\"{kind}\" />\n"
        )
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n  <system.webServer>\n    <staticContent>\n{}    </staticContent>\n  </system.webServer>\n</configuration>\n",
        types.concat()
    )
}

/// By their paths in the site. `base_url` ends with a slash.
pub fn of(base_url: Option<&str>, has_plain_pages: bool) -> Files {
    let mut files: Files =
        [("_headers".to_owned(), HEADERS.as_bytes().to_vec()), ("web.config".to_owned(), web_config().into_bytes())]
            .into();
    // Read at the root of a host alone.
    let is_root = |url: &&str| url.split("://").nth(1).is_some_and(|rest| rest.find('/') == Some(rest.len() - 1));
    if let Some(base_url) = base_url.filter(is_root).filter(|_| has_plain_pages) {
        let robots = format!("User-agent: *\nDisallow:\nSitemap: {base_url}sitemap.xml\n");
        files.insert("robots.txt".to_owned(), robots.into_bytes());
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_engines_are_told_where_they_look_for_it() {
        let robots = |base_url, pages| of(base_url, pages).remove("robots.txt").map(|b| String::from_utf8(b).unwrap());
        let whole = robots(Some("https://help.example.org/"), true).unwrap();
        assert!(whole.ends_with("Sitemap: https://help.example.org/sitemap.xml\n"), "{whole}");
        assert_eq!(robots(Some("https://example.org/help/"), true), None);
        assert_eq!(robots(Some("https://help.example.org/"), false), None);
        assert_eq!(robots(None, true), None);
    }

    #[test]
    fn a_host_that_serves_known_types_alone_serves_all_files_of_a_release() {
        for ending in [".wasm", ".lzma", ".pack", ".capacity", ".json", ".webmanifest"] {
            assert!(web_config().contains(&format!("<mimeMap fileExtension=\"{ending}\"")), "{ending}");
        }
    }

    #[test]
    fn each_type_is_taken_out_before_it_is_put_in() {
        let text = web_config();
        assert_eq!(text.matches("<remove ").count(), text.matches("<mimeMap ").count());
        assert!(text.find("<remove fileExtension=\".wasm\"") < text.find("<mimeMap fileExtension=\".wasm\""));
    }
}
