//! Facts derived from a program's fields: whether it is free, has ended or has room, and its phones.

use super::{Date, Directory, Location, Organization, Phone, Program, Record, Status};
use signpost_hours as hours;
use signpost_hours::{OpenState, Schedule, UnixSeconds, Zone};

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

impl Directory {
    /// See [`phones_of`].
    pub fn phones<'a>(&'a self, program: &'a Program) -> Vec<&'a Phone> {
        let organization = program.organization.and_then(|at| self.organizations.get(at as usize));
        phones_of(program, organization, |at| self.locations.get(at as usize))
    }
}

/// All phones of a program, the most specific first, none twice, for cards and pages alike. What cannot be dialled is
/// among them: it is shown as the words that it is.
pub fn phones_of<'a>(
    program: &'a Program,
    organization: Option<&'a Organization>,
    location: impl Fn(u32) -> Option<&'a Location>,
) -> Vec<&'a Phone> {
    let mut all: Vec<&Phone> = program.phones.iter().collect();
    all.extend(program.sites.iter().flat_map(|site| &site.phones));
    for contacts in std::iter::once(&program.contacts).chain(program.sites.iter().map(|site| &site.contacts)) {
        all.extend(contacts.iter().flat_map(|contact| &contact.phones));
    }
    all.extend(program.sites.iter().filter_map(|site| location(site.location)).flat_map(|location| &location.phones));
    all.extend(organization.iter().flat_map(|organization| &organization.phones));
    let mut seen = Vec::new();
    all.retain(|phone| {
        let key = phone.dial().unwrap_or_else(|| phone.number.clone());
        let is_new = !key.is_empty() && !seen.contains(&key);
        seen.push(key);
        is_new
    });
    all
}

impl Record {
    /// See [`phones_of`].
    pub fn phones(&self) -> Vec<&Phone> {
        phones_of(&self.program, self.organization.as_ref(), |at| self.locations.get(at as usize))
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
    use crate::{Capacity, Contact, Cost};
    use signpost_hours::date::date;

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

    #[test]
    fn a_contacts_phone_is_a_programs_and_words_are_kept_while_copies_are_not() {
        let contact = Contact { phones: vec![Phone::of("305-555-0101")], ..Default::default() };
        let phones = vec![Phone::of("ask at the desk"), Phone::of("")];
        let program = Program { contacts: vec![contact], phones, ..Default::default() };
        let organization = Organization { phones: vec![Phone::of("(305) 555-0101")], ..Default::default() };
        let found = phones_of(&program, Some(&organization), |_| None);
        let numbers: Vec<&str> = found.iter().map(|phone| phone.number.as_str()).collect();
        assert_eq!(numbers, ["ask at the desk", "305-555-0101"]);
        assert_eq!(Phone::first(&found).map(|phone| phone.number.as_str()), Some("305-555-0101"));
    }
}
