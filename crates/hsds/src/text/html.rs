//! Converts HTML to plain text. It is no parser of HTML: whatever comes in, plain text goes out.

use std::borrow::Cow;

/// HTML as text: block elements are line breaks, list items begin with a dash, a link is followed by its address,
/// scripts and styles go with what is in them. A `<` that opens no element of HTML stays as it is.
pub(super) fn strip_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut link: Option<(String, usize)> = None;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&unescape(&rest[..at]));
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(tag) = Tag::read(rest) else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        match tag.name.as_str() {
            "script" | "style" | "head" | "title" if !tag.closes => rest = after_closing(rest, &tag.name),
            "br" => text.push('\n'),
            "li" if !tag.closes => text.push_str("\n- "),
            "a" if !tag.closes => link = tag.href.map(|href| (href, text.len())),
            "a" => {
                if let Some((href, from)) = link.take()
                    && !text[from.min(text.len())..].contains(href.trim_start_matches("https://").trim_end_matches('/'))
                {
                    text.push_str(&format!(" ({href})"));
                }
            }
            "td" | "th" => text.push(' '),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "section" | "table" => {
                text.push_str("\n\n");
            }
            "ul" | "ol" | "tr" => text.push('\n'),
            _ => {}
        }
    }
    text.push_str(&unescape(rest));
    text
}

/// Replaces character references. By the rules of attributes, since texts hold addresses: `?id=1&copy=2` stays.
fn unescape(text: &str) -> Cow<'_, str> {
    htmlize::unescape_attribute(text)
}

struct Tag {
    name: String,
    closes: bool,
    /// Only web and mail addresses.
    href: Option<String>,
    length: usize,
}

impl Tag {
    /// Reads a tag at the start of `text`, if it is one that HTML has.
    fn read(text: &str) -> Option<Tag> {
        const ELEMENTS: [&str; 58] = [
            "a",
            "abbr",
            "address",
            "article",
            "b",
            "blockquote",
            "body",
            "br",
            "center",
            "cite",
            "code",
            "dd",
            "div",
            "dl",
            "dt",
            "em",
            "font",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hr",
            "html",
            "i",
            "iframe",
            "img",
            "input",
            "li",
            "link",
            "main",
            "mark",
            "meta",
            "nav",
            "o:p",
            "ol",
            "p",
            "pre",
            "s",
            "script",
            "section",
            "small",
            "span",
            "strike",
            "strong",
            "style",
            "sub",
            "sup",
            "table",
            "title",
            "u",
            "ul",
            "svg",
        ];
        const TABLE: [&str; 5] = ["tbody", "td", "th", "thead", "tr"];
        /// No honest tag is longer.
        const LONGEST: usize = 2_000;
        let inside = text.strip_prefix('<')?;
        let closes = inside.starts_with('/');
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        let name: String = inside
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == ':')
            .take(12)
            .collect::<String>()
            .to_ascii_lowercase();
        if !ELEMENTS.contains(&name.as_str()) && !TABLE.contains(&name.as_str()) {
            return None;
        }
        let end = text.bytes().take(LONGEST).position(|b| b == b'>')?;
        let attributes = &text[1..end];
        if !matches!(
            attributes.trim_start_matches('/').as_bytes().get(name.len()),
            None | Some(b' ' | b'/' | b'\n' | b'\t' | b'\r')
        ) {
            return None;
        }
        let href = attributes.find("href=").and_then(|at| {
            let value = attributes[at + 5..].trim_start_matches(['"', '\'']);
            let value = value.split(['"', '\'', ' ']).next()?;
            let address = value.strip_prefix("mailto:").unwrap_or(value);
            (value != address || value.starts_with("http://") || value.starts_with("https://"))
                .then(|| address.to_owned())
        });
        Some(Tag { name, closes, href, length: end + 1 })
    }
}

fn after_closing<'a>(rest: &'a str, name: &str) -> &'a str {
    let closing = format!("</{name}");
    let start = rest.as_bytes().windows(closing.len()).position(|w| w.eq_ignore_ascii_case(closing.as_bytes()));
    start.and_then(|at| rest[at..].find('>').map(|end| &rest[at + end + 1..])).unwrap_or("")
}
