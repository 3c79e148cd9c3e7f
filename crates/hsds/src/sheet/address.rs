//! An address in one cell as the columns of HSDS: "12 Main St, Springfield, IL 62701".

/// The parts of an address; empty where it does not say them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Parts {
    pub lines: Vec<String>,
    pub city: String,
    pub state: String,
    pub postal_code: String,
    pub country: String,
}

/// Splits at commas and lines. What is not recognized stays in the lines of the street: nothing is lost.
pub(super) fn parts(cell: &str) -> Parts {
    let mut pieces: Vec<&str> = cell.split([',', '\n', ';']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let mut parts = Parts::default();
    if pieces.len() > 1
        && let Some(last) = pieces.last()
        && let "usa" | "us" | "united states" | "united states of america" | "u.s.a." | "ee. uu." =
            last.to_lowercase().as_str()
    {
        parts.country = "US".to_owned();
        pieces.pop();
    }
    if pieces.len() > 1
        && let Some((state, code)) = pieces.last().and_then(|last| state_and_code(last))
    {
        (parts.state, parts.postal_code) = (state, code);
        pieces.pop();
        // The code may stand behind a comma of its own.
        if parts.state.is_empty()
            && pieces.len() > 1
            && let Some(state) = pieces.last().filter(|last| is_short_state(last))
        {
            parts.state = (*state).to_owned();
            pieces.pop();
        }
        if pieces.len() > 1 {
            parts.city = pieces.pop().unwrap_or_default().to_owned();
        }
    }
    parts.lines = pieces.into_iter().map(str::to_owned).collect();
    parts
}

/// "IL 62701", "Illinois 62701-1234", "62701", "BC V9L 1E5", "IL".
fn state_and_code(piece: &str) -> Option<(String, String)> {
    if is_short_state(piece) {
        return Some((piece.to_owned(), String::new()));
    }
    let words: Vec<&str> = piece.split_whitespace().collect();
    let first = words.iter().position(|word| word.contains(|c: char| c.is_ascii_digit()))?;
    let (state, code) = words.split_at(first);
    let code = code.join(" ");
    let plain = code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-')) && code.len() <= 10;
    // "Suite 200" and "5th floor" are no codes.
    let us = code.len() >= 5 && code.bytes().filter(u8::is_ascii_digit).count() >= 5;
    let mixed = code.len() >= 5
        && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b' ')
        && code.contains(|c: char| c.is_ascii_uppercase());
    let is_state = state.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || c == '.')) && state.len() <= 3;
    (plain && (us || mixed) && is_state).then(|| (state.join(" "), code))
}

fn is_short_state(piece: &str) -> bool {
    piece.len() == 2 && piece.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_one_cell_falls_into_its_parts() {
        for (cell, lines, rest) in [
            ("12 Main St, Springfield, IL 62701", "12 Main St", ["Springfield", "IL", "62701", ""]),
            (
                "12 Main St\nSpringfield, Illinois 62701-1234\nUSA",
                "12 Main St",
                ["Springfield", "Illinois", "62701-1234", "US"],
            ),
            (
                "12 Main St, Suite 200, Springfield, IL, 02701",
                "12 Main St|Suite 200",
                ["Springfield", "IL", "02701", ""],
            ),
            ("3045 Gibbins Road, Duncan, BC V9L 1E5", "3045 Gibbins Road", ["Duncan", "BC", "V9L 1E5", ""]),
            ("12 Main St, Suite 200", "12 Main St|Suite 200", ["", "", "", ""]),
            ("behind the church", "behind the church", ["", "", "", ""]),
            ("12 Main St, Springfield, IL", "12 Main St", ["Springfield", "IL", "", ""]),
            ("CONFIDENTIAL", "CONFIDENTIAL", ["", "", "", ""]),
        ] {
            let parts = parts(cell);
            assert_eq!(parts.lines.join("|"), lines, "{cell}");
            assert_eq!([parts.city, parts.state, parts.postal_code, parts.country], rest.map(str::to_owned), "{cell}");
        }
    }
}
