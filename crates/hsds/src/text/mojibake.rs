//! Repairs mojibake, where only one reading is possible.

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
    let bytes: Vec<u8> = run.chars().map(windows_1252_byte).collect::<Option<_>>()?;
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    (bytes.len() == length && letter.len_utf8() == length && !letter.is_control()).then_some(letter)
}

fn windows_1252_byte(c: char) -> Option<u8> {
    // The upper half of 0x80 to 0x9F; the five that Windows-1252 leaves open pass as control characters.
    const C1_RANGE: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match c {
        '\u{a0}'..='\u{ff}' => Some(c as u8),
        _ => C1_RANGE.iter().position(|&high| high == c).map(|at| 0x80 + at as u8),
    }
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
