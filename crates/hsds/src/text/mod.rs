//! Cleans untrusted text to plain text with paragraphs.
//!
//! Markup is turned into line breaks and words, never kept; what an exporting program left behind (literal `\n`,
//! `###MON###`, `NULL`) goes; letters broken by a wrong conversion are mended where only one reading is possible.

mod html;
mod mojibake;

use html::strip_html;
use mojibake::repair;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text and whether letters in it had to be mended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Cleaned {
    pub text: String,
    pub mended: bool,
}

/// Text of several lines: at most one empty line between paragraphs, none at the ends.
pub(crate) fn paragraphs(raw: &str) -> Cleaned {
    let mut cleaned = plain_text(raw);
    cleaned.text = tidy_lines(&cleaned.text);
    cleaned
}

/// Text of one line: every run of white space is one space.
pub(crate) fn line(raw: &str) -> Cleaned {
    let mut cleaned = plain_text(raw);
    cleaned.text = cleaned.text.split_whitespace().collect::<Vec<_>>().join(" ");
    cleaned
}

/// Whether a value stands for "nothing": exports write empty cells in several ways.
pub(crate) fn is_blank(raw: &str) -> bool {
    // What a spreadsheet writes where a formula failed says nothing either.
    matches!(
        raw.trim(),
        "" | "NULL" | "null" | "\\N" | "#N/A" | "#NAME?" | "#REF!" | "#VALUE!" | "#DIV/0!" | "#NUM!" | "#NULL!"
    )
}

/// How often a text may have been escaped.
const HTML_PASSES: usize = 4;

/// What breaks a line besides `\n`.
const OTHER_BREAKS: [char; 6] = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

fn plain_text(raw: &str) -> Cleaned {
    if is_blank(raw) {
        return Cleaned::default();
    }
    let (mut text, mended) = repair(raw);
    if text.contains('\\') {
        text = text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\r", "\n").replace("\\t", " ");
    }
    if text.contains(OTHER_BREAKS) {
        text = text.replace("\r\n", "\n").replace(OTHER_BREAKS, "\n");
    }
    text = strip_export_marks(text);
    // Exports escape what is escaped already: "&amp;amp;", "&lt;p&gt;".
    for _ in 0..HTML_PASSES {
        if !text.contains(['<', '&']) {
            break;
        }
        let plain = strip_html(&text);
        if plain == text {
            break;
        }
        text = plain;
    }
    if text.contains(['*', '#', '[']) {
        text = strip_markdown(&text);
    }
    text.retain(|c| c == '\n' || c == '\t' || !is_invisible(c));
    if text.chars().all(shows_nothing) {
        return Cleaned { text: String::new(), mended };
    }
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

/// White space, and what is only seen beside other letters or not at all: a text of these alone is empty.
fn shows_nothing(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200C}'..='\u{200F}'
            | '\u{2060}'..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}')
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
fn strip_export_marks(text: String) -> String {
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

/// The few marks of Markdown that stand in such texts: headings, bold, links.
fn strip_markdown(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            plain.push('\n');
        }
        let bold_removed = line.replace("**", "");
        let line = bold_removed.trim_start();
        let heading = line.trim_start_matches('#');
        let is_mark = |rest: &str| rest.starts_with(char::is_whitespace);
        let line = if heading.len() < line.len() && is_mark(heading) { heading.trim_start() } else { line };
        let line = match line.strip_prefix('*').filter(|item| is_mark(item)) {
            Some(item) => format!("- {}", item.trim_start()),
            None => line.to_owned(),
        };
        plain.push_str(&links_written_out(&line));
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
        check("ÃƒÆ’Ã‚Â©", "é");
        check("Ã‚Â¿CuÃ¡ndo?", "¿Cuándo?");
        check("EspaÃ±ol, espa├▒ol, espa├▒a, ΓÇ£openΓÇ¥ ΓÇô caf├⌐", "Español, español, españa, “open” – café");
        check("ÔÇ£openÔÇØ ÔÇô caf├®, ni├▒os", "“open” – café, niños");
        check("Ø®Ø¨Ø² ÙˆØ\u{ad}Ø³Ø§Ø¡", "خبز وحساء");
        check("Ñ…Ð»ÐµÐ±", "хлеб");
        check("é\u{9d}¢åŒ…", "面包");
    }

    #[test]
    fn letters_that_are_whole_stay_as_they_are() {
        for whole in [
            "Ça va, français, À côté",
            "SÃO PAULO",
            "naïve – «ÉTÉ»",
            "Ünïcödé",
            "مرحبا",
            "1+1",
            "Ångström",
            "ÑANDÚ ÑOÑO",
            "Øre, Ødegård, ÐÞ",
            "Γειά σου, ΓΆΜΟΣ",
            "„Ä“ und „Ö“, GRÖẞE",
            "├── data",
            "5 × 3 ÷ 2 = 7½",
        ] {
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
        check("Food &amp;amp; rent, AT&amp;amp;amp;T, R&D", "Food & rent, AT&T, R&D");
        check("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&amp;nbsp;more&lt;/p&gt;", "One\n\nTwo more");
        check("age &amp;lt; 5, &amp;#233; &amp;eacute;", "age < 5, é é");
    }

    #[test]
    fn markdown_becomes_words() {
        check(
            "# Title\n**bold** [site](https://example.org)\n* item",
            "Title\nbold site (https://example.org)\n- item",
        );
        // Read again from an export, it is the same.
        for raw in ["#\u{a0}Title\n*\u{a0}Not a shelter*", "*\ta", "*  a", "*** Not a shelter***"] {
            let once = paragraphs(raw).text;
            check(&once, &once);
        }
    }

    #[test]
    fn directions_cannot_be_overridden() {
        check("abc\u{202e}txt\u{2066}", "abctxt");
        check("\u{200f}شارع", "\u{200f}شارع");
    }

    #[test]
    fn a_text_of_which_nothing_is_seen_is_empty() {
        for nothing in ["\u{200d}", "\u{200e} \u{2060}", "\u{3164}\u{2800}", "\u{ad}\n\u{fe0f}", "\u{a0}", "&zwnj;"] {
            check(nothing, "");
        }
        check("a\u{ad}b", "a\u{ad}b");
        check("می\u{200c}خواهم", "می\u{200c}خواهم");
        check("❤\u{fe0f}", "❤\u{fe0f}");
    }

    /// Bytes of UTF-8 as another program shows them.
    fn read_as(text: &str, byte: fn(u8) -> char) -> String {
        text.bytes().map(byte).collect()
    }

    /// Words of letters that no program broke, in the scripts that communities write.
    const WHOLE: &str = "(([\u{620}-\u{64a}]{2,8}|[\u{4e00}-\u{9fa5}]{2,6}|[\u{400}-\u{44f}]{2,8}|[\u{391}-\u{3a1}\u{3b1}-\u{3c9}]{2,8}\
        |[\u{5d0}-\u{5ea}]{2,6}|[\u{e01}-\u{e30}]{2,8}|[\u{905}-\u{939}]{2,6}|[a-zA-Z]{1,8}|[0-9]{1,4}|[a-zéñüçãõ]{1,8})[ ,.:;!?-]{1,2}){1,6}";

    proptest! {
        #[test]
        fn letters_of_any_script_that_are_whole_stay(text in WHOLE) {
            prop_assert_eq!(repair(&text), (text.clone(), false));
        }

        #[test]
        fn what_one_wrong_reading_broke_is_mended(
            words in prop::collection::vec("[\u{620}-\u{64a}]{2,8}|[\u{4e00}-\u{9fa5}]{1,6}|[\u{410}-\u{44f}]{2,8}|[a-zéñáíóú]{1,8}|[“”’–]", 1..6),
            twice in any::<bool>(),
        ) {
            let text = words.join(" ");
            let broken = read_as(&text, mojibake::windows_1252_char);
            prop_assert_eq!(repair(&broken).0, text.clone(), "{}", broken);
            let latin = text.chars().all(|c| c.is_ascii() || ('\u{80}'..='\u{17f}').contains(&c) || "“”’–".contains(c));
            if twice && latin {
                let broken = read_as(&broken, mojibake::windows_1252_char);
                prop_assert_eq!(repair(&broken).0, text, "{}", broken);
            }
        }

        #[test]
        fn what_a_dos_page_broke_is_mended(words in prop::collection::vec("[a-zéñáíóúü]{1,8}|[“”’–—•]", 1..6)) {
            let text = words.join(" ");
            for page in [mojibake::cp437_char, mojibake::cp850_char] {
                let broken = read_as(&text, page);
                prop_assert_eq!(repair(&broken).0, text.clone(), "{}", broken);
            }
        }

        #[test]
        fn any_text_becomes_plain_text(raw in "\\PC*|[<&>;a-z#/*\\[\\]()\\\\ \\n]{0,60}") {
            let cleaned = paragraphs(&raw).text;
            prop_assert!(cleaned.chars().all(|c| c == '\n' || !c.is_control()));
            prop_assert!(!cleaned.contains("\n\n\n"));
            prop_assert!(!line(&raw).text.contains('\n'));
        }
    }
}
