//! Target paths, and the patterns by which roles are delegated (TARGETPATH and PATHPATTERN, specification 4.5).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// In bytes.
pub const MAX_PATH: usize = 1_024;

/// Whether `path` stays inside the site: relative, no empty, `.` or `..` part, no backslash, no control character,
/// bounded. `?`, `#`, `%` and spaces are allowed; [`quote`] encodes them.
pub fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && path.len() <= MAX_PATH
        && !path.contains(|c: char| c == '\\' || c.is_control())
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Percent-encodes everything but unreserved characters and `/` (RFC 3986), for a URL's path.
pub fn quote(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// Percent-encodes `/` too, so that a role's name can be a file name.
pub fn quote_name(name: &str) -> String {
    utf8_percent_encode(name, SEGMENT).to_string()
}

/// All but unreserved characters (RFC 3986, section 2.3).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const PATH: &AsciiSet = &SEGMENT.remove(b'/');

/// Whether a PATHPATTERN matches `path`: `*`, `?` and `[...]` as in a shell; none of them matches `/`.
pub fn matches(pattern: &str, path: &str) -> bool {
    let patterns: Vec<&str> = pattern.split('/').collect();
    let parts: Vec<&str> = path.split('/').collect();
    patterns.len() == parts.len()
        && patterns.iter().zip(parts).all(|(pattern, part)| {
            let pattern: Vec<char> = pattern.chars().collect();
            let part: Vec<char> = part.chars().collect();
            matches_part(&pattern, &part)
        })
}

/// Linear in pattern times text, since only the last `*` is tried again after a mismatch.
fn matches_part(pattern: &[char], text: &[char]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if p < pattern.len() && pattern[p] == '*' {
            star = Some((p, t));
            p += 1;
        } else if let Some(width) = single(&pattern[p..], text[t]) {
            p += width;
            t += 1;
        } else if let Some((at, from)) = star {
            star = Some((at, from + 1));
            p = at + 1;
            t = from + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// The length of the first item of the pattern, if it matches `c`.
fn single(pattern: &[char], c: char) -> Option<usize> {
    match *pattern.first()? {
        '?' => Some(1),
        '[' => match set(pattern, c) {
            Some((width, found)) => found.then_some(width),
            None => (c == '[').then_some(1), // an unclosed set is a literal bracket
        },
        literal => (literal == c).then_some(1),
    }
}

/// `[abc]`, `[a-z]`, `[!abc]`: the length of the set and whether `c` is in it; `None` when it is not closed.
fn set(pattern: &[char], c: char) -> Option<(usize, bool)> {
    let negated = pattern.get(1) == Some(&'!');
    let start = if negated { 2 } else { 1 };
    // a `]` at the start is a member
    let close = (start + 1..pattern.len()).find(|at| pattern[*at] == ']')?;
    let members = &pattern[start..close];
    let mut found = false;
    let mut at = 0;
    while at < members.len() {
        if at + 2 < members.len() && members[at + 1] == '-' {
            found |= (members[at]..=members[at + 2]).contains(&c);
            at += 3;
        } else {
            found |= members[at] == c;
            at += 1;
        }
    }
    Some((close + 1, found != negated))
}
