//! Keys that a `signpost.toml` has and nobody reads: a slip of the pen, or a key below the wrong line in brackets.

use super::{Keys, Reader};

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

/// The one that is at most two letters away.
fn nearest<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    let near = known.iter().map(|known| (distance(key, known), *known)).min()?;
    (near.0 <= 2 && near.0 * 2 <= key.len()).then_some(near.1)
}

/// Letters to add, remove, exchange or swap with their neighbor.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (rows[i][j] + usize::from(x != y)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && *x == b[j - 1] {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
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
