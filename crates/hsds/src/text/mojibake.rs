//! Repairs mojibake, where only one reading is possible.
//!
//! The tables of DOS code pages stay our own: the crates for mojibake (plsfix, a port of ftfy) guess, and would change
//! texts of several possible readings.

/// Repairs UTF-8 that was once decoded as another encoding. Returns whether anything was changed.
pub(super) fn repair(raw: &str) -> (String, bool) {
    if raw.is_ascii() && !raw.contains("G\u{c7}") {
        return (raw.to_owned(), false);
    }
    let mut text = raw.to_owned();
    // Some texts went through it more than once.
    for _ in 0..3 {
        let better = [WINDOWS_1252, CP437, CP850].iter().find_map(|page| {
            repair_as(&text, page, false).map(|better| repair_as(&text, page, true).unwrap_or(better))
        });
        match better {
            Some(better) => text = better,
            None => break,
        }
    }
    if text.contains(['\u{c7}', '+']) {
        text = repair_best_fit(&text);
    }
    let mended = text != raw;
    (text, mended)
}

/// An encoding of one byte a letter, as far as it can be told that UTF-8 was read as it.
struct CodePage {
    byte: fn(char) -> Option<u8>,
    /// Letters that begin the broken form of a Latin letter or a mark, and that no language writes before the symbols
    /// which follow there.
    latin: &'static [char],
    /// Letters that begin the broken form of other scripts. Two in a row are no text of any language.
    scripts: &'static [char],
}

const WINDOWS_1252: CodePage = CodePage {
    byte: windows_1252_byte,
    latin: &['\u{c2}', '\u{c3}', 'â', 'ã', 'ä', 'å', 'æ', 'ç', 'è', 'é', 'à', 'á', 'ê', 'ë', 'ì', 'í', 'î', 'ï', 'ð'],
    scripts: &['Î', 'Ï', 'Ð', 'Ñ', 'Ö', '×', 'Ø', 'Ù', 'Ú', 'Û'],
};
const CP437: CodePage = CodePage { byte: cp437_byte, latin: &['┬', '├', 'Γ'], scripts: &[] };
const CP850: CodePage = CodePage { byte: cp850_byte, latin: &['┬', '├', 'Ô'], scripts: &[] };

/// What the marks of Windows-1252 become that a first wrong reading made: `œ` is `Å“`. By itself that may be a letter
/// and a quotation mark, so it is looked at in texts that are broken elsewhere.
const TWICE: &str = "ƒŠšŒœŽžŸˆ˜";

/// `â€™` was `’`: bytes of UTF-8, read as another encoding; `twice`: what is left by a second reading as well.
fn repair_as(text: &str, page: &CodePage, twice: bool) -> Option<String> {
    let mut mended: Option<String> = None;
    let (mut done, mut at) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        let mut length = 0;
        let mut letters = String::new();
        let (sure, perhaps) = (page.latin.contains(&c), twice && matches!(c, 'Å' | 'Æ' | 'Ë'));
        if (sure || perhaps)
            && let Some((letter, bytes)) = reinterpret(&text[at..], page, twice)
            && (sure || TWICE.contains(letter))
        {
            letters.push(letter);
            length = bytes;
        } else if page.scripts.contains(&c) {
            let mut run = &text[at..];
            while run.starts_with(page.scripts)
                && let Some((letter, bytes)) = reinterpret(run, page, twice)
            {
                letters.push(letter);
                run = &run[bytes..];
            }
            if letters.chars().count() > 1 {
                length = text.len() - at - run.len();
            }
        }
        if length == 0 {
            at += c.len_utf8();
            continue;
        }
        let better = mended.get_or_insert_with(String::new);
        better.push_str(&text[done..at]);
        better.push_str(&letters);
        at += length;
        done = at;
    }
    mended.map(|better| better + &text[done..])
}

/// The letter whose bytes stand at the beginning of a text, and how much of the text they take.
fn reinterpret(text: &str, page: &CodePage, twice: bool) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let first = (page.byte)(chars.next()?)?;
    let length = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let run: String = text.chars().take(length).collect();
    let bytes: Vec<u8> = run.chars().map(page.byte).collect::<Option<_>>()?;
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    (bytes.len() == length && (twice || !letter.is_control())).then_some((letter, run.len()))
}

fn windows_1252_byte(c: char) -> Option<u8> {
    let mut utf8 = [0; 4];
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut utf8));
    if unmappable { None } else { bytes.first().copied() }
}

/// 0x80 to 0xFF of the code pages of DOS.
const CP437_HIGH: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const CP850_HIGH: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

fn cp437_byte(c: char) -> Option<u8> {
    CP437_HIGH.chars().position(|high| high == c).map(|at| 0x80 + at as u8)
}

fn cp850_byte(c: char) -> Option<u8> {
    CP850_HIGH.chars().position(|high| high == c).map(|at| 0x80 + at as u8)
}

/// `GÇÖ` was `’`: bytes of UTF-8, read as the code page of DOS, and from there squeezed into Windows-1252 (`Γ` to
/// `G`, `├` to `+`). Several letters fell together, so only unambiguous ones are repaired.
fn repair_best_fit(text: &str) -> String {
    const UNAMBIGUOUS: [(&str, &str); 17] = [
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
    for (broken, meant) in UNAMBIGUOUS {
        if text.contains(broken) {
            text = text.replace(broken, meant);
        }
    }
    text
}

/// How a code page shows a byte: the other way around, for tests.
#[cfg(test)]
pub(super) fn windows_1252_char(byte: u8) -> char {
    let bytes = [byte];
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().next().expect("each byte is a character")
}

#[cfg(test)]
pub(super) fn cp437_char(byte: u8) -> char {
    CP437_HIGH.chars().nth(usize::from(byte).wrapping_sub(0x80)).unwrap_or(char::from(byte))
}

#[cfg(test)]
pub(super) fn cp850_char(byte: u8) -> char {
    CP850_HIGH.chars().nth(usize::from(byte).wrapping_sub(0x80)).unwrap_or(char::from(byte))
}
