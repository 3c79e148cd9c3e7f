//! Defines folding: letters without case, accents and other differences that searchers do not type.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// How the splitter treats a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Part of a word.
    Letter,
    /// Part of a run that is not divided by spaces (or, Korean, carries its particles).
    Unspaced,
    /// Neither ends a word nor is part of it: accents, joiners, tatweel.
    Mark,
    /// Ends a word.
    Other,
}

pub fn script(c: char) -> Script {
    match c {
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6ed}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => Script::Mark,
        '\u{e2f}'..='\u{e2f}'
        | '\u{e46}'
        | '\u{e4f}'
        | '\u{e5a}'..='\u{e5b}'
        | '\u{104a}'..='\u{104f}'
        | '\u{17d4}'..='\u{17da}' => Script::Other,
        '\u{e01}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17dd}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{3105}'..='\u{312f}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}' => Script::Unspaced,
        _ if c.is_alphanumeric() => Script::Letter,
        // Vowel signs of Indic scripts are part of the word.
        _ if is_combining_mark(c) => Script::Letter,
        _ => Script::Other,
    }
}

/// A mark of an unspaced script that belongs to the letter before it.
pub fn is_attached(c: char) -> bool {
    is_combining_mark(c)
}

/// Appends the folded letters of `c`.
pub fn push(c: char, to: &mut String) {
    if c.is_ascii() {
        to.push(c.to_ascii_lowercase());
        return;
    }
    if ('\u{ac00}'..='\u{d7a3}').contains(&c) {
        to.push(c);
        return;
    }
    for lower in c.to_lowercase() {
        // A letter of its own, which Russian endings need.
        if lower == 'й' {
            to.push(lower);
            continue;
        }
        decompose_compatible(lower, |part| match part {
            _ if script(part) == Script::Mark => {}
            'ß' => to.push_str("ss"),
            'æ' => to.push_str("ae"),
            'œ' => to.push_str("oe"),
            'þ' => to.push_str("th"),
            'ø' => to.push('o'),
            'ł' => to.push('l'),
            'đ' | 'ð' => to.push('d'),
            'ħ' => to.push('h'),
            'ı' => to.push('i'),
            'ς' => to.push('σ'),
            // Arabic: alef with hamza or madda, alef maksura, teh marbuta; Persian yeh and kaf.
            'أ' | 'إ' | 'آ' | 'ٱ' => to.push('ا'),
            'ى' | 'ی' => to.push('ي'),
            'ة' => to.push('ه'),
            'ک' => to.push('ك'),
            // Digits of other scripts are typed as often in ASCII.
            '٠'..='٩' => to.push((b'0' + (part as u32 - '٠' as u32) as u8) as char),
            '۰'..='۹' => to.push((b'0' + (part as u32 - '۰' as u32) as u8) as char),
            // Compatibility forms may come apart into spaces and signs.
            _ if part.is_alphanumeric() || is_combining_mark(part) => to.extend(part.to_lowercase()),
            _ => {}
        });
    }
}
