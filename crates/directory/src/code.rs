//! A program's short code: printed on paper, read over the phone, typed into the search box.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// Crockford's base 32 (<https://www.crockford.com/base32.html>): no I, L, O, U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 6;

/// Six Crockford base-32 symbols, at least one of them a digit from 2 to 9, so that no word is a code
/// (0 and 1 would not do: O, I and L are read as those).
///
/// Written with a seventh symbol, the check symbol: `5M1-FBYY`. The check is a weighted sum in
/// GF(32), so one wrong symbol and two swapped neighbours are always noticed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u32);

impl Code {
    /// The candidate codes of a source id, best first, the same on every run.
    ///
    /// The publisher takes the first that no other program has ever had.
    pub fn candidates(source_id: &str) -> impl Iterator<Item = Code> + '_ {
        (0u32..).filter_map(move |attempt| {
            let mut hash = Sha256::new();
            hash.update(b"signpost code 1\0");
            hash.update(attempt.to_be_bytes());
            hash.update(source_id.as_bytes());
            let digest = hash.finalize();
            let bits = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]) >> 2;
            Code::from_bits(bits)
        })
    }

    /// `None` when no symbol is a digit from 2 to 9, or a bit above the 30th is set.
    pub fn from_bits(bits: u32) -> Option<Code> {
        let code = Code(bits);
        (bits >> 30 == 0 && code.symbols().iter().any(|s| (2..10).contains(s))).then_some(code)
    }

    /// The 30 bits, six symbols of five bits, first symbol highest.
    pub fn bits(self) -> u32 {
        self.0
    }

    fn symbols(self) -> [u8; LENGTH] {
        std::array::from_fn(|i| ((self.0 >> (5 * (LENGTH - 1 - i))) & 31) as u8)
    }

    fn check(self) -> u8 {
        // Powers of the generator 2 are distinct, so both a changed symbol and a swap change the sum.
        self.symbols().iter().fold(0, |sum, &s| gf32_double(sum ^ s))
    }
}

/// Multiplication by 2 in GF(2^5) with x^5 + x^2 + 1.
fn gf32_double(x: u8) -> u8 {
    let doubled = x << 1;
    if doubled & 32 != 0 { (doubled ^ 0b10_0101) & 31 } else { doubled }
}

/// The smallest code there is: what `Program::default()` carries until one is assigned.
impl Default for Code {
    fn default() -> Code {
        Code(2)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, s) in self.symbols().into_iter().chain([self.check()]).enumerate() {
            if i == 3 {
                f.write_str("-")?;
            }
            write!(f, "{}", SYMBOLS[usize::from(s)] as char)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

/// Why a text is not a code. The message differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// Not seven symbols of the alphabet with a digit among the first six: something else was typed.
    NotACode,
    /// It looks like a code, but the check symbol does not fit: a slip of the pen or the ear.
    Mistyped,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CodeError::NotACode => "not a program code: a code has seven letters and digits",
            CodeError::Mistyped => "this looks like a program code with a slip in it; check each letter and digit",
        })
    }
}

impl std::error::Error for CodeError {}

/// Reads what people type or a phone writes down for them: any case, marks and blanks anywhere, O for 0, I and L for 1,
/// digits in words ("seven K X dash four M P D").
impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Code, CodeError> {
        let symbols = symbols_of(text, MAX_TYPED).ok_or(CodeError::NotACode)?;
        let symbols: [u8; LENGTH + 1] = symbols.try_into().map_err(|_| CodeError::NotACode)?;
        let code = Code::from_symbols(&symbols).ok_or(CodeError::NotACode)?;
        if code.check() == symbols[LENGTH] { Ok(code) } else { Err(CodeError::Mistyped) }
    }
}

/// Longer texts are no codes, whatever they hold, in bytes.
const MAX_TYPED: usize = 80;

/// Marks that people put between or around the symbols.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | ',' | ':' | '#' | '_' | '/' | '"' | '\'' | '\u{2010}'..='\u{2015}' | '“' | '”')
}

/// The symbols of a typed or spoken code; `None` where a word is none of it.
fn symbols_of(text: &str, longest: usize) -> Option<Vec<u8>> {
    /// What a phone writes when a code is said; the symbol, or nothing for what only parts.
    const WORDS: [(&str, Option<u8>); 27] = [
        ("code", None),
        ("codigo", None),
        ("código", None),
        ("dash", None),
        ("hyphen", None),
        ("guion", None),
        ("guión", None),
        ("zero", Some(0)),
        ("cero", Some(0)),
        ("oh", Some(0)),
        ("one", Some(1)),
        ("uno", Some(1)),
        ("two", Some(2)),
        ("dos", Some(2)),
        ("three", Some(3)),
        ("tres", Some(3)),
        ("four", Some(4)),
        ("cuatro", Some(4)),
        ("five", Some(5)),
        ("cinco", Some(5)),
        ("six", Some(6)),
        ("seis", Some(6)),
        ("seven", Some(7)),
        ("siete", Some(7)),
        ("eight", Some(8)),
        ("ocho", Some(8)),
        ("nine", Some(9)),
    ];
    if text.len() > longest {
        return None;
    }
    let mut symbols = Vec::new();
    for word in text.split(is_mark).filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        match WORDS.iter().find(|(name, _)| *name == lower) {
            Some((_, symbol)) => symbols.extend(symbol),
            None if lower == "nueve" => symbols.push(9),
            None => {
                for c in word.chars() {
                    symbols.push(match c.to_ascii_uppercase() {
                        'O' => 0,
                        'I' | 'L' => 1,
                        upper => SYMBOLS.iter().position(|&s| s as char == upper)? as u8,
                    });
                }
            }
        }
    }
    Some(symbols)
}

impl Code {
    fn from_symbols(symbols: &[u8]) -> Option<Code> {
        Code::from_bits(symbols.get(..LENGTH)?.iter().fold(0u32, |bits, &s| bits << 5 | u32::from(s)))
    }

    /// Two or more codes one behind the other and nothing else, at most `most` of them.
    pub(crate) fn run(text: &str, most: usize) -> Option<Vec<Code>> {
        let symbols = symbols_of(text, MAX_TYPED * most)?;
        let (codes, rest) = symbols.as_chunks::<{ LENGTH + 1 }>();
        let read =
            |symbols: &[u8; LENGTH + 1]| Code::from_symbols(symbols).filter(|code| code.check() == symbols[LENGTH]);
        let is_run = rest.is_empty() && (2..=most).contains(&codes.len());
        if is_run { codes.iter().map(read).collect() } else { None }
    }

    /// The codes that `text` may have been, where it is none: its end is cut off, or one symbol is wrong, missing, too
    /// many, or two neighbours are swapped. At most [`Code::MAX_GUESSES`]; most of them are in no directory.
    pub fn guesses(text: &str) -> Vec<Code> {
        let Some(typed) = symbols_of(text, MAX_TYPED) else { return Vec::new() };
        let mut guesses: Vec<Code> = Vec::new();
        let mut put = |symbols: &[u8]| {
            let code = Code::from_symbols(symbols).filter(|code| symbols.get(LENGTH) == Some(&code.check()));
            guesses.extend(code);
        };
        let every_symbol = 0..SYMBOLS.len() as u8;
        match typed.len() {
            // Two are lost at the end: the check follows from the rest.
            5 => every_symbol.for_each(|last| {
                let mut whole = typed.clone();
                whole.push(last);
                if let Some(code) = Code::from_symbols(&whole) {
                    whole.push(code.check());
                    put(&whole);
                }
            }),
            6 => (0..=6).for_each(|at| {
                every_symbol.clone().for_each(|symbol| {
                    let mut whole = typed.clone();
                    whole.insert(at, symbol);
                    put(&whole);
                });
            }),
            7 => {
                (0..7).for_each(|at| {
                    every_symbol.clone().filter(|symbol| *symbol != typed[at]).for_each(|symbol| {
                        let mut whole = typed.clone();
                        whole[at] = symbol;
                        put(&whole);
                    });
                });
                (0..6).for_each(|at| {
                    let mut whole = typed.clone();
                    whole.swap(at, at + 1);
                    put(&whole);
                });
            }
            8 => (0..8).for_each(|at| {
                let mut whole = typed.clone();
                whole.remove(at);
                put(&whole);
            }),
            _ => {}
        }
        guesses.sort_unstable();
        guesses.dedup();
        guesses.truncate(Code::MAX_GUESSES);
        guesses
    }

    /// More guesses than this are none.
    pub const MAX_GUESSES: usize = 64;
}

/// As it is printed, in every format.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some_codes() -> impl Iterator<Item = Code> {
        (0..500).map(|n| Code::candidates(&format!("service-{n}")).next().unwrap())
    }

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        for code in some_codes() {
            let printed = code.to_string();
            assert_eq!(printed.len(), 8);
            for typed in [
                printed.clone(),
                printed.replace('-', ""),
                printed.to_lowercase(),
                printed.replace('0', "o").replace('1', "l"),
                format!(" {printed} "),
                format!("Code: {printed}."),
                printed.replace('-', " - "),
                printed.chars().map(|c| format!("{c} ")).collect(),
                printed.replace('-', " dash ").replace('4', " four ").replace('7', " siete ").replace('0', " oh "),
            ] {
                assert_eq!(typed.parse(), Ok(code), "{typed}");
            }
        }
    }

    #[test]
    fn one_wrong_symbol_or_two_swapped_are_always_noticed() {
        for code in some_codes().take(50) {
            let printed: Vec<char> = code.to_string().replace('-', "").chars().collect();
            for i in 0..7 {
                for &other in SYMBOLS.iter().filter(|&&s| s as char != printed[i]) {
                    let mut wrong = printed.clone();
                    wrong[i] = other as char;
                    assert!(wrong.iter().collect::<String>().parse::<Code>().is_err());
                }
                if i < 6 && printed[i] != printed[i + 1] {
                    let mut swapped = printed.clone();
                    swapped.swap(i, i + 1);
                    assert!(swapped.iter().collect::<String>().parse::<Code>().is_err());
                }
            }
        }
    }

    #[test]
    fn what_was_cut_off_or_mistyped_is_among_the_guesses() {
        for code in some_codes().take(60) {
            let printed = code.to_string().replace('-', "");
            let is_guessed = |typed: &str| {
                let guesses = Code::guesses(typed);
                assert!(guesses.len() <= Code::MAX_GUESSES);
                assert!(guesses.contains(&code), "{typed} of {printed}");
            };
            is_guessed(&printed[..6]);
            is_guessed(&printed[..5]);
            for at in 0..7 {
                let (before, after) = (&printed[..at], &printed[at + 1..]);
                is_guessed(&format!("{before}{after}"));
                is_guessed(&format!("{before}7{}", &printed[at..]));
                let other = if printed.as_bytes()[at] == b'Z' { 'Y' } else { 'Z' };
                is_guessed(&format!("{before}{other}{after}"));
            }
            let mut swapped: Vec<char> = printed.chars().collect();
            swapped.swap(2, 3);
            if swapped[2] != swapped[3] {
                is_guessed(&swapped.into_iter().collect::<String>());
            }
        }
        for text in ["", "food pantry", "7KX4", "123456789", "é"] {
            assert_eq!(Code::guesses(text), [], "{text}");
        }
    }

    #[test]
    fn no_word_is_a_code() {
        for word in ["PARENTS", "SHELTER", "ABCDEFG", "food", "", "7KX4MP", "7KX4MPDD", "ÄÖÜ1234"] {
            assert_eq!(word.parse::<Code>(), Err(CodeError::NotACode), "{word}");
        }
    }

    #[test]
    fn the_candidates_of_an_id_never_change() {
        let first: Vec<String> = Code::candidates("136").take(2).map(|c| c.to_string()).collect();
        assert_eq!(first, Code::candidates("136").take(2).map(|c| c.to_string()).collect::<Vec<_>>());
        assert_ne!(first[0], first[1]);
    }
}
