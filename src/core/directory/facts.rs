//! Defines what follows from a program's fields: free, ended, has room, whom to call first.

use super::{Date, Location, Phone, Program, Record, Status};
use crate::core::{
    UnixSeconds,
    hours::{self, OpenState, Schedule, Zone},
};

/// Fee texts that say "free" and nothing that takes it back.
const FREE_WORDS: [&str; 12] = [
    "free",
    "no cost",
    "no charge",
    "no fee",
    "none",
    "no",
    "gratis",
    "gratuito",
    "sin costo",
    "sin cargo",
    "ninguno",
    "$0",
];

/// What may follow such a word.
const ENDINGS: [&str; 7] = [",", ";", ".", ":", " for ", " of charge", " para "];

impl Program {
    /// Somebody said that it costs nothing. Silence is not "free".
    pub fn is_free(&self) -> bool {
        let amounts_are_zero = !self.costs.is_empty() && self.costs.iter().all(|cost| cost.amount == Some(0.0));
        amounts_are_zero || self.fees.as_deref().is_some_and(says_free)
    }

    /// Why it may have ended: its funding, or the entry itself, ran out before `today`.
    pub fn ended_on(&self, today: Date) -> Option<Date> {
        [self.funded_until, self.valid_until].into_iter().flatten().filter(|last| *last < today).min()
    }

    /// Whether it takes new people, as far as it said: `None` when it said nothing.
    pub fn accepts_new_people(&self) -> Option<bool> {
        if self.status == Status::TemporarilyClosed {
            return Some(false);
        }
        let known: Vec<u32> = self.capacity.iter().filter_map(|capacity| capacity.available).collect();
        if known.is_empty() { None } else { Some(known.iter().any(|available| *available > 0)) }
    }
}

fn says_free(fees: &str) -> bool {
    let fees = fees.trim().trim_end_matches(['.', '!']).to_lowercase();
    // "Free", "Free for members", "free; donations welcome", but not "free trial" or "no insurance: ask".
    let goes_on = |rest: &str| rest.is_empty() || ENDINGS.iter().any(|ending| rest.starts_with(ending));
    let plainly = FREE_WORDS.iter().any(|word| fees.strip_prefix(word).is_some_and(goes_on));
    plainly && (fees == "$0" || !fees.contains(char::is_numeric))
}

impl Phone {
    /// A number of which nothing else is known.
    pub fn of(number: &str) -> Phone {
        Phone { number: number.to_owned(), ..Phone::default() }
    }

    /// What a `tel:` address takes: digits with a leading `+` where given, and the extension (RFC 3966).
    /// `None` when there is nothing to dial.
    pub fn dial(&self) -> Option<String> {
        let digits = dialled(&self.number);
        // Service numbers have three digits, international ones at most fifteen (E.164).
        if !(3..=15).contains(&digits.len()) {
            return None;
        }
        let plus = if self.number.trim_start().starts_with('+') { "+" } else { "" };
        let extension = self.extension.iter().flat_map(|e| e.chars()).filter(char::is_ascii_digit);
        let extension: String = extension.take(10).collect();
        let extension = if extension.is_empty() { extension } else { format!(";ext={extension}") };
        Some(format!("{plus}{digits}{extension}"))
    }

    /// Its `tel:` address (RFC 3966); `None` where there is nothing to dial.
    pub fn tel(&self) -> Option<String> {
        Some(format!("tel:{}", self.dial()?))
    }

    /// Its `sms:` address (RFC 5724), for a number that takes text messages.
    pub fn sms(&self) -> Option<String> {
        let dial = self.dial()?;
        Some(format!("sms:{}", dial.split(';').next().unwrap_or_default()))
    }

    /// Somebody can be spoken to: not a fax and not for text messages alone.
    pub fn is_voice(&self) -> bool {
        let kind = self.kind.as_deref().unwrap_or("").to_lowercase();
        !["fax", "text", "sms", "pager"].iter().any(|other| kind.contains(other))
    }
}

/// The digits of a number, letters as on a keypad (`1-800-555-HELP`); an extension written into the number
/// (`x44`, `ext. 44`) is not dialled.
fn dialled(number: &str) -> String {
    let lower = number.to_ascii_lowercase();
    let end = lower.find(" x").or_else(|| lower.find("ext")).unwrap_or(lower.len());
    let has_digits = |text: &str| text.chars().filter(char::is_ascii_digit).count() >= 3;
    if !has_digits(&lower[..end]) {
        return String::new();
    }
    let symbol = |c: char| match c {
        '0'..='9' => Some(c),
        'a'..='c' => Some('2'),
        'd'..='f' => Some('3'),
        'g'..='i' => Some('4'),
        'j'..='l' => Some('5'),
        'm'..='o' => Some('6'),
        'p'..='s' => Some('7'),
        't'..='v' => Some('8'),
        'w'..='z' => Some('9'),
        _ => None,
    };
    lower[..end].chars().filter_map(symbol).take(16).collect()
}

impl Record {
    /// All numbers to call, the most specific first, none twice.
    pub fn phones(&self) -> Vec<&Phone> {
        let program = &self.program;
        let mut all: Vec<&Phone> = program.phones.iter().collect();
        for site in &program.sites {
            all.extend(&site.phones);
        }
        for contacts in std::iter::once(&program.contacts).chain(program.sites.iter().map(|site| &site.contacts)) {
            all.extend(contacts.iter().flat_map(|contact| &contact.phones));
        }
        all.extend(self.locations.iter().flat_map(|location| &location.phones));
        all.extend(self.organization.iter().flat_map(|organization| &organization.phones));
        let mut seen = Vec::new();
        all.retain(|phone| match phone.dial() {
            Some(dial) if !seen.contains(&dial) => {
                seen.push(dial);
                true
            }
            _ => false,
        });
        all
    }

    /// The schedules that hold at one of its sites, or for a program that has none.
    pub fn schedules(&self, site: Option<usize>) -> Vec<&Schedule> {
        let site = site.and_then(|at| self.program.sites.get(at));
        let location = site.and_then(|site| self.locations.get(site.location as usize));
        hours::applicable(
            site.map_or(&[], |site| &site.schedules),
            &self.program.schedules,
            location.map_or(&[], |location| &location.schedules),
        )
    }

    /// Open at any of its sites counts as open.
    pub fn open_state(&self, zone: &Zone, now: UnixSeconds) -> OpenState {
        if self.program.status == Status::TemporarilyClosed {
            return OpenState::Closed { opens: None };
        }
        let sites = self.program.sites.len();
        let states = (0..sites.max(1)).map(|at| hours::state(&self.schedules((sites > 0).then_some(at)), zone, now));
        states.min_by_key(OpenState::rank).unwrap_or(OpenState::Unknown)
    }

    /// The place to go to, if it may be told at all.
    pub fn address_of(&self, site: usize) -> Option<&Location> {
        let site = self.program.sites.get(site)?;
        self.locations.get(site.location as usize).filter(|location| !location.confidential)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::date::date;
    use crate::core::directory::{Capacity, Cost};

    #[test]
    fn only_a_plain_word_makes_it_free() {
        for (fees, free) in [
            ("Free", true),
            ("free.", true),
            ("No cost for county residents", true),
            ("Gratis", true),
            ("$0", true),
            ("Free; donations welcome", true),
            ("None", true),
            ("Free trial, then $20 a month", false),
            ("No insurance: $40", false),
            ("Sliding scale", false),
            ("", false),
        ] {
            assert_eq!(Program { fees: Some(fees.into()), ..Default::default() }.is_free(), free, "{fees}");
        }
        let paid = Cost { amount: Some(5.0), ..Default::default() };
        assert!(
            !Program { costs: vec![Cost { amount: Some(0.0), ..Default::default() }, paid], ..Default::default() }
                .is_free()
        );
    }

    #[test]
    fn a_phone_is_dialled_with_its_extension() {
        let phone = |number: &str, extension: &str| Phone {
            number: number.into(),
            extension: Some(extension.into()),
            ..Default::default()
        };
        assert_eq!(phone("(305) 555-0134", "x12").dial().as_deref(), Some("3055550134;ext=12"));
        assert_eq!(phone("+1 305 555 0134", "").dial().as_deref(), Some("+13055550134"));
        assert_eq!(phone("1-800-555-HELP", "").dial().as_deref(), Some("18005554357"));
        assert_eq!(phone("305-555-0134 ext. 44", "press 2").dial().as_deref(), Some("3055550134;ext=2"));
        assert_eq!(phone("988", "").dial().as_deref(), Some("988"));
        for nothing in ["call us", "", "--", "\u{660}\u{661}\u{662}", "123456789012345678901234567890"] {
            assert_eq!(phone(nothing, "").dial(), None, "{nothing}");
        }
    }

    #[test]
    fn a_program_ends_after_its_last_day_and_not_on_it() {
        let program = Program { funded_until: Some(date(2026, 6, 30)), ..Default::default() };
        assert_eq!(program.ended_on(date(2026, 6, 30)), None);
        assert_eq!(program.ended_on(date(2026, 7, 1)), Some(date(2026, 6, 30)));
    }

    #[test]
    fn room_is_told_only_when_somebody_said_so() {
        let with =
            |available| Program { capacity: vec![Capacity { available, ..Default::default() }], ..Default::default() };
        assert_eq!(with(None).accepts_new_people(), None);
        assert_eq!(with(Some(0)).accepts_new_people(), Some(false));
        assert_eq!(with(Some(2)).accepts_new_people(), Some(true));
    }
}
