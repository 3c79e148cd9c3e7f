//! What the words around a number say of it.

/// Words of a label that say nothing which a reader does not see.
pub(super) const NEUTRAL: [&str; 20] = [
    "p",
    "t",
    "phone",
    "telephone",
    "tel",
    "ph",
    "number",
    "no",
    "call",
    "dial",
    "voice",
    "teléfono",
    "telefono",
    "llame",
    "al",
    "marque",
    "llamar",
    "tél",
    "or",
    "and",
];

/// The kinds that a screen tells apart, by the words for them.
pub(super) const KINDS: [(&str, &[&str]); 5] = [
    ("fax", &["fax", "facsimile"]),
    ("tty", &["tty", "tdd", "ttd", "teletype", "relay"]),
    ("text", &["text", "texts", "txt", "sms", "texto"]),
    ("hotline", &["hotline", "helpline", "crisis"]),
    ("pager", &["pager", "beeper"]),
];

pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What stands between two numbers: the label of the one in front, and of the one behind.
pub(super) fn split_label<'a>(between: &'a str, labels: &[String]) -> (&'a str, &'a str) {
    // Brackets behind a number are its own, unless the number in front has its brackets in front of it.
    let in_front = labels.last().is_some_and(|label| label.trim_start().starts_with('('));
    if let Some(at) = between.find(')').filter(|_| !in_front && between.trim_start().starts_with('(')) {
        let behind = &between[at + 1..];
        if !behind.contains([',', ';', '/', '|']) {
            return (&between[..=at], behind);
        }
    }
    let mut depth = 0;
    for (at, c) in between.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' | '/' | '|' if depth <= 0 => return (&between[..at], &between[at + 1..]),
            _ => {}
        }
    }
    let lower = between.to_lowercase();
    for word in [" or ", " and ", " o ", " ó ", " y ", " & "] {
        // Where letters of other scripts are longer in lower case, the place is another.
        if let Some(at) = lower.find(word).filter(|_| lower.len() == between.len())
            && let (Some(before), Some(behind)) = (between.get(..at), between.get(at + word.len()..))
        {
            return (before, behind);
        }
    }
    let of_next = between.trim_end().ends_with(':') || labels.last().is_some_and(|label| !cleaned(label).is_empty());
    if in_front || of_next && !between.trim_end().ends_with(')') { ("", between) } else { (between, "") }
}

/// A label without the marks that set it off.
pub(super) fn cleaned(label: &str) -> String {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut label = label.trim_matches(|c: char| c.is_whitespace() || ":;,/|-.=\u{2013}\u{2014}[]".contains(c));
    let inside = label.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if let Some(inside) = inside.filter(|inside| !inside.contains(['(', ')'])) {
        label = inside.trim();
    }
    label = label.strip_suffix("then").filter(|rest| !rest.ends_with(char::is_alphanumeric)).unwrap_or(label);
    label = label.trim_end_matches([' ', ':', ',']);
    // A bracket that closed around an extension.
    if label.matches('(').count() != label.matches(')').count() {
        label = label.trim_matches(|c: char| c.is_whitespace() || c == '(' || c == ')');
    }
    if label.chars().any(char::is_alphanumeric) { label.to_owned() } else { String::new() }
}

/// "fax" is a kind; "fax to intake" a kind and a label; "call or text" a label.
pub(super) fn kind_and_label(label: &str) -> (Option<String>, Option<String>) {
    let lower = label.to_lowercase();
    let all: Vec<&str> = words(&lower).collect();
    if all == ["f"] {
        return (Some("fax".to_owned()), None);
    }
    let kind_of = |word: &&str| KINDS.iter().find(|(_, words)| words.contains(word)).map(|(kind, _)| *kind);
    let mut kinds: Vec<&str> = all.iter().filter_map(kind_of).collect();
    kinds.dedup();
    let spoken = all.iter().any(|word| matches!(*word, "voice" | "v" | "call" | "llame" | "phone" | "calls"));
    let kind = match kinds[..] {
        [kind] if !spoken || kind == "hotline" => Some(kind.to_owned()),
        _ => None,
    };
    let says_more = match kind {
        Some(_) => all.iter().any(|word| kind_of(word).is_none() && !NEUTRAL.contains(word)),
        None => all.iter().any(|word| !NEUTRAL.contains(word)),
    };
    (kind, says_more.then(|| label.to_owned()))
}

/// Whether a label says that its number is not to be called: then it stays among the words.
pub(super) fn is_out_of_use(label: &str) -> bool {
    const ALONE: [&str; 10] = [
        "not",
        "old",
        "former",
        "previous",
        "wrong",
        "do not call",
        "don't call",
        "don\u{2019}t call",
        "no llame",
        "no llamar",
    ];
    const WITHIN: [&str; 8] = [
        "disconnected",
        "formerly",
        "out of service",
        "not in service",
        "wrong number",
        "old number",
        "desconectado",
        "fuera de servicio",
    ];
    let label = label.to_lowercase();
    ALONE.contains(&label.as_str()) || WITHIN.iter().any(|words| label.contains(words))
}
