//! Defines how a text from a stranger becomes plain text with paragraphs.
//!
//! Markup is turned into line breaks and words, never kept; what an exporting program left behind (literal `\n`,
//! `###MON###`, `NULL`) goes; letters broken by a wrong conversion are mended where only one reading is possible.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text and whether letters in it had to be mended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleaned {
    pub text: String,
    pub mended: bool,
}

/// Text of several lines: at most one empty line between paragraphs, none at the ends.
pub fn paragraphs(raw: &str) -> Cleaned {
    let mut cleaned = letters(raw);
    cleaned.text = tidy_lines(&cleaned.text);
    cleaned
}

/// Text of one line: every run of white space is one space.
pub fn line(raw: &str) -> Cleaned {
    let mut cleaned = letters(raw);
    cleaned.text = cleaned.text.split_whitespace().collect::<Vec<_>>().join(" ");
    cleaned
}

/// Whether a value stands for "nothing": exports write empty cells in several ways.
pub fn is_nothing(raw: &str) -> bool {
    matches!(raw.trim(), "" | "NULL" | "null" | "\\N" | "#N/A")
}

/// What breaks a line besides `\n`.
const OTHER_BREAKS: [char; 6] = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

fn letters(raw: &str) -> Cleaned {
    if is_nothing(raw) {
        return Cleaned::default();
    }
    let (mut text, mended) = mend(raw);
    if text.contains('\\') {
        text = text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\r", "\n").replace("\\t", " ");
    }
    if text.contains(OTHER_BREAKS) {
        text = text.replace("\r\n", "\n").replace(OTHER_BREAKS, "\n");
    }
    text = without_marks(text);
    if text.contains(['<', '&']) {
        text = without_html(&text);
    }
    if text.contains(['*', '#', '[']) {
        text = without_markdown(&text);
    }
    text.retain(|c| c == '\n' || c == '\t' || !is_invisible(c));
    if is_nfc_quick(text.chars()) != IsNormalized::Yes {
        text = text.nfc().collect();
    }
    Cleaned { text, mended }
}

/// Control characters, byte order marks and the overrides of direction that can make a text lie. The plain marks
/// of direction and the joiners stay: Arabic, Persian and Indic scripts need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}'
            | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

fn tidy_lines(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut empty_lines = 0;
    for line in text.lines() {
        let mut words = line.split_whitespace().peekable();
        if words.peek().is_none() {
            empty_lines += 1;
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
        }
        empty_lines = 0;
        for (i, word) in words.enumerate() {
            if i > 0 {
                tidy.push(' ');
            }
            tidy.push_str(word);
        }
    }
    tidy
}

/// Removes the marks that a well-known export leaves at the ends of texts: `###MON###`, `####COL##`.
fn without_marks(text: String) -> String {
    if !text.contains("###") {
        return text;
    }
    // A mark that lost its beginning stands alone on a line.
    let is_rest =
        |line: &&str| line.trim().strip_suffix("###").is_some_and(|word| word.bytes().all(|b| b.is_ascii_uppercase()));
    let text = text.split('\n').filter(|line| !is_rest(line)).collect::<Vec<_>>().join("\n");
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find("###") {
        let hashes = |text: &str| text.bytes().take_while(|b| *b == b'#').count();
        let before = hashes(&rest[start..]);
        let word = &rest[start + before..];
        let length = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let after = hashes(&word[length..]);
        kept.push_str(&rest[..start]);
        if (2..=12).contains(&length) && after >= 1 {
            rest = &word[length + after..];
        } else {
            kept.push_str(&rest[start..start + before]);
            rest = word;
        }
    }
    kept + rest
}

/// Mends UTF-8 that was once read as another encoding. Returns whether anything was changed.
fn mend(raw: &str) -> (String, bool) {
    if raw.is_ascii() && !raw.contains("G\u{c7}") {
        return (raw.to_owned(), false);
    }
    let mut text = raw.to_owned();
    // Some texts went through it twice.
    for _ in 0..2 {
        match mend_windows_1252(&text) {
            Some(better) => text = better,
            None => break,
        }
    }
    if text.contains(['\u{c7}', '+']) {
        text = mend_dos(&text);
    }
    let mended = text != raw;
    (text, mended)
}

/// `â€™` was `’`: bytes of UTF-8, read as Windows-1252.
///
/// Two-byte letters are mended only after `Â` and `Ã`, which no language writes before a symbol.
fn mend_windows_1252(text: &str) -> Option<String> {
    let mut mended: Option<String> = None;
    let mut done = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let length = match c {
            '\u{c2}' | '\u{c3}' => 2,
            '\u{e0}'..='\u{ef}' => 3,
            '\u{f0}' => 4,
            _ => 0,
        };
        let run: String = text[at..].chars().take(length).collect();
        if length > 0
            && let Some(letter) = read_again(&run, length)
        {
            let better = mended.get_or_insert_with(String::new);
            better.push_str(&text[done..at]);
            better.push(letter);
            at += run.len();
            done = at;
        } else {
            at += c.len_utf8();
        }
    }
    mended.map(|better| better + &text[done..])
}

fn read_again(run: &str, length: usize) -> Option<char> {
    let bytes: Vec<u8> = run.chars().map(windows_1252_byte).collect::<Option<_>>()?;
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    (bytes.len() == length && letter.len_utf8() == length && !letter.is_control()).then_some(letter)
}

fn windows_1252_byte(c: char) -> Option<u8> {
    // The upper half of 0x80 to 0x9F; the five that Windows-1252 leaves open pass as control characters.
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match c {
        '\u{a0}'..='\u{ff}' => Some(c as u8),
        _ => HIGH.iter().position(|&high| high == c).map(|at| 0x80 + at as u8),
    }
}

/// `GÇÖ` was `’`: bytes of UTF-8, read as the code page of DOS, and from there squeezed into Windows-1252 (`Γ` to
/// `G`, `├` to `+`). Several letters fell together, so only the sure ones are mended.
fn mend_dos(text: &str) -> String {
    const SURE: [(&str, &str); 17] = [
        ("GÇÖ", "’"),
        ("GÇÿ", "‘"),
        ("GÇ£", "“"),
        ("GÇ¥", "”"),
        ("GÇô", "–"),
        ("GÇö", "—"),
        ("GÇæ", "-"),
        ("GÇª", "…"),
        ("GÇó", "•"),
        ("GÇï", ""),
        ("+¡", "í"),
        ("+í", "á"),
        ("+¬", "é"),
        ("+º", "ç"),
        ("i+¦n", "ión"),
        ("a+¦o", "año"),
        ("i+¦o", "iño"),
    ];
    let mut text = text.replace("ΓÇ", "GÇ");
    for (broken, meant) in SURE {
        if text.contains(broken) {
            text = text.replace(broken, meant);
        }
    }
    text
}

/// HTML as text: block elements are line breaks, list items begin with a dash, a link is followed by its address,
/// scripts and styles go with what is in them. A `<` that opens no element of HTML stays as it is.
fn without_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut link: Option<(String, usize)> = None;
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('&') {
            let (c, length) = entity(rest).unwrap_or(('&', 1));
            text.push(c);
            rest = &rest[length..];
            continue;
        }
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
    text.push_str(rest);
    text
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

/// A character reference at the start of `text`, with its length in bytes.
fn entity(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 41] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("rdquo", '”'),
        ("ldquo", '“'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("bull", '•'),
        ("middot", '·'),
        ("copy", '©'),
        ("reg", '®'),
        ("trade", '™'),
        ("deg", '°'),
        ("frac12", '½'),
        ("cent", '¢'),
        ("pound", '£'),
        ("euro", '€'),
        ("iexcl", '¡'),
        ("iquest", '¿'),
        ("aacute", 'á'),
        ("eacute", 'é'),
        ("iacute", 'í'),
        ("oacute", 'ó'),
        ("uacute", 'ú'),
        ("ntilde", 'ñ'),
        ("uuml", 'ü'),
        ("Aacute", 'Á'),
        ("Eacute", 'É'),
        ("Iacute", 'Í'),
        ("Oacute", 'Ó'),
        ("Uacute", 'Ú'),
        ("Ntilde", 'Ñ'),
        ("ccedil", 'ç'),
        ("egrave", 'è'),
        ("agrave", 'à'),
    ];
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = &text[1..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 1))
}

/// The few marks of Markdown that stand in such texts: headings, bold, links.
fn without_markdown(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            plain.push('\n');
        }
        let line = line.trim_start();
        let heading = line.trim_start_matches('#');
        let line = if heading.len() < line.len() && heading.starts_with(' ') { heading.trim_start() } else { line };
        let line = match line.strip_prefix("* ") {
            Some(item) => format!("- {item}"),
            None => line.to_owned(),
        };
        plain.push_str(&links_written_out(&line.replace("**", "")));
    }
    plain
}

/// `[text](https://...)` as `text (https://...)`.
fn links_written_out(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(middle) = rest.find("](") {
        let (before, after) = (&rest[..middle], &rest[middle + 2..]);
        match (before.rfind('['), after.find(')')) {
            (Some(open), Some(close)) => {
                out.push_str(&format!("{}{} ({})", &before[..open], &before[open + 1..], &after[..close]));
                rest = &after[close + 1..];
            }
            _ => {
                out.push_str(&rest[..middle + 2]);
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(raw: &str, expected: &str) {
        assert_eq!(paragraphs(raw).text, expected, "{raw:?}");
    }

    #[test]
    fn what_an_export_left_behind_goes() {
        check("First.\\n\\nSecond.\\n\\n###MON###\\n###COL###", "First.\n\nSecond.");
        check("End.####COL##\\nMON###", "End.");
        check("### not a mark ###", "not a mark ###");
        check("  NULL ", "");
        check("a\u{0}b\u{7}c\u{feff}\r\nd", "abc\nd");
        check("one\n\n\n\n two   words\t", "one\n\ntwo words");
    }

    #[test]
    fn letters_broken_by_a_wrong_conversion_are_mended() {
        check("the StateGÇÖs office GÇô GÇ£openGÇ¥", "the State’s office – “open”");
        check("donâ€™t", "don’t");
        check("MarÃ\u{ad}a, niÃ±os, cafÃ©", "María, niños, café");
        check("ÃƒÂ©", "é");
        check("C+íncer, informaci+¦n, espa+¦ol", "Cáncer, información, español");
        check("a\u{c2}\u{a0}b", "a b");
        check("日本語 â€œtextâ€\u{9d}", "日本語 “text”");
    }

    #[test]
    fn letters_that_are_whole_stay_as_they_are() {
        for whole in ["Ça va, français, À côté", "SÃO PAULO", "naïve – «ÉTÉ»", "Ünïcödé", "مرحبا", "1+1", "Ångström"]
        {
            check(whole, whole);
            assert!(!paragraphs(whole).mended);
        }
    }

    #[test]
    fn html_becomes_paragraphs_and_words() {
        check("<p>One &amp; two</p><p>Three<br/>four</p>", "One & two\n\nThree\nfour");
        check("<ul><li>a</li><li>b</li></ul>", "- a\n- b");
        check("x<script>alert('no')</script>y<style>p{}</style>z", "xyz");
        check("<a href=\"https://example.org/a\">Form</a>", "Form (https://example.org/a)");
        check("<a href=\"https://example.org\">example.org</a>", "example.org");
        check("<a href=\"javascript:alert(1)\">Form</a>", "Form");
        check("income <$20,000, age < 5 & up, <john@example.org>", "income <$20,000, age < 5 & up, <john@example.org>");
        check("&#8217;&#x2019;&ntilde;&unknown;", "’’ñ&unknown;");
        check("<!-- gone -->kept <b", "kept <b");
    }

    #[test]
    fn markdown_becomes_words() {
        check(
            "# Title\n**bold** [site](https://example.org)\n* item",
            "Title\nbold site (https://example.org)\n- item",
        );
    }

    #[test]
    fn directions_cannot_be_overridden() {
        check("abc\u{202e}txt\u{2066}", "abctxt");
        check("\u{200f}شارع", "\u{200f}شارع");
    }

    proptest! {
        #[test]
        fn any_text_becomes_plain_text(raw in "\\PC*|[<&>;a-z#/*\\[\\]()\\\\ \\n]{0,60}") {
            let cleaned = paragraphs(&raw).text;
            prop_assert!(cleaned.chars().all(|c| c == '\n' || !c.is_control()));
            prop_assert!(!cleaned.contains("\n\n\n"));
            prop_assert!(!line(&raw).text.contains('\n'));
        }
    }
}
