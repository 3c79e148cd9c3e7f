//! Groups of digits that people read as one number: phone numbers, 2-1-1, ZIP+4.

/// A number of several groups, from where it was looked for up to `end`.
pub(super) struct Grouped {
    from: usize,
    /// Digits after this many are not part of the word (the +4 of a ZIP+4).
    keep: usize,
    /// A leading country code 1 is not part of the word.
    skip: usize,
    pub end: usize,
}

impl Grouped {
    /// The digits that make the word.
    pub(super) fn digits(&self, bytes: &[u8], digit: impl FnMut(u8)) {
        let digits = bytes[self.from..self.end].iter().copied().filter(u8::is_ascii_digit);
        digits.skip(self.skip).take(self.keep).for_each(digit);
    }
}

/// Reads the groups of digits that start at `from`; `None` when they are separate numbers.
pub(super) fn grouped(bytes: &[u8], from: usize) -> Option<Grouped> {
    // Lengths of the groups and where each ends; a number has at most five groups.
    let mut lengths = [0usize; 5];
    let mut ends = [0usize; 5];
    let mut count = 0;
    let mut spaced = false;
    let mut at = from;
    while count < lengths.len() {
        let start = at;
        while at < bytes.len() && at - start <= 15 && bytes[at].is_ascii_digit() {
            at += 1;
        }
        if at == start || bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            break;
        }
        lengths[count] = at - start;
        ends[count] = at;
        count += 1;
        let separator = match (bytes.get(at), bytes.get(at + 1), bytes.get(at + 2)) {
            (Some(b'-' | b'.'), Some(b'0'..=b'9'), _) | (Some(b')'), Some(b'0'..=b'9'), _) => 1,
            (Some(b' '), Some(b'0'..=b'9'), _) => {
                spaced = true;
                1
            }
            (Some(b' '), Some(b'('), Some(b'0'..=b'9')) | (Some(b')'), Some(b' ' | b'-'), Some(b'0'..=b'9')) => 2,
            _ => break,
        };
        at += separator;
    }
    let whole = |groups: usize, skip: usize, keep: usize| Some(Grouped { from, keep, skip, end: ends[groups - 1] });
    match lengths[..count] {
        [1, 3, 3, 4, ..] if bytes[from] == b'1' => whole(4, 1, 10),
        [3, 3, 4, ..] => whole(3, 0, 10),
        [3, 4] if !spaced => whole(2, 0, 7),
        [5, 4] if !spaced => whole(2, 0, 5),
        [1, 1, 1] if !spaced => whole(3, 0, 3),
        _ => None,
    }
}
