//! Reads a phone cell: one number, several, or words. People write labels, extensions and remarks into it.

mod labels;
pub(crate) mod numbering;
mod scan;
mod written;

use labels::{cleaned, is_out_of_use, kind_and_label, split_label};
use scan::{Token, extension_mark, tokens};
use signpost_directory::Phone;
use std::cmp::Ordering;

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

pub(crate) fn read(raw: &str) -> Reading {
    let cell = written::plain(raw);
    let cell = cell.trim();
    if EMPTY_WORDS.contains(&cell.to_lowercase().as_str()) {
        return Reading::Empty;
    }
    // A spreadsheet took the number for a quantity: `.0` is its, and of `5.90555E+09` the digits are lost.
    let cell = without_fraction(cell);
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

/// `3055550100.0`, `711.0`, `305-555-0100 x5.0`; in `555.0000` the zeros are the number's.
fn without_fraction(cell: &str) -> &str {
    let is_whole = |text: &str| {
        let in_front = text.trim_end_matches(|c: char| c.is_ascii_digit());
        (Phone::of(text).dial().is_some() && !text.contains('.'))
            || (in_front.len() < text.len() && extension_mark(in_front).is_some())
    };
    let whole = cell.strip_suffix(".0").or_else(|| cell.strip_suffix(".00"));
    whole.filter(|whole| is_whole(whole)).unwrap_or(cell)
}

/// `5.90555E+09`
fn is_quantity(cell: &str) -> bool {
    let (mantissa, exponent) = cell.split_once(['e', 'E']).unwrap_or_default();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_number(mantissa) && is_number(exponent.trim_start_matches(['+', '-']))
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
                    let word = text[start..].trim_end_matches(|c: char| !c.is_alphanumeric()).trim();
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
            Token::Number(number) if phones.last().is_some_and(|phone| repeats(phone, number)) => {
                between.push_str(number);
            }
            Token::Number(number) => {
                let (left, right) =
                    if phones.is_empty() { ("", between.as_str()) } else { split_label(&between, &labels) };
                if let Some(label) = labels.last_mut() {
                    label.push(' ');
                    label.push_str(left);
                }
                labels.push(right.to_owned());
                phones.push(Phone::of(without_open_bracket(number.trim_end())));
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
    let mut out_of_use: Vec<String> = Vec::new();
    let mut read: Vec<Phone> = Vec::new();
    for (mut phone, label) in phones.into_iter().zip(&labels) {
        let label = cleaned(label);
        if is_out_of_use(&label) {
            out_of_use.push(format!("{label}: {}", phone.number));
            continue;
        }
        plain &= label.is_empty();
        (phone.kind, phone.description) = kind_and_label(&label);
        read.push(phone);
    }
    let Some(first) = read.first_mut() else { return Reading::Words };
    if !out_of_use.is_empty() {
        plain = false;
        out_of_use.splice(..0, first.description.take());
        first.description = Some(out_of_use.join(" · "));
    }
    Reading::Numbers { phones: read, plain }
}

/// The same once more, in brackets: `1-800-422-4453 (1-800-4-A-CHILD)`.
fn repeats(phone: &Phone, number: &str) -> bool {
    let national =
        |phone: &Phone| phone.dialled_number().map(|digits| digits.trim_start_matches(['+', '1']).to_owned());
    let same = national(&Phone::of(without_open_bracket(number.trim_end()))) == national(phone);
    number.starts_with('(') && !number.contains(')') && same
}

/// `(305-555-0100` and `711)`: of a pair of brackets around more than the number.
fn without_open_bracket(number: &str) -> &str {
    match number.matches('(').count().cmp(&number.matches(')').count()) {
        Ordering::Greater => number.strip_prefix('(').unwrap_or(number),
        Ordering::Less => number.strip_suffix(')').unwrap_or(number),
        Ordering::Equal => number,
    }
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
        check(&[
            ("3055550100.0", &[("3055550100", "", "", "")]),
            ("3055550100.00", &[("3055550100", "", "", "")]),
            ("5550100.0", &[("5550100", "", "", "")]),
            ("711.0", &[("711", "", "", "")]),
            ("741741.0", &[("741741", "", "", "")]),
            ("555-0100.0", &[("555-0100", "", "", "")]),
            ("(305) 555-0100.0", &[("(305) 555-0100", "", "", "")]),
            ("305-555-0100 x5.0", &[("305-555-0100", "5", "", "")]),
            ("305-555-0100 ext. 12.00", &[("305-555-0100", "12", "", "")]),
            // The zeros of a number that is written with points.
            ("555.0000", &[("555.0000", "", "", "")]),
            ("305.555.0000", &[("305.555.0000", "", "", "")]),
            ("305.555.00", &[("305.555.00", "", "", "")]),
            // Of an extension the zero may be all there is.
            ("305-555-0100 ext.0", &[("305-555-0100", "0", "", "")]),
            ("305-555-0100 5.0", &[("305-555-0100", "", "", "5.0")]),
            ("305-555-0100 (do not call after 5)", &[("305-555-0100", "", "", "do not call after 5")]),
        ]);
    }

    #[test]
    fn an_extension_is_parted_from_its_number() {
        check(&[
            ("305-555-0100 x57471", &[("305-555-0100", "57471", "", "")]),
            ("305-555-0100x5", &[("305-555-0100", "5", "", "")]),
            ("305-555-0100ext5", &[("305-555-0100", "5", "", "")]),
            ("3055550100EXT5", &[("3055550100", "5", "", "")]),
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
            ("305-555-0100; ext=12", &[("305-555-0100", "12", "", "")]),
            ("tel:305-555-0100;ext=4", &[("305-555-0100", "4", "", "")]),
            ("305-555-0100 xtn 22", &[("305-555-0100", "22", "", "")]),
            ("305-555-0100 ext #22", &[("305-555-0100", "22", "", "")]),
            ("305-555-0100 option #2", &[("305-555-0100", "option 2", "", "")]),
            ("305-555-0100 press \"2\"", &[("305-555-0100", "press 2", "", "")]),
            ("305-555-0100 opc. 2", &[("305-555-0100", "opc 2", "", "")]),
            ("305-555-0100 menu 4", &[("305-555-0100", "menu 4", "", "")]),
            ("305-555-0100 then press 2", &[("305-555-0100", "press 2", "", "")]),
            // More than an extension has, or written as a number is.
            ("305-555-0100 ext 305555010", &[("305-555-0100", "305555010", "", "")]),
            ("305-555-0100 ext 3055550101", &[("305-555-0100", "", "", "ext"), ("3055550101", "", "", "")]),
            ("305-555-0100 x 555-0101", &[("305-555-0100", "", "", "x"), ("555-0101", "", "", "")]),
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
            ("1-800-422-4453 (1-800-4-A-CHILD)", &[("1-800-422-4453", "", "", "1-800-4-A-CHILD")]),
            ("(305) 555-0100 M-F 9-5", &[("(305) 555-0100", "", "", "M-F 9-5")]),
            ("305-555-0100 (f)", &[("305-555-0100", "", "fax", "")]),
            ("P: 305-555-0100", &[("305-555-0100", "", "", "")]),
            ("V/TTY 305-555-0100", &[("305-555-0100", "", "", "V/TTY")]),
            ("Mary (305-555-0100)", &[("305-555-0100", "", "", "Mary")]),
            ("305/555-0100 Main", &[("305-555-0100", "", "", "Main")]),
            ("305-555-0100 pin 1234", &[("305-555-0100", "", "", "pin 1234")]),
            ("305-555-0100 meeting ID 987 654 3210", &[("305-555-0100", "", "", "meeting ID 987 654 3210")]),
            ("PIN 1234 305-555-0100", &[("305-555-0100", "", "", "PIN 1234")]),
            ("1-800-GET-HELP (fax)", &[("1-800-GET-HELP", "", "fax", "")]),
            ("Main(305) 555-0100", &[("(305) 555-0100", "", "", "Main")]),
            ("Fax(305)555-0100 x2", &[("(305)555-0100", "2", "fax", "")]),
            ("Room 5(305) 555-0100", &[("(305) 555-0100", "", "", "Room 5")]),
            ("London+44 20 7946 0018", &[("+44 20 7946 0018", "", "", "London")]),
            ("+44 20 7946 0018 office", &[("+44 20 7946 0018", "", "", "office")]),
            ("0044 20 7946 0018 office", &[("0044 20 7946 0018", "", "", "office")]),
            ("5550100 main", &[("5550100", "", "", "main")]),
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
            ("texto AYUDA a 741741", &[("741741", "", "text", "texto AYUDA a")]),
            ("305-555-0100, TTY 711", &[("305-555-0100", "", "", ""), ("711", "", "tty", "")]),
            ("305-555-0100 (TTY: 711)", &[("305-555-0100", "", "", ""), ("711", "", "tty", "")]),
            ("988 press 1", &[("988", "press 1", "", "")]),
            ("988, then press 1", &[("988", "press 1", "", "")]),
            ("988 x1", &[("988", "1", "", "")]),
            ("Veterans: 988 then press 1", &[("988", "press 1", "", "Veterans")]),
            ("988 Suicide & Crisis Lifeline", &[("988", "", "hotline", "Suicide & Crisis Lifeline")]),
            ("Crisis line: 988", &[("988", "", "hotline", "Crisis line")]),
            ("Emergency: 911", &[("911", "", "", "Emergency")]),
            ("2-1-1 Helpline", &[("2-1-1", "", "hotline", "")]),
            ("838255 (text)", &[("838255", "", "text", "")]),
            ("305-555-0100, 211 Main Street", &[("305-555-0100", "", "", "211 Main Street")]),
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
            ("305-555-0100 ó 0101", two),
            ("(305)555-0100(305)555-0101", &[("(305)555-0100", "", "", ""), ("(305)555-0101", "", "", "")]),
            ("p: 305-555-0100 f: 305-555-0101", &[("305-555-0100", "", "", ""), ("305-555-0101", "", "fax", "")]),
            ("(o) 305-555-0100 (f) 305-555-0101", &[("305-555-0100", "", "", "o"), ("305-555-0101", "", "fax", "")]),
            ("305-555-0100 (o) 305-555-0101 (f)", &[("305-555-0100", "", "", "o"), ("305-555-0101", "", "fax", "")]),
            ("305-555-0100 x1 / 305-555-0100 x2", &[("305-555-0100", "1", "", ""), ("305-555-0100", "2", "", "")]),
            ("formerly 305-555-0100, now 305-555-0101", &[("305-555-0101", "", "", "now · formerly: 305-555-0100")]),
            ("305-555-0101, old: 305-555-0100", &[("305-555-0101", "", "", "old: 305-555-0100")]),
            ("555-0100 555-0101", &[("555-0100", "", "", ""), ("555-0101", "", "", "")]),
            (
                "tollfree: 800-555-0100, main: 305-555-0101",
                &[("800-555-0100", "", "", "tollfree"), ("305-555-0101", "", "", "main")],
            ),
            ("305-555-0100 Main 305-555-0101", &[("305-555-0100", "", "", "Main"), ("305-555-0101", "", "", "")]),
            (
                "main 305-555-0100 fax 305-555-0101",
                &[("305-555-0100", "", "", "main"), ("305-555-0101", "", "fax", "")],
            ),
            // A comma in brackets belongs to the label.
            (
                "305-555-0100 (voice, text), fax 305-555-0101",
                &[("305-555-0100", "", "", "voice, text"), ("305-555-0101", "", "fax", "")],
            ),
            (
                "305-555-0100 (office) fax (main) 305-555-0101",
                &[("305-555-0100", "", "", "office"), ("305-555-0101", "", "fax", "fax (main)")],
            ),
            (
                "305-555-0100 (voice/text) fax 305-555-0101",
                &[("305-555-0100", "", "", "voice/text"), ("305-555-0101", "", "fax", "")],
            ),
        ]);
    }

    #[test]
    fn a_cell_of_more_numbers_than_anybody_writes_is_words() {
        let numbers = |count: usize| (0..count).map(|n| format!("305-555-010{n}")).collect::<Vec<_>>().join(", ");
        assert_eq!(read_as(&numbers(MAX_NUMBERS)).len(), MAX_NUMBERS);
        assert_eq!(read(&numbers(MAX_NUMBERS + 1)), Reading::Words);
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
            "12-34-567 main",
            "555-01-00 desk",
            "3055550100.5",
            "Case # 1 305 555 0100",
            "zip 33142-1234",
            "Meeting ID 123 456 7890",
            "Case # 3055550100",
            "Room: 211",
            "Suite 988",
            "Cost: 2.11",
            "Score: 211%",
            "305-555-0100 (disconnected)",
            "NOT 305-555-0100",
            "Do not call 305-555-0100",
            "305-555-O100",
            "305-555-XXXX",
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
