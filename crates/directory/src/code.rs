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
/// Written with a seventh symbol, the check symbol: `7KX-4MPD`. The check is a weighted sum in
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

/// Reads what people type: any case, dashes and spaces anywhere, O for 0, I and L for 1.
impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Code, CodeError> {
        let mut symbols = [0u8; LENGTH + 1];
        let mut count = 0;
        for c in text.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{2010}'..='\u{2013}')) {
            let symbol = match c.to_ascii_uppercase() {
                'O' => 0,
                'I' | 'L' => 1,
                upper => SYMBOLS.iter().position(|&s| s as char == upper).ok_or(CodeError::NotACode)? as u8,
            };
            *symbols.get_mut(count).ok_or(CodeError::NotACode)? = symbol;
            count += 1;
        }
        if count != LENGTH + 1 {
            return Err(CodeError::NotACode);
        }
        let bits = symbols[..LENGTH].iter().fold(0u32, |bits, &s| bits << 5 | u32::from(s));
        let code = Code::from_bits(bits).ok_or(CodeError::NotACode)?;
        if code.check() == symbols[LENGTH] { Ok(code) } else { Err(CodeError::Mistyped) }
    }
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
