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
            && let Some((state, _)) =
                pieces.last().and_then(|last| state_and_code(last)).filter(|(_, code)| code.is_empty())
        {
            parts.state = state;
            pieces.pop();
        }
        // "Springfield IL 62701" without a comma between.
        let before_has_number = pieces.last().is_some_and(|last| last.contains(|c: char| c.is_ascii_digit()));
        let (city, state) = city_and_state(&parts.state, before_has_number);
        (parts.city, parts.state) = (city, state);
        if parts.city.is_empty() && pieces.len() > 1 {
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
    let ends_with_state = piece.rsplit_once(' ').is_some_and(|(_, last)| is_known_state(last) && is_short_state(last));
    if ends_with_state && !piece.contains(|c: char| c.is_ascii_digit()) {
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
    let is_state = state.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || c == '.')) && state.len() <= 7;
    (plain && (us || mixed) && is_state).then(|| (state.join(" "), code))
}

/// Takes apart what stands before a postal code: "Springfield IL", "West Palm Beach Florida", "Springfield".
/// `after_street`: the piece before has a number, so this one has the city.
fn city_and_state(text: &str, after_street: bool) -> (String, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let state = (0..words.len()).find(|from| {
        let last = words[*from..].join(" ");
        is_known_state(&last) || (words.len() - from == 1 && is_short_state(&last))
    });
    match state {
        Some(from) => (words[..from].join(" "), words[from..].join(" ")),
        None if after_street || words.len() > 3 => (text.to_owned(), String::new()),
        None => (String::new(), text.to_owned()),
    }
}

/// States and territories of the United States, and provinces of Canada, by name or letters.
fn is_known_state(text: &str) -> bool {
    const LETTERS: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM \
        NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP AB BC MB NB NL NS NT NU ON PE QC SK YT";
    const NAMES: &str = "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|district of columbia|\
        florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|\
        michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|\
        north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|\
        texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|puerto rico|alberta|british columbia|\
        manitoba|new brunswick|nova scotia|ontario|quebec|saskatchewan";
    let lower = text.to_lowercase();
    LETTERS.split_whitespace().any(|letters| letters == text) || NAMES.split('|').any(|name| name.trim() == lower)
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
            ("12 Main St, Springfield IL 62701", "12 Main St", ["Springfield", "IL", "62701", ""]),
            ("12 Main St, Suite 4, Springfield IL 62701", "12 Main St|Suite 4", ["Springfield", "IL", "62701", ""]),
            ("12 Main St, West Palm Beach FL 33401", "12 Main St", ["West Palm Beach", "FL", "33401", ""]),
            ("12 Main St, Santa Fe New Mexico 87501", "12 Main St", ["Santa Fe", "New Mexico", "87501", ""]),
            ("12 Main St, Charleston West Virginia 25301", "12 Main St", ["Charleston", "West Virginia", "25301", ""]),
            ("12 Main St, Buffalo, New York 14201", "12 Main St", ["Buffalo", "New York", "14201", ""]),
            ("12 Main St, Springfield 62701", "12 Main St", ["Springfield", "", "62701", ""]),
            ("12 Main St, Springfield IL", "12 Main St", ["Springfield", "IL", "", ""]),
            ("12 Main St, Springfield IL, 62701", "12 Main St", ["Springfield", "IL", "62701", ""]),
            ("Calle 5 12, Tepic, Nayarit 63000", "Calle 5 12", ["Tepic", "Nayarit", "63000", ""]),
            ("CONFIDENTIAL", "CONFIDENTIAL", ["", "", "", ""]),
        ] {
            let parts = parts(cell);
            assert_eq!(parts.lines.join("|"), lines, "{cell}");
            assert_eq!([parts.city, parts.state, parts.postal_code, parts.country], rest.map(str::to_owned), "{cell}");
        }
    }
}
