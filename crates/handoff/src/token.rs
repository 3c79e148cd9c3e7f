//! The token that carries a handoff in a link: base64url of bits, in two versions. docs/handoff.md has the layout.
//!
//! Version 2 begins with the programs and a check of them alone: a link that a message cut off, or whose end somebody
//! mistyped, still brings its programs. Version 1 is read for ever.

use super::{Handoff, HandoffError, Item, MAX_ITEMS, MAX_PHRASES, MAX_TOKEN, Phrase, Received, distinct};
use crate::{
    bits::{Bits, BitsWriter},
    text,
};
use base64ct::{Base64UrlUnpadded, Encoding};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};
use signpost_directory::{Code, Date};
use signpost_hours::date::date;

const VERSION: u64 = 2;
pub(crate) const FIRST_DAY: Date = date(2020, 1, 1);
/// Of a check: the first bytes of SHA-256. It notices damage; it is no protection against malice, which a link cannot
/// have.
pub(crate) const CHECK_BYTES: usize = 2;
/// Version, number of programs, discreet, whether parts are named, two bits for later.
const HEAD_BITS: usize = 8 + 4 + 1 + 3;
pub(crate) const CODE_BITS: u8 = 30;
const PHRASE_COUNT_BITS: u8 = 3;
const PHRASE_ID_BITS: u8 = 6;
/// Between the ids of parts.
const PARTS_APART: &str = " ";
/// Phrases are numbered below this.
pub(crate) const PHRASE_IDS: u8 = 1 << PHRASE_ID_BITS;

impl Handoff {
    /// The token that stands behind `#/for?`: letters, digits, `-` and `_` only.
    pub fn encode(&self) -> Result<String, HandoffError> {
        let handoff = self.tidy();
        match handoff.items.len() {
            0 => return Err(HandoffError::Empty),
            n if n > MAX_ITEMS => return Err(HandoffError::TooMany),
            _ => {}
        }
        Some(with_check(write_version_2(&handoff)))
            .filter(|token| token.len() <= MAX_TOKEN)
            .ok_or(HandoffError::TooLong)
    }

    /// Reads any token whatever; what is read is already [tidy](Handoff::tidy). What a damaged link still holds is for
    /// [`Handoff::receive`].
    pub fn decode(token: &str) -> Result<Handoff, HandoffError> {
        match Handoff::receive(token)? {
            Received { handoff, is_whole: true } => Ok(handoff),
            _ => Err(HandoffError::Damaged),
        }
    }

    /// Reads a link as it arrived, its programs alone where its end is damaged.
    ///
    /// What mail programs and people put around a link is cut off, and percent-encoding is undone.
    pub fn receive(token: &str) -> Result<Received, HandoffError> {
        let [joined, first] = as_arrived(token);
        let whole = decode_exactly(&joined).or_else(|error| match error {
            HandoffError::Damaged => decode_exactly(&first),
            other => Err(other),
        });
        match whole {
            Ok(handoff) => Ok(Received { handoff, is_whole: true }),
            Err(HandoffError::Damaged) => [joined, first]
                .iter()
                .find_map(|token| programs_alone(token))
                .map(|handoff| Received { handoff, is_whole: false })
                .ok_or(HandoffError::Damaged),
            Err(other) => Err(other),
        }
    }
}

/// What may be the token in a link as it arrived: percent-encoding is undone, and what stands around a token is cut off.
///
/// Messages wrap links, and quote them, tag them or write on behind them. Whether what stands behind white space belongs
/// to the token is for the check to say: the first has it, the second does not.
pub(crate) fn as_arrived(token: &str) -> [String; 2] {
    let token = percent_decode_str(token).decode_utf8_lossy();
    let is_foreign = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let up_to_foreign = |text: &str| text.split(is_foreign).next().unwrap_or_default().to_owned();
    [up_to_foreign(&token.split_whitespace().collect::<String>()), up_to_foreign(token.trim_start())]
}

/// The bytes of a token before its check; `None`: it is damaged.
pub(crate) fn checked_bytes(token: &str) -> Option<Vec<u8>> {
    if token.len() > MAX_TOKEN {
        return None;
    }
    let mut bytes = Base64UrlUnpadded::decode_vec(token).ok()?;
    let found = bytes.split_off(bytes.len().checked_sub(CHECK_BYTES)?);
    (check(&bytes)[..] == found).then_some(bytes)
}

/// Reads a token with nothing around it.
fn decode_exactly(token: &str) -> Result<Handoff, HandoffError> {
    let body = checked_bytes(token).ok_or(HandoffError::Damaged)?;
    let mut bits = Bits::new(&body);
    let version = bits.take(8).ok_or(HandoffError::Damaged)?;
    let (handoff, write): (_, fn(&Handoff) -> Vec<u8>) = match version {
        1 => (read_version_1(&mut bits), write_version_1),
        2 => (read_version_2(&body), write_version_2),
        newer if newer > VERSION => return Err(HandoffError::Newer),
        _ => return Err(HandoffError::Damaged),
    };
    let handoff = handoff.filter(|handoff| !handoff.items.is_empty()).ok_or(HandoffError::Damaged)?;
    // One handoff has one token: a second spelling of it was not made by us.
    match with_check(write(&handoff.tidy())) == token {
        true => Ok(handoff),
        false => Err(HandoffError::Damaged),
    }
}

/// The programs of a version 2 token whose end is lost or changed.
fn programs_alone(token: &str) -> Option<Handoff> {
    // The base64 digits that hold the longest head, or all there are, filled up to whole groups with zeros.
    let longest = (head_bytes(MAX_ITEMS) * 8).div_ceil(6);
    let digits = token.get(..token.len().min(longest))?;
    let fill = "AAA".get(..(4 - digits.len() % 4) % 4)?;
    let bytes = Base64UrlUnpadded::decode_vec(&format!("{digits}{fill}")).ok()?;
    let (handoff, ..) = read_head(&bytes)?;
    Some(Handoff { items: distinct(handoff.items), ..handoff })
}

fn write_version_2(handoff: &Handoff) -> Vec<u8> {
    let mut head = BitsWriter::default();
    head.put(VERSION, 8);
    head.put(handoff.items.len() as u64, 4);
    head.put(handoff.discreet.into(), 1);
    head.put((!handoff.parts.is_empty()).into(), 1);
    head.put(0, 2);
    for item in &handoff.items {
        head.put(item.code.bits().into(), CODE_BITS);
    }
    let mut bytes = head.into_bytes();
    let check = check(&bytes);
    bytes.extend(check);
    let mut out = BitsWriter::default();
    let day = handoff.made_on.and_then(day_number);
    out.put(day.is_some().into(), 1);
    if let Some(number) = day {
        out.put(number.into(), 16);
    }
    text::write(&mut out, handoff.lang.as_deref().unwrap_or(""));
    text::write(&mut out, &handoff.from);
    if !handoff.parts.is_empty() {
        text::write(&mut out, &handoff.parts.join(PARTS_APART));
    }
    for item in &handoff.items {
        text::write(&mut out, &item.line);
        out.put(item.phrases.len() as u64, PHRASE_COUNT_BITS);
        for phrase in &item.phrases {
            out.put(phrase.id.into(), PHRASE_ID_BITS);
            text::write(&mut out, &phrase.argument);
        }
    }
    bytes.extend(out.into_bytes());
    bytes
}

fn read_version_2(body: &[u8]) -> Option<Handoff> {
    let (mut handoff, names_parts, rest) = read_head(body)?;
    let bits = &mut Bits::new(rest);
    handoff.made_on = read_day(bits)?;
    handoff.lang = Some(text::read(bits)?).filter(|lang| !lang.is_empty());
    handoff.from = text::read(bits)?;
    if names_parts {
        handoff.parts = text::read(bits)?.split(PARTS_APART).map(str::to_owned).collect();
    }
    for item in &mut handoff.items {
        item.line = text::read(bits)?;
        let count = bits.take(PHRASE_COUNT_BITS)?;
        item.phrases = (0..count.min(MAX_PHRASES as u64))
            .map(|_| Some(Phrase { id: bits.take(PHRASE_ID_BITS)? as u8, argument: text::read(bits)? }))
            .collect::<Option<Vec<_>>>()?;
    }
    Some(handoff)
}

/// The programs, whether parts are named, and the bytes behind their check; `None`: the check fails.
fn read_head(bytes: &[u8]) -> Option<(Handoff, bool, &[u8])> {
    let bits = &mut Bits::new(bytes);
    if bits.take(8)? != 2 {
        return None;
    }
    let count = bits.take(4)? as usize;
    let discreet = bits.take(1)? == 1;
    let names_parts = bits.take(1)? == 1;
    let later = bits.take(2)?;
    let (head, rest) = bytes.split_at_checked(head_bytes(count))?;
    let (checked, found) = head.split_at(head.len() - CHECK_BYTES);
    if count == 0 || later != 0 || check(checked) != found {
        return None;
    }
    let items = (0..count)
        .map(|_| Some(Item { code: Code::from_bits(bits.take(CODE_BITS)? as u32)?, ..Item::default() }))
        .collect::<Option<Vec<_>>>()?;
    Some((Handoff { items, discreet, ..Handoff::default() }, names_parts, rest))
}

/// Of so many programs with their check.
fn head_bytes(programs: usize) -> usize {
    (HEAD_BITS + programs * usize::from(CODE_BITS)).div_ceil(8) + CHECK_BYTES
}

/// As links were made before version 2; to notice a second spelling.
fn write_version_1(handoff: &Handoff) -> Vec<u8> {
    let mut out = BitsWriter::default();
    out.put(1, 8);
    out.put(handoff.items.len() as u64, 4);
    out.put(handoff.discreet.into(), 1);
    let day = handoff.made_on.and_then(day_number);
    out.put(day.is_some().into(), 1);
    if let Some(number) = day {
        out.put(number.into(), 16);
    }
    text::write(&mut out, handoff.lang.as_deref().unwrap_or(""));
    text::write(&mut out, &handoff.from);
    for item in &handoff.items {
        out.put(item.code.bits().into(), CODE_BITS);
        text::write(&mut out, &item.line);
    }
    out.into_bytes()
}

/// Behind the version's eight bits.
fn read_version_1(bits: &mut Bits) -> Option<Handoff> {
    let count = bits.take(4)?;
    let discreet = bits.take(1)? == 1;
    let made_on = read_day(bits)?;
    let lang = Some(text::read(bits)?).filter(|lang| !lang.is_empty());
    let from = text::read(bits)?;
    let items = (0..count)
        .map(|_| {
            let code = Code::from_bits(bits.take(CODE_BITS)? as u32)?;
            Some(Item { code, line: text::read(bits)?, ..Item::default() })
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Handoff { from, lang, made_on, items, discreet, parts: Vec::new() })
}

/// `Some(None)`: there is none.
pub(crate) fn read_day(bits: &mut Bits) -> Option<Option<Date>> {
    let dated = bits.take(1)? == 1;
    Some(if dated { Some(FIRST_DAY.plus(bits.take(16)? as i32)) } else { None })
}

/// Days since [`FIRST_DAY`]; `None` outside of what 16 bits hold.
pub(crate) fn day_number(day: Date) -> Option<u16> {
    u16::try_from(day - FIRST_DAY).ok()
}

pub(crate) fn with_check(mut bytes: Vec<u8>) -> String {
    let check = check(&bytes);
    bytes.extend(check);
    Base64UrlUnpadded::encode_string(&bytes)
}

pub(crate) fn check(bytes: &[u8]) -> [u8; CHECK_BYTES] {
    let digest = Sha256::digest(bytes);
    [digest[0], digest[1]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handoff(lines: &[&str]) -> Handoff {
        let items = lines.iter().zip(Code::candidates("a"));
        let items = items.map(|(line, code)| Item { code, line: (*line).to_owned(), ..Item::default() }).collect();
        Handoff { items, ..Handoff::default() }
    }

    /// As it would be written if nothing bounded it.
    fn written(handoff: &Handoff) -> String {
        with_check(write_version_2(&handoff.tidy()))
    }

    #[test]
    fn a_token_is_read_up_to_its_bound_and_of_a_longer_one_its_programs() {
        let line = "\u{436}".repeat(crate::MAX_LINE);
        let with = |bytes: usize| {
            let last = line[..bytes / 2 * 2].to_owned() + &"a".repeat(bytes % 2);
            let mut lines = vec![line.as_str(); 10];
            lines.push(&last);
            written(&Handoff { from: line[..60].to_owned(), ..handoff(&lines) })
        };
        let mut longest = 0;
        let around = MAX_TOKEN - 8..MAX_TOKEN + 8;
        for token in (0..2 * crate::MAX_LINE).map(with).filter(|token| around.contains(&token.len())) {
            let read = Handoff::receive(&token).unwrap();
            assert_eq!(read.is_whole, token.len() <= MAX_TOKEN, "{}", token.len());
            assert_eq!(read.handoff.items.len(), 11);
            if read.is_whole {
                longest = token.len();
            }
        }
        assert_eq!(longest, MAX_TOKEN);
    }

    #[test]
    fn only_a_higher_version_is_newer() {
        for (version, error) in [(0, HandoffError::Damaged), (3, HandoffError::Newer), (255, HandoffError::Newer)] {
            assert_eq!(Handoff::decode(&with_check(vec![version, 0x10, 0, 0])), Err(error), "version {version}");
        }
    }

    #[test]
    fn a_program_that_a_link_has_twice_is_read_once() {
        let mut twice = handoff(&["first", "other"]);
        twice.items.push(Item { line: "second".into(), ..twice.items[0].clone() });
        let expected = &twice.items[..2];
        assert_eq!(Handoff::decode(&twice.encode().unwrap()).unwrap().items, expected);
        // As nobody but an attacker writes it: its programs are read, its words are not.
        let read = Handoff::receive(&with_check(write_version_2(&twice))).unwrap();
        assert!(!read.is_whole);
        let codes = |items: &[Item]| items.iter().map(|item| item.code).collect::<Vec<_>>();
        assert_eq!(codes(&read.handoff.items), codes(expected));
    }

    #[test]
    fn a_head_without_programs_or_of_a_later_form_brings_nothing() {
        let token = |count: u64, later: u64| {
            let mut head = BitsWriter::default();
            head.put(VERSION, 8);
            head.put(count, 4);
            head.put(0, 1);
            head.put(later, 3);
            Code::candidates("a").take(count as usize).for_each(|code| head.put(code.bits().into(), CODE_BITS));
            let mut bytes = head.into_bytes();
            bytes.extend(check(&bytes));
            // What follows is cut off.
            Base64UrlUnpadded::encode_string(&bytes)
        };
        let read = Handoff::receive(&token(1, 0)).unwrap();
        assert_eq!((read.handoff.items.len(), read.is_whole), (1, false));
        for damaged in [token(0, 0), token(1, 1), token(0, 1)] {
            assert_eq!(Handoff::receive(&damaged), Err(HandoffError::Damaged));
        }
    }
}
