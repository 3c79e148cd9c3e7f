//! The one line that says what a program gives: the first sentence of its description that is one. Exports begin with
//! headings, labels in capitals and addresses.

use super::text::first_chars;

/// Longest summary, in characters.
const MAX: usize = 160;
/// Words of a label in capitals; more are a sentence that somebody wrote with the lock on.
const LABEL: usize = 6;
/// Shorter beginnings ("Hello!", "Dr.") do not end a sentence.
const SHORTEST: usize = 20;
/// Behind these a full stop ends no sentence.
const SHORTENED: [&str; 30] = [
    "a.m", "apt", "ave", "blvd", "bldg", "co", "corp", "dr", "dra", "e.g", "etc", "ext", "ft", "gov", "hwy", "i.e",
    "inc", "jr", "mr", "mrs", "ms", "no", "p.m", "p.o", "rd", "sr", "sra", "st", "u.s", "vs",
];

/// The first sentence that says something, at most 160 characters. `None`: there are only headings and labels.
pub fn first_sentence(text: &str) -> Option<String> {
    let mut lines = lines(text).peekable();
    let first = lines.find(|line| is_said(line))?;
    if let Some(item) = item(first) {
        let items = std::iter::once(item).chain(lines.map_while(|line| self::item(line)));
        let items: Vec<&str> = items.map(|item| item.trim_end_matches(['.', ';', ','])).collect();
        return Some(shortened(&items.join(", ")));
    }
    let line = without_label(first);
    Some(shortened(&line[..end_of_sentence(line)]))
}

/// A text from its first sentence on, for a card that shows more of it. The whole text, if it has none.
pub fn from_first_sentence(text: &str) -> &str {
    let Some(line) = lines(text).find(|line| is_said(line)) else { return text };
    let line = without_label(line);
    // A line is a part of the text: where it begins is known.
    &text[line.as_ptr() as usize - text.as_ptr() as usize..]
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn is_said(line: &str) -> bool {
    let line = without_label(line);
    line.chars().any(char::is_alphabetic) && !line.ends_with([':', '：']) && !is_label(line) && !is_address(line)
}

/// In capitals, and short. Scripts without capitals have no such labels.
fn is_label(line: &str) -> bool {
    let capitals = line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase);
    capitals && line.split_whitespace().count() <= LABEL
}

/// "SERVICES: Food and rent help" says what follows the label.
fn without_label(line: &str) -> &str {
    match line.split_once(':') {
        Some((label, rest)) if is_label(label) && !rest.trim().is_empty() && !rest.starts_with("//") => rest.trim(),
        _ => line,
    }
}

/// The text of a line of a list.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '•', '*', '·', '–'])?;
    rest.starts_with(' ').then(|| rest.trim())
}

/// A house number and a street, or a post-office box, and nothing else that is said.
fn is_address(line: &str) -> bool {
    const STREETS: [&str; 30] = [
        "street",
        "st",
        "avenue",
        "ave",
        "av",
        "road",
        "rd",
        "boulevard",
        "blvd",
        "drive",
        "dr",
        "lane",
        "ln",
        "court",
        "ct",
        "place",
        "pl",
        "terrace",
        "ter",
        "highway",
        "hwy",
        "parkway",
        "pkwy",
        "way",
        "circle",
        "cir",
        "square",
        "plaza",
        "calle",
        "avenida",
    ];
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let starts_with_number = words.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let street = words.iter().position(|word| STREETS.contains(word));
    // "12 Elm Street", "100 NW 3rd Ave, Suite 2, Miami, FL 33136"; "24 hours a day, rides on any street" goes on.
    let house = starts_with_number && words.len() <= 14 && street.is_some_and(|at| (1..=5).contains(&at));
    let in_spanish = words.first().is_some_and(|word| matches!(*word, "calle" | "avenida"))
        && words.len() <= 12
        && lower.contains(|c: char| c.is_ascii_digit());
    house && !line.ends_with('.') || in_spanish || is_post_office_box(line)
}

/// "P.O. Box 12", "Apartado 12": where letters go, and nobody.
pub fn is_post_office_box(line: &str) -> bool {
    let plain: String = line.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    if let ["p", "o", ..] = words.as_slice() {
        words.splice(..2, ["po"]);
    }
    let number = match words.as_slice() {
        ["po" | "pobox", "box", number, ..] | ["post", "office", "box", number, ..] => number,
        ["apartado" | "apdo" | "casilla", "postal", number, ..] => number,
        ["pobox" | "pob" | "apartado" | "apdo" | "casilla" | "box", number, ..] => number,
        _ => return false,
    };
    number.contains(|c: char| c.is_ascii_digit())
}

fn end_of_sentence(line: &str) -> usize {
    let ends = line.match_indices(['.', '!', '?', '。']).map(|(at, mark)| (at, at + mark.len()));
    let mut ends = ends.filter(|&(at, end)| {
        let goes_on = line[end..].chars().next().is_some_and(|next| !next.is_whitespace());
        let last = line[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default().to_lowercase();
        // "a.m.", "St.", "C.A.R.E.", an initial.
        let letters = last.split('.').all(|part| part.chars().count() == 1);
        let shortened = line[at..].starts_with('.') && (letters || SHORTENED.contains(&last.as_str()));
        end > SHORTEST && (!goes_on || line[at..].starts_with('。')) && !(shortened && end < line.len())
    });
    ends.next().map_or(line.len(), |(_, end)| end)
}

fn shortened(sentence: &str) -> String {
    let short = first_chars(sentence, MAX);
    if short == sentence {
        return sentence.to_owned();
    }
    format!("{}…", &short[..short.rfind(' ').unwrap_or(short.len())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_sentence_is_one_that_says_something() {
        for (text, expected) in [
            ("Groceries for a week, no questions asked. Come early.", "Groceries for a week, no questions asked."),
            ("Services include:\nFood for families. And more.", "Food for families. And more."),
            ("Services include:\n- Food.\n- Rent help;\n- Rides\n\nCall first.", "Food, Rent help, Rides"),
            ("EMERGENCY FOOD\nA box of groceries for each household.", "A box of groceries for each household."),
            ("DESCRIPTION: A box of groceries for each household.", "A box of groceries for each household."),
            ("PROVIDES FOOD TO ALL FAMILIES IN NEED OF IT.", "PROVIDES FOOD TO ALL FAMILIES IN NEED OF IT."),
            ("12 Elm Street\nA warm meal every day at noon.", "A warm meal every day at noon."),
            ("100 NW 3rd Ave, Suite 2, Miami, FL 33136\nRent help.", "Rent help."),
            ("P.O. Box 12\nLetters of support for tenants.", "Letters of support for tenants."),
            ("Calle Abedul 22\nComida caliente.", "Comida caliente."),
            ("Help for families near St. Mary and Dr. Cole. Ask.", "Help for families near St. Mary and Dr. Cole."),
            ("The Perinatal C.A.R.E. Center helps. Call.", "The Perinatal C.A.R.E. Center helps."),
            ("Classes start at 9 a.m. and end at noon. Free.", "Classes start at 9 a.m. and end at noon."),
            ("خدمات:\nطعام للعائلات.", "طعام للعائلات."),
            (
                "为家庭提供一周的食品和杂货，不需要任何证明文件。请早来。",
                "为家庭提供一周的食品和杂货，不需要任何证明文件。",
            ),
            (
                "24 beds for women and children, each with a door that locks.",
                "24 beds for women and children, each with a door that locks.",
            ),
            ("See https://example.org/a: it lists all.", "See https://example.org/a: it lists all."),
        ] {
            assert_eq!(first_sentence(text).as_deref(), Some(expected), "{text}");
        }
        for text in
            ["", "Services include:", "FOOD PANTRY", "HOURS:\nSERVICES:", "12 Elm Street", "---\n***", "PO Box 7"]
        {
            assert_eq!(first_sentence(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let cut = first_sentence(&"word ".repeat(100)).unwrap();
        assert!(cut.ends_with("word…") && cut.chars().count() <= MAX + 1, "{cut}");
    }

    #[test]
    fn a_card_begins_where_something_is_said() {
        for (text, expected) in [
            ("FOOD PANTRY\n\nA box of food.\nCome early.", "A box of food.\nCome early."),
            ("ABOUT: A box of food.", "A box of food."),
            ("A box of food.", "A box of food."),
            ("FOOD PANTRY", "FOOD PANTRY"),
        ] {
            assert_eq!(from_first_sentence(text), expected);
        }
    }

    #[test]
    fn a_post_office_box_is_told_from_a_street() {
        for line in
            ["P.O. Box 12", "PO BOX 12-B", "p o box 9", "Post Office Box 3", "Box 44", "Apartado 12", "Apdo. Postal 9"]
        {
            assert!(is_post_office_box(line), "{line}");
        }
        for line in ["12 Box Street", "Boxwood 12", "P.O. Box", "Post Road 3", "22 Birch Street, PO Box 12", ""] {
            assert!(!is_post_office_box(line), "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_text_upsets_the_summary(text in "\\PC{0,200}|[A-Za-z0-9 :.\\n•*-]{0,200}") {
            if let Some(sentence) = first_sentence(&text) {
                prop_assert!(!sentence.trim().is_empty() && !sentence.ends_with(':') && !sentence.contains('\n'));
            }
            prop_assert!(text.ends_with(from_first_sentence(&text)));
        }
    }
}
