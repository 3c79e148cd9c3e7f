//! Keys that a `signpost.toml` has and nobody reads: a slip of the pen, or a key below the wrong line in brackets.

use super::{Keys, Reader};
use strsim::osa_distance;

/// The keys that stand above all lines in brackets, or are one.
pub(super) const OF_THE_FILE: [&str; 15] = [
    "name",
    "tagline",
    "time_zone",
    "languages",
    "country",
    "base_url",
    "contact",
    "crisis_lines",
    "sheet",
    "partners",
    "browse",
    "areas",
    "brand",
    "notices",
    "neighbors",
];

impl Reader<'_> {
    pub(super) fn unknown(&mut self, keys: Keys, known: &[&str]) {
        for (key, (span, _)) in &keys.left {
            let name = keys.name(key);
            let message = match nearest(key, known) {
                Some(near) => format!("unknown key; did you mean {near}?"),
                None if name != *key && OF_THE_FILE.contains(&key.as_str()) => {
                    format!("unknown key here; write {key} above the first line that begins with [")
                }
                None => format!("unknown key; known here: {}", known.join(", ")),
            };
            self.error(span.clone(), &name, message);
        }
    }
}

/// The one that is at most two letters away: added, left out, exchanged or swapped with their neighbour.
fn nearest<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    let near = known.iter().map(|known| (osa_distance(key, known), *known)).min()?;
    (near.0 <= 2 && near.0 * 2 <= key.len()).then_some(near.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_near_and_another_word_is_not() {
        for (key, expected) in [
            ("brnad", Some("brand")),
            ("neighbours", Some("neighbors")),
            ("timezone", Some("time_zone")),
            ("langages", Some("languages")),
            ("colour", None),
            ("x", None),
        ] {
            assert_eq!(nearest(key, &OF_THE_FILE), expected, "{key}");
        }
    }
}
