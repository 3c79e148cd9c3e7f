//! Whether a query asks for what is open now or soon: "today", "tonight", "open now", in every language.

use super::QueryTerm;

/// Folded words, and words of two that follow each other. Arabic and Chinese as the tokenizer splits them.
const WORDS: [&str; 46] = [
    "open",
    "opened",
    "now",
    "today",
    "tonight",
    "asap", // English
    "abierto",
    "abierta",
    "abiertos",
    "ahora",
    "ahorita",
    "hoy",
    "esta noche", // Spanish
    "aberto",
    "aberta",
    "agora",
    "hoje",
    "esta noite", // Portuguese
    "ouvert",
    "ouverte",
    "maintenant",
    "aujourdhui",
    "aujourd hui",
    "ce soir", // French
    "louvri",
    "ouve",
    "kounye",
    "kounyea",
    "jodi",
    "jodia",
    "aswe", // Haitian Creole
    "mo cua",
    "bay gio",
    "hom nay",
    "toi nay",
    "dem nay", // Vietnamese
    "开门",
    "营业",
    "现在",
    "今天",
    "今晚", // Chinese
    "مفتوح",
    "مفتوحه",
    "الان",
    "اليوم",
    "الليله", // Arabic
];

pub(crate) fn asks_open(terms: &[QueryTerm]) -> bool {
    let has = |text: &str| WORDS.contains(&text);
    let one = terms.iter().any(|term| !term.partial && has(&term.text));
    let two = || terms.windows(2).any(|pair| has(&[pair[0].text.as_str(), &pair[1].text].join(" ")));
    // A query of such a word alone is about a name.
    terms.len() > 1 && (one || two())
}
