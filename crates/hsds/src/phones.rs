//! Reads a phone cell: one number, several, or words. People write labels, extensions and remarks into it.

use signpost_directory::Phone;

/// Numbers that one cell may hold; more is a list of something else.
const MAX_NUMBERS: usize = 6;

/// What a phone cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nothing, or a word for nothing.
    Empty,
    /// Numbers to dial; `plain`: nothing else but an extension stood there.
    Numbers { phones: Vec<Phone>, plain: bool },
    /// Words that are no number.
    Words,
}

const EMPTY_WORDS: [&str; 14] =
    ["", "-", "--", "n/a", "na", "none", "no", "no phone", "null", "x", "tbd", "unknown", "ninguno", "no tiene"];

/// Words in front of a number behind which only its extension or menu option follows. An option is no extension:
/// its word stays with it.
const EXTENSIONS: [(&str, bool); 16] = [
    ("extension", false),
    ("extensión", false),
    ("extn", false),
    ("ext", false),
    ("local", false),
    ("loc", false),
    ("anexo", false),
    ("x", false),
    ("#", false),
    ("option", true),
    ("opción", true),
    ("opcion", true),
    ("xopt", true),
    ("opt", true),
    ("press", true),
    ("oprima", true),
];

/// Words of a label that say nothing which a reader does not see.
const NEUTRAL_LABELS: [&str; 18] = [
    "phone",
    "telephone",
    "tel",
    "ph",
    "number",
    "no",
    "call",
    "dial",
    "voice",
    "teléfono",
    "telefono",
    "llame",
    "al",
    "marque",
    "llamar",
    "tél",
    "or",
    "and",
];

/// The kinds that a screen tells apart, by the words for them.
const KINDS: [(&str, &[&str]); 5] = [
    ("fax", &["fax", "facsimile"]),
    ("tty", &["tty", "tdd", "ttd", "teletype", "relay"]),
    ("text", &["text", "texts", "txt", "sms", "texto"]),
    ("hotline", &["hotline", "helpline", "crisis"]),
    ("pager", &["pager", "beeper"]),
];

pub(crate) fn read(raw: &str) -> Reading {
    let cell = raw.trim();
    if EMPTY_WORDS.contains(&cell.to_lowercase().as_str()) {
        return Reading::Empty;
    }
    // A spreadsheet took the number for a quantity: `.0` is its, and of `5.90555E+09` the digits are lost.
    let cell = cell.strip_suffix(".0").filter(|rest| rest.bytes().all(|b| b.is_ascii_digit())).unwrap_or(cell);
    if is_quantity(cell) {
        return Reading::Words;
    }
    if Phone::of(cell).dial().is_some() {
        return Reading::Numbers { phones: vec![Phone::of(cell)], plain: true };
    }
    let tokens = tokens(cell);
    let numbers = tokens.iter().filter(|token| matches!(token, Token::Number(_))).count();
    if numbers == 0 || numbers > MAX_NUMBERS {
        return Reading::Words;
    }
    assign_labels(&tokens)
}

/// `5.90555E+09`
fn is_quantity(cell: &str) -> bool {
    let (mantissa, exponent) = cell.split_once(['e', 'E']).unwrap_or_default();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_number(mantissa) && is_number(exponent.trim_start_matches(['+', '-']))
}

#[derive(Debug, PartialEq)]
enum Token<'a> {
    Number(String),
    /// Digits that may be an extension, or belong to the words around them.
    Digits(&'a str),
    Words(&'a str),
}

fn tokens(cell: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = cell;
    while !rest.is_empty() {
        let free = may_start_number(&cell[..cell.len() - rest.len()]);
        let length = rest.find(|c: char| !is_number_char(c)).unwrap_or(rest.len());
        let chunk = rest[..length].trim_end_matches(|c: char| !c.is_ascii_digit() && c != ')');
        let starts = rest.starts_with(|c: char| c.is_ascii_digit() || c == '+')
            || (rest.starts_with('(') && rest[1..].starts_with(|c: char| c.is_ascii_digit()));
        if !starts || chunk.is_empty() {
            let end = rest
                .char_indices()
                .skip(1)
                .find(|&(at, c)| {
                    c.is_ascii_digit()
                        || (matches!(c, '+' | '(') && rest[at + 1..].starts_with(|c: char| c.is_ascii_digit()))
                })
                .map_or(rest.len(), |(at, _)| at);
            tokens.push(Token::Words(&rest[..end]));
            rest = &rest[end..];
            continue;
        }
        if let Some((number, length)) = vanity_number(rest).filter(|_| free) {
            tokens.push(Token::Number(number.to_owned()));
            rest = &rest[length..];
            continue;
        }
        let behind = &rest[chunk.len()..];
        let is_extension = chunk.len() <= 8
            && chunk.bytes().all(|b| b.is_ascii_digit())
            && matches!(&tokens[..], [.., Token::Number(_), Token::Words(text)]
                if !text.contains('#') && extension_mark(text).is_some());
        let free = free && !is_extension;
        let is_short = is_short_number(cell, &tokens, chunk, behind);
        match whole_number(chunk).filter(|_| free) {
            Some(number) => {
                tokens.push(Token::Number(number.to_owned()));
                rest = &rest[number.len()..];
            }
            _ if is_short && free => {
                tokens.push(Token::Number(chunk.to_owned()));
                rest = behind;
            }
            _ => {
                let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
                match (digits, completed(&tokens, &rest[..digits], &rest[digits..])) {
                    (4, Some(number)) => tokens.push(Token::Number(number)),
                    (0, _) => {
                        tokens.push(Token::Words(&rest[..1]));
                        rest = &rest[1..];
                        continue;
                    }
                    _ => tokens.push(Token::Digits(&rest[..digits])),
                }
                rest = &rest[digits..];
            }
        }
    }
    tokens
}

/// Whether a number may begin behind this text. Digits behind a letter, a currency sign or the separator of other
/// digits ("x12", "$100", "9:00", "305-555x") are a part of what is in front.
fn may_start_number(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('$' | '€' | '£' | '+' | '*') => false,
        Some('-' | '.' | ':') => !back.next().is_some_and(char::is_numeric),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

fn is_number_char(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '.' | ' ' | '\u{a0}' | '\u{2010}'..='\u{2015}')
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// `1-800-GET-HELP` at the beginning, and how much of the text it takes: a repetition in digits behind it is its own.
fn vanity_number(text: &str) -> Option<(&str, usize)> {
    let end = text.find(|c: char| !is_number_char(c) && !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let letters = text[..end].find(|c: char| c.is_ascii_alphabetic())?;
    let end = letters
        + text[letters..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len() - letters);
    let number = text[..end].trim_end_matches('-');
    let dial = Phone::of(number).dial()?;
    let behind = &text[number.len()..];
    let repeated = behind.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let repeated = repeated.filter(|(inside, _)| {
        let inside: String = inside.chars().filter(|c| *c != '-' && *c != ' ').collect();
        inside.len() >= 3 && dial.ends_with(&inside)
    });
    Some((number, text.len() - repeated.map_or(behind.len(), |(_, rest)| rest.len())))
}

/// The longest beginning of a run of digits that is a whole number among words: of a length that a date, a postal
/// code or a price does not have.
fn whole_number(chunk: &str) -> Option<&str> {
    let blanks = chunk.char_indices().filter(|(_, c)| matches!(c, ' ' | '\u{a0}')).map(|(at, _)| at);
    let ends: Vec<usize> = blanks.chain([chunk.len()]).collect();
    ends.into_iter().rev().find_map(|end| {
        let part = chunk[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let dial = Phone::of(part).dial()?;
        let local = || part.len() == 7 || (part.len() == 8 && !part.as_bytes()[3].is_ascii_digit());
        let whole = match dial.len() {
            _ if dial.starts_with('+') => true,
            7 => local(),
            10 | 11 => true,
            12..=15 => dial.starts_with('0'),
            _ => false,
        };
        whole.then_some(part)
    })
}

/// "Call 211", "TTY: 711", "text HOME to 741741": behind a word that says so, and at the end of what is said.
fn is_short_number(cell: &str, before: &[Token], chunk: &str, behind: &str) -> bool {
    let plain: String = chunk.chars().filter(char::is_ascii_digit).collect();
    if chunk.contains(['(', '+', '.', ' '])
        || behind.starts_with([':', '%'])
        || behind.starts_with(char::is_alphanumeric)
    {
        return false;
    }
    let service =
        matches!(plain.as_str(), "112" | "211" | "311" | "411" | "511" | "711" | "811" | "911" | "988" | "999");
    let said = cell[..cell.len() - chunk.len() - behind.len()].to_lowercase();
    let words: Vec<&str> = words(&said).collect();
    let last = words.last().copied().unwrap_or_default();
    let texts = words.iter().any(|word| KINDS[2].1.contains(word));
    let asked = NEUTRAL_LABELS.contains(&last) || KINDS.iter().any(|(_, words)| words.contains(&last));
    let after_number = matches!(before, [.., Token::Number(_), Token::Words(_)]);
    // In front of words ("211 Main Street") it may be anything; between numbers ("911 / 988") it is one more.
    let first = words.is_empty() && (behind.trim().is_empty() || behind.trim_start().starts_with(['/', ',', ';', '(']));
    let first = first
        || (words.is_empty() && matches!(self::words(&behind.to_lowercase()).next(), Some("or" | "o" | "and" | "y")));
    match plain.len() {
        3 => {
            service
                && (asked
                    || first
                    || (after_number && (matches!(last, "o" | "y") || last.bytes().all(|b| b.is_ascii_digit()))))
        }
        5 | 6 => texts && (asked || last == "to" || last == "a"),
        _ => false,
    }
}

/// "555-0148 / 0149": the last four digits of the next line of the same exchange.
fn completed(before: &[Token], last: &str, behind: &str) -> Option<String> {
    let [.., Token::Number(number), Token::Words(between)] = before else { return None };
    let again = matches!(between.trim().to_lowercase().as_str(), "/" | "or" | "o" | "&" | "and" | "y");
    let stem = number.len().checked_sub(4).filter(|at| number.is_char_boundary(*at) && digits(&number[*at..]) == 4)?;
    let at_end = behind.trim().is_empty() || behind.trim_start().starts_with(['/', ',', ';', '(']);
    let own_group = number[..stem].ends_with(['-', '.', ' ']);
    (again && last.len() == 4 && at_end && own_group).then(|| format!("{}{last}", &number[..stem]))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Gives each number the words around it.
fn assign_labels(tokens: &[Token]) -> Reading {
    let mut phones: Vec<Phone> = Vec::new();
    let mut labels: Vec<String> = Vec::new();
    let mut between = String::new();
    let mut plain = true;
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            Token::Words(text) => {
                let next = match tokens.get(at + 1) {
                    Some(Token::Digits(digits)) => Some(*digits),
                    _ => None,
                };
                let mark = next.filter(|_| !phones.is_empty()).and_then(|_| extension_mark(text));
                if let (Some((start, option)), Some(digits), Some(phone)) = (mark, next, phones.last_mut())
                    && phone.extension.is_none()
                {
                    between.push_str(&text[..start]);
                    let word = text[start..].trim().trim_end_matches(['.', ':']);
                    phone.extension = Some(if option { format!("{word} {digits}") } else { digits.to_owned() });
                    // What stood in front of the mark is of the number, what follows may be of the next.
                    if let Some(label) = labels.last_mut() {
                        label.push(' ');
                        label.push_str(&between);
                        between.clear();
                    }
                    at += 1;
                } else {
                    between.push_str(text);
                }
            }
            Token::Digits(text) => between.push_str(text),
            Token::Number(number) => {
                let (left, right) =
                    if phones.is_empty() { ("", between.as_str()) } else { split_label(&between, &labels) };
                if let Some(label) = labels.last_mut() {
                    label.push(' ');
                    label.push_str(left);
                }
                labels.push(right.to_owned());
                phones.push(Phone::of(number.trim_end()));
                between.clear();
            }
        }
        at += 1;
    }
    if let Some(label) = labels.last_mut() {
        label.push(' ');
        label.push_str(&between);
    }
    plain &= phones.len() == 1;
    for (phone, label) in phones.iter_mut().zip(&labels) {
        let label = cleaned(label);
        plain &= label.is_empty();
        (phone.kind, phone.description) = kind_and_label(&label);
    }
    Reading::Numbers { phones, plain }
}

/// Where the mark of an extension begins at the end of a text, and whether it is a menu option.
fn extension_mark(text: &str) -> Option<(usize, bool)> {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '(' | '-'));
    let lower = end.to_lowercase();
    // Lower case letters may be longer in bytes: then the place would be wrong.
    if lower.len() != end.len() {
        return None;
    }
    EXTENSIONS.iter().find_map(|(mark, option)| {
        let start = lower.strip_suffix(mark)?.len();
        let begins = !lower[..start].ends_with(char::is_alphanumeric);
        begins.then_some((start, *option))
    })
}

/// What stands between two numbers: the label of the one in front, and of the one behind.
fn split_label<'a>(between: &'a str, labels: &[String]) -> (&'a str, &'a str) {
    // Brackets behind a number are its own.
    if let Some(at) = between.find(')').filter(|_| between.trim_start().starts_with('(')) {
        let behind = &between[at + 1..];
        if !behind.contains([',', ';', '/', '|']) {
            return (&between[..=at], behind);
        }
    }
    let mut depth = 0;
    for (at, c) in between.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' | '/' | '|' if depth <= 0 => return (&between[..at], &between[at + 1..]),
            _ => {}
        }
    }
    let lower = between.to_lowercase();
    for word in [" or ", " and ", " o ", " y ", " & "] {
        if let Some(at) = lower.find(word).filter(|_| lower.len() == between.len()) {
            return (&between[..at], &between[at + word.len()..]);
        }
    }
    let of_next = between.trim_end().ends_with(':') || labels.last().is_some_and(|label| !cleaned(label).is_empty());
    if of_next && !between.trim_end().ends_with(')') { ("", between) } else { (between, "") }
}

/// A label without the marks that set it off.
fn cleaned(label: &str) -> String {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut label = label.trim_matches(|c: char| c.is_whitespace() || ":;,/|-.=\u{2013}\u{2014}[]".contains(c));
    let inside = label.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if let Some(inside) = inside.filter(|inside| !inside.contains(['(', ')'])) {
        label = inside.trim();
    }
    // A bracket that closed around an extension.
    if label.matches('(').count() != label.matches(')').count() {
        label = label.trim_matches(|c: char| c.is_whitespace() || c == '(' || c == ')');
    }
    if label.chars().any(char::is_alphanumeric) { label.to_owned() } else { String::new() }
}

/// "fax" is a kind; "fax to intake" a kind and a label; "call or text" a label.
fn kind_and_label(label: &str) -> (Option<String>, Option<String>) {
    let lower = label.to_lowercase();
    let all: Vec<&str> = words(&lower).collect();
    let kind_of = |word: &&str| KINDS.iter().find(|(_, words)| words.contains(word)).map(|(kind, _)| *kind);
    let mut kinds: Vec<&str> = all.iter().filter_map(kind_of).collect();
    kinds.dedup();
    let spoken = all.iter().any(|word| matches!(*word, "voice" | "call" | "llame" | "phone" | "calls"));
    let kind = match kinds[..] {
        [kind] if !spoken || kind == "hotline" => Some(kind.to_owned()),
        _ => None,
    };
    let says_more = match kind {
        Some(_) => all.iter().any(|word| kind_of(word).is_none() && !NEUTRAL_LABELS.contains(word)),
        None => all.iter().any(|word| !NEUTRAL_LABELS.contains(word)),
    };
    (kind, says_more.then(|| label.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Number, extension, kind, label; an empty text for none.
    type Expected<'a> = (&'a str, &'a str, &'a str, &'a str);

    fn read_as(cell: &str) -> Vec<[String; 4]> {
        let Reading::Numbers { phones, .. } = read(cell) else { return Vec::new() };
        let parts = |p: Phone| [Some(p.number), p.extension, p.kind, p.description].map(Option::unwrap_or_default);
        phones.into_iter().map(parts).collect()
    }

    fn check(cases: &[(&str, &[Expected])]) {
        for (cell, expected) in cases {
            let expected: Vec<[String; 4]> =
                expected.iter().map(|(n, e, k, l)| [*n, *e, *k, *l].map(str::to_owned)).collect();
            assert_eq!(read_as(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_number_alone_stays_as_written() {
        for cell in
            ["305-555-0100", "(305) 555-0100", "+1 305 555 0100", "+44 (0)20 7946 0000", "988", "1-800-GET-HELP"]
        {
            assert_eq!(read(cell), Reading::Numbers { phones: vec![Phone::of(cell)], plain: true }, "{cell}");
        }
        check(&[("3055550100.0", &[("3055550100", "", "", "")])]);
    }

    #[test]
    fn an_extension_is_parted_from_its_number() {
        check(&[
            ("305-555-0100 x57471", &[("305-555-0100", "57471", "", "")]),
            ("305-555-0100x5", &[("305-555-0100", "5", "", "")]),
            ("305-555-0100ext5", &[("305-555-0100", "5", "", "")]),
            ("(305) 555-0100 ext. 12", &[("(305) 555-0100", "12", "", "")]),
            ("(305) 555-0100 (ext 12)", &[("(305) 555-0100", "12", "", "")]),
            ("305-555-0100, Extension 7", &[("305-555-0100", "7", "", "")]),
            ("305-555-0100 ext 5550123", &[("305-555-0100", "5550123", "", "")]),
            ("305-555-0100 #3", &[("305-555-0100", "3", "", "")]),
            ("305-555-0100 Local 212", &[("305-555-0100", "212", "", "")]),
            ("305-555-0100 opt 2", &[("305-555-0100", "opt 2", "", "")]),
            ("305-555-0100 xOPT2", &[("305-555-0100", "xOPT 2", "", "")]),
            ("305-555-0100, press 2 for Spanish", &[("305-555-0100", "press 2", "", "for Spanish")]),
            ("305-555-0100 x1 / 305-555-0101 x2", &[("305-555-0100", "1", "", ""), ("305-555-0101", "2", "", "")]),
            ("305-555-0100 ext. front desk", &[("305-555-0100", "", "", "ext. front desk")]),
        ]);
        assert!(matches!(read("305-555-0100 x5"), Reading::Numbers { plain: true, .. }));
    }

    #[test]
    fn words_are_a_label_or_a_kind_and_never_dialled() {
        check(&[
            ("main: 305-555-0100", &[("305-555-0100", "", "", "main")]),
            ("main:305-555-0100", &[("305-555-0100", "", "", "main")]),
            ("305-555-0100 Main", &[("305-555-0100", "", "", "Main")]),
            ("305-555-0100Main", &[("305-555-0100", "", "", "Main")]),
            ("tdd: 305-555-0100", &[("305-555-0100", "", "tty", "")]),
            ("(305) 555-0100 (text)", &[("(305) 555-0100", "", "text", "")]),
            ("305-555-0100 call or text", &[("305-555-0100", "", "", "call or text")]),
            ("305-555-0100 - fax to intake", &[("305-555-0100", "", "fax", "fax to intake")]),
            ("305-555-0100-fax", &[("305-555-0100", "", "fax", "")]),
            ("305-555-0100 (24/7)", &[("305-555-0100", "", "", "24/7")]),
            ("305-555-0100 24 hours", &[("305-555-0100", "", "", "24 hours")]),
            ("9:00-17:00 305-555-0100", &[("305-555-0100", "", "", "9:00-17:00")]),
            ("Tel. 305-555-0100", &[("305-555-0100", "", "", "")]),
            ("1-800-555-HELP (4357)", &[("1-800-555-HELP", "", "", "")]),
            ("Hotline 1-800-GET-HELP", &[("1-800-GET-HELP", "", "hotline", "")]),
            ("Hotline: (800) GET-HELP", &[("(800) GET-HELP", "", "hotline", "")]),
            ("(800) GET-HELP (438-4357) x3", &[("(800) GET-HELP", "3", "", "")]),
        ]);
    }

    #[test]
    fn short_numbers_are_read_behind_a_word_that_says_so() {
        check(&[
            ("TTY: 711", &[("711", "", "tty", "")]),
            ("Call 211", &[("211", "", "", "")]),
            ("Dial 2-1-1", &[("2-1-1", "", "", "")]),
            ("Llame al 211", &[("211", "", "", "")]),
            ("911 / 988", &[("911", "", "", ""), ("988", "", "", "")]),
            ("911 or 988", &[("911", "", "", ""), ("988", "", "", "")]),
            ("text HOME to 741741", &[("741741", "", "text", "text HOME to")]),
            ("305-555-0100, TTY 711", &[("305-555-0100", "", "", ""), ("711", "", "tty", "")]),
        ]);
    }

    #[test]
    fn two_numbers_are_two() {
        let two: &[Expected] = &[("305-555-0100", "", "", ""), ("305-555-0101", "", "", "")];
        check(&[
            ("305-555-0100 / 305-555-0101", two),
            ("305-555-0100/305-555-0101", two),
            ("305-555-0100 or 305-555-0101", two),
            ("305-555-0100, 305-555-0101", two),
            ("305-555-0100; 305-555-0101", two),
            ("305-555-0100 305-555-0101", two),
            ("305-555-0100 / 0101", two),
            ("305-555-0100 & 0101", two),
            ("555-0100 555-0101", &[("555-0100", "", "", ""), ("555-0101", "", "", "")]),
            (
                "tollfree: 800-555-0100, main: 305-555-0101",
                &[("800-555-0100", "", "", "tollfree"), ("305-555-0101", "", "", "main")],
            ),
            (
                "305-555-0100 (voice/text) fax 305-555-0101",
                &[("305-555-0100", "", "", "voice/text"), ("305-555-0101", "", "fax", "")],
            ),
        ]);
    }

    #[test]
    fn what_is_not_understood_is_words() {
        for cell in [
            "call us",
            "5.90555E+09",
            "5.905550100E+09",
            "Local 212",
            "x212",
            "ext. 5",
            "#250",
            "211 Main Street",
            "Suite 211",
            "24/7",
            "9:00-17:00",
            "2024-01-15 to 2024-02-15",
            "305-555-0100-5",
            "30555501003055550101",
            "305-volunteer",
            "zip 33142-1234",
        ] {
            assert_eq!(read(cell), Reading::Words, "{cell}");
        }
        for cell in ["", " ", "none", "N/A", "-"] {
            assert_eq!(read(cell), Reading::Empty, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_crash_and_no_digit_is_made_up(
            cell in "\\PC{0,40}|([0-9]{1,4}| |x|#|\\.|,|ext|-|\\(|\\)|/|or|\\+|HELP|é|İ){0,14}",
        ) {
            if let Reading::Numbers { phones, .. } = read(&cell) {
                prop_assert!(!phones.is_empty());
                for phone in phones {
                    prop_assert!(phone.dial().is_some(), "{}", phone.number);
                }
            }
        }
    }
}
