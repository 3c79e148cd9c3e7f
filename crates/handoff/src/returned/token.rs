//! The token that carries a return in a link. docs/handoff.md has the layout.

use super::{Outcome, ReceivedReturn, Return};
use crate::{
    HandoffError, MAX_ITEMS,
    bits::{Bits, BitsWriter},
    token::{CODE_BITS, FIRST_DAY, as_arrived, checked_bytes, day_number, with_check},
};
use signpost_directory::Code;
use signpost_saved::State;

const VERSION: u64 = 1;
const COUNT_BITS: u8 = 4;
const DAY_BITS: u8 = 16;
const STATE_BITS: u8 = 5;
/// 0: no day; else one more than the days before the day of the return.
const AGE_BITS: u8 = 10;

/// The ids of the states in the order of their numbers. A number is never given to another state.
const STATES: [&str; 15] = [
    "not-yet",
    "called",
    "waiting",
    "got-help",
    "full",
    "not-for-me",
    "could-not-reach",
    "could-not-get",
    "closed",
    "not-needed",
    "other",
    "did-not-know-how",
    "language",
    "cost",
    "other-things-first",
];

impl Return {
    /// The token that stands behind `#/return?`: letters, digits, `-` and `_` only.
    pub fn encode(&self) -> Result<String, HandoffError> {
        let returned = self.tidy();
        match returned.outcomes.len() {
            0 => return Err(HandoffError::Empty),
            n if n > MAX_ITEMS => return Err(HandoffError::TooMany),
            _ => {}
        }
        let mut out = BitsWriter::default();
        out.put(VERSION, 8);
        out.put(returned.outcomes.len() as u64, COUNT_BITS);
        out.put(day_number(returned.made_on).unwrap_or(0).into(), DAY_BITS);
        for outcome in &returned.outcomes {
            let age = outcome.on.map_or(0, |on| returned.made_on - on + 1);
            out.put(outcome.code.bits().into(), CODE_BITS);
            out.put(number(outcome.state), STATE_BITS);
            out.put(age as u64, AGE_BITS);
        }
        Ok(with_check(out.into_bytes()))
    }

    /// Reads a link as it arrived: what mail programs and people put around it is cut off. What is read is already
    /// [tidy](Return::tidy).
    pub fn receive(token: &str) -> Result<ReceivedReturn, HandoffError> {
        let body = as_arrived(token).iter().find_map(|token| checked_bytes(token)).ok_or(HandoffError::Damaged)?;
        let bits = &mut Bits::new(&body);
        match bits.take(8) {
            Some(VERSION) => {
                let received = read(bits).ok_or(HandoffError::Damaged)?;
                // One return has one token: nothing but zeros fills up the last byte.
                match bits.take_rest() {
                    Some(0) => Ok(received),
                    _ => Err(HandoffError::Damaged),
                }
            }
            // Later versions begin like this one and put what is theirs behind it.
            Some(newer) if newer > VERSION => {
                read(bits).map(|received| ReceivedReturn { is_newer: true, ..received }).ok_or(HandoffError::Newer)
            }
            _ => Err(HandoffError::Damaged),
        }
    }
}

fn number(state: State) -> u64 {
    let place = STATES.iter().position(|id| *id == state.id());
    place.or_else(|| STATES.iter().position(|id| *id == "other")).unwrap_or(0) as u64
}

/// Behind the version's eight bits.
fn read(bits: &mut Bits) -> Option<ReceivedReturn> {
    let count = bits.take(COUNT_BITS)?;
    let made_on = FIRST_DAY.plus(bits.take(DAY_BITS)? as i32);
    let mut returned = Return { made_on, outcomes: Vec::new() };
    let mut unknown: Vec<Code> = Vec::new();
    for _ in 0..count {
        let code = Code::from_bits(bits.take(CODE_BITS)? as u32)?;
        let state = STATES.get(bits.take(STATE_BITS)? as usize).and_then(|id| id.parse().ok());
        let age = bits.take(AGE_BITS)? as i32;
        let on = (age > 0).then(|| made_on.plus(1 - age));
        if unknown.contains(&code) || returned.outcomes.iter().any(|outcome| outcome.code == code) {
            return None;
        }
        match state {
            Some(state) => returned.outcomes.push(Outcome { code, state, on }),
            None => unknown.push(code),
        }
    }
    let is_newer = !unknown.is_empty();
    (count > 0).then_some(ReceivedReturn { returned, is_newer, unknown })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::returned::MAX_DAYS;

    #[test]
    fn every_state_has_a_number_of_its_own() {
        for &state in State::ALL {
            assert_eq!(STATES.get(number(state) as usize), Some(&state.id()));
        }
        assert!(STATES.len() <= 1 << STATE_BITS);
    }

    #[test]
    fn every_age_that_a_return_may_have_fits() {
        assert_eq!(MAX_DAYS + 1, (1 << AGE_BITS) - 1);
    }

    /// Made as a version 2 that has a twelfth state and something behind the programs.
    #[test]
    fn a_newer_return_says_so_and_shows_what_this_version_knows() {
        let codes: Vec<Code> = Code::candidates("a").take(2).collect();
        let mut out = BitsWriter::default();
        out.put(2, 8);
        out.put(2, COUNT_BITS);
        out.put(2_500, DAY_BITS);
        for (code, state) in codes.iter().zip([3, 30]) {
            out.put(code.bits().into(), CODE_BITS);
            out.put(state, STATE_BITS);
            out.put(1, AGE_BITS);
        }
        out.put(0x5ca1ab1e, 32);
        let received = Return::receive(&with_check(out.into_bytes())).unwrap();
        assert!(received.is_newer);
        assert_eq!(received.unknown, codes[1..]);
        let made_on = FIRST_DAY.plus(2_500);
        let outcome = Outcome { code: codes[0], state: State::GotHelp, on: Some(made_on) };
        assert_eq!(received.returned, Return { made_on, outcomes: vec![outcome] });

        let mut out = BitsWriter::default();
        out.put(9, 8);
        out.put(0, COUNT_BITS);
        assert_eq!(Return::receive(&with_check(out.into_bytes())), Err(HandoffError::Newer));
    }

    #[test]
    fn bits_that_no_return_has_are_damage() {
        let token = |codes: &[u64], state: u64, fill: u64| {
            let mut out = BitsWriter::default();
            out.put(VERSION, 8);
            out.put(codes.len() as u64, COUNT_BITS);
            out.put(0, DAY_BITS);
            for code in codes {
                out.put(*code, CODE_BITS);
                out.put(state, STATE_BITS);
                out.put(0, AGE_BITS);
            }
            let bits = 28 + 45 * codes.len();
            out.put(fill, (bits.next_multiple_of(8) - bits) as u8);
            with_check(out.into_bytes())
        };
        let [one, two] = [0, 1].map(|n| u64::from(Code::candidates("a").nth(n).unwrap().bits()));
        for (codes, state) in [(&[one][..], 0), (&[one, two], 0), (&[one, two], 31)] {
            assert!(Return::receive(&token(codes, state, 0)).is_ok(), "{codes:?} {state}");
        }
        for damaged in [
            token(&[], 0, 0),
            token(&[one, one], 0, 0),
            token(&[one, one], 31, 0),
            token(&[0], 0, 0),
            token(&[one], 0, 1),
        ] {
            assert_eq!(Return::receive(&damaged), Err(HandoffError::Damaged));
        }
    }
}
