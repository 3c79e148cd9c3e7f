//! `[[neighbors]]` of `signpost.toml`: directories of other communities.

use super::{Reader, Value, ending_with_slash, is_base_url};
use crate::Neighbor;
use toml::de::DeValue;

/// More are a list to search in, and no neighbors.
const MOST: usize = 12;
/// Hex digits of a SHA-256.
const FINGERPRINT: usize = 64;

impl Reader<'_> {
    /// `own`: where this site is published.
    pub(super) fn neighbors(&mut self, Value { key, value }: Value, own: Option<&str>) -> Vec<Neighbor> {
        let span = value.span();
        let DeValue::Array(items) = value.into_inner() else {
            self.error(span, &key, "expected one [[neighbors]] for each directory".to_owned());
            return Vec::new();
        };
        if items.len() > MOST {
            self.error(span, &key, format!("{} neighbors: at most {MOST} are shown", items.len()));
        }
        let mut neighbors: Vec<Neighbor> = Vec::new();
        for item in items.into_iter().take(MOST) {
            let span = item.span();
            let Some(mut table) = self.table(Value { key: key.clone(), value: item }) else { continue };
            let name = table.take("name").map(|value| self.localized(value)).unwrap_or_default();
            if name.0.is_empty() {
                self.error(span.clone(), &key, "a neighbor without its name".to_owned());
            }
            let expected = "the address of its site, such as \"https://help.lark.example.org/\"";
            let base_url = match table.take("base_url") {
                Some(value) => self.checked(&value, expected, is_base_url).map(ending_with_slash),
                None => {
                    self.error(span.clone(), &key, format!("a neighbor without base_url: {expected}"));
                    None
                }
            };
            let expected = "the fingerprint of a key of its root: 64 digits and letters a to f, as “signpost verify \
                            --root” and “signpost keys show” print it; ask that community for it";
            let root = match table.take("root") {
                Some(value) => {
                    self.checked(&value, expected, |text| grouped(text).is_some()).as_deref().and_then(grouped)
                }
                None => {
                    self.error(span.clone(), &key, format!("a neighbor without root, {expected}"));
                    None
                }
            };
            self.unknown(table, &["name", "base_url", "root"]);
            let (Some(base_url), Some(root)) = (base_url, root) else { continue };
            if Some(base_url.as_str()) == own || neighbors.iter().any(|other| other.base_url == base_url) {
                let message = format!("{base_url} is this site itself, or stands here twice: take it out");
                self.problem(false, span, &key, message);
                continue;
            }
            neighbors.push(Neighbor { name, base_url, root });
        }
        neighbors
    }
}

/// A fingerprint in small letters and groups of four, however it is typed.
fn grouped(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && !"-:".contains(*c)).collect();
    let digits = digits.to_ascii_lowercase();
    if digits.len() != FINGERPRINT || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let groups: Vec<&str> = (0..FINGERPRINT).step_by(4).map(|at| &digits[at..at + 4]).collect();
    Some(groups.join(" "))
}

#[cfg(test)]
mod tests {
    use crate::{Neighbor, config::parse};

    const KEY: &str = "ABCD 1234 abcd-1234:abcd1234abcd1234 abcd1234abcd1234 abcd1234abcd1234";

    fn neighbors(rest: &str) -> (Vec<Neighbor>, String) {
        let own = "base_url = \"https://help.maple.example/\"";
        let text = format!("name = \"A\"\ntime_zone = \"UTC\"\n{own}\n[[neighbors]]\n{rest}\n");
        let (community, problems) = parse(&text);
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        (community.neighbors, problems.join("\n"))
    }

    #[test]
    fn a_neighbor_has_a_name_an_address_and_a_fingerprint() {
        let whole =
            format!("name = \"Lark\"\nbase_url = \"https://help.lark.example/x\"\nroot = \"{}\"", KEY.replace(' ', ""));
        let (found, told) = neighbors(&whole);
        assert_eq!(told, "");
        assert_eq!(found[0].base_url, "https://help.lark.example/x/");
        assert!(found[0].root.starts_with("abcd 1234 abcd 1234 ") && found[0].root.len() == 79, "{}", found[0].root);
        let (twice, told) = neighbors(&format!("{whole}\n[[neighbors]]\n{whole}"));
        assert_eq!(twice.len(), 1);
        assert!(told.contains("twice"), "{told}");
    }

    #[test]
    fn what_is_no_neighbor_is_named_with_its_line() {
        let url = "base_url = \"https://help.lark.example/\"";
        let root = format!("root = \"{KEY}\"");
        for (rest, says) in [
            (format!("{url}\n{root}"), "without its name"),
            (format!("name = \"Lark\"\n{root}"), "without base_url"),
            (format!("name = \"Lark\"\n{url}"), "without root"),
            (format!("name = \"Lark\"\n{url}\nroot = \"abcd 1234\""), "64 digits"),
            (format!("name = \"Lark\"\n{root}\nbase_url = \"http://help.lark.example/\""), "the address of its site"),
            (format!("name = \"Lark\"\n{root}\nbase_url = \"javascript:alert(1)\""), "the address of its site"),
            (format!("name = \"Lark\"\n{root}\nbase_url = \"https://help.maple.example\""), "this site itself"),
            (format!("name = \"Lark\"\n{url}\n{root}\ncolour = 1"), "unknown key"),
        ] {
            let (_, told) = neighbors(&rest);
            assert!(told.contains(says) && told.contains("line "), "{rest}: {told}");
        }
        let (_, told) = neighbors(&"name = \"Lark\"\n[[neighbors]]\n".repeat(13));
        assert!(told.contains("at most 12"), "{told}");
    }
}
