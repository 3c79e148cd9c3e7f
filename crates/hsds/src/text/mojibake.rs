//! Repairs mojibake, where only one reading is possible.
//!
//! The table of DOS code pages stays our own: the crates for mojibake (plsfix, a port of ftfy) guess, and would change
//! texts of several possible readings.

use encoding_rs::WINDOWS_1252;

/// Repairs UTF-8 that was once decoded as another encoding. Returns whether anything was changed.
pub(super) fn repair(raw: &str) -> (String, bool) {
    if raw.is_ascii() && !raw.contains("G\u{c7}") {
        return (raw.to_owned(), false);
    }
    let mut text = raw.to_owned();
    // Some texts went through it twice.
    for _ in 0..2 {
        match repair_windows_1252(&text) {
            Some(better) => text = better,
            None => break,
        }
    }
    if text.contains(['\u{c7}', '+']) {
        text = repair_dos(&text);
    }
    let mended = text != raw;
    (text, mended)
}

/// `â€™` was `’`: bytes of UTF-8, read as Windows-1252.
///
/// Two-byte letters are mended only after `Â` and `Ã`, which no language writes before a symbol.
fn repair_windows_1252(text: &str) -> Option<String> {
    let mut mended: Option<String> = None;
    let mut done = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let length = match c {
            '\u{c2}' | '\u{c3}' => 2,
            '\u{e0}'..='\u{ef}' => 3,
            '\u{f0}' => 4,
            _ => 0,
        };
        let run: String = text[at..].chars().take(length).collect();
        if length > 0
            && let Some(letter) = reinterpret(&run, length)
        {
            let better = mended.get_or_insert_with(String::new);
            better.push_str(&text[done..at]);
            better.push(letter);
            at += run.len();
            done = at;
        } else {
            at += c.len_utf8();
        }
    }
    mended.map(|better| better + &text[done..])
}

fn reinterpret(run: &str, length: usize) -> Option<char> {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(run);
    if unmappable {
        return None;
    }
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    (bytes.len() == length && letter.len_utf8() == length && !letter.is_control()).then_some(letter)
}

/// `GÇÖ` was `’`: bytes of UTF-8, read as the code page of DOS, and from there squeezed into Windows-1252 (`Γ` to
/// `G`, `├` to `+`). Several letters fell together, so only unambiguous ones are repaired.
fn repair_dos(text: &str) -> String {
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
