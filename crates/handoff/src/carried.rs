//! The token that carries a reader's own list to another phone, by a link or a QR code: the programs' codes, what happened
//! with each, and notes where the reader wants that. docs/handoff.md has the layout.

use crate::{
    HandoffError, MAX_LINE, MAX_TOKEN,
    bits::{Bits, BitsWriter},
    text, tidy_text,
    token::{CHECK_BYTES, check, day_number, read_day},
};
use base64ct::{Base64UrlUnpadded, Encoding};
use signpost_directory::{Code, Date};

const VERSION: u64 = 1;
const COUNT_BITS: u8 = 8;
const CODE_BITS: u8 = 30;
const STATE_BITS: u8 = 5;
/// Programs in one token; a longer list goes as a file.
pub const MAX_CARRIED: usize = 100;

/// A list on its way to another phone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// In the reader's order.
    pub items: Vec<CarriedItem>,
}

/// One program of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CarriedItem {
    /// Which program.
    pub code: Code,
    /// The place of its state in the list of states, below 32.
    pub state: u8,
    /// The day on which it came into that state.
    pub on: Option<Date>,
    /// The reader's note, at most [`MAX_LINE`] characters of it; empty: none, or left out.
    pub note: String,
}

impl Carried {
    /// The token: letters, digits, `-` and `_` only.
    pub fn encode(&self) -> Result<String, HandoffError> {
        match self.items.len() {
            0 => return Err(HandoffError::Empty),
            n if n > MAX_CARRIED => return Err(HandoffError::TooMany),
            _ => {}
        }
        let mut out = BitsWriter::default();
        out.put(VERSION, 8);
        out.put(self.items.len() as u64, COUNT_BITS);
        for item in &self.items {
            out.put(item.code.bits().into(), CODE_BITS);
            out.put(item.state.into(), STATE_BITS);
            let day = item.on.and_then(day_number);
            out.put(day.is_some().into(), 1);
            if let Some(day) = day {
                out.put(day.into(), 16);
            }
            let note = tidy_text(&item.note, MAX_LINE);
            out.put((!note.is_empty()).into(), 1);
            if !note.is_empty() {
                text::write(&mut out, &note);
            }
        }
        let mut bytes = out.into_bytes();
        bytes.extend(check(&bytes));
        let token = Base64UrlUnpadded::encode_string(&bytes);
        if token.len() > MAX_TOKEN { Err(HandoffError::TooLong) } else { Ok(token) }
    }

    /// Reads any token whatever.
    pub fn decode(token: &str) -> Result<Carried, HandoffError> {
        if token.len() > MAX_TOKEN {
            return Err(HandoffError::Damaged);
        }
        let bytes = Base64UrlUnpadded::decode_vec(token.trim()).map_err(|_| HandoffError::Damaged)?;
        let split = bytes.len().checked_sub(CHECK_BYTES).ok_or(HandoffError::Damaged)?;
        let (body, found) = bytes.split_at(split);
        if check(body) != found {
            return Err(HandoffError::Damaged);
        }
        let bits = &mut Bits::new(body);
        match bits.take(8) {
            Some(VERSION) => read_items(bits).map(|items| Carried { items }).ok_or(HandoffError::Damaged),
            Some(newer) if newer > VERSION => Err(HandoffError::Newer),
            _ => Err(HandoffError::Damaged),
        }
    }
}

fn read_items(bits: &mut Bits) -> Option<Vec<CarriedItem>> {
    let count = bits.take(COUNT_BITS)? as usize;
    if !(1..=MAX_CARRIED).contains(&count) {
        return None;
    }
    let item = |_| {
        let code = Code::from_bits(bits.take(CODE_BITS)? as u32)?;
        let state = bits.take(STATE_BITS)? as u8;
        let on = read_day(bits)?;
        let note = if bits.take(1)? == 1 { tidy_text(&text::read(bits)?, MAX_LINE) } else { String::new() };
        Some(CarriedItem { code, state, on, note })
    };
    (0..count).map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use signpost_hours::date::date;

    fn item(n: usize, note: &str) -> CarriedItem {
        let code = Code::candidates("program").nth(n).expect("endless");
        CarriedItem { code, state: (n % 11) as u8, on: Some(date(2026, 11, 29)), note: note.to_owned() }
    }

    #[test]
    fn a_token_of_version_1_is_read_for_ever() {
        let list =
            Carried { items: vec![item(0, "Tuesday at 9, bring the lease"), CarriedItem { on: None, ..item(1, "") }] };
        let token = include_str!("../../../tests/golden/carried/v1").trim_end();
        assert_eq!(list.encode().as_deref(), Ok(token));
        assert_eq!(Carried::decode(token), Ok(list));
    }

    #[test]
    fn a_list_of_thirty_programs_fits_a_code_that_a_phone_reads_from_a_screen() {
        let list = Carried { items: (0..30).map(|n| item(n, "")).collect() };
        let link = format!("https://help.example.org/#/carry?{}", list.encode().unwrap());
        let code = crate::qr::qr_code(&link).unwrap();
        assert!(code.version <= 15, "version {}", code.version);
    }

    #[test]
    fn a_list_may_be_as_long_as_is_said_and_no_longer() {
        let full = Carried { items: (0..MAX_CARRIED).map(|n| item(n, "")).collect() };
        assert_eq!(Carried::decode(&full.encode().unwrap()), Ok(full));
        // What a token has behind its items is for versions to come, within the bound of all tokens.
        let padded = |length: usize| {
            let mut bytes =
                Base64UrlUnpadded::decode_vec(&Carried { items: vec![item(1, "")] }.encode().unwrap()).unwrap();
            bytes.truncate(bytes.len() - CHECK_BYTES);
            bytes.resize(length, 0);
            bytes.extend(check(&bytes));
            Carried::decode(&Base64UrlUnpadded::encode_string(&bytes))
        };
        let longest = MAX_TOKEN / 4 * 3 - CHECK_BYTES;
        assert!(padded(longest).is_ok());
        assert_eq!(padded(longest + 3), Err(HandoffError::Damaged));
    }

    #[test]
    fn the_longest_token_of_all_can_be_made_and_read() {
        let long = "\u{436}".repeat(MAX_LINE);
        let with = |bytes: usize| {
            let last = long[..bytes / 2 * 2].to_owned() + &"a".repeat(bytes % 2);
            let notes = std::iter::repeat_n(long.as_str(), 10).chain([last.as_str(), ""]);
            Carried { items: notes.enumerate().map(|(n, note)| item(n, note)).collect() }
        };
        let made: Vec<Carried> = (MAX_LINE..2 * MAX_LINE).map(with).filter(|list| list.encode().is_ok()).collect();
        let longest = made.last().and_then(|list| list.encode().ok()).unwrap_or_default();
        assert_eq!(longest.len(), MAX_TOKEN);
        assert!(Carried::decode(&longest).ok().as_ref() == made.last());
        assert_eq!(with(2 * MAX_LINE).encode(), Err(HandoffError::TooLong));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert_eq!(Carried::default().encode(), Err(HandoffError::Empty));
        let many = Carried { items: (0..=MAX_CARRIED).map(|n| item(n, "")).collect() };
        assert_eq!(many.encode(), Err(HandoffError::TooMany));
        let long = Carried { items: (0..60).map(|n| item(n, &"ж".repeat(MAX_LINE))).collect() };
        assert_eq!(long.encode(), Err(HandoffError::TooLong));
        let token = Carried { items: vec![item(0, "note")] }.encode().unwrap();
        for damaged in ["", "A", "....", &token[1..], &token[..token.len() - 1], &"A".repeat(MAX_TOKEN + 1)] {
            assert_eq!(Carried::decode(damaged), Err(HandoffError::Damaged), "{damaged}");
        }
        for (version, error) in [(0, HandoffError::Damaged), (2, HandoffError::Newer)] {
            let mut bytes = vec![version, 0, 0];
            bytes.extend(check(&bytes));
            assert_eq!(Carried::decode(&Base64UrlUnpadded::encode_string(&bytes)), Err(error));
        }
    }

    proptest! {
        #[test]
        fn a_list_is_read_back(notes in proptest::collection::vec("\\PC{0,60}", 1..20), state in 0u8..32) {
            let items = notes.iter().enumerate().map(|(n, note)| CarriedItem { state, ..item(n, &tidy_text(note, MAX_LINE)) });
            let list = Carried { items: items.collect() };
            prop_assert_eq!(Carried::decode(&list.encode().unwrap()), Ok(list));
        }

        #[test]
        fn any_text_is_a_list_or_refused(text in ".{0,200}", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Carried::decode(&text);
            let mut bytes = bytes;
            bytes.insert(0, 1);
            bytes.extend(check(&bytes.clone()));
            let _ = Carried::decode(&Base64UrlUnpadded::encode_string(&bytes));
        }
    }
}
