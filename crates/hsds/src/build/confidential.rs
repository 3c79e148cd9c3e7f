//! What is withheld because its publisher's data say that it is confidential: places, and phones.

use super::{Build, phones::NUMBER, repeated};
use crate::{Kind, dates, names::TableName, table::Row};
use signpost_directory::{Address, Phone};
use std::collections::HashSet;

/// The decision asked of the publisher wherever a place is withheld without `x_confidential`.
const LOCATION_EXPECTED: &str =
    "x_confidential = yes or no in the location's row; until then the address, coordinates and map are withheld";
const PHONE_EXPECTED: &str = "x_confidential = yes or no in the phone's row; until then the phone is withheld";

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
pub(super) enum XConfidential {
    #[default]
    Unset,
    No,
    Yes,
}

/// Of one location, while its tables are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Privacy {
    explicit: XConfidential,
    /// Lines of its addresses, so that no text repeats those of a withheld place.
    pub(super) streets: Vec<String>,
    /// Its addresses as they are compared: words of the lines, town.
    addresses: Vec<(Vec<String>, String)>,
}

impl<'t> Build<'t> {
    /// Reads a row of the location's table, or of one of its addresses.
    pub(super) fn read_privacy(&mut self, at: usize, row: &Row<'t>, texts: &[&str], is_address: bool) {
        if self.privacy.len() <= at {
            self.privacy.resize_with(at + 1, Privacy::default);
        }
        let said = x_confidential(row);
        if !is_address {
            self.privacy[at].explicit = said;
        }
        let explicit = self.privacy[at].explicit;
        if said == XConfidential::Yes || explicit == XConfidential::Yes {
            self.locations[at].confidential = true;
        }
        if said != XConfidential::Unset || explicit != XConfidential::Unset {
            // A flag is asked for even so: a column that was read is not told as unused.
            flag(row);
            return;
        }
        let mark = flag(row).or_else(|| {
            texts.iter().find_map(|column| {
                let text = row.peek(column);
                let alone = !matches!(*column, "description" | "transportation") && is_only_marker_words(text);
                let hidden = alone || withholds_place(text) || is_address && withholds_address(text);
                hidden.then(|| ((*column).to_owned(), marking_word(text)))
            })
        });
        let mark = mark.or_else(|| {
            let mut columns: Vec<&str> = row.table.columns().filter(|column| !texts.contains(column)).collect();
            columns.sort_unstable();
            let marked = columns.into_iter().find(|column| is_plain_mark(row.peek(column)));
            marked.map(|column| (column.to_owned(), marking_word(row.get(&[column]))))
        });
        if let Some((column, found)) = mark {
            self.locations[at].confidential = true;
            self.problems.cell(Kind::Confidential, row, &column, &found, LOCATION_EXPECTED);
        } else if let Some(column) =
            texts.iter().find(|column| words(row.peek(column)).any(|w| MARKER_WORDS[..2].contains(&&*w)))
        {
            let expected = "x_confidential = yes, if the place is meant; nothing was withheld";
            self.problems.in_column(Kind::ConfidentialWord, row, column, row.peek(column), expected);
        }
    }

    pub(super) fn note_address(&mut self, at: usize, address: &Address) {
        let lines: Vec<String> = address.lines.iter().filter(|line| !is_only_marker_words(line)).cloned().collect();
        let words = repeated::words_of(&lines.join(" "));
        let privacy = &mut self.privacy[at];
        privacy.streets.extend(lines);
        if words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit())) {
            privacy.addresses.push((words, address.city.to_lowercase()));
        }
    }

    /// A program's row at a location says that the place is not told.
    pub(super) fn read_privacy_of_site(&mut self, at: usize, row: &Row<'t>) {
        let (said, mark) = (x_confidential(row), flag(row));
        let marked = said == XConfidential::Yes || said == XConfidential::Unset && mark.is_some();
        if !marked || self.locations[at].confidential || self.privacy[at].explicit == XConfidential::No {
            return;
        }
        self.locations[at].confidential = true;
        if let (XConfidential::Unset, Some((column, found))) = (said, mark) {
            self.problems.cell(Kind::Confidential, row, &column, &found, LOCATION_EXPECTED);
        }
    }

    /// The places of a program whose own words say that its place is not told.
    fn withhold_by_program_texts(&mut self) {
        const TEXTS: [&str; 8] = [
            "name",
            "alternate_name",
            "description",
            "short_description",
            "application_process",
            "eligibility_description",
            "alert",
            "x_description_es",
        ];
        for row in self.rows(TableName::Service) {
            let Some(program) = self.ids.programs.get(row.id(&["id"])).copied().flatten() else { continue };
            let Some(column) = TEXTS.iter().find(|column| withholds_place(row.peek(column))) else { continue };
            let mut found = false;
            for site in &self.programs[program].sites {
                let at = site.location as usize;
                let settled = self.privacy.get(at).is_some_and(|privacy| privacy.explicit != XConfidential::Unset);
                if !settled && !self.locations[at].confidential {
                    self.locations[at].confidential = true;
                    found = true;
                }
            }
            if found {
                self.problems.cell(
                    Kind::Confidential,
                    &row,
                    column,
                    &marking_word(row.peek(column)),
                    LOCATION_EXPECTED,
                );
            }
        }
    }

    /// Takes from every withheld place all that leads to it, whatever the order of its rows.
    pub(super) fn withhold(&mut self) {
        self.withhold_by_program_texts();
        self.withhold_same_address();
        for location in self.locations.iter_mut().filter(|location| location.confidential) {
            location.withhold_if_confidential();
            location
                .website
                .take_if(|url| url.contains("/maps") || url.contains("//maps.") || url.contains("openstreetmap"));
        }
    }

    /// A second record of the same address would tell where the first one is.
    fn withhold_same_address(&mut self) {
        let all = self.locations.iter().zip(&self.privacy).filter(|(location, _)| location.confidential);
        let hidden: HashSet<_> = all.flat_map(|(_, privacy)| &privacy.addresses).collect();
        for (location, privacy) in self.locations.iter_mut().zip(&self.privacy) {
            let same = privacy.addresses.iter().any(|address| hidden.contains(address));
            if location.confidential || privacy.explicit == XConfidential::No || !same {
                continue;
            }
            location.confidential = true;
            let found = "the address of another place, which is withheld";
            if let Some(row) = self.first_rows.get(&(TableName::Location, location.source_id.as_str())) {
                self.problems.row(Kind::Confidential, row, found, LOCATION_EXPECTED);
            }
        }
    }

    /// Whether a phone is itself marked; told, unless its publisher has settled it.
    pub(super) fn is_withheld_phone(&mut self, row: &Row<'t>) -> bool {
        let said = x_confidential(row);
        let mark = flag(row);
        if said != XConfidential::Unset {
            if said == XConfidential::Yes {
                self.note_withheld_number(row);
            }
            return said == XConfidential::Yes;
        }
        let hotline = row.get(&["type"]).to_lowercase().contains("hotline");
        let mark = mark.or_else(|| {
            ["number", "phone_number", "type", "description", "department"].iter().find_map(|column| {
                let text = row.peek(column);
                // "Confidential" beside a hotline is a promise to those who call.
                let marked = is_not_public(text) || !hotline && is_only_marker_words(text);
                marked.then(|| ((*column).to_owned(), text.to_owned()))
            })
        });
        let Some((column, _)) = &mark else { return false };
        // The number may stand in the same cell: it is not quoted.
        self.problems.cell(Kind::Confidential, row, column, "a phone marked as not public", PHONE_EXPECTED);
        self.note_withheld_number(row);
        true
    }

    /// Whether a cell with a phone, in a table of something else, says that it is not for the public.
    pub(super) fn is_withheld_cell(&mut self, row: &Row<'t>, columns: &[&str]) -> bool {
        let text = columns.iter().map(|column| row.peek(column)).find(|text| !text.is_empty()).unwrap_or_default();
        let marked = is_not_public(text) || is_only_marker_words(text);
        if marked {
            let raw = row.get(columns).to_owned();
            self.problems.cell(
                Kind::Confidential,
                row,
                row.filled(columns),
                "a phone marked as not public",
                PHONE_EXPECTED,
            );
            self.withheld_numbers.push(raw);
        }
        marked
    }

    /// Whether a number of a cell of several words is marked by a word beside it: "305-555-0100 (private)".
    pub(super) fn is_withheld_number(&mut self, row: &Row<'t>, column: &str, phone: &Phone) -> bool {
        let label = phone.description.as_deref().unwrap_or_default();
        let hotline = phone.kind.as_deref().is_some_and(|kind| kind.contains("hotline"));
        let marked = !hotline && is_only_marker_words(label) && x_confidential(row) == XConfidential::Unset;
        if marked {
            self.problems.cell(Kind::Confidential, row, column, "a phone marked as not public", PHONE_EXPECTED);
            self.withheld_numbers.push(phone.number.clone());
        }
        marked
    }

    fn note_withheld_number(&mut self, row: &Row<'t>) {
        self.withheld_numbers.push(row.get(NUMBER).to_owned());
    }

    /// Whether a contact is marked as not for the public.
    pub(super) fn is_withheld_contact(&mut self, row: &Row<'t>) -> bool {
        let (said, mark) = (x_confidential(row), flag(row));
        match mark {
            _ if said != XConfidential::Unset => said == XConfidential::Yes,
            Some((column, found)) => {
                let expected = "x_confidential = yes or no in the contact's row; until then the contact is withheld";
                self.problems.cell(Kind::Confidential, row, &column, &found, expected);
                true
            }
            None => false,
        }
    }
}

/// `x_confidential`: anything that is not clearly "no" counts as "yes".
fn x_confidential(row: &Row) -> XConfidential {
    match row.get(&["x_confidential"]) {
        "" => XConfidential::Unset,
        raw if is_no(raw) => XConfidential::No,
        _ => XConfidential::Yes,
    }
}

/// The flag column by which the row is confidential, and its value.
fn flag(row: &Row) -> Option<(String, String)> {
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
fn marking_word(text: &str) -> String {
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
fn is_only_marker_words(text: &str) -> bool {
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
fn withholds_address(text: &str) -> bool {
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
fn is_plain_mark(text: &str) -> bool {
    words(text).any(|word| PLAIN_MARKERS.contains(&word.as_str()))
        && words(text).all(|word| PLAIN_MARKERS.contains(&word.as_str()) || CONTEXT_WORDS.contains(&word.as_str()))
}

/// Whether a sentence says of a place that it is not told. "Confidential testing at this location" does not.
fn withholds_place(text: &str) -> bool {
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

fn is_not_public(text: &str) -> bool {
    let text = text.to_lowercase();
    ["do not publish", "not for public", "not be published", "staff only", "internal use", "no publicar", "uso interno"]
        .iter()
        .any(|mark| text.contains(mark))
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
        ] {
            assert!(!withholds_place(text), "{text}");
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
