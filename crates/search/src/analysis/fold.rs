//! Folding of case, accents and traditional Chinese: letters without the differences that searchers do not type.
//!
//! What Unicode's compatibility decomposition says of the alphabets that people write to us in, as tables of a
//! kilobyte; the whole of Unicode would weigh a hundred. A test holds them against the whole.

use super::han;

/// How the splitter treats a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Part of a word.
    Letter,
    /// Part of a run that is not divided by spaces (or, Korean, carries its particles).
    Unspaced,
    /// Neither ends a word nor is part of it: accents, joiners, tatweel.
    Mark,
    /// Ends a word.
    Other,
}

pub(super) fn script(c: char) -> Script {
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
        // The signs of Indic scripts that are no letters by themselves (nukta, virama) are part of the word.
        '\u{900}'..='\u{dff}' if matches!(c as u32 & 0x7f, 0x3c | 0x4d | 0x4a) => Script::Letter,
        _ => Script::Other,
    }
}

/// A mark of an unspaced script that belongs to the letter before it.
pub(super) fn is_attached(c: char) -> bool {
    matches!(c,
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}' | '\u{105e}'..='\u{1060}' | '\u{1062}'..='\u{1064}'
        | '\u{1067}'..='\u{106d}' | '\u{1071}'..='\u{1074}' | '\u{1082}'..='\u{108d}' | '\u{108f}'
        | '\u{109a}'..='\u{109d}'
        | '\u{17b4}'..='\u{17d3}' | '\u{17dd}'
        | '\u{3099}' | '\u{309a}')
}

/// What the small letters from U+00AA on are folded to: a space for a letter of its own, a capital for [`PAIRS`].
const LATIN: (char, &[u8]) = (
    '\u{aa}',
    b"a       23     1o                                    SaaaaaaAceeeeiiiidnooooo ouuuuyTy\
      \x20a a a c c c c d d e e e e e g g g g h h i i i i i I j k  l l l l l n n n    o o o O r r r s s s s t t\
      \x20  u u u u u u w y  z z zs                                 o              u                     D  L\
      \x20 N a i o u u u u u  a a A   g k o o  j  D g   n a A o a a e e i i o o r r u u s t   h       a e o o\
      \x20o o y",
);

/// The same from U+1E00 on.
const LATIN_ADDITIONAL: (char, &[u8]) = (
    '\u{1e00}',
    b" a b b b c d d d d d e e e e e f g h h h h h i i k k k l l l l m m m n n n n o o o o p p r r r r\
      \x20s s s s s t t t t u u u u u v v w w w w w x x y z z zhtwy s     a a a a a a a a a a a a e e e e e\
      \x20e e e i i o o o o o o o o o o o o u u u u u u u y y y y",
);

/// Letters that are folded to two.
const PAIRS: [(u8, &str); 8] =
    [(b'A', "ae"), (b'D', "dz"), (b'I', "ij"), (b'L', "lj"), (b'N', "nj"), (b'O', "oe"), (b'S', "ss"), (b'T', "th")];

/// Greek and Cyrillic letters, each followed by what it is folded to. Not `й`, which Russian endings need.
const GREEK_CYRILLIC: &str = "ΐιάαέεήηίιΰυςσϊιϋυόούυώωѐеёеѓгїіќкѝиўуѷѵӂжӑаӓаӗеӛәӝжӟзӣиӥиӧоӫөӭэӯуӱуӳуӵчӹы";

/// Greek letters with ancient accents, by sixteens from U+1F00 on; the eighth sixteen goes by twos.
const ANCIENT_GREEK: &str = "αεηιουω-αηωαηιυω";
const ANCIENT_GREEK_BY_TWO: &str = "αεηιουωω";

/// The shapes of Arabic letters from U+FE80 on, as careless exports hold them.
const ARABIC_SHAPES: &str = "ءااااوواايييياابببب\
    ههتتتتثثثثججججححححخخخخددذذررززسسسسششششصصصصضضضضططططظظظظععععغغغغففففققققككككللللممممننننههههووييييييي";

/// Appends the folded letters of `c`.
pub(super) fn push(c: char, to: &mut String) {
    if c.is_ascii() {
        to.push(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        push_lower(lower, to);
    }
}

fn push_lower(c: char, to: &mut String) {
    match c {
        'а'..='я' | 'α'..='ρ' | 'σ'..='ω' => to.push(c),
        'ª'..='\u{24f}' => push_latin(c, LATIN, to),
        '\u{1e00}'..='\u{1eff}' => push_latin(c, LATIN_ADDITIONAL, to),
        '\u{370}'..='\u{52f}' => {
            let mut letters = GREEK_CYRILLIC.chars();
            let found = letters.by_ref().step_by(2).position(|letter| letter == c);
            to.push(found.and_then(|at| GREEK_CYRILLIC.chars().nth(at * 2 + 1)).unwrap_or(c));
        }
        'ῤ' | 'ῥ' => to.push('ρ'),
        '\u{1f00}'..='\u{1fff}' => {
            let (row, column) = ((c as usize >> 4) & 15, c as usize & 15);
            let letters = if row == 7 { (ANCIENT_GREEK_BY_TWO, column / 2) } else { (ANCIENT_GREEK, row) };
            to.extend(letters.0.chars().nth(letters.1));
        }
        // Arabic: alef with hamza or madda, alef maksura, teh marbuta; Persian yeh and kaf.
        'أ' | 'إ' | 'آ' | 'ٱ' => to.push('ا'),
        'ؤ' => to.push('و'),
        'ى' | 'ی' | 'ئ' => to.push('ي'),
        'ة' => to.push('ه'),
        'ۀ' => to.push('ە'),
        'ۂ' => to.push('ہ'),
        'ۓ' => to.push('ے'),
        'ک' => to.push('ك'),
        '\u{fef5}'..='\u{fefc}' => to.push_str("لا"),
        '\u{fe80}'..='\u{fef4}' => to.extend(ARABIC_SHAPES.chars().nth(c as usize - 0xfe80)),
        // Digits of other scripts are typed as often in ASCII.
        '٠'..='٩' => to.push((b'0' + (c as u32 - '٠' as u32) as u8) as char),
        '۰'..='۹' => to.push((b'0' + (c as u32 - '۰' as u32) as u8) as char),
        'ﬀ' => to.push_str("ff"),
        'ﬁ' => to.push_str("fi"),
        'ﬂ' => to.push_str("fl"),
        'ﬃ' => to.push_str("ffi"),
        'ﬄ' => to.push_str("ffl"),
        'ﬅ' | 'ﬆ' => to.push_str("st"),
        '\u{4e00}'..='\u{9fff}' => to.push(han::simplified(c).unwrap_or(c)),
        // Letters of full width.
        '\u{ff10}'..='\u{ff5a}' => to.push((c as u32 - 0xfee0) as u8 as char),
        _ if script(c) == Script::Mark => {}
        _ => to.push(c),
    }
}

fn push_latin(c: char, (first, table): (char, &[u8]), to: &mut String) {
    match table.get(c as usize - first as usize).copied().unwrap_or(b' ') {
        b' ' => to.push(c),
        code => match PAIRS.iter().find(|(pair, _)| *pair == code) {
            Some((_, two)) => to.push_str(two),
            None => to.push(code as char),
        },
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    /// By the whole of Unicode: decomposed, without accents.
    fn expected(c: char) -> String {
        let mut letters = String::new();
        for part in c.to_lowercase().nfkd() {
            match part {
                'й' => letters.push(part),
                'ς' => letters.push('σ'),
                'ø' => letters.push('o'),
                'ł' => letters.push('l'),
                'đ' | 'ð' => letters.push('d'),
                'ħ' => letters.push('h'),
                'ı' => letters.push('i'),
                'ß' => letters.push_str("ss"),
                'æ' => letters.push_str("ae"),
                'œ' => letters.push_str("oe"),
                'þ' => letters.push_str("th"),
                'ٱ' => letters.push('ا'),
                'ى' | 'ی' => letters.push('ي'),
                'ة' => letters.push('ه'),
                'ک' => letters.push('ك'),
                _ if script(part) == Script::Mark || !part.is_alphanumeric() => {}
                _ => letters.extend(part.to_lowercase()),
            }
        }
        letters
    }

    #[test]
    fn letters_of_the_alphabets_in_use_lose_their_accents_as_unicode_says() {
        let latin = ('ª'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}').filter(|c| !"¼½¾µŉǮǯẚ".contains(*c));
        let greek = ('\u{386}'..='\u{3ce}').chain('\u{1f00}'..='\u{1ffc}').filter(|c| *c != '\u{1fbe}');
        let others = ('\u{400}'..='\u{52f}')
            .filter(|c| !"йЙ".contains(*c))
            .chain('\u{620}'..='\u{674}')
            .chain('\u{679}'..='\u{6d3}');
        let shapes = ('\u{fb00}'..='\u{fb06}').chain('\u{fe80}'..='\u{fefc}').chain('０'..='ｚ');
        for c in
            latin.chain(greek).chain(others).chain(shapes).filter(|c| c.is_alphabetic() && script(*c) == Script::Letter)
        {
            let mut folded = String::new();
            push(c, &mut folded);
            assert_eq!(folded, expected(c), "{c} U+{:04X}", c as u32);
        }
    }

    #[test]
    fn russian_keeps_its_short_i() {
        let mut folded = String::new();
        "Йой".chars().for_each(|c| push(c, &mut folded));
        assert_eq!(folded, "йой");
    }
}
