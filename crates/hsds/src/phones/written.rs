//! A phone cell in the signs that a number is written with: digits of other scripts, unusual hyphens and brackets.

use std::borrow::Cow;

/// The cell with ASCII digits, its area code set off as a phone takes it, and nothing that is not seen.
pub(super) fn plain(cell: &str) -> Cow<'_, str> {
    let unusual = |c: char| !c.is_ascii() && as_ascii(c) != Some(c);
    if !cell.contains(|c: char| unusual(c) || matches!(c, '[' | '{' | '/' | '\\' | '_' | '*')) {
        return Cow::Borrowed(cell);
    }
    let mut chars: Vec<char> = cell.chars().filter_map(as_ascii).collect();
    for at in 0..chars.len() {
        set_off_area_code(&mut chars, at);
    }
    Cow::Owned(chars.into_iter().collect())
}

/// `None`: not seen.
fn as_ascii(c: char) -> Option<char> {
    let digit = |first: char| char::from_digit(c as u32 - first as u32, 10);
    match c {
        '\u{660}'..='\u{669}' => digit('\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit('\u{6f0}'),
        '\u{ff10}'..='\u{ff19}' => digit('\u{ff10}'),
        '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        '\u{ff08}' => Some('('),
        '\u{ff09}' => Some(')'),
        '\u{ff0b}' => Some('+'),
        '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => None,
        _ => Some(c),
    }
}

/// `[305] 555-0100` and `305/555-0100`: without it a phone would call 555-0100 in another area.
fn set_off_area_code(chars: &mut [char], at: usize) {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let digits = |from: usize, count: usize| (from..from + count).all(digit) && !digit(from + count);
    match chars[at] {
        open @ ('[' | '{') if digits(at + 1, 3) => {
            let close = if open == '[' { ']' } else { '}' };
            if chars.get(at + 4) == Some(&close) {
                (chars[at], chars[at + 4]) = ('(', ')');
            }
        }
        '/' | '\\' | '_' | '*' => {
            let Some(first) = at.checked_sub(3).filter(|first| digits(*first, 3)) else { return };
            let alone = first == 0 || !digit(first - 1);
            let separated = chars.get(at + 4).is_some_and(|c| matches!(c, '-' | '.' | ' ' | '/' | '\\' | '_' | '*'));
            let area: String = chars[first..at].iter().collect();
            // "911/555-0100" is two numbers.
            let service = area.ends_with("11") || area == "988";
            if alone && !service && digits(at + 1, 3) && separated && digits(at + 5, 4) {
                (chars[at], chars[at + 4]) = ('-', '-');
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_a_phone_takes_it() {
        for (cell, expected) in [
            ("[305] 555-0100", "(305) 555-0100"),
            ("{305} 555-0100", "(305) 555-0100"),
            ("305/555-0100", "305-555-0100"),
            ("305\\555-0100", "305-555-0100"),
            ("305_555_0100", "305-555-0100"),
            ("305*555*0100", "305-555-0100"),
            ("1-305/555-0100", "1-305-555-0100"),
            ("305\u{2212}555\u{2212}0100", "305-555-0100"),
            ("305\u{ad}555\u{ad}0100", "3055550100"),
            ("\u{ff13}\u{ff10}\u{ff15}-555-0100", "305-555-0100"),
            ("\u{663}\u{660}\u{665}-555-0100", "305-555-0100"),
            ("\u{6f3}\u{6f0}\u{6f5}-555-0100", "305-555-0100"),
            ("\u{ff08}305\u{ff09}555-0100", "(305)555-0100"),
            ("\u{202a}(305) 555-0100\u{202c}", "(305) 555-0100"),
        ] {
            assert_eq!(plain(cell), expected, "{cell}");
        }
    }

    #[test]
    fn what_is_no_area_code_stays() {
        for cell in [
            "305-555-0100",
            "911/555-0100",
            "988/305-555-0100",
            "305-555-0100/555-0101",
            "305-555-0148/0149",
            "24/7",
            "[3055] 555-0100",
            "[305} 555-0100",
            "[305 555-0100",
            "305/5550100",
            "305/555-01000",
            "Línea de crisis",
        ] {
            assert_eq!(plain(cell), cell, "{cell}");
        }
    }
}
