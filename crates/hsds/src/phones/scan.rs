//! Cuts a phone cell into numbers, digits that may be something else, and words.

use super::labels::{self, KINDS, NEUTRAL, words};
use signpost_directory::Phone;

/// Words in front of a number behind which only its extension or menu option follows. An option is no extension:
/// its word stays with it.
const EXTENSIONS: [(&str, bool); 23] = [
    ("extension #", false),
    ("ext #", false),
    ("option #", true),
    ("opt #", true),
    ("xtn", false),
    ("menu", true),
    ("opc", true),
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

#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    Number(String),
    /// Digits that may be an extension, or belong to the words around them.
    Digits(&'a str),
    Words(&'a str),
}

pub(super) fn tokens(cell: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = cell;
    while !rest.is_empty() {
        let before = &cell[..cell.len() - rest.len()];
        // "Main(305) 555-0100", "London+44 20 7946 0018"
        let opens = rest.starts_with('(') || (rest.starts_with('+') && before.ends_with(char::is_alphabetic));
        let free = may_start_number(before) || opens;
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
        if is_of_something_else(before) {
            // Of "PIN 1234 305-555-0100" only the first.
            let groups = if digits(chunk) > 11 { chunk.split(' ').next().unwrap_or(chunk) } else { chunk };
            tokens.push(Token::Digits(groups));
            rest = &rest[groups.len()..];
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

/// Words in front of digits that are no phone number.
const OTHER_NUMBERS: [&str; 17] = [
    "id", "pin", "passcode", "password", "code", "account", "acct", "case", "license", "licence", "npi", "ein", "ssn",
    "zip", "ref", "código", "codigo",
];

fn is_of_something_else(before: &str) -> bool {
    let before = before.to_lowercase();
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '#' | '.'));
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    OTHER_NUMBERS.contains(&last) && !before.ends_with("area code")
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
    let blanks =
        chunk.char_indices().filter(|&(at, c)| matches!(c, ' ' | '\u{a0}') || (c == '(' && digits(&chunk[..at]) >= 7));
    let blanks = blanks.map(|(at, _)| at);
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
    let texts = |text: &str| labels::words(text).any(|word| KINDS[2].1.contains(&word));
    let asked = NEUTRAL.contains(&last)
        || SERVICES.contains(&last)
        || KINDS.iter().any(|(_, words)| words.contains(&last))
        || (said.trim_end().ends_with(':') && !ROOMS.contains(&last));
    let after_number = matches!(before, [.., Token::Number(_), Token::Words(_)]);
    // In front of words ("211 Main Street") it may be anything; between numbers ("911 / 988") it is one more.
    let rest = behind.to_lowercase();
    let ends = rest.trim().is_empty()
        || rest.trim_start().starts_with(['/', ',', ';', '(', ')'])
        || matches!(labels::words(&rest).next(), Some("or" | "o" | "and" | "y" | "for" | "para"))
        || option_follows(&rest)
        || labels::words(&rest).any(|word| SERVICES.contains(&word));
    match plain.len() {
        3 => service && (asked || (ends && (words.is_empty() || (after_number && follows_number(last))))),
        5 | 6 => (texts(&said) && (asked || last == "to" || last == "a")) || (words.is_empty() && texts(&rest)),
        _ => false,
    }
}

/// Words of a line that anybody can call: "988 Suicide & Crisis Lifeline".
const SERVICES: [&str; 12] = [
    "line",
    "lifeline",
    "hotline",
    "helpline",
    "crisis",
    "suicide",
    "emergency",
    "emergencies",
    "relay",
    "línea",
    "emergencia",
    "emergencias",
];

/// In front of digits that number a room or a box.
const ROOMS: [&str; 12] =
    ["room", "suite", "ste", "apt", "unit", "box", "bldg", "building", "floor", "route", "ext", "extension"];

fn follows_number(last: &str) -> bool {
    matches!(last, "o" | "y" | "or" | "and") || last.bytes().all(|b| b.is_ascii_digit())
}

/// "988 press 1", "988 then press 1", "988 x1"
fn option_follows(behind: &str) -> bool {
    let Some(at) = behind.find(|c: char| c.is_ascii_digit()) else { return false };
    let words = behind[..at].trim().trim_start_matches("then").trim_start_matches(',').trim();
    extension_mark(words).is_some_and(|(start, _)| start == 0)
}

/// "555-0148 / 0149": the last four digits of the next line of the same exchange.
fn completed(before: &[Token], last: &str, behind: &str) -> Option<String> {
    let [.., Token::Number(number), Token::Words(between)] = before else { return None };
    let again = matches!(between.trim().to_lowercase().as_str(), "/" | "or" | "o" | "ó" | "&" | "and" | "y");
    let stem = number.len().checked_sub(4).filter(|at| number.is_char_boundary(*at) && digits(&number[*at..]) == 4)?;
    let at_end = behind.trim().is_empty() || behind.trim_start().starts_with(['/', ',', ';', '(']);
    let own_group = number[..stem].ends_with(['-', '.', ' ']);
    (again && last.len() == 4 && at_end && own_group).then(|| format!("{}{last}", &number[..stem]))
}

/// Where the mark of an extension begins at the end of a text, and whether it is a menu option.
pub(super) fn extension_mark(text: &str) -> Option<(usize, bool)> {
    let end = text
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '(' | '-' | '=' | '"' | '\u{201c}'));
    let lower = end.to_lowercase();
    // Lower case letters may be longer in bytes: then the place would be wrong.
    if lower.len() != end.len() {
        return None;
    }
    EXTENSIONS.iter().find_map(|(mark, option)| {
        let start = lower.strip_suffix(mark)?.len();
        let begins = !lower[..start].ends_with(char::is_alphanumeric);
        (begins && end.is_char_boundary(start)).then_some((start, *option))
    })
}
