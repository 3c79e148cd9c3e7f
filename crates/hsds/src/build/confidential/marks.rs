//! How a publisher marks a place, a phone or a contact as confidential: a column, a cell that holds nothing else, a sentence.

use crate::{dates, table::Row};

/// Words that replace a withheld value.
const MARKER_WORDS: [&str; 16] = [
    "confidential",
    "undisclosed",
    "withheld",
    "private",
    "unlisted",
    "secret",
    "hidden",
    "redacted",
    "confidencial",
    "reservado",
    "reservada",
    "privado",
    "privada",
    "oculto",
    "oculta",
    "divulgada",
];
/// Words that may accompany a marker in a cell that holds nothing else.
const CONTEXT_WORDS: [&str; 36] = [
    "address",
    "location",
    "site",
    "place",
    "shelter",
    "street",
    "the",
    "is",
    "kept",
    "and",
    "for",
    "safety",
    "call",
    "please",
    "by",
    "request",
    "on",
    "not",
    "disclosed",
    "published",
    "no",
    "dirección",
    "direccion",
    "ubicación",
    "ubicacion",
    "domicilio",
    "lugar",
    "la",
    "el",
    "es",
    "de",
    "divulgado",
    "publicado",
    "publicada",
    "por",
    "seguridad",
];
const PLACE_WORDS: [&str; 11] = [
    "address",
    "addresses",
    "location",
    "locations",
    "dirección",
    "direccion",
    "ubicación",
    "ubicacion",
    "domicilio",
    "paradero",
    "whereabouts",
];
/// Between a place and its word: "the location of the shelter is kept confidential".
const LINKING_VERBS: [&str; 13] =
    ["is", "are", "kept", "remains", "stays", "held", "be", "es", "está", "esta", "son", "mantiene", "permanece"];

/// What stands beside the word in the name of a column: `is_private`, `address_is_private`, `hide_address`.
const OF_WHAT: [&str; 14] = [
    "is",
    "es",
    "are",
    "the",
    "address",
    "location",
    "phone",
    "number",
    "site",
    "place",
    "direccion",
    "ubicacion",
    "telefono",
    "domicilio",
];
/// Columns that hide their row, besides those of [`MARKER_WORDS`].
const HIDES: [&str; 20] = [
    "confidentiality",
    "privacy",
    "notpublic",
    "nonpublic",
    "donotpublish",
    "donotshow",
    "donotdisplay",
    "donotdisclose",
    "unpublished",
    "hide",
    "suppress",
    "suppressed",
    "restricted",
    "sensitive",
    "internal",
    "internalonly",
    "staffonly",
    "nopublicar",
    "nopublico",
    "ocultar",
];
/// Columns that show their row.
const SHOWS: [&str; 16] = [
    "public",
    "publish",
    "published",
    "publishable",
    "show",
    "shown",
    "display",
    "displayed",
    "visible",
    "visibility",
    "disclose",
    "publico",
    "publica",
    "publicar",
    "publicado",
    "mostrar",
];

/// Of a place, in a sentence.
const SECRECY_WORDS: [&str; 8] =
    ["confidential", "undisclosed", "withheld", "secret", "confidencial", "secreta", "secreto", "reservada"];
/// What is not done with such a place.
const DISCLOSURE_WORDS: [&str; 8] =
    ["disclosed", "published", "revealed", "divulgada", "divulgado", "divulga", "revela", "publica"];

const GIVING_WORDS: [&str; 9] =
    ["give", "share", "disclose", "publish", "release", "reveal", "divulgamos", "damos", "publicamos"];
const OF_OTHERS: [&str; 9] = ["your", "their", "client", "clients", "caller", "email", "su", "sus", "correo"];

/// The value of `x_confidential` in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::build) enum XConfidential {
    #[default]
    Unset,
    No,
    Yes,
}

/// `x_confidential`: anything that is not clearly "no" counts as "yes".
pub(super) fn x_confidential(row: &Row) -> XConfidential {
    match row.get(&["x_confidential"]) {
        "" => XConfidential::Unset,
        raw if is_no(raw) => XConfidential::No,
        _ => XConfidential::Yes,
    }
}

/// The flag column by which the row is confidential, and its value.
pub(super) fn flag(row: &Row) -> Option<(String, String)> {
    let mut columns: Vec<&str> = row.table.columns().collect();
    columns.sort_unstable();
    let mut mark = None;
    for column in columns {
        let plain = column.replace('_', "");
        let mut name = plain.as_str();
        while let Some(rest) =
            OF_WHAT.iter().find_map(|what| name.strip_prefix(what).or_else(|| name.strip_suffix(what)))
        {
            name = rest;
        }
        let (hides, shows) = (MARKER_WORDS.contains(&name) || HIDES.contains(&name), SHOWS.contains(&name));
        if column == "x_confidential" || !hides && !shows {
            continue;
        }
        let raw = row.get(&[column]);
        let marked = if shows { !is_yes(raw) } else { !is_no(raw) };
        if !raw.is_empty() && marked {
            mark.get_or_insert((column.to_owned(), marking_word(raw)));
        }
    }
    mark
}

fn is_no(raw: &str) -> bool {
    let raw = raw.to_lowercase();
    matches!(
        raw.trim(),
        "false"
            | "f"
            | "no"
            | "n"
            | "0"
            | "0.0"
            | "none"
            | "n/a"
            | "na"
            | "-"
            | "public"
            | "open"
            | "falso"
            | "ninguno"
            | "ninguna"
            | "público"
            | "publico"
            | "pública"
            | "publica"
            | "abierto"
            | "abierta"
    )
}

/// Whether a column such as `public` lets its row be published. A date there says since when it is; what is neither
/// yes nor no is for the publisher to settle.
fn is_yes(raw: &str) -> bool {
    let raw = raw.trim().to_lowercase();
    let yes = matches!(
        raw.as_str(),
        "true"
            | "t"
            | "yes"
            | "y"
            | "1"
            | "1.0"
            | "x"
            | "public"
            | "open"
            | "published"
            | "all"
            | "everyone"
            | "verdadero"
            | "sí"
            | "si"
            | "s"
            | "público"
            | "publico"
            | "pública"
            | "publica"
            | "publicado"
            | "publicada"
    );
    yes || dates::date(&raw).is_some()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The word by which a cell marks its row. The street may stand in the same cell: no more of it is quoted.
pub(super) fn marking_word(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let listed = |list: &[&str]| words.iter().find(|word| list.contains(&word.to_lowercase().as_str()));
    let word = listed(&MARKER_WORDS).or_else(|| listed(&SECRECY_WORDS)).or_else(|| listed(&DISCLOSURE_WORDS));
    match (word, words.as_slice()) {
        (Some(word), _) => (*word).to_owned(),
        // The value of a flag.
        (None, [word]) => (*word).to_owned(),
        _ => "a mark".to_owned(),
    }
}

/// "CONFIDENTIAL", "Address withheld", "No divulgado".
pub(super) fn is_only_marker_words(text: &str) -> bool {
    let words: Vec<String> = words(text).collect();
    let is_word = |word: &String| MARKER_WORDS.contains(&word.as_str());
    let not = |pair: &[String]| {
        matches!(pair[0].as_str(), "not" | "no")
            && matches!(
                pair[1].as_str(),
                "disclosed" | "published" | "divulgado" | "divulgada" | "publicado" | "publicada"
            )
    };
    (words.iter().any(is_word) || words.windows(2).any(not))
        && words.iter().all(|word| is_word(word) || CONTEXT_WORDS.contains(&word.as_str()))
}

/// An address such as "CONFIDENTIAL (call the hotline)", "12 Hidden Lane (confidential)", "Call for address".
pub(super) fn withholds_address(text: &str) -> bool {
    let words: Vec<String> = words(text).collect();
    let listed = |word: Option<&String>, list: &[&str]| word.is_some_and(|word| list.contains(&word.as_str()));
    let marked = |word: Option<&String>| listed(word, &PLAIN_MARKERS);
    let calls = listed(words.first(), &["call", "please", "llame", "llamar", "address", "location", "available"]);
    let not_public = words.windows(2).any(|pair| pair[0] == "not" && pair[1] == "public");
    // "Call for address", "Address on request", "Llame para la dirección"
    let asked = calls
        && words.iter().any(|word| listed(Some(word), &PLACE_WORDS))
        && words.iter().any(|word| matches!(word.as_str(), "for" | "para" | "request"));
    marked(words.first()) || marked(words.last()) || not_public || is_not_public(text) || asked
}

/// Of the words that mark a place those that mean nothing else.
const PLAIN_MARKERS: [&str; 7] =
    ["confidential", "confidental", "undisclosed", "withheld", "suppressed", "redacted", "confidencial"];

/// Whether a cell of whatever column is nothing but such a word: `address_type` = "confidential".
pub(super) fn is_plain_mark(text: &str) -> bool {
    words(text).any(|word| PLAIN_MARKERS.contains(&word.as_str()))
        && words(text).all(|word| PLAIN_MARKERS.contains(&word.as_str()) || CONTEXT_WORDS.contains(&word.as_str()))
}

/// Whether a sentence says of a place that it is not told. "Confidential testing at this location" does not.
pub(super) fn withholds_place(text: &str) -> bool {
    text.split(['.', ';', '!', '?', ',', '\n', '(', ')']).any(|sentence| {
        let words: Vec<String> = words(sentence).collect();
        let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| list.contains(&word.as_str()));
        let secret = |at: usize| {
            is(at, &SECRECY_WORDS) || is(at, &["not", "no"]) && (1..4).any(|n| is(at + n, &DISCLOSURE_WORDS))
        };
        (0..words.len()).any(|at| {
            // "a confidential shelter location", "ubicación confidencial"
            let before = secret(at) && !is(at, &["not", "no"]) && (1..3).any(|n| is(at + n, &PLACE_WORDS));
            let place = is(at, &PLACE_WORDS);
            let behind = place && secret(at + 1);
            let said = || {
                let verb = (at + 1..at + 7).find(|&n| is(n, &LINKING_VERBS) || is(n, &["not", "no"]));
                verb.is_some_and(|verb| (verb..verb + 4).any(secret))
            };
            // "We do not give out our address", "no se divulga la dirección"; whose address it is not: the reader's.
            let kept = || {
                let told = (at + 1..at + 5).find(|&n| is(n, &GIVING_WORDS) || is(n, &DISCLOSURE_WORDS));
                told.and_then(|told| {
                    let place = (told + 1..told + 5).find(|&n| is(n, &PLACE_WORDS))?;
                    Some(!(told..place).any(|n| is(n, &OF_OTHERS)))
                })
            };
            let kept = is(at, &["not", "no", "never", "cannot", "don"]) && kept() == Some(true);
            before || behind || kept || place && said()
        })
    })
}

pub(super) fn is_not_public(text: &str) -> bool {
    let text = text.to_lowercase();
    ["do not publish", "not for public", "not be published", "staff only", "internal use", "no publicar", "uso interno"]
        .iter()
        .any(|mark| text.contains(mark))
}

/// Whether a text has a word that may be meant of its place.
pub(super) fn mentions_confidentiality(text: &str) -> bool {
    words(text).any(|word| MARKER_WORDS[..2].contains(&&*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_is_nothing_but_such_a_word_hides_its_place() {
        for text in
            ["CONFIDENTIAL", "Undisclosed", "(private)", "Address withheld", "No divulgado", "Dirección reservada"]
        {
            assert!(is_only_marker_words(text), "{text}");
        }
        for text in ["", "1 Private Drive", "Confidential Care Center", "No Street", "Hidden Valley", "The Shelter"] {
            assert!(!is_only_marker_words(text), "{text}");
        }
    }

    #[test]
    fn a_text_withholds_place_only_if_it_says_so_of_the_place() {
        for text in [
            "Haven (undisclosed location)",
            "A shelter in a confidential location.",
            "The location of the shelter is kept confidential",
            "Our address is not disclosed.",
            "La dirección es confidencial",
            "Ubicación no divulgada",
            "La ubicación no se divulga por seguridad",
            "Undisclosed location",
            "Ubicación confidencial",
            "Location is confidential",
            "Address kept secret",
        ] {
            assert!(withholds_place(text), "{text}");
        }
        for text in [
            "Free, confidential support group",
            "This location offers confidential testing",
            "Runs the Address Confidentiality Program.",
            "Call for the address. All is confidential.",
            "Apoyo confidencial y gratis",
            "The location is near the bus",
            "The location is not far from the bus",
            "The location is open to all with confidential help",
            "At our location we offer help with rent and food that is confidential",
            "We cannot at this location share food",
            "We do not give out food on holidays at this location",
        ] {
            assert!(!withholds_place(text), "{text}");
        }
    }

    #[test]
    fn an_address_of_such_words_is_still_an_address() {
        for text in ["4 Public Square", "1 Not Road", "Address: 12 Main Street", "12 Main Street for mail"] {
            assert!(!withholds_address(text), "{text}");
        }
        for text in ["Not public", "Address on request", "12 Main Street (confidential)"] {
            assert!(withholds_address(text), "{text}");
        }
    }

    #[test]
    fn a_message_quotes_the_word_and_never_the_street() {
        for (text, word) in [
            ("CONFIDENTIAL", "CONFIDENTIAL"),
            ("CONFIDENTIAL - 22 Birch Street", "CONFIDENTIAL"),
            ("The location is kept confidential. Ring at 22 Birch Street.", "confidential"),
            ("22 Calle Abedul; la dirección no se divulga", "divulga"),
            ("TRUE", "TRUE"),
            ("22 Birch Street", "a mark"),
        ] {
            assert_eq!(marking_word(text), word, "{text}");
        }
    }

    #[test]
    fn only_a_phone_that_is_not_for_the_public_is_marked() {
        assert!(is_not_public("CONFIDENTIAL - staff only, do not publish"));
        assert!(is_not_public("No publicar"));
        assert!(!is_not_public("Confidential helpline, 24 hours"));
    }
}
